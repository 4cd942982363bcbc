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

    /// <summary>The first and the confirming plot of each track, and what its missiles met.</summary>
    Events,

    /// <summary>Only what the missiles met: what was detected, tracked and ordered is not known.</summary>
    Outcomes,
}

/// <summary>A plot of a target was given to a track: here truth and belief meet.</summary>
/// <param name="Position">Where in the journal.</param>
/// <param name="Time">When the track took it in.</param>
/// <param name="Target">The target that caused the plot.</param>
/// <param name="IsConfirmed">Whether the track was believed then.</param>
internal readonly record struct TrackLink(int Position, SimulationTime Time, EntityId Target, bool IsConfirmed);

/// <summary>Which target stood behind which track, and when.</summary>
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

        if (Source == LinkSource.Full)
        {
            AddUpdates(journal.ListOf<TrackUpdated>());
        }
        else
        {
            AddMilestones(journal);
        }

        AddMeetings(journal);
    }

    public LinkSource Source { get; }

    /// <summary>The tracks that ever had a plot of a target, by number, each with its plots of targets in order.</summary>
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

    private void AddUpdates(RecordList<TrackUpdated> updates)
    {
        for (var i = 0; i < updates.Count; i++)
        {
            var update = updates[i];
            Add(update.Track, update.Radar, update.Plot, updates.Position(i), update.Time, update.Status == TrackStatus.Confirmed);
        }
    }

    private void AddMilestones(JournalContents journal)
    {
        var started = journal.ListOf<TrackStarted>();
        for (var i = 0; i < started.Count; i++)
        {
            Add(started[i].Track, started[i].Radar, started[i].Plot, started.Position(i), started[i].Time, isConfirmed: false);
        }

        var confirmed = journal.ListOf<TrackConfirmed>();
        for (var i = 0; i < confirmed.Count; i++)
        {
            Add(confirmed[i].Track, confirmed[i].Radar, confirmed[i].Plot, confirmed.Position(i), confirmed[i].Time, isConfirmed: true);
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
                _byTrack[outcomes[i].Track] = [new TrackLink(outcomes.Position(i), outcomes[i].Time, outcomes[i].Target, IsConfirmed: true)];
            }
        }
    }

    private void Add(int track, EntityId radar, long plot, int position, SimulationTime time, bool isConfirmed)
    {
        if (!_originOf.TryGetValue((radar.Value, plot), out var target))
        {
            return;
        }

        ref var links = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTrack, track, out _);
        (links ??= []).Add(new TrackLink(position, time, target, isConfirmed));
    }
}
