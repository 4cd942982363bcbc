using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tracking;

/// <summary>The command post's picture takes in what a radar has just told; what that changes is written down, and orders follow their target.</summary>
internal static class PictureUpdate
{
    public static void Advance(in Turn turn)
    {
        var world = turn.World;
        world.Picture.Advance(turn.Now);
        world.Missions.Reserve(world.Picture.Tracks.Length);
        world.Judgements.Reserve(world.Picture.Tracks.Length);
        foreach (ref readonly var change in world.Picture.Changes)
        {
            Note(change, turn);
            switch (change.Kind)
            {
                case PictureChangeKind.Merged:
                    GoOver(change.Number, change.Other, turn);
                    break;
                case PictureChangeKind.Unbound:
                    StopFollowing(change.Source, change.SourceNumber, turn);
                    break;
                default:
                    break;
            }
        }

        world.Tracks.Follow();
    }

    private static void Note(in PictureChange change, in Turn turn)
    {
        var radar = change.Source < 0 ? EntityId.None : turn.World.RadarOfSource(change.Source);
        switch (change.Kind)
        {
            case PictureChangeKind.Started:
                turn.Journal.Record(new SystemTrackStarted(turn.Now, change.Number, radar, change.SourceNumber));
                break;
            case PictureChangeKind.Joined:
                turn.Journal.Record(new SystemTrackJoined(turn.Now, change.Number, radar, change.SourceNumber));
                break;
            case PictureChangeKind.Parted:
                turn.Journal.Record(new SystemTrackParted(turn.Now, change.Number, radar, change.SourceNumber));
                break;
            case PictureChangeKind.Merged:
                turn.Journal.Record(new SystemTrackMerged(turn.Now, change.Number, change.Other));
                break;
            case PictureChangeKind.Ended:
                turn.Journal.Record(new SystemTrackEnded(turn.Now, change.Number));
                break;
            case PictureChangeKind.Left:
            case PictureChangeKind.Unbound:
            default:
                // The radar's own track has been dropped, or will be: that record tells it.
                break;
        }
    }

    /// <summary>Two system tracks are one: what was ordered and fired at the younger, and who follows it, goes over to the older.</summary>
    private static void GoOver(int number, int into, in Turn turn)
    {
        var world = turn.World;
        foreach (var followed in world.FollowedTracks)
        {
            if (followed.RowBoundTo(number) is >= 0 and var follower)
            {
                if (followed.RowBoundTo(into) >= 0)
                {
                    TrackFollowing.Drop(followed, follower, world.RadarOfSource(followed.Source), turn);
                }
                else
                {
                    followed.Rebind(follower, into);
                }
            }
        }

        // The table still shows the picture as it was before.
        var from = world.Tracks.RowOf(number);
        var to = world.Picture.RowOf(into);
        if (from >= 0 && to >= 0)
        {
            MissionHandOver.GoOver(from, number, to, world.Picture.Tracks[to].Number, turn);
        }
    }

    private static void StopFollowing(int source, int number, in Turn turn)
    {
        var followed = turn.World.FollowedTracks[source - turn.World.SearchRadars.Count];
        if (followed.RowOf(number) is >= 0 and var row)
        {
            TrackFollowing.Drop(followed, row, turn.World.RadarOfSource(source), turn);
        }
    }
}
