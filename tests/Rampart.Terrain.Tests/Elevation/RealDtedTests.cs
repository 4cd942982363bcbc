using System.Diagnostics;
using System.Globalization;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>410 real DTED cells of level 0: everything in them is read, and as another reader reads it.</summary>
public class RealDtedTests
{
    private const double Theatre = 2.0e6;

    [Fact]
    public void Every_cell_is_read_without_an_error_and_every_checksum_is_right()
    {
        var folder = TerrainFolder.Open(SharedData.Folder("terrain/dted0"));
        var mosaic = folder.Mosaic();
        var findings = mosaic.LoadWithin(38.0, 35.0, Theatre);

        Assert.Equal(410, folder.Tiles.Count);
        Assert.All(folder.Tiles, tile => Assert.True(tile.IsLoaded));
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', findings));
    }
}
