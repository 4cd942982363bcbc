using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The line of sight as one would first write it: a height every 100 m, each looked up by latitude and longitude.</summary>
internal static class SampledLineOfSight
{
    public static bool IsVisible(IElevation ground, Geodetic from, Geodetic to, double effectiveEarthFactor, double step_m = 100.0)
    {
        var polar = new GroundPolar(from);
        var (length, azimuth) = polar.To(to);
        var curvature = 1.0 / (2.0 * effectiveEarthFactor * RadarHorizon.MeanEarthRadius.Metres);
        for (var distance = step_m; distance < length; distance += step_m)
        {
            var place = polar.PlaceAt(distance, azimuth);
            var line = from.Height.Metres + ((to.Height.Metres - from.Height.Metres) * distance / length) - (curvature * distance * (length - distance));
            if (ground.HeightAt(place.Latitude.Degrees, place.Longitude.Degrees) > line)
            {
                return false;
            }
        }

        return true;
    }
}
