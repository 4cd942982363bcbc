using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>How the wave that the ground mirrors changes the field at a target.</summary>
/// <param name="Factor">Field over that of free space, one way: 0 in a null, up to 2 in a lobe; a radar's echo changes with its fourth power.</param>
/// <param name="PathDifference">What the mirrored way is longer.</param>
/// <param name="GrazingAngle">Angle at which the wave meets the ground.</param>
/// <param name="Divergence">Share of the amplitude that the ground's roundness leaves; 1 over flat ground.</param>
public readonly record struct Lobe(double Factor, Length PathDifference, Angle GrazingAngle, double Divergence);

/// <summary>Lobes and nulls by reflection from smooth ground, flat or round.</summary>
/// <remarks>
/// <para>
/// Formula: F = |1 + ρ·D·exp(i·(φ − 2π·δ/λ))|; ρ and φ magnitude and phase of the reflection, δ = 4·r₁·r₂·sin²ψ/(r₁ + r₂ + r) path difference with r₁, r₂ the two legs of the
/// mirrored way and r the straight one, ψ grazing angle. Flat: the image under the ground. Round: the place on the effective Earth where both legs meet the ground at one angle,
/// found by halving; D = 1/√(1 + 2·d₁·d₂/(R·d·tan ψ)) with d₁ + d₂ = d along the ground.
/// </para>
/// <para>Source: Kerr (ed.), Propagation of Short Radio Waves (1951), ch. 2 and 5; Skolnik, Introduction to Radar Systems, 3rd ed., 8.2. Pages unconfirmed; the divergence is checked by tracing neighbouring rays.</para>
/// <para>Valid: within the horizon, where the path difference is at least a quarter of the wavelength; nearer the horizon the wave is diffracted, which this does not tell. An antenna that looks equally at target and ground.</para>
/// </remarks>
public static class TwoRayLobing
{
    /// <summary>Over flat ground.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative height, or a range or wavelength that is not positive.</exception>
    public static Lobe OverFlatGround(Length antennaHeight, Length targetHeight, Length groundRange, Length wavelength, ReflectionCoefficient reflection)
    {
        MustBePossible(antennaHeight, targetHeight, groundRange, wavelength);
        var sum = antennaHeight.Metres + targetHeight.Metres;
        var rise = targetHeight.Metres - antennaHeight.Metres;
        var d = groundRange.Metres;
        var direct = Math.Sqrt((d * d) + (rise * rise));
        var mirrored = Math.Sqrt((d * d) + (sum * sum));
        var difference = 4.0 * antennaHeight.Metres * targetHeight.Metres / (mirrored + direct);
        return Of(difference, Angle.FromRadians(Portable.Atan2(sum, d)), 1.0, wavelength, reflection);
    }

    /// <summary>Over the smooth round Earth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative height, a range or wavelength that is not positive, or a target behind the horizon.</exception>
    public static Lobe OverRoundEarth(Length antennaHeight, Length targetHeight, Length groundRange, Length wavelength, ReflectionCoefficient reflection, EffectiveEarth? earth = null)
    {
        MustBePossible(antennaHeight, targetHeight, groundRange, wavelength);
        earth ??= EffectiveEarth.Standard;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groundRange, earth.GreatestGroundRange(antennaHeight, targetHeight));
        var radius = earth.Radius.Metres;
        var whole = groundRange.Metres / radius;
        var first = MirrorPlace(antennaHeight.Metres, targetHeight.Metres, whole, radius);
        var grazing = Math.Max(0.0, 0.5 * (Grazing(antennaHeight.Metres, first, radius) + Grazing(targetHeight.Metres, whole - first, radius)));
        var toMirror = Leg(antennaHeight.Metres, first, radius);
        var fromMirror = Leg(targetHeight.Metres, whole - first, radius);
        var direct = earth.SlantRangeAcross(antennaHeight, targetHeight, groundRange).Metres;
        var sine = Portable.Sin(grazing);
        var difference = 4.0 * toMirror * fromMirror * sine * sine / (toMirror + fromMirror + direct);
        var spread = 2.0 * first * (whole - first) / whole;
        var tangent = Portable.Tan(grazing);
        var divergence = spread == 0.0 ? 1.0 : Math.Sqrt(tangent / (tangent + spread));
        return Of(difference, Angle.FromRadians(grazing), divergence, wavelength, reflection);
    }

    private static Lobe Of(double difference_m, Angle grazing, double divergence, Length wavelength, ReflectionCoefficient reflection)
    {
        var strength = reflection.Magnitude * divergence;
        var cosine = Portable.Cos(reflection.Phase.Radians - (2.0 * Portable.Pi * (difference_m / wavelength.Metres % 1.0)));
        return new Lobe(Math.Sqrt(Math.Max(0.0, 1.0 + (2.0 * strength * cosine) + (strength * strength))), Length.FromMetres(difference_m), grazing, divergence);
    }

    // The nearer the mirror is to one end, the steeper its ray: the angle at which both agree lies between.
    private static double MirrorPlace(double antenna_m, double target_m, double whole_rad, double radius_m)
    {
        var low = 0.0;
        var high = whole_rad;
        for (var i = 0; i < 100; i++)
        {
            var middle = 0.5 * (low + high);
            if (Grazing(antenna_m, middle, radius_m) > Grazing(target_m, whole_rad - middle, radius_m))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }

    private static double Grazing(double height_m, double apart_rad, double radius_m)
    {
        var half = Portable.Sin(0.5 * apart_rad);
        return Portable.Atan2(height_m - (2.0 * (radius_m + height_m) * half * half), (radius_m + height_m) * Portable.Sin(apart_rad));
    }

    private static double Leg(double height_m, double apart_rad, double radius_m)
    {
        var half = Portable.Sin(0.5 * apart_rad);
        return Math.Sqrt((height_m * height_m) + (4.0 * radius_m * (radius_m + height_m) * half * half));
    }

    private static void MustBePossible(Length antennaHeight, Length targetHeight, Length groundRange, Length wavelength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(antennaHeight.Metres, nameof(antennaHeight));
        ArgumentOutOfRangeException.ThrowIfNegative(targetHeight.Metres, nameof(targetHeight));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groundRange.Metres, nameof(groundRange));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelength.Metres, nameof(wavelength));
    }
}
