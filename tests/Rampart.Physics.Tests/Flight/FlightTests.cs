using FsCheck.Fluent;
using Rampart.Physics.Engagement;
using Rampart.Physics.Flight;

namespace Rampart.Physics.Tests.Flight;

/// <summary>Turns of aircraft, and the way and the effect of interceptors.</summary>
public class FlightTests
{
    private static readonly MeanSpeedProfile Profile =
        new(Speed.FromMetresPerSecond(1200.0), Length.FromKilometres(100.0), Speed.FromMetresPerSecond(1050.0), Length.FromKilometres(400.0));

    [Fact]
    public void A_turn_at_45_degrees_pulls_one_g_sideways()
    {
        // tan 45° = 1, so r = v²/g.
        Assert.Equal(250.0 * 250.0 / 9.80665, CoordinatedTurn.Radius(Speed.FromMetresPerSecond(250.0), Angle.FromDegrees(45.0)).Metres, tolerance: 1e-6);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoordinatedTurn.Radius(Speed.FromMetresPerSecond(250.0), Angle.FromDegrees(90.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoordinatedTurn.Radius(Speed.Zero, Angle.FromDegrees(30.0)));
    }

    [Fact]
    public void The_mean_speeds_are_those_given_at_the_ranges_given()
    {
        Assert.Equal(100e3 / 1200.0, Profile.SecondsTo(100e3), tolerance: 1e-9);
        Assert.Equal(400e3 / 1050.0, Profile.SecondsTo(400e3), tolerance: 1e-9);
    }

    [Fact]
    public void Way_and_time_are_each_others_way_back() =>
        Laws.Holds(Laws.Between(0.0, 500e3), distance => Math.Abs(Profile.DistanceAfter(Profile.SecondsTo(distance)) - distance) < 1e-5);

    [Fact]
    public void More_way_takes_more_time_and_the_missile_never_flies_faster_than_at_first() =>
        Laws.Holds(from distance in Laws.Between(0.0, 400e3) from more in Laws.Between(1.0, 10e3) select (distance, more), given =>
        {
            var speed = given.more / (Profile.SecondsTo(given.distance + given.more) - Profile.SecondsTo(given.distance));
            return speed is > 0.0 and <= 1200.0001;
        });

    [Fact]
    public void A_far_mean_speed_above_the_near_one_or_not_above_its_half_throws()
    {
        static MeanSpeedProfile With(double near, double far) => new(Speed.FromMetresPerSecond(near), Length.FromKilometres(100.0), Speed.FromMetresPerSecond(far), Length.FromKilometres(400.0));

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => With(1000.0, 1001.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => With(1000.0, 500.0));
    }

    [Fact]
    public void The_kill_probability_is_full_inside_and_falls_in_a_straight_line_to_the_edge()
    {
        Assert.Equal(0.6, SingleShotKill.Probability(0.6, 0.0, 0.7, 0.5));
        Assert.Equal(0.6, SingleShotKill.Probability(0.6, 0.7, 0.7, 0.5));
        Assert.Equal(0.45, SingleShotKill.Probability(0.6, 0.85, 0.7, 0.5), tolerance: 1e-12);
        Assert.Equal(0.3, SingleShotKill.Probability(0.6, 1.0, 0.7, 0.5), tolerance: 1e-12);
        Assert.Equal(0.6, SingleShotKill.Probability(0.6, 1.0, 1.0, 0.5));
    }
}
