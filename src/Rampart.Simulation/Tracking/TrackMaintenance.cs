using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tracking;

/// <summary>The plots of one swept sector meet the tracks: nearest neighbours inside the gate, best pairs first.</summary>
/// <remarks>
/// A plot older than its track's estimate (an engagement radar was quicker) counts for the track's life and identity and leaves
/// the estimate alone.
/// </remarks>
public sealed class TrackMaintenance : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        ref readonly var radar = ref turn.World.SearchRadars[subject];
        var tracker = turn.World.Tracker;
        var model = tracker.Model(subject);
        var ended = turn.Now - radar.Definition.ReportDelay;
        var began = SearchRadarScan.BeginOfSectorEndingAt(radar.Definition, ended);
        var plots = turn.World.Plots(subject).Waiting(ended);
        var tracks = turn.World.Tracks;

        tracker.Pair(tracks, plots, model);
        foreach (ref readonly var pair in tracker.Pairs)
        {
            if (tracker.IsTaken(pair))
            {
                continue;
            }

            tracker.Take(pair);
            TakeIn(ref tracks[pair.Row], ref plots[pair.Plot], pair.Row, model, turn);
        }

        if (radar.Battery.IsNone || !turn.World.Batteries[radar.Battery].IsOutOfAction)
        {
            CountMissedLooks(radar, model, began, ended, turn);
        }

        for (var plot = 0; plot < plots.Length; plot++)
        {
            if (plots[plot].GivenNumber == 0)
            {
                StartTrack(ref plots[plot], model, turn);
            }
        }
    }

    /// <summary>Gives a plot to a track: estimate, score, identity, and confirmation when the score has passed its threshold.</summary>
    internal static void TakeIn(ref Track track, ref Plot plot, int row, RadarModel model, in Turn turn)
    {
        var tracker = turn.World.Tracker;
        var isNewer = plot.Time >= track.Time;
        if (isNewer)
        {
            KalmanFilter.Predict(ref track, plot.Time, tracker.AccelerationDeviation);
        }

        var innovation = KalmanFilter.Innovate(track, plot, model, tracker.AccelerationDeviation);
        if (isNewer)
        {
            KalmanFilter.Update(ref track, innovation);
        }

        track.Score += TrackScore.OfPlot(innovation, model);
        track.BestScore = Math.Max(track.BestScore, track.Score);
        track.Plots++;
        track.LastRadar = plot.Radar;
        track.LastPlot = plot.Number;
        track.Interrogations++;
        track.Answers += plot.TransponderAnswered ? 1 : 0;
        plot.GivenRow = row;
        plot.GivenNumber = track.Number;
        if (track.Status == TrackStatus.Tentative && track.Score >= tracker.ConfirmationThreshold)
        {
            track.Status = TrackStatus.Confirmed;
            turn.Journal.Record(new TrackConfirmed(turn.Now, track.Number, plot.Radar, plot.Number, track.Score, track.Plots));
        }

        Note(track, plot, turn);
    }

    /// <summary>A look at the track brought nothing: the score falls, and with it, in the end, the track.</summary>
    private static void CountMissedLook(int row, RadarModel model, in Turn turn)
    {
        ref var track = ref turn.World.Tracks[row];
        track.Score += TrackScore.OfMissedLook(model);
        if (track.Score < track.BestScore - turn.World.Tracker.DropDepth)
        {
            turn.Journal.Record(new TrackDropped(turn.Now, track.Number, track.Status, track.Score));
            turn.World.Tracks.Drop(row);
        }
    }

    private static void CountMissedLooks(in SearchRadarState radar, RadarModel model, SimulationTime began, SimulationTime ended, in Turn turn)
    {
        var tracks = turn.World.Tracks;
        var tracker = turn.World.Tracker;
        for (var row = 0; row < tracks.Rows.Length; row++)
        {
            ref readonly var track = ref tracks[row];
            if (track.Number == 0 || tracker.IsTrackTaken(row) || track.Born > began || !Expects(radar, track, ended, turn))
            {
                continue;
            }

            var atEnd = BeamCrossing.Lead(model.ToRadar(track.PositionAt(ended)), BeamCrossing.BeamAzimuth(ended, radar.Definition.ScanPeriod));
            var atBegin = BeamCrossing.Lead(model.ToRadar(track.PositionAt(began)), BeamCrossing.BeamAzimuth(began, radar.Definition.ScanPeriod));
            if (atBegin > 0.0 && atBegin < 0.5 * Portable.Pi && atEnd <= 0.0)
            {
                CountMissedLook(row, model, turn);
            }
        }
    }

    /// <summary>Whether this radar should have seen the track: it or its battery's engagement radar saw it last, or it stands in this radar's sight.</summary>
    private static bool Expects(in SearchRadarState radar, in Track track, SimulationTime time, in Turn turn)
    {
        if (track.LastRadar == radar.Id || (!radar.Battery.IsNone && track.LastRadar == turn.World.Batteries[radar.Battery].EngagementRadar))
        {
            return true;
        }

        var place = turn.World.Theatre.ToEcef(track.PositionAt(time));
        var seen = radar.Sight.Frame.ToEnu(place).ToPolar();
        var (normal, height) = Wgs84.NormalAndHeight(place);
        return seen.Range.Metres <= radar.Sight.InstrumentedRange_m
            && seen.Elevation.Radians <= radar.Sight.MaximumElevation_rad
            && Look.IsVisible(radar.Sight, normal, height, seen.Azimuth.Radians);
    }

    private static void StartTrack(ref Plot plot, RadarModel model, in Turn turn)
    {
        var row = turn.World.StartTrack();
        ref var track = ref turn.World.Tracks[row];
        track.Status = TrackStatus.Tentative;
        track.Born = plot.Time;
        track.Plots = 1;
        track.Interrogations = 1;
        track.Answers = plot.TransponderAnswered ? 1 : 0;
        track.LastRadar = plot.Radar;
        track.LastPlot = plot.Number;
        plot.GivenRow = row;
        plot.GivenNumber = track.Number;
        KalmanFilter.Initiate(ref track, plot, model, turn.World.Tracker.SpeedDeviation);
        turn.Journal.Record(new TrackStarted(turn.Now, track.Number, plot.Radar, plot.Number));
        Note(track, plot, turn);
    }

    private static void Note(in Track track, in Plot plot, in Turn turn) =>
        turn.Journal.Record(new TrackUpdated(
            turn.Now, track.Number, plot.Radar, plot.Number, track.Status,
            Length.FromMetres(track.State[0]), Length.FromMetres(track.State[1]), Length.FromMetres(track.State[2]),
            Speed.FromMetresPerSecond(track.State[3]), Speed.FromMetresPerSecond(track.State[4]), Speed.FromMetresPerSecond(track.State[5]),
            Length.FromMetres(track.PositionDeviation_m), track.Score));
}
