using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Coverage.Files;
using Rampart.Evidence.Editing;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>GDAL's viewshed of one height over the same ground, by its own program, beside our pass for all heights.</summary>
/// <param name="Viewshed_s">Processor time of <c>gdal_viewshed</c>, reading and writing its files with it.</param>
/// <param name="Overlap">How far its visible set at that height and ours are one.</param>
internal sealed record GdalViewshed(double Viewshed_s, double Overlap)
{
    public const double Target_m = 50.0;
    private const byte Seen = 255;

    /// <exception cref="GdalException">The program failed.</exception>
    /// <exception cref="EnvironmentException">It is not installed.</exception>
    public static async Task<GdalViewshed> Run(BenchGround ground, LocalGrid grid, VisibleHeights swept, CancellationToken stop)
    {
        using var folder = PassingFolder.Begin("bench");
        EnviRaster.Write(folder.FullName, "ground", grid, "ground of the bench", [new EnviBand("height (m)", ground.Heights)]);
        string input = Path.Combine(folder.FullName, "ground.bin"), seen = Path.Combine(folder.FullName, "seen.bin");

        // The antenna's post is the middle one, or right behind the middle.
        var east_m = ((ground.Size / 2) - ((ground.Size - 1) / 2.0)) * grid.CellSize.Metres;
        string[] viewshed =
        [
            "-q", "-cc", "0.75", "-oz", Number(SweepSpeed.Mast_m), "-tz", Number(Target_m), "-md", Number(swept.Radius.Metres),
            "-ox", Number(east_m), "-oy", Number(-east_m), "-of", "ENVI", input, seen,
        ];
        var taken = await TimeAsync("gdal_viewshed", viewshed, stop);
        return new GdalViewshed(taken, OverlapWith(seen, swept));
    }

    private static double OverlapWith(string file, VisibleHeights swept)
    {
        // It writes no more than the square about its circle.
        var seen = File.ReadAllBytes(file);
        var size = (int)Math.Round(Math.Sqrt(seen.Length));
        var begin = (swept.Size / 2) - (size / 2);
        var overlap = new Overlap(Target_m);
        var reach = swept.Radius / swept.CellSize;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                double down = begin + row - (swept.Size / 2), right = begin + column - (swept.Size / 2);
                if ((down * down) + (right * right) < (reach - 1.0) * (reach - 1.0))
                {
                    overlap.Add(seen[(row * size) + column] == Seen, swept.At(begin + row, begin + column, Target_m) == Visibility.Visible);
                }
            }
        }

        return overlap.Share;
    }

    /// <summary>Processor time of a program, as last read before it ended.</summary>
    private static async Task<double> TimeAsync(string tool, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        using var process = Started(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
        var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var taken = 0.0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(10)))
        {
            if (stop.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                stop.ThrowIfCancellationRequested();
            }

            try
            {
                process.Refresh();
                taken = process.TotalProcessorTime.TotalSeconds;
            }
            catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
            {
                // It ended between the two questions.
            }
        }

        await output;
        return process.ExitCode == 0 ? taken : throw new GdalException($"{tool} failed: {(await complaint).Trim()}");
    }

    private static Process Started(ProcessStartInfo start)
    {
        start.Environment["GDAL_PAM_ENABLED"] = "NO";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw new EnvironmentException($"{start.FileName} did not start.", GdalTools.Remedy);
        }
        catch (Win32Exception)
        {
            throw new EnvironmentException($"{start.FileName} of GDAL is not installed or not on the path.", GdalTools.Remedy);
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
