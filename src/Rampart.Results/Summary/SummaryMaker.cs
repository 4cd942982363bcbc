using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Results.Summary;

/// <summary>Makes a summary of a journal.</summary>
internal sealed class SummaryMaker
{
    private readonly JournalContents _journal;
    private readonly BattleDefinition _battle;
    private readonly RunIdentity _run;
    private readonly BattleHistory _history;
    private readonly Dictionary<string, string> _ownerOfRadar;

    public SummaryMaker(JournalContents journal, BattleDefinition battle, RunIdentity run)
    {
        _journal = journal;
        _battle = battle;
        _run = run;
        _history = new BattleHistory(journal, run.Kept);
        _ownerOfRadar = battle.Batteries
            .SelectMany(battery => new[] { (battery.SearchRadar.Name, battery.Name), (battery.EngagementRadar.Name, battery.Name) })
            .Concat(battle.CommandPost.SurveillanceRadar is { } radar ? [(radar.Name, battle.CommandPost.Name)] : [])
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    private bool KnowsEvents => _history.Links.Source != LinkSource.Outcomes;

    public BattleSummary Make() => new()
    {
        Scenario = _run.Scenario,
        Title = _run.Title,
        Seed = _run.Seed,
        Replication = _run.Replication,
        Engine = _run.Engine,
        Hash = _run.Hash,
        Events = _run.Events,
        Duration_s = _battle.Length.Seconds,
        LinksFrom = _history.Links.Source,
        Waterfall = Waterfall(),
        Raid = Raid(),
        Detections = KnowsEvents ? Detections() : null,
        Tracks = KnowsEvents ? Tracks() : null,
        Targets = [.. _history.Targets.Select(Target)],
        Engagements = [.. _history.Flights.Select(Engagement)],
        Kills = [.. Kills()],
        Leakers = [.. Leakers()],
        Mistakes = [.. Mistakes()],
        Damage = [.. Damage()],
        Missiles = [.. Missiles()],
        WhyNotFired = [.. ReasonsByBattery()],
        WhyNotFiredByTarget = [.. ReasonsByTarget()],
        Checks = [.. Checks()],
    };

    private static double? Seconds(SimulationTime? time) => time?.SinceStart.Seconds;

    private string? NameOrNull(EntityId id) => id.IsNone ? null : _journal.Name(id);

    // A battery, or the command post.
    private string OwnerOf(EntityId radar) => _ownerOfRadar.GetValueOrDefault(_journal.Name(radar), "");

    private List<RaidCount> Waterfall()
    {
        var hostile = _history.Targets.Where(target => target.Side == Side.Hostile).ToArray();
        return
        [
            Count(Side.Hostile, null, hostile),
            .. hostile.GroupBy(target => target.Class).OrderBy(group => (int)group.Key).Select(group => Count(Side.Hostile, group.Key, [.. group])),
        ];
    }

    private List<RaidCount> Raid() =>
    [
        .. _history.Targets
            .GroupBy(target => (target.Side, target.Class))
            .OrderBy(group => (int)group.Key.Side).ThenBy(group => (int)group.Key.Class)
            .Select(group => Count(group.Key.Side, group.Key.Class, [.. group])),
    ];

    private RaidCount Count(Side side, TargetClass? targetClass, TargetHistory[] targets)
    {
        int Reached(TargetStage stage) => targets.Count(target => target.Reached(stage));
        int? IfKnown(TargetStage stage) => KnowsEvents ? Reached(stage) : null;
        int Ended(TargetEnd end) => targets.Count(target => target.End == end && target.Ended is not null);
        return new RaidCount(
            side, targetClass, Reached(TargetStage.Appeared), IfKnown(TargetStage.Detected), IfKnown(TargetStage.Confirmed), IfKnown(TargetStage.Identified),
            IfKnown(TargetStage.Ordered), Reached(TargetStage.FiredAt), Ended(TargetEnd.Killed), Ended(TargetEnd.Leaked), Ended(TargetEnd.StillFlying),
            Ended(TargetEnd.RouteFlown), Ended(TargetEnd.NeverAppeared));
    }

    private DetectionTotals Detections()
    {
        var detections = _journal.Of<Detection>().GroupBy(detection => detection.Radar).ToDictionary(group => group.Key, group => group.LongCount());
        var falsePlots = _journal.Of<FalsePlot>().GroupBy(plot => plot.Radar).ToDictionary(group => group.Key, group => group.LongCount());
        var radars = _journal.Entities(EntityKind.SurveillanceRadar).Concat(_journal.Entities(EntityKind.EngagementRadar)).Order()
            .Select(radar => new RadarCount(_journal.Name(radar), OwnerOf(radar), detections.GetValueOrDefault(radar), falsePlots.GetValueOrDefault(radar)));
        return new DetectionTotals(_journal.Of<Detection>().Count, _journal.Of<FalsePlot>().Count, [.. radars]);
    }

    private TrackTotals Tracks()
    {
        var systemTracks = _journal.Of<SystemTrackStarted>();
        var dropped = _journal.Of<TrackDropped>();
        return new TrackTotals(
            _journal.Of<TrackStarted>().Count,
            _journal.Of<TrackConfirmed>().Count,
            dropped.Count,
            dropped.Count(track => track.Status == TrackStatus.Confirmed),
            systemTracks.Count,
            _journal.Of<SystemTrackMerged>().Count,
            systemTracks.Count(track => !_history.Links.HasTarget(track.Track)));
    }

    private TargetSummary Target(TargetHistory target)
    {
        var first = target.FirstDetection is { } seen
            ? new FirstDetection(
                _journal.Name(seen.Radar), OwnerOf(seen.Radar), seen.Time.SinceStart.Seconds, seen.Range.Kilometres, seen.Azimuth.Normalized().Degrees)
            : null;
        return new TargetSummary(
            _journal.Name(target.Id), target.Class, target.Side, NameOrNull(target.Aim),
            target.First(TargetStage.Appeared) is null ? null : target.CrossSection.SquareMetres,
            Seconds(target.First(TargetStage.Appeared)),
            target.End == TargetEnd.NeverAppeared ? null : Seconds(target.Ended),
            target.End,
            first,
            KnowsEvents ? target.Detections : null,
            Seconds(target.First(TargetStage.Confirmed)),
            Seconds(target.First(TargetStage.Identified)),
            Seconds(target.First(TargetStage.Ordered)),
            Seconds(target.First(TargetStage.FiredAt)),
            target.MissilesFired);
    }

    private EngagementSummary Engagement(MissileFlight flight)
    {
        var launch = flight.Launch;
        var outcome = flight.Outcome;
        var hasPlace = outcome is { } ended && ended.Result != InterceptResult.StillFlying;
        return new EngagementSummary(
            _journal.Name(launch.Interceptor), _journal.Name(launch.Battery), _journal.Name(launch.Launcher), launch.Track, NameOrNull(flight.AimedAt),
            launch.Time.SinceStart.Seconds, launch.InterceptRange.Kilometres, launch.InterceptHeight.Metres,
            Seconds(outcome?.Time), outcome?.Result, NameOrNull(flight.Met), flight.Met.IsNone ? null : outcome?.TargetSide,
            hasPlace ? outcome?.Range.Kilometres : null, hasPlace ? outcome?.Height.Metres : null, flight.WasDrawn ? outcome?.KillProbability : null,
            Seconds(flight.Assessment?.Time), flight.Assessment?.JudgedKill);
    }

    private IEnumerable<KillSummary> Kills() =>
        from outcome in _journal.Of<InterceptOutcome>()
        where outcome.Result == InterceptResult.Kill
        select new KillSummary(
            _journal.Name(outcome.Target), _history[outcome.Target].Class, outcome.TargetSide, _journal.Name(outcome.Battery), _journal.Name(outcome.Interceptor),
            outcome.Time.SinceStart.Seconds, outcome.Range.Kilometres, outcome.Height.Metres);

    private IEnumerable<LeakerSummary> Leakers()
    {
        var hits = _journal.Of<AssetHit>().ToDictionary(hit => hit.Target.Value, hit => hit.Hit);
        return
            from target in _history.Targets
            where target.Side == Side.Hostile && target is { End: TargetEnd.Leaked, Ended: not null }
            select new LeakerSummary(
                _journal.Name(target.Id), target.Class, NameOrNull(target.Aim), target.Ended!.Value.SinceStart.Seconds,
                hits.TryGetValue(target.Id.Value, out var hit) ? hit : null);
    }

    private IEnumerable<MistakenEngagement> Mistakes() =>
        from flight in _history.Flights
        let wrong = _history.MistakeOf(flight)
        where !wrong.IsNone
        select new MistakenEngagement(
            _journal.Name(wrong), _history[wrong].Class, _history[wrong].Side, _journal.Name(flight.Launch.Battery), _journal.Name(flight.Launch.Interceptor),
            flight.Launch.Time.SinceStart.Seconds, flight.Outcome?.Result, flight.IsKill && flight.Met == wrong);

    /// <summary>Every asset, and those batteries that were attacked.</summary>
    private IEnumerable<AssetDamage> Damage()
    {
        var attacks = _journal.Of<AssetHit>().ToLookup(hit => hit.Asset);
        var withstands = _battle.Assets.ToDictionary(asset => asset.Name, asset => asset.Withstands, StringComparer.Ordinal);
        return
            from id in _journal.Entities(EntityKind.Asset).Concat(_journal.Entities(EntityKind.Battery).Where(attacks.Contains)).Order()
            let name = _journal.Name(id)
            select new AssetDamage(
                name, _journal.KindOf(id), attacks[id].Count(), attacks[id].Count(attack => attack.Hit), withstands.GetValueOrDefault(name, 1),
                attacks[id].Any(attack => attack.Destroyed));
    }

    private IEnumerable<MissileCount> Missiles() =>
        from count in _journal.Of<MagazineCount>()
        group count by count.Battery into battery
        orderby battery.Key
        select new MissileCount(
            _journal.Name(battery.Key), battery.Sum(count => count.Loaded), battery.Sum(count => count.Fired), battery.Sum(count => count.Left), battery.Sum(count => count.Lost));

    private IEnumerable<BatteryReason> ReasonsByBattery()
    {
        var lives = _history.Targets.Where(target => target.Side == Side.Hostile).Sum(target => target.Life.Microseconds);
        return
            from stretch in _journal.Of<FireWithheld>()
            where _history[stretch.Target].Side == Side.Hostile
            group stretch by (stretch.Battery, Reason: (int)stretch.Reason) into held
            orderby held.Key.Battery, held.Key.Reason
            let time = Total(held)
            select new BatteryReason(_journal.Name(held.Key.Battery), (FireReason)held.Key.Reason, time.Seconds, Share(time, lives));
    }

    private IEnumerable<TargetReason> ReasonsByTarget() =>
        from stretch in _journal.Of<FireWithheld>()
        group stretch by (stretch.Target, stretch.Battery, Reason: (int)stretch.Reason) into held
        orderby held.Key.Target, held.Key.Battery, held.Key.Reason
        let time = Total(held)
        select new TargetReason(
            _journal.Name(held.Key.Target), _journal.Name(held.Key.Battery), (FireReason)held.Key.Reason, time.Seconds,
            Share(time, _history[held.Key.Target].Life.Microseconds));

    // Whole microseconds are added, so that the sums are exact.
    private static Duration Total(IEnumerable<FireWithheld> stretches) =>
        Duration.FromMicroseconds(stretches.Sum(stretch => (stretch.Until - stretch.Time).Microseconds));

    private static double Share(Duration time, long of) => of > 0 ? (double)time.Microseconds / of : 0.0;

    private IEnumerable<SanityCheck> Checks()
    {
        var batteries = _battle.Batteries.Count;
        var lives = _history.Targets.Sum(target => target.Life.Microseconds);
        var magazines = _journal.Of<MagazineCount>();
        yield return Check("missiles loaded = fired + left + lost", magazines.Sum(count => count.Loaded), magazines.Sum(count => count.Fired + count.Left + count.Lost));
        yield return Check("missiles fired = launches", magazines.Sum(count => count.Fired), _journal.Of<InterceptorLaunch>().Count);
        yield return Check("launches = outcomes", _journal.Of<InterceptorLaunch>().Count, _journal.Of<InterceptOutcome>().Count);
        yield return Check("targets = targets' outcomes", _history.Targets.Count, _journal.Of<TargetOutcome>().Count);
        yield return Check("targets killed = missiles that killed", _history.Targets.Count(target => target.End == TargetEnd.Killed), _history.Flights.Count(flight => flight.IsKill));
        yield return Check("targets' lives × batteries = seconds not fired, for each reason (s)", (lives * batteries) / 1e6, _journal.Of<FireWithheld>().Sum(stretch => (stretch.Until - stretch.Time).Microseconds) / 1e6);
    }

    private static SanityCheck Check(string what, double expected, double found) => new(what, expected, found, expected == found);
}
