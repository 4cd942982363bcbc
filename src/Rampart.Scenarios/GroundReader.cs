using Rampart.Evidence.Yaml;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;

namespace Rampart.Scenarios;

/// <summary>Reads on which ground a scenario is fought: <c>smooth</c>, <c>built-in</c>, or folders of tiles, the finest first at each place.</summary>
internal static class GroundReader
{
    private const string Smooth = "smooth";
    private const string BuiltIn = "built-in";

    /// <summary>The ground under a theatre; a smooth Earth at its height where the key does not stand.</summary>
    /// <param name="section">The theatre's section.</param>
    /// <param name="key">The key that names the ground.</param>
    /// <param name="height">Height of a smooth Earth.</param>
    /// <param name="origin">The theatre's origin.</param>
    /// <param name="radius">How far from it the battle may reach.</param>
    /// <param name="folder">Folders are named from here: the scenario's own.</param>
    /// <param name="findings">What is wrong with the tiles goes here.</param>
    public static IGround Read(ScenarioSection section, string key, Length height, Geodetic origin, Length radius, string folder, ICollection<Finding> findings)
    {
        var names = Names(section, key);
        if (names.Count == 0 || names is [Smooth])
        {
            return new SmoothGround(height);
        }

        var folders = new List<TerrainFolder>();
        var tiles = new List<ElevationTile>();
        foreach (var name in names)
        {
            if (name is Smooth)
            {
                section.Error(key, "A smooth Earth does not go with other ground.", $"Write `{key}: {Smooth}` alone, or leave it out of the list.");
            }
            else if (name is BuiltIn)
            {
                tiles.Add(BuiltInTerrain.Tile);
            }
            else
            {
                folders.Add(TerrainFolder.Open(Path.Combine(folder, name)));
            }
        }

        var mosaic = new ElevationMosaic(folders, tiles);
        var (latitude, longitude) = (origin.Latitude.Degrees, origin.Longitude.Degrees);
        foreach (var finding in mosaic.LoadWithin(latitude, longitude, radius.Metres))
        {
            findings.Add(finding);
        }

        if (double.IsNaN(mosaic.HeightAt(latitude, longitude)))
        {
            section.Error(key, "Nobody knows the height of the ground at the theatre's origin.", "Add the tiles around it: `rampart terrain get`, or `rampart terrain import`.");
        }

        var unknown = mosaic.CellsWithoutTileWithin(latitude, longitude, radius.Metres);
        if (unknown.Count > 0)
        {
            findings.Add(Finding.Remark(
                section.PlaceOf(key), key, $"Of {unknown.Count} one-degree cells within {radius} nobody knows the ground ({string.Join(", ", unknown.Take(3))}{(unknown.Count > 3 ? ", …" : string.Empty)}); it hides what a smooth Earth at sea level hides.",
                "Add their tiles, `built-in` to the list, or the source's statement that missing tiles are sea."));
        }

        return new RealGround(mosaic, mosaic.IdentityWithin(latitude, longitude, radius.Metres), Described(names, mosaic, latitude, longitude), origin);
    }

    private static List<string> Names(ScenarioSection section, string key)
    {
        if (!section.Map.TryGet(key, out var node))
        {
            return [];
        }

        if (node is YamlScalar)
        {
            return section.OptionalText(key) is { Length: > 0 } name ? [name] : [];
        }

        var names = new List<string>();
        foreach (var item in section.List(key))
        {
            if (item is YamlScalar { Text.Length: > 0 } scalar)
            {
                names.Add(scalar.Text);
            }
            else
            {
                section.Error(key, $"An entry of `{key}` names a ground; here is {item.What}.", $"Write `{key}: [ my-tiles, {BuiltIn} ]`.");
            }
        }

        return names;
    }

    private static string Described(List<string> names, ElevationMosaic mosaic, double latitude_deg, double longitude_deg)
    {
        var spacing = mosaic.PostSpacingAt(latitude_deg, longitude_deg);
        return double.IsNaN(spacing)
            ? string.Join(" + ", names)
            : $"{string.Join(" + ", names.Select(name => name is BuiltIn ? "built-in 5 arc-minute terrain (ETOPO5)" : $"tiles of {Path.GetFileName(Path.TrimEndingDirectorySeparator(name))}"))}, posts {Length.FromMetres(Math.Round(spacing))} apart";
    }
}
