using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>Straight rays over an Earth made larger by refraction: range, height, elevation and distance along the ground, each from the others.</summary>
/// <remarks>
/// <para>
/// Formula: the triangle of the Earth's centre, the antenna and the target, with sides a = R + h₁, b = R + h₂, r and the angle φ at the centre:
/// b² = a² + r² + 2·a·r·sin ε; r² = (b − a)² + 4·a·b·sin²(φ/2); distance along the ground d = R·φ. R effective radius, r slant range,
/// ε elevation at the antenna. Differences of squares are taken as products, so the ways there and back agree to the last digits.
/// R = k·R₀, or R = R₀ / (1 + R₀·dN/dh·10⁻⁶) for a refractivity gradient dN/dh.
/// </para>
/// <para>
/// Source: ITU-R P.834-9, Annex 1 (effective radius from the gradient); Barton, Radar Equations for Modern Radar (2013), ch. 6.
/// The rows of MATLAB's height2el and height2grndrange, which its pages call "4/3", follow dN/dh = −39 N/km on R₀ = 6371 km, that is
/// R = 8,477,361.5 m and k = 1.3306 (<see cref="OfStandardGradient"/>); exactly 4/3 (<see cref="Standard"/>) misses them. The row of grazingang holds for both.
/// </para>
/// <para>Valid: refractivity that falls linearly with height, which is so in about the lowest 1 to 2 km; <see cref="RefractedRay"/> tells how far off it is elsewhere.</para>
/// </remarks>
public sealed class EffectiveEarth
{
    // A side longer than the other two together by rounding alone is taken as equal to them.
    private const double RoundingOfSides = 1e-12;

    private EffectiveEarth(double radius_m) => Radius = Length.FromMetres(radius_m);

    /// <summary>k = 4/3 exactly, as the radar equation's literature takes it.</summary>
    public static EffectiveEarth Standard { get; } = FromFactor(RadarHorizon.StandardEffectiveRadiusFactor);

    /// <summary>The gradient of −39 N-units a kilometre, which gives k = 1.3306.</summary>
    public static EffectiveEarth OfStandardGradient { get; } = FromRefractivityGradient(-39.0);

    public Length Radius { get; }

    /// <summary>The factor k on the mean Earth radius.</summary>
    public double Factor => Radius / RadarHorizon.MeanEarthRadius;

    /// <exception cref="ArgumentOutOfRangeException">A factor that is not positive and finite.</exception>
    public static EffectiveEarth FromFactor(double k) => FromRadius(k * RadarHorizon.MeanEarthRadius);

    /// <exception cref="ArgumentOutOfRangeException">A radius that is not positive and finite.</exception>
    public static EffectiveEarth FromRadius(Length radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius.Metres, nameof(radius));
        ArgumentOutOfRangeException.ThrowIfEqual(radius.Metres, double.PositiveInfinity, nameof(radius));
        return new EffectiveEarth(radius.Metres);
    }

    /// <param name="gradient_NPerKm">Change of refractivity with height, in N-units a kilometre; normally negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A gradient of −157 N/km or below, at which rays follow the ground: no Earth of finite size straightens them.</exception>
    public static EffectiveEarth FromRefractivityGradient(double gradient_NPerKm)
    {
        var radius_m = RadarHorizon.MeanEarthRadius.Metres;
        var straightening = 1.0 + (radius_m * gradient_NPerKm * 1e-9);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(straightening, nameof(gradient_NPerKm));
        return new EffectiveEarth(radius_m / straightening);
    }

    /// <summary>Height of a target seen at this slant range and elevation.</summary>
    public Length TargetHeight(Length antennaHeight, Length slantRange, Angle elevation)
    {
        MustBeAboveCentre(antennaHeight);
        ArgumentOutOfRangeException.ThrowIfNegative(slantRange.Metres, nameof(slantRange));
        return Length.FromMetres(Height_m(antennaHeight.Metres, slantRange.Metres, Portable.Sin(elevation.Radians)));
    }

    /// <summary>Elevation at which a target at this height and slant range is seen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range shorter than the difference of heights, or longer than through the Earth.</exception>
    public Angle Elevation(Length antennaHeight, Length targetHeight, Length slantRange)
    {
        var (a, b, rise, r) = Sides(antennaHeight, targetHeight, slantRange);
        var upright = (rise * (a + b)) - (r * r);
        var level = Math.Sqrt(Math.Max(0.0, (r + rise) * (r - rise)) * Math.Max(0.0, (a + b + r) * (a + b - r)));
        return Angle.FromRadians(Portable.Atan2(upright, level));
    }

    /// <summary>Slant range at which a ray of this elevation comes to the height: the nearer place where it does so twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ray never comes to that height.</exception>
    public Length SlantRange(Length antennaHeight, Length targetHeight, Angle elevation)
    {
        MustBeAboveCentre(antennaHeight);
        MustBeAboveCentre(targetHeight);
        var a = Radius.Metres + antennaHeight.Metres;
        var product = (targetHeight.Metres - antennaHeight.Metres) * (a + Radius.Metres + targetHeight.Metres);
        var upward = a * Portable.Sin(elevation.Radians);
        var square = (upward * upward) + product;
        if (!(square >= 0.0) || (product < 0.0 && upward >= 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(elevation), elevation.Degrees, $"A ray of {elevation} from {antennaHeight} never comes to {targetHeight}.");
        }

        var root = Math.Sqrt(square);
        if (product > 0.0)
        {
            return Length.FromMetres(upward > 0.0 ? product / (upward + root) : root - upward);
        }

        return Length.FromMetres(product == 0.0 ? 0.0 : -product / (root - upward));
    }

    /// <summary>Slant range between two heights this far apart along the ground.</summary>
    public Length SlantRangeAcross(Length antennaHeight, Length targetHeight, Length groundRange)
    {
        MustBeAboveCentre(antennaHeight);
        MustBeAboveCentre(targetHeight);
        ArgumentOutOfRangeException.ThrowIfNegative(groundRange.Metres, nameof(groundRange));
        var rise = targetHeight.Metres - antennaHeight.Metres;
        var halfChord = Portable.Sin(0.5 * groundRange.Metres / Radius.Metres);
        return Length.FromMetres(Math.Sqrt((rise * rise) + (4.0 * (Radius.Metres + antennaHeight.Metres) * (Radius.Metres + targetHeight.Metres) * halfChord * halfChord)));
    }

    /// <summary>Distance along the ground between two heights this far apart in slant range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range shorter than the difference of heights, or longer than through the Earth.</exception>
    public Length GroundRange(Length antennaHeight, Length targetHeight, Length slantRange)
    {
        var (a, b, rise, r) = Sides(antennaHeight, targetHeight, slantRange);
        var halfChord = Math.Sqrt(Math.Max(0.0, (r - rise) * (r + rise)) / (4.0 * a * b));
        return Length.FromMetres(2.0 * Radius.Metres * Portable.Asin(Math.Min(1.0, halfChord)));
    }

    /// <summary>Distance along the ground to the place under a target seen at this slant range and elevation.</summary>
    public Length GroundRange(Length antennaHeight, Length slantRange, Angle elevation)
    {
        MustBeAboveCentre(antennaHeight);
        ArgumentOutOfRangeException.ThrowIfNegative(slantRange.Metres, nameof(slantRange));
        var (sine, cosine) = Portable.SinCos(elevation.Radians);
        return Length.FromMetres(Radius.Metres * Portable.Atan2(slantRange.Metres * cosine, Radius.Metres + antennaHeight.Metres + (slantRange.Metres * sine)));
    }

    /// <summary>Angle between the ground and the ray from an antenna that meets it at this slant range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range shorter than the height. Behind the horizon the angle is negative.</exception>
    public Angle GrazingAngle(Length antennaHeight, Length slantRange) => Elevation(Length.Zero, antennaHeight, slantRange);

    /// <summary>Slant range to the horizon.</summary>
    public Length HorizonSlantRange(Length antennaHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(antennaHeight.Metres, nameof(antennaHeight));
        return Length.FromMetres(Math.Sqrt(antennaHeight.Metres * ((2.0 * Radius.Metres) + antennaHeight.Metres)));
    }

    /// <summary>Angle of the horizon below the level, which is also its distance along the ground seen from the Earth's centre.</summary>
    public Angle HorizonDepression(Length antennaHeight) => Angle.FromRadians(Portable.Atan(HorizonSlantRange(antennaHeight) / Radius));

    /// <summary>Distance along the ground to the horizon.</summary>
    public Length HorizonGroundRange(Length antennaHeight) => Radius * HorizonDepression(antennaHeight).Radians;

    /// <summary>Greatest distance along the ground at which two heights see each other: <see cref="RadarHorizon"/> without its approximation.</summary>
    public Length GreatestGroundRange(Length antennaHeight, Length targetHeight) => HorizonGroundRange(antennaHeight) + HorizonGroundRange(targetHeight);

    internal double Height_m(double antennaHeight_m, double range_m, double sineOfElevation)
    {
        var a = Radius.Metres + antennaHeight_m;
        var growth = range_m * (range_m + (2.0 * a * sineOfElevation));
        return antennaHeight_m + (growth / (a + Math.Sqrt((a * a) + growth)));
    }

    private (double A, double B, double Rise, double R) Sides(Length antennaHeight, Length targetHeight, Length slantRange)
    {
        MustBeAboveCentre(antennaHeight);
        MustBeAboveCentre(targetHeight);
        var a = Radius.Metres + antennaHeight.Metres;
        var b = Radius.Metres + targetHeight.Metres;
        var rise = targetHeight.Metres - antennaHeight.Metres;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slantRange.Metres, nameof(slantRange));
        ArgumentOutOfRangeException.ThrowIfLessThan(slantRange.Metres, Math.Abs(rise) * (1.0 - RoundingOfSides), nameof(slantRange));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slantRange.Metres, (a + b) * (1.0 + RoundingOfSides), nameof(slantRange));
        return (a, b, rise, slantRange.Metres);
    }

    private void MustBeAboveCentre(Length height)
    {
        if (!(height.Metres > -Radius.Metres) || !double.IsFinite(height.Metres))
        {
            throw new ArgumentOutOfRangeException(nameof(height), height.Metres, "A height must be finite and above the Earth's centre.");
        }
    }
}
