using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Evidence.Editing;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>Real ground of 900 m cells, and 300,000 least heights in sight that a program of its own reckoned over it.</summary>
internal static class KnownAnswer
{
    public const string Ground = "truth/" + KnownHeights.Ground;
    public const string Answers = "truth/" + KnownHeights.Answers;

    private const int Size = KnownHeights.Size;

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Ground)) && File.Exists(Path.Combine(folder, Answers));

    /// <summary>The pass over this ground beside those heights.</summary>
    /// <exception cref="GdalException">The ground cannot be read.</exception>
    /// <exception cref="EnvironmentException">GDAL's programs are not installed.</exception>
    public static async Task<SweepAccuracy> Compare(string folder, bool crossesColumns, CancellationToken stop)
    {
        var heights = KnownHeights.Heights(await Posts(Path.Combine(folder, Ground), stop));

        // What the other program took: its Earth is the equator's.
        var swept = VisibleHeights.Sweep(heights, Size, Length.FromMetres(900.0), heights[(Size / 2 * Size) + (Size / 2)] + KnownHeights.Mast_m, Length.FromKilometres(400.0), 4.0 / 3.0, Length.FromMetres(Wgs84.SemiMajorAxis_m), crossesColumns);
        return SweepAccuracy.Of(swept, Array.ConvertAll(KnownHeights.Read(Path.Combine(folder, "truth")), known => ((known.Row * Size) + known.Column, known.Least_m)));
    }

    private static async Task<byte[]> Posts(string raster, CancellationToken stop)
    {
        using var folder = PassingFolder.Begin("bench");
        var plain = Path.Combine(folder.FullName, "plain.raw");
        await GdalTools.RunAsync("gdal_translate", ["-q", "-of", "ENVI", raster, plain], stop);
        var posts = await File.ReadAllBytesAsync(plain, stop);
        return posts.Length == Size * Size * sizeof(short) ? posts : throw new EnvironmentException($"{raster} holds {posts.Length} bytes of heights, not {Size} × {Size} of two.", "Take the file as it came.");
    }
}
