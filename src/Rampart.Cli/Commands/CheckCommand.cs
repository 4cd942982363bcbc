using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart check</c>: reads ledger, models and scenarios and reports everything that wants attention.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var scenarios = new Argument<string[]>("SCENARIO") { Description = "Scenarios to check; default: all in scenarios/.", Arity = ArgumentArity.ZeroOrMore };
        var quotations = new Option<string?>("--verify") { Description = "A folder with the documents' texts: look each quotation up in its document." };
        var json = Options.Json();
        var command = new Command("check", "Check the ledger, the models and scenarios; all findings at once.\n\nExample: rampart check scenarios/first-look") { scenarios, quotations, json };
        command.SetAction(parsed => Run(parsed.GetValue(scenarios) ?? [], parsed.GetValue(quotations), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string[] scenarios, string? texts, Screen screen)
    {
        var workspace = Workspace.Open(screen.Findings);
        workspace.Models.CheckFields(workspace.Ledger, screen.Findings);
        var lookedUp = texts is null ? 0 : workspace.Ledger.VerifyQuotations(texts, screen.Findings);
        var names = scenarios.Length > 0 ? scenarios : AllScenarios(workspace.Home);
        var readings = new Dictionary<string, Reading>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var reading in workspace.ReadScenario(name, screen.Findings)?.Readings ?? [])
            {
                readings[$"{reading.Model} {reading.Key}"] = reading;
            }
        }

        var unique = Unique(screen.Findings);
        screen.Findings.Clear();
        foreach (var finding in unique)
        {
            screen.Findings.Add(finding);
        }

        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var tally = ReadingTally.Of(readings.Values);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["scenarios"] = names.Length,
                ["claims"] = workspace.Ledger.Claims.Count,
                ["models"] = workspace.Models.All.Count,
                ["claimed"] = tally.Claimed,
                ["assumed"] = tally.Assumed,
                ["quotations"] = lookedUp,
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        screen.Out.WriteLine($"{(names.Length == 1 ? "1 scenario" : $"{names.Length} scenarios")}, {workspace.Models.All.Count} models and {workspace.Ledger.Claims.Count} claims are in order.");
        screen.Out.WriteLine($"Of the values that the scenarios read, {tally.Claimed} come from claims and {tally.Assumed} are assumed.");
        if (texts is not null)
        {
            screen.Out.WriteLine($"{lookedUp} quotations were looked up in their documents.");
        }

        return Exit.Done;
    }

    // Two scenarios that use one model find the same fault in it: it is told once.
    private static List<Finding> Unique(ICollection<Finding> findings) => [.. findings.Distinct()];

    private static string[] AllScenarios(string home)
    {
        var folder = Path.Combine(home, "scenarios");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "scenario.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
    }
}
