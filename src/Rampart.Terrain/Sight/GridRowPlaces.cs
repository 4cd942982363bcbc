using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>Latitude and longitude of the posts along a row of a local grid: reckoned at every so many posts, and by cubics between.</summary>
/// <remarks>
/// Posts that are reckoned stand at most 8 km apart, and the middle column is one of them. Up to 80° of latitude a cubic through four of them lies
/// within a millimetre of the place; beyond that, and where longitude leaps, every post is reckoned.
/// </remarks>
internal sealed class GridRowPlaces
{
    private const double Farthest_m = 8e3;
    private const int MostPosts = 16;
    private const double HighestLatitude_deg = 80.0;

    // Four posts 8 km apart span far less below 80°, except where longitude leaps by a whole turn.
    private const double WidestSpan_deg = 90.0;

    private readonly Func<double, double, (double Latitude_deg, double Longitude_deg)> _reckoned;
    private readonly int _middle;
    private readonly int _step;
    private readonly int _firstKnot;
    private readonly (double Latitude_deg, double Longitude_deg)[] _knots;
    private readonly (double A, double B, double C, double D)[] _weights;
    private int _row;

    /// <param name="reckoned">Latitude and longitude at a row and column, beyond the rim too.</param>
    /// <param name="size">Columns of the grid.</param>
    /// <param name="middle">The column of the centre.</param>
    /// <param name="cell">Distance of the posts.</param>
    public GridRowPlaces(Func<double, double, (double Latitude_deg, double Longitude_deg)> reckoned, int size, int middle, Length cell)
    {
        _reckoned = reckoned;
        _middle = middle;
        _step = (int)Math.Clamp(Math.Floor(Farthest_m / cell.Metres), 1.0, MostPosts);
        _firstKnot = KnotBefore(0) - 1;
        _knots = new (double, double)[KnotBefore(size - 1) + 3 - _firstKnot];
        _weights = new (double, double, double, double)[_step];
        for (var post = 0; post < _step; post++)
        {
            // Lagrange's cubic through −1, 0, 1 and 2.
            var t = post / (double)_step;
            _weights[post] = (-t * (t - 1.0) * (t - 2.0) / 6.0, (t + 1.0) * (t - 1.0) * (t - 2.0) / 2.0, -(t + 1.0) * t * (t - 2.0) / 2.0, (t + 1.0) * t * (t - 1.0) / 6.0);
        }
    }

    /// <summary>Goes to a row.</summary>
    public void Enter(int row)
    {
        _row = row;
        for (var knot = 0; knot < _knots.Length; knot++)
        {
            _knots[knot] = _reckoned(row, _middle + ((_firstKnot + knot) * (double)_step));
        }
    }

    /// <summary>Where the post of a column lies.</summary>
    public (double Latitude_deg, double Longitude_deg) At(int column)
    {
        var before = KnotBefore(column);
        var rest = column - _middle - (before * _step);
        var knots = _knots.AsSpan(before - _firstKnot - 1, 4);
        if (rest == 0)
        {
            return knots[1];
        }

        if (!IsSmooth(knots))
        {
            return _reckoned(_row, column);
        }

        var (a, b, c, d) = _weights[rest];
        return (
            (a * knots[0].Latitude_deg) + (b * knots[1].Latitude_deg) + (c * knots[2].Latitude_deg) + (d * knots[3].Latitude_deg),
            (a * knots[0].Longitude_deg) + (b * knots[1].Longitude_deg) + (c * knots[2].Longitude_deg) + (d * knots[3].Longitude_deg));
    }

    private static bool IsSmooth(ReadOnlySpan<(double Latitude_deg, double Longitude_deg)> knots)
    {
        foreach (var (latitude, longitude) in knots)
        {
            if (!(Math.Abs(latitude) <= HighestLatitude_deg) || !(Math.Abs(longitude - knots[0].Longitude_deg) <= WidestSpan_deg))
            {
                return false;
            }
        }

        return true;
    }

    private int KnotBefore(int column) => (int)Math.Floor((column - _middle) / (double)_step);
}
