using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;

namespace Rampart.Scenarios;

/// <summary>Opens a ground by its names: <c>smooth</c>, <c>built-in</c>, folders of tiles or single tiles, the finest first at each place.</summary>
public static class NamedGround
{
    /// <summary>A smooth Earth at one height.</summary>
    public const string Smooth = "smooth";

    /// <summary>The coarse grid that comes with the program.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>The ground of those names; null where a finding says why there is none.</summary>
    /// <param name="names">The names, each once.</param>
    /// <param name="place">Where they stand, for findings.</param>
    /// <param name="key">What they are said of, for findings.</param>
    /// <param name="height">Height of a smooth Earth.</param>
    /// <param name="origin">The middle of the ground.</param>
    /// <param name="reach">How far from it what is unknown is told.</param>
    /// <param name="radius">How far from it tiles are read and count in the ground's identity.</param>
    /// <param name="folder">Folders are named from here.</param>
    /// <param name="findings">What is wrong with the names and the tiles goes here.</param>
    public static IGround? Open(
        IReadOnlyList<string> names, Place place, string key, Length height, Geodetic origin, Length reach, Length radius, string folder, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(findings);
        return names is [Smooth] ? new SmoothGround(height)
            : Opened(names, place, key, folder, findings) is { } folders ? OnTiles(names, folders, place, key, origin, reach, radius, findings)
            : null;
    }

    private static RealGround? OnTiles(
        IReadOnlyList<string> names, List<(string Name, string Path)> folders, Place place, string key, Geodetic origin, Length reach, Length radius, ICollection<Finding> findings)
    {
        var mosaic = new ElevationMosaic(folders.Select(each => TerrainFolder.Open(each.Path)), names.Contains(BuiltIn, StringComparer.Ordinal) ? [BuiltInTerrain.Tile] : []);
        var (latitude, longitude) = (origin.Latitude.Degrees, origin.Longitude.Degrees);
        var isGood = true;
        foreach (var finding in mosaic.LoadWithin(latitude, longitude, radius.Metres))
        {
            findings.Add(folders.Aggregate(finding, (told, each) => AsNamed(told, each.Path, Beside(place.File, each.Name))));
            isGood &= finding.Severity != FindingSeverity.Error;
        }

        if (!isGood)
        {
            return null;
        }

        if (double.IsNaN(mosaic.HeightAt(latitude, longitude)))
        {
            findings.Add(Finding.Error(place, key, "Nobody knows the height of the ground at the origin.", $"Add the tiles around it (`rampart terrain get`, `rampart terrain import`), or `{BuiltIn}` to the list."));
            return null;
        }

        var unknown = mosaic.CellsWithoutTileWithin(latitude, longitude, reach.Metres);
        if (unknown.Count > 0)
        {
            findings.Add(Finding.Remark(
                place, key, $"Of {unknown.Count} one-degree cells within {reach} nobody knows the ground ({string.Join(", ", unknown.Take(3))}{(unknown.Count > 3 ? ", …" : string.Empty)}); it hides what a smooth Earth at sea level hides.",
                $"Add their tiles, `{BuiltIn}` to the list, or the source's statement that missing tiles are sea."));
        }

        return new RealGround(mosaic, mosaic.IdentityWithin(latitude, longitude, radius.Metres), Described(names, mosaic, latitude, longitude), origin);
    }

    /// <summary>The folders among the names with where they lie; null where a name is none.</summary>
    private static List<(string Name, string Path)>? Opened(IReadOnlyList<string> names, Place place, string key, string folder, ICollection<Finding> findings)
    {
        var isGood = names.Count > 0;
        var folders = new List<(string Name, string Path)>();
        foreach (var name in names.Where(name => name is not BuiltIn))
        {
            var path = Path.GetFullPath(Path.Combine(folder, name.Replace('\0', '?')));
            if (name is Smooth)
            {
                isGood = false;
                findings.Add(Finding.Error(place, key, "A smooth Earth does not go with other ground.", $"Write `{key}: {Smooth}` alone, or leave it out of the list."));
            }
            else if (!Directory.Exists(path) && !(File.Exists(path) && TerrainFolder.IsTile(path)))
            {
                isGood = false;
                var near = Spelling.Nearest(name, [BuiltIn, Smooth]) is { } nearest ? $"Did you mean `{nearest}`? " : string.Empty;
                findings.Add(Finding.Error(
                    place, key, File.Exists(path) ? $"`{name}` is a file, not a folder, and no tile (.hgt, .hgt.zip, .hgt.gz, .dt0, .dt1, .dt2)." : $"There is no folder `{name}`.",
                    $"{near}{(File.Exists(path) ? "Make tiles of a raster with `rampart terrain import`. " : string.Empty)}Name a folder with tiles from the scenario's own, such as `../../terrain/srtm`, or write `{BuiltIn}` or `{Smooth}`."));
            }
            else
            {
                folders.Add((name, path));
            }
        }

        return isGood ? folders : null;
    }

    // A tile's file is named as the scenario names its folder: where the project lies on this machine is nobody's business.
    private static Finding AsNamed(Finding finding, string path, string shown)
    {
        var inFolder = path.EndsWith(Path.DirectorySeparatorChar) ? path : path + Path.DirectorySeparatorChar;
        string Told(string text) => string.Equals(text, path, StringComparison.Ordinal) ? shown : text.Replace(inFolder, shown + "/", StringComparison.Ordinal);
        return finding with { Place = finding.Place with { File = Told(finding.Place.File) }, Message = Told(finding.Message), Remedy = Told(finding.Remedy) };
    }

    /// <summary>A folder that is named from a scenario's, as seen from where the scenario's file is named from.</summary>
    private static string Beside(string scenarioFile, string name)
    {
        if (Path.IsPathRooted(name))
        {
            return Path.TrimEndingDirectorySeparator(name);
        }

        var parts = new List<string>();
        foreach (var part in $"{Path.GetDirectoryName(scenarioFile)}/{name}".Split('/').Where((part, at) => at == 0 || part.Length > 0))
        {
            if (part is ".." && parts.Count > 0 && parts[^1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not "." && (part.Length > 0 || scenarioFile.StartsWith('/')))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static string Described(IReadOnlyList<string> names, ElevationMosaic mosaic, double latitude_deg, double longitude_deg) =>
        $"{string.Join(" + ", names.Select(name => name is BuiltIn ? "built-in 5 arc-minute terrain (ETOPO5)" : $"tiles of {Path.GetFileName(Path.TrimEndingDirectorySeparator(name))}"))}, posts {Length.FromMetres(Math.Round(mosaic.PostSpacingAt(latitude_deg, longitude_deg)))} apart";
}
