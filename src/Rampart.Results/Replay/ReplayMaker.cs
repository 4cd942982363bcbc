using System.Globalization;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Results.Replay;

/// <summary>Makes a replay of a journal.</summary>
public sealed class ReplayMaker
{
    private const int Never = -1;

    private readonly JournalContents _journal;
    private readonly BattleDefinition _battle;
    private readonly RunIdentity _run;
    private readonly BattleHistory _history;
    private readonly TruePaths _paths;
    private readonly List<BatteryDefinition> _batteries;
    private readonly List<LauncherDefinition> _launchers;
    private readonly List<AssetDefinition> _assets;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private ReplayMaker(JournalContents journal, BattleDefinition battle, RunIdentity run)
    {
        _journal = journal;
        _battle = battle;
        _run = run;
        _history = new BattleHistory(journal, run.Kept);
        _paths = new TruePaths(journal, battle);
        _batteries = [.. battle.Batteries.OrderBy(battery => battery.Name, StringComparer.Ordinal)];
        _launchers = [.. _batteries.SelectMany(battery => battery.Launchers).OrderBy(launcher => launcher.Name, StringComparer.Ordinal)];
        _assets = [.. battle.Assets.OrderBy(asset => asset.Name, StringComparer.Ordinal)];
        Number(_batteries, battery => battery.Name);
        Number(_launchers, launcher => launcher.Name);
        Number(_assets, asset => asset.Name);
        Number(_history.Targets, target => journal.Name(target.Id));
        Number(_history.Flights, flight => journal.Name(flight.Launch.Interceptor));
    }

    /// <summary>A replay of a battle.</summary>
    /// <param name="journal">Its journal.</param>
    /// <param name="battle">The battle as it was fought: sites and ground are in no journal.</param>
    /// <param name="run">Which battle it is.</param>
    /// <exception cref="JournalFormatException">The journal's records do not belong together.</exception>
    public static BattleReplay Make(JournalContents journal, BattleDefinition battle, RunIdentity run)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(battle);
        ArgumentNullException.ThrowIfNull(run);
        return new ReplayMaker(journal, battle, run).Make();
    }

    internal JournalContents Journal => _journal;

    internal BattleHistory History => _history;

    internal int Duration_ms => Ms(SimulationTime.Start + _battle.Length);

    internal int BatteryCount => _batteries.Count;

    internal IReadOnlyList<LauncherDefinition> Launchers => _launchers;

    internal IReadOnlyList<BatteryDefinition> Batteries => _batteries;

    internal static int Ms(SimulationTime time) => TruePaths.Milliseconds(time);

    /// <summary>The number of a target, battery, launcher or missile fired among its like; of an asset after the last battery's; −1 for nobody.</summary>
    internal int NumberOf(EntityId id) => id.IsNone ? Never : _journal.KindOf(id) == EntityKind.Asset ? _batteries.Count + _numbers[_journal.Name(id)] : _numbers[_journal.Name(id)];

    private void Number<T>(IReadOnlyList<T> things, Func<T, string> name)
    {
        for (var i = 0; i < things.Count; i++)
        {
            _numbers[name(things[i])] = i;
        }
    }

    private BattleReplay Make()
    {
        var head = Head();
        var radars = head.Radars.Select((radar, number) => (radar.Name, number)).ToDictionary(pair => pair.Name, pair => pair.number, StringComparer.Ordinal);
        return new BattleReplay
        {
            Head = head,
            Names = [.. _history.Targets.Select(target => _journal.Name(target.Id)), .. _history.Flights.Select(flight => _journal.Name(flight.Launch.Interceptor))],
            Movers = [.. _history.Targets.Select(Mover)],
            Tracks = Tracks(head),
            Shots = [.. _history.Flights.Select(Shot)],
            Events = ReplayEvents.Of(this, radars),
            Steps = ReplaySteps.Of(this),
            Reasons =
            [
                .. from stretch in _journal.Of<FireWithheld>()
                   let reason = new ReplayReason(NumberOf(stretch.Target), NumberOf(stretch.Battery), (int)stretch.Reason, Ms(stretch.Time), Ms(stretch.Until))
                   orderby reason.Mover, reason.Battery, reason.From_ms, reason.Until_ms
                   select reason,
            ],
            Turns =
            [
                .. from turned in _journal.Of<RadarTurned>()
                   let turn = new ReplayTurn(radars[_journal.Name(turned.Radar)], Ms(turned.Time), Tenths(turned.From), Tenths(turned.To))
                   orderby turn.Radar, turn.Time_ms
                   select turn,
            ],
        };
    }

    private static int Tenths(Angle azimuth) => (int)Math.Round(azimuth.Normalized().Degrees * 10.0);

    private static ReplayPlace Place(Geodetic place) => new(place.Latitude.Degrees, place.Longitude.Degrees, place.Height.Metres);

    private static List<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Words.Kebab)];

    private ReplayHead Head() => new()
    {
        Scenario = _run.Scenario,
        Title = _run.Title,
        Seed = _run.Seed.ToString(CultureInfo.InvariantCulture),
        Replication = _run.Replication.ToString(CultureInfo.InvariantCulture),
        Hash = _run.Hash,
        Duration_ms = Duration_ms,
        Belief = _run.Kept switch
        {
            JournalLevel.Full => BeliefSource.Estimates,
            JournalLevel.Events => BeliefSource.Plots,
            _ => BeliefSource.None,
        },
        Tolerance_m = TruePaths.Tolerance_m,
        Theatre = Place(_battle.Theatre),
        Batteries =
        [
            .. _batteries.Select(battery => new ReplayBattery(
                battery.Name, Place(battery.Site), battery.Launchers.Select(launcher => launcher.Interceptor.MaximumRange.Kilometres).DefaultIfEmpty(0.0).Max(),
                battery.EngagementRadar.TargetChannels, battery.EngagementRadar.MissileChannels)),
        ],
        Radars = [.. Radars().OrderBy(radar => radar.Name, StringComparer.Ordinal)],
        Launchers =
        [
            .. _launchers.Select(launcher => new ReplayLauncher(
                launcher.Name, _batteries.FindIndex(battery => battery.Launchers.Contains(launcher)), launcher.Interceptor.Name, launcher.Missiles, launcher.Reloads,
                launcher.ReloadTime.Seconds, launcher.Interceptor.MaximumRange.Kilometres)),
        ],
        Assets = [.. _assets.Select(asset => new ReplayAsset(asset.Name, Place(asset.Place), asset.Withstands))],
        Post = new ReplayPost(_battle.CommandPost.Name, _battle.CommandPost.Site is { } site ? Place(site) : null),
        Words = new ReplayWords(
            All<TargetClass>(), All<Side>(), All<TargetEnd>(), All<InterceptResult>(), All<FireReason>(), [.. Enum.GetValues<FireReason>().Select(Reasons.Name)],
            All<ReplayEventKind>(), All<ReplayStepKind>()),
    };

    private IEnumerable<ReplayRadar> Radars()
    {
        const double Everywhere_deg = 360.0;
        ReplayRadar Search(SearchRadarDefinition radar, int battery) =>
            new(radar.Name, battery, Engages: false, Place(radar.Antenna), radar.InstrumentedRange.Kilometres, Everywhere_deg, 0.0, 0.0);
        for (var i = 0; i < _batteries.Count; i++)
        {
            var engagement = _batteries[i].EngagementRadar;
            yield return Search(_batteries[i].SearchRadar, i);
            yield return new ReplayRadar(
                engagement.Name, i, Engages: true, Place(engagement.Antenna), engagement.InstrumentedRange.Kilometres, engagement.SectorWidth.Degrees,
                engagement.InitialFacing.Normalized().Degrees, engagement.SlewRate.RadiansPerSecond * 180.0 / Portable.Pi);
        }

        if (_battle.CommandPost.SurveillanceRadar is { } post)
        {
            yield return Search(post, Never);
        }
    }

    private ReplayMover Mover(TargetHistory target, int number)
    {
        int First(TargetStage stage) => target.First(stage) is { } time ? Ms(time) : Never;
        var appeared = First(TargetStage.Appeared);
        var ended = appeared == Never ? Never : target.Ended is { } end ? Ms(end) : Duration_ms;
        return new ReplayMover(
            number, (int)target.Class, (int)target.Side, NumberOf(target.Aim), appeared, ended, (int)target.End, First(TargetStage.Detected), First(TargetStage.Confirmed),
            First(TargetStage.Identified), First(TargetStage.Ordered), First(TargetStage.FiredAt), First(TargetStage.Killed), target.Detections, target.MissilesFired,
            appeared == Never ? [] : _paths.Samples(target.Id, appeared, ended));
    }

    private List<ReplayTrack> Tracks(ReplayHead head)
    {
        if (head.Belief == BeliefSource.None)
        {
            return [];
        }

        var beliefs = new BeliefTracks(_journal, _battle, head.Radars, head.Belief);
        var verdicts = _journal.Of<TrackIdentified>().ToLookup(identified => identified.Track);
        var merged = _journal.Of<SystemTrackMerged>().ToLookup(merger => merger.Track);
        var ended = _journal.Of<SystemTrackEnded>().ToLookup(end => end.Track, end => end.Time);
        var behind = _history.Links.ByTrack.ToDictionary(entry => entry.Key, entry => Behind(entry.Value));
        return
        [
            .. from started in _journal.Of<SystemTrackStarted>()
               orderby started.Track
               let merger = merged[started.Track].Select(merger => (SystemTrackMerged?)merger).FirstOrDefault()
               let until = merger?.Time ?? ended[started.Track].Select(time => (SimulationTime?)time).FirstOrDefault()
               select new ReplayTrack(
                   started.Track, Ms(started.Time), until is { } time ? Ms(time) : Duration_ms, merger?.Into ?? Never, beliefs.Of(started.Track),
                   [.. verdicts[started.Track].Select(verdict => new ReplayVerdict(Ms(verdict.Time), verdict.Hostile, (int)Math.Round(1000.0 * verdict.ProbabilityHostile)))],
                   behind.GetValueOrDefault(started.Track) ?? []),
        ];
    }

    private List<ReplayBehind> Behind(List<TrackLink> links)
    {
        var changes = new List<ReplayBehind>();
        foreach (var link in links)
        {
            var mover = NumberOf(link.Target);
            if (changes.Count == 0 || changes[^1].Mover != mover)
            {
                changes.Add(new ReplayBehind(Ms(link.Time), mover));
            }
        }

        return changes;
    }

    private ReplayShot Shot(MissileFlight flight, int number)
    {
        var ended = flight.Outcome?.Time ?? SimulationTime.Start + _battle.Length;
        var place = flight.Outcome is { Target.IsNone: false } outcome ? _paths.At(outcome.Target, outcome.Time) : Reckoned(flight);
        return new ReplayShot(
            _history.Targets.Count + number, NumberOf(flight.Launch.Battery), NumberOf(flight.Launch.Launcher), flight.Launch.Track, NumberOf(flight.AimedAt), NumberOf(flight.Met),
            Ms(flight.Launch.Time), TruePaths.Round(Ms(ended), place), (int)(flight.Outcome?.Result ?? InterceptResult.StillFlying),
            flight.WasDrawn ? (int)Math.Round(1000.0 * flight.Outcome!.Value.KillProbability) : Never,
            flight.Assessment is { } assessed ? Ms(assessed.Time) : Never, flight.Assessment?.JudgedKill ?? false, !_history.MistakeOf(flight).IsNone);
    }

    /// <summary>Where a missile that met nothing ended: its range and height from the battery, in the direction of the meeting that was predicted.</summary>
    private Geodetic Reckoned(MissileFlight flight)
    {
        var battery = _batteries[NumberOf(flight.Launch.Battery)];
        var (range, height) = flight.Outcome is { } outcome && outcome.Result != InterceptResult.StillFlying
            ? (outcome.Range.Metres, outcome.Height.Metres)
            : (flight.Launch.InterceptRange.Metres, flight.Launch.InterceptHeight.Metres);
        var up = height - battery.Site.Height.Metres;
        var ground = Math.Sqrt(Math.Max(0.0, (range * range) - (up * up)));
        var (sine, cosine) = Portable.SinCos(flight.Launch.InterceptAzimuth.Radians);
        return Wgs84.ToGeodetic(new EnuFrame(battery.Site).ToEcef(new EnuOffset(ground * sine, ground * cosine, up)));
    }
}
