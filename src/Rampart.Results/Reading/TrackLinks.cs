using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Results.Reading;

/// <summary>From which records the targets behind the tracks are known.</summary>
public enum LinkSource
{
    /// <summary>Every plot that a track took in.</summary>
    Full,

    /// <summary>The first and the confirming plot of each radar's track, and what missiles met.</summary>
    Events,

    /// <summary>Only what the missiles met: what was detected, tracked and ordered is not known.</summary>
    Outcomes,
}

/// <summary>A plot of a target was given to a radar's track that belongs to a system track: here truth and belief meet.</summary>
/// <param name="Position">Where in the journal.</param>
/// <param name="Time">When the track took it in.</param>
/// <param name="Target">The target that caused the plot.</param>
internal readonly record struct TrackLink(int Position, SimulationTime Time, EntityId Target);

/// <summary>Which target stood behind which system track, and when.</summary>
internal sealed class TrackLinks
{
    private readonly Dictionary<int, List<TrackLink>> _byTrack = [];
    private readonly Dictionary<(int Radar, long Plot), EntityId> _originOf = [];

    public TrackLinks(JournalContents journal, JournalLevel kept)
    {
        Source = kept switch
        {
            JournalLevel.Full => LinkSource.Full,
            JournalLevel.Events => LinkSource.Events,
            _ => LinkSource.Outcomes,
        };
        foreach (var detection in journal.Of<Detection>())
        {
            _originOf[(detection.Radar.Value, detection.Plot)] = detection.Target;
        }

        Walk(journal);
        AddMeetings(journal);
    }

    public LinkSource Source { get; }

    /// <summary>The system tracks that ever had a plot of a target, by number, each with its plots of targets in order.</summary>
    public IEnumerable<KeyValuePair<int, List<TrackLink>>> ByTrack => _byTrack.OrderBy(entry => entry.Key);

    public bool HasTarget(int track) => _byTrack.ContainsKey(track);

    /// <summary>The target whose plot the track took in last before this place of the journal, or first after it; none for a track of false plots.</summary>
    public EntityId TargetOf(int track, int position)
    {
        if (!_byTrack.TryGetValue(track, out var links))
        {
            return EntityId.None;
        }

        var target = links[0].Target;
        foreach (ref readonly var link in CollectionsMarshal.AsSpan(links))
        {
            if (link.Position > position)
            {
                break;
            }

            target = link.Target;
        }

        return target;
    }

    /// <summary>Goes through what happened to tracks in the order of the journal: plots tie targets to a radar's tracks, joins tie these to system tracks.</summary>
    private void Walk(JournalContents journal)
    {
        var steps = new List<Step>();
        if (Source == LinkSource.Full)
        {
            Gather(steps, journal.ListOf<TrackUpdated>(), update => new Step(StepKind.Plot, update.Time, 0, update.Radar, update.RadarTrack, update.Plot));
        }
        else
        {
            Gather(steps, journal.ListOf<TrackStarted>(), started => new Step(StepKind.Plot, started.Time, 0, started.Radar, started.RadarTrack, started.Plot));
            Gather(steps, journal.ListOf<TrackConfirmed>(), confirmed => new Step(StepKind.Plot, confirmed.Time, 0, confirmed.Radar, confirmed.RadarTrack, confirmed.Plot));
        }

        Gather(steps, journal.ListOf<SystemTrackStarted>(), started => new Step(StepKind.Join, started.Time, started.Track, started.Radar, started.RadarTrack, 0));
        Gather(steps, journal.ListOf<SystemTrackJoined>(), joined => new Step(StepKind.Join, joined.Time, joined.Track, joined.Radar, joined.RadarTrack, 0));
        Gather(steps, journal.ListOf<SystemTrackParted>(), parted => new Step(StepKind.Part, parted.Time, parted.Track, parted.Radar, parted.RadarTrack, 0));
        Gather(steps, journal.ListOf<SystemTrackMerged>(), merged => new Step(StepKind.Merge, merged.Time, merged.Into, EntityId.None, merged.Track, 0));
        steps.Sort((left, right) => left.Position.CompareTo(right.Position));

        var systemTrackOf = new Dictionary<(int Radar, int Track), int>();
        var targetOf = new Dictionary<(int Radar, int Track), EntityId>();
        foreach (ref readonly var step in CollectionsMarshal.AsSpan(steps))
        {
            var key = (step.Radar.Value, step.RadarTrack);
            switch (step.Kind)
            {
                case StepKind.Plot:
                    if (!_originOf.TryGetValue((step.Radar.Value, step.Plot), out var target))
                    {
                        break;
                    }

                    targetOf[key] = target;
                    if (systemTrackOf.TryGetValue(key, out var holder))
                    {
                        Add(holder, step, target);
                    }

                    break;
                case StepKind.Join:
                    systemTrackOf[key] = step.Track;
                    if (targetOf.TryGetValue(key, out var known))
                    {
                        Add(step.Track, step, known);
                    }

                    break;
                case StepKind.Part:
                    systemTrackOf.Remove(key);
                    break;
                default:
                    GoOver(systemTrackOf, step.RadarTrack, step.Track);
                    break;
            }
        }
    }

    private static void Gather<T>(List<Step> steps, RecordList<T> records, Func<T, Step> toStep)
        where T : unmanaged, IJournalRecord
    {
        for (var i = 0; i < records.Count; i++)
        {
            steps.Add(toStep(records[i]) with { Position = records.Position(i) });
        }
    }

    private static void GoOver(Dictionary<(int Radar, int Track), int> systemTrackOf, int from, int into)
    {
        foreach (var member in systemTrackOf.Where(member => member.Value == from).Select(member => member.Key).ToArray())
        {
            systemTrackOf[member] = into;
        }
    }

    /// <summary>Where the plots of a track are not known, the target that its missile met stands for it.</summary>
    private void AddMeetings(JournalContents journal)
    {
        if (Source == LinkSource.Full)
        {
            return;
        }

        var outcomes = journal.ListOf<InterceptOutcome>();
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (!outcomes[i].Target.IsNone && !_byTrack.ContainsKey(outcomes[i].Track))
            {
                _byTrack[outcomes[i].Track] = [new TrackLink(outcomes.Position(i), outcomes[i].Time, outcomes[i].Target)];
            }
        }
    }

    private void Add(int track, in Step step, EntityId target)
    {
        ref var links = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTrack, track, out _);
        (links ??= []).Add(new TrackLink(step.Position, step.Time, target));
    }

    private enum StepKind
    {
        Plot,
        Join,
        Part,
        Merge,
    }

    /// <summary>One thing that happened to tracks; for a merge the track that ends stands in place of the radar's.</summary>
    private readonly record struct Step(StepKind Kind, SimulationTime Time, int Track, EntityId Radar, int RadarTrack, long Plot)
    {
        public int Position { get; init; }
    }
}
