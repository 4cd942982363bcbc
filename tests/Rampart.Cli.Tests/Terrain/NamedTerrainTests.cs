using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>What --terrain may name besides folders: one tile, and rasters that GDAL reads; and how much of the ground is unknown.</summary>
public sealed class NamedTerrainTests : IDisposable
{
    private const int Void = -32768;

    // In the middle of the tile N39E033, and all within it.
    private static readonly string[] Small = ["coverage", "--at", "39.5,33.5", "--radius", "30km", "--cell", "500m", "--heights", "300m", "--points", "0", "--json"];
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_raster_of_any_projection_gives_the_ring_that_its_imported_tiles_give_and_leaves_nothing_behind()
    {
        await Rasters.RequireGdal();
        await Hilly("plain.tif");
        (await Shell.Sh(_project.Folder, "gdalwarp -q -t_srs EPSG:32636 plain.tif utm.tif")).Done();
        (await _project.Rampart("terrain", "import", "utm.tif", "--out", "imported")).Done();
        var scratch = Directory.CreateDirectory(_project.PathOf("scratch")).FullName;

        var raster = (await _project.RampartWith([("TMPDIR", scratch)], [.. Small, "--terrain", "utm.tif", "--out", "a"])).Done().Json;
        var tiles = (await _project.Rampart([.. Small, "--terrain", "imported", "--out", "b"])).Done().Result["summary"]!;
        var info = (await _project.RampartWith([("TMPDIR", scratch)], "terrain", "info", "--at", "39.5,33.5", "--radius", "30km", "--terrain", "utm.tif", "--json")).Done();

        var summary = raster["result"]!["summary"]!;
        Assert.Equal(tiles["groundIdentity"]!.GetValue<string>(), summary["groundIdentity"]!.GetValue<string>());
        Assert.Equal(tiles["heights"]!.ToJsonString(), summary["heights"]!.ToJsonString());
        Assert.Contains("tiles of utm.tif", summary["ground"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0.0, info.Result["unknown_share"]!.GetValue<double>());
        Assert.StartsWith("utm.tif/", info.Result["tiles"]![0]!["file"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(scratch));
        Assert.DoesNotContain(_project.Outside, raster.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coarse_raster_is_no_finer_for_the_tiles_that_are_made_of_it_imported_or_not()
    {
        await Rasters.RequireGdal();
        await Rasters.Tiff(_project, "coarse.tif", 40.5, 32.5, 1.0 / 12.0, 25, 25, (row, column) => 900 + (row % 3) + column);
        (await _project.Rampart("terrain", "import", "coarse.tif", "--out", "imported")).Done();

        foreach (var ground in (string[])["coarse.tif", "imported"])
        {
            var ring = (await _project.Rampart([.. Small, "--terrain", ground, "--force", "--out", "a"])).Done().Json;
            Assert.Contains("posts 9.", ring["result"]!["summary"]!["ground"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains(ring["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("not supported", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_single_tile_is_a_ground_for_rings_sites_and_tales_of_the_ground()
    {
        Rasters.Hgt(_project, "tiles/N39E033.hgt", (row, column) => 800 + (row % 100) + (column % 50));
        File.Copy(_project.PathOf("tiles/N39E033.hgt"), _project.PathOf("N39E033.hgt"));
        _project.Write("here.csv", "name,latitude,longitude\nhere,39.5,33.5\n");

        var one = (await _project.Rampart([.. Small, "--terrain", "N39E033.hgt", "--out", "a"])).Done().Result["summary"]!;
        var folder = (await _project.Rampart([.. Small, "--terrain", "tiles", "--out", "b"])).Done().Result["summary"]!;
        var site = (await _project.Rampart("site", "--candidates", "here.csv", "--for", "here.csv", "--sites-only", "--radius", "30km", "--cell", "1km", "--terrain", "N39E033.hgt", "--json", "--out", "c")).Done();
        var info = (await _project.Rampart("terrain", "info", "--at", "39.5,33.5", "--radius", "30km", "--terrain", "N39E033.hgt", "--json")).Done();

        Assert.Equal(folder["heights"]!.ToJsonString(), one["heights"]!.ToJsonString());
        Assert.Contains("tiles of N39E033.hgt", site.Result["summary"]!["ground"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("N39E033", Assert.Single(info.Result["tiles"]!.AsArray())!["tile"]!.GetValue<string>());
    }

    [Fact]
    public async Task Voids_and_the_edge_of_the_ground_are_told_apart_with_their_shares()
    {
        // A quarter of the tile is void: its north-east, from post 600 on.
        Rasters.Hgt(_project, "tiles/N39E033.hgt", (row, column) => row < 600 && column > 600 ? Void : 900);
        string[] At(string place) => ["coverage", "--at", place, "--radius", "30km", "--cell", "500m", "--heights", "300m", "--points", "0", "--terrain", "tiles"];
        _project.Write("here.csv", "name,latitude,longitude\nhere,39.499,33.499\n");

        var voids = (await _project.Rampart([.. At("39.499,33.499"), "--out", "a"])).Done();
        var edge = (await _project.Rampart([.. At("39.0,33.25"), "--out", "b"])).Done();
        var filled = (await _project.Rampart([.. At("39.499,33.499"), "--terrain", "built-in", "--out", "c"])).Done();
        var site = (await _project.Rampart("site", "--candidates", "here.csv", "--for", "here.csv", "--sites-only", "--radius", "30km", "--cell", "500m", "--terrain", "tiles", "--out", "d")).Done();

        Assert.Matches(@"Of \d+ km² \(2[45]\.\d %\) of the ring nobody knows the ground: \d+ km² \(2[45]\.\d %\) are voids inside the tiles\.", voids.Error);
        Assert.Contains("another with a second --terrain, such as built-in", voids.Error, StringComparison.Ordinal);
        Assert.Matches(@"of the ring nobody knows the ground: 1,\d+ km² \([56]\d\.\d %\) lie beyond the tiles\.", edge.Error);
        Assert.Contains("Add the tiles N38E032, N38E033, N39E032 (`rampart terrain get`", edge.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody knows", filled.Error, StringComparison.Ordinal);
        Assert.Matches(@"of the candidates' circles together nobody knows the ground: \d+ km² \(2[45]\.\d %\) are voids", site.Error);
        var row = JsonNode.Parse(_project.Read("a/summary.json"))!["heights"]![0]!;
        Assert.True(row["unknown_km2"]!.GetValue<double>() > 0.24 * row["shares_km2"]!["brochure"]![0]!.GetValue<double>());
    }

    [Theory]
    [InlineData(3, "gone.tif", "There is no folder `gone.tif`, and no file")]
    [InlineData(3, "gone/N39E033.hgt", "There is no folder `gone/N39E033.hgt`, and no file")]
    [InlineData(1, "noise.tif", "not recognized")]
    [InlineData(1, "bare.pgm", "does not say where on the Earth it lies", "gdal_translate -a_srs")]
    [InlineData(1, "elsewhere.tif", "holds no heights within")]
    [InlineData(1, "picture.ppm", "is a picture, not heights")]
    [InlineData(1, "short/N39E033.hgt", "1,000 bytes; an .hgt tile holds", "Fetch the tile anew")]
    [InlineData(1, "short", "1,000 bytes; an .hgt tile holds")]
    [InlineData(1, "dem.hgt", "does not say where the tile lies", "such as N39E032.hgt")]
    [InlineData(1, "empty", "holds no tile that can be read")]
    public async Task What_is_no_ground_is_told_with_its_remedy_by_rings_and_sites_alike(int exit, string terrain, params string[] told)
    {
        await Rasters.RequireGdal();
        _project.Write("noise.tif", "These are not the heights of anything.");
        _project.Write("short/N39E033.hgt", new string('x', 1000));
        _project.Write("dem.hgt", new string('x', 1000));
        Directory.CreateDirectory(_project.PathOf("empty"));
        _project.Write("bare.pgm", "P5 4 4 255\nabcdefghijklmnop");
        _project.Write("picture.ppm", $"P6 4 4 255\n{new string('x', 48)}");
        _project.Write("here.csv", "name,latitude,longitude\nhere,39.5,33.5\n");
        if (terrain is "elsewhere.tif")
        {
            await Rasters.Tiff(_project, terrain, 11.0, 11.0, 0.01, 50, 50, (_, _) => 100f);
        }

        (await _project.Rampart("coverage", "--at", "39.5,33.5", "--radius", "30km", "--terrain", terrain)).Refused(exit, [terrain, .. told]);
        (await _project.Rampart("site", "--candidates", "here.csv", "--for", "here.csv", "--sites-only", "--radius", "30km", "--cell", "1km", "--terrain", terrain)).Refused(exit, [terrain, .. told]);
        _project.AssertNoResults();
    }

    [Theory]
    [InlineData("ENVI", 60, 120, 0, "holds 14,400 bytes, and its header says 28,800: 60 × 120 posts of 4 bytes;")]
    [InlineData("ENVI", 59, 60, 0, "holds 14,400 bytes, and its header says 14,160: 59 × 60 posts of 4 bytes;")]
    [InlineData("ENVI", 60, 60, 512, "holds 14,400 bytes, and its header says 14,912: 60 × 60 posts of 4 bytes after 512;")]
    [InlineData("EHdr", 60, 59, 0, "holds 14,400 bytes, and its header says 14,160: 60 × 59 posts of 4 bytes;")]
    public async Task A_raw_raster_that_is_not_as_large_as_its_header_says_is_told_with_both_sizes(string format, int samples, int lines, int offset, string told)
    {
        await Rasters.RequireGdal();
        Raw("raw.bin", format, samples, lines, offset);

        (await _project.Rampart([.. Small[..^1], "--terrain", "raw.bin"])).Refused(1, "raw.bin", told, "See gdalinfo raw.bin");

        _project.AssertNoResults();
    }

    [Theory]
    [InlineData("ENVI")]
    [InlineData("EHdr")]
    public async Task A_raw_raster_as_large_as_its_header_says_is_a_ground(string format)
    {
        await Rasters.RequireGdal();
        Raw("raw.bin", format, 60, 59, 240);

        var info = (await _project.Rampart("terrain", "info", "--at", "39.5,33.5", "--radius", "20km", "--terrain", "raw.bin", "--json")).Done();

        Assert.Equal(0.0, info.Result["unknown_share"]!.GetValue<double>());
    }

    [Fact]
    public async Task Where_ground_beyond_the_ring_leaves_open_whether_a_target_is_met_its_area_and_the_tiles_are_told()
    {
        Rasters.Hgt(_project, "N39E033.hgt", (row, column) => 800 + (row % 100) + (column % 50));

        var ended = (await _project.RampartAlone("coverage", "--at", "39.5,33.5", "--radius", "40km", "--cell", "1km", "--heights", "300m,10km", "--points", "0", "--terrain", "N39E033.hgt", "--json", "--out", "a")).Done();

        var summary = ended.Result["summary"]!;
        double[] open = [.. summary["heights"]!.AsArray().Select(height => height!["undecidedEngagement_km2"]!.GetValue<double>())];
        Assert.All(summary["heights"]!.AsArray(), height => Assert.Equal(0.0, height!["unknown_km2"]!.GetValue<double>()));
        Assert.InRange(open[1], 20.0, 2000.0);
        var remark = Assert.Single(ended.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("nobody knows", StringComparison.Ordinal))!;
        Assert.Matches(@"[0-9,]+ km² \([0-9.]+ % of the ring\) at 10 km above ground nobody knows whether a target seen there is met in time", remark["message"]!.GetValue<string>());
        Assert.Contains("Add the tiles N38E032, N38E033", remark["remedy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("counts as not engaged", _project.Read("a/coverage-2.svg"), StringComparison.Ordinal);
        Assert.Contains("counts as not engaged", _project.Read("a/ring.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_gdal_a_raster_is_no_ground_and_the_remedy_is_told()
    {
        _project.Write("some.tif", "x");
        (await _project.RampartAlone("coverage", "--at", "39.5,33.5", "--terrain", "some.tif")).Refused(3, "gdalinfo of GDAL is not installed", "apt-get install gdal-bin");
        _project.AssertNoResults();
    }

    /// <summary>A raw file of 60 × 60 numbers of four bytes, and a header that says what it is told to say.</summary>
    private void Raw(string name, string format, int samples, int lines, int offset)
    {
        var bytes = new byte[60 * 60 * 4];
        for (var post = 0; post < 60 * 60; post++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(post * 4), 900f);
        }

        File.WriteAllBytes(_project.PathOf(name), bytes);
        _project.Write(Path.ChangeExtension(name, ".hdr"), format is "ENVI"
            ? $"ENVI\nsamples = {samples}\nlines = {lines}\nbands = 1\nheader offset = {offset}\ndata type = 4\ninterleave = bsq\nbyte order = 0\nmap info = {{Geographic Lat/Lon, 1, 1, 33.2, 39.8, 0.01, 0.01, WGS-84, units=Degrees}}\n"
            : $"BYTEORDER I\r\nLAYOUT BIL\r\nNROWS {lines}\r\nNCOLS {samples}\r\nNBANDS 1\r\nNBITS 32\r\nPIXELTYPE FLOAT\r\nSKIPBYTES {offset}\r\nULXMAP 33.205\r\nULYMAP 39.795\r\nXDIM 0.01\r\nYDIM 0.01\r\n");
        _project.Write(Path.ChangeExtension(name, ".prj"), "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]");
    }

    // Two degrees of hills, a post every 36 seconds of arc.
    private Task<string> Hilly(string name) => Rasters.Tiff(
        _project, name, 40.5, 32.5, 0.01, 200, 200, (row, column) => (float)(900.0 + (300.0 * Math.Sin(row * 0.3)) + (200.0 * Math.Cos(column * 0.2))));
}
