using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Footprint;

/// <summary>A ground as high as ground can be wherever nobody knows it: what is in sight over it, and over its floor, is so whatever lies there.</summary>
public static class CautiousGround
{
    // The highest mountain there is.
    private const double Highest_m = 8849.0;

    /// <summary>The ground; the same where it is known everywhere by its nature.</summary>
    public static IGround Of(IGround ground, Geodetic site) =>
        ground is IElevation elevation ? new RealGround(new Raised(elevation), $"{ground.Identity}, highest where unknown", ground.Description, site) : ground;

    /// <summary>The battery on such ground; itself where its radars look over no unknown ground, and null where nobody knows the ground that they stand on.</summary>
    /// <param name="site">The battery on the ground as it is known.</param>
    /// <param name="cautious">The ground made before by <see cref="Of"/>, which keeps its masks; null makes one.</param>
    public static EngagementSite? Under(EngagementSite site, IGround? cautious)
    {
        ArgumentNullException.ThrowIfNull(site);
        IReadOnlyList<Geodetic> stands = [site.Battery.EngagementRadar.Antenna, .. site.Searchers.Select(searcher => searcher.Radar.Antenna)];
        return stands.Any(place => double.IsNaN(site.Ground.HeightAt(Wgs84.Normal(place.Latitude, place.Longitude)))) ? null
            : site.Searchers.Select(searcher => searcher.Sight).Append(site.Engagement).All(sight => sight.Mask is not TerrainMask { UnknownShare: > 0.0 }) ? site
            : new EngagementSite(site.Battery, site.Post, cautious ?? Of(site.Ground, site.Battery.Site), site.Weather) { Guidance = site.Guidance, Facing = site.Facing };
    }

    private sealed class Raised(IElevation elevation) : IElevation
    {
        public double HeightAt(double latitude_deg, double longitude_deg)
        {
            var known = elevation.HeightAt(latitude_deg, longitude_deg);
            return double.IsNaN(known) ? Highest_m : known;
        }

        public double PostSpacingAt(double latitude_deg, double longitude_deg) => elevation.PostSpacingAt(latitude_deg, longitude_deg);
    }
}
