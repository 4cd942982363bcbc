using Rampart.Campaigns.Design;
using Rampart.Campaigns.Running;
using Rampart.Results.Database;

namespace Rampart.Answers;

/// <summary>Where a campaign's folder stands, and what may be replaced there.</summary>
internal static class CampaignPlace
{
    // Of its own, so that `report last` still means a run.
    private const string LastFile = ".last-campaign";
    private const string Remedy = "Choose another folder with --out.";

    /// <summary>The place where a campaign goes if the command line names none.</summary>
    public static string Of(string scenario, ulong seed, string identity, string results = ResultFolder.ResultsFolder) => Path.Combine(results, scenario, $"campaign-{seed}-{CampaignIdentity.Name(identity)}");

    /// <summary>The folder of a campaign that the command line names: a path, or "last".</summary>
    /// <exception cref="EnvironmentException">There is no such campaign.</exception>
    public static CampaignFolder Find(string campaign)
    {
        var place = campaign;
        if (string.Equals(campaign, "last", StringComparison.Ordinal))
        {
            var file = Path.Combine(ResultFolder.ResultsFolder, LastFile);
            place = File.Exists(file) ? File.ReadAllText(file).Trim() : throw new EnvironmentException("There is no last campaign here.", "Run one first: rampart campaign run scenarios/first-look");
        }

        return File.Exists(Path.Combine(place, CampaignFolder.ManifestFile))
            ? new CampaignFolder(place)
            : throw new EnvironmentException($"{place} holds no campaign.", "Give a campaign's folder, or `last` for the newest one.");
    }

    /// <summary>Lets `last` mean this campaign.</summary>
    public static void RememberAsLast(string place, IOnlooker onlooker, string results = ResultFolder.ResultsFolder)
    {
        try
        {
            Directory.CreateDirectory(results);
            File.WriteAllText(Path.Combine(results, LastFile), Path.GetFullPath(place) + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The campaign is written; only the short name `last` for it could not be noted here.
            onlooker.Say($"`last` could not be noted: {exception.Message}");
        }
    }

    /// <summary>Sees to it that nothing but another campaign, or an empty folder, can ever be replaced.</summary>
    /// <exception cref="UsageException">Something else stands there, or the place cannot be a campaign's.</exception>
    public static void Guard(string place, bool force)
    {
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        if (File.Exists(place))
        {
            throw new UsageException($"{place} is a file.", Remedy);
        }

        if (!Directory.Exists(place))
        {
            return;
        }

        if (Foreign(place) is { } foreign)
        {
            throw new UsageException($"{place} holds something else already: {foreign}.", $"{Remedy} Only campaigns are ever replaced.");
        }

        if (!force && HoldsWords(place))
        {
            throw new UsageException($"{place} holds another campaign already.", "Choose another folder with --out, or replace it with --force.");
        }

        var here = Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory) + Path.DirectorySeparatorChar;
        if (here.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UsageException($"{place} is the folder that you work in.", "Name one that can be replaced as a whole, such as --out result.");
        }
    }

    /// <summary>Makes the folder anew: what stood there, and may be replaced, is gone.</summary>
    /// <exception cref="EnvironmentException">The folder cannot be written.</exception>
    public static CampaignFolder Begin(string place)
    {
        try
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            Directory.CreateDirectory(Path.Combine(place, CampaignFolder.ShardsFolder));
            return new CampaignFolder(place);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"{place} cannot be written: {ResultWriteException.From(place, exception).Cause}.", "Choose another folder with --out, or mend its permissions.");
        }
    }

    // A campaign that was killed, or looked at, before it has written its first file stands in nobody's way.
    private static bool HoldsWords(string place) =>
        Names(place).Concat(Directory.Exists(Path.Combine(place, CampaignFolder.ShardsFolder)) ? Names(Path.Combine(place, CampaignFolder.ShardsFolder)) : [])
            .Any(name => name[0] != '.' && !string.Equals(name, CampaignFolder.ShardsFolder, StringComparison.Ordinal));

    // A shard is a table; what a killed process was just writing begins with a dot.
    private static string? Foreign(string place) =>
        Names(place).FirstOrDefault(name => !CampaignFolder.Files.Contains(name, StringComparer.Ordinal) && !name.StartsWith('.'))
        ?? (Directory.Exists(Path.Combine(place, CampaignFolder.ShardsFolder))
            ? Names(Path.Combine(place, CampaignFolder.ShardsFolder)).Where(name => !name.EndsWith(".csv", StringComparison.Ordinal) && !name.StartsWith('.')).Select(name => $"{CampaignFolder.ShardsFolder}/{name}").FirstOrDefault()
            : null);

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal);
}
