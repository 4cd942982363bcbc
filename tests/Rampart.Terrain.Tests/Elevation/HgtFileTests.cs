using System.Buffers.Binary;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>SRTM tiles, and everything that can be wrong with one.</summary>
public sealed class HgtFileTests : IDisposable
{
    private readonly TileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("N39E032.hgt", 39, 32)]
    [InlineData("n39e032.HGT", 39, 32)]
    [InlineData("S01W078.hgt", -1, -78)]
    [InlineData("S90W180.hgt", -90, -180)]
    [InlineData("N00E179.SRTMGL3.hgt", 0, 179)]
    public void A_plain_tile_lies_where_its_name_says_and_reads_as_it_was_written(string name, int south, int west)
    {
        var tile = Read(_folder.Put(name, TileFiles.Hgt(Height)));

        Assert.Equal((south, west, 1201, 1201), (tile.South_deg, tile.West_deg, tile.Rows, tile.Columns));
        ReadsBack(tile);
    }

    [Fact]
    public void Packed_tiles_are_the_same_as_the_plain_one()
    {
        var content = TileFiles.Hgt(Height);
        var plain = Read(_folder.Put("N39E032.hgt", content));

        foreach (var packed in new[]
        {
            _folder.Put("N39E032.hgt.gz", TileFiles.Gzip(content)),
            _folder.Put("N39E032.hgt.zip", TileFiles.Zip(("N39E032.hgt", content))),
            _folder.Put("N39E032.SRTMGL3.hgt.zip", TileFiles.Zip(("readme.txt", [1]), ("tiles/n39e032.hgt", content), ("__MACOSX/._N39E032.hgt", [2, 3]))),
        })
        {
            Assert.Equal(plain.ContentHash, Read(packed).ContentHash);
        }
    }

    [Fact]
    public void A_tile_of_one_arc_second_is_known_by_its_size()
    {
        var tile = Read(_folder.Put("N39E032.hgt.gz", TileFiles.Gzip(TileFiles.Hgt((row, column) => (row + column) % 4000, 3601))));

        Assert.Equal((3601, 3601), (tile.Rows, tile.Columns));
        Assert.Equal((1234 + 3210) % 4000, tile.PostAt(1234, 3210));
        Assert.Equal((1234 + 3210) % 4000, tile.HeightAt(39.0 + (1234 / 3600.0), 32.0 + (3210 / 3600.0)));
    }

    [Fact]
    public void A_void_is_unknown()
    {
        var tile = Read(_folder.Put("N39E032.hgt", TileFiles.Hgt((row, column) => (row, column) == (600, 600) ? HgtFile.Void : 5)));

        Assert.Equal(double.NaN, tile.HeightAt(39.5, 32.5));
        Assert.Equal(5.0, tile.HeightAt(39.6, 32.6));
    }

    [Fact]
    public void A_truncated_tile_and_one_too_long_are_refused_by_their_size()
    {
        var content = TileFiles.Hgt(Height);

        Refuses("N39E032.hgt", content[..^1], "size", "cut short");
        Refuses("N39E032.hgt", [], "size", "0 bytes");
        Refuses("N39E032.hgt", [.. content, 0], "size", "cut short");
        Refuses("N39E032.hgt", new byte[(3601 * 3601 * 2) + 1], "size", "too long");
        Refuses("N39E032.hgt.gz", TileFiles.Gzip(content[..^2]), "size", "unpacked");
        Refuses("N39E032.hgt.zip", TileFiles.Zip(("N39E032.hgt", content[..^2])), "size", "unpacked");
    }

    [Theory]
    [InlineData("ankara.hgt")]
    [InlineData("N3E032.hgt")]
    [InlineData("N99E032.hgt")]
    [InlineData("N39E190.hgt")]
    [InlineData("X39E032.hgt")]
    public void A_name_that_is_no_place_is_refused(string name) => Refuses(name, TileFiles.Hgt(Height), "name", "where the tile lies");

    [Fact]
    public void An_archive_holds_one_tile_and_that_of_its_own_name()
    {
        var content = TileFiles.Hgt(Height);

        Refuses("N39E032.hgt.zip", TileFiles.Zip(("readme.txt", [1])), "archive", "no .hgt");
        Refuses("N39E032.hgt.zip", TileFiles.Zip(("N39E032.hgt", content), ("N39E033.hgt", content)), "archive", "2 .hgt files");
        Refuses("N39E032.hgt.zip", TileFiles.Zip(("N39E033.hgt", content)), "archive", "another place");
        Refuses("N39E032.hgt.zip", TileFiles.Zip(("tile.hgt", content)), "archive", "another place");
    }

    [Fact]
    public void What_is_no_archive_although_its_name_says_so_is_refused()
    {
        Refuses("N39E032.hgt.zip", TileFiles.Hgt(Height), "archive", "cannot be unpacked");
        Refuses("N39E032.hgt.zip", [], "archive", "cannot be unpacked");
        Refuses("N39E032.hgt.gz", [1, 2, 3], "archive", "not a gzip file");

        var noGzip = new byte[100];
        BinaryPrimitives.WriteInt32LittleEndian(noGzip.AsSpan(96), 1201 * 1201 * 2);
        Refuses("N39E032.hgt.gz", noGzip, "archive", "cannot be unpacked");
    }

    [Fact]
    public void A_bomb_is_not_unpacked_beyond_one_byte_more_than_a_tile()
    {
        // 100 MB of zeros, which say at the end that they were one tile only.
        var bomb = TileFiles.Gzip(new byte[100_000_000]);
        BinaryPrimitives.WriteInt32LittleEndian(bomb.AsSpan(bomb.Length - 4), 1201 * 1201 * 2);
        var file = _folder.Put("N39E032.hgt.gz", bomb);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var finding = Assert.Single(HgtFile.Read(file).Findings);
        Assert.Contains("more than the 2,884,802 bytes", finding.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);

        Refuses("N39E032.hgt.zip", TileFiles.Zip(("N39E032.hgt", new byte[100_000_000])), "size", "too long");
        Refuses("N39E032.hgt.zip", new byte[27_000_000], "size", "more than a packed tile");
    }

    [Fact]
    public void A_zip_that_declares_a_tile_and_unpacks_to_more_is_refused()
    {
        var zip = TileFiles.Zip(("N39E032.hgt", new byte[5_000_000]));
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(directory + 24), 1201 * 1201 * 2);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(22), 1201 * 1201 * 2);

        var reading = HgtFile.Read(_folder.Put("N39E032.hgt.zip", zip));
        Assert.Null(reading.Tile);
        Assert.Single(reading.Findings);
    }

    [Fact]
    public void A_tile_altered_inside_its_archive_is_refused()
    {
        var zip = TileFiles.Zip(("N39E032.hgt", TileFiles.Hgt(Height)));
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[directory + 16] ^= 1;
        Refuses("N39E032.hgt.zip", zip, "checksum", "CRC-32");

        var gzip = TileFiles.Gzip(TileFiles.Hgt(Height));
        gzip[^8] ^= 1;
        Assert.Null(HgtFile.Read(_folder.Put("N39E032.hgt.gz", gzip)).Tile);
    }

    [Fact]
    public void A_folder_and_a_missing_file_are_told()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "N40E032.hgt"));

        Assert.Equal("is a folder, although its name is a tile's.", Assert.Single(HgtFile.Read(Path.Combine(_folder.Path, "N40E032.hgt")).Findings).Message);
        Assert.Equal("is not there.", Assert.Single(HgtFile.Read(Path.Combine(_folder.Path, "N41E032.hgt")).Findings).Message);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_told()
    {
        var file = _folder.Put("N42E032.hgt", TileFiles.Hgt(Height));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.None);
        }

        var finding = HgtFile.Read(file).Findings;
        Assert.SkipWhen(finding.Count == 0, "SKIPPED: the superuser may read everything.");
        Assert.Equal("may not be read.", Assert.Single(finding).Message);
    }

    private static int Height(int row, int column) => ((row * 31) + (column * 17)) % 5000 - 400;

    private static void ReadsBack(ElevationTile tile)
    {
        for (var row = 0; row < tile.Rows; row += 7)
        {
            for (var column = 0; column < tile.Columns; column += 11)
            {
                Assert.Equal(Height(row, column), tile.PostAt(row, column));
            }
        }
    }

    private static ElevationTile Read(string file)
    {
        var reading = HgtFile.Read(file);
        Assert.Empty(reading.Findings);
        return reading.Tile!;
    }

    private void Refuses(string name, byte[] content, string subject, string part)
    {
        var file = _folder.Put(name, content);
        var reading = HgtFile.Read(file);

        Assert.Null(reading.Tile);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((file, subject, FindingSeverity.Error), (finding.Place.File, finding.Subject, finding.Severity));
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
    }
}
