using Rampart.Quantities;

namespace Rampart.Terrain;

/// <summary>The ground of a theatre as a battle needs it: how high it is, and what it hides from an antenna.</summary>
/// <remarks>Heights are above mean sea level, which is taken for the ellipsoid (see <see cref="IElevation"/>).</remarks>
public interface IGround
{
    /// <summary>Names the ground: two battles with the same identity stand on the same heights.</summary>
    string Identity { get; }

    /// <summary>The ground in words, for the stamp of a result.</summary>
    string Description { get; }

    /// <summary>No ground lies lower, metres.</summary>
    double LowestHeight_m { get; }

    /// <summary>The height from which the masks' heights count, metres.</summary>
    double MaskReference_m { get; }

    /// <summary>Spacing at the theatre's origin of the posts between which heights are interpolated, metres; 0 for a ground without posts, infinity where nobody knows it.</summary>
    double PostSpacing_m { get; }

    /// <summary>Height of the ground below a place given by its unit normal, metres; NaN where nobody knows it.</summary>
    double HeightAt(EcefVector normal);

    /// <summary>Spacing of the posts from which the height below a place comes, metres; as <see cref="PostSpacing_m"/>.</summary>
    double PostSpacingAt(EcefVector normal);

    /// <summary>What of the sky is visible from an antenna out to a radius.</summary>
    ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor);
}
