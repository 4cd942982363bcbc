using FsCheck.Fluent;
using Rampart.Physics.Atmosphere;

namespace Rampart.Physics.Tests.Atmosphere;

/// <summary>Refractivity from pressure, vapour and temperature.</summary>
public class RadioRefractivityTests
{
    [Fact]
    public void It_is_the_sum_of_its_terms_and_grows_with_pressure_and_vapour() =>
        Laws.Holds(from dry in Laws.Between(10.0, 1050.0) from vapour in Laws.Between(0.0, 50.0) from temperature in Laws.Between(200.0, 320.0) select (dry, vapour, temperature), air =>
        {
            var n = RadioRefractivity.Of(air.dry, air.vapour, air.temperature);
            return n == RadioRefractivity.Dry(air.dry, air.temperature) + RadioRefractivity.Wet(air.vapour, air.temperature)
                && RadioRefractivity.Of(air.dry + 1.0, air.vapour, air.temperature) > n
                && RadioRefractivity.Of(air.dry, air.vapour + 1.0, air.temperature) > n
                && RadioRefractivity.Of(air.dry, air.vapour, air.temperature + 1.0) < n;
        });

    [Fact]
    public void Impossible_air_throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RadioRefractivity.Of(-1.0, 10.0, 288.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RadioRefractivity.Of(1000.0, -1.0, 288.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RadioRefractivity.Of(1000.0, 10.0, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RadioRefractivity.VapourPressure_hPa(-1.0, 288.0));
    }
}
