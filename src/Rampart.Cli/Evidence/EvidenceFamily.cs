using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence family</c>: how a statement went from document to document.</summary>
internal static class EvidenceFamily
{
    public static Command Create()
    {
        var claim = new Argument<string>("CLAIM") { Description = "A claim, such as s-400/engagement-range#press-tv-2020-12-07." };
        var json = Options.Json();
        var command = new Command("family", "Show the tree of copies and conversions of a claim, from the original down, and what took its place.\n\nExample: rampart evidence family s-400/engagement-range#press-tv-2020-12-07") { claim, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(claim), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string asked, Screen screen)
    {
        var ledger = EvidenceLedger.Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var family = ClaimFamily.Of(ledger, EvidenceLedger.FindClaim(ledger, asked));
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["asked"] = family.Asked.Id,
                ["roots"] = new JsonArray([.. family.Roots.Select(Json)]),
                ["also_said"] = new JsonArray([.. family.AlsoSaid.Select(EvidenceJson.Claim)]),
                ["conversions"] = new JsonArray([.. family.Conversions.Select(conversion => new JsonObject
                {
                    ["claim"] = conversion.Claim.Id,
                    ["own"] = conversion.Own.Text,
                    ["other"] = conversion.Other.Text,
                    ["other_si"] = conversion.Other.Si,
                    ["became"] = EvidenceJson.Texts(conversion.Became.Select(claim => claim.Id)),
                })]),
                ["round_trips"] = EvidenceJson.Texts(family.RoundTrips),
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.Write(Screen.Plain(FamilyText.Of(family, EvidenceLedger.Width(screen))));
        return Exit.Done;
    }

    private static JsonObject Json(FamilyMember member) => new()
    {
        ["claim"] = EvidenceJson.Claim(member.Claim),
        ["converted"] = member.Claim.Converted?.Text,
        ["by"] = member.Relation is { } relation ? EvidenceJson.Relation(relation) : null,
        ["children"] = new JsonArray([.. member.Children.Select(Json)]),
    };
}
