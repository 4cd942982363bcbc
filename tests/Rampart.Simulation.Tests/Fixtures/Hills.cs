using Rampart.Simulation.Kernel;
using Rampart.Terrain;

namespace Rampart.Simulation.Tests;

/// <summary>A made-up hill: a bell of this height and these half-widths, so far from home.</summary>
internal readonly record struct Hill(double East_km, double North_km, double Height_m, double HalfWidthEast_km, double HalfWidthNorth_km);

/// <summary>Made-up ground around home: hills on a plain, known at posts and bilinear between them; the plain alone outside the posts.</summary>
internal sealed class Hills : IElevation
{
    private const double South_deg = 37.6;
    private const double West_deg = 30.4;
    private const double Tall_deg = 4.0;
    private const double Wide_deg = 5.2;
    private const double KilometresPerDegree = 111.2;

    private readonly double _plain_m;
    private readonly int _postsPerDegree;
    private readonly int _columns;
    private readonly double[] _posts;

    public Hills(double plain_m, int postsPerDegree, params IReadOnlyList<Hill> hills)
    {
        (_plain_m, _postsPerDegree) = (plain_m, postsPerDegree);
        _columns = (int)(Wide_deg * postsPerDegree) + 1;
        var rows = (int)(Tall_deg * postsPerDegree) + 1;
        _posts = new double[rows * _columns];
        Array.Fill(_posts, plain_m);
        var narrow = Math.Cos(Sketch.Home.Latitude.Radians);
        foreach (var hill in hills)
        {
            for (var row = 0; row < rows; row++)
            {
                var north = (South_deg + (row / (double)postsPerDegree) - Sketch.Home.Latitude.Degrees) * KilometresPerDegree;
                if (Math.Abs(north - hill.North_km) > 4.0 * hill.HalfWidthNorth_km)
                {
                    continue;
                }

                for (var column = 0; column < _columns; column++)
                {
                    var east = (West_deg + (column / (double)postsPerDegree) - Sketch.Home.Longitude.Degrees) * KilometresPerDegree * narrow;
                    _posts[(row * _columns) + column] += Bell(hill, east, north);
                }
            }
        }
    }

    /// <summary>Hills of random places, heights and shapes, none nearer to home than they are wide.</summary>
    public static IReadOnlyList<Hill> Random(ulong seed, int count, double highest_m, double farthest_km = 120.0)
    {
        var chance = new Chance(seed, 0);
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var (bearing, distance, height) = chance.Uniforms(Draw.Detection, 1, 0, (ulong)number);
            var (east, north, _) = chance.Uniforms(Draw.Detection, 2, 0, (ulong)number);
            var away = 20.0 + ((farthest_km - 20.0) * distance);
            return new Hill(
                away * Math.Sin(2.0 * Math.PI * bearing), away * Math.Cos(2.0 * Math.PI * bearing), highest_m * height, 1.0 + (7.0 * east), 1.0 + (7.0 * north));
        })];
    }

    /// <summary>The ground of a battle; its name must tell it from all others.</summary>
    public RealGround Ground(string identity) => new(this, identity, identity, Sketch.Home);

    public double HeightAt(double latitude_deg, double longitude_deg)
    {
        var (row, column) = ((latitude_deg - South_deg) * _postsPerDegree, (longitude_deg - West_deg) * _postsPerDegree);
        if (!(row >= 0.0 && column >= 0.0) || row >= (_posts.Length / _columns) - 1 || column >= _columns - 1)
        {
            return _plain_m;
        }

        var (north, east) = (row - Math.Floor(row), column - Math.Floor(column));
        var at = ((int)row * _columns) + (int)column;
        var south = (_posts[at] * (1.0 - east)) + (_posts[at + 1] * east);
        return (south * (1.0 - north)) + (((_posts[at + _columns] * (1.0 - east)) + (_posts[at + _columns + 1] * east)) * north);
    }

    public double PostSpacingAt(double latitude_deg, double longitude_deg) => KilometresPerDegree * 1000.0 / _postsPerDegree;

    private static double Bell(in Hill hill, double east_km, double north_km)
    {
        var (east, north) = ((east_km - hill.East_km) / hill.HalfWidthEast_km, (north_km - hill.North_km) / hill.HalfWidthNorth_km);
        var square = (east * east) + (north * north);
        return square > 16.0 ? 0.0 : hill.Height_m * Math.Exp(-square);
    }
}
