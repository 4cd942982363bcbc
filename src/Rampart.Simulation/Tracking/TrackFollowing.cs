using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tracking;

/// <summary>The looks of an engagement radar, each at one track of the picture, become its own tracks of those targets.</summary>
/// <remarks>
/// A look that found nothing does not count against the track: how well this radar should see it is not known, and the
/// surveillance radars' looks decide its life. What has had no plot for as long as guidance remembers is not followed any more.
/// </remarks>
public sealed class TrackFollowing : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        var followed = world.FollowedTracks[world.EngagementRadars.RowOf(subject)];
        foreach (ref var plot in world.Plots(subject).Plots)
        {
            if (!plot.FoundNothing && world.Tracks.Holds(plot.FollowedRow, plot.FollowedNumber))
            {
                TakeIn(ref plot, followed, turn);
            }
        }

        for (var row = 0; row < followed.Rows.Length; row++)
        {
            if (followed.Rows[row].Number != 0 && followed.IsOver(row, turn.Now))
            {
                Drop(followed, row, subject, turn);
            }
        }

        PictureUpdate.Advance(turn);
    }

    /// <summary>The radar follows this no more.</summary>
    internal static void Drop(FollowedTracks followed, int row, EntityId radar, in Turn turn)
    {
        var number = followed.Rows[row].Number;
        turn.Journal.Record(new TrackDropped(turn.Now, radar, number, TrackStatus.Confirmed, 0.0));
        turn.World.Picture.Withdraw(followed.Source, number);
        followed.Drop(row);
    }

    private static void TakeIn(ref Plot plot, FollowedTracks followed, in Turn turn)
    {
        var row = followed.RowBoundTo(plot.FollowedNumber);
        if (row < 0)
        {
            row = followed.Start(plot, plot.FollowedNumber, turn.World.Tracks[plot.FollowedRow].Estimate);
            turn.Journal.Record(new TrackStarted(turn.Now, plot.Radar, followed.Rows[row].Number, plot.Number));
            turn.Journal.Record(new TrackConfirmed(turn.Now, plot.Radar, followed.Rows[row].Number, plot.Number, 0.0, 1));
        }
        else if (!followed.TakeIn(row, plot))
        {
            return;
        }

        ref readonly var track = ref followed.Rows[row];
        plot.GivenRow = row;
        plot.GivenNumber = track.Number;
        TrackReport report = default;
        followed.EstimateOf(row, out report.Estimate);
        report.Source = followed.Source;
        report.Number = track.Number;
        report.IsConfirmed = true;
        report.BoundTo = track.BoundTo;
        report.Plots = track.Plots;
        report.Interrogations = track.Plots;
        report.Answers = track.Answers;
        turn.World.Picture.Report(report);
        if (turn.Journal.Keeps(JournalLevel.Full))
        {
            TrackMaintenance.Note(track.Number, plot.Radar, plot.Number, TrackStatus.Confirmed, report.Estimate, 0.0, turn);
        }
    }
}
