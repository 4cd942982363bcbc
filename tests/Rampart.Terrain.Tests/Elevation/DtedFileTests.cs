using System.Buffers.Binary;
using System.Text;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>DTED cells, and everything that can be wrong with one.</summary>
public sealed class DtedFileTests : IDisposable
{
    private const int Rows = 121;
    private readonly TileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("e032/n39.dt0", 39, 32, 300, 300)]
    [InlineData("W078/S01.DT0", -1, -78, 300, 300)]
    [InlineData("e010/n55.dt0", 55, 10, 300, 600)]
    [InlineData("e010/n72.dt0", 72, 10, 300, 900)]
    [InlineData("e010/n76.dt0", 76, 10, 300, 1200)]
    [InlineData("e010/n81.dt0", 81, 10, 300, 1800)]
    [InlineData("n39_e032_3arc_v2.dt1", 39, 32, 30, 30)]
    [InlineData("N39E032.dt1", 39, 32, 30, 30)]
    [InlineData("e010/n82.dt2", 82, 10, 10, 60)]
    [InlineData("whatever.dt0", 39, 32, 300, 300)]
    public void A_cell_lies_where_its_header_says_and_reads_as_it_was_written(string name, int south, int west, int latitudeInterval, int longitudeInterval)
    {
        var reading = DtedFile.Read(_folder.Put(name, TileFiles.Dted(south, west, latitudeInterval, longitudeInterval, Height)));

        Assert.Empty(reading.Findings);
        var tile = reading.Tile!;
        Assert.Equal((south, west), (tile.South_deg, tile.West_deg));
        Assert.Equal((south + 1.0, 1.0), (tile.North_deg, tile.Width_deg));
        for (var row = 0; row < tile.Rows; row += 3)
        {
            for (var column = 0; column < tile.Columns; column += 5)
            {
                Assert.Equal(Height(row, column), tile.PostAt(row, column));
            }
        }

        Assert.Contains("TESTMAKE", tile.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Heights_below_the_sea_and_voids_are_sign_and_magnitude()
    {
        var tile = DtedFile.Read(_folder.Put("e035/n31.dt0", TileFiles.Dted(31, 35, 300, 300, (row, column) => (row, column) switch
        {
            (60, 60) => -430,
            (0, 0) => DtedFile.Void,
            _ => -1,
        }))).Tile!;

        Assert.Equal(-430.0, tile.HeightAt(31.5, 35.5));
        Assert.Equal(double.NaN, tile.HeightAt(31.0, 35.0));
        Assert.Equal(-1.0, tile.HeightAt(31.0, 35.0 + (1.0 / 120.0)));
    }

    [Fact]
    public void A_cell_cut_short_or_too_long_is_refused()
    {
        var cell = Cell();

        Refuses(cell[..40], "header", "no DTED file");
        Refuses(cell[..2000], "size", "within the headers");
        Refuses(cell[..^1], "size", "cut short");
        Refuses([.. cell, 0], "size", "too long");
        Refuses([], "header", "no DTED file");
    }

    [Fact]
    public void A_wrong_checksum_is_told_with_its_meridian()
    {
        var cell = Cell();
        cell[3428 + (17 * (12 + (2 * Rows))) + 9] ^= 0x01;

        Refuses(cell, "checksum", "meridian 18 of 121");
    }

    [Fact]
    public void A_record_without_its_sentinel_or_out_of_count_is_refused()
    {
        var length = 12 + (2 * Rows);
        var noSentinel = Cell();
        noSentinel[3428 + (5 * length)] = 0x55;
        Refuses(noSentinel, "record", "meridian 6 of 121 begins with 55");

        foreach (var (at, part) in new[] { (3, "block 9"), (5, "longitude 9"), (7, "latitude 9") })
        {
            var miscounted = Cell();
            miscounted[3428 + (5 * length) + at] = 9;
            TileFiles.Resign(miscounted, 5, Rows);
            Refuses(miscounted, "record", part);
        }
    }

    [Fact]
    public void A_height_of_no_ground_on_Earth_is_refused()
    {
        // −5 as a two's complement reads as −32763 in sign and magnitude.
        var cell = Cell();
        BinaryPrimitives.WriteInt16BigEndian(cell.AsSpan(3428 + 8), -5);
        TileFiles.Resign(cell, 0, Rows);

        Refuses(cell, "height", "two's complement");
    }

    [Fact]
    public void A_cell_whose_header_contradicts_its_folder_and_name_is_refused()
    {
        Refuses(Cell(), "header", "say N39E033", "e033/n39.dt0");
        Refuses(Cell(), "header", "say N40E032", "e032/n40.dt0");
        Refuses(Cell(), "header", "say N39W032", "n39_w032_30arc.dt0");
    }

    [Theory]
    [InlineData(0, "HDR1", "no DTED file")]
    [InlineData(4, "ABC0000E", "longitude of origin")]
    [InlineData(12, "0950000N", "not on the globe")]
    [InlineData(20, "00x0", "longitude interval")]
    [InlineData(24, "0030", "121 latitude points every 3 seconds")]
    [InlineData(47, "0001", "1 longitude lines")]
    [InlineData(51, "9999", "9999 latitude points")]
    [InlineData(80, "XSI", "no DSI or ACC")]
    [InlineData(728, "XCC", "no DSI or ACC")]
    [InlineData(80 + 285, "0061", "contradicts itself")]
    public void A_bad_header_is_refused(int at, string text, string part)
    {
        var cell = Cell();
        Encoding.ASCII.GetBytes(text, cell.AsSpan(at));

        Refuses(cell, "header", part);
    }

    [Fact]
    public void A_level_that_is_not_the_one_of_the_ending_is_refused() => Refuses(Cell(), "header", ".dt1 stands for 3", "e032/n39.dt1");

    [Fact]
    public void A_folder_named_like_a_cell_is_told()
    {
        var path = Path.Combine(_folder.Path, "n39.dt0");
        Directory.CreateDirectory(path);

        Assert.Equal("is a folder, although its name is a tile's.", Assert.Single(DtedFile.Read(path).Findings).Message);
    }

    private static byte[] Cell() => TileFiles.Dted(39, 32, 300, 300, Height);

    private static int Height(int row, int column) => ((row * 31) + (column * 17)) % 5000 - 400;

    private void Refuses(byte[] content, string subject, string part, string name = "e032/n39.dt0")
    {
        var file = _folder.Put(name, content);
        var reading = DtedFile.Read(file);

        Assert.Null(reading.Tile);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((file, subject, FindingSeverity.Error), (finding.Place.File, finding.Subject, finding.Severity));
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
        File.Delete(file);
    }
}
