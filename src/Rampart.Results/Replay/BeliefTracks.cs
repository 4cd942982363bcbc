using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Results.Replay;

/// <summary>Where each system track was believed to be, as far as the journal tells.</summary>
/// <remarks>
/// Of a full journal, the estimates of the radars' own tracks that belong to it; else their plots. A plot's track is kept only where
/// it began or confirmed one: of the others, a plot of a target is given to the track that this radar had begun of this target last.
/// </remarks>
internal sealed class BeliefTracks
{
    private readonly JournalContents _journal;
    private readonly EnuFrame _theatre;
    private readonly Dictionary<int, (EnuFrame Frame, MeasurementAccuracy Accuracy, int Number)> _radars = [];
    private readonly Dictionary<int, List<ReplayBelief>> _beliefs = [];
    private readonly Dictionary<(int Radar, int Track), int> _systemTrackOf = [];
    private readonly Dictionary<(int Radar, int Track), ReplayBelief> _latest = [];
    private readonly Dictionary<(int Radar, int Target), int> _trackOfTarget = [];
    private readonly Dictionary<(int Radar, long Plot), (ReplayBelief Belief, int Target)> _plots = [];
    private readonly Dictionary<(int Radar, long Plot), SimulationTime> _seen = [];

    public BeliefTracks(JournalContents journal, BattleDefinition battle, IReadOnlyList<ReplayRadar> radars, BeliefSource source)
    {
        _journal = journal;
        _theatre = new EnuFrame(battle.Theatre);
        var numbers = radars.Select((radar, number) => (radar.Name, number)).ToDictionary(pair => pair.Name, pair => pair.number, StringComparer.Ordinal);
        var all = battle.SearchRadars.Concat<RadarDefinition>(battle.Batteries.Select(battery => battery.EngagementRadar)).ToDictionary(radar => radar.Name, StringComparer.Ordinal);
        foreach (var id in journal.Entities(EntityKind.SurveillanceRadar).Concat(journal.Entities(EntityKind.EngagementRadar)))
        {
            var radar = all[journal.Name(id)];
            _radars[id.Value] = (new EnuFrame(radar.Antenna), radar.Accuracy, numbers[radar.Name]);
        }

        Walk(source);
    }

    /// <summary>What was believed of a system track, thinned; nothing for one of which no place was kept.</summary>
    public IReadOnlyList<ReplayBelief> Of(int track) => _beliefs.TryGetValue(track, out var beliefs) ? BeliefThinning.Of(beliefs) : [];

    // The kinds that matter, each with a place of its own in the journal: the earliest goes first.
    private void Walk(BeliefSource source)
    {
        var streams = new List<Stream>
        {
            Stream.Of(_journal.ListOf<SystemTrackStarted>(), record => Join(record.Time, record.Track, (record.Radar.Value, record.RadarTrack))),
            Stream.Of(_journal.ListOf<SystemTrackJoined>(), record => Join(record.Time, record.Track, (record.Radar.Value, record.RadarTrack))),
            Stream.Of(_journal.ListOf<SystemTrackParted>(), record => _systemTrackOf.Remove((record.Radar.Value, record.RadarTrack))),
            Stream.Of(_journal.ListOf<TrackDropped>(), record => Forget((record.Radar.Value, record.RadarTrack))),
            Stream.Of(_journal.ListOf<SystemTrackMerged>(), record => GoOver(record.Track, record.Into)),
        };
        if (source == BeliefSource.Estimates)
        {
            foreach (var detection in _journal.Of<Detection>())
            {
                _seen[(detection.Radar.Value, detection.Plot)] = detection.Time;
            }

            foreach (var plot in _journal.Of<FalsePlot>())
            {
                _seen[(plot.Radar.Value, plot.Plot)] = plot.Time;
            }

            streams.Add(Stream.Of(_journal.ListOf<TrackUpdated>(), Estimate));
        }
        else
        {
            streams.Add(Stream.Of(_journal.ListOf<Detection>(), record => Plot(record.Time, record.Radar, record.Plot, new Polar(record.Range, record.Azimuth, record.Elevation), record.Target.Value)));
            streams.Add(Stream.Of(_journal.ListOf<FalsePlot>(), record => Plot(record.Time, record.Radar, record.Plot, new Polar(record.Range, record.Azimuth, record.Elevation), EntityId.None.Value)));
            streams.Add(Stream.Of(_journal.ListOf<TrackStarted>(), record => Given(record.Radar, record.RadarTrack, record.Plot)));
            streams.Add(Stream.Of(_journal.ListOf<TrackConfirmed>(), record => Given(record.Radar, record.RadarTrack, record.Plot)));
        }

        while (true)
        {
            Stream? next = null;
            foreach (var stream in streams)
            {
                next = stream.Position < (next?.Position ?? int.MaxValue) ? stream : next;
            }

            if (next is null)
            {
                return;
            }

            next.Take();
        }
    }

    // An estimate is of the moment of its plot and is known a report delay later: it has been carried on by then.
    private void Estimate(TrackUpdated updated)
    {
        var late_s = _seen.TryGetValue((updated.Radar.Value, updated.Plot), out var seen) ? (updated.Time - seen).Seconds : 0.0;
        var place = Wgs84.ToGeodetic(_theatre.ToEcef(new EnuOffset(
            updated.East.Metres + (updated.EastRate.MetresPerSecond * late_s),
            updated.North.Metres + (updated.NorthRate.MetresPerSecond * late_s),
            updated.Up.Metres + (updated.UpRate.MetresPerSecond * late_s))));
        Know((updated.Radar.Value, updated.RadarTrack), new ReplayBelief(
            TruePaths.Round(TruePaths.Milliseconds(updated.Time), place), Whole(updated.Deviation.Metres), Whole(updated.EastRate.MetresPerSecond),
            Whole(updated.NorthRate.MetresPerSecond), _radars[updated.Radar.Value].Number));
    }

    private void Plot(SimulationTime time, EntityId radar, long plot, Polar seen, int target)
    {
        var (frame, accuracy, number) = _radars[radar.Value];
        var place = Wgs84.ToGeodetic(frame.ToEcef(seen.ToEnu()));
        var across = Math.Max(accuracy.Azimuth.Radians, accuracy.Elevation.Radians) * seen.Range.Metres;
        var belief = new ReplayBelief(TruePaths.Round(TruePaths.Milliseconds(time), place), Whole(Math.Max(accuracy.Range.Metres, across)), 0, 0, number);
        _plots[(radar.Value, plot)] = (belief, target);
        if (target >= 0 && _trackOfTarget.TryGetValue((radar.Value, target), out var track))
        {
            Know((radar.Value, track), belief);
        }
    }

    private void Given(EntityId radar, int radarTrack, long plot)
    {
        if (!_plots.TryGetValue((radar.Value, plot), out var given))
        {
            return;
        }

        if (given.Target >= 0)
        {
            _trackOfTarget[(radar.Value, given.Target)] = radarTrack;
        }

        Know((radar.Value, radarTrack), given.Belief);
    }

    private void Know((int Radar, int Track) own, ReplayBelief belief)
    {
        _latest[own] = belief;
        if (_systemTrackOf.TryGetValue(own, out var track))
        {
            Add(track, belief);
        }
    }

    private void Join(SimulationTime time, int track, (int Radar, int Track) own)
    {
        _systemTrackOf[own] = track;
        if (_latest.TryGetValue(own, out var belief))
        {
            // Known before, and part of the picture from now on.
            Add(track, BeliefThinning.CarriedOn(belief, Math.Max(TruePaths.Milliseconds(time), belief.Place.Time_ms)));
        }
    }

    private void GoOver(int from, int into)
    {
        foreach (var own in _systemTrackOf.Where(member => member.Value == from).Select(member => member.Key).ToArray())
        {
            _systemTrackOf[own] = into;
        }
    }

    private void Forget((int Radar, int Track) own)
    {
        _systemTrackOf.Remove(own);
        _latest.Remove(own);
    }

    private void Add(int track, ReplayBelief belief)
    {
        if (!_beliefs.TryGetValue(track, out var beliefs))
        {
            _beliefs[track] = beliefs = [];
        }

        beliefs.Add(belief);
    }

    private static int Whole(double value) => (int)Math.Round(value);

    /// <summary>The records of one kind, one after the other.</summary>
    private sealed class Stream
    {
        private readonly int _count;
        private readonly Func<int, int> _positionOf;
        private readonly Action<int> _take;
        private int _next;

        private Stream(int count, Func<int, int> positionOf, Action<int> take) => (_count, _positionOf, _take) = (count, positionOf, take);

        public int Position => _next < _count ? _positionOf(_next) : int.MaxValue;

        public static Stream Of<T>(RecordList<T> records, Action<T> take)
            where T : unmanaged, IJournalRecord => new(records.Count, records.Position, i => take(records[i]));

        public void Take() => _take(_next++);
    }
}
