using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Quantities;
using Rampart.Terrain.Elevation;
using Rampart.Terrain.Sight;

namespace Rampart.Cli;

/// <summary>The ground on which lines of sight are timed: DTED level 0 where the folder RAMPART_SHARED has it, else hills that are made up.</summary>
internal sealed class PhysicsBenchGround
{
    public static readonly Length Radius = Length.FromKilometres(400.0);
    public static readonly Length Cell = Length.FromMetres(900.0);

    // Posts as of DTED level 0.
    private const int PostsPerDegree = 120;

    private PhysicsBenchGround(ElevationMosaic mosaic, string description)
    {
        Mosaic = mosaic;
        Description = description;
        Site = AtHeight(Geodetic.FromDegrees(39.6, 33.0), Height_m(39.6, 33.0) + 20.0);
        Grid = LocalGrid.Around(mosaic, Site, Radius, Cell);
    }

    public ElevationMosaic Mosaic { get; }

    public string Description { get; }

    /// <summary>An antenna 20 m over its ground, inland.</summary>
    public Geodetic Site { get; }

    /// <summary>The ground around the site.</summary>
    public LocalGrid Grid { get; }

    public static PhysicsBenchGround Open()
    {
        var folder = Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } shared ? Path.Combine(shared, "terrain", "dted0") : string.Empty;
        if (Directory.Exists(folder))
        {
            var mosaic = TerrainFolder.Open(folder).Mosaic();
            _ = mosaic.LoadWithin(39.6, 33.0, Radius.Metres);
            if (!double.IsNaN(mosaic.HeightAt(39.6, 33.0)))
            {
                return new PhysicsBenchGround(mosaic, "DTED level 0");
            }
        }

        return new PhysicsBenchGround(MadeUp(), "made-up hills, posts as of DTED level 0");
    }

    public static Geodetic AtHeight(Geodetic place, double height_m) => place with { Height = Length.FromMetres(height_m) };

    public double Height_m(double latitude_deg, double longitude_deg) =>
        Mosaic.HeightAt(latitude_deg, longitude_deg) is var height && double.IsNaN(height) ? 0.0 : height;

    private static ElevationMosaic MadeUp()
    {
        var tiles = new List<ElevationTile>();
        for (var south = 35; south < 45; south++)
        {
            for (var west = 27; west < 39; west++)
            {
                tiles.Add(Tile(south, west));
            }
        }

        return new ElevationMosaic([], tiles);
    }

    private static ElevationTile Tile(int south, int west)
    {
        var posts = new short[(PostsPerDegree + 1) * (PostsPerDegree + 1)];
        for (var post = 0; post < posts.Length; post++)
        {
            posts[post] = (short)Hills((south * PostsPerDegree) + (post / (PostsPerDegree + 1)), (west * PostsPerDegree) + (post % (PostsPerDegree + 1)));
        }

        return new ElevationTile(new TileCell(south, west).Name, south, west, 1.0 / PostsPerDegree, 1.0 / PostsPerDegree, PostsPerDegree + 1, PostsPerDegree + 1, posts, null, "made up");
    }

    /// <summary>Noise on six lattices, each half as wide and half as high as the one before: hills on hills, from 200 m to about 2,000 m.</summary>
    private static double Hills(int row, int column)
    {
        var height_m = 200.0;
        var reach_m = 900.0;
        for (var width = 64; width >= 2; width /= 2)
        {
            int south = row / width, west = column / width;
            double north = (row % width) / (double)width, east = (column % width) / (double)width;
            var lower = (Noise(south, west, width) * (1.0 - east)) + (Noise(south, west + 1, width) * east);
            var upper = (Noise(south + 1, west, width) * (1.0 - east)) + (Noise(south + 1, west + 1, width) * east);
            height_m += reach_m * ((lower * (1.0 - north)) + (upper * north));
            reach_m *= 0.5;
        }

        return height_m;
    }

    /// <summary>A number from 0 to 1 that belongs to a point of a lattice.</summary>
    private static double Noise(int row, int column, int width)
    {
        var mixed = (((uint)row * 0x9E3779B1u) ^ ((uint)column * 0x85EBCA77u) ^ ((uint)width * 0xC2B2AE3Du)) * 0x27D4EB2Fu;
        mixed = (mixed ^ (mixed >> 15)) * 0x2C1B3C6Du;
        return (mixed ^ (mixed >> 13)) / (double)uint.MaxValue;
    }
}
