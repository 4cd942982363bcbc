using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Database;
using Rampart.Results.Reading;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart run</c>: fights one battle and writes its result.</summary>
internal static class RunCommand
{
    private const ulong MostPoints = (1UL << 48) - 1;

    public static Command Create()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A scenario's folder or file." };
        var seed = Options.Seed();
        var replication = Options.Replication();
        var point = new Option<ulong?>("--point")
        {
            Description = "Read as a campaign's point has drawn; with --replication, fights one battle of the campaign again.",
            CustomParser = result => Options.WholeNumber(result, "a point", MostPoints),
        };
        var without = Options.Without();
        var reading = Options.Reading();
        var outFolder = new Option<string?>("--out") { Description = "Where the result goes; default: results/NAME/SEED-HASH8." };
        var force = new Option<bool>("--force") { Description = "Replace another result that stands there." };
        var journal = Options.Journal();
        var units = Options.Units();
        var json = Options.Json();
        var command = new Command("run", "Fight one battle: words on the screen, a page and a database.\n\nExample: rampart run scenarios/first-look --seed 3")
        {
            scenario, seed, replication, point, without, reading, outFolder, force, journal, units, json,
        };
        command.SetAction(parsed => Run(
            new Asked(
                parsed.GetRequiredValue(scenario), parsed.GetValue(seed), parsed.GetValue(replication),
                new RunChanges(parsed.GetValue(point), parsed.GetValue(without) ?? [], parsed.GetValue(reading) ?? [])),
            parsed.GetValue(outFolder), parsed.GetValue(force), parsed.GetValue(journal), Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(Asked asked, string? outFolder, bool force, JournalLevel level, UnitSystem units, Screen screen)
    {
        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors || Read(asked, workspace, screen) is not { } read)
        {
            return screen.EndWithErrors();
        }

        var (scenario, ledger, seed) = (read.Scenario, read.Ledger, read.Seed);
        var replication = asked.Replication;
        BattleComparison? comparison = null;
        BattleSummary? written = null;
        if (read.AsWritten is { } plain)
        {
            if (NothingChanges(plain, scenario) is { } why)
            {
                screen.Findings.Add(why);
            }

            written = BattleComparison.Fight(plain, seed, replication, interruption.Token);
        }

        var hash = Engine.ResultHash(scenario, seed, replication);
        var place = outFolder ?? Path.Combine(ResultFolder.ResultsFolder, scenario.Name, $"{seed}-{hash}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        int Told(BattleSummary summary, bool isReused)
        {
            comparison = written is null ? null : BattleComparison.Of(read.AsWritten!, written, scenario, summary);
            return Show(summary, scenario, place, isReused, comparison, units, screen);
        }

        var standing = Standing.At(place);
        var isSame = standing is not null && string.Equals(standing.Identity, hash, StringComparison.Ordinal);
        if (isSame && standing!.Changed(place) is { } changed && !force)
        {
            throw new UsageException($"{place} holds this result, but {changed} is not as it was written.", "Replace it with --force, or choose another folder with --out.");
        }

        if (isSame && standing!.Keeps(level) && standing.IsShownAs(Engine.PresentationHash(scenario, ledger.Fingerprint())) && !force)
        {
            ResultFolder.RememberAsLast(Path.GetFullPath(place), TerminalOnlooker.Here);
            return Told(BattleSummary.FromJson(File.ReadAllText(Path.Combine(place, ResultFolder.SummaryFile))), isReused: true);
        }

        // The same battle that kept less, or whose page says what is no longer so, may be replaced; what it kept is kept again.
        if (isSame && standing!.Keeps(level) && !force)
        {
            level = standing.Kept;
        }

        ResultFolder.Guard(place, force || isSame);
        using var folder = ResultFolder.Begin(place);
        var summary = BattleRun.Fight(
            scenario, seed, replication, level, ledger, asked.Changes, (hash, workspace.FromHome(Workspace.FindScenario(asked.Scenario).Path)), folder, screen.Findings, TerminalOnlooker.Here, interruption.Token);
        folder.Finish(TerminalOnlooker.Here);
        return Told(summary, isReused: false);
    }

    /// <summary>The scenario as it is asked for, and as it is written where that is something else; null where there are errors among the findings.</summary>
    private static ReadScenario? Read(Asked asked, Workspace workspace, Screen screen)
    {
        // The seed is needed for the draws of a point; where the command line has none, the scenario names it.
        var changes = asked.Changes;
        var overlays = ReadingChoices.ParseOverlays(changes.Readings, screen.Findings);
        var ledger = workspace.Ledger.Without(changes.Without, screen.Findings);
        if (screen.HasErrors || workspace.ReadScenario(asked.Scenario, screen.Findings) is not { } plain)
        {
            return null;
        }

        var seed = asked.Seed ?? plain.Seed;
        var draws = changes.Point is { } point ? new PointDraws(seed, point) : null;
        var written = draws is null ? plain : Again(asked.Scenario, workspace, plain, workspace.Ledger, new ReadingChoices { Draws = draws }, screen);
        if (written is null || !changes.AreReadings)
        {
            return written is null ? null : new ReadScenario(written, workspace.Ledger, seed, AsWritten: null);
        }

        var choices = new ReadingChoices { Draws = draws, Overlays = overlays };
        var changed = Again(asked.Scenario, workspace, plain, ledger, choices, screen);
        if (changed is not null)
        {
            choices.ReportUnused(changed.Readings, screen.Findings);
        }

        return changed is null || screen.HasErrors ? null : new ReadScenario(changed, ledger, seed, written);
    }

    // What the first reading remarked on is not told twice.
    private static Scenario? Again(string given, Workspace workspace, Scenario plain, Ledger ledger, ReadingChoices choices, Screen screen)
    {
        var findings = new List<Finding>();
        var scenario = workspace.ReadScenario(given, findings, ledger, choices, plain.Battle.Ground);
        foreach (var finding in findings.Except(screen.Findings).ToList())
        {
            screen.Findings.Add(finding);
        }

        return scenario;
    }

    private static Finding? NothingChanges(Scenario written, Scenario changed)
    {
        if (BattleComparison.Changed(written, changed).Count > 0)
        {
            return null;
        }

        var why = string.Equals(DefinitionDigest.Of(written.Battle), DefinitionDigest.Of(changed.Battle), StringComparison.Ordinal)
            ? "no value that this scenario reads rests on it alone, or each has the value already"
            : "only how values are read, not what they are";
        return Finding.Remark(new Place("--without, --reading"), "change", $"Nothing changes in this battle: {why}.", "A campaign may differ all the same, where the claim is one voice of a spread (rampart campaign run). `rampart explain MODEL` shows what rests on which claim.");
    }

    private static int Show(BattleSummary summary, Scenario scenario, string place, bool isReused, BattleComparison? comparison, UnitSystem units, Screen screen)
    {
        if (screen.IsJson)
        {
            var result = new JsonObject { ["folder"] = place, ["reused"] = isReused, ["summary"] = JsonNode.Parse(summary.ToJson())! };
            if (comparison is not null)
            {
                result["comparison"] = comparison.ToJson();
            }

            screen.WriteJson(result);
        }
        else
        {
            screen.ShowFindings();
            comparison?.Show(screen.Out);
            RunScreen.Show(summary, scenario, place, isReused, units, screen.Out);
        }

        return Exit.Done;
    }

    private sealed record Asked(string Scenario, ulong? Seed, ulong Replication, RunChanges Changes);

    private sealed record ReadScenario(Scenario Scenario, Ledger Ledger, ulong Seed, Scenario? AsWritten);
}
