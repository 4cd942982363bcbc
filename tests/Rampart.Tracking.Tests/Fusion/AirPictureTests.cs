using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>The life of system tracks: one number for one target, whoever sees it.</summary>
public class AirPictureTests
{
    private static readonly EnuOffset West = new(-60_000.0, 0.0, 0.0);
    private static readonly EnuOffset East = new(60_000.0, 0.0, 0.0);
    private static readonly EnuOffset South = new(0.0, -80_000.0, 0.0);

    private static Course Lone => Watch.Straight(-10_000.0, 40_000.0, 8_000.0, 120.0, -150.0);

    [Fact]
    public void One_target_seen_by_three_radars_is_one_system_track()
    {
        WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 5.0, 1.5), new(2, South, 7.0, 3.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 3), radars, [Lone], 1);
        watch.Until(120.0);
        Assert.Equal(1, watch.Living());
        Assert.All(radars, radar => Assert.Equal(1, watch.SystemOf(radar, 0)));
        Assert.Equal(3, watch.Picture.Tracks[0].Members);
        Assert.Single(watch.Changes, one => one.Change.Kind == PictureChangeKind.Started);
        Assert.Equal(2, watch.Changes.Count(one => one.Change.Kind == PictureChangeKind.Joined));
    }

    [Fact]
    public void A_second_radar_joins_with_the_third_consistent_report()
    {
        WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 10.0, 5.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Lone], 2);

        // The second radar confirms with its third plot at 25 s; its reports at 25, 35 and 45 s are the three comparisons.
        watch.Until(44.5);
        Assert.Equal(0, watch.SystemOf(radars[1], 0));
        watch.Until(45.0);
        Assert.Equal(1, watch.SystemOf(radars[1], 0));
    }

    [Fact]
    public void The_number_stays_when_one_radar_hands_the_target_over_to_another()
    {
        WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 5.0, 60.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Lone], 3);
        watch.Until(120.0);
        radars[0].Sees = (_, _) => false;
        watch.Picture.Withdraw(0, radars[0].NumberOf(0));
        watch.Until(240.0);
        Assert.Equal(1, watch.Living());
        Assert.Equal(1, watch.SystemOf(radars[1], 0));
        Assert.Single(watch.Changes, one => one.Change == new PictureChange(PictureChangeKind.Left, 1, 0, 1, 0));
    }

    [Fact]
    public void A_gap_within_the_grace_time_keeps_the_number_and_a_longer_one_ends_it()
    {
        foreach (var (gap_s, number) in new[] { (30.0, 1), (120.0, 2) })
        {
            WatchingRadar[] radars = [new(0, West, 5.0)];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 1), radars, [Lone], 4);
            watch.Until(60.0);
            Assert.Equal(1, watch.SystemOf(radars[0], 0));
            watch.Picture.Withdraw(0, radars[0].Drop(0));
            radars[0].Sees = (_, time) => time > 60.0 + gap_s;
            watch.Until(60.0 + gap_s + 30.0);
            Assert.Equal(number, watch.SystemOf(radars[0], 0));
            Assert.Equal(1, watch.Living());
            Assert.Equal(number - 1, watch.Changes.Count(one => one.Change.Kind == PictureChangeKind.Ended));
        }
    }

    [Fact]
    public void Two_tracks_of_one_radar_are_never_one()
    {
        WatchingRadar[] radars = [new(0, West, 5.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 1), radars, [Lone, Lone], 5);
        watch.Until(300.0);
        Assert.Equal(2, watch.Living());
    }
}
