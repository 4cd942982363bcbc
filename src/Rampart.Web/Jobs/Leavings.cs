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
        if (!root.Exists)
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

    private static void Folders(DirectoryInfo scenario, DateTime now)
    {
        foreach (var alive in scenario.EnumerateFiles($".*.partial-*{ResultFolder.AliveEnding}").Where(file => file.LinkTarget is null).ToList())
        {
            WhereUnheld(alive, now, () =>
            {
                var folder = new DirectoryInfo(alive.FullName[..^ResultFolder.AliveEnding.Length]);
                if (folder is { Exists: true, LinkTarget: null })
                {
                    folder.Delete(recursive: true);
                }

                alive.Delete();
            });
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
