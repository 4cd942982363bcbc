using System.Globalization;
using Rampart.Quantities;
using Rampart.Terrain.Elevation;

namespace Rampart.Answers.Terrain;

/// <summary>One tile that an import was to make.</summary>
internal sealed record ImportResult(TileCell Tile, string State, string File, int Posts, int Voids, int? Lowest, int? Highest);

/// <summary>What is to be imported, and to where: without a list of tiles, all that the files cover; without a spacing, what fits them.</summary>
internal sealed record ImportOrder(IReadOnlyList<string> Files, string Folder, IReadOnlyList<TileCell>? Only, PostSpacing? Spacing, bool IsForced, bool IsSeaLevelLowest);

/// <summary>Turns whatever GDAL reads into one-degree tiles that Rampart reads by itself: .hgt, or DTED level 0 for half a minute.</summary>
/// <remarks>Posts stand on whole seconds of arc, edges included. Each tile is made from all files that touch it, in the order given; a void stays a void.</remarks>
internal sealed class TerrainImport(ImportOrder order, ICollection<Finding> findings)
{
    // Posts of a second are made from posts of a little more without a word: projections do that.
    private const double Finer = 0.7;
    private static readonly int[] Turns_deg = [0, 360, -360];

    private readonly List<ImportResult> _results = [];

    public IReadOnlyList<ImportResult> Results => _results;

    public PostSpacing Spacing { get; private set; } = PostSpacing.One;

    /// <exception cref="EnvironmentException">A file is missing.</exception>
    public async Task RunAsync(Action<ImportResult> done, CancellationToken stop)
    {
        var sources = await DescribeAsync(stop);
        if (sources.Count == 0)
        {
            return;
        }

        var finest_as = sources.Min(source => source.Spacing_as);
        Spacing = order.Spacing ?? PostSpacing.For(finest_as);
        if (Spacing.Seconds < finest_as * Finer)
        {
            findings.Add(Finding.Remark(
                new Place(sources[0].Dataset), "--spacing", string.Create(CultureInfo.InvariantCulture, $"The posts of the source are {finest_as:0.#} seconds of arc apart; the tiles have them every {Spacing.Seconds}."),
                "What lies between is interpolated: the terrain is no finer than its source."));
        }

        Directory.CreateDirectory(order.Folder);
        var work = Path.Combine(order.Folder, $".import-{Environment.ProcessId}.part");
        Directory.CreateDirectory(work);
        try
        {
            foreach (var tile in Tiles(sources))
            {
                stop.ThrowIfCancellationRequested();
                var result = await OneAsync(tile, sources, work, stop);
                _results.Add(result);
                done(result);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);

            // What lies between the source's posts is interpolated: a tile is no finer than its source, whatever its own posts.
            SourceFineness.Note(order.Folder, _results.Where(result => result.State is "written").Select(result => result.File), Spacing.Seconds < finest_as * Finer ? finest_as : null);
        }

        Tell(sources);
    }

    private async Task<List<RasterSource>> DescribeAsync(CancellationToken stop)
    {
        var missing = order.Files.Where(file => !IsNamed(file) && !File.Exists(file) && !Directory.Exists(file)).ToList();
        if (missing.Count > 0)
        {
            throw new EnvironmentException($"There is no file {string.Join(", ", missing)}.", "Give a raster that GDAL reads, such as a GeoTIFF. Nothing was imported.");
        }

        var sources = new List<RasterSource>();
        foreach (var file in order.Files)
        {
            try
            {
                sources.Add(await RasterSource.DescribeAsync(IsNamed(file) ? file : DatasetOf(Path.GetFullPath(file)), stop));
            }
            catch (GdalException exception)
            {
                findings.Add(Finding.Error(new Place(file), "FILE", exception.Message, "Nothing was imported. See gdalinfo FILE."));
            }
        }

        return findings.Any(finding => finding.Severity == FindingSeverity.Error) ? [] : sources;
    }

    /// <summary>Not a file: perhaps one of several rasters in a file, as GDAL names them.</summary>
    private static bool IsNamed(string file) => !File.Exists(file) && file.Contains(':', StringComparison.Ordinal);

    /// <summary>GDAL opens a packed .hgt only when told that it is packed.</summary>
    private static string DatasetOf(string path) => path.EndsWith(".hgt.gz", StringComparison.OrdinalIgnoreCase) ? $"/vsigzip/{path}" : path;

    private List<TileCell> Tiles(List<RasterSource> sources)
    {
        var wanted = order.Only ?? [.. Enumerable.Range(-90, 180).SelectMany(south => Enumerable.Range(-180, 360).Select(west => new TileCell(south, west)))];
        return [.. wanted.Where(tile => sources.Exists(source => Turns_deg.Any(turn => source.Touches(tile, turn)))).Order()];
    }

    private async Task<ImportResult> OneAsync(TileCell tile, List<RasterSource> sources, string work, CancellationToken stop)
    {
        var name = Spacing.FileOf(tile);
        var path = Path.Combine(order.Folder, name);
        var posts = new TilePosts(tile, Spacing);
        if (!order.IsForced && File.Exists(path))
        {
            return new ImportResult(tile, "kept", name, posts.Rows * posts.Columns, 0, null, null);
        }

        foreach (var turn_deg in Turns_deg)
        {
            var touching = sources.Where(source => source.Touches(tile, turn_deg)).Select(source => source.Dataset).ToList();
            if (touching.Count > 0)
            {
                var raw = Path.Combine(work, "warped");
                await WarpAsync(tile, posts, turn_deg, touching, raw, stop);
                posts.Fill(await File.ReadAllBytesAsync(raw, stop), order.IsSeaLevelLowest);
            }
        }

        if (posts.Undeclared > 0)
        {
            findings.Add(Finding.Remark(new Place(name), tile.Name, $"{posts.Undeclared} posts hold numbers that are no heights, such as -9999.", "They are taken as voids; gdal_translate -a_nodata declares them in the source."));
        }

        if (posts.IsEmpty)
        {
            // A source's rim may touch a tile without telling a height in it.
            return new ImportResult(tile, "empty", string.Empty, posts.Rows * posts.Columns, posts.Rows * posts.Columns, null, null);
        }

        var finished = await FormAsync(tile, posts, work, stop);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(finished, path, overwrite: true);
        return new ImportResult(tile, "written", name, posts.Rows * posts.Columns, posts.Voids, posts.Lowest, posts.Highest);
    }

    /// <summary>The tile's posts as raw 32-bit numbers; the grid's cells stand around the posts, so it reaches half a cell over the edges.</summary>
    private static Task<string> WarpAsync(TileCell tile, TilePosts posts, int turn_deg, List<string> datasets, string raw, CancellationToken stop)
    {
        var halfColumn_deg = 0.5 / (posts.Columns - 1);
        var halfRow_deg = 0.5 / (posts.Rows - 1);
        return GdalTools.RunAsync(
            "gdalwarp",
            [
                "-q", "-overwrite", "-of", "ENVI", "-ot", "Float32", "-t_srs", "EPSG:4326", "-novshift", "-r", "bilinear", "-dstnodata", Text(TilePosts.Void),
                "-te", Text(tile.West + turn_deg - halfColumn_deg), Text(tile.South - halfRow_deg), Text(tile.East + turn_deg + halfColumn_deg), Text(tile.North + halfRow_deg),
                "-ts", Text(posts.Columns), Text(posts.Rows), .. datasets, raw,
            ],
            stop);
    }

    /// <summary>The tile as a file in the working folder, in the form in which it is kept.</summary>
    private async Task<string> FormAsync(TileCell tile, TilePosts posts, string work, CancellationToken stop)
    {
        var hgt = Path.Combine(work, "tile.hgt");
        await File.WriteAllBytesAsync(hgt, posts.ToBigEndian(), stop);
        if (!Spacing.IsDted)
        {
            return hgt;
        }

        // The same numbers, with a header from which GDAL knows where they stand.
        var column_deg = 1.0 / (posts.Columns - 1);
        var row_deg = 1.0 / (posts.Rows - 1);
        await File.WriteAllTextAsync(
            Path.Combine(work, "tile.hdr"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"ENVI\nsamples = {posts.Columns}\nlines = {posts.Rows}\nbands = 1\nheader offset = 0\ndata type = 2\ninterleave = bsq\nbyte order = 1\ndata ignore value = {TilePosts.Void}\nmap info = {{Geographic Lat/Lon, 1, 1, {tile.West - (column_deg / 2.0):R}, {tile.North + (row_deg / 2.0):R}, {column_deg:R}, {row_deg:R}, WGS-84, units=Degrees}}\n"),
            stop);
        var bare = Path.Combine(work, "tile");
        File.Move(hgt, bare, overwrite: true);
        var dted = Path.Combine(work, "tile.dt0");
        await GdalTools.RunAsync("gdal_translate", ["-q", "-of", "DTED", bare, dted], stop);
        return dted;
    }

    private void Tell(List<RasterSource> sources)
    {
        var kept = _results.Count(result => result.State is "kept");
        if (kept > 0)
        {
            findings.Add(Finding.Remark(
                new Place(order.Folder), "FILE", $"{kept} {(kept == 1 ? "tile was" : "tiles were")} there already and stayed as {(kept == 1 ? "it was" : "they were")}.",
                "Replace with --force; a tile is made from the files of one command only, so give all that touch it together."));
        }

        if (_results.Exists(result => result.Lowest < -500))
        {
            findings.Add(Finding.Remark(new Place(order.Folder), "FILE", $"The lowest height is {_results.Min(result => result.Lowest)} m: the source holds the sea floor.", "To see over the sea, import it with --no-sea-floor, which raises all below zero to zero."));
        }

        if (_results.Exists(result => result.State is "written"))
        {
            TerrainProvenance.Add(order.Folder, [.. sources.Select(source => $"Imported: {Path.GetFileName(source.Dataset)} at {Spacing.Word}{(order.IsSeaLevelLowest ? ", without the sea floor" : string.Empty)}")]);
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
