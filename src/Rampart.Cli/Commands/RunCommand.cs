using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Quantities;
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
            new BattleAsked(
                parsed.GetRequiredValue(scenario), parsed.GetValue(seed), parsed.GetValue(replication),
                new RunChanges(parsed.GetValue(point), parsed.GetValue(without) ?? [], parsed.GetValue(reading) ?? [])),
            parsed.GetValue(outFolder), parsed.GetValue(force), parsed.GetValue(journal), Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(BattleAsked asked, string? outFolder, bool force, JournalLevel level, UnitSystem units, Screen screen)
    {
        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors || BattleOrder.Read(asked, workspace, screen.Findings) is not { } order)
        {
            return screen.EndWithErrors();
        }

        BattleSummary? written = null;
        if (order.AsWritten is { } plain)
        {
            if (NothingChanges(plain, order.Scenario) is { } why)
            {
                screen.Findings.Add(why);
            }

            written = BattleComparison.Fight(plain, order.Seed, asked.Replication, interruption.Token);
        }

        var made = order.Fight(outFolder, force, level, screen.Findings, TerminalOnlooker.Here, interruption.Token);
        var comparison = written is null ? null : BattleComparison.Of(order.AsWritten!, written, order.Scenario, made.Summary);
        return Show(made.Summary, order.Scenario, made.Place, made.IsReused, comparison, units, screen);
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
}
