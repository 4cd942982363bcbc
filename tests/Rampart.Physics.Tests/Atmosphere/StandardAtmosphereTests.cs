using FsCheck.Fluent;
using Rampart.Physics.Atmosphere;

namespace Rampart.Physics.Tests.Atmosphere;

/// <summary>The standard atmosphere between and beyond the printed rows.</summary>
public class StandardAtmosphereTests
{
    // Bases of the layers in geopotential kilometres.
    [Theory]
    [InlineData(0.0)]
    [InlineData(11.0)]
    [InlineData(20.0)]
    [InlineData(32.0)]
    [InlineData(47.0)]
    [InlineData(51.0)]
    [InlineData(71.0)]
    [InlineData(84.852)]
    public void Nothing_jumps_at_the_base_of_a_layer(double base_km)
    {
        var geometric = StandardAtmosphere.Geometric(Length.FromKilometres(base_km));
        var below = StandardAtmosphere.At(geometric - Length.FromMetres(1e-4));
        var above = StandardAtmosphere.At(geometric + Length.FromMetres(1e-4));
        Assert.Equal(below.Temperature_K, above.Temperature_K, tolerance: 1e-5);
        Assert.Equal(1.0, below.Pressure_Pa / above.Pressure_Pa, tolerance: 1e-7);
        Assert.Equal(1.0, below.Density_kgpm3 / above.Density_kgpm3, tolerance: 1e-7);
        Assert.Equal(below.SpeedOfSound.MetresPerSecond, above.SpeedOfSound.MetresPerSecond, tolerance: 1e-5);
    }

    [Fact]
    public void Nothing_jumps_from_80_to_86_km_where_the_molar_mass_falls()
    {
        for (var height_m = 79_500.0; height_m <= 86_500.0; height_m += 500.0)
        {
            var below = StandardAtmosphere.At(Length.FromMetres(height_m - 1e-4));
            var above = StandardAtmosphere.At(Length.FromMetres(height_m + 1e-4));
            Assert.Equal(below.Temperature_K, above.Temperature_K, tolerance: 1e-5);
        }
    }

    [Fact]
    public void The_air_weighs_what_it_presses() =>
        Laws.Holds(Laws.Between(-4.9e3, 85.9e3), height_m =>
        {
            // dP/dH = −g₀·ρ, by a difference over 2 m.
            var lower = StandardAtmosphere.Geopotential(Length.FromMetres(height_m - 1.0));
            var upper = StandardAtmosphere.Geopotential(Length.FromMetres(height_m + 1.0));
            var slope = (StandardAtmosphere.At(Length.FromMetres(height_m + 1.0)).Pressure_Pa - StandardAtmosphere.At(Length.FromMetres(height_m - 1.0)).Pressure_Pa) / (upper - lower).Metres;
            return Math.Abs((slope / (-9.80665 * StandardAtmosphere.At(Length.FromMetres(height_m)).Density_kgpm3)) - 1.0) < 1e-4;
        });

    [Fact]
    public void Pressure_and_density_fall_with_height() =>
        Laws.Holds(from height in Laws.Between(-5e3, 120e3) from more in Laws.Between(0.1, 5e3) select (height, more), given =>
        {
            var lower = StandardAtmosphere.At(Length.FromMetres(given.height));
            var upper = StandardAtmosphere.At(Length.FromMetres(given.height + given.more));
            return upper.Pressure_Pa < lower.Pressure_Pa && upper.Density_kgpm3 < lower.Density_kgpm3;
        });

    [Fact]
    public void Geometric_height_leads_back_from_geopotential() =>
        Laws.Holds(Laws.Between(-5e3, 1e6), height_m => Math.Abs(StandardAtmosphere.Geometric(StandardAtmosphere.Geopotential(Length.FromMetres(height_m))).Metres - height_m) < 1e-8);

    [Fact]
    public void The_molecular_temperature_leaves_the_kinetic_one_above_80_km_only()
    {
        var at80 = StandardAtmosphere.At(Length.FromKilometres(80.0));
        var at83 = StandardAtmosphere.At(Length.FromKilometres(83.0));
        var at86 = StandardAtmosphere.At(Length.FromKilometres(86.0));
        Assert.Equal(at80.MolecularTemperature_K, at80.Temperature_K);
        Assert.Equal(0.999870, at83.Temperature_K / at83.MolecularTemperature_K, tolerance: 1e-12);
        Assert.Equal(186.946, at86.MolecularTemperature_K, tolerance: 0.0005);
        Assert.Equal(186.867, at86.Temperature_K, tolerance: 0.0005);
    }

    [Fact]
    public void The_layers_begin_with_the_pressures_of_the_standard()
    {
        // U.S. Standard Atmosphere, 1976: 226.32, 54.748 (cut), 8.6801, 1.1090, 0.66938 and 0.039564 mb.
        Assert.Equal(22_632.0, AtGeopotential(11.0), tolerance: 0.5);
        Assert.Equal(868.01, AtGeopotential(32.0), tolerance: 0.01);
        Assert.Equal(110.90, AtGeopotential(47.0), tolerance: 0.01);
        Assert.Equal(66.938, AtGeopotential(51.0), tolerance: 0.001);
        Assert.Equal(3.9564, AtGeopotential(71.0), tolerance: 0.0001);

        static double AtGeopotential(double height_km) => StandardAtmosphere.At(StandardAtmosphere.Geometric(Length.FromKilometres(height_km))).Pressure_Pa;
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-6_356_766.0)]
    public void A_height_that_is_none_throws(double height_m) => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => StandardAtmosphere.At(Length.FromMetres(height_m)));

    [Fact]
    public void No_place_reaches_the_geopotential_height_of_the_radius() => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => StandardAtmosphere.Geometric(Length.FromMetres(6_356_766.0)));
}
