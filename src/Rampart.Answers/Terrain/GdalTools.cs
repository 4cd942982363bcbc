using System.ComponentModel;
using System.Diagnostics;
using System.Text;

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
    public static async Task<string> RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken stop) => Encoding.UTF8.GetString(await ThroughAsync(tool, arguments, string.Empty, stop));

    /// <summary>What a program made of a text on its standard input: nothing of it lies in a file meanwhile.</summary>
    /// <exception cref="GdalException">It failed, or took too long.</exception>
    /// <exception cref="EnvironmentException">It is not installed.</exception>
    public static async Task<byte[]> ThroughAsync(string tool, IReadOnlyList<string> arguments, string input, CancellationToken stop)
    {
        var start = new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // No side files beside what belongs to the user.
        start.Environment["GDAL_PAM_ENABLED"] = "NO";
        start.Environment["LC_ALL"] = "C";
        using var process = Started(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, patience.Token);
            var complaint = process.StandardError.ReadToEndAsync(patience.Token);
            await GiveAsync(process, input, patience.Token);
            await process.WaitForExitAsync(patience.Token);
            await reading;
            return process.ExitCode == 0 ? output.ToArray() : throw new GdalException($"{tool} failed: {Shortened(await complaint)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            throw new GdalException($"{tool} was ended after {Longest.TotalMinutes:F0} minutes");
        }
    }

    private static async Task GiveAsync(Process process, string input, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading on; its exit code and its complaint say why.
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
