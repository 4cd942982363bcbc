using System.Text.RegularExpressions;
using Rampart.Answers;
using Rampart.Campaigns.Running;
using Rampart.Evidence.Editing;
using Rampart.Web.Runs;

namespace Rampart.Web.Jobs;

/// <summary>What killed programs have left half-written below the folder of results.</summary>
/// <remarks>
/// Who writes holds a lock, which the kernel lets go of however the writer ends: only what nobody holds is removed, and nothing that was written a moment ago,
/// for between making a file and locking it lies a blink. Older programs had no lock: what they left of a run is removed where nothing was written in it for a day,
/// its name is one that only a program gives, and all it holds are a run's own files. Anything else without a lock stays: nobody can say whose it is.
/// </remarks>
internal static partial class Leavings
{
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(10.0);

    // What a passing folder's maker allows nobody else. Where others may write, they could put a link to anything in the place of what is just being removed.
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // Longer than any run takes between two things that it writes.
    private static readonly TimeSpan LongDead = TimeSpan.FromDays(1);

    /// <summary>Removes what belongs to no living process.</summary>
    /// <param name="results">The folder of results.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="stop">Ends it early.</param>
    public static void Sweep(string results, DateTime now, CancellationToken stop)
    {
        var root = new DirectoryInfo(results);
        if (!root.Exists || !LocksHold(results))
        {
            return;
        }

        Files(new DirectoryInfo(Path.Combine(results, JobFiles.Folder)), "*.partial", now);
        Files(new DirectoryInfo(Path.Combine(results, JobFiles.Folder)), "*" + JobFiles.LockEnding, now);
        Files(new DirectoryInfo(Path.Combine(results, ReplayStore.Folder)), "*.partial-*", now);
        // Each scenario has a folder, and each result one in it.
        foreach (var scenario in root.EnumerateDirectories().Where(folder => folder.LinkTarget is null && folder.Name[0] != '.'))
        {
            Folders(scenario, now);
            Lockless(scenario, now);
            foreach (var result in scenario.EnumerateDirectories().Where(folder => folder.LinkTarget is null))
            {
                stop.ThrowIfCancellationRequested();
                if (File.Exists(Path.Combine(result.FullName, CampaignFolder.ManifestFile)))
                {
                    Files(result, ".*.partial-*", now);
                    Files(new DirectoryInfo(Path.Combine(result.FullName, CampaignFolder.ShardsFolder)), ".*.partial-*", now);
                }
            }
        }
    }

    /// <summary>Removes what belongs to no living process of the folders that programs make for a moment.</summary>
    /// <param name="temporary">The folder of temporary files.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="stop">Ends it early.</param>
    public static void SweepPassing(string temporary, DateTime now, CancellationToken stop)
    {
        if (!LocksHold(temporary))
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(temporary).EnumerateDirectories(PassingFolder.Beginning + "*").Where(folder => folder.LinkTarget is null && IsClosed(folder)).ToList())
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                // Who makes one leaves this file empty: what holds anything is somebody else's.
                if (new FileInfo(Path.Combine(folder.FullName, PassingFolder.AliveFile)) is { Exists: true, LinkTarget: null, Length: 0 } alive)
                {
                    WhereUnheld(alive, now, () => folder.Delete(recursive: true));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another user's.
            }
        }
    }

    private static bool IsClosed(DirectoryInfo folder) => OperatingSystem.IsWindows() || (folder.UnixFileMode & Others) == UnixFileMode.None;

    // Some file systems, and a setting of .NET, know no locks: there nobody can tell the dead from the living.
    private static bool LocksHold(string results)
    {
        var file = Path.Combine(results, $".{Guid.NewGuid():N}{JobFiles.LockEnding}");
        using var held = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        try
        {
            using var again = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void Folders(DirectoryInfo scenario, DateTime now)
    {
        foreach (var alive in scenario.EnumerateFiles($".*{ResultFolder.Partial}*{ResultFolder.AliveEnding}").Where(file => file.LinkTarget is null).ToList())
        {
            WhereUnheld(alive, now, () =>
            {
                var folder = new DirectoryInfo(alive.FullName[..^ResultFolder.AliveEnding.Length]);
                if (folder is { Exists: true, LinkTarget: null })
                {
                    folder.Delete(recursive: true);
                }

                BringBack(scenario, folder.Name, isHeld: true);
                alive.Delete();
            });
        }
    }

    private static void Lockless(DirectoryInfo scenario, DateTime now)
    {
        foreach (var folder in scenario.EnumerateDirectories($".*{ResultFolder.Partial}*").Where(folder => folder.LinkTarget is null && OlderName().IsMatch(folder.Name) && !File.Exists(folder.FullName + ResultFolder.AliveEnding)).ToList())
        {
            try
            {
                if (now - folder.LastWriteTimeUtc > LongDead && folder.EnumerateFileSystemInfos().All(each => IsRunsOwn(each) && now - each.LastWriteTimeUtc > LongDead))
                {
                    folder.Delete(recursive: true);
                    BringBack(scenario, folder.Name, isHeld: false);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It may not be removed: it stays.
            }
        }
    }

    // The database has files of its own beside it while it is written.
    private static bool IsRunsOwn(FileSystemInfo entry) => entry is FileInfo { LinkTarget: null } file
        && (ResultFolder.Files.Contains(file.Name, StringComparer.Ordinal) || file.Name is ResultFolder.DatabaseFile + "-journal" or ResultFolder.DatabaseFile + "-wal" or ResultFolder.DatabaseFile + "-shm");

    // Who was killed while one result took another's place has left the other aside. Only who holds the lock may say that it is not wanted any more.
    private static void BringBack(DirectoryInfo scenario, string working, bool isHeld)
    {
        var place = Path.Combine(scenario.FullName, working[1..working.LastIndexOf(ResultFolder.Partial, StringComparison.Ordinal)]);
        foreach (var old in scenario.EnumerateDirectories($"{working}{ResultFolder.Old}*").Where(folder => folder.LinkTarget is null).ToList())
        {
            if (!Directory.Exists(place))
            {
                old.MoveTo(place);
            }
            else if (isHeld)
            {
                old.Delete(recursive: true);
            }
        }
    }

    private static void Files(DirectoryInfo folder, string pattern, DateTime now)
    {
        if (!folder.Exists || folder.LinkTarget is not null)
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles(pattern).Where(file => file.LinkTarget is null).ToList())
        {
            WhereUnheld(file, now, file.Delete);
        }
    }

    /// <summary>Does it while holding the lock, so that nobody takes it meanwhile.</summary>
    private static void WhereUnheld(FileInfo file, DateTime now, Action remove)
    {
        if (now - file.LastWriteTimeUtc < Blink)
        {
            return;
        }

        try
        {
            using (new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                remove();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody holds it, or it may not be removed: it stays.
        }
    }

    // .SEED-HASH8.partial-PROCESS, and a second number where that stood there.
    [GeneratedRegex(@"^\.[0-9]+-[0-9a-f]{8}\.partial-[0-9]+(-[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OlderName();
}
