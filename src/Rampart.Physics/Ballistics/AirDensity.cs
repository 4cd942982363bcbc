using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>How dense the air is at a height.</summary>
/// <remarks>
/// <para>Formula: ρ(h), as the atmosphere behind it gives it.</para>
/// <para>Source: that atmosphere's.</para>
/// <para>Valid: where that atmosphere is.</para>
/// </remarks>
public interface IAirDensity
{
    /// <summary>Density in kg/m³ at a height above the ellipsoid in metres.</summary>
    double At(double height_m);
}

/// <summary>No air at all: a flight without drag.</summary>
/// <remarks>
/// <para>Formula: ρ = 0.</para>
/// <para>Source: what free flight means.</para>
/// <para>Valid: above about 100 km; below it for comparison with closed forms.</para>
/// </remarks>
public sealed class NoAir : IAirDensity
{
    public static NoAir Instance { get; } = new();

    public double At(double height_m) => 0.0;
}

/// <summary>Air whose density falls by the same factor with each step of height.</summary>
/// <remarks>
/// <para>Formula: ρ = ρ₀·exp(−h/H).</para>
/// <para>Source: ρ₀ = 1.225 kg/m³ is the U.S. Standard Atmosphere 1976 at sea level; H = 7,200 m is a mean scale height of the lower 100 km (unconfirmed; textbooks take 6.7 to 8.4 km).</para>
/// <para>Valid: within about 30 % of the standard atmosphere up to 80 km; heights below the ellipsoid are computed.</para>
/// </remarks>
public sealed class ExponentialAirDensity : IAirDensity
{
    private readonly double _seaLevel_kgpm3;
    private readonly double _perMetre;

    /// <exception cref="ArgumentOutOfRangeException">A density or a scale height that is not positive.</exception>
    public ExponentialAirDensity(double seaLevel_kgpm3 = 1.225, double scaleHeight_m = 7200.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seaLevel_kgpm3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scaleHeight_m);
        (_seaLevel_kgpm3, _perMetre) = (seaLevel_kgpm3, -1.0 / scaleHeight_m);
    }

    public double At(double height_m) => _seaLevel_kgpm3 * Portable.Exp(height_m * _perMetre);
}
