using Rampart.Quantities;
using Rampart.Terrain.Elevation;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain;

/// <summary>The ground as elevation data give it.</summary>
/// <param name="elevation">The heights.</param>
/// <param name="identity">Names them by their content.</param>
/// <param name="description">Names them for a reader.</param>
/// <param name="origin">The theatre's origin: the posts' spacing there is the ground's.</param>
public sealed class RealGround(IElevation elevation, string identity, string description, Geodetic origin) : IGround, IElevation
{
    // The shore of the Dead Sea, the lowest dry land there is, lies at −430 m.
    private const double LowestDryLand_m = -440.0;

    private readonly MaskCache _masks = new();

    /// <summary>The same ground with no mask swept yet: a campaign whose antennas change height from point to point keeps only the masks of the point it is at.</summary>
    public RealGround Afresh() => new(elevation, identity, description, origin);

    public string Identity => identity;

    public string Description => description;

    public double LowestHeight_m => LowestDryLand_m;

    public double MaskReference_m => 0.0;

    public double PostSpacing_m { get; } = SpacingAt(elevation, origin.Latitude.Degrees, origin.Longitude.Degrees);

    public double HeightAt(EcefVector normal)
    {
        var (latitude_deg, longitude_deg) = SphereOfNormals.Degrees(normal);
        return elevation.HeightAt(latitude_deg, longitude_deg);
    }

    /// <summary>The heights' tiles; null where they come from something else.</summary>
    public ElevationMosaic? Tiles => elevation as ElevationMosaic;

    /// <inheritdoc/>
    public double HeightAt(double latitude_deg, double longitude_deg) => elevation.HeightAt(latitude_deg, longitude_deg);

    /// <inheritdoc/>
    public double PostSpacingAt(double latitude_deg, double longitude_deg) => elevation.PostSpacingAt(latitude_deg, longitude_deg);

    public double PostSpacingAt(EcefVector normal)
    {
        var (latitude_deg, longitude_deg) = SphereOfNormals.Degrees(normal);
        return SpacingAt(elevation, latitude_deg, longitude_deg);
    }

    public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) =>
        _masks.Of(elevation, identity, antenna, radius, effectiveEarthFactor);

    // Where nobody knows the ground, nothing is fine enough.
    private static double SpacingAt(IElevation elevation, double latitude_deg, double longitude_deg)
    {
        var spacing_m = elevation.PostSpacingAt(latitude_deg, longitude_deg);
        return double.IsNaN(spacing_m) ? double.PositiveInfinity : spacing_m;
    }
}
