using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Files;

/// <summary>Area on the ellipsoid of the cells of a grid.</summary>
/// <remarks>
/// <para>Formula: A = s²·(sin c/c)·(M·N)/(M₀·N₀); s cell size, c angle between the verticals of the cell and of the centre, M and N radii of
/// curvature of WGS84 in the meridian and in the prime vertical at the cell, M₀ and N₀ those at the centre.</para>
/// <para>Source: follows from the grid's definition (<see cref="LocalGrid"/>): azimuthal-equidistant on the sphere of verticals, whose element of area is
/// that of the ellipsoid divided by M·N.</para>
/// <para>Valid: cells small beside their distance from the far side of the Earth.</para>
/// </remarks>
internal sealed class CellAreas
{
    private readonly double _cell_m;
    private readonly double _middleRow;
    private readonly double _middleColumn;
    private readonly double _sinLatitude;
    private readonly double _cosLatitude;
    private readonly double _primeVertical_m;
    private readonly double _meridian_m;

    public CellAreas(LocalGrid grid)
    {
        _cell_m = grid.CellSize.Metres;
        (_middleRow, _middleColumn) = grid.CellOf(grid.Centre);
        (_sinLatitude, _cosLatitude) = (Math.Sin(grid.Centre.Latitude.Radians), Math.Cos(grid.Centre.Latitude.Radians));
        var squeeze = Squeeze(_sinLatitude);
        _primeVertical_m = Wgs84.SemiMajorAxis_m / Math.Sqrt(squeeze);
        _meridian_m = _primeVertical_m * Wgs84.AxisRatioSquared / squeeze;
    }

    public double Of_km2(int row, int column)
    {
        double north = (_middleRow - row) * _cell_m / _meridian_m, east = (column - _middleColumn) * _cell_m / _primeVertical_m;
        var angle = Math.Sqrt((north * north) + (east * east));
        var (shortening, cos) = angle > 0.0 ? (Math.Sin(angle) / angle, Math.Cos(angle)) : (1.0, 1.0);

        // M·N goes with 1/(1 − e²·sin² φ)².
        var ratio = Squeeze(_sinLatitude) / Squeeze((_sinLatitude * cos) + (_cosLatitude * north * shortening));
        return _cell_m * _cell_m * 1e-6 * shortening * ratio * ratio;
    }

    private static double Squeeze(double sinLatitude) => 1.0 - (Wgs84.EccentricitySquared * sinLatitude * sinLatitude);
}
