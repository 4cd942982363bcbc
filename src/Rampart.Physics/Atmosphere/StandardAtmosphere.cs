using Rampart.Quantities;

namespace Rampart.Physics.Atmosphere;

/// <summary>Air of the standard atmosphere at one height.</summary>
/// <param name="Temperature_K">Kinetic temperature.</param>
/// <param name="MolecularTemperature_K">Temperature that air of the molar mass at sea level would need for the same pressure and density; the same up to 80 km.</param>
/// <param name="Pressure_Pa">Pressure.</param>
/// <param name="Density_kgpm3">Density.</param>
/// <param name="SpeedOfSound">Speed of sound.</param>
public readonly record struct Air(double Temperature_K, double MolecularTemperature_K, double Pressure_Pa, double Density_kgpm3, Speed SpeedOfSound);

/// <summary>The U.S. Standard Atmosphere, 1976: temperature, pressure, density and speed of sound by height.</summary>
/// <remarks>
/// <para>
/// Formula: H = r₀·Z/(r₀ + Z); in each layer T_M = T_b + L·(H − H_b); P = P_b·(T_b/T_M)^(g₀·M₀/(R*·L)), or P_b·exp(−g₀·M₀·(H − H_b)/(R*·T_b)) where L = 0;
/// ρ = P·M₀/(R*·T_M); a = √(γ·R*·T_M/M₀); kinetic temperature T = T_M·M/M₀. Z geometric and H geopotential height, r₀ = 6,356,766 m,
/// g₀ = 9.80665 m/s², R* = 8,314.32 J/(kmol·K), M₀ = 28.9644 kg/kmol, γ = 1.4.
/// </para>
/// <para>
/// Source: U.S. Standard Atmosphere, 1976 (NOAA, NASA, USAF), equations 18, 23, 33, 42 and 50, tables 4 (layers) and 8 (M/M₀ from 80 to 86 km).
/// Density and sound need the molecular temperature: at 86 km it is 186.946 K, while the tables print the kinetic 186.87 K.
/// </para>
/// <para>Valid: −5 km to 86 km geometric (84.852 km geopotential), mean mid-latitude year. Above, the air goes on at the temperature it has there, which is no longer the Standard's; below, the lowest layer goes on.</para>
/// </remarks>
public static class StandardAtmosphere
{
    private const double EarthRadius_m = 6_356_766.0;
    private const double Gravity_mps2 = 9.80665;
    private const double GasConstant_JpkmolK = 8314.32;
    private const double MolarMass_kgpkmol = 28.9644;
    private const double HeatRatio = 1.4;
    private const double SpecificGasConstant = GasConstant_JpkmolK / MolarMass_kgpkmol;
    private const double RatiosFrom_m = 80_000.0;
    private const double RatiosStep_m = 500.0;

    private static readonly Layer[] Layers = Build();

    /// <summary>M/M₀ every 500 m of geometric height from 80 to 86 km, where oxygen begins to come apart.</summary>
    private static ReadOnlySpan<double> MolarMassRatios => [1.0, 0.999996, 0.999989, 0.999971, 0.999941, 0.999909, 0.999870, 0.999829, 0.999786, 0.999741, 0.999694, 0.999641, 0.999579];

    /// <summary>Top of the part that this type gives.</summary>
    public static Length ValidatedTop { get; } = Length.FromKilometres(86.0);

    /// <summary>Foot of the part that this type gives.</summary>
    public static Length ValidatedFoot { get; } = Length.FromKilometres(-5.0);

    /// <summary>The air at a geometric height above mean sea level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A height that is not finite, or at the Earth's centre.</exception>
    public static Air At(Length height)
    {
        var geopotential_m = Geopotential(height).Metres;
        var layer = LayerAt(geopotential_m);
        var above_m = geopotential_m - layer.Base_m;
        var temperature_K = layer.Temperature_K + (layer.Lapse_Kpm * above_m);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature_K, nameof(height));
        var pressure_Pa = PressureIn(layer, above_m);
        return new Air(
            temperature_K * MolarMassRatio(height.Metres),
            temperature_K,
            pressure_Pa,
            pressure_Pa / (SpecificGasConstant * temperature_K),
            Speed.FromMetresPerSecond(Math.Sqrt(HeatRatio * SpecificGasConstant * temperature_K)));
    }

    /// <summary>Geopotential height that belongs to a geometric one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A height that is not finite, or at the Earth's centre.</exception>
    public static Length Geopotential(Length geometric)
    {
        MustBeFinite(geometric);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(geometric.Metres, -EarthRadius_m, nameof(geometric));
        return Length.FromMetres(EarthRadius_m * geometric.Metres / (EarthRadius_m + geometric.Metres));
    }

    /// <summary>Geometric height that belongs to a geopotential one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A height that is not finite, or one that no place reaches.</exception>
    public static Length Geometric(Length geopotential)
    {
        MustBeFinite(geopotential);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(geopotential.Metres, EarthRadius_m, nameof(geopotential));
        return Length.FromMetres(EarthRadius_m * geopotential.Metres / (EarthRadius_m - geopotential.Metres));
    }

    private static Layer LayerAt(double geopotential_m)
    {
        var i = Layers.Length - 1;
        while (i > 0 && geopotential_m < Layers[i].Base_m)
        {
            i--;
        }

        return Layers[i];
    }

    private static double PressureIn(in Layer layer, double above_m)
    {
        const double HydrostaticConstant = Gravity_mps2 / SpecificGasConstant;
        return layer.Lapse_Kpm == 0.0
            ? layer.Pressure_Pa * Portable.Exp(-HydrostaticConstant * above_m / layer.Temperature_K)
            : layer.Pressure_Pa * Portable.Pow(layer.Temperature_K / (layer.Temperature_K + (layer.Lapse_Kpm * above_m)), HydrostaticConstant / layer.Lapse_Kpm);
    }

    private static double MolarMassRatio(double geometric_m)
    {
        var place = (geometric_m - RatiosFrom_m) / RatiosStep_m;
        if (place <= 0.0)
        {
            return 1.0;
        }

        var last = MolarMassRatios.Length - 1;
        if (place >= last)
        {
            return MolarMassRatios[last];
        }

        var i = (int)place;
        return MolarMassRatios[i] + ((place - i) * (MolarMassRatios[i + 1] - MolarMassRatios[i]));
    }

    private static Layer[] Build()
    {
        ReadOnlySpan<(double Base_km, double Lapse_Kpkm)> table = [(0.0, -6.5), (11.0, 0.0), (20.0, 1.0), (32.0, 2.8), (47.0, 0.0), (51.0, -2.8), (71.0, -2.0), (84.852, 0.0)];
        var layers = new Layer[table.Length];
        layers[0] = new Layer(0.0, table[0].Lapse_Kpkm / 1000.0, 288.15, 101_325.0);
        for (var i = 1; i < table.Length; i++)
        {
            var below = layers[i - 1];
            var thickness_m = (table[i].Base_km * 1000.0) - below.Base_m;
            layers[i] = new Layer(table[i].Base_km * 1000.0, table[i].Lapse_Kpkm / 1000.0, below.Temperature_K + (below.Lapse_Kpm * thickness_m), PressureIn(below, thickness_m));
        }

        return layers;
    }

    private static void MustBeFinite(Length height)
    {
        if (!double.IsFinite(height.Metres))
        {
            throw new ArgumentOutOfRangeException(nameof(height), height.Metres, "A height must be finite.");
        }
    }

    private readonly record struct Layer(double Base_m, double Lapse_Kpm, double Temperature_K, double Pressure_Pa);
}
