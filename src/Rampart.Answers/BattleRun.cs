using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Database;
using Rampart.Results.Reading;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Answers;

/// <summary>Fights one battle and writes all files of its result.</summary>
internal static class BattleRun
{
    public const int ManifestFormat = 1;

    // Long enough that looking at the clock costs nothing, short enough that Ctrl-C is answered at once.
    private static readonly Duration Stretch = Duration.FromSeconds(30.0);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static BattleSummary Fight(
        Scenario scenario, ulong seed, ulong replication, JournalLevel level, Ledger ledger, RunChanges changes, (string Hash, string File) identity, ResultFolder folder,
        ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var started = DateTimeOffset.UtcNow;
        BattleSummary? summary = null;
        ResultWriteException.Guard(folder.Working, () =>
        {
            var (hash, events) = FightToJournal(scenario, seed, replication, level, folder, onlooker, stop);
            var fought = clock.Elapsed;
            var journal = JournalContents.Read(File.ReadAllBytes(folder.PathOf(ResultFolder.JournalFile)));
            if (level is JournalLevel.Events or JournalLevel.Full && !string.Equals(journal.HashText, hash, StringComparison.Ordinal))
            {
                // The records on disk are not those that were fought: nothing may be built on them.
                throw new InvalidDataException($"The journal's records hash to {journal.HashText}; the battle that wrote them had {hash}.");
            }

            var run = new RunIdentity(scenario.Name, scenario.Title, seed, replication, hash, events, level, $"Rampart {Engine.Version} ({Engine.Identity})");
            summary = BattleSummary.Of(journal, scenario.Battle, run);
            foreach (var remark in Remarks(journal, scenario))
            {
                findings.Add(remark);
            }

            stop.ThrowIfCancellationRequested();
            var readings = UsedReadings.Of(scenario.Readings, ledger);
            RunDatabase.Write(folder.PathOf(ResultFolder.DatabaseFile), journal, scenario.Battle, run, readings, scenario.ModelOf);
            stop.ThrowIfCancellationRequested();
            File.WriteAllText(folder.PathOf(ResultFolder.SummaryFile), summary.ToJson());
            File.WriteAllText(folder.PathOf(ResultFolder.ReportFile), ReportPage.Write(new ReportInput
            {
                Title = scenario.Title,
                About = scenario.About,
                Summary = summary,
                Journal = journal,
                Battle = scenario.Battle,
                Readings = scenario.Readings,
                Findings = [.. findings],
                Stamp = Stamp.Of(summary, scenario.Readings, scenario.Battle.Ground.Description, readings.Ledger, DefinitionDigest.Of(scenario.Battle)),
            }));
            var manifest = Manifest(scenario, seed, replication, level, readings, changes, identity, summary, started, fought, clock.Elapsed, folder);
            File.WriteAllText(folder.PathOf(ResultFolder.ManifestFile), manifest.ToJsonString(Indented) + "\n");
        });
        return summary!;
    }

    private static (string Hash, long Events) FightToJournal(
        Scenario scenario, ulong seed, ulong replication, JournalLevel level, ResultFolder folder, IOnlooker onlooker, CancellationToken stop)
    {
        using var stream = File.Create(folder.PathOf(ResultFolder.JournalFile));
        var journal = new Journal(stream, level);
        var battle = new Battle(scenario.Battle, seed, replication, journal);
        Fight(battle, scenario.Title, onlooker, stop);
        return (journal.HashText(), journal.Events);
    }

    /// <summary>Fights a battle to its end, and tells how far it is.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Fight(Battle battle, string title, IOnlooker onlooker, CancellationToken stop)
    {
        var stretches = (int)Math.Ceiling((battle.End - battle.Now).Seconds / Stretch.Seconds);
        onlooker.During($"half-minutes of {title}", 0, stretches, told =>
        {
            while (battle.Now < battle.End)
            {
                stop.ThrowIfCancellationRequested();
                battle.RunUntil(battle.Now + Stretch);
                told();
            }
        });
    }

    /// <summary>How often a formula was used outside the range for which it is validated.</summary>
    private static IEnumerable<Finding> Remarks(JournalContents journal, Scenario scenario)
    {
        var high = journal.Of<ModelRemark>().Count(remark => remark.Limit == RemarkedLimit.HorizonAboveTenKilometres);
        if (high > 0)
        {
            yield return Finding.Remark(
                new Place(scenario.Name), "horizon", $"{high} of {scenario.Battle.Targets.Count} targets were seen above 10 km, where the effective-earth factor is optimistic.",
                "Read their distances of first detection as upper bounds.");
        }

        // A ballistic missile is low for seconds only, when it leaves and when it arrives.
        var ballistic = scenario.Battle.Targets.Where(target => target.Class == TargetClass.BallisticMissile).Select(target => target.Name).ToHashSet(StringComparer.Ordinal);
        var low = journal.Of<ModelRemark>().Count(remark => remark.Limit == RemarkedLimit.LowOverCoarseGround && !ballistic.Contains(journal.Name(remark.Target)));
        if (low > 0)
        {
            yield return Finding.Remark(
                new Place(scenario.Name), "terrain", $"{low} of {scenario.Battle.Targets.Count} targets flew below {GroundQuality.LowFlight.Kilometres:0} km over ground unknown or too coarse for that ({scenario.Battle.Ground.Description}): not supported.",
                "Import finer terrain (`rampart terrain get`, `rampart terrain import`) and name it under `theatre: terrain`.");
        }
    }

    private static JsonObject Manifest(
        Scenario scenario, ulong seed, ulong replication, JournalLevel level, UsedReadings readings, RunChanges changes, (string Hash, string File) identity, BattleSummary summary,
        DateTimeOffset started, TimeSpan fought, TimeSpan all, ResultFolder folder)
    {
        var files = new JsonObject();
        foreach (var file in new[] { ResultFolder.DatabaseFile, ResultFolder.JournalFile, ResultFolder.ReportFile, ResultFolder.SummaryFile })
        {
            using var stream = File.OpenRead(folder.PathOf(file));
            files[file] = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        var manifest = new JsonObject
        {
            ["format"] = ManifestFormat,
            ["identity"] = identity.Hash,
            ["presentation"] = Engine.PresentationHash(scenario, readings.Ledger),
            ["scenario"] = scenario.Name,
            ["seed"] = seed,
            ["replication"] = replication,
            ["journal"] = level.ToString().ToLowerInvariant(),
            ["hash"] = summary.Hash,
            ["engine"] = summary.Engine,
            ["definition"] = DefinitionDigest.Of(scenario.Battle),
            ["ledger"] = readings.Ledger,
            ["file"] = identity.File,
            ["terrain"] = new JsonObject { ["ground"] = scenario.Battle.Ground.Description, ["identity"] = scenario.Battle.Ground.Identity },
            ["files"] = files,
            ["host"] = new JsonObject
            {
                ["os"] = RuntimeInformation.OSDescription,
                ["runtime"] = RuntimeInformation.FrameworkDescription,
                ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
                ["processors"] = Environment.ProcessorCount,
            },
            ["started"] = started.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["battleSeconds"] = Math.Round(fought.TotalSeconds, 3),
            ["allSeconds"] = Math.Round(all.TotalSeconds, 3),
        };
        changes.Note(manifest);
        return readings.WriteInto(manifest);
    }
}
