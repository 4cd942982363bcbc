using System.Globalization;
using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>Rasters become tiles, through the real program and the real GDAL.</summary>
public class ImportTests
{
    private const short Void = -32768;
    private const double ThreeSeconds = 1.0 / 1200.0;

    [Fact]
    public async Task Copernicus_tiles_are_fetched_and_become_tiles_whose_edges_come_from_the_neighbours_and_the_sea()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await using var server = new TileServer();
        server.Serve("tileList.txt", $"{Stem("N36_00_E030")}\r\n{Stem("N36_00_E031")}\r\n");
        foreach (var west in new[] { 30, 31 })
        {
            // As in the archive: without the row and the column that belong to the neighbours in the south and the east.
            await Rasters.Tiff(project, $"made/{west}.tif", 37.0, west, ThreeSeconds, 1200, 1200, (row, column) => Height(row, ((west - 30) * 1200) + column));
            var stem = Stem($"N36_00_E{west:000}");
            server.Serve($"{stem}/{stem}.tif", await File.ReadAllBytesAsync(project.PathOf($"made/{west}.tif"), TestContext.Current.CancellationToken));
        }

        var ended = (await project.Rampart("terrain", "get", "--at", "36.0N 31.0E", "--radius", "1km", "--source", "copernicus-90", "--from", server.Address, "--import", "--json")).Done();

        Assert.Equal(["N36E030 fetched", "N36E031 fetched", "N35E030 sea", "N35E031 sea"], States(ended.Result), StringComparer.Ordinal);
        Assert.Equal("3s", ended.Result["imported"]!["spacing"]!.GetValue<string>());
        var west_ = Rasters.Posts(project, "terrain/copernicus-90/N36E030.hgt");
        var east = Rasters.Posts(project, "terrain/copernicus-90/N36E031.hgt");
        for (var row = 0; row < 1200; row++)
        {
            for (var column = 0; column <= 1200; column++)
            {
                Assert.Equal(Height(row, column), west_[row, column]);
                Assert.Equal(column < 1200 ? Height(row, 1200 + column) : Void, east[row, column]);
            }
        }

        Assert.All(Enumerable.Range(0, 1201), column => Assert.Equal(0, west_[1200, column]));
        Assert.Equal([0, 1200], ended.Result["imported"]!["tiles"]!.AsArray().Select(tile => tile!["voids"]!.GetValue<int>()));
        AssertNoPart(project);
    }

    [Fact]
    public async Task Voids_stay_voids_whether_declared_or_not_a_number()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "declared.tif", 40.0, 30.0, ThreeSeconds, 1201, 1201, (row, column) => row is >= 100 and < 110 && column is >= 200 and < 220 ? -9999f : 500f, "-a_nodata", "-9999");
        await Rasters.Tiff(project, "nan.tif", 41.0, 30.0, ThreeSeconds, 1201, 1201, (row, column) => row is >= 100 and < 110 && column is >= 200 and < 220 ? float.NaN : 600f);
        await Rasters.Tiff(project, "forgotten.tif", 42.0, 30.0, ThreeSeconds, 1201, 1201, (row, column) => row is >= 100 and < 110 && column is >= 200 and < 220 ? -9999f : 700f);

        var ended = (await project.Rampart("terrain", "import", "declared.tif", "nan.tif", "forgotten.tif", "--json")).Done();

        var tiles = ended.Result["tiles"]!.AsArray().Where(tile => tile!["state"]!.GetValue<string>() is "written").ToList();
        Assert.Equal(["N41E030", "N40E030", "N39E030"], tiles.Select(tile => tile!["tile"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.All(tiles, tile => Assert.InRange(tile!["voids"]!.GetValue<int>(), 200, 22 * 12));
        Assert.Equal(200, tiles[2]!["voids"]!.GetValue<int>());
        Assert.Contains(ended.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("numbers that are no heights", StringComparison.Ordinal));
        foreach (var name in new[] { "N39E030", "N40E030", "N41E030" })
        {
            var posts = Rasters.Posts(project, $"terrain/{name}.hgt");
            Assert.Equal(Void, posts[104, 210]);
            Assert.True(posts[600, 600] is 500 or 600 or 700);
        }
    }

    [Fact]
    public async Task Half_a_minute_becomes_dted_and_is_read_back()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "coarse.tif", 40.0, 30.0, 1.0 / 120.0, 121, 121, (row, column) => row == 60 && column == 60 ? 2000f : row - 50f);

        var ended = (await project.Rampart("terrain", "import", "coarse.tif")).Done();

        Assert.Contains("1 tile written to terrain, a post every 30 s of arc; -50 to 2000 m; 0 % voids.", ended.Out, StringComparison.Ordinal);
        var info = (await project.Rampart("terrain", "info", "--at", "39.5N 30.5E", "--radius", "20km", "--json")).Done();
        Assert.Equal(project.PathOf("terrain/e030/n39.dt0"), Path.GetFullPath(info.Result["tiles"]![0]!["file"]!.GetValue<string>(), project.Folder));
        Assert.InRange(info.Result["highest"]!["height_m"]!.GetValue<double>(), 1950.0, 2000.0);
        Assert.InRange(info.Result["highest"]!["latitude_deg"]!.GetValue<double>(), 39.499, 39.501);
        Assert.Contains(info.Result["provenance"]!.AsArray(), line => line!.GetValue<string>().Contains("coarse.tif", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_there_stays_unless_forced()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "first.tif", 40.0, 30.0, ThreeSeconds, 1201, 1201, (_, _) => 100f);
        await Rasters.Tiff(project, "second.tif", 40.0, 30.0, ThreeSeconds, 1201, 1201, (_, _) => 200f);
        (await project.Rampart("terrain", "import", "first.tif")).Done();
        var before = Project.HashOf(project.PathOf("terrain/N39E030.hgt"));

        var kept = (await project.Rampart("terrain", "import", "second.tif")).Done();

        Assert.Contains("1 tile was there already and stayed", kept.Error, StringComparison.Ordinal);
        Assert.Equal(before, Project.HashOf(project.PathOf("terrain/N39E030.hgt")));
        (await project.Rampart("terrain", "import", "second.tif", "--force")).Done();
        Assert.Equal(200, Rasters.Posts(project, "terrain/N39E030.hgt")[600, 600]);
        AssertNoPart(project);
    }

    [Fact]
    public async Task Another_projection_is_warped()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "geographic.tif", 40.1, 29.9, ThreeSeconds, 1441, 1441, (row, _) => row);
        (await Shell.Sh(project.Folder, "gdalwarp -q -t_srs EPSG:32636 -dstnodata -32768 -r bilinear geographic.tif utm.tif")).Done();

        var ended = (await project.Rampart("terrain", "import", "utm.tif", "--spacing", "3s", "--at", "39.5N 30.5E", "--radius", "10km", "--json")).Done();

        Assert.Equal("N39E030 written", Assert.Single(States(ended.Result)));
        var posts = Rasters.Posts(project, "terrain/N39E030.hgt");
        for (var row = 0; row <= 1200; row += 100)
        {
            Assert.InRange(posts[row, 600], row + 119, row + 121);
        }
    }

    [Fact]
    public async Task Longitudes_beyond_180_come_out_in_the_west()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "pacific.tif", -17.0, 178.0, ThreeSeconds, 1201, 4801, (_, column) => column / 10);

        var ended = (await project.Rampart("terrain", "import", "pacific.tif", "--json")).Done();

        Assert.Equal(
            ["S18W180 written", "S18W179 written", "S18E178 written", "S18E179 written"],
            States(ended.Result).Where(state => state.EndsWith("written", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Equal(300, Rasters.Posts(project, "terrain/S18W180.hgt")[600, 600]);
        Assert.Equal(60, Rasters.Posts(project, "terrain/S18E178.hgt")[600, 600]);
        Assert.Equal(240, Rasters.Posts(project, "terrain/S18E179.hgt")[600, 1200]);
    }

    [Fact]
    public async Task The_sea_floor_is_told_and_may_be_raised()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "relief.tif", 40.0, 30.0, 1.0 / 120.0, 121, 121, (row, _) => row < 60 ? -3000f : 100f);

        Assert.Contains("the source holds the sea floor", (await project.Rampart("terrain", "import", "relief.tif", "--out", "with")).Done().Error, StringComparison.Ordinal);
        Assert.Contains("0 to 100 m", (await project.Rampart("terrain", "import", "relief.tif", "--out", "without", "--no-sea-floor")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_hgt_with_the_sea_floor_is_remarked_on_and_can_be_made_anew()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        Rasters.Hgt(project, "plain/N39E033.hgt", (row, _) => row < 600 ? -2000 : 300);
        (await Shell.Sh(project.Folder, "gzip plain/N39E033.hgt")).Done();
        string[] look = ["terrain", "info", "--at", "39.5N 33.5E", "--radius", "10km", "--terrain"];

        Assert.Contains("hold the sea floor", (await project.Rampart([.. look, "plain"])).Done().Error, StringComparison.Ordinal);
        (await project.Rampart("terrain", "import", "plain/N39E033.hgt.gz", "--out", "flat", "--no-sea-floor")).Done();

        var flat = (await project.Rampart([.. look, "flat"])).Done();
        Assert.Empty(flat.Error);
        Assert.Contains("lowest 0 m", flat.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finer_grid_than_the_source_is_told()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        await Rasters.Tiff(project, "coarse.tif", 40.0, 30.0, 1.0 / 120.0, 121, 121, (_, _) => 5f);

        Assert.Contains("the terrain is no finer than its source", (await project.Rampart("terrain", "import", "coarse.tif", "--spacing", "3s")).Done().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_terrain_is_a_finding_with_gdal_s_own_words()
    {
        await Rasters.RequireGdal();
        using var project = new Project();
        project.Write("words.tif", "no raster at all");
        await Rasters.Tiff(project, "band.tif", 40.0, 30.0, 0.01, 10, 10, (_, _) => 5f);
        (await Shell.Sh(project.Folder, "gdal_translate -q -b 1 -b 1 -b 1 band.tif picture.tif && gdal_translate -q -of AAIGrid band.tif bare.asc && rm -f bare.prj && gdal_translate -q --config GDAL_PAM_ENABLED NO -of PNG -ot Byte band.tif bare.png")).Done();

        (await project.Rampart("terrain", "import", "words.tif")).Refused(1, "words.tif", "not recognized as a supported file format");
        (await project.Rampart("terrain", "import", "picture.tif")).Refused(1, "is a picture, not heights");
        (await project.Rampart("terrain", "import", "bare.png")).Refused(1, "does not say where on the Earth it lies");
        (await project.Rampart("terrain", "import", "gone.tif", "band.tif", "lost.tif")).Refused(3, "There is no file gone.tif, lost.tif.", "Nothing was imported.");
        (await project.Rampart("terrain", "import", "band.tif", "--at", "10N 10E", "--radius", "1km")).Refused(1, "no heights for any tile that was asked for");
        Assert.False(Directory.Exists(project.PathOf("terrain")) && Directory.EnumerateFiles(project.PathOf("terrain"), "*", SearchOption.AllDirectories).Any());
    }

    [Theory]
    [InlineData("import a.tif --spacing 5s", "\"5s\" is no spacing of posts", "1s, 3s, 30s")]
    [InlineData("import a.tif --at 39,30", "--at and --radius belong together")]
    [InlineData("import", "--help")]
    public async Task A_slip_on_the_command_line_is_told(string line, params string[] words)
    {
        using var project = new Project();
        (await project.Rampart(["terrain", .. line.Split(' ')])).Refused(2, words);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_fault_of_the_environment()
    {
        using var project = new Project();

        (await project.Rampart("terrain", "import", "nofile.tif")).Refused(3, "There is no file nofile.tif.", "such as a GeoTIFF");
    }

    [Fact]
    public async Task Without_gdal_its_remedy_is_told()
    {
        using var project = new Project();
        project.Write("some.tif", "x");
        (await project.Rampart("--version")).Done();

        // The program itself, not the script around it, which needs a path.
        var runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        using var child = Shell.Start(project.Folder, Path.Combine(Shell.Root, ".build", "rampart", "rampart"), ["terrain", "import", "some.tif"], [("PATH", "/nowhere"), ("DOTNET_ROOT", runtime)]);
        child.StandardInput.Close();

        (await Shell.End(child)).Refused(3, "gdalinfo of GDAL is not installed", "apt-get install gdal-bin");
    }

    private static short Height(int row, int column) => (short)(100 + ((row * 7) + (column * 3)) % 2000);

    private static string Stem(string corner) => string.Create(CultureInfo.InvariantCulture, $"Copernicus_DSM_COG_30_{corner}_00_DEM");

    private static IEnumerable<string> States(JsonNode result) => result["tiles"]!.AsArray().Select(tile => $"{tile!["tile"]!.GetValue<string>()} {tile["state"]!.GetValue<string>()}");

    private static void AssertNoPart(Project project) =>
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(project.PathOf("terrain"), "*", SearchOption.AllDirectories), file => file.Contains(".part", StringComparison.Ordinal));
}
