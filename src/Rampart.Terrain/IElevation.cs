namespace Rampart.Terrain;

/// <summary>Heights of the ground above mean sea level.</summary>
/// <remarks>
/// Mean sea level and the ellipsoid are taken as one: the geoid's undulation (some 20 to 40 m over the theatre) moves
/// antennas, ground and targets together and drops out of what is visible from where.
/// </remarks>
public interface IElevation
{
    /// <summary>Height in metres at a place (degrees, WGS84), bilinear between posts; NaN where nobody knows it.</summary>
    double HeightAt(double latitude_deg, double longitude_deg);

    /// <summary>Spacing in metres of the posts from which the height at this place comes; NaN where nobody knows it.</summary>
    double PostSpacingAt(double latitude_deg, double longitude_deg);
}
