using System.ComponentModel;
using System.Diagnostics;

namespace Rampart.Answers.Terrain;

/// <summary>A program of GDAL did not do what it was asked to; the message holds what it said.</summary>
internal sealed class GdalException(string message) : Exception(message);

/// <summary>GDAL's command-line programs, run as processes; arguments go as a list and meet no shell.</summary>
internal static class GdalTools
{
    public const string Remedy = "Install it: apt-get install gdal-bin";

    // What a program complains about is at the end of what it says.
    private const int LongestComplaint = 2000;

    // A tile takes seconds; a program that hangs on a broken file is ended.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What a program wrote on standard output.</summary>
    /// <exception cref="GdalException">It failed, or took too long.</exception>
    /// <exception cref="EnvironmentException">It is not installed.</exception>
    public static async Task<string> RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // No side files beside what belongs to the user.
        start.Environment["GDAL_PAM_ENABLED"] = "NO";
        start.Environment["LC_ALL"] = "C";
        using var process = Started(start);
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var complaint = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? await output : throw new GdalException($"{tool} failed: {Shortened(await complaint)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            throw new GdalException($"{tool} was ended after {Longest.TotalMinutes:F0} minutes");
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new EnvironmentException($"{start.FileName} did not start.", Remedy);
        }
        catch (Win32Exception)
        {
            throw new EnvironmentException($"{start.FileName}{(start.FileName.StartsWith("gdal", StringComparison.Ordinal) ? " of GDAL" : string.Empty)} is not installed or not on the path.", Remedy);
        }
    }

    private static string Shortened(string complaint)
    {
        var text = complaint.Trim();
        return text.Length <= LongestComplaint ? text : $"…{text[^LongestComplaint..]}";
    }
}
