using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence sources</c>: who is cited for what, and how that held.</summary>
internal static class EvidenceSources
{
    public static Command Create()
    {
        var by = new Option<SourceKind>("--by")
        {
            Description = "origin, speaker, publisher or document.",
            DefaultValueFactory = _ => SourceKind.Origin,
            CustomParser = result => result.Tokens[0].Value switch
            {
                "origin" => SourceKind.Origin,
                "speaker" => SourceKind.Speaker,
                "publisher" => SourceKind.Publisher,
                "document" => SourceKind.Document,
                var other => Unknown(result, other),
            },
        };
        by.CompletionSources.Add("origin", "speaker", "publisher", "document");
        var json = Options.Json();
        var command = new Command("sources", "Show who is cited for what: claims, subjects, grades, forecasts and how often they were borne out, and who disputes them.\n\nExample: rampart evidence sources --by speaker") { by, json };
        command.SetAction(parsed => Run(parsed.GetValue(by), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static SourceKind Unknown(ArgumentResult result, string other)
    {
        result.AddError($"\"{other}\" is nothing that sources go by. Expected origin, speaker, publisher or document.");
        return SourceKind.Origin;
    }

    private static int Run(SourceKind by, Screen screen)
    {
        var ledger = EvidenceLedger.Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var records = SourceRecord.By(ledger, by);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. records.Select(Json)]));
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.Write(Screen.Plain(SourceText.Of(records, EvidenceLedger.Width(screen))));
        var forecasts = records.Sum(record => record.Forecasts.Count);
        Console.Out.WriteLine($"{records.Count} by {by.ToString().ToLowerInvariant()}; {records.Sum(record => record.Claims)} claims; {forecasts} forecasts of dates, {records.Sum(record => record.ForecastsWith(ForecastVerdict.BorneOut))} borne out, {records.Sum(record => record.ForecastsWith(ForecastVerdict.Open))} open.");
        return Exit.Done;
    }

    private static JsonObject Json(SourceRecord record) => new()
    {
        ["name"] = record.Name,
        ["claims"] = record.Claims,
        ["standing"] = record.Standing,
        ["superseded"] = record.Superseded,
        ["rejected"] = record.Rejected,
        ["out_of_scope"] = record.OutOfScope,
        ["repeating"] = record.Repeating,
        ["subjects"] = EvidenceJson.Texts(record.Subjects),
        ["properties"] = record.Properties,
        ["documents"] = record.Documents,
        ["origins"] = record.Origins,
        ["grades"] = new JsonObject([.. record.Grades.Select(grade => KeyValuePair.Create(grade.Key, (JsonNode?)grade.Value))]),
        ["forecasts"] = new JsonArray([.. record.Forecasts.Select(EvidenceJson.Outcome)]),
        ["disputes"] = new JsonArray([.. record.Disputes.Select(pair => new JsonObject { ["own"] = pair.Own.Id, ["other"] = pair.Other.Id })]),
    };
}
