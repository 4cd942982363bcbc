using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Coverage.Footprint;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>A ring worked out, with what was remarked.</summary>
internal sealed record WorkedRing(CoverageAsked Asked, CoverageSubject Subject, Ledger Ledger, Length Cell, IReadOnlyList<Finding> Remarks, CoverageOutcome Outcome);

/// <summary>A defended footprint worked out, with what was remarked.</summary>
internal sealed record WorkedFootprint(CoverageAsked Asked, IReadOnlyList<Finding> Remarks, FootprintOutcome Outcome);

/// <summary>Works rings and footprints out beside the requests: two at once, the last few kept, and given up when nobody waits for them any more.</summary>
internal sealed class CoverageDesk : IDisposable
{
    /// <summary>The most draws that a page may ask for: some three minutes of one processor.</summary>
    public const int MostPoints = 128;

    private const int AtOnce = 2;
    private const int MostKept = 4;
    private const int MostWaiting = 12;
    private const ulong Seed = 1;

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Work> _works = new(StringComparer.Ordinal);
    private long _asked;
    private int _workedOut;

    /// <summary>How many are being worked out now.</summary>
    public int Going => AtOnce - _places.CurrentCount;

    /// <summary>How many have been worked out to the end.</summary>
    public int WorkedOut => _workedOut;

    /// <summary>The ring as the readings are written, without bands.</summary>
    /// <exception cref="RefusalException">It cannot be asked, or too many wait.</exception>
    public Task<WorkedRing> Quick(CoverageAsked asked, Project project, CancellationToken stop)
    {
        var workspace = project.Workspace;
        return Shared(KeyOf("quick", asked.Identity, asked, workspace, 0), (work, gone) => AsRead(asked, workspace, gone), null, stop);
    }

    /// <summary>All that the command line tells of the ring, with bands of so many draws.</summary>
    /// <exception cref="RefusalException">It cannot be asked, or too many wait.</exception>
    public async Task<WorkedRing> Whole(CoverageAsked asked, int points, Project project, Action<int>? progress, CancellationToken stop)
    {
        var workspace = project.Workspace;
        return await Shared(KeyOf("whole", asked.Identity, asked, workspace, points), (work, gone) => Whole(asked, workspace, points, work, gone), progress, stop);
    }

    /// <summary>What a battery defends against ballistic missiles, with bands of so many draws; none where points is nought.</summary>
    /// <exception cref="RefusalException">It cannot be asked, or too many wait.</exception>
    public async Task<WorkedFootprint> Footprint(FootprintWanted wanted, int points, Project project, Action<int>? progress, CancellationToken stop)
    {
        var workspace = project.Workspace;
        return await Shared(KeyOf("footprint", wanted.Identity, wanted.Asked, workspace, points), (work, gone) => Defended(wanted, workspace, points, work, gone), progress, stop);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var work in _works.Values)
            {
                work.Stop.Cancel();
            }

            _works.Clear();
        }
    }

    private static WorkedRing AsRead(CoverageAsked asked, Workspace workspace, CancellationToken stop)
    {
        var (subject, cell, remarks) = Open(asked, workspace, stop);
        _ = RingAnswer.Of(asked, subject, cell, new DrawsAsked(0, Seed, 1), workspace.Ledger, remarks, Unwatched.Work, stop);
        stop.ThrowIfCancellationRequested();
        var question = subject.Question;
        var terrain = SiteTerrain.Around(subject.Ground, question.Battery.Site, RingSurvey.GroundReach(question), cell, asked.CrossesColumns);
        stop.ThrowIfCancellationRequested();
        var survey = new RingSurvey(question, terrain);
        var maps = new List<RingMap>();
        foreach (var height in question.Heights)
        {
            stop.ThrowIfCancellationRequested();
            maps.Add(survey.Map(height, asked.Course));
        }

        var outcome = new CoverageOutcome
        {
            Asked = asked, Subject = subject, Terrain = terrain, Rows = RingBands.Of(question, maps), Maps = maps, Courses = [], Masts = [], Otherwise = [], Detections = [], Fields = [], EchoClaims = [],
            Points = 0, Seed = Seed, Ledger = workspace.Ledger.Fingerprint(),
        };
        if (UnknownGroundRemark.OfEngagement(outcome) is { } open)
        {
            remarks.Add(open);
        }

        return new WorkedRing(asked, subject, workspace.Ledger, cell, remarks, outcome);
    }

    private static WorkedRing Whole(CoverageAsked asked, Workspace workspace, int points, Work work, CancellationToken stop)
    {
        var (subject, cell, remarks) = Open(asked, workspace, stop);
        var draws = new DrawsAsked(points, Seed, Math.Max(1, Environment.ProcessorCount - 1));
        _ = RingAnswer.Of(asked, subject, cell, draws, workspace.Ledger, remarks, Unwatched.Work, stop);
        var outcome = CoverageRun.Of(asked, subject, cell, draws, workspace.Ledger, done => work.Done = done, stop);
        if (subject.FailedDraws > 0)
        {
            remarks.Add(Finding.Remark(new Place("coverage"), "draws", $"{subject.FailedDraws} of {CountWords.Draws(points)} made no battery and are left out of the bands.", "Look at what their readings contradict: rampart check."));
        }

        if (UnknownGroundRemark.OfEngagement(outcome) is { } open)
        {
            remarks.Add(open);
        }

        return new WorkedRing(asked, subject, workspace.Ledger, cell, remarks, outcome);
    }

    private static WorkedFootprint Defended(FootprintWanted wanted, Workspace workspace, int points, Work work, CancellationToken stop)
    {
        var (subject, findings) = Read(wanted.Asked, workspace, stop);
        if (subject.Threat is null)
        {
            throw Parameters.Wrong("against", $"The {subject.Target.ToLowerInvariant()} flies level: it has a ring and no footprint.", "Ask /api/coverage of it.", StatusCodes.Status422UnprocessableEntity);
        }

        FootprintRemarks.TellUnasked(wanted.Asked, subject.Target, findings);
        FootprintQuestion? question;
        try
        {
            question = FootprintRun.Question(subject, wanted.Threats, findings);
        }
        catch (UsageException exception)
        {
            throw new RefusalException(StatusCodes.Status422UnprocessableEntity, exception.Message, exception.Remedy);
        }

        if (question is null)
        {
            throw RefusalException.Because(findings);
        }

        FootprintWanted.RefuseTooMuch(question);
        var draws = new DrawsAsked(points, Seed, Math.Max(1, Environment.ProcessorCount - 1));
        var outcome = FootprintRun.Of(subject, wanted.Threats, question, draws, workspace.Ledger.Fingerprint(), () => work.Done++, stop);
        FootprintRemarks.Tell(outcome, points, wanted.Asked.Terrain, findings);
        return new WorkedFootprint(wanted.Asked, findings, outcome);
    }

    private static (CoverageSubject Subject, Length Cell, List<Finding> Remarks) Open(CoverageAsked asked, Workspace workspace, CancellationToken stop)
    {
        var (subject, findings) = Read(asked, workspace, stop);
        return (subject, RingAnswer.UsualCell(asked.Radius, subject.Ground.PostSpacing_m), findings);
    }

    private static (CoverageSubject Subject, List<Finding> Remarks) Read(CoverageAsked asked, Workspace workspace, CancellationToken stop)
    {
        var findings = new List<Finding>();
        CoverageSubject? subject;
        try
        {
            subject = CoverageSubject.Open(asked, workspace, findings, Unwatched.Work, stop);
        }
        catch (UsageException exception)
        {
            throw new RefusalException(StatusCodes.Status422UnprocessableEntity, exception.Message, exception.Remedy);
        }
        catch (EnvironmentException exception)
        {
            throw new RefusalException(StatusCodes.Status422UnprocessableEntity, exception.Message, exception.Remedy);
        }

        if (subject is null)
        {
            throw RefusalException.Because(findings);
        }

        // A battle stands on its stated heights; coverage stands on the data's ground.
        findings.RemoveAll(CoverageRemarks.IsOfBattlesAlone);
        return (subject, findings);
    }

    /// <summary>One work for all who ask the same; it ends early when the last of them has gone.</summary>
    private async Task<T> Shared<T>(string key, Func<Work, CancellationToken, T> make, Action<int>? progress, CancellationToken stop)
        where T : class
    {
        var work = Join(key, make);
        try
        {
            while (progress is not null && !work.Task.IsCompleted)
            {
                progress(work.Done);
                await Task.WhenAny(work.Task, Task.Delay(TimeSpan.FromMilliseconds(250.0), stop));
                stop.ThrowIfCancellationRequested();
            }

            return (T)await work.Task.WaitAsync(stop);
        }
        finally
        {
            Leave(key, work);
        }
    }

    private Work Join(string key, Func<Work, CancellationToken, object> make)
    {
        lock (_lock)
        {
            if (!_works.TryGetValue(key, out var work) || work.Task.IsFaulted || work.Task.IsCanceled)
            {
                if (_works.Values.Count(each => !each.Task.IsCompleted) >= MostWaiting)
                {
                    throw new RefusalException(StatusCodes.Status429TooManyRequests, "The server works out as many rings and footprints as it takes on.", "Wait for one of them.");
                }

                work = new Work();
                work.Task = Run(work, make);
                _works[key] = work;
            }

            work.Waiting++;
            work.AskedLast = ++_asked;
            return work;
        }
    }

    private async Task<object> Run(Work work, Func<Work, CancellationToken, object> make)
    {
        await _places.WaitAsync(work.Stop.Token);
        try
        {
            var answer = await Task.Run(() => make(work, work.Stop.Token), work.Stop.Token);
            Interlocked.Increment(ref _workedOut);
            return answer;
        }
        finally
        {
            _places.Release();
        }
    }

    private void Leave(string key, Work work)
    {
        lock (_lock)
        {
            work.Waiting--;
            if (work.Waiting == 0 && !work.Task.IsCompleted)
            {
                work.Stop.Cancel();
                Forget(key, work);
            }

            foreach (var (oldest, each) in _works.Where(each => each.Value.Task.IsCompleted && each.Value.Waiting == 0).OrderByDescending(each => each.Value.AskedLast).Skip(MostKept).ToList())
            {
                Forget(oldest, each);
            }
        }
    }

    private void Forget(string key, Work work)
    {
        if (_works.TryGetValue(key, out var known) && ReferenceEquals(known, work))
        {
            _works.Remove(key);
        }
    }

    // Files that have changed make another workspace: what was worked out of the old one is not this question's answer.
    private static string KeyOf(string kind, JsonObject question, CoverageAsked asked, Workspace workspace, int points)
    {
        var identity = new JsonObject
        {
            ["kind"] = kind,
            ["asked"] = question,
            ["terrain"] = new JsonArray([.. asked.Terrain.Select(each => JsonValue.Create(each))]),
            ["points"] = points,
            ["workspace"] = RuntimeHelpers.GetHashCode(workspace),
            ["ledger"] = workspace.Ledger.Fingerprint(),
            ["scenario"] = asked.Scenario is { } file ? File.GetLastWriteTimeUtc(file).Ticks : 0,
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToJsonString())));
    }

    private sealed class Work
    {
        public Task<object> Task { get; set; } = null!;

        public CancellationTokenSource Stop { get; } = new();

        public int Waiting { get; set; }

        public long AskedLast { get; set; }

        public volatile int Done;
    }
}
