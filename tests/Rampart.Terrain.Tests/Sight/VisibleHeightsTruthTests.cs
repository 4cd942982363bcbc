using System.Runtime.InteropServices;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The pass over real ground against 300,000 heights that a program of its own reckoned (ref.c beside the data).</summary>
public class VisibleHeightsTruthTests
{
    private const int Size = 960;

    [Theory]
    [InlineData(50.0, 0.97)]
    [InlineData(1000.0, 0.995)]
    public void The_visible_set_overlaps_the_exact_one(double height_m, double bar)
    {
        var folder = SharedTerrain.Folder("truth");
        var posts = MemoryMarshal.Cast<byte, short>(SharedTerrain.Raw(Path.Combine(folder, "akinci_aeqd_900m.tif")));
        var heights = new float[Size * Size];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = posts[i];
        }

        var swept = VisibleHeights.Sweep(heights, Size, Length.FromMetres(900.0), heights[(480 * Size) + 480] + 20.0, Length.FromMetres(400e3), 4.0 / 3.0, Length.FromMetres(6378137.0));
        long both = 0, either = 0;
        var records = MemoryMarshal.Cast<byte, Record>(File.ReadAllBytes(Path.Combine(folder, "akinci_aeqd_900m_oz20_minagl_300k.bin")));
        foreach (var record in records)
        {
            var (exact, ours) = (record.MinimumHeight_m <= height_m, swept.AboveGround[(record.Row * Size) + record.Column] <= height_m);
            both += exact && ours ? 1 : 0;
            either += exact || ours ? 1 : 0;
        }

        Assert.True(both >= bar * either, $"{both} of {either} cells: {(double)both / either:F5}");
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly struct Record
    {
        public readonly int Row;
        public readonly int Column;
        public readonly float MinimumHeight_m;
    }
}
