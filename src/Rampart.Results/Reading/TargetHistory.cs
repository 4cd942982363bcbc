using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Results.Reading;

/// <summary>The steps on a target's way from the sky to a missile, in their order.</summary>
public enum TargetStage
{
    Appeared,

    /// <summary>A radar had a plot of it.</summary>
    Detected,

    /// <summary>A radar's confirmed track of it reached the command post's picture.</summary>
    Confirmed,

    /// <summary>Its track was judged hostile.</summary>
    Identified,

    /// <summary>A battery was ordered to fire at its track.</summary>
    Ordered,

    /// <summary>A missile was fired at its track, or met it.</summary>
    FiredAt,

    Killed,
}

/// <summary>What became of one target, and when it first came to each stage.</summary>
internal sealed class TargetHistory(EntityId id)
{
    private readonly SimulationTime?[] _first = new SimulationTime?[Enum.GetValues<TargetStage>().Length];

    public EntityId Id { get; } = id;

    public TargetClass Class { get; set; }

    public Side Side { get; set; }

    public EntityId Aim { get; set; } = EntityId.None;

    public Area CrossSection { get; set; }

    public TargetEnd End { get; set; }

    public SimulationTime? Ended { get; set; }

    public Detection? FirstDetection { get; set; }

    public int Detections { get; set; }

    public int MissilesFired { get; set; }

    /// <summary>Microseconds from its appearance to its end.</summary>
    public Duration Life => First(TargetStage.Appeared) is { } appeared && Ended is { } ended ? ended - appeared : Duration.Zero;

    public SimulationTime? First(TargetStage stage) => _first[(int)stage];

    /// <summary>Whether it came to this stage or to a later one: a target that dies of its neighbour's missile was never ordered, and yet fired at.</summary>
    public bool Reached(TargetStage stage)
    {
        for (var later = (int)stage; later < _first.Length; later++)
        {
            if (_first[later] is not null)
            {
                return true;
            }
        }

        return false;
    }

    public void Note(TargetStage stage, SimulationTime time)
    {
        ref var first = ref _first[(int)stage];
        first = first is { } known ? SimulationTime.Min(known, time) : time;
    }
}

/// <summary>One missile's flight: its launch, the target behind its track then, its end, and what the command post thought of that.</summary>
internal sealed record MissileFlight(InterceptorLaunch Launch, EntityId AimedAt, InterceptOutcome? Outcome, InterceptAssessment? Assessment)
{
    public EntityId Met => Outcome?.Target ?? EntityId.None;

    public bool IsKill => Outcome is { Result: InterceptResult.Kill };

    /// <summary>Whether it came to a draw for the kill: only then its probability means something.</summary>
    public bool WasDrawn => Outcome is { Result: InterceptResult.Kill or InterceptResult.Miss or InterceptResult.MissileFailed or InterceptResult.CommonModeFailure };
}

/// <summary>All targets and all missiles of a battle with what is known of them: truth and belief put side by side once, for all who ask.</summary>
internal sealed class BattleHistory
{
    private readonly Dictionary<int, TargetHistory> _targets = [];

    public BattleHistory(JournalContents journal, JournalLevel kept)
    {
        Journal = journal;
        Links = new TrackLinks(journal, kept);
        Targets = [.. journal.Entities(EntityKind.Target).Select(Open)];
        Appear();
        Detect();
        Track();
        Flights = Fire();
    }

    public JournalContents Journal { get; }

    public TrackLinks Links { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<TargetHistory> Targets { get; }

    /// <summary>By launch.</summary>
    public IReadOnlyList<MissileFlight> Flights { get; }

    public TargetHistory this[EntityId id] => _targets.TryGetValue(id.Value, out var target)
        ? target
        : throw new JournalFormatException(0, $"{Journal.Name(id)} stands where a target should, and is none.", "The file was changed after it was written; run the battle again.");

    /// <summary>Of the targets that a missile was fired at or met, the one that it should not have been: none for an honest shot.</summary>
    public EntityId MistakeOf(MissileFlight flight) =>
        !flight.Met.IsNone && this[flight.Met].Side != Side.Hostile ? flight.Met
        : !flight.AimedAt.IsNone && this[flight.AimedAt].Side != Side.Hostile ? flight.AimedAt
        : EntityId.None;

    private TargetHistory Open(EntityId id)
    {
        var target = new TargetHistory(id);
        _targets.Add(id.Value, target);
        return target;
    }

    private void Appear()
    {
        foreach (var appeared in Journal.Of<TargetAppeared>())
        {
            var target = this[appeared.Target];
            (target.Class, target.Side, target.Aim, target.CrossSection) = (appeared.Class, appeared.Side, appeared.Aim, appeared.CrossSection);
            target.Note(TargetStage.Appeared, appeared.Time);
        }

        foreach (var outcome in Journal.Of<TargetOutcome>())
        {
            var target = this[outcome.Target];
            (target.Class, target.Side, target.End, target.Ended) = (outcome.Class, outcome.Side, outcome.End, outcome.Time);
            if (outcome.End == TargetEnd.Killed)
            {
                target.Note(TargetStage.Killed, outcome.Time);
            }
        }
    }

    private void Detect()
    {
        foreach (var detection in Journal.Of<Detection>())
        {
            var target = this[detection.Target];
            target.Detections++;
            target.Note(TargetStage.Detected, detection.Time);
            if (target.FirstDetection is not { } first || detection.Time < first.Time)
            {
                target.FirstDetection = detection;
            }
        }
    }

    private void Track()
    {
        foreach (var (_, links) in Links.ByTrack)
        {
            foreach (var link in links)
            {
                this[link.Target].Note(TargetStage.Confirmed, link.Time);
            }
        }

        var identified = Journal.ListOf<TrackIdentified>();
        for (var i = 0; i < identified.Count; i++)
        {
            if (identified[i].Hostile)
            {
                NoteBehind(identified[i].Track, identified.Position(i), TargetStage.Identified, identified[i].Time);
            }
        }

        var orders = Journal.ListOf<EngagementOrder>();
        for (var i = 0; i < orders.Count; i++)
        {
            NoteBehind(orders[i].Track, orders.Position(i), TargetStage.Ordered, orders[i].Time);
        }
    }

    private void NoteBehind(int track, int position, TargetStage stage, SimulationTime time)
    {
        var target = Links.TargetOf(track, position);
        if (!target.IsNone)
        {
            this[target].Note(stage, time);
        }
    }

    private List<MissileFlight> Fire()
    {
        var outcomes = Journal.Of<InterceptOutcome>().ToDictionary(outcome => outcome.Interceptor.Value);
        var assessments = Journal.Of<InterceptAssessment>().ToDictionary(assessment => assessment.Interceptor.Value);
        var launches = Journal.ListOf<InterceptorLaunch>();
        var flights = new List<MissileFlight>(launches.Count);
        for (var i = 0; i < launches.Count; i++)
        {
            var launch = launches[i];
            var missile = launch.Interceptor.Value;
            var flight = new MissileFlight(
                launch,
                Links.TargetOf(launch.Track, launches.Position(i)),
                outcomes.TryGetValue(missile, out var outcome) ? outcome : null,
                assessments.TryGetValue(missile, out var assessment) ? assessment : null);
            flights.Add(flight);
            NoteShot(flight.AimedAt, launch.Time);
            if (flight.Met != flight.AimedAt)
            {
                NoteShot(flight.Met, launch.Time);
            }
        }

        return flights;
    }

    private void NoteShot(EntityId target, SimulationTime time)
    {
        if (!target.IsNone)
        {
            this[target].Note(TargetStage.FiredAt, time);
            this[target].MissilesFired++;
        }
    }
}
