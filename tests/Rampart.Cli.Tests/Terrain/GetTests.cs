using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>Downloads of terrain, through the real program, from a server in this process.</summary>
public class GetTests
{
    private const string One = "skadi/N39/N39E033.hgt.gz";
    private const string Two = "skadi/N39/N39E034.hgt.gz";
    private const string Folder = "terrain/srtm";

    [Fact]
    public async Task The_tiles_of_a_circle_come_with_checksums_and_their_licence()
    {
        using var project = new Project();
        await using var server = Served();

        var ended = (await Get(project, server, "--json")).Done();

        Assert.Equal(["N39E033 fetched", "N39E034 fetched"], States(ended.Result), StringComparer.Ordinal);
        Assert.Equal(2, ended.Result["fetched"]!.GetValue<int>());
        Assert.Equal(new FileInfo(project.PathOf($"{Folder}/N39E033.hgt.gz")).Length + new FileInfo(project.PathOf($"{Folder}/N39E034.hgt.gz")).Length, ended.Result["bytes"]!.GetValue<long>());
        Assert.Equal(
            new[] { "N39E033", "N39E034" }.Select(name => $"{Project.HashOf(project.PathOf($"{Folder}/{name}.hgt.gz"))}  {name}.hgt.gz"),
            project.Read($"{Folder}/checksums.sha256").Trim().Split('\n'), StringComparer.Ordinal);
        (await Shell.Sh(project.PathOf(Folder), "sha256sum -c checksums.sha256")).Done();
        Assert.Contains("Geological Survey", project.Read($"{Folder}/source.txt"), StringComparison.Ordinal);
        AssertNoPart(project);
    }

    [Fact]
    public async Task People_read_what_came_and_under_which_terms()
    {
        using var project = new Project();
        await using var server = Served();

        var ended = (await Get(project, server)).Done();

        Assert.Contains("2 tiles in terrain/srtm: 2 fetched", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Attribution:", ended.Out, StringComparison.Ordinal);
        Assert.Contains("2 tiles of one degree, at most about 24.0 MB", ended.Error, StringComparison.Ordinal);
        Assert.Contains("N39E033  fetched", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_keeps_what_is_whole_and_fetches_nothing()
    {
        using var project = new Project();
        await using var server = Served();
        (await Get(project, server)).Done();
        var before = project.Contents(Folder);
        server.Requests.Clear();

        var again = (await Get(project, server, "--json")).Done();

        Assert.Equal(["N39E033 kept", "N39E034 kept"], States(again.Result), StringComparer.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Equal(before, project.Contents(Folder));
    }

    [Fact]
    public async Task A_tile_that_changed_on_the_disk_is_fetched_again()
    {
        using var project = new Project();
        await using var server = Served();
        (await Get(project, server)).Done();
        var good = Project.HashOf(project.PathOf($"{Folder}/N39E033.hgt.gz"));
        project.Write($"{Folder}/N39E033.hgt.gz", "rot");

        var again = (await Get(project, server)).Done();

        Assert.Contains("not as it was when it was fetched", again.Error, StringComparison.Ordinal);
        Assert.Equal(good, Project.HashOf(project.PathOf($"{Folder}/N39E033.hgt.gz")));
        Assert.Equal(1, server.Asked(Two));
    }

    [Fact]
    public async Task A_tile_that_somebody_else_put_there_is_left_alone()
    {
        using var project = new Project();
        await using var server = Served();
        Directory.CreateDirectory(project.PathOf(Folder));
        await File.WriteAllBytesAsync(project.PathOf($"{Folder}/N39E033.hgt.gz"), Hgt(7), TestContext.Current.CancellationToken);
        var own = Project.HashOf(project.PathOf($"{Folder}/N39E033.hgt.gz"));

        var ended = (await Get(project, server, "--json")).Done();

        Assert.Equal(["N39E033 kept", "N39E034 fetched"], States(ended.Result), StringComparer.Ordinal);
        Assert.Equal(own, Project.HashOf(project.PathOf($"{Folder}/N39E033.hgt.gz")));
    }

    [Fact]
    public async Task A_server_that_dies_half_way_leaves_what_is_there_and_the_next_run_goes_on()
    {
        using var project = new Project();
        var two = Hgt(2);
        await using (var dying = Served(two))
        {
            var answers = 0;
            dying.Misbehave = path => path.Equals(Two, StringComparison.Ordinal) ? Interlocked.Increment(ref answers) == 1 ? new Misbehaviour { StopAfter = 70_000 } : new Misbehaviour { Status = 503 } : null;

            var ended = await Get(project, dying);

            Assert.Equal(3, ended.Exit);
            Assert.Contains("N39E034  Not fetched", ended.WithoutTrace().Error, StringComparison.Ordinal);
            Assert.Contains("the same command goes on from there", ended.Error, StringComparison.Ordinal);
            Assert.Contains("1 fetched, 1 failed", ended.Out, StringComparison.Ordinal);
        }

        Assert.Equal(70_000, new FileInfo(project.PathOf($"{Folder}/N39E034.hgt.gz.part")).Length);
        Assert.False(File.Exists(project.PathOf($"{Folder}/N39E034.hgt.gz")));

        await using var alive = Served(two);
        var again = (await Get(project, alive, "--json")).Done();

        Assert.Equal(["N39E033 kept", "N39E034 fetched"], States(again.Result), StringComparer.Ordinal);
        Assert.Equal([$"{Two} bytes=70000-"], alive.Requests, StringComparer.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(two)), Project.HashOf(project.PathOf($"{Folder}/N39E034.hgt.gz")));
        Assert.Equal(two.Length - 70_000, again.Result["bytes"]!.GetValue<long>());
        AssertNoPart(project);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_given_up_after_two_tiles()
    {
        using var project = new Project();
        var gone = new TileServer();
        await gone.DisposeAsync();

        var ended = await Shell.Run(project.Folder, ["terrain", "get", "--at", "39.5N 33.5E", "--radius", "150km", "--source", "srtm", "--from", gone.Address, "--retries", "0", "--json"]);

        Assert.Equal(3, ended.Exit);
        Assert.Equal(2, ended.Result["failed"]!.GetValue<int>());
        Assert.True(ended.Result["waiting"]!.GetValue<int>() >= 7, ended.Out);
        Assert.False(Directory.Exists(project.PathOf("terrain")));
        Assert.Contains(ended.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("no longer answered", StringComparison.Ordinal));
        Assert.Contains(ended.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("ConnectionRefused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changed_on_the_server_meanwhile_is_fetched_from_its_beginning()
    {
        using var project = new Project();
        await using (var before = Served(Hgt(2)))
        {
            before.Misbehave = path => path.Equals(Two, StringComparison.Ordinal) ? new Misbehaviour { StopAfter = 70_000 } : null;
            Assert.Equal(3, (await Get(project, before)).Exit);
        }

        var newer = Hgt(5);
        await using var after = Served(newer);
        (await Get(project, after)).Done();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(newer)), Project.HashOf(project.PathOf($"{Folder}/N39E034.hgt.gz")));
    }

    [Fact]
    public async Task Without_a_tag_the_rest_is_never_joined_to_a_beginning()
    {
        using var project = new Project();
        var two = Hgt(2);
        await using var server = Served(two);
        server.GivesTags = false;
        var answers = 0;
        server.Misbehave = path => path.Equals(Two, StringComparison.Ordinal) && Interlocked.Increment(ref answers) == 1 ? new Misbehaviour { StopAfter = 70_000 } : null;

        (await Get(project, server)).Done();

        Assert.Equal([One, Two, Two], server.Requests, StringComparer.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(two)), Project.HashOf(project.PathOf($"{Folder}/N39E034.hgt.gz")));
    }

    [Fact]
    public async Task A_server_that_is_busy_once_is_asked_again()
    {
        using var project = new Project();
        await using var server = Served();
        var answers = 0;
        server.Misbehave = path => path.Equals(One, StringComparison.Ordinal) && Interlocked.Increment(ref answers) == 1 ? new Misbehaviour { Status = 503, Header = "Retry-After: 0\r\n" } : null;

        (await Get(project, server)).Done();

        Assert.Equal(2, server.Asked(One));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_for_the_rest()
    {
        using var project = new Project();
        await using var server = Served();
        var answers = 0;
        server.Misbehave = path => path.Equals(One, StringComparison.Ordinal) && Interlocked.Increment(ref answers) == 1 ? new Misbehaviour { StopAfter = 65_536, IsSilent = true } : null;

        (await Get(project, server, "--silence", "1 s")).Done();

        Assert.Equal([One, $"{One} bytes=65536-", Two], server.Requests, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_corrupt_tile_is_fetched_once_more()
    {
        using var project = new Project();
        await using var server = Served();
        var answers = 0;
        server.Misbehave = path => path.Equals(One, StringComparison.Ordinal) && Interlocked.Increment(ref answers) == 1 ? new Misbehaviour { Instead = [1, 2, 3] } : null;

        (await Get(project, server)).Done();

        Assert.Equal(2, server.Asked(One));
    }

    [Theory]
    [InlineData("rubbish", "not a whole gzip file")]
    [InlineData("short", "not those of 1201² or 3601² posts")]
    [InlineData("md5", "MD5 is not the one that the server gave")]
    [InlineData("sha", "SHA-256 is not the one that the server gave")]
    [InlineData("s3", "MD5 is not the one that the server gave")]
    public async Task A_tile_that_stays_corrupt_is_a_finding_and_leaves_nothing(string how, string word)
    {
        using var project = new Project();
        await using var server = Served();
        if (how is "rubbish")
        {
            server.Serve(One, "no tile at all, only words");
        }
        else if (how is "short")
        {
            server.Serve(One, Packed(new byte[1000]));
        }

        server.Headers = (path, _) => !path.Equals(One, StringComparison.Ordinal) ? string.Empty : how switch
        {
            "md5" => $"Content-MD5: {Convert.ToBase64String(new byte[16])}\r\n",
            "sha" => $"x-amz-checksum-sha256: {Convert.ToBase64String(new byte[32])}\r\n",
            "s3" => "Server: AmazonS3\r\n",
            _ => string.Empty,
        };
        if (how is "s3")
        {
            server.GivesTags = false;
            server.Headers = (path, _) => path.Equals(One, StringComparison.Ordinal) ? "Server: AmazonS3\r\nETag: \"00000000000000000000000000000000\"\r\n" : string.Empty;
        }

        var ended = await Get(project, server);

        Assert.Equal(3, ended.Exit);
        Assert.Contains(word, ended.WithoutTrace().Error, StringComparison.Ordinal);
        Assert.Contains("N39E033  Not fetched: what came was no whole tile, twice", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, server.Asked(One));
        Assert.Equal(1, server.Asked(Two));
        Assert.False(File.Exists(project.PathOf($"{Folder}/N39E033.hgt.gz")));
        AssertNoPart(project);
    }

    [Fact]
    public async Task The_checksum_that_the_server_gives_is_accepted_where_it_is_right()
    {
        using var project = new Project();
        await using var server = Served();
#pragma warning disable CA5351 // MD5 is what the header holds.
        server.Headers = (_, content) => $"Content-MD5: {Convert.ToBase64String(MD5.HashData(content))}\r\nx-amz-checksum-sha256: {Convert.ToBase64String(SHA256.HashData(content))}\r\n";
#pragma warning restore CA5351

        (await Get(project, server)).Done();
    }

    [Fact]
    public async Task A_tile_that_the_archive_does_not_have_stays_unknown()
    {
        using var project = new Project();
        await using var server = new TileServer();
        server.Serve(One, Hgt(1));

        var ended = (await Get(project, server, "--json")).Done();

        Assert.Equal(["N39E033 fetched", "N39E034 absent"], States(ended.Result), StringComparer.Ordinal);
        Assert.Contains(ended.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("has no N39E034, and does not say that there is sea", StringComparison.Ordinal));
        Assert.False(File.Exists(project.PathOf($"{Folder}/sea-tiles.txt")));
    }

    [Fact]
    public async Task What_is_refused_is_not_asked_for_again()
    {
        using var project = new Project();
        await using var server = Served();
        server.Misbehave = path => path.Equals(One, StringComparison.Ordinal) ? new Misbehaviour { Status = 403 } : null;

        var ended = await Get(project, server);

        Assert.Equal(3, ended.Exit);
        Assert.Contains("the server answered 403", ended.Error, StringComparison.Ordinal);
        Assert.Equal(1, server.Asked(One));
        Assert.Contains("1 fetched, 1 failed", ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_keeps_what_has_come(string signal)
    {
        using var project = new Project();
        var two = Hgt(2);
        await using (var slow = Served(two))
        {
            slow.Misbehave = path => path.Equals(Two, StringComparison.Ordinal) ? new Misbehaviour { StopAfter = 65_536, IsSilent = true } : null;
            using var child = Shell.Start(project.Folder, "env", ["--default-signal", Shell.Rampart, .. Arguments(slow)], []);
            child.StandardInput.Close();
            var end = Shell.End(child);
            var part = project.PathOf($"{Folder}/N39E034.hgt.gz.part");
            while (!end.IsCompleted && !(File.Exists(part) && new FileInfo(part).Length == 65_536))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            (await Shell.Sh(project.Folder, $"kill -{signal} {child.Id}")).Done();

            (await end).Refused(130, "Interrupted; 1 of 2 tiles are in terrain/srtm", "The same command goes on from there.");
        }

        await using var again = Served(two);
        (await Get(project, again)).Done();
        Assert.Equal([$"{Two} bytes=65536-"], again.Requests, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_tile_that_is_in_neither_list_is_sea_by_the_archive_s_statement_and_one_that_is_not_released_stays_unknown()
    {
        using var project = new Project();
        await using var server = Copernicus();

        var ended = (await Copernicus(project, server, "--land-list", $"{server.Address}worldwide.txt", "--json")).Done();

        Assert.Equal(["N36E030 fetched", "N36E031 absent", "N35E030 sea", "N35E031 sea"], States(ended.Result), StringComparer.Ordinal);
        Assert.Contains("ocean areas do not have tiles", project.Read("terrain/copernicus-30/sea-tiles.txt"), StringComparison.Ordinal);
        var sea = await File.ReadAllBytesAsync(project.PathOf("terrain/copernicus-30/N35E030.hgt"), TestContext.Current.CancellationToken);
        Assert.Equal(1201 * 1201 * 2, sea.Length);
        Assert.All(sea, height => Assert.Equal(0, height));
        Assert.False(File.Exists(project.PathOf("terrain/copernicus-30/N36E031.hgt")));
        Assert.Equal(0, server.Asked(Stem("N35_00_E030") + "/" + Stem("N35_00_E030") + ".tif"));
    }

    [Fact]
    public async Task Without_the_worldwide_list_an_absent_tile_is_never_sea()
    {
        using var project = new Project();
        await using var server = Copernicus();

        var ended = (await Copernicus(project, server, "--json")).Done();

        Assert.Equal(["N36E030 fetched", "N36E031 absent", "N35E030 absent", "N35E031 absent"], States(ended.Result), StringComparer.Ordinal);
        Assert.False(File.Exists(project.PathOf("terrain/copernicus-30/N35E030.hgt")));
    }

    [Fact]
    public async Task A_list_that_is_none_ends_it_before_anything_is_taken_for_sea()
    {
        using var project = new Project();
        await using var server = Copernicus();
        server.Serve("tileList.txt", "<html>Please log in</html>\n");

        var ended = await Copernicus(project, server, "--land-list", $"{server.Address}worldwide.txt");

        Assert.Equal(3, ended.Exit);
        Assert.Contains("it is not a list of tiles", ended.WithoutTrace().Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(project.PathOf("terrain/copernicus-30"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("--at 39.5,200 --radius 1km", "outside")]
    [InlineData("--at 39.5,33 --radius 1", "--radius")]
    [InlineData("--at 39.5,33 --radius 30000km", "no radius of a circle on the Earth")]
    [InlineData("--at 39.5,33 --radius 1km --source lidar", "\"lidar\" is no archive", "copernicus-30, copernicus-90, srtm")]
    [InlineData("--at 39.5,33 --radius 1km --from file:///etc", "is no address")]
    [InlineData("--at 39.5,33 --radius 3000km", "tiles of one degree, at most about", "--yes")]
    [InlineData("--radius 1km", "--at")]
    public async Task What_cannot_be_meant_is_told_before_anything_is_asked_for(string line, params string[] words)
    {
        using var project = new Project();

        (await Shell.Run(project.Folder, ["terrain", "get", .. line.Split(' ')])).Refused(2, words);

        Assert.False(Directory.Exists(project.PathOf("terrain")));
    }

    internal static byte[] Hgt(int seed)
    {
        // Noise, so that the packed file is large enough to be cut.
        var heights = new byte[1201 * 1201 * 2];
        var state = (uint)seed;
        for (var post = 0; post < 1201 * 1201; post++)
        {
            state = (state * 1664525) + 1013904223;
            BinaryPrimitives.WriteInt16BigEndian(heights.AsSpan(post * 2), (short)(900 + (state >> 24)));
        }

        return Packed(heights);
    }

    internal static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(content);
        }

        return packed.ToArray();
    }

    private static TileServer Served(byte[]? two = null)
    {
        var server = new TileServer();
        server.Serve(One, Hgt(1));
        server.Serve(Two, two ?? Hgt(2));
        return server;
    }

    /// <summary>An archive of one tile, beside one that is not released and the sea.</summary>
    private static TileServer Copernicus()
    {
        var server = new TileServer();
        server.Serve("tileList.txt", $"{Stem("N36_00_E030")}\r\n{Stem("N39_00_E033")}\r\n");
        server.Serve("worldwide.txt", $"{Stem("N36_00_E030", 30)}\r\n{Stem("N36_00_E031", 30)}\r\n");
        server.Serve($"{Stem("N36_00_E030")}/{Stem("N36_00_E030")}.tif", Tiff());
        return server;
    }

    private static string Stem(string corner, int tenths = 10) => string.Create(CultureInfo.InvariantCulture, $"Copernicus_DSM_COG_{tenths}_{corner}_00_DEM");

    private static byte[] Tiff() => [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, .. new byte[64]];

    private static string[] Arguments(TileServer server, params string[] more) =>
        ["terrain", "get", "--at", "39.5N 34.0E", "--radius", "1km", "--source", "srtm", "--from", server.Address, "--retries", "1", .. more];

    private static Task<Ended> Get(Project project, TileServer server, params string[] more) => Shell.Run(project.Folder, Arguments(server, more));

    private static Task<Ended> Copernicus(Project project, TileServer server, params string[] more) =>
        Shell.Run(project.Folder, ["terrain", "get", "--at", "36.0N 31.0E", "--radius", "1km", "--from", server.Address, "--retries", "0", .. more]);

    private static IEnumerable<string> States(JsonNode result) => result["tiles"]!.AsArray().Select(tile => $"{tile!["tile"]!.GetValue<string>()} {tile["state"]!.GetValue<string>()}");

    private static void AssertNoPart(Project project) =>
        Assert.DoesNotContain(Directory.EnumerateFiles(project.PathOf("terrain"), "*", SearchOption.AllDirectories), file => file.Contains(".part", StringComparison.Ordinal));
}
