using System.Collections.Concurrent;
using System.Diagnostics;
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

    // A server that ends does not wait longer for a replay that nobody has asked for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20.0);

    // A large journal takes a gigabyte while it is read: one at a time.
    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly ConcurrentDictionary<string, Awaited> _progress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _ahead = [];
    private readonly CancellationTokenSource _ending = new();

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

        var tag = TagOf(run);
        _progress.AddOrUpdate(tag, _ => new Awaited(1, new ReplayProgress(ReplayStep.Waiting, 0, 0)), (_, known) => known with { Waiting = known.Waiting + 1 });
        try
        {
            await _making.WaitAsync(stop);
            try
            {
                if (!File.Exists(file))
                {
                    await Task.Run(() => Make(run, folder, file, told => Tell(tag, told), stop), stop);
                }

                return file;
            }
            finally
            {
                _making.Release();
            }
        }
        finally
        {
            Leave(tag);
        }
    }

    private void Tell(string tag, ReplayProgress told)
    {
        while (_progress.TryGetValue(tag, out var known) && !_progress.TryUpdate(tag, known with { Told = told }, known))
        {
        }
    }

    // Who goes takes nothing from those who still wait for the same replay.
    private void Leave(string tag)
    {
        while (_progress.TryGetValue(tag, out var known)
            && !(known.Waiting > 1 ? _progress.TryUpdate(tag, known with { Waiting = known.Waiting - 1 }, known) : _progress.TryRemove(KeyValuePair.Create(tag, known))))
        {
        }
    }

    /// <summary>Makes a replay before somebody asks for it; one that cannot be made is told to those who ask.</summary>
    public void MakeAhead(ResultId id)
    {
        var work = Task.Run(
            async () =>
            {
                try
                {
                    await PackedAsync(RunFolder.Open(project, id), _ending.Token);
                }
                catch (Exception exception)
                {
                    // Whoever asks for this replay is told why it cannot be made.
                    Debug.WriteLine(exception.Message);
                }
            },
            CancellationToken.None);
        _ahead[work] = 0;
        _ = work.ContinueWith(done => _ahead.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>How far a replay is that is being made; null where none is.</summary>
    public ReplayProgress? Look(RunFolder run) => _progress.TryGetValue(TagOf(run), out var known) ? known.Told : null;

    public void Dispose()
    {
        _ending.Cancel();
        Task.WaitAll([.. _ahead.Keys], Patience);
        _ending.Dispose();
        _making.Dispose();
    }

    internal static void Make(RunFolder run, string folder, string file, Action<ReplayProgress> tell, CancellationToken stop)
    {
        var summary = run.Summary();
        var scenario = run.Scenario(summary);
        byte[] bytes;
        try
        {
            stop.ThrowIfCancellationRequested();
            tell(new ReplayProgress(ReplayStep.ReadingJournal, 0, 0));
            var journal = run.Read((read, all) =>
            {
                stop.ThrowIfCancellationRequested();
                tell(new ReplayProgress(ReplayStep.ReadingJournal, read, all));
            });
            tell(new ReplayProgress(ReplayStep.PuttingTogether, 0, 0));
            var replay = ReplayMaker.Make(journal, scenario.Battle, run.Identity(summary));
            stop.ThrowIfCancellationRequested();
            bytes = ReplayFile.Write(replay);
            tell(new ReplayProgress(ReplayStep.Packing, 0, 0));
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

    /// <summary>A replay that somebody waits for.</summary>
    /// <param name="Waiting">How many wait for it.</param>
    /// <param name="Told">How far it is.</param>
    private sealed record Awaited(int Waiting, ReplayProgress Told);
}
