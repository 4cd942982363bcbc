using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence</c>: what the ledger holds, how it agrees, and how it stands before nature.</summary>
internal static class EvidenceCommand
{
    private const int NarrowestText = 60;
    private const int WidestText = 100;

    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        var command = new Command("evidence", "What the ledger holds, and how its claims stand to each other and to nature.\n\nExample: rampart evidence physics s-400");
        command.Subcommands.Add(CreateCheck());
        command.Subcommands.Add(CreatePhysics());
        command.Subcommands.Add(CreateShow());
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(EvidenceConflicts.Create());
        command.Subcommands.Add(EvidenceTimeline.Create());
        command.Subcommands.Add(EvidenceForecasts.Create());
        command.Subcommands.Add(EvidenceSources.Create());
        command.Subcommands.Add(EvidenceFamily.Create());
        command.Subcommands.Add(EvidenceGraphFile.Create());
        command.Subcommands.Add(EvidenceAdd.Create());
        command.Subcommands.Add(EvidenceAccept.Create());
        command.Subcommands.Add(EvidenceImpact.Create());
        command.Subcommands.Add(EvidenceExtract.Create());
        return command;
    }

    private static Command CreateCheck()
    {
        var texts = new Option<string?>("--verify", "--texts") { Description = "A folder with the documents' texts: look each quotation up in its document." };
        var json = Options.Json();
        var command = new Command("check", "Check the ledger and the models, and count what they hold.\n\nExample: rampart evidence check --verify my-texts") { texts, json };
        command.SetAction(parsed => Check(parsed.GetValue(texts), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static Command CreatePhysics()
    {
        var subject = new Argument<string?>("SUBJECT") { Description = "Only what is said of this subject, such as s-400.", Arity = ArgumentArity.ZeroOrOne };
        var json = Options.Json();
        var command = new Command("physics", "Hold the claims against nature and against each other: horizon, time, energy, speed, air, units.\n\nExample: rampart evidence physics s-400") { subject, json };
        command.SetAction(parsed => Physics(parsed.GetValue(subject), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static Command CreateShow()
    {
        var asked = new Argument<string>("PROPERTY|CLAIM") { Description = "A property, such as s-400/engagement-range, or one claim on it: the property, # and the document." };
        var json = Options.Json();
        var command = new Command("show", "Show what is said of a property, whoever reads it: claims, quotations, documents, relations.\n\nExample: rampart evidence show s-400/engagement-range") { asked, json };
        command.SetAction(parsed => Show(parsed.GetRequiredValue(asked), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static Command CreateList()
    {
        var prefix = new Argument<string?>("PREFIX") { Description = "Only properties that begin so, such as s-400/.", Arity = ArgumentArity.ZeroOrOne };
        var json = Options.Json();
        var command = new Command("list", "List the properties with what is claimed of them.\n\nExample: rampart evidence list s-400/") { prefix, json };
        command.SetAction(parsed => List(parsed.GetValue(prefix), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Check(string? texts, Screen screen)
    {
        var workspace = Workspace.Open(screen.Findings);
        workspace.Models.CheckFields(workspace.Ledger, screen.Findings);
        var lookedUp = texts is null ? 0 : workspace.Ledger.VerifyQuotations(texts, screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var ledger = workspace.Ledger;
        int In(ClaimState state) => ledger.Claims.Count(claim => claim.State == state);
        (string Key, string Text, int Count)[] counts =
        [
            ("documents", "documents", ledger.Documents.Count),
            ("deals", "deals", ledger.Deals.Count),
            ("properties", "properties", ledger.Properties.Count),
            ("claims", "claims", ledger.Claims.Count),
            ("standing", "  standing", In(ClaimState.Standing)),
            ("superseded", "  superseded", In(ClaimState.Superseded)),
            ("rejected", "  rejected", In(ClaimState.Rejected)),
            ("out_of_scope", "  out of scope", In(ClaimState.OutOfScope)),
            ("quoted", "  with their quotation", ledger.Claims.Count(claim => claim.Recorded is null)),
            ("noted", "  noted only", ledger.Claims.Count(claim => claim.Recorded is not null)),
            ("forecasts", "  forecasts", ledger.Claims.Count(claim => claim.IsForecast)),
            ("graded_by_rule", "  graded by the rule", ledger.Claims.Count(claim => claim.GradeIsByRule)),
            ("relations", "relations", ledger.Relations.Count),
            ("origins", "independent origins", ledger.Claims.Where(claim => claim.OriginIsKnown).Select(claim => claim.Origin).Distinct(StringComparer.OrdinalIgnoreCase).Count()),
            ("models", "models", workspace.Models.All.Count),
        ];
        if (screen.IsJson)
        {
            var result = new JsonObject();
            foreach (var (key, _, count) in counts)
            {
                result[key] = count;
            }

            result["quotations_looked_up"] = lookedUp;
            screen.WriteJson(result);
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.WriteLine("The ledger and the models are in order.");
        foreach (var (_, text, count) in counts)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8:N0}  {text}"));
        }

        if (texts is not null)
        {
            Console.Out.WriteLine($"{lookedUp} quotations were looked up in their documents.");
        }

        return Exit.Done;
    }

    private static int Physics(string? subject, Screen screen)
    {
        var ledger = Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var verdicts = NatureCheck.Of(ledger);
        if (subject is not null)
        {
            var subjects = SubjectsOf(ledger);
            if (!subjects.Contains(subject, StringComparer.Ordinal))
            {
                throw new UsageException($"The ledger has no subject {subject}.", $"{Suggestion(subject, subjects)}Subjects: {string.Join(", ", subjects)}.");
            }

            verdicts = [.. verdicts.Where(verdict => string.Equals(verdict.Subject, subject, StringComparison.Ordinal))];
        }

        // A standing claim that cannot be so is an error in the ledger.
        foreach (var claim in verdicts.Where(verdict => verdict.AsksForAction).SelectMany(verdict => verdict.Claims).Where(claim => claim.IsStanding).DistinctBy(claim => claim.Id, StringComparer.Ordinal))
        {
            screen.Findings.Add(Finding.Error(claim.Place, claim.Id, $"{claim.ValueText} stands and fails nature.", "Reject it with the reason that rampart evidence physics gives, or correct it."));
        }

        var counts = Enum.GetValues<NatureOutcome>().Select(outcome => (Word: NatureCheck.Word(outcome), Count: verdicts.Count(verdict => verdict.Outcome == outcome))).ToList();
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["counts"] = new JsonObject([.. counts.Select(count => KeyValuePair.Create(count.Word, (JsonNode?)count.Count))]),
                ["verdicts"] = new JsonArray([.. verdicts.Select(Json)]),
            });
        }
        else
        {
            screen.ShowFindings();
            Console.Out.Write(Screen.Plain(NatureCheck.ToText(verdicts, Width(screen))));
            Console.Out.WriteLine($"{(verdicts.Count == 0 ? string.Empty : "\n")}{(verdicts.Count == 1 ? "1 verdict" : $"{verdicts.Count} verdicts")}: {string.Join(", ", counts.Select(count => $"{count.Count} {count.Word}"))}.");
        }

        return screen.HasErrors ? Exit.Findings : Exit.Done;
    }

    private static JsonNode Json(NatureVerdict verdict) => new JsonObject
    {
        ["rule"] = verdict.Rule,
        ["subject"] = verdict.Subject,
        ["verdict"] = NatureCheck.Word(verdict.Outcome),
        ["message"] = verdict.Message,
        ["claims"] = new JsonArray([.. verdict.Claims.Select(claim => new JsonObject { ["id"] = claim.Id, ["value"] = claim.ValueText, ["si"] = claim.Value.Si, ["state"] = Word(claim.State) })]),
        ["numbers"] = new JsonArray([.. verdict.Numbers.Select(number => new JsonObject { ["name"] = number.Name, ["value"] = double.IsFinite(number.Value) ? number.Value : null, ["unit"] = number.Unit })]),
        ["formula"] = verdict.Formula,
        ["source"] = verdict.Source,
    };

    private static int Show(string asked, Screen screen)
    {
        var ledger = Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var claim = ledger.FindClaim(asked);
        var property = claim?.Property ?? ledger.FindProperty(asked);
        if (property is null)
        {
            var names = asked.Contains('#', StringComparison.Ordinal) ? ledger.Claims.Select(known => known.Id) : ledger.Properties.Select(known => known.Id);
            throw new UsageException($"The ledger has neither a property nor a claim {asked}.", $"{Suggestion(asked, names)}List them: rampart evidence list");
        }

        var explanation = claim is null ? Explain.Property(ledger, property) : OnlyOf(Explain.Property(ledger, property), claim);
        if (screen.IsJson)
        {
            screen.WriteJson(JsonSerializer.SerializeToNode(explanation, Written));
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.Write(Screen.Plain(explanation.ToText(Width(screen))));
        return Exit.Done;
    }

    /// <summary>The same walk with one of its claims alone, and whatever that one is related to.</summary>
    private static Explanation OnlyOf(Explanation explanation, Claim claim)
    {
        var lines = new List<ExplanationLine>();
        var isShown = true;
        foreach (var line in explanation.Lines)
        {
            if (line.Indent == 0)
            {
                isShown = line.Role is not (ExplanationRole.Claim or ExplanationRole.ClaimRelated) || line.Text.EndsWith($"({claim.Id})", StringComparison.Ordinal);
            }

            // A relation between two claims is told with the first of them only: here it is told anew below.
            if (isShown && line.Role is not (ExplanationRole.Agreement or ExplanationRole.Relation))
            {
                lines.Add(line);
            }
        }

        var used = explanation.Used.Where(known => string.Equals(known.Id, claim.Id, StringComparison.Ordinal)).ToList();
        var others = used.SelectMany(known => known.Relations).Select(relation => relation.OtherClaim).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(used.SelectMany(known => known.Relations).Select(relation =>
            new ExplanationLine(ExplanationRole.Relation, 1, $"It {relation.Words} {relation.OtherValue} ({relation.OtherClaim}){(relation.IsInferred ? ", as the ledger's keeper infers" : string.Empty)}: {relation.Reason}")));
        lines[0] = lines[0] with { Text = $"{claim.Id} = {claim.ValueText}" };
        return explanation with
        {
            Key = claim.Id,
            Value = claim.ValueText,
            Si = double.IsFinite(claim.Value.Si) ? claim.Value.Si : null,
            Used = used,
            Related = [.. explanation.Related.Concat(explanation.Used).Where(known => others.Contains(known.Id))],
            Lines = lines,
        };
    }

    private static int List(string? prefix, Screen screen)
    {
        var ledger = Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var properties = ledger.Properties.Where(property => prefix is null || property.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (properties.Count == 0 && prefix is not null)
        {
            throw new UsageException($"No property begins with {prefix}.", $"{Suggestion(prefix, SubjectsOf(ledger))}Subjects: {string.Join(", ", SubjectsOf(ledger))}.");
        }

        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. properties.Select(property => new JsonObject
            {
                ["property"] = property.Id,
                ["kind"] = PropertyKinds.Word(property.Kind),
                ["meaning"] = property.Meaning,
                ["unit"] = property.Unit is { } unit ? UnitsOfAccount.Word(unit) : null,
                ["per"] = property.Per is { } per ? UnitsOfAccount.Word(per) : null,
                ["deal"] = property.Deal?.Id,
                ["stage"] = property.Stage is { } stage ? DealStages.Word(stage) : null,
                ["origins"] = ledger.AgreementOn(property.Id).Origins.Count,
                ["claims"] = new JsonArray([.. ledger.ClaimsOn(property.Id).Select(claim => new JsonObject { ["id"] = claim.Id, ["value"] = claim.ValueText, ["state"] = Word(claim.State) })]),
            })]));
            return Exit.Done;
        }

        screen.ShowFindings();
        var width = properties.Count == 0 ? 0 : properties.Max(property => property.Id.Length);
        foreach (var property in properties)
        {
            var claims = ledger.ClaimsOn(property.Id);
            var standing = claims.Where(claim => claim.IsStanding).Select(Counted).Distinct(StringComparer.Ordinal).ToList();
            var others = claims.Where(claim => !claim.IsStanding).Select(claim => $"{Counted(claim)} ({Word(claim.State)})").Distinct(StringComparer.Ordinal);
            var values = string.Join(", ", [.. standing, .. others]);
            Console.Out.WriteLine(Screen.Plain($"{property.Id.PadRight(width)}  {(values.Length == 0 ? Explain.NoPublicClaim : values)}"));
        }

        Console.Out.WriteLine(properties.Count == 1 ? "1 property" : $"{properties.Count} properties");
        return Exit.Done;
    }

    // The ledger alone: what is wrong with a model is no matter of these verbs.
    private static Ledger Open(Screen screen) => Ledger.Load(Path.Combine(Workspace.FindHome(), "ledger"), screen.Findings);

    private static IReadOnlyList<string> SubjectsOf(Ledger ledger) =>
        [.. ledger.Properties.Select(property => property.Id[..property.Id.LastIndexOf('/')]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Suggestion(string word, IEnumerable<string> known) => Spelling.Nearest(word, known) is { } near ? $"Did you mean {near}? " : string.Empty;

    private static string Counted(Claim claim) => claim.Property.Unit is { } unit ? UnitsOfAccount.Counted(claim.ValueText, unit) : claim.ValueText;

    private static int Width(Screen screen) => Math.Clamp(screen.Out.Profile.Width, NarrowestText, WidestText);

    private static string Word(ClaimState state) => state switch
    {
        ClaimState.Superseded => "superseded",
        ClaimState.Rejected => "rejected",
        ClaimState.OutOfScope => "out of scope",
        _ => "standing",
    };
}
