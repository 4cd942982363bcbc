using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Tests.Command;

/// <summary>The meeting of a missile with a predicted path.</summary>
public class InterceptTests
{
    // Nothing is judged ballistic: the targets of these tests keep their course and height, and their meetings can be reckoned by hand.
    private static readonly CommandPostDefinition StraightOn = Sketch.Post with { BallisticSpeed = Speed.FromMetresPerSecond(1e6) };

    [Theory]
    [InlineData(250.0)]
    [InlineData(900.0)]
    [InlineData(1150.0)]
    [InlineData(1700.0)]
    [InlineData(3000.0)]
    public void A_target_that_flies_straight_at_the_battery_is_met_where_the_times_agree(double speed_mps)
    {
        const double Distance_m = 300e3, Delay_s = 10.0;
        var meeting = Meet(Distance_m, speed_mps, Delay_s);

        // The one root of delay + T(distance at t) = t before the target arrives, by bisection.
        double low = Delay_s, high = Distance_m / speed_mps;
        for (var step = 0; step < 200; step++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Delay_s + SecondsTo(Distance_m, speed_mps, middle) > middle ? (middle, high) : (low, middle);
        }

        Assert.True(meeting.Exists, $"No meeting was found; there is one after {low:F1} s at {DistanceLeft(Distance_m, speed_mps, low) / 1e3:F1} km.");
        Assert.Equal(low, meeting.Seconds, tolerance: 0.01);
        Assert.Equal(DistanceLeft(Distance_m, speed_mps, low), meeting.Range_m, tolerance: 50.0);
    }

    [Fact]
    public void A_target_that_runs_faster_than_the_missile_flies_is_not_met() => Assert.False(Meet(50e3, -1500.0, 0.0).Exists);

    [Fact]
    public void A_slow_target_that_runs_away_is_met_farther_out()
    {
        var meeting = Meet(50e3, -250.0, 0.0);

        Assert.True(meeting.Exists);
        Assert.Equal(DistanceLeft(50e3, -250.0, meeting.Seconds), meeting.Range_m, tolerance: 1.0);
        Assert.Equal(SecondsTo(50e3, -250.0, meeting.Seconds), meeting.Seconds, tolerance: 0.01);
    }

    [Fact]
    public void The_height_of_a_place_is_its_height_over_the_curved_Earth()
    {
        var theatre = new EnuFrame(Sketch.Home);
        foreach (var (bearing, distance) in new[] { (0.0, 10.0), (90.0, 100.0), (200.0, 250.0), (315.0, 400.0) })
        {
            var place = Sketch.Around(bearing, distance, 9000.0);
            Assert.Equal(9000.0, Prediction.Height_m(theatre.ToEnu(place.ToEcef()), Sketch.Ground_m), tolerance: 60.0);
        }
    }

    [Fact]
    public void A_falling_track_comes_down_where_a_parabola_does()
    {
        var track = Coming(100e3, 1200.0);
        track.Estimate.State[2] = 40e3;
        track.Estimate.State[5] = -200.0;
        var (distance, seconds) = new Prediction(track, Sketch.Post, Sketch.Ground_m, Sketch.Ground_m).ClosestApproach(SimulationTime.Start, default);

        // h + w·t − g·t²/2 = 0.
        var expected = (-200.0 + Math.Sqrt((200.0 * 200.0) + (2.0 * 9.80665 * 40e3))) / 9.80665;
        Assert.Equal(expected, seconds, tolerance: 1e-6);
        Assert.Equal(Math.Abs(100e3 - (1200.0 * expected)), distance, tolerance: 1e-3);
    }

    /// <summary>How far the target is after so many seconds: level over the curved Earth it rises against the plane of the frame as it comes.</summary>
    private static double DistanceLeft(double distance_m, double speed_mps, double seconds)
    {
        var away = distance_m - (speed_mps * seconds);
        var up = ((distance_m * distance_m) - (away * away)) / (2.0 * 6371e3);
        return Math.Sqrt((away * away) + (up * up));
    }

    /// <summary>The missile's time to where the target is after so many seconds.</summary>
    private static double SecondsTo(double distance_m, double speed_mps, double seconds)
    {
        var away = distance_m - (speed_mps * seconds);
        var up = ((distance_m * distance_m) - (away * away)) / (2.0 * 6371e3);
        var range = DistanceLeft(distance_m, speed_mps, seconds);
        return Sketch.Missile.Flight.SecondsTo(range, up / range);
    }

    private static PredictedIntercept Meet(double distance_m, double speed_mps, double delay_s) =>
        Intercept.ForLaunch(new Prediction(Coming(distance_m, speed_mps), StraightOn, Sketch.Ground_m, Sketch.Ground_m), SimulationTime.Start, delay_s, site: default, Sketch.Missile, Sketch.Ground_m);

    private static Track Coming(double distance_m, double speed_mps)
    {
        var track = default(Track);
        track.Number = 1;
        track.Estimate.State[1] = -distance_m;
        track.Estimate.State[4] = speed_mps;
        return track;
    }
}
