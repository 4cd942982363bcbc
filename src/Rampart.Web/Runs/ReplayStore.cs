using System.IO.Compression;
using Rampart.Results.Replay;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>Replays, made once for each journal and kept packed beside the results.</summary>
/// <remarks>A file's name is made of the journal's SHA-256, the format's version and the program that made it: another journal or another program never finds it.</remarks>
internal sealed class ReplayStore(Project project) : IDisposable
{
    /// <summary>Hidden among the results: no result's name begins with a dot.</summary>
    public const string Folder = ".replays";

    private const int MostKept = 40;
    private const int NameLength = 32;

    // A large journal takes a gigabyte while it is read: one at a time.
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>What tells this replay from all others.</summary>
    public static string TagOf(RunFolder run)
    {
        var program = typeof(ReplayFile).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];
        return $"{run.JournalDigest[..NameLength]}-{ReplayFile.FormatVersion}-{program}";
    }

    /// <summary>The file with the replay, packed with gzip.</summary>
    /// <exception cref="RefusalException">It cannot be made.</exception>
    public async Task<string> PackedAsync(RunFolder run, CancellationToken stop)
    {
        var folder = Path.Combine(project.ResultsFolder, Folder);
        var file = Path.Combine(folder, TagOf(run) + ".rpr.gz");
        if (File.Exists(file))
        {
            return file;
        }

        await _making.WaitAsync(stop);
        try
        {
            if (!File.Exists(file))
            {
                await Task.Run(() => Make(run, folder, file, stop), stop);
            }

            return file;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private static void Make(RunFolder run, string folder, string file, CancellationToken stop)
    {
        var summary = run.Summary();
        var scenario = run.Scenario(summary);
        byte[] bytes;
        try
        {
            stop.ThrowIfCancellationRequested();
            var journal = run.Read();
            stop.ThrowIfCancellationRequested();
            var replay = ReplayMaker.Make(journal, scenario.Battle, run.Identity(summary));
            stop.ThrowIfCancellationRequested();
            bytes = ReplayFile.Write(replay);
        }
        catch (Results.Reading.ResultFormatException exception)
        {
            throw RunFolder.Because(exception);
        }

        Directory.CreateDirectory(folder);
        var partial = $"{file}.partial-{Environment.ProcessId}";

        // Held until it has its name: what is half-written and held by nobody is a dead one's.
        using (var held = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.Delete))
        {
            using (var packed = new GZipStream(held, CompressionLevel.Optimal, leaveOpen: true))
            {
                packed.Write(bytes);
            }

            held.Flush();
            File.Move(partial, file, overwrite: true);
        }

        Thin(folder, file);
    }

    /// <summary>They can all be made again: only the newest stay.</summary>
    private static void Thin(string folder, string newest)
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.rpr.gz").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept).Where(file => !string.Equals(file.FullName, newest, StringComparison.Ordinal)).ToList())
        {
            old.Delete();
        }
    }
}
