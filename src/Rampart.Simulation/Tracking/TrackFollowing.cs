using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;
using Rampart.Tracking.Filters;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tracking;

/// <summary>The looks of an engagement radar, each at one track of the picture, become its own tracks of those targets.</summary>
/// <remarks>
/// A look that found nothing does not count against the track: how well this radar should see it is not known, and the
/// surveillance radars' looks decide its life. What has had no plot for as long as guidance remembers is not followed any more, whether it was
/// not seen or turned out of the gate.
/// </remarks>
public sealed class TrackFollowing : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        var followed = world.FollowedTracks[world.EngagementRadars.RowOf(subject)];
        var plots = world.Plots(subject).Plots;
        var fits = followed.Fits(plots.Length);
        for (var i = 0; i < plots.Length; i++)
        {
            ref readonly var plot = ref plots[i];
            fits[i] = plot.FoundNothing || !world.Tracks.Holds(plot.FollowedRow, plot.FollowedNumber)
                ? new Fit(double.PositiveInfinity, double.NegativeInfinity)
                : followed.FitTo(followed.RowBoundTo(plot.FollowedNumber), plot, world.Tracks[plot.FollowedRow].Estimate);
        }

        // What is followed takes its echoes first: then it is known which echoes are left for targets that are not followed yet.
        for (var i = 0; i < plots.Length; i++)
        {
            if (followed.RowBoundTo(plots[i].FollowedNumber) is >= 0 and var row && IsBest(i, plots, fits, followed))
            {
                TakeIn(row, ref plots[i], followed, turn);
            }
        }

        for (var i = 0; i < plots.Length; i++)
        {
            // Who answers is not the one that the radar was told to follow: nothing is told to be followed that answers.
            if (followed.RowBoundTo(plots[i].FollowedNumber) < 0 && IsBest(i, plots, fits, followed)
                && !plots[i].TransponderAnswered && !IsAnothers(i, plots, fits[i], followed, turn))
            {
                TakeIn(-1, ref plots[i], followed, turn);
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

    /// <summary>Looks at two tracks can find one and the same echo: it belongs to the track that it fits better, of equals to the first.</summary>
    private static bool IsBest(int at, ReadOnlySpan<Plot> plots, ReadOnlySpan<Fit> fits, FollowedTracks followed)
    {
        ref readonly var plot = ref plots[at];
        if (!followed.IsNear(fits[at]))
        {
            return false;
        }

        for (var i = 0; i < plots.Length; i++)
        {
            ref readonly var other = ref plots[i];
            if (i != at && other.Range_m == plot.Range_m && other.Azimuth_rad == plot.Azimuth_rad && other.Elevation_rad == plot.Elevation_rad && followed.IsNear(fits[i])
                && (fits[i].LogLikelihood > fits[at].LogLikelihood || (fits[i].LogLikelihood == fits[at].LogLikelihood && i < at)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an echo fits another track that somebody sees better than the one at which the radar looked: then it is that other's, unless the radar has just seen that one elsewhere.</summary>
    private static bool IsAnothers(int at, ReadOnlySpan<Plot> plots, in Fit fit, FollowedTracks followed, in Turn turn)
    {
        ref readonly var plot = ref plots[at];
        var tracks = turn.World.Tracks;
        followed.PlaceOf(plot, out var place);
        var seen = place.PositionAt(plot.Time);
        foreach (var row in turn.World.Picture.Near(place, plot.FollowedRow, ref followed.Neighbours))
        {
            if (tracks.IsCoasting(row))
            {
                continue;
            }

            ref readonly var other = ref tracks[row];
            var there = other.PositionAt(plot.Time);
            double east = there.East - seen.East, north = there.North - seen.North, up = there.Up - seen.Up;
            if (followed.IsFar(Math.Sqrt((east * east) + (north * north) + (up * up)), place.PositionDeviation_m, tracks.DeviationAt(row, plot.Time)))
            {
                continue;
            }

            var otherFit = followed.FitTo(-1, plot, other.Estimate);
            if (followed.IsNear(otherFit) && otherFit.LogLikelihood > fit.LogLikelihood && !HasItsOwn(other.Number, plots, followed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the radar follows a track and one of these looks has brought its echo.</summary>
    private static bool HasItsOwn(int systemTrack, ReadOnlySpan<Plot> plots, FollowedTracks followed)
    {
        var row = followed.RowBoundTo(systemTrack);
        if (row < 0)
        {
            return false;
        }

        foreach (ref readonly var plot in plots)
        {
            if (plot.FollowedNumber == systemTrack && !plot.FoundNothing && plot.Time == followed.Rows[row].LastSeen)
            {
                return true;
            }
        }

        return false;
    }

    private static void TakeIn(int row, ref Plot plot, FollowedTracks followed, in Turn turn)
    {
        if (row < 0)
        {
            row = followed.Start(plot, plot.FollowedNumber, turn.World.Tracks[plot.FollowedRow].Estimate);
            turn.Journal.Record(new TrackStarted(turn.Now, plot.Radar, followed.Rows[row].Number, plot.Number));
            turn.Journal.Record(new TrackConfirmed(turn.Now, plot.Radar, followed.Rows[row].Number, plot.Number, 0.0, 1));
        }
        else
        {
            followed.TakeIn(row, plot);
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
