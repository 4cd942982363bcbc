using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>410 real DTED cells of level 0: everything in them is read, and they join.</summary>
public class RealDtedTests
{
    [Fact]
    public void Every_cell_is_read_without_an_error_every_checksum_is_right_and_one_seam_disagrees()
    {
        var folder = TerrainFolder.Open(SharedData.Folder("terrain/dted0"));
        var findings = folder.Mosaic().LoadWithin(38.0, 35.0, 2.0e6);

        Assert.Equal(410, folder.Tiles.Count);
        Assert.All(folder.Tiles, tile => Assert.True(tile.IsLoaded));

        // The only seam of the archive whose two cells differ; all others agree to the metre.
        var seam = Assert.Single(findings);
        Assert.Equal(FindingSeverity.Remark, seam.Severity);
        Assert.EndsWith("e045/n38.dt0", seam.Place.File, StringComparison.Ordinal);
        Assert.Contains("on 71 of 121 shared posts, by 24 m at most", seam.Message, StringComparison.Ordinal);
    }
}
