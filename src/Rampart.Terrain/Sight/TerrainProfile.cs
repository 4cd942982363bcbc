using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>One point of a profile.</summary>
/// <param name="Distance_m">Along the ground from the first place.</param>
/// <param name="Place">Where the point lies; its height is the ground's, zero where unknown.</param>
/// <param name="Ground_m">Height of the ground above sea level; not a number where unknown.</param>
/// <param name="Line_m">Height of the line of sight above sea level, the Earth's curvature taken out.</param>
public readonly record struct ProfilePoint(double Distance_m, Geodetic Place, double Ground_m, double Line_m)
{
    public bool IsKnown => !double.IsNaN(Ground_m);

    /// <summary>Height of the line over the ground, negative where the ground stands in the way; not a number where unknown.</summary>
    public double Clearance_m => Line_m - Ground_m;
}

/// <summary>The ground along the great circle between two places and the line of sight over it, to print and to draw.</summary>
/// <remarks>
/// The line is straight over an Earth of k times its radius; drawn over a flat sea it sags by d₁·d₂/(2·k·a), d₁ and d₂ the
/// distances to the ends. Distances are those of <see cref="GroundPolar"/>. For a verdict ask <see cref="LineOfSight"/>:
/// a profile sees only its own points.
/// </remarks>
public static class TerrainProfile
{
    /// <summary>Points at even distances of at most the spacing, both ends among them.</summary>
    /// <param name="ground">Heights above sea level.</param>
    /// <param name="from">The first place, with the height above sea level at which the line begins.</param>
    /// <param name="to">The second place, likewise.</param>
    /// <param name="spacing">Greatest distance between points.</param>
    /// <param name="effectiveEarthFactor">k; 4/3 in the standard atmosphere.</param>
    /// <exception cref="ArgumentOutOfRangeException">A spacing or factor that is not positive, or more points than memory holds.</exception>
    public static IReadOnlyList<ProfilePoint> Between(IElevation ground, Geodetic from, Geodetic to, Length spacing, double effectiveEarthFactor = RadarHorizon.StandardEffectiveRadiusFactor)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effectiveEarthFactor);
        var polar = new GroundPolar(from);
        var (length, azimuth) = polar.To(to);
        var steps = Math.Max(1.0, Math.Ceiling(length / spacing.Metres));
        if (!(steps < Array.MaxLength))
        {
            throw new ArgumentOutOfRangeException(nameof(spacing), spacing, "Expected two finite places and a spacing that memory can hold.");
        }

        double start = from.Height.Metres, rise = to.Height.Metres - start;
        var sag = length * length / (2.0 * effectiveEarthFactor * RadarHorizon.MeanEarthRadius.Metres);
        var points = new ProfilePoint[(int)steps + 1];
        for (var step = 0; step < points.Length; step++)
        {
            var part = step / steps;
            var place = step == 0 ? from : step + 1 == points.Length ? to : polar.PlaceAt(length * part, azimuth);
            var height = ground.HeightAt(place.Latitude.Degrees, place.Longitude.Degrees);
            points[step] = new ProfilePoint(
                length * part,
                place with { Height = Length.FromMetres(double.IsNaN(height) ? 0.0 : height) },
                height,
                start + (part * rise) - (sag * part * (1.0 - part)));
        }

        return points;
    }
}
