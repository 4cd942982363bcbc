using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tracking;

/// <summary>The plots of one swept sector meet the tracks of their own radar; what it believes goes to the command post's picture.</summary>
/// <remarks>A radar that was destroyed sends no more plots: its tracks end as if nothing were there any more.</remarks>
public sealed class TrackMaintenance : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        ref readonly var radar = ref turn.World.SearchRadars[subject];
        var desk = turn.World.RadarTrackers[turn.World.SearchRadars.RowOf(subject)];
        var ended = turn.Now - radar.Definition.ReportDelay;
        var began = SearchRadarScan.BeginOfSectorEndingAt(radar.Definition, ended);
        var plots = turn.World.Plots(subject).Waiting(ended);
        desk.TakeIn(plots, began, ended);
        Journal(subject, desk, plots, turn);
        Report(desk, turn);
        PictureUpdate.Advance(turn);
    }

    private static void Journal(EntityId radar, RadarTracker desk, ReadOnlySpan<Plot> plots, in Turn turn)
    {
        var tracks = desk.Tracker.Tracks;
        var isFull = turn.Journal.Keeps(JournalLevel.Full);
        foreach (ref readonly var plot in plots)
        {
            if (plot.GivenNumber == 0)
            {
                continue;
            }

            ref readonly var track = ref tracks[plot.GivenRow];
            if (track.Plots == 1)
            {
                turn.Journal.Record(new TrackStarted(turn.Now, radar, track.Number, plot.Number));
            }

            if (desk.IsNewlyConfirmed(plot.GivenRow))
            {
                turn.Journal.Record(new TrackConfirmed(turn.Now, radar, track.Number, plot.Number, track.Score, track.Plots));
            }

            if (isFull)
            {
                desk.Tracker.EstimateOf(plot.GivenRow, out var estimate);
                Note(track.Number, radar, plot.Number, track.Status, estimate, track.Score, turn);
            }
        }

        foreach (ref readonly var dropped in desk.Tracker.Dropped)
        {
            turn.Journal.Record(new TrackDropped(turn.Now, radar, dropped.Number, dropped.Status, dropped.Score));
        }
    }

    /// <summary>Tells the picture of the believed tracks that brought something new, and of those that are over.</summary>
    private static void Report(RadarTracker desk, in Turn turn)
    {
        var picture = turn.World.Picture;
        foreach (ref readonly var dropped in desk.Tracker.Dropped)
        {
            if (dropped.Status == TrackStatus.Confirmed)
            {
                picture.Withdraw(desk.Source, dropped.Number);
            }
        }

        TrackReport report = default;
        report.Source = desk.Source;
        report.IsConfirmed = true;
        var tracks = desk.Tracker.Tracks;
        foreach (var row in desk.Tracker.Seen)
        {
            ref readonly var track = ref tracks[row];
            if (track.Status != TrackStatus.Confirmed)
            {
                continue;
            }

            desk.Tracker.EstimateOf(row, out report.Estimate);
            report.Number = track.Number;
            report.Plots = track.Plots;
            report.Born = track.Born;
            report.Interrogations = track.Interrogations;
            report.Answers = track.Answers;
            picture.Report(report);
        }
    }

    internal static void Note(int number, EntityId radar, long plot, TrackStatus status, in Estimate estimate, double score, in Turn turn) =>
        turn.Journal.Record(new TrackUpdated(
            turn.Now, radar, number, plot, status,
            Length.FromMetres(estimate.State[0]), Length.FromMetres(estimate.State[1]), Length.FromMetres(estimate.State[2]),
            Speed.FromMetresPerSecond(estimate.State[3]), Speed.FromMetresPerSecond(estimate.State[4]), Speed.FromMetresPerSecond(estimate.State[5]),
            Length.FromMetres(estimate.PositionDeviation_m), score));
}
