using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;

namespace Rampart.Answers;

/// <summary>What of a campaign is done, whoever asked for it.</summary>
/// <param name="Summary">What came out; null where too few battles are finished to say anything.</param>
/// <param name="IsReused">All of it stood there already.</param>
/// <param name="Fought">How many battles were fought now.</param>
internal sealed record CampaignState(CampaignSummary? Summary, bool IsReused, int Fought);

/// <summary>Some of a campaign's battles are finished and kept; it was stopped before the rest.</summary>
internal sealed class CampaignStoppedException(int finished, int all, string place) : Exception($"{finished} of {all} battles are finished and kept.")
{
    public string Remedy { get; } = $"Go on with: rampart campaign resume {place}";
}

/// <summary>Opens, fights and summarizes a campaign.</summary>
internal static class CampaignRun
{
    /// <summary>A scenario opened for a campaign, with the changes that are asked for; null where there are errors among the findings.</summary>
    public static CampaignSubject? Open(Workspace workspace, string scenario, IReadOnlyList<string> without, IReadOnlyDictionary<string, string> readings, ICollection<Finding> findings)
    {
        var ledger = workspace.Ledger.Without(without, findings);
        var (path, shown, name) = Workspace.Locate(scenario);
        var subject = CampaignSubject.Open(path, shown, name, ledger, workspace.Models, readings, findings);
        if (subject is not null)
        {
            subject.Choices.ReportUnused(subject.Plain.Readings, findings);
        }

        return findings.Any(finding => finding.Severity == FindingSeverity.Error) ? null : subject;
    }

    /// <summary>The manifest of a campaign that begins.</summary>
    public static CampaignManifest Describe(CampaignSubject subject, CampaignDesign design, Workspace workspace, string scenario, IReadOnlyList<string> without, int shardSize)
    {
        var plain = subject.Plain;
        var tally = ReadingTally.Of(plain.Readings);
        return new CampaignManifest
        {
            Identity = CampaignIdentity.Of(subject, design, Engine.CampaignEngine),
            Scenario = plain.Name,
            File = workspace.FromHome(Workspace.FindScenario(scenario).Path),
            Title = plain.Title,
            About = plain.About,
            Design = design,
            ShardSize = shardSize,
            Without = [.. without.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Readings = subject.Choices.Overlays,
            Engine = Engine.CampaignEngine,
            Ledger = subject.LedgerHash,
            Definition = DefinitionDigest.Of(plain.Battle),
            Terrain = new GroundNames(plain.Battle.Ground.Description, plain.Battle.Ground.Identity),
            Duration_s = plain.Battle.Length.Seconds,
            Claimed = tally.Claimed,
            Assumed = tally.Assumed,
            Assets = plain.Battle.Assets.Count,
            References = StampWords.References(plain.Battle),
            Unsupported = StampWords.Unsupported(plain.Battle),
            Factors = [],
            Used = subject.Used,
            Host = Machine,
        };
    }

    /// <summary>Fights what is missing and makes of all rows what they say.</summary>
    /// <param name="subject">The scenario.</param>
    /// <param name="manifest">The campaign, as its folder or its beginner has it.</param>
    /// <param name="folder">Its folder; null where it is to be made at this place.</param>
    /// <param name="place">Where it stands, or will.</param>
    /// <param name="threads">How many threads fight.</param>
    /// <param name="findings">What wants attention goes here; where there are errors, null comes back.</param>
    /// <param name="onlooker">Who is told how far it is.</param>
    /// <param name="stop">Ends it early.</param>
    /// <param name="results">The folder of results, in which the last campaign is noted.</param>
    /// <exception cref="CampaignStoppedException">It was stopped; what is finished is kept.</exception>
    public static CampaignState? Fight(CampaignSubject subject, CampaignManifest manifest, CampaignFolder? folder, string place, int threads, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop, string results = ResultFolder.ResultsFolder)
    {
        var design = manifest.Design;
        var rows = folder?.Rows(manifest.Identity, design, findings) ?? [];
        if (HasErrors(findings))
        {
            return null;
        }

        var missing = CampaignFolder.Missing(design, rows);
        if (missing.Count == 0 && IsWhole(folder!, manifest, rows))
        {
            CampaignPlace.RememberAsLast(place, onlooker, results);
            return new CampaignState(CampaignSummary.FromJson(File.ReadAllText(folder!.PathOf(CampaignFolder.SummaryFile)), folder.PathOf(CampaignFolder.SummaryFile)), IsReused: true, Fought: 0);
        }

        var runner = new CampaignRunner(subject, design, threads);
        var reading = Stopwatch.StartNew();
        CampaignSurvey? survey = null;
        onlooker.During("points read", 0, design.Points, told => survey = runner.Survey(told, stop));
        reading.Stop();
        foreach (var finding in survey!.Wrong)
        {
            findings.Add(finding);
        }

        if (HasErrors(findings))
        {
            return null;
        }

        // The folder is there from the first battle on: what is finished is kept as it comes.
        folder ??= CampaignPlace.Begin(place);
        manifest = manifest with { Factors = survey.Factors, Host = Machine };
        folder.Write(manifest);
        folder.WritePoints(survey.Points);
        CampaignPlace.RememberAsLast(place, onlooker, results);

        var clock = Stopwatch.StartNew();
        var started = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var kept = 0;
        void Keep(IReadOnlyList<BattleOutcome> shard)
        {
            folder.Keep(manifest.Identity, shard);
            kept += shard.Count;
        }

        CampaignManifest WithSession() => manifest with { Sessions = [.. manifest.Sessions, new CampaignSession(started, Math.Round(clock.Elapsed.TotalSeconds, 3), kept, threads, Math.Round(reading.Elapsed.TotalSeconds, 3))] };
        try
        {
            onlooker.During("battles", rows.Count, design.Battles, told => runner.Fight(missing, manifest.ShardSize, Keep, _ => told(), stop));
        }
        catch (OperationCanceledException)
        {
            folder.Write(WithSession());
            throw new CampaignStoppedException(rows.Count + kept, design.Battles, place);
        }
        catch (PointException wrong)
        {
            folder.Write(WithSession());
            foreach (var finding in wrong.Findings)
            {
                findings.Add(finding);
            }

            return null;
        }

        // Read from the files: what is summed up is what is kept.
        manifest = missing.Count > 0 ? WithSession() : manifest;
        return Summarize(folder, manifest, findings) is { } summary ? new CampaignState(summary, IsReused: false, kept) : null;
    }

    /// <summary>Makes summary and page of the rows that are there; null where there are errors, or too few rows.</summary>
    public static CampaignSummary? Summarize(CampaignFolder folder, CampaignManifest manifest, ICollection<Finding> findings)
    {
        var rows = folder.Rows(manifest.Identity, manifest.Design, findings);
        var points = folder.Points(manifest.Design, findings);
        var hash = CampaignHash.Of(rows);
        var context = manifest.Context(hash);
        if (HasErrors(findings))
        {
            return null;
        }

        if (!CampaignSummaryMaker.IsEnough(context, rows))
        {
            findings.Add(Finding.Error(
                new Place(folder.PathOf(CampaignFolder.ShardsFolder)), "battles", $"{rows.Count} of {manifest.Design.Battles} battles are finished: too few to say anything.", $"Fight more: rampart campaign resume {folder.Place}"));
            return null;
        }

        var summary = CampaignSummaryMaker.Make(context, rows, points, manifest.Factors);
        folder.Write(CampaignFolder.SummaryFile, summary.ToJson());
        folder.Write(CampaignFolder.ReportFile, CampaignPage.Write(summary));
        var isWhole = rows.Count == manifest.Design.Battles;
        folder.Write(manifest with
        {
            Hash = isWhole ? hash : null,
            Presentation = Engine.CampaignPresentation(manifest),
            Files = new SortedDictionary<string, string>(new[] { CampaignFolder.SummaryFile, CampaignFolder.ReportFile }.ToDictionary(file => file, file => HashOf(folder.PathOf(file)), StringComparer.Ordinal), StringComparer.Ordinal),
        });
        return summary;
    }

    /// <summary>Why a folder's campaign cannot go on with what is read now; null where it can.</summary>
    public static Finding? Differs(CampaignManifest stands, CampaignManifest now, string place)
    {
        if (string.Equals(stands.Identity, now.Identity, StringComparison.Ordinal))
        {
            return null;
        }

        var what = !string.Equals(stands.Engine, now.Engine, StringComparison.Ordinal) ? $"it was begun with {stands.Engine}; this is {now.Engine}"
            : !string.Equals(stands.Definition, now.Definition, StringComparison.Ordinal) ? "the battle as written is another one now"
            : !string.Equals(stands.Terrain.Identity, now.Terrain.Identity, StringComparison.Ordinal) ? "the ground is another one now"
            : "the readings, their ranges or the claims behind them are others now";
        return Finding.Error(
            new Place(Path.Combine(place, CampaignFolder.ManifestFile)), "identity", $"The campaign cannot go on: {what}. Its battles and new ones would not belong together.",
            "Undo the change, or begin another campaign: rampart campaign run SCENARIO");
    }

    /// <summary>The machine that this runs on.</summary>
    public static MachineNames Machine => new(RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount);

    private static bool HasErrors(ICollection<Finding> findings) => findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Whether rows, summary and page stand as they were written, and would be written the same now.</summary>
    /// <exception cref="UsageException">Somebody has changed one of the files.</exception>
    private static bool IsWhole(CampaignFolder folder, CampaignManifest manifest, IReadOnlyList<BattleOutcome> rows)
    {
        if (manifest.Hash is null || manifest.Files.Count == 0 || !string.Equals(manifest.Presentation, Engine.CampaignPresentation(manifest), StringComparison.Ordinal))
        {
            return false;
        }

        if (!string.Equals(manifest.Hash, CampaignHash.Of(rows), StringComparison.Ordinal))
        {
            throw new UsageException($"{folder.Place} holds this campaign, but its rows are not those of which its summary was made.", "Make the summary again: rampart campaign report FOLDER");
        }

        return manifest.Files.FirstOrDefault(file => !File.Exists(folder.PathOf(file.Key)) || !string.Equals(HashOf(folder.PathOf(file.Key)), file.Value, StringComparison.Ordinal)).Key is not { } changed
            ? true
            : throw new UsageException($"{folder.Place} holds this campaign, but {changed} is not as it was written.", $"Make it again: rampart campaign report {folder.Place}");
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
