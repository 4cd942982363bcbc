using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tests.Tracking;

/// <summary>Which echoes an engagement radar takes for the target that it was told to follow. The picture is told by hand, in a battle without targets.</summary>
public class TrackFollowingTests
{
    private const double North_m = 52_000.0;
    private const double Up_m = 8_000.0;

    [Fact]
    public void An_echo_that_fits_another_track_better_is_not_taken_up()
    {
        // A track that nobody has seen for forty seconds can have come anywhere near; another is seen where the echo is.
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 60.0, east: 0.0, north: North_m + (40.0 * 200.0), velocityNorth: -200.0);
        Tell(battle, number: 902, at_s: 100.0, east: 600.0, north: North_m, velocityNorth: -200.0);
        Follow(battle, 100.0);

        Look(battle, 901, 100.0, east: 600.0);
        Assert.Equal(0, Follow(battle, 100.0).Alive);

        Look(battle, 901, 100.0, east: -600.0);
        Assert.Equal(1, Follow(battle, 100.0).Alive);
    }

    [Fact]
    public void An_echo_is_held_against_the_tracks_around_it_even_where_their_members_disagree_and_not_against_those_far_away()
    {
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 100.0, east: 0.0, north: North_m, velocityNorth: -200.0);
        Tell(battle, number: 902, at_s: 100.0, east: 5_000.0, north: North_m, velocityNorth: -200.0);
        Tell(battle, number: 903, at_s: 100.0, east: -5_000.0, north: North_m, velocityNorth: -200.0);
        Tell(battle, number: 904, at_s: 100.0, east: 40_000.0, north: North_m, velocityNorth: -200.0);
        Follow(battle, 100.0);

        var picture = battle.World.Picture;
        var rows = new int[1];
        var near = picture.Near(battle.World.Tracks[picture.RowOf(0, 901)].Estimate, picture.RowOf(0, 901), ref rows).ToArray();
        Assert.Equal([picture.RowOf(0, 902), picture.RowOf(0, 903)], near);
    }

    [Fact]
    public void An_echo_that_two_looks_find_goes_to_the_track_in_whose_gate_it_lies_though_another_is_known_better()
    {
        // 902 is known so well that its likelihood is great even beyond its gate.
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 60.0, east: 0.0, north: North_m + (40.0 * 200.0), velocityNorth: -200.0);
        Tell(battle, number: 902, at_s: 100.0, east: 2000.0, north: North_m, velocityNorth: -200.0);
        Follow(battle, 100.0);

        Look(battle, 901, 100.0, east: 1550.0);
        Look(battle, 902, 100.0, east: 1550.0);
        Assert.Equal(1, Follow(battle, 100.0).Alive);
    }

    [Fact]
    public void Of_two_close_aircraft_the_vaguer_is_taken_up_too_once_the_other_has_its_own_echo()
    {
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 85.0, east: 0.0, north: North_m + (15.0 * 200.0), velocityNorth: -200.0);
        Tell(battle, number: 902, at_s: 100.0, east: 200.0, north: North_m, velocityNorth: -200.0);
        Follow(battle, 100.0);

        // Of 901 alone nobody could say whose the echo is.
        Look(battle, 901, 100.0, east: 0.0);
        Assert.Equal(0, Follow(battle, 100.0).Alive);

        for (var second = 100; second <= 101; second++)
        {
            Look(battle, 901, second, east: 0.0);
            Look(battle, 902, second, east: 200.0);
            Follow(battle, second);
        }

        Assert.Equal(2, battle.World.FollowedTracks[0].Alive);
    }

    [Fact]
    public void An_echo_whose_rate_of_range_the_track_cannot_have_is_not_taken_up()
    {
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 100.0, east: 0.0, north: North_m, velocityNorth: -200.0);
        Follow(battle, 100.0);

        Look(battle, 901, 100.0, east: 0.0, rate_mps: 200.0);
        Assert.Equal(0, Follow(battle, 100.0).Alive);

        Look(battle, 901, 100.0, east: 0.0, rate_mps: -197.0);
        Assert.Equal(1, Follow(battle, 100.0).Alive);
    }

    [Fact]
    public void Looks_that_find_another_target_do_not_end_what_is_followed_before_its_memory_does()
    {
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 100.0, east: 0.0, north: North_m, velocityNorth: -200.0);
        Follow(battle, 100.0);
        Look(battle, 901, 100.0, east: 0.0);
        Assert.Equal(1, Follow(battle, 100.0).Alive);

        for (var second = 101; second <= 105; second++)
        {
            Look(battle, 901, second, east: 4_000.0);
            Assert.Equal(1, Follow(battle, second).Alive);
        }

        Look(battle, 901, 106.0, east: 4_000.0);
        Assert.Equal(0, Follow(battle, 106.0).Alive);
    }

    [Fact]
    public void The_table_takes_over_answers_when_no_other_count_tells_of_them()
    {
        // Bravo's report is older than alpha's, and says nothing new but that the target has answered.
        var battle = Quiet();
        Tell(battle, number: 901, at_s: 100.0, east: 0.0, north: North_m, velocityNorth: -200.0);
        Tell(battle, number: 901, at_s: 100.0, east: 0.0, north: North_m, velocityNorth: -200.0, source: 1);
        Follow(battle, 100.0);
        Tell(battle, number: 901, at_s: 110.0, east: 0.0, north: North_m - 2000.0, velocityNorth: -200.0);
        Tell(battle, number: 901, at_s: 101.0, east: 0.0, north: North_m - 200.0, velocityNorth: -200.0, source: 1);
        Follow(battle, 110.0);
        var row = battle.World.Picture.RowOf(0, 901);
        Assert.Equal((row, 2, 0), (battle.World.Picture.RowOf(1, 901), battle.World.Tracks[row].Members, battle.World.Tracks[row].Answers));

        Tell(battle, number: 901, at_s: 105.0, east: 0.0, north: North_m - 1000.0, velocityNorth: -200.0, source: 1, answers: 3);
        Follow(battle, 111.0);
        Assert.Equal(3, battle.World.Tracks[row].Answers);
    }

    [Fact]
    public void What_answers_and_what_is_silent_do_not_become_one_system_track()
    {
        // The silent one is lost; who follows it has strayed to the neighbour that answers.
        var picture = new AirPicture(new FusionDefinition(), 3);
        for (var second = 0; second <= 90; second += 10)
        {
            picture.Report(Report(0, 1, second, 0.0, 100.0 * second, 100.0) with { Interrogations = 20, Answers = 20 });
            if (second <= 50)
            {
                picture.Report(Report(1, 1, second, 300.0, 100.0 * second, 100.0) with { Interrogations = 20 });
            }
            else
            {
                picture.Report(Report(2, 1, second, 150.0, 100.0 * second, 100.0) with { Interrogations = 1, BoundTo = 2 });
            }

            picture.Advance(SimulationTime.FromSeconds(second));
            if (second == 50)
            {
                picture.Withdraw(1, 1);
            }
        }

        Assert.Equal(2, picture.Tracks[picture.RowOf(2, 1)].Number);
        Assert.Equal((20, 20), (picture.Tracks[picture.RowOf(0, 1)].Interrogations, picture.Tracks[picture.RowOf(0, 1)].Answers));
    }

    /// <summary>Two batteries that look north, and nothing to see; the engagement radars tell the rate of range.</summary>
    private static Battle Quiet()
    {
        var quiet = (Sketch.Battle(Sketch.Airliner("late", appears_s: 1700.0)) with { Batteries = [Sketch.Battery(), Sketch.Battery("bravo", Sketch.Around(90.0, 40.0, Sketch.Ground_m + 20.0))] })
            .WithBatteries(battery => battery with
            {
                SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 0.0 },
                EngagementRadar = battery.EngagementRadar with { Accuracy = battery.EngagementRadar.Accuracy with { RangeRate = Speed.FromMetresPerSecond(1.0) } },
            });
        var battle = new Battle(quiet, 7, 0, new Journal(Stream.Null, JournalLevel.Outcomes));
        battle.RunUntil(SimulationTime.FromSeconds(90.0));
        return battle;
    }

    private static void Tell(Battle battle, int number, double at_s, double east, double north, double velocityNorth, int source = 0, int answers = 0) =>
        battle.World.Picture.Report(Report(source, number, at_s, east, north, velocityNorth) with { Interrogations = 5, Answers = answers });

    private static TrackReport Report(int source, int number, double at_s, double east, double north, double velocityNorth)
    {
        var report = new TrackReport { Source = source, Number = number, IsConfirmed = true, Plots = 5 };
        report.Estimate.Time = SimulationTime.FromSeconds(at_s);
        (report.Estimate.State[0], report.Estimate.State[1], report.Estimate.State[2], report.Estimate.State[4]) = (east, north, Up_m, velocityNorth);
        for (var axis = 0; axis < 3; axis++)
        {
            report.Estimate.Covariance[axis * 7] = 100.0 * 100.0;
            report.Estimate.Covariance[(axis + 3) * 7] = 10.0 * 10.0;
        }

        return report;
    }

    /// <summary>The first engagement radar, told to follow the track that a search radar calls so, sees an echo where that track is by now, or beside it.</summary>
    private static void Look(Battle battle, int number, double at_s, double east, double rate_mps = -197.0)
    {
        var world = battle.World;
        ref readonly var radar = ref world.EngagementRadars.Rows[0];
        var row = world.Picture.RowOf(0, number);
        var place = world.Tracks[row].PositionAt(SimulationTime.FromSeconds(at_s));
        var seen = radar.Sight.Frame.ToEnu(world.Theatre.ToEcef(place with { East = east })).ToPolar();
        world.Plots(radar.Id).Add(
            new Plot
            {
                Time = SimulationTime.FromSeconds(at_s),
                Radar = radar.Id,
                Range_m = seen.Range.Metres,
                Azimuth_rad = seen.Azimuth.Radians,
                Elevation_rad = seen.Elevation.Radians,
                RangeRate_mps = rate_mps,
                FollowedRow = row,
                FollowedNumber = world.Tracks.NumberOf(row),
            },
            EntityId.None);
    }

    /// <summary>The first engagement radar works off its looks, and the picture takes in what was told.</summary>
    private static FollowedTracks Follow(Battle battle, double at_s)
    {
        var world = battle.World;
        var radar = world.EngagementRadars.Ids[0];
        new TrackFollowing().Wake(radar, new Turn(SimulationTime.FromSeconds(at_s), world, new Calendar(), new Journal(Stream.Null, JournalLevel.Outcomes), new Chance(7, 0)));
        world.Plots(radar).RemoveFirst(world.Plots(radar).Count);
        return world.FollowedTracks[0];
    }
}
