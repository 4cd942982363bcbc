using Rampart.Tracking.Filters;

namespace Rampart.Tracking.Tests;

public sealed class ManoeuvreClassTests
{
    private const double G = 9.80665;

    /// <summary>Turns of 3 g to 6 g through 60 to 180 degrees at 120 to 320 m/s; climbs of up to 25 m/s.</summary>
    private static readonly ManoeuvreClass Hard = AircraftTracking.Hard;

    [Fact]
    public void A_turn_lasts_as_long_as_the_mean_change_of_heading_takes_at_the_mean_speed()
    {
        // 2π/3 rad · 220 m/s / 4.5 g.
        Assert.Equal(2.0 * Math.PI / 3.0 * 220.0 / (4.5 * G), Hard.TurnTime.Seconds, 1e-6);
        Assert.Equal(10.441, Hard.TurnTime.Seconds, 1e-3);
        Assert.Equal(37.589, AircraftTracking.Gentle.TurnTime.Seconds, 1e-3);
    }

    [Fact]
    public void The_turn_rate_is_the_root_mean_square_of_acceleration_over_that_of_speed()
    {
        // E[a²] = (3² + 3·6 + 6²)/3 g² = 21 g²; E[v²] = (120² + 120·320 + 320²)/3 = 51,733.3 m²/s².
        Assert.Equal(Math.Sqrt(21.0) * G / Math.Sqrt(155_200.0 / 3.0), Hard.TurnRate_radps, 1e-12);
        Assert.Equal(0.19758, Hard.TurnRate_radps, 1e-5);
    }

    [Fact]
    public void The_noise_of_turns_is_the_mean_square_change_of_velocity_over_twice_the_time()
    {
        // E[cos ψ] over 60 to 180 degrees = (0 − √3/2)/(2π/3) = −0.413497; E[2(1 − cos ψ)] = 2.826993.
        const double MeanSquareOfChange = 155_200.0 / 3.0 * 2.8269933;
        Assert.Equal(MeanSquareOfChange / (2.0 * 10.4411437), Hard.TurnNoise_m2ps3, 0.01);
        Assert.Equal(7_003.5, Hard.TurnNoise_m2ps3, 0.1);
    }

    [Fact]
    public void The_noise_of_climbs_is_twice_their_variance_over_their_time()
    {
        // Even in ±25 m/s: 625/3 m²/s²; of spells of 20 to 60 s a third of 5,200 over twice 40 s is left on the mean: 21.67 s.
        Assert.Equal(2.0 * (625.0 / 3.0) / (5_200.0 / 3.0 / 80.0), Hard.ClimbNoise_m2ps3, 1e-5);
        Assert.Equal(new ProcessNoise(Hard.TurnNoise_m2ps3, Hard.TurnNoise_m2ps3, Hard.ClimbNoise_m2ps3, Hard.ClimbTime.Seconds), Hard.WhiteTurn);
    }

    [Fact]
    public void A_class_of_one_turn_has_that_turn_s_figures()
    {
        var one = new ManoeuvreClass(
            "one", Acceleration.FromMetresPerSecondSquared(20.0), Acceleration.FromMetresPerSecondSquared(20.0), Angle.FromDegrees(90.0), Angle.FromDegrees(90.0),
            Speed.FromMetresPerSecond(200.0), Speed.FromMetresPerSecond(200.0), Speed.FromMetresPerSecond(10.0), Duration.FromSeconds(20.0));

        // A quarter turn at 0.1 rad/s; it changes the velocity by √2·200 m/s.
        Assert.Equal(5.0 * Math.PI, one.TurnTime.Seconds, 1e-6);
        Assert.Equal(0.1, one.TurnRate_radps, 1e-12);
        Assert.Equal(80_000.0 / (2.0 * 5.0 * Math.PI), one.TurnNoise_m2ps3, 1e-3);
        Assert.Equal(10.0, one.ClimbNoise_m2ps3, 1e-12);
    }

    [Fact]
    public void The_noise_of_turns_is_what_drawn_turns_leave_behind()
    {
        var luck = new Scenes.Luck(2);
        double sum = 0.0, time = 0.0;
        const int Turns = 200_000;
        for (var turn = 0; turn < Turns; turn++)
        {
            double speed = luck.Between(120.0, 320.0), heading = luck.Between(Math.PI / 3.0, Math.PI), from = luck.Between(0.0, 2.0 * Math.PI);
            var east = speed * (Math.Sin(from + heading) - Math.Sin(from));
            sum += east * east;
            time += heading * speed / luck.Between(3.0 * G, 6.0 * G);
        }

        // Variance of the change along one axis over the time it takes. The time's mean holds E[1/a], and the formula 1/E[a]: 4 % more.
        Assert.Equal(1.0, sum / time / Hard.TurnNoise_m2ps3, 0.06);
    }
}
