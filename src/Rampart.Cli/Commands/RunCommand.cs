using System.CommandLine;
using System.Text.Json.Nodes;
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
    public static Command Create()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A scenario's folder or file." };
        var seed = Options.Seed();
        var replication = Options.Replication();
        var outFolder = new Option<string?>("--out") { Description = "Where the result goes; default: results/NAME/SEED-HASH8." };
        var force = new Option<bool>("--force") { Description = "Replace another result that stands there." };
        var journal = Options.Journal();
        var units = Options.Units();
        var json = Options.Json();
        var command = new Command("run", "Fight one battle: words on the screen, a page and a database.\n\nExample: rampart run scenarios/first-look --seed 3")
        {
            scenario, seed, replication, outFolder, force, journal, units, json,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(scenario), parsed.GetValue(seed), parsed.GetValue(replication), parsed.GetValue(outFolder), parsed.GetValue(force),
            parsed.GetValue(journal), Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(
        string scenarioPath, ulong? seedGiven, ulong replication, string? outFolder, bool force, JournalLevel level, UnitSystem units, Screen screen)
    {
        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        var scenario = screen.HasErrors ? null : workspace.ReadScenario(scenarioPath, screen.Findings);
        if (scenario is null || screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var seed = seedGiven ?? scenario.Seed;
        var hash = Engine.ResultHash(scenario, seed, replication);
        var place = outFolder ?? Path.Combine(ResultFolder.ResultsFolder, scenario.Name, $"{seed}-{hash}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        var standing = Standing.At(place);
        var isSame = standing is not null && string.Equals(standing.Identity, hash, StringComparison.Ordinal);
        if (isSame && standing!.Changed(place) is { } changed && !force)
        {
            throw new UsageException($"{place} holds this result, but {changed} is not as it was written.", "Replace it with --force, or choose another folder with --out.");
        }

        if (isSame && standing!.Keeps(level) && standing.IsShownAs(Engine.PresentationHash(scenario, workspace.Ledger.Fingerprint())) && !force)
        {
            ResultFolder.RememberAsLast(Path.GetFullPath(place));
            return Show(BattleSummary.FromJson(File.ReadAllText(Path.Combine(place, ResultFolder.SummaryFile))), scenario, place, isReused: true, units, screen);
        }

        // The same battle that kept less, or whose page says what is no longer so, may be replaced; what it kept is kept again.
        if (isSame && standing!.Keeps(level) && !force)
        {
            level = standing.Kept;
        }

        ResultFolder.Guard(place, force || isSame);
        using var folder = ResultFolder.Begin(place);
        var summary = BattleRun.Fight(scenario, seed, replication, level, workspace, hash, folder, screen.Findings, interruption.Token);
        folder.Finish();
        return Show(summary, scenario, place, isReused: false, units, screen);
    }

    private static int Show(BattleSummary summary, Scenario scenario, string place, bool isReused, UnitSystem units, Screen screen)
    {
        if (screen.IsJson)
        {
            var result = JsonNode.Parse(summary.ToJson())!;
            screen.WriteJson(new JsonObject { ["folder"] = place, ["reused"] = isReused, ["summary"] = result });
        }
        else
        {
            screen.ShowFindings();
            RunScreen.Show(summary, scenario, place, isReused, units, screen.Out);
        }

        return Exit.Done;
    }
}
