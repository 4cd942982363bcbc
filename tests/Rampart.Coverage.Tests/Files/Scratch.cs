using System.ComponentModel;
using System.Diagnostics;

namespace Rampart.Coverage.Tests.Files;

/// <summary>A folder that is gone after the test, and the programs of GDAL, where they are installed.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("rampart-files-").FullName;

    public string At(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static async Task<string> Ask(string program, string questions, params string[] arguments)
    {
        Process? gdal = null;
        try
        {
            gdal = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            Assert.Skip($"SKIPPED: {program} is not installed (Debian: gdal-bin).");
        }

        using (gdal)
        {
            var answers = gdal!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var complaints = gdal.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await gdal.StandardInput.WriteAsync(questions);
            gdal.StandardInput.Close();
            await gdal.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(gdal.ExitCode == 0, await complaints);
            return await answers;
        }
    }
}
