using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;

namespace Rampart.Campaigns.Running;

/// <summary>Fights a campaign's battles on several threads, and hands out the finished rows shard by shard.</summary>
/// <remarks>A battle is one thread's; parallel work is between points. What comes out of a battle depends on nothing but its point and its number.</remarks>
public sealed class CampaignRunner
{
    private readonly CampaignSubject _subject;
    private readonly CampaignDesign _design;
    private readonly int _threads;

    // Reading a point takes about as long as a battle: what the survey has read is kept until it is fought, as far as memory is cheap.
    private const int MostKept = 1000;
    private readonly ConcurrentDictionary<int, Scenario> _read = [];

    public CampaignRunner(CampaignSubject subject, CampaignDesign design, int threads)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_subject, _design, _threads) = (subject, design, threads);
    }

    /// <summary>Reads the scenario at every point, so that a draw that makes no sense is told before the first battle.</summary>
    /// <param name="progress">Told after every point.</param>
    /// <param name="stop">Ends it.</param>
    public CampaignSurvey Survey(Action? progress, CancellationToken stop)
    {
        var factors = Factor.Of(_subject.Plain.Readings);
        var points = new CampaignPoint[_design.Points];
        var wrong = new SortedDictionary<int, IReadOnlyList<Finding>>();
        var telling = new Lock();
        EachOf(
            [.. Enumerable.Range(0, _design.Points)],
            static () => null,
            (point, _, _) =>
            {
                var findings = new List<Finding>();
                var scenario = _subject.At(_design.Seed, point, findings);
                points[point] = new CampaignPoint(point, scenario is null ? [] : Levels(factors, scenario));
                if (scenario is not null && point < MostKept)
                {
                    _read[point] = scenario with { Readings = [] };
                }

                lock (telling)
                {
                    if (scenario is null)
                    {
                        wrong.Add(point, Told(point, findings));
                    }

                    progress?.Invoke();
                }
            },
            stop);
        return new CampaignSurvey([.. factors.Select(factor => new FactorTitle(factor.Name, factor.Title, factor.Support, factor.IndependentOrigins, factor.ClaimsBeside) { Readings = [.. factor.Readings.Select(reading => $"{reading.Model}/{reading.Key}")] })], points, [.. wrong.Values.SelectMany(each => each)]);
    }

    /// <summary>Fights these battles.</summary>
    /// <param name="missing">The battles, ascending.</param>
    /// <param name="shardSize">At most so many rows are handed out at once.</param>
    /// <param name="keep">Gets rows without a gap between them, never from two threads at once.</param>
    /// <param name="progress">Told after every battle.</param>
    /// <param name="stop">Ends it: what is finished is handed out first.</param>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    /// <exception cref="PointException">What was drawn at a point makes no sense; what is finished is handed out first.</exception>
    public void Fight(IReadOnlyList<int> missing, int shardSize, Action<IReadOnlyList<BattleOutcome>> keep, Action<BattleOutcome>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentOutOfRangeException.ThrowIfLessThan(shardSize, 1);
        var plan = new CampaignPlan(_design, missing, _threads, shardSize);
        var taking = new Lock();
        try
        {
            EachOf(
                plan.Portions,
                () => new Desk(),
                (portion, desk, halt) =>
                {
                    var scenario = desk!.At(this, portion.Point);
                    foreach (var replication in portion.Replications)
                    {
                        halt.ThrowIfCancellationRequested();
                        var row = desk.Fighter.Fight(scenario, _design.Seed, portion.Point, replication, halt);
                        lock (taking)
                        {
                            foreach (var shard in plan.Take(row))
                            {
                                keep(shard);
                            }

                            progress?.Invoke(row);
                        }
                    }
                },
                stop);
        }
        finally
        {
            foreach (var shard in plan.Rest())
            {
                keep(shard);
            }
        }
    }

    /// <summary>Does something for each item, the threads taking the next item in turn; the first fault ends all and is thrown here.</summary>
    private void EachOf<T>(IReadOnlyList<T> items, Func<Desk?> furnish, Action<T, Desk?, CancellationToken> work, CancellationToken stop)
    {
        var next = -1;
        ExceptionDispatchInfo? fault = null;
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);

        void Work()
        {
            using var desk = furnish();
            try
            {
                for (var at = Interlocked.Increment(ref next); at < items.Count; at = Interlocked.Increment(ref next))
                {
                    halt.Token.ThrowIfCancellationRequested();
                    work(items[at], desk, halt.Token);
                }
            }
            catch (Exception exception)
            {
                // Whoever stops because another failed has nothing to tell.
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(exception), null);
                halt.Cancel();
            }
        }

        var others = Enumerable.Range(1, Math.Min(_threads, items.Count) - (items.Count > 0 ? 1 : 0)).Select(number => new Thread(Work) { IsBackground = true, Name = $"battles {number}" }).ToList();
        others.ForEach(thread => thread.Start());
        Work();
        others.ForEach(thread => thread.Join());
        fault?.Throw();
    }

    private static List<FactorLevel> Levels(IReadOnlyList<Factor> factors, Scenario scenario)
    {
        // Several disputes that one bundle ties have no order.
        const double NoOrder = 0.5;
        var levels = new List<FactorLevel>(factors.Count);
        foreach (var factor in factors)
        {
            var draw = factor.Draw(scenario.Readings);
            levels.Add(new FactorLevel(factor.Name, draw.Position ?? NoOrder, draw.Level));
        }

        return levels;
    }

    private Scenario Read(int point)
    {
        if (_read.TryRemove(point, out var known))
        {
            return known;
        }

        var findings = new List<Finding>();
        return _subject.At(_design.Seed, point, findings) ?? throw new PointException(Told(point, findings));
    }

    private static List<Finding> Told(int point, List<Finding> findings) =>
    [
        .. from finding in findings
           where finding.Severity == FindingSeverity.Error
           select finding with
           {
               Message = $"At point {point} of the campaign: {finding.Message}",
               Remedy = $"{finding.Remedy} What was drawn together here makes no sense: narrow the range of what it names. Points are counted from 0.".TrimStart(),
           },
    ];

    /// <summary>What a thread has before it: its last point, read, and the buffers of its battles.</summary>
    private sealed class Desk : IDisposable
    {
        private (int Point, Scenario Scenario)? _last;

        public BattleFighter Fighter { get; } = new();

        public void Dispose() => Fighter.Dispose();

        public Scenario At(CampaignRunner campaign, int point)
        {
            if (_last is not { } last || last.Point != point)
            {
                _last = last = (point, campaign.Read(point));
            }

            return last.Scenario;
        }
    }
}

/// <summary>What a campaign's points have drawn.</summary>
/// <param name="Factors">What is drawn.</param>
/// <param name="Points">Each point's draws.</param>
/// <param name="Wrong">What makes no sense together; empty where every point can be fought.</param>
public sealed record CampaignSurvey(IReadOnlyList<FactorTitle> Factors, IReadOnlyList<CampaignPoint> Points, IReadOnlyList<Finding> Wrong);

/// <summary>What a campaign's point has drawn makes no sense together.</summary>
public sealed class PointException : Exception
{
    public PointException()
    {
    }

    public PointException(string message)
        : base(message)
    {
    }

    public PointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public PointException(IReadOnlyList<Finding> findings)
        : base(findings is { Count: > 0 } ? findings[0].Message : string.Empty) => Findings = findings ?? [];

    /// <summary>What is wrong, with the point.</summary>
    public IReadOnlyList<Finding> Findings { get; } = [];
}
