using Rampart.Answers;
using Rampart.Campaigns.Running;
using Rampart.Web.Runs;

namespace Rampart.Web.Jobs;

/// <summary>What killed programs have left half-written below the folder of results.</summary>
/// <remarks>
/// Who writes holds a lock, which the kernel lets go of however the writer ends: only what nobody holds is removed, and nothing that was written a moment ago,
/// for between making a file and locking it lies a blink. A folder without such a file beside it, as older programs left them, is left alone: nobody can say whose it is.
/// </remarks>
internal static class Leavings
{
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(10.0);

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

                BringBack(scenario, folder.Name);
                alive.Delete();
            });
        }
    }

    // Who was killed while one result took another's place has left the other aside.
    private static void BringBack(DirectoryInfo scenario, string working)
    {
        var place = Path.Combine(scenario.FullName, working[1..working.LastIndexOf(ResultFolder.Partial, StringComparison.Ordinal)]);
        foreach (var old in scenario.EnumerateDirectories($"{working}{ResultFolder.Old}*").Where(folder => folder.LinkTarget is null).ToList())
        {
            if (Directory.Exists(place))
            {
                old.Delete(recursive: true);
            }
            else
            {
                old.MoveTo(place);
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
}
