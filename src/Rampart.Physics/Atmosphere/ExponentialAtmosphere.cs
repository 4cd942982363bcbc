using Rampart.Quantities;

namespace Rampart.Physics.Atmosphere;

/// <summary>Air whose radio refractivity falls exponentially with height.</summary>
/// <remarks>
/// <para>
/// Formula: N(h) = Nₛ·exp(−c·h); n = 1 + N·10⁻⁶; Nₛ refractivity at the ground in N-units, c decay in 1/km, h height in km.
/// In the family of the CRPL, c = ln(Nₛ / (Nₛ + ΔN)) with ΔN = −7.32·exp(0.005577·Nₛ), the drop within the first kilometre.
/// </para>
/// <para>
/// Source: ITU-R P.453-14, Annex 1 (global mean profile: 315 N-units, 7.35 km; as several public programs state them, the document itself was not at hand);
/// Bean and Thayer, CRPL Exponential Reference Atmosphere, NBS Monograph 4 (1959), as MATLAB's refractionexp gives it.
/// </para>
/// <para>Valid: mean conditions, 200 to 450 N-units at the ground; ducts and inversions are not exponential.</para>
/// </remarks>
public sealed class ExponentialAtmosphere
{
    private readonly double _decayPerMetre;

    /// <param name="surfaceRefractivity">At height zero, in N-units.</param>
    /// <param name="decay_perKm">The decay c in 1/km.</param>
    /// <exception cref="ArgumentOutOfRangeException">A refractivity or a decay that is negative or infinite.</exception>
    public ExponentialAtmosphere(double surfaceRefractivity, double decay_perKm)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(surfaceRefractivity);
        ArgumentOutOfRangeException.ThrowIfNegative(decay_perKm);
        ArgumentOutOfRangeException.ThrowIfEqual(surfaceRefractivity, double.PositiveInfinity);
        ArgumentOutOfRangeException.ThrowIfEqual(decay_perKm, double.PositiveInfinity);
        SurfaceRefractivity = surfaceRefractivity;
        Decay_perKm = decay_perKm;
        _decayPerMetre = decay_perKm / 1000.0;
    }

    /// <summary>The global mean of ITU-R P.453: 315 N-units, scale height 7.35 km.</summary>
    public static ExponentialAtmosphere Reference { get; } = new(315.0, 1.0 / 7.35);

    /// <summary>Air without refraction.</summary>
    public static ExponentialAtmosphere None { get; } = new(0.0, 0.0);

    /// <summary>Refractivity at height zero, in N-units.</summary>
    public double SurfaceRefractivity { get; }

    public double Decay_perKm { get; }

    /// <summary>The atmosphere of the CRPL family with this refractivity at the ground; its standard member has 313 N-units.</summary>
    public static ExponentialAtmosphere Crpl(double surfaceRefractivity) => new(surfaceRefractivity, CrplDecay_perKm(surfaceRefractivity));

    /// <summary>The decay that belongs to a refractivity at the ground, in 1/km.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A refractivity that is not positive, or so large that the first kilometre would use it up.</exception>
    public static double CrplDecay_perKm(double surfaceRefractivity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(surfaceRefractivity);
        var above = surfaceRefractivity - (7.32 * Portable.Exp(0.005577 * surfaceRefractivity));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(above, nameof(surfaceRefractivity));
        return Portable.Log(surfaceRefractivity / above);
    }

    /// <summary>Refractivity at a height, in N-units.</summary>
    public double RefractivityAt(Length height) => Refractivity(height.Metres);

    /// <summary>Refractive index at a height.</summary>
    public double IndexAt(Length height) => 1.0 + (1e-6 * Refractivity(height.Metres));

    /// <summary>Change of refractivity with height there, in N-units a kilometre.</summary>
    public double GradientAt_NPerKm(Length height) => -Decay_perKm * Refractivity(height.Metres);

    /// <summary>The refractive index less one, and the change of the index with height per metre.</summary>
    internal (double Excess, double Slope_perM) IndexAndSlope(double height_m)
    {
        var excess = 1e-6 * Refractivity(height_m);
        return (excess, -_decayPerMetre * excess);
    }

    private double Refractivity(double height_m) => SurfaceRefractivity * Portable.Exp(-_decayPerMetre * height_m);
}
