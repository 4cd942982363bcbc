using Rampart.Physics.Flight;

namespace Rampart.Physics.Tests.Flight;

/// <summary>An interceptor of which only two mean speeds are quoted gets a profile that keeps them.</summary>
public class FlyoutCalibrationTests
{
    private static readonly Duration Burn = Duration.FromSeconds(12.0);
    private static readonly Speed Least = Speed.FromMetresPerSecond(300.0);
    private static readonly Duration Longest = Duration.FromSeconds(600.0);

    [Theory]
    [InlineData(1200.0, 40.0, 1000.0, 100.0, 0.2)]
    [InlineData(1500.0, 60.0, 1350.0, 150.0, 0.15)]
    [InlineData(900.0, 15.0, 650.0, 40.0, 0.05)]
    [InlineData(1200.0, 100.0, 1050.0, 400.0, 0.05)]
    public void The_profile_found_keeps_both_mean_speeds(double near_mps, double near_km, double far_mps, double far_km, double sine)
    {
        var table = new FlyoutTable(Found(near_mps, near_km, far_mps, far_km, sine));

        Assert.Equal(near_km * 1e3 / near_mps, table.SecondsTo(near_km * 1e3, sine), tolerance: 0.002 * near_km * 1e3 / near_mps);
        Assert.Equal(far_km * 1e3 / far_mps, table.SecondsTo(far_km * 1e3, sine), tolerance: 0.002 * far_km * 1e3 / far_mps);
    }

    [Fact]
    public void It_finds_again_the_interceptor_whose_mean_speeds_were_measured()
    {
        var truth = new FlyoutProfile(Speed.FromMetresPerSecond(1700.0), Burn, 15_000.0, Length.Zero, Least, Longest);

        // An elevation of the table, so that nothing is blended: sin ε = q², q = 0.5.
        var table = new FlyoutTable(truth);
        double near = 30e3 / table.SecondsTo(30e3, 0.25), far = 80e3 / table.SecondsTo(80e3, 0.25);
        var found = Found(near, 30.0, far, 80.0, 0.25);

        Assert.Equal(1700.0, found.BurnOutSpeed.MetresPerSecond, tolerance: 1.0);
        Assert.Equal(15_000.0, found.BallisticCoefficient_kgpm2, tolerance: 50.0);
    }

    [Fact]
    public void A_far_mean_speed_that_no_flight_would_keep_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Found(1000.0, 40.0, 1400.0, 100.0, 0.2));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Found(1000.0, 40.0, 900.0, 30.0, 0.2));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Found(1000.0, 10.0, 900.0, 30.0, 0.2));
    }

    private static FlyoutProfile Found(double near_mps, double near_km, double far_mps, double far_km, double sine) => FlyoutCalibration.FromMeanSpeeds(
        Speed.FromMetresPerSecond(near_mps), Length.FromKilometres(near_km), Speed.FromMetresPerSecond(far_mps), Length.FromKilometres(far_km), Burn, sine, Length.Zero, Least, Longest);
}
