using Rampart.Quantities;

namespace Rampart.Answers.Terrain;

/// <summary>Which one-degree tiles a circle on the ground touches, also across the antimeridian and over a pole.</summary>
internal static class CircleTiles
{
    // The smallest radius of curvature of the ellipsoid (along the meridian, at the equator): no tile is missed, at most one too many is taken.
    private const double SmallestRadius_m = Wgs84.SemiMajorAxis_m * Wgs84.AxisRatioSquared;

    // A place on a tile's edge also needs the neighbour's posts; a thousandth of a degree is a hundred metres.
    private const double Margin_deg = 0.001;

    public static IReadOnlyList<TileCell> Of(Geodetic centre, Length radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius.Metres);
        var reach_deg = (radius.Metres / SmallestRadius_m * (180.0 / Math.PI)) + Margin_deg;
        var tiles = new List<TileCell>();
        for (var south = 89; south >= -90; south--)
        {
            for (var west = -180; west < 180; west++)
            {
                var tile = new TileCell(south, west);
                if (Distance_deg(centre.Latitude.Degrees, centre.Longitude.Degrees, tile) <= reach_deg)
                {
                    tiles.Add(tile);
                }
            }
        }

        return tiles;
    }

    /// <summary>Degrees of a great circle from a place to the nearest point of a tile; zero inside.</summary>
    public static double Distance_deg(double latitude_deg, double longitude_deg, TileCell tile)
    {
        // How far the tile's west and east edges are, east of the place.
        var toWest = Wrapped(tile.West - longitude_deg);
        var toEast = Wrapped(tile.East - longitude_deg);
        if (toWest <= 0.0 && toEast >= 0.0 && toEast - toWest < 180.0)
        {
            return Math.Max(0.0, Math.Max(tile.South - latitude_deg, latitude_deg - tile.North));
        }

        // Elsewhere the nearest point is on one of the two meridians.
        return Math.Min(ToMeridian_deg(latitude_deg, toWest, tile), ToMeridian_deg(latitude_deg, toEast, tile));
    }

    /// <summary>To the nearest point of a piece of a meridian: cos d = sin φ₀ sin φ + cos φ₀ cos φ cos Δλ is greatest at tan φ = tan φ₀ / cos Δλ, or at an end.</summary>
    private static double ToMeridian_deg(double latitude_deg, double difference_deg, TileCell tile)
    {
        var (sin, cos) = Math.SinCos(latitude_deg * (Math.PI / 180.0));
        var along = cos * Math.Cos(difference_deg * (Math.PI / 180.0));
        var nearest_deg = Math.Atan2(sin, along) * (180.0 / Math.PI);
        var least = Math.Min(To(tile.South), To(tile.North));
        return nearest_deg > tile.South && nearest_deg < tile.North ? Math.Min(least, To(nearest_deg)) : least;

        double To(double at_deg)
        {
            var (sinAt, cosAt) = Math.SinCos(at_deg * (Math.PI / 180.0));
            return Math.Acos(Math.Clamp((sin * sinAt) + (along * cosAt), -1.0, 1.0)) * (180.0 / Math.PI);
        }
    }

    private static double Wrapped(double difference_deg) => difference_deg - (360.0 * Math.Round(difference_deg / 360.0));
}
