using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>Rain, beyond the printed rows.</summary>
public class RainAttenuationTests
{
    [Fact]
    public void Heavier_rain_takes_more() =>
        Laws.Holds(from f in Laws.Between(1.0, 1000.0) from rate in Laws.Between(0.0, 200.0) from more in Laws.Between(0.01, 50.0) from elevation in Laws.Between(0.0, 90.0) from tilt in Laws.Between(0.0, 90.0) select (f, rate, more, elevation, tilt), rain =>
        {
            double At(double rate) => RainAttenuation.Specific_dBpkm(Frequency.FromGigahertz(rain.f), rate, Angle.FromDegrees(rain.elevation), Angle.FromDegrees(rain.tilt));
            return At(rain.rate + rain.more) > At(rain.rate) && At(rain.rate) >= 0.0;
        });

    // Below 6 GHz the Recommendation's fits of both planes cross at light rain.
    [Fact]
    public void Falling_drops_are_flat_so_horizontal_waves_lose_no_less_than_vertical_ones_on_level_ways() =>
        Laws.Holds(from f in Laws.Between(6.0, 60.0) from rate in Laws.Between(5.0, 150.0) select (f, rate), rain =>
            RainAttenuation.Specific_dBpkm(Frequency.FromGigahertz(rain.f), rain.rate, Angle.Zero, Angle.Zero) >= RainAttenuation.Specific_dBpkm(Frequency.FromGigahertz(rain.f), rain.rate, Angle.Zero, Angle.FromDegrees(90.0)));

    [Fact]
    public void Circular_waves_and_waves_from_the_zenith_do_not_know_the_tilt()
    {
        var f = Frequency.FromGigahertz(14.25);
        var circular = RainAttenuation.Coefficients(f, Angle.FromDegrees(10.0), Angle.FromDegrees(45.0));
        var fromZenith = RainAttenuation.Coefficients(f, Angle.FromDegrees(90.0), Angle.Zero);
        Assert.Equal(circular.Factor, fromZenith.Factor, tolerance: 1e-15);
        Assert.Equal(circular.Exponent, fromZenith.Exponent, tolerance: 1e-14);
    }

    [Fact]
    public void A_dry_day_takes_nothing() => Assert.Equal(0.0, RainAttenuation.Specific_dBpkm(Frequency.FromGigahertz(10.0), 0.0, Angle.Zero, Angle.Zero));

    [Fact]
    public void What_cannot_be_throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RainAttenuation.Specific_dBpkm(Frequency.FromGigahertz(10.0), -1.0, Angle.Zero, Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RainAttenuation.Coefficients(Frequency.Zero, Angle.Zero, Angle.Zero));
    }
}
