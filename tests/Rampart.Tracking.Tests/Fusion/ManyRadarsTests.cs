using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>More radars than a word has bits, and more members than a row has at first: nothing of it shows.</summary>
public class ManyRadarsTests
{
    private const int Radars = 70;
    private static readonly EnuOffset West = new(-60_000.0, 0.0, 0.0);
    private static readonly EnuOffset East = new(60_000.0, 0.0, 0.0);

    private static Course Lone => Watch.Straight(-10_000.0, 40_000.0, 8_000.0, 120.0, -150.0);

    [Fact]
    public void Two_radars_whose_numbers_are_sixty_four_apart_hold_one_target_together()
    {
        WatchingRadar[] radars = [new(1, West, 10.0), new(65, East, 5.0, 1.5)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), Radars), radars, [Lone], 1);
        watch.Until(120.0);
        Assert.Equal(1, watch.Living());
        Assert.All(radars, radar => Assert.Equal(1, watch.SystemOf(radar, 0)));
    }

    [Fact]
    public void Two_system_tracks_of_radars_sixty_four_apart_that_turn_out_to_be_one_are_merged()
    {
        var picture = new AirPicture(new FusionDefinition(), Radars);
        for (var second = 0; second <= 60; second += 5)
        {
            // The one radar is 20 km off at first.
            picture.Report(AirPictureTests.At(65, 7, second, second <= 30 ? 20_000.0 : 0.0));
            picture.Report(AirPictureTests.At(1, 1, second, 0.0));
            picture.Advance(SimulationTime.FromSeconds(second));
            if (second == 30)
            {
                Assert.NotEqual(picture.RowOf(1, 1), picture.RowOf(65, 7));
            }
        }

        Assert.True(picture.RowOf(1, 1) >= 0);
        Assert.Equal(picture.RowOf(1, 1), picture.RowOf(65, 7));
    }

    [Fact]
    public void When_the_radar_sixty_four_further_on_leaves_the_other_is_still_known_to_be_a_member()
    {
        // The first radar sees a second aircraft in the place of the first when the other radar is gone: two tracks of one radar are never one.
        WatchingRadar[] radars = [new(1, West, 5.0), new(65, East, 5.0, 1.0), new(2, East, 5.0, 2.0)];
        radars[0].Sees = (target, time) => target == 0 || time > 70.0;
        radars[1].Sees = (target, time) => target == 0 && time < 60.0;
        radars[2].Sees = (target, _) => target == 0;
        var watch = new Watch(new AirPicture(new FusionDefinition(), Radars), radars, [Lone, Lone], 3);
        watch.Until(60.0);
        Assert.Equal(1, watch.Living());
        watch.Picture.Withdraw(65, radars[1].NumberOf(0));
        watch.Until(200.0);
        Assert.Equal(2, watch.Living());
        Assert.NotEqual(watch.SystemOf(radars[0], 0), watch.SystemOf(radars[0], 1));
    }

    [Fact]
    public void Seventy_radars_hold_one_target_together_and_name_themselves_in_order()
    {
        var radars = Enumerable.Range(0, Radars).Select(source => new WatchingRadar(source, source % 2 == 0 ? West : East, 5.0, 0.05 * source)).ToArray();
        var watch = new Watch(new AirPicture(new FusionDefinition(), Radars), radars, [Lone], 4);
        watch.Until(120.0);
        Assert.Equal(1, watch.Living());
        Span<TrackMember> members = stackalloc TrackMember[Radars];
        Assert.Equal(Radars, watch.Picture.MembersOf(0, members));
        Assert.Equal(Enumerable.Range(0, Radars).Select(source => new TrackMember(source, 1)), members.ToArray());

        var other = new AirPicture(new FusionDefinition(), Radars);
        other.Load(watch.Picture.Save());
        Span<TrackMember> loaded = stackalloc TrackMember[Radars];
        Assert.Equal(Radars, other.MembersOf(0, loaded));
        Assert.Equal(members.ToArray(), loaded.ToArray());
    }
}
