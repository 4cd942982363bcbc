using System.ComponentModel;
using System.Diagnostics;
using Rampart.Cli.Coverage.Bench;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>300,000 minimum visible heights over real ground, reckoned by a program of its own (ref.c beside the data).</summary>
public class LineOfSightTruthTests
{
    [Fact]
    public void Line_of_sight_gives_the_reference_heights_to_single_precision()
    {
        var folder = SharedTerrain.Folder("truth");
        var sight = new LineOfSight(Grid(folder), 4.0 / 3.0, Length.FromMetres(6378137.0));
        var records = KnownHeights.Read(folder);
        var grid = Grid(folder);
        var eye = new GridPoint(480, 480, grid.Post(480, 480) + KnownHeights.Mast_m);

        Assert.Equal(300_000, records.Length);
        var greatest = 0.0;
        foreach (var record in records)
        {
            var line = sight.Between(eye, new GridPoint(record.Row, record.Column, 20e3));
            greatest = Math.Max(greatest, Math.Abs(line.MinimumVisibleHeightOverGround_m - record.Least_m) / Math.Max(1.0, record.Least_m));
        }

        // Half a unit in the last place of a single is 6e-8 of the value; the rest is the order of the arithmetic.
        Assert.True(greatest < 1e-7, $"a height differs by {greatest:E2} of itself");
    }

    [Fact]
    public void A_swept_mask_agrees_with_the_exact_line_on_nearly_all_of_the_real_ground()
    {
        var grid = Grid(SharedTerrain.Folder("truth"));
        var (agreement, meanDifference_m) = MaskAgainstLines.Compare(grid, 20.0, 400e3, 40_000);

        // Measured: agreeing 0.9998 … 0.998, overlap 0.97 … 0.996 (few places are visible at 50 m), mean difference 30 m out to 400 km.
        Assert.All(agreement, at => Assert.True(at is { Agreeing: >= 0.997, Overlap: >= 0.95 }, $"{at.Height_m} m: {at.Agreeing:F4} agree, overlap {at.Overlap:F3}"));
        Assert.True(meanDifference_m < 40.0, $"mean difference {meanDifference_m:F2} m");
    }

    private static LocalGrid Grid(string folder) => LocalGrid.Of(
        Geodetic.FromDegrees(40.08, 32.57), Length.FromMetres(900.0), KnownHeights.Size, KnownHeights.Heights(SharedTerrain.Raw(Path.Combine(folder, KnownHeights.Ground))));
}

/// <summary>Real ground beside the project; tests skip loudly where it, or the program that reads it, is missing.</summary>
internal static class SharedTerrain
{
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given ? given : Path.Combine(Repository(), "..", "shared");
        var path = Path.GetFullPath(Path.Combine(root, "terrain", name));
        Assert.SkipUnless(Directory.Exists(path), $"SKIPPED: {path} is not there; set RAMPART_SHARED to the folder with the data beside the project.");
        return path;
    }

    /// <summary>A raster's pixels as GDAL writes them plain.</summary>
    public static byte[] Raw(string raster)
    {
        var folder = Directory.CreateTempSubdirectory("rampart-raw-");
        try
        {
            var target = Path.Combine(folder.FullName, "plain.raw");
            var start = new ProcessStartInfo("gdal_translate", ["-q", "-of", "ENVI", raster, target]) { UseShellExecute = false, RedirectStandardError = true };
            try
            {
                using var program = Process.Start(start)!;
                var said = program.StandardError.ReadToEnd();
                program.WaitForExit();
                Assert.True(program.ExitCode == 0, said);
            }
            catch (Win32Exception)
            {
                Assert.Skip("SKIPPED: gdal_translate is not installed (Debian: gdal-bin).");
            }

            return File.ReadAllBytes(target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
