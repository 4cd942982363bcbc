using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Cli.Provenance;
using Rampart.Evidence;
using Rampart.Results.Report;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence impact</c>: which models and scenarios read a claim, what they would read without it, and what its settling would be worth.</summary>
internal static class EvidenceImpact
{
    private const string Leaked = "leaked";

    public static Command Create()
    {
        var asked = new Argument<string>("CLAIM|PROPERTY") { Description = "A claim, such as s-400/engagement-range#tass-2020-03-16, or a property." };
        var campaign = new Option<string?>("--campaign") { Description = "Also say how much of the answer's variance its settling would remove: a campaign's folder, or `last`." };
        var measure = new Option<string>("--measure") { Description = "Of which of the campaign's measures: leaked, killed, missiles-fired, mistakes or hits.", DefaultValueFactory = _ => Leaked };
        var json = Options.Json();
        var command = new Command("impact", "Which models and scenarios read a claim, what they would read without it, and what settling it is worth.\n\nExample: rampart evidence impact s-400/engagement-range#tass-2020-03-16")
        {
            asked, campaign, measure, json,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(asked), parsed.GetValue(campaign), parsed.GetValue(measure)!, new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string asked, string? campaign, string measure, Screen screen)
    {
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var claim = workspace.Ledger.FindClaim(asked);
        var property = claim?.Property ?? workspace.Ledger.FindProperty(asked);
        if (property is null)
        {
            var names = asked.Contains('#', StringComparison.Ordinal) ? workspace.Ledger.Claims.Select(known => known.Id) : workspace.Ledger.Properties.Select(known => known.Id);
            throw new UsageException($"The ledger has neither a property nor a claim {asked}.", $"{(Spelling.Nearest(asked, names) is { } near ? $"Did you mean {near}? " : string.Empty)}List them: rampart evidence list");
        }

        var uses = ImpactAnswer.Uses(workspace, property, claim);
        var scenarios = ImpactAnswer.Scenarios(workspace, uses, screen.Findings);
        var worth = campaign is null ? null : ImpactWorth.Of(campaign, uses, measure);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["property"] = property.Id,
                ["claim"] = claim?.Id,
                ["fields"] = new JsonArray([.. uses.Select(use => use.ToJson())]),
                ["scenarios"] = new JsonArray([.. scenarios.Select(scenario => new JsonObject { ["scenario"] = scenario.Name, ["fields"] = new JsonArray([.. scenario.Fields.Select(field => JsonValue.Create(field))]) })]),
                ["campaign"] = worth?.ToJson(),
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        Line($"{claim?.Id ?? property.Id}{(claim is null ? string.Empty : $" = {claim.ValueText}{(claim.IsStanding ? string.Empty : ", which does not stand: " + claim.Because)}")}");
        Line(property.Meaning);
        Line(string.Empty);
        Line(uses.Count == 0 ? "No model reads it." : $"{Say.Count(uses.Count, "value reads", "values read")} it, or could:");
        foreach (var use in uses)
        {
            Line($"  {use.Name} = {use.Value}  {use.As}: {use.Part}");
            if (use.Without is { } without)
            {
                Line($"      without it: {without}");
            }
        }

        Line(string.Empty);
        Line(scenarios.Count == 0 ? "No scenario of this project uses such a value." : $"{Say.Count(scenarios.Count, "scenario uses", "scenarios use")} them:");
        foreach (var scenario in scenarios)
        {
            Line($"  {scenario.Name}: {string.Join(", ", scenario.Fields)}");
        }

        foreach (var line in worth?.Lines ?? [])
        {
            Line(line);
        }

        return Exit.Done;
    }

    private static void Line(string text) => Console.Out.WriteLine(Screen.Plain(text));
}
