using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence conflicts</c>: what the claims do not agree on, how far, why, and what would settle it.</summary>
internal static class EvidenceConflicts
{
    public static Command Create()
    {
        var prefix = new Argument<string?>("PREFIX") { Description = "Only conflicts with a property that begins so, such as s-400-turkey/.", Arity = ArgumentArity.ZeroOrOne };
        var brief = new Option<bool>("--brief") { Description = "One line for each conflict." };
        var open = new Option<bool>("--open") { Description = "Only those that nothing in the ledger decides or explains." };
        var json = Options.Json();
        var command = new Command("conflicts", "Show what the claims do not agree on: the values side by side, how far they lie apart, why, and what would settle it.\n\nExample: rampart evidence conflicts s-400/engagement-range") { prefix, brief, open, json };
        command.SetAction(parsed => Run(parsed.GetValue(prefix), parsed.GetValue(brief), parsed.GetValue(open), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? prefix, bool isBrief, bool onlyOpen, Screen screen)
    {
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var ledger = workspace.Ledger;
        EvidenceLedger.CheckPrefix(ledger, prefix);
        var conflicts = Conflicts.Of(ledger, PropertyReaders.Of(workspace.Models, ledger))
            .Where(conflict => prefix is null || conflict.Properties.Any(property => property.Id.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(conflict => !onlyOpen || conflict.State == ConflictState.Open)
            .ToList();
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. conflicts.Select(Json)]));
            return Exit.Done;
        }

        screen.ShowFindings();
        var width = EvidenceLedger.Width(screen);
        for (var i = 0; i < conflicts.Count; i++)
        {
            if (isBrief)
            {
                Console.Out.WriteLine(Screen.Plain(ConflictText.Brief(conflicts[i], width)));
            }
            else
            {
                Console.Out.WriteLine(Screen.Plain(ConflictText.Full(ledger, conflicts[i], i + 1, width)));
            }
        }

        var counts = Enum.GetValues<ConflictState>().Select(state => $"{conflicts.Count(conflict => conflict.State == state)} {Conflict.Word(state)}");
        Console.Out.WriteLine($"{(conflicts.Count == 1 ? "1 conflict" : $"{conflicts.Count} conflicts")}: {string.Join(", ", counts)}; {conflicts.Count(conflict => conflict.ReadBy.Count > 0)} read by a model.");
        return Exit.Done;
    }

    private static JsonObject Json(Conflict conflict) => new()
    {
        ["lead"] = conflict.Lead.Id,
        ["state"] = Conflict.Word(conflict.State),
        ["properties"] = EvidenceJson.Texts(conflict.Properties.Select(property => property.Id)),
        ["read_by"] = EvidenceJson.Texts(conflict.ReadBy),
        ["weight"] = conflict.Weight,
        ["claims"] = new JsonArray([.. conflict.Claims.Select(EvidenceJson.Claim)]),
        ["spreads"] = new JsonArray([.. conflict.Spreads.Select(spread => new JsonObject
        {
            ["property"] = spread.Property.Id,
            ["low"] = spread.Low.Value.Text,
            ["high"] = spread.High.Value.Text,
            ["ratio"] = spread.Ratio,
            ["days"] = spread.Days,
            ["currency"] = spread.Low.Value.Currency,
            ["answers"] = EvidenceJson.Texts(spread.Answers),
        })]),
        ["units"] = EvidenceJson.Texts(conflict.Units.Select(UnitsOfAccount.Word)),
        ["relations"] = new JsonArray([.. conflict.Relations.Select(EvidenceJson.Relation)]),
        ["settling"] = new JsonArray([.. conflict.Settling.Select(step => new JsonObject { ["rule"] = Conflict.Word(step.Rule), ["text"] = step.Text })]),
    };
}
