using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Coverage.Rings;

/// <summary>How much of the ground about a place nobody knows, and why.</summary>
/// <param name="Circle_km2">The circle's area.</param>
/// <param name="Voids_km2">A tile is there and does not know the height.</param>
/// <param name="Beyond_km2">No tile is there.</param>
public readonly record struct UnknownGround(double Circle_km2, double Voids_km2, double Beyond_km2)
{
    public double All_km2 => Voids_km2 + Beyond_km2;

    public static UnknownGround operator +(UnknownGround first, UnknownGround second) =>
        new(first.Circle_km2 + second.Circle_km2, first.Voids_km2 + second.Voids_km2, first.Beyond_km2 + second.Beyond_km2);

    /// <summary>The cells of a circle whose middles nobody knows the height of.</summary>
    public static UnknownGround About(IGround ground, Geodetic site, Length radius, Length cellSize) => Of(SiteTerrain.Around(ground, site, radius, cellSize), ground, radius);

    /// <summary>The same of a grid at hand.</summary>
    public static UnknownGround Of(SiteTerrain terrain, IGround ground, Length radius)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        var tiles = (ground as RealGround)?.Tiles;
        var sum = default(UnknownGround);
        for (var row = 0; row < terrain.Grid.Size; row++)
        {
            for (var column = 0; column < terrain.Grid.Size; column++)
            {
                var distance_m = terrain.DistanceOf(row, column);
                if (distance_m <= radius.Metres)
                {
                    sum += OfCell(row, column, terrain.CellArea_km2(distance_m));
                }
            }
        }

        return sum;

        UnknownGround OfCell(int row, int column, double area_km2)
        {
            if (!double.IsNaN(terrain.Grid.Post(row, column)))
            {
                return new UnknownGround(area_km2, 0.0, 0.0);
            }

            var place = terrain.Grid.PlaceAt(row, column);
            return tiles is null || tiles.Covers(place.Latitude.Degrees, place.Longitude.Degrees) ? new UnknownGround(area_km2, area_km2, 0.0) : new UnknownGround(area_km2, 0.0, area_km2);
        }
    }
}
