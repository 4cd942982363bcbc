using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Results.Database;
using Rampart.Results.Reading;
using Rampart.Web.Hosting;
using Rampart.Web.Runs;

namespace Rampart.Web.Jobs;

/// <summary>All jobs: those that wait, those that are fought, and those that have ended.</summary>
/// <remarks>
/// A job's record is written before its work begins and at each change of its state; done is said only after the result's folder stands.
/// A job goes on whoever watches it: a lost connection or a closed page stops nothing.
/// </remarks>
internal sealed class JobBoard : IHostedService, IDisposable
{
    // Often enough that a proxy or a browser sees that the line is alive.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10.0);

    // A bar that moves five times a second is smooth; a thousand events a second would only warm the room.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    // Of what has ended the record on the disk tells as much; these spare those who just watch it another event.
    private const int MostEndedInHand = 32;

    private readonly ConcurrentDictionary<string, JobInHand> _inHand = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _working = new(StringComparer.Ordinal);
    private readonly Lock _taking = new();
    private readonly Project _project;
    private readonly ServerOptions _options;
    private readonly ReplayStore _replays;
    private readonly JobFiles _files;
    private readonly SemaphoreSlim _runs;
    private readonly SemaphoreSlim _campaigns;
    private readonly CancellationToken _ending;

    public JobBoard(Project project, ServerOptions options, ReplayStore replays, IHostApplicationLifetime host)
    {
        _project = project;
        _replays = replays;
        _options = options;
        _files = new JobFiles(project.ResultsFolder);
        _runs = new SemaphoreSlim(options.Limits.ConcurrentRuns);
        _campaigns = new SemaphoreSlim(options.Limits.ConcurrentCampaigns);

        // Before the server waits for its connections to end: those who watch are told, and go.
        _ending = host.ApplicationStopping;
        _ending.Register(EndAll);
    }

    /// <summary>How many of this server's jobs have not ended.</summary>
    public int Going => _inHand.Values.Count(each => !each.Now.HasEnded);

    /// <summary>How many jobs this server remembers besides their records.</summary>
    public int InHand => _inHand.Count;

    /// <summary>All jobs, the newest first.</summary>
    public IReadOnlyList<Job> All() => [.. _files.All().Select(job => _inHand.TryGetValue(job.Id, out var inHand) ? inHand.Now : job)];

    /// <exception cref="RefusalException">There is no such job.</exception>
    public Job Find(string id) => (_inHand.TryGetValue(JobId.Checked(id), out var inHand) ? inHand.Now : _files.Read(id))
        ?? throw RefusalException.NotThere("such job", "The list of jobs is at /api/jobs.");

    /// <summary>The job that is at a result now, if one is.</summary>
    public Job? At(ResultId result) => _inHand.Values.Select(each => each.Now).FirstOrDefault(job => !job.HasEnded && string.Equals(job.Result, result.ToString(), StringComparison.Ordinal));

    /// <summary>Takes on a battle.</summary>
    /// <exception cref="RefusalException">There are errors in what is asked, or too much is asked at once.</exception>
    public Job Begin(RunRequest request) => Take(BattleWork.Read(request, _project), JobKind.Run, request, null, null);

    /// <summary>Takes on a campaign.</summary>
    /// <exception cref="RefusalException">There are errors in what is asked, or too much is asked at once.</exception>
    public Job Begin(CampaignRequest request) => Take(CampaignWork.Begin(request, _project), JobKind.Campaign, null, request, null);

    /// <summary>Goes on with a campaign that stands in its folder, whoever has begun it.</summary>
    /// <exception cref="RefusalException">There is no such campaign, or it cannot go on.</exception>
    public Job Resume(ResultId campaign)
    {
        var known = _files.All().FirstOrDefault(job => job.Kind == JobKind.Campaign && job.CanResume && string.Equals(job.Result, campaign.ToString(), StringComparison.Ordinal));
        var work = CampaignWork.Resume(campaign, _project, known?.Campaign?.Threads is { } threads && threads <= _options.Limits.Threads ? threads : null);
        return Take(work, JobKind.Campaign, null, known?.Campaign ?? work.Request, known);
    }

    /// <summary>Goes on with a job that was interrupted, stopped or failed: a campaign from what it has kept, a battle from its beginning.</summary>
    /// <exception cref="RefusalException">There is nothing to go on with.</exception>
    public Job Resume(string id)
    {
        var job = Find(id);
        if (!job.CanResume)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, job.State == JobState.Done ? "The job is done." : "The job is going on already.");
        }

        if (job.Run is { } run)
        {
            return Take(BattleWork.Read(run, _project), JobKind.Run, run, null, job);
        }

        var result = ResultId.Parse(job.Result, null);
        var hasBegun = File.Exists(Path.Combine(_project.ResultsFolder, result.Name, result.Key, Rampart.Campaigns.Running.CampaignFolder.ManifestFile));
        return Take(hasBegun ? CampaignWork.Resume(result, _project, job.Campaign!.Threads) : CampaignWork.Begin(job.Campaign!, _project), JobKind.Campaign, null, job.Campaign, job);
    }

    /// <summary>Ends a job early; what a campaign has finished is kept.</summary>
    /// <exception cref="RefusalException">There is nothing to stop, or another server is at it.</exception>
    public Job Stop(string id)
    {
        var job = Find(id);
        if (job.HasEnded)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, "The job has ended already.");
        }

        if (!_inHand.TryGetValue(id, out var inHand))
        {
            throw new RefusalException(StatusCodes.Status409Conflict, "Another server is at this job.", "Stop it where it was begun.");
        }

        inHand.Stop();
        return inHand.Now;
    }

    /// <summary>Whether someone who has seen this event has seen the end.</summary>
    public bool HasSeenEnd(Job job, string? lastEvent) => job.HasEnded && string.Equals(lastEvent, EventOf(job.Id).Id, StringComparison.Ordinal);

    /// <summary>How a job stands, again at each change, to its end.</summary>
    /// <param name="id">The job.</param>
    /// <param name="lastEvent">What the watcher has seen last, so that it is not sent again.</param>
    /// <param name="gone">The watcher has gone.</param>
    public async IAsyncEnumerable<SseItem<Job>> Watch(string id, string? lastEvent, [EnumeratorCancellation] CancellationToken gone)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(gone, _ending);
        while (!gone.IsCancellationRequested)
        {
            var (job, eventId, changed) = EventOf(id);
            var isNew = !string.Equals(eventId, lastEvent, StringComparison.Ordinal);
            if (isNew || job.HasEnded)
            {
                lastEvent = eventId;
                yield return new SseItem<Job>(job, TypeOf(job)) { EventId = eventId, ReconnectionInterval = TimeSpan.FromSeconds(1.0) };
                if (job.HasEnded)
                {
                    yield break;
                }

                await Task.WhenAny(Task.Delay(Pause, leaving.Token));
            }

            if (_ending.IsCancellationRequested && !_inHand.ContainsKey(id))
            {
                yield break;
            }

            if (await Task.WhenAny(changed, Task.Delay(Beat, gone)) != changed && !gone.IsCancellationRequested)
            {
                yield return new SseItem<Job>(job, "beat") { EventId = eventId };
            }
        }
    }

    /// <summary>What killed servers have left is cleared away beside the first requests.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _working["sweep"] = Task.Run(() =>
        {
            Swept(() => Leavings.Sweep(_project.ResultsFolder, DateTime.UtcNow, _ending));
            Swept(() => Leavings.SweepPassing(_options.Temporary, DateTime.UtcNow, _ending));
        }, CancellationToken.None);
        return Task.CompletedTask;
    }

    private static void Swept(Action sweep)
    {
        try
        {
            sweep();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // What could not be cleared away harms nobody; the next start tries again.
        }
    }

    /// <summary>The server ends: what is going is interrupted, and its record says so.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(Task.WhenAll(_working.Values), Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
    }

    private void EndAll()
    {
        lock (_taking)
        {
            foreach (var inHand in _inHand.Values)
            {
                inHand.Stop();
            }
        }
    }

    public void Dispose()
    {
        _files.Dispose();
        _runs.Dispose();
        _campaigns.Dispose();
        foreach (var inHand in _inHand.Values)
        {
            inHand.Dispose();
        }
    }

    private static string TypeOf(Job job) => job.HasEnded ? job.State.ToString().ToLowerInvariant() : "progress";

    private (Job Job, string Id, Task Changed) EventOf(string id)
    {
        if (_inHand.TryGetValue(id, out var inHand))
        {
            var (job, version, changed) = inHand.Look();
            return (job, $"{_files.Server}-{version}", changed);
        }

        // Another server is at it, or it has ended: its record is all that is known.
        var read = Find(id);
        return (read, $"{read.State}-{read.Ended?.UtcTicks}".ToLowerInvariant(), Task.Delay(TimeSpan.FromSeconds(1.0)));
    }

    private Job Take(IJobWork work, JobKind kind, RunRequest? run, CampaignRequest? campaign, Job? before)
    {
        var result = Path.GetRelativePath(_project.ResultsFolder, Path.GetFullPath(work.Place)).Replace(Path.DirectorySeparatorChar, '/');
        lock (_taking)
        {
            if (_ending.IsCancellationRequested)
            {
                throw new RefusalException(StatusCodes.Status409Conflict, "The server is ending.");
            }

            // Two pages ask for the same: they watch the same.
            if (_inHand.Values.Select(each => each.Now).FirstOrDefault(job => !job.HasEnded && job.Kind == kind && string.Equals(job.Result, result, StringComparison.Ordinal)) is { } same)
            {
                return same;
            }

            if (_inHand.Values.Count(each => each.Now.State == JobState.Queued) >= _options.Limits.Waiting)
            {
                throw new RefusalException(StatusCodes.Status429TooManyRequests, $"{_options.Limits.Waiting} jobs are waiting already.", "Wait until some are done, or stop one.");
            }

            var now = DateTimeOffset.UtcNow;
            var job = new Job
            {
                Id = before?.Id ?? JobId.New(now),
                Kind = kind,
                State = JobState.Queued,
                Title = work.Title,
                Scenario = work.Scenario,
                Result = result,
                Run = run,
                Campaign = campaign,
                Asked = before?.Asked ?? now,
                Findings = [.. work.Remarks.Select(FindingAnswer.Of)],
                Server = _files.Server,
            };
            _files.Write(job);
            var inHand = new JobInHand(job);
            if (_inHand.TryGetValue(job.Id, out var old))
            {
                old.Dispose();
            }

            ForgetEnded();
            _inHand[job.Id] = inHand;
            _working[job.Id] = Task.Run(() => WorkAsync(inHand, work));
            return job;
        }
    }

    // Nobody stops what has ended: nothing of it needs to be disposed of.
    private void ForgetEnded()
    {
        foreach (var (id, inHand) in _inHand.Where(each => each.Value.Now.HasEnded).OrderByDescending(each => each.Value.Now.Ended).Skip(MostEndedInHand).ToList())
        {
            _inHand.TryRemove(KeyValuePair.Create(id, inHand));
        }

        foreach (var (id, task) in _working.Where(each => each.Value.IsCompleted).ToList())
        {
            _working.TryRemove(KeyValuePair.Create(id, task));
        }
    }

    private async Task WorkAsync(JobInHand inHand, IJobWork work)
    {
        var isRun = inHand.Now.Kind == JobKind.Run;
        var lane = isRun ? _runs : _campaigns;
        try
        {
            await lane.WaitAsync(inHand.Stopping);
        }
        catch (OperationCanceledException)
        {
            Settle(inHand, Stopped(inHand, isTooLong: false, "It had not begun."));
            return;
        }

        try
        {
            var patience = isRun ? _options.Limits.Run : _options.Limits.Campaign;
            using var clock = new CancellationTokenSource(patience);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(inHand.Stopping, clock.Token);
            var ending = Settle(inHand, job => job with { State = JobState.Going, Started = DateTimeOffset.UtcNow })
                ? await Task.Factory.StartNew(() => Ending(inHand, work, clock.Token, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                : null;
            if (ending is not null)
            {
                Settle(inHand, ending);
            }

            if (isRun && inHand.Now.State == JobState.Done)
            {
                // Who has asked for a battle will look at it.
                _replays.MakeAhead(ResultId.Parse(inHand.Now.Result, null));
            }
        }
        finally
        {
            lane.Release();
        }
    }

    /// <summary>Does the work and says how the job stands after it.</summary>
    private Func<Job, Job> Ending(JobInHand inHand, IJobWork work, CancellationToken tooLong, CancellationToken stop)
    {
        var findings = new List<Finding>(work.Remarks);
        Func<Job, Job> Failed(string message, string remedy) => job => job with { State = JobState.Failed, Message = PageWords.Of(message), Remedy = PageWords.Of(remedy) };
        Func<Job, Job> end;
        try
        {
            end = work.Do(findings, inHand, stop) is { } isReused
                ? job => job with { State = JobState.Done, IsReused = isReused, Done = job.All, Left_s = 0.0, Message = string.Empty }
                : Failed("There are errors in what was given.", "Mend what the findings name, and resume it.");
        }
        catch (CampaignStoppedException exception)
        {
            end = Stopped(inHand, tooLong.IsCancellationRequested, exception.Message);
        }
        catch (OperationCanceledException)
        {
            end = Stopped(inHand, tooLong.IsCancellationRequested, "Nothing is kept of it.");
        }
        catch (UsageException exception)
        {
            end = Failed(exception.Message, exception.Remedy);
        }
        catch (EnvironmentException exception)
        {
            end = Failed(exception.Message, exception.Remedy);
        }
        catch (ResultFormatException exception)
        {
            end = Failed(exception.Message, exception.Remedy);
        }
        catch (Exception exception) when (exception is ResultWriteException or IOException or UnauthorizedAccessException)
        {
            end = Failed(exception.Message, "Make room, or mend the permissions of the folder of results, and resume it.");
        }
        catch (Exception exception)
        {
            _options.Fault?.Invoke(exception);
            end = Failed("This is a fault of Rampart.", "The terminal in which the server was started says more; please send it in.");
        }

        return job => end(job) with { Ended = DateTimeOffset.UtcNow, Findings = [.. findings.Distinct().Select(FindingAnswer.Of)] };
    }

    private Func<Job, Job> Stopped(JobInHand inHand, bool isTooLong, string kept) => job => (_ending.IsCancellationRequested, isTooLong && !inHand.IsStopping) switch
    {
        (true, _) => job with { State = JobState.Interrupted, Ended = DateTimeOffset.UtcNow, Message = $"The server ended while this was going. {kept}", Remedy = "Resume it." },
        (_, true) => job with { State = JobState.Stopped, Ended = DateTimeOffset.UtcNow, Message = $"It took longer than the server allows. {kept}", Remedy = job.Kind == JobKind.Campaign ? "Resume it to go on." : "Fight it by the command line: rampart run." },
        _ => job with { State = JobState.Stopped, Ended = DateTimeOffset.UtcNow, Message = $"Stopped by request. {kept}", Remedy = "Resume it to go on." },
    };

    /// <summary>Writes the record first and tells those who watch after: what they have seen is never lost.</summary>
    private bool Settle(JobInHand inHand, Func<Job, Job> change)
    {
        try
        {
            _files.Write(change(inHand.Now));
            inHand.Change(change);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            inHand.Change(job => job with { State = JobState.Failed, Ended = DateTimeOffset.UtcNow, Message = $"The job's record could not be written: {exception.Message}", Remedy = "Make room, or mend the permissions of the folder of results." });
            return false;
        }
    }
}
