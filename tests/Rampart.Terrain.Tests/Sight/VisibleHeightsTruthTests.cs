using Rampart.Cli.Coverage.Bench;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The pass over real ground against 300,000 heights that a program of its own reckoned (ref.c beside the data).</summary>
public class VisibleHeightsTruthTests
{
    private const int Size = KnownHeights.Size;

    [Theory]
    [InlineData(50.0, 0.97)]
    [InlineData(1000.0, 0.995)]
    public void The_visible_set_overlaps_the_exact_one(double height_m, double bar)
    {
        var folder = SharedTerrain.Folder("truth");
        var heights = KnownHeights.Heights(SharedTerrain.Raw(Path.Combine(folder, KnownHeights.Ground)));
        var swept = VisibleHeights.Sweep(heights, Size, Length.FromMetres(900.0), heights[(480 * Size) + 480] + KnownHeights.Mast_m, Length.FromMetres(400e3), 4.0 / 3.0, Length.FromMetres(6378137.0));
        long both = 0, either = 0;
        foreach (var record in KnownHeights.Read(folder))
        {
            var (exact, ours) = (record.Least_m <= height_m, swept.AboveGround[(record.Row * Size) + record.Column] <= height_m);
            both += exact && ours ? 1 : 0;
            either += exact || ours ? 1 : 0;
        }

        Assert.True(both >= bar * either, $"{both} of {either} cells: {(double)both / either:F5}");
    }
}
