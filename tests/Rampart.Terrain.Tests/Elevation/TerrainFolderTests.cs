using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>A folder of tiles: what is in it, what is wrong with it, and what its silence means.</summary>
public sealed class TerrainFolderTests : IDisposable
{
    private const string Statement = "within N30E022 to N46E047\nThe archive says: \"Missing cells are open sea.\"\n";
    private readonly TileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tiles_are_known_by_name_without_reading_heights_and_read_when_asked_for()
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        _folder.Put("e033/n39.dt0", Cell(39, 33, 200));
        _folder.Put("srtm/N40E032.hgt", TileFiles.Hgt((_, _) => 300));
        var folder = TerrainFolder.Open(_folder.Path);

        Assert.Equal(["N40E032", "N39E032", "N39E033"], folder.Tiles.Select(tile => tile.Name), StringComparer.Ordinal);
        Assert.DoesNotContain(folder.Tiles, tile => tile.IsLoaded);

        Assert.Equal(100.0, folder.Mosaic().HeightAt(39.5, 32.5));
        Assert.Equal(["N39E032"], folder.Tiles.Where(tile => tile.IsLoaded).Select(tile => tile.Name), StringComparer.Ordinal);
        Assert.Empty(folder.Findings);
    }

    [Fact]
    public void Every_bad_tile_is_told_with_its_file_and_its_place_stays_unknown()
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        var cut = _folder.Put("e033/n39.dt0", Cell(39, 33, 200)[..5000]);
        var nameless = _folder.Put("somewhere.hgt", TileFiles.Hgt((_, _) => 1));
        var archive = _folder.Put("N40E032.hgt.zip", TileFiles.Zip(("readme.txt", [1])));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "N41E032.hgt"));
        _folder.Put(SeaStatement.FileName, Statement);
        var folder = TerrainFolder.Open(_folder.Path);

        Assert.Equal(
            new[] { cut, nameless, archive, Path.Combine(_folder.Path, "N41E032.hgt") }.Order(StringComparer.Ordinal),
            folder.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Place.File).Order(StringComparer.Ordinal));
        Assert.Equal(double.NaN, folder.Mosaic().HeightAt(39.5, 33.5));
        Assert.Equal(double.NaN, folder.Mosaic().HeightAt(40.5, 32.5));
        Assert.Equal(double.NaN, folder.Mosaic().HeightAt(41.5, 32.5));
        Assert.Equal(0.0, folder.Mosaic().HeightAt(41.5, 33.5));
    }

    [Fact]
    public void A_tile_whose_heights_turn_out_bad_is_told_once_it_is_read()
    {
        var content = Cell(39, 32, 100);
        content[^20] ^= 1;
        var file = _folder.Put("e032/n39.dt0", content);
        var folder = TerrainFolder.Open(_folder.Path);
        var mosaic = folder.Mosaic();

        Assert.Empty(folder.Findings);
        Assert.Equal(double.NaN, mosaic.HeightAt(39.5, 32.5));
        Assert.Equal(file, Assert.Single(folder.Findings).Place.File);
        Assert.Equal(file, Assert.Single(mosaic.Findings).Place.File);
    }

    [Fact]
    public void A_missing_tile_is_unknown_unless_the_source_says_it_is_sea()
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        Assert.Equal(double.NaN, TerrainFolder.Open(_folder.Path).Mosaic().HeightAt(36.5, 30.5));

        _folder.Put(SeaStatement.FileName, Statement);
        var folder = TerrainFolder.Open(_folder.Path);
        var mosaic = folder.Mosaic();

        Assert.Empty(folder.Findings);
        Assert.Equal("The archive says: \"Missing cells are open sea.\"", folder.Sea!.Text);
        Assert.Equal(100.0, mosaic.HeightAt(39.5, 32.5));
        Assert.Equal(0.0, mosaic.HeightAt(36.5, 30.5));
        Assert.Equal(0.0, mosaic.HeightAt(30.0, 22.0));
        Assert.Equal(0.0, mosaic.HeightAt(46.999, 47.999));
        Assert.Equal(927.0, mosaic.PostSpacingAt(36.5, 30.5), 1.0);
        Assert.Equal(double.NaN, mosaic.HeightAt(29.999, 30.5));
        Assert.Equal(double.NaN, mosaic.HeightAt(36.5, 48.001));
        Assert.Equal(double.NaN, mosaic.PostSpacingAt(36.5, 48.001));
    }

    [Fact]
    public void The_statement_may_be_given_by_the_caller()
    {
        _folder.Put("e179/n10.dt0", Cell(10, 179, 100));
        var mosaic = TerrainFolder.Open(_folder.Path, new SeaStatement("open sea", 10, 178, 10, -179)).Mosaic();

        Assert.Equal(0.0, mosaic.HeightAt(10.5, 178.5));
        Assert.Equal(100.0, mosaic.HeightAt(10.5, 179.5));
        Assert.Equal(0.0, mosaic.HeightAt(10.5, -179.5));
        Assert.Equal(0.0, mosaic.HeightAt(10.5, 181.5));
        Assert.Equal(double.NaN, mosaic.HeightAt(10.5, 177.5));
    }

    [Theory]
    [InlineData("Missing cells are sea.", "for which cells")]
    [InlineData("within N30E022 to N46E047", "quote the source")]
    [InlineData("within N46E022 to N30E047\nsea", "from which cell to which")]
    [InlineData("within here to there\nsea", "from which cell to which")]
    [InlineData("within N30E022 to N46E047\nwithin N30E022 to N46E047\nsea", "from which cell to which")]
    [InlineData("", "for which cells")]
    public void A_statement_that_does_not_say_where_or_who_is_told_and_nothing_is_sea(string text, string part)
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        _folder.Put(SeaStatement.FileName, text);
        var folder = TerrainFolder.Open(_folder.Path);

        var finding = Assert.Single(folder.Findings);
        Assert.Contains(part, finding.Message, StringComparison.Ordinal);
        Assert.Contains(SeaStatement.FileName, finding.Place.File, StringComparison.Ordinal);
        Assert.Equal(double.NaN, folder.Mosaic().HeightAt(36.5, 30.5));
    }

    [Fact]
    public void Rasters_of_other_kinds_are_not_passed_over_in_silence()
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        _folder.Put("readme.txt", "hello");
        var tif = _folder.Put("dem.tif", [1, 2, 3]);

        var finding = Assert.Single(TerrainFolder.Open(_folder.Path).Findings);
        Assert.Equal((tif, FindingSeverity.Remark), (finding.Place.File, finding.Severity));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_file_or_is_empty_is_told()
    {
        Assert.Equal("is not there.", Assert.Single(TerrainFolder.Open(Path.Combine(_folder.Path, "no")).Findings).Message);
        Assert.Equal("holds no tile that can be read.", Assert.Single(TerrainFolder.Open(_folder.Path).Findings).Message);
        Assert.Equal("is a file, not a folder.", Assert.Single(TerrainFolder.Open(_folder.Put("a", "b")).Findings).Message);
    }

    [Fact]
    public void A_tile_is_opened_by_itself_and_what_is_wrong_with_it_is_told_with_its_file()
    {
        var good = TerrainFolder.Open(_folder.Put("e032/n39.dt0", Cell(39, 32, 100)));
        var cut = _folder.Put("e033/n39.dt0", Cell(39, 33, 200)[..5000]);

        Assert.Equal((100.0, double.NaN), (good.Mosaic().HeightAt(39.5, 32.5), good.Mosaic().HeightAt(39.5, 33.5)));
        Assert.Empty(good.Findings);
        Assert.Equal((cut, FindingSeverity.Error), (Assert.Single(TerrainFolder.Open(cut).Findings).Place.File, TerrainFolder.Open(cut).Findings[0].Severity));
    }

    [Fact]
    public void Where_a_tile_reaches_its_voids_are_covered_and_beyond_it_nothing_is()
    {
        _folder.Put("e032/n39.dt0", TileFiles.Dted(39, 32, 300, 300, (row, _) => row > 60 ? -32767 : 100));
        _folder.Put("e034/n39.dt0", Cell(39, 34, 200)[..5000]);
        var mosaic = TerrainFolder.Open(_folder.Path).Mosaic();

        Assert.Equal(double.NaN, mosaic.HeightAt(39.8, 32.5));
        Assert.True(mosaic.Covers(39.8, 32.5) && mosaic.Covers(39.2, 32.5) && mosaic.Covers(40.0, 33.0));
        Assert.False(mosaic.Covers(40.1, 32.5) || mosaic.Covers(39.5, 31.9) || mosaic.Covers(39.5, 34.5));
    }

    [Fact]
    public void A_link_to_a_folder_is_told_and_not_followed()
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "e032", "again"), _folder.Path);

        Assert.Equal("is a link; it was not followed.", Assert.Single(TerrainFolder.Open(_folder.Path).Findings).Message);
    }

    [Fact]
    public void A_tile_finer_than_its_source_is_as_fine_as_its_source_and_another_goes_before_it()
    {
        _folder.Put("made/N39E032.hgt", TileFiles.Hgt((_, _) => 300));
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        var asFineAsItsPosts = TerrainFolder.Open(_folder.Path).Mosaic();
        _folder.Put(SourceFineness.FileName, "made/N39E032.hgt 300\n");
        var asFineAsItsSource = TerrainFolder.Open(_folder.Path).Mosaic();
        SourceFineness.Note(_folder.Path, ["e032/n39.dt0"], 600.0);
        var both = TerrainFolder.Open(_folder.Path).Mosaic();

        Assert.Equal((300.0, 100.0, 300.0), (asFineAsItsPosts.HeightAt(39.5, 32.5), asFineAsItsSource.HeightAt(39.5, 32.5), both.HeightAt(39.5, 32.5)));
        Assert.InRange(both.PostSpacingAt(39.5, 32.5), 7_000.0, 9_300.0);
        Assert.Empty(asFineAsItsSource.Findings);
        Assert.NotEqual(asFineAsItsSource.IdentityWithin(39.5, 32.5, 1000.0), both.IdentityWithin(39.5, 32.5, 1000.0), StringComparer.Ordinal);

        SourceFineness.Note(_folder.Path, ["e032/n39.dt0", "made/N39E032.hgt"], null);
        Assert.False(File.Exists(Path.Combine(_folder.Path, SourceFineness.FileName)));
    }

    [Theory]
    [InlineData("N39E032.hgt")]
    [InlineData("N39E032.hgt fine")]
    [InlineData("N39E032.hgt -3")]
    [InlineData("N39E032.hgt 1e9")]
    public void A_note_of_the_source_s_posts_that_says_nothing_is_told_with_its_line(string line)
    {
        _folder.Put("e032/n39.dt0", Cell(39, 32, 100));
        var file = _folder.Put(SourceFineness.FileName, $"\n{line}\n");

        var finding = Assert.Single(TerrainFolder.Open(_folder.Path).Findings);
        Assert.Equal((FindingSeverity.Error, file, 2), (finding.Severity, finding.Place.File, finding.Place.Line));
    }

    private static byte[] Cell(int south, int west, int height) => TileFiles.Dted(south, west, 300, 300, (_, _) => height);
}
