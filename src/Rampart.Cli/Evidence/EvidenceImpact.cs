using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Campaigns.Report;
using Rampart.Cli.Provenance;
using Rampart.Evidence;
using Rampart.Quantities;
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

        var uses = Uses(workspace, property, claim);
        var scenarios = Scenarios(workspace, uses, screen);
        var worth = campaign is null ? null : Worth.Of(campaign, uses, measure);
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

    /// <summary>Every field of a model that reads the property, or passes it over.</summary>
    private static List<Use> Uses(Workspace workspace, PropertyDefinition property, Claim? claim)
    {
        var without = claim is { IsStanding: true } ? workspace.Ledger.Without([claim.Id], []) : null;
        var uses = new List<Use>();
        foreach (var model in workspace.Models.All)
        {
            var readings = ModelLibrary.ReadFields(model, workspace.Ledger, []).Where(reading => Speaks(reading, property)).ToList();
            if (readings.Count == 0)
            {
                continue;
            }

            var faults = new List<Finding>();
            var others = without is null ? null : ModelLibrary.ReadFields(model, without, faults).ToDictionary(reading => reading.Key, StringComparer.Ordinal);
            uses.AddRange(readings.Select(reading => new Use(
                reading, Part(reading, claim),
                others is null || reading.Source == ReadingSource.Assumed ? null : Otherwise(reading, others.GetValueOrDefault(reading.Key), faults.Find(fault => string.Equals(fault.Subject, reading.Key, StringComparison.Ordinal))))));
        }

        return uses;
    }

    private static bool Speaks(Reading reading, PropertyDefinition property) =>
        string.Equals(reading.Property?.Id, property.Id, StringComparison.Ordinal) || reading.Beside.Any(beside => string.Equals(beside.Id, property.Id, StringComparison.Ordinal));

    /// <summary>What part the claim, or the property's claims, have in a reading.</summary>
    private static string Part(Reading reading, Claim? claim)
    {
        bool Holds(IReadOnlyList<Claim> claims) => claims.Any(each => string.Equals(each.Id, claim!.Id, StringComparison.Ordinal));
        return reading.Source == ReadingSource.Assumed ? $"assumed, and passes {(claim is null ? "its claims" : "it")} over: {reading.Because}"
            : claim is null ? $"read from {Say.Count(Math.Max(reading.Claims.Count, reading.Voices.Count), "claim", "claims")}"
            : Holds(reading.Voices) && reading.Voices.Count > 1 ? $"one of {Say.Count(reading.Voices.Count, "voice", "voices")} that it is read from"
            : Holds(reading.Claims) ? "the one claim that it is read from"
            : "another claim is read; this one is not";
    }

    private static string Otherwise(Reading reading, Reading? other, Finding? fault)
    {
        if (other is null)
        {
            return fault?.Remedy is { Length: > 0 } remedy ? $"nothing could be read there. {remedy}" : "nothing could be read there.";
        }

        var range = string.Equals(reading.RangeText, other.RangeText, StringComparison.Ordinal) ? string.Empty : $"; it could be {(other.RangeText.Length == 0 ? "nothing else" : other.RangeText)} instead of {(reading.RangeText.Length == 0 ? "nothing else" : reading.RangeText)}";
        return string.Equals(reading.Text, other.Text, StringComparison.Ordinal) && range.Length == 0 ? "the same" : $"{other.Text}{range}";
    }

    /// <summary>The project's scenarios that use one of the values; one that cannot be read is told as a remark.</summary>
    private static List<(string Name, IReadOnlyList<string> Fields)> Scenarios(Workspace workspace, List<Use> uses, Screen screen)
    {
        var folder = Path.Combine(workspace.Home, "scenarios");
        var found = new List<(string, IReadOnlyList<string>)>();
        if (uses.Count == 0 || !Directory.Exists(folder))
        {
            return found;
        }

        foreach (var scenario in Directory.EnumerateDirectories(folder).Where(each => File.Exists(Path.Combine(each, "scenario.yaml"))).Order(StringComparer.Ordinal))
        {
            var findings = new List<Finding>();
            if (workspace.ReadScenario(scenario, findings) is not { } read)
            {
                screen.Findings.Add(Finding.Remark(new Place(workspace.FromHome(scenario)), "scenario", "It cannot be read, so that nothing is known of what it uses.", $"Look at it: rampart check {workspace.FromHome(scenario)}"));
                continue;
            }

            var used = read.Readings.Select(reading => $"{reading.Model}/{reading.Key}").ToHashSet(StringComparer.Ordinal);
            string[] fields = [.. uses.Select(use => use.Name).Where(used.Contains)];
            if (fields.Length > 0)
            {
                found.Add((workspace.FromHome(scenario), fields));
            }
        }

        return found;
    }

    private static void Line(string text) => Console.Out.WriteLine(Screen.Plain(text));

    /// <summary>A model's field that reads the property.</summary>
    private sealed record Use(Reading Reading, string Part, string? Without)
    {
        public string Name => $"{Reading.Model}/{Reading.Key}";

        public string Value => Reading.Text;

        public string As => Reading.As;

        public JsonObject ToJson() => new() { ["model"] = Reading.Model, ["key"] = Reading.Key, ["value"] = Value, ["as"] = As, ["part"] = Part, ["without"] = Without };
    }

    /// <summary>What settling it would be worth in a campaign.</summary>
    private sealed record Worth(string Folder, CampaignSummary Summary, string Measure, IReadOnlyList<(Settling Settling, IReadOnlyList<string> Others)> Settled, IReadOnlyList<string> Untold, IReadOnlyList<UsedReading> Still, bool IsUsed, string Among)
    {
        public static Worth Of(string campaign, List<Use> uses, string measure)
        {
            var result = KnownResult.Find(CampaignPlace.Find(campaign).Place);
            var drivers = CampaignDrivers.Of(result);
            var settled = drivers.Settled(measure);
            var names = uses.Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
            var factors = drivers.Factors.Where(factor => factor.Readings.Any(names.Contains)).ToList();
            var varied = factors.SelectMany(factor => factor.Readings).ToHashSet(StringComparer.Ordinal);
            var used = result.Readings.Readings.Where(reading => names.Contains(reading.Name)).ToList();
            return new Worth(
                result.Folder, drivers.Summary, measure,
                [
                    .. from each in settled
                       let factor = factors.Find(factor => string.Equals(factor.Name, each.Bar.Factor, StringComparison.Ordinal))
                       where factor is not null
                       select (each, (IReadOnlyList<string>)[.. factor.Readings.Where(reading => !names.Contains(reading))]),
                ],
                [.. factors.Where(factor => settled.All(each => !string.Equals(each.Bar.Factor, factor.Name, StringComparison.Ordinal))).Select(factor => factor.Title)],
                [.. used.Where(reading => !varied.Contains(reading.Name))], used.Count > 0, drivers.AmongMany(measure));
        }

        public IEnumerable<string> Lines
        {
            get
            {
                yield return string.Empty;
                yield return $"In the campaign {Folder} ({Say.Count(Summary.Points, "point", "points")}, {Say.Count(Summary.Battles, "battle", "battles")}), of {Measure}:";
                foreach (var (settling, others) in Settled)
                {
                    yield return $"  {settling.Bar.Title}: settling it would remove {SettlingWords.Share(settling)}.";
                    if (others.Count > 0)
                    {
                        yield return $"      It is drawn together with {string.Join(", ", others)}: the share is that of all of them.";
                    }
                }

                foreach (var title in Untold)
                {
                    yield return $"  {title}: drawn at too few points to tell.";
                }

                foreach (var reading in Still)
                {
                    yield return $"  {reading.Name} = {reading.Value} was not varied ({reading.As}{(reading.Overlay is null ? string.Empty : ", by --reading")}): the campaign says nothing of what settling it would be worth. To vary it: --reading \"{reading.Name}=spread(uniform)\".";
                }

                yield return !IsUsed ? "  The campaign's scenario does not use it: settling it would change nothing there."
                    : Settled.Count > 0 ? $"  {SettlingWords.Alone} {Among}"
                    : "  So nothing can be said of it.";
            }
        }

        public JsonObject ToJson() => new()
        {
            ["folder"] = Folder,
            ["measure"] = Measure,
            ["isUsed"] = IsUsed,
            ["settling"] = new JsonArray([.. Settled.Select(each => SettlingWords.Json(each.Settling, new JsonArray([.. each.Others.Select(other => JsonValue.Create(other))])))]),
            ["tooFewPoints"] = new JsonArray([.. Untold.Select(title => JsonValue.Create(title))]),
            ["notVaried"] = new JsonArray([.. Still.Select(reading => JsonValue.Create(reading.Name))]),
        };
    }
}
