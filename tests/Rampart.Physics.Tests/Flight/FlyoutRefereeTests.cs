using Rampart.Physics.Engagement;
using Rampart.Physics.Flight;

namespace Rampart.Physics.Tests.Flight;

/// <summary>The fly-out takes the missile straight to the meeting that was predicted. Proportional navigation, flown in the plane, says what that leaves out.</summary>
public class FlyoutRefereeTests
{
    private const double SineElevation = 0.1;
    private const double NavigationRatio = 4.0;
    private const double StandardGravity_mps2 = 9.80665;

    private static readonly FlyoutTable Missile = new(new FlyoutProfile(
        Speed.FromMetresPerSecond(1900.0), Duration.FromSeconds(12.0), 80_000.0, Length.Zero, Speed.FromMetresPerSecond(500.0), Duration.FromSeconds(400.0)));

    [Theory]
    [InlineData(40.0, 0.0)]
    [InlineData(100.0, 0.0)]
    [InlineData(100.0, 5.0)]
    [InlineData(150.0, -5.0)]
    public void A_missile_that_homes_meets_a_steady_target_when_the_straight_path_says(double away_km, double headingError_deg)
    {
        var flown = Home(away_km * 1e3, headingError_deg, targetTurn_mps2: 0.0);

        Assert.InRange(flown.Miss_m, 0.0, 5.0);
        Assert.InRange(flown.Seconds / flown.Predicted_s, 0.99, 1.01);
    }

    [Fact]
    public void What_a_heading_error_asks_of_it_at_first_is_the_closed_form()
    {
        var flown = Home(100e3, 5.0, targetTurn_mps2: 0.0, targetSpeed_mps: 1e-3);
        var speed = Missile.SpeedAfter(12.0, SineElevation);

        // The closed form knows a missile of even speed: the time to go is reckoned with the speed of the moment. Against a crossing target the lead
        // for the mean speed counts as an error too, and the demand grows by a third.
        var timeToGo = 100e3 / speed;
        var expected = ProportionalNavigation.HeadingErrorAcceleration(NavigationRatio, 0.0) * speed * (5.0 * Math.PI / 180.0) / timeToGo;
        Assert.InRange(flown.FirstAcceleration_mps2 / expected, 0.98, 1.02);
    }

    [Fact]
    public void A_target_that_circles_at_two_g_is_met_within_a_tenth_of_the_predicted_time_for_about_the_closed_form_of_acceleration()
    {
        var flown = Home(60e3, 0.0, targetTurn_mps2: 2.0 * StandardGravity_mps2);

        Assert.InRange(flown.Miss_m, 0.0, 20.0);
        Assert.InRange(flown.Seconds / flown.Predicted_s, 0.9, 1.1);
        Assert.InRange(flown.GreatestAcceleration_mps2 / (2.0 * StandardGravity_mps2), 1.0, 1.6 * ProportionalNavigation.AccelerationRatio(NavigationRatio));
    }

    /// <summary>Flies the loop without lag in steps of two milliseconds from burn-out on; the target crosses.</summary>
    private static (double Miss_m, double Seconds, double Predicted_s, double FirstAcceleration_mps2, double GreatestAcceleration_mps2) Home(double away_m, double headingError_deg, double targetTurn_mps2, double targetSpeed_mps = 250.0)
    {
        const double Start_s = 12.0, Step_s = 0.002;
        var behind = Missile.DistanceAfter(Start_s, SineElevation);
        var (tx, ty, tvx, tvy) = (away_m, 0.0, 0.0, targetSpeed_mps);

        // The straight path: the time at which the way from burn-out on is the distance to where a steady target is.
        var predicted = Start_s;
        Assert.True(Missile.SecondsTo(behind + (1.1 * away_m), SineElevation) < 400.0, "The meeting lies beyond the reach.");
        while (Missile.DistanceAfter(predicted, SineElevation) - behind < Math.Sqrt((away_m * away_m) + Math.Pow(targetSpeed_mps * (predicted - Start_s), 2.0)))
        {
            predicted += 0.001;
        }

        var heading = Math.Atan2(targetSpeed_mps * (predicted - Start_s), away_m) + (headingError_deg * Math.PI / 180.0);
        var (x, y, t) = (0.0, 0.0, Start_s);
        double first = double.NaN, greatest = 0.0, nearest = double.PositiveInfinity;
        while (true)
        {
            var speed = Missile.SpeedAfter(t, SineElevation);
            var (vx, vy) = (speed * Math.Cos(heading), speed * Math.Sin(heading));
            double rx = tx - x, ry = ty - y, wx = tvx - vx, wy = tvy - vy;
            var distance = Math.Sqrt((rx * rx) + (ry * ry));
            var closing = -((rx * wx) + (ry * wy)) / distance;
            if (!(closing > 0.0) || distance < speed * Step_s || t > 400.0)
            {
                // Within a step of the meeting: what is left is the distance across the way.
                nearest = Math.Min(nearest, Math.Abs((rx * Math.Sin(heading)) - (ry * Math.Cos(heading))));
                return (nearest, t, predicted, first, greatest);
            }

            nearest = Math.Min(nearest, distance);
            var turnOfSight = ((rx * wy) - (ry * wx)) / (distance * distance);
            var asked = NavigationRatio * closing * turnOfSight;
            if (double.IsNaN(first))
            {
                first = Math.Abs(asked);
            }

            // The last metres are noise of the step.
            if (distance > 200.0)
            {
                greatest = Math.Max(greatest, Math.Abs(asked));
            }

            heading += asked / speed * Step_s;
            x += vx * Step_s;
            y += vy * Step_s;
            var turn = targetTurn_mps2 / targetSpeed_mps * Step_s;
            (tvx, tvy) = ((tvx * Math.Cos(turn)) - (tvy * Math.Sin(turn)), (tvx * Math.Sin(turn)) + (tvy * Math.Cos(turn)));
            tx += tvx * Step_s;
            ty += tvy * Step_s;
            t += Step_s;
        }
    }
}
