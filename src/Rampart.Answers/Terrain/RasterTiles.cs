using Rampart.Evidence;
using Rampart.Evidence.Editing;
using Rampart.Quantities;
using Rampart.Terrain.Elevation;

namespace Rampart.Answers.Terrain;

/// <summary>The grounds that --terrain names, each raster among them turned into tiles through GDAL in a folder that is gone with this.</summary>
internal sealed class RasterTiles : IDisposable
{
    // Marks of a name that is no file's: an address, a connection, GDAL's own file systems.
    private static readonly string[] Elsewhere = ["://", "=", "/vsi"];

    private readonly PassingFolder? _folder;
    private readonly IReadOnlyList<(string Raster, string Folder)> _made;

    private RasterTiles(PassingFolder? folder, IReadOnlyList<string> names, IReadOnlyList<(string Raster, string Folder)> made) => (_folder, Names, _made) = (folder, names, made);

    /// <summary>The names as a ground is opened by them: a raster's is its folder of tiles.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a name is neither a word, a folder nor a tile.</summary>
    public static bool IsRaster(string name) => !TerrainFolder.IsTile(name) && (File.Exists(name) || IsNamedByGdal(name));

    /// <summary>Makes tiles of what touches a circle; null where findings say why a raster cannot be.</summary>
    /// <exception cref="EnvironmentException">A file or folder is missing, or GDAL is not installed.</exception>
    public static RasterTiles? Of(IReadOnlyList<string> names, IReadOnlyList<string> words, Geodetic middle, Length radius, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        foreach (var name in names.Where(name => !words.Contains(name, StringComparer.Ordinal)))
        {
            if (IsNamedByGdal(name))
            {
                RequireFileIn(name);
            }
            else if (!Directory.Exists(name) && !File.Exists(name))
            {
                var near = Spelling.Nearest(name, words) is { } nearest ? $"Did you mean `{nearest}`? " : string.Empty;
                throw new EnvironmentException($"--terrain: There is no folder `{name}`, and no file.", $"{near}Name a folder of tiles, a tile, or a raster that GDAL reads; or {string.Join(" or ", words)}.");
            }
        }

        var rasters = names.Where(name => !words.Contains(name, StringComparer.Ordinal) && IsRaster(name)).Distinct(StringComparer.Ordinal).ToList();
        if (rasters.Count == 0)
        {
            return new RasterTiles(null, names, []);
        }

        var folder = PassingFolder.Begin("raster");
        var isWhole = false;
        try
        {
            var made = rasters.Select((raster, at) => (Raster: raster, Folder: Path.Combine(folder.FullName, $"{at}", Path.GetFileName(raster)))).ToList();
            isWhole = made.TrueForAll(each => Make(each.Raster, each.Folder, middle, radius, findings, onlooker, stop));
            return isWhole ? new RasterTiles(folder, [.. names.Select(name => made.Find(each => string.Equals(each.Raster, name, StringComparison.Ordinal)).Folder ?? name)], made) : null;
        }
        finally
        {
            if (!isWhole)
            {
                folder.Dispose();
            }
        }
    }

    /// <summary>Reads the tiles that were made, so that nobody asks for their files later.</summary>
    public void Load(ElevationMosaic mosaic)
    {
        foreach (var tile in mosaic.Tiles.Where(tile => _made.Any(each => tile.File.StartsWith(each.Folder, StringComparison.Ordinal))))
        {
            _ = tile.Tile;
        }
    }

    /// <summary>Findings with those about made tiles told of their rasters; that two of them differ by a rounding on their common edge is nobody's business.</summary>
    public IEnumerable<Finding> AsNamed(IEnumerable<Finding> findings) => findings
        .Where(finding => finding.Severity == FindingSeverity.Error || !_made.Any(each => finding.Place.File.StartsWith(each.Folder, StringComparison.Ordinal)))
        .Select(finding => finding with { Place = finding.Place with { File = AsNamed(finding.Place.File) }, Message = AsNamed(finding.Message), Remedy = AsNamed(finding.Remedy) });

    /// <summary>A text with rasters in the places of the folders that were made of them.</summary>
    public string AsNamed(string text) => _made.Aggregate(text, (told, each) => told.Replace(each.Folder, each.Raster, StringComparison.Ordinal));

    public void Dispose() => _folder?.Dispose();

    /// <summary>One of several rasters in a file, as GDAL names them: NETCDF:file.nc:name.</summary>
    private static bool IsNamedByGdal(string name) => name.IndexOf(':', StringComparison.Ordinal) > 1 && !File.Exists(name) && !Directory.Exists(name);

    /// <summary>What GDAL is to find in a file needs that file; what lies on a network or in a database it finds for itself.</summary>
    private static void RequireFileIn(string name)
    {
        if (!Elsewhere.Any(mark => name.Contains(mark, StringComparison.Ordinal)) && !name.Split(':').Select(part => part.Trim('"')).Any(part => File.Exists(part) || Directory.Exists(part)))
        {
            throw new EnvironmentException($"--terrain: There is no file in `{name}`.", "One of several rasters in a file is named FORMAT:FILE:NAME, such as NETCDF:file.nc:name; gdalinfo FILE lists them. A raster that is a file's only one goes by the file's name.");
        }
    }

    private static bool Make(string raster, string folder, Geodetic middle, Length radius, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        onlooker.Say($"Reading {raster} through GDAL");
        var told = new List<Finding>();
        var import = new TerrainImport(new ImportOrder([raster], folder, CircleTiles.Of(middle, radius), null, IsForced: false, IsSeaLevelLowest: false), told);
        try
        {
            import.RunAsync(_ => { }, stop).GetAwaiter().GetResult();
        }
        catch (GdalException exception)
        {
            told.Add(Finding.Error(new Place(raster), "--terrain", exception.Message, "See gdalinfo FILE."));
        }

        if (!told.Exists(finding => finding.Severity == FindingSeverity.Error) && import.Results.All(result => result.State is "empty"))
        {
            told.Add(Finding.Error(new Place(raster), "--terrain", $"It holds no heights within {QuantityFormat.Text(QuantityKind.Length, Math.Round(radius.Metres))} of the place.", "See gdalinfo -mm FILE, and whether latitude and longitude are where they belong."));
        }

        foreach (var finding in told)
        {
            // The import speaks of its own files; here there is one, and what is made of it is nobody's business.
            string Told(string text) => text.Replace(folder, raster, StringComparison.Ordinal).Replace(Path.GetFullPath(raster), raster, StringComparison.Ordinal).Replace("Nothing was imported. ", string.Empty, StringComparison.Ordinal);
            findings.Add(finding with { Place = new Place(raster), Subject = "--terrain", Message = Told(finding.Message), Remedy = Told(finding.Remedy).Replace("FILE", raster, StringComparison.Ordinal) });
        }

        return told.TrueForAll(finding => finding.Severity != FindingSeverity.Error);
    }
}
