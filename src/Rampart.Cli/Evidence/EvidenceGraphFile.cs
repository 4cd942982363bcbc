using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence graph</c>: claims and relations for programs that draw graphs.</summary>
internal static class EvidenceGraphFile
{
    public static Command Create()
    {
        var prefix = new Argument<string?>("PREFIX") { Description = "Only claims on properties that begin so, and those that a relation ties to them.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "dot (for Graphviz) or json.", DefaultValueFactory = _ => "dot" };
        format.AcceptOnlyFromAmong("dot", "json");
        var place = new Option<string?>("--out") { Description = "Write the DOT text into this file." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var json = Options.Json();
        var command = new Command("graph", "Print claims and relations as a graph: DOT for Graphviz, or JSON.\n\nExample: rampart evidence graph s-400-turkey/ --format dot") { prefix, format, place, force, json };
        command.SetAction(parsed => Run(parsed.GetValue(prefix), parsed.GetValue(place), parsed.GetValue(force), new Screen(parsed.GetValue(json) || string.Equals(parsed.GetValue(format), "json", StringComparison.Ordinal))));
        return command;
    }

    private static int Run(string? prefix, string? place, bool force, Screen screen)
    {
        var ledger = EvidenceLedger.Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        EvidenceLedger.CheckPrefix(ledger, prefix);
        var graph = EvidenceGraph.Of(ledger, prefix);
        if (place is not null)
        {
            AnswerFile.Write(place, graph.ToDot(), force);
        }

        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["file"] = place,
                ["nodes"] = new JsonArray([.. graph.Claims.Select(EvidenceJson.Claim)]),
                ["edges"] = new JsonArray([.. graph.Relations.Select(EvidenceJson.Relation)]),
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        if (place is null)
        {
            Console.Out.Write(Screen.Plain(graph.ToDot()));
        }
        else
        {
            Console.Out.WriteLine($"{place}: {graph.Claims.Count} claims, {graph.Relations.Count} relations");
        }

        return Exit.Done;
    }
}
