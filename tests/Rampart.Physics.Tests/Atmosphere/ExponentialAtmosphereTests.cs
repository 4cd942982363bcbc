using FsCheck.Fluent;
using Rampart.Physics.Atmosphere;

namespace Rampart.Physics.Tests.Atmosphere;

/// <summary>Refractivity by height and its decay.</summary>
public class ExponentialAtmosphereTests
{
    [Fact]
    public void Refractivity_falls_with_height_and_its_gradient_is_its_slope() =>
        Laws.Holds(from surface in Laws.Between(200.0, 450.0) from height in Laws.Between(0.0, 60e3) select (surface, height), given =>
        {
            var air = ExponentialAtmosphere.Crpl(given.surface);
            var above = air.RefractivityAt(Length.FromMetres(given.height + 1.0));
            var below = air.RefractivityAt(Length.FromMetres(given.height - 1.0));
            return above < below && Math.Abs(((above - below) / 0.002) - air.GradientAt_NPerKm(Length.FromMetres(given.height))) < 1e-5 * Math.Abs(air.GradientAt_NPerKm(Length.FromMetres(given.height))) + 1e-9;
        });

    [Fact]
    public void The_first_kilometre_takes_what_the_crpl_says() =>
        Laws.Holds(Laws.Between(200.0, 450.0), surface =>
        {
            var air = ExponentialAtmosphere.Crpl(surface);
            return Math.Abs(surface - air.RefractivityAt(Length.FromKilometres(1.0)) - (7.32 * Math.Exp(0.005577 * surface))) < 1e-9;
        });

    [Fact]
    public void The_standard_member_has_the_printed_decay() => Assert.Equal(0.143859, ExponentialAtmosphere.Crpl(313.0).Decay_perKm, tolerance: 5e-7);

    [Fact]
    public void Without_refraction_the_index_is_one() => Assert.Equal(1.0, ExponentialAtmosphere.None.IndexAt(Length.FromMetres(100.0)));

    [Theory]
    [InlineData(-1.0, 0.1)]
    [InlineData(300.0, -0.1)]
    [InlineData(double.NaN, 0.1)]
    [InlineData(300.0, double.PositiveInfinity)]
    public void Impossible_air_throws(double surface, double decay) => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ExponentialAtmosphere(surface, decay));

    [Theory]
    [InlineData(0.0)]
    [InlineData(2000.0)]
    public void A_surface_outside_the_family_throws(double surface) => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ExponentialAtmosphere.Crpl(surface));
}
