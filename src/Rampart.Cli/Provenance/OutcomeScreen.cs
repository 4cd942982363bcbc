using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Results.Report;

namespace Rampart.Cli.Provenance;

/// <summary><c>rampart explain RUN OUTCOME</c>: which claims and assumptions an outcome of a run, or a measure of a campaign, rested on.</summary>
internal static class OutcomeScreen
{
    // What a reader takes in; the rest is in the JSON.
    private const int MostFactors = 20;

    public static int Tell(string run, string? outcome, Screen screen)
    {
        if (outcome is null)
        {
            throw new UsageException("Which outcome is to be explained?", $"Such as: rampart explain {run} kills. {OutcomeAnswer.Choices}");
        }

        var result = KnownResult.Find(run);
        return result.Kind switch
        {
            ResultKind.Run => OfRun(result, outcome, screen),
            ResultKind.Campaign => OfCampaign(result, outcome, screen),
            _ => throw new UsageException($"{result.Folder} holds {result.Words}, which has no kills and leakers.", $"Its sources are told by: rampart cite {run}"),
        };
    }

    private static int OfRun(KnownResult result, string outcome, Screen screen)
    {
        var (_, rest, models) = OutcomeAnswer.OfRun(result, outcome, screen.Findings);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["result"] = result.Folder,
                ["outcome"] = rest.Name,
                ["targets"] = rest.Targets,
                ["missiles"] = rest.Missiles,
                ["ledger"] = result.Readings.Ledger,
                ["models"] = new JsonArray([.. models.Select(model => new JsonObject
                {
                    ["model"] = model.Part.Model,
                    ["took"] = new JsonArray([.. model.Part.Took.Select(took => JsonValue.Create(took))]),
                    ["readings"] = new JsonArray([.. model.Readings.Select(reading => ReadingWords.Json(reading, result.Readings))]),
                })]),
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        if (models.Count == 0)
        {
            Line($"{rest.Words}: none in this battle ({result.Folder}).");
            return Exit.Done;
        }

        Line($"{rest.Words}: {rest.Targets.ToString(CultureInfo.InvariantCulture)}, with {Say.Count(rest.Missiles, "missile", "missiles")} ({result.Folder})");
        Line($"{Tally(rest.Readings)} of {Say.Count(models.Count, "model", "models")} that took part; ledger {result.Readings.Ledger[..8]}.");
        foreach (var (part, readings) in models)
        {
            Line(string.Empty);
            Line($"{NameOf(part.Model, readings)}: {string.Join("; ", part.Took)}");
            foreach (var line in ReadingWords.Lines(readings, result.Readings, "  "))
            {
                Line(line);
            }
        }

        return Exit.Done;
    }

    private static int OfCampaign(KnownResult result, string outcome, Screen screen)
    {
        var behind = OutcomeAnswer.OfCampaign(result, outcome);
        var (_, named, measure, campaign, settled, still) = behind;
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["result"] = result.Folder,
                ["outcome"] = named,
                ["measure"] = measure,
                ["ledger"] = result.Readings.Ledger,
                ["factors"] = new JsonArray([.. settled.Select(each => SettlingWords.Json(each, new JsonArray([.. behind.Behind(each.Bar.Factor).Select(reading => ReadingWords.Json(reading, result.Readings))])))]),
                ["notVaried"] = new JsonArray([.. still.Select(reading => ReadingWords.Json(reading, result.Readings))]),
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        Line($"{campaign.Summary.Measures.First(each => string.Equals(each.Id, measure, StringComparison.Ordinal)).Words}: what decides it, by the share of the variance that knowing it would remove ({result.Folder})");
        Line($"{campaign.AmongMany(measure)}");
        Line($"Of {campaign.Factors.Count.ToString(CultureInfo.InvariantCulture)} factors that the campaign drew, those with several readings that move together counted as one, {settled.Count.ToString(CultureInfo.InvariantCulture)} could be told from {Say.Count(campaign.Summary.Points, "point", "points")}; ledger {result.Readings.Ledger[..8]}. {SettlingWords.Alone}");
        foreach (var each in settled.Take(MostFactors))
        {
            Line(string.Empty);
            Line($"{each.Bar.Title}: {SettlingWords.Share(each)}; {FactorWords.RestsOn(each.Bar)}");
            foreach (var model in behind.Behind(each.Bar.Factor).GroupBy(reading => reading.Model, StringComparer.Ordinal))
            {
                foreach (var line in ReadingWords.Lines([.. model], result.Readings, $"  {model.Key} "))
                {
                    Line(line);
                }
            }
        }

        if (settled.Count > MostFactors)
        {
            Line(string.Empty);
            Line($"And {Say.Count(settled.Count - MostFactors, "factor", "factors")} more, each with {SettlingWords.Percent(settled[MostFactors].Share)} or less: --json lists all.");
        }

        if (campaign.Factors.Count > settled.Count)
        {
            Line(string.Empty);
            var silent = campaign.Factors.Where(factor => settled.All(each => !string.Equals(each.Bar.Factor, factor.Name, StringComparison.Ordinal))).Select(factor => factor.Title).ToList();
            var unnamed = silent.Count - MostFactors;
            Line($"Too few points to tell of {Say.Count(silent.Count, "other factor", "other factors")}: {string.Join("; ", silent.Take(MostFactors))}{(unnamed > 0 ? $"; and {unnamed.ToString(CultureInfo.InvariantCulture)} more" : string.Empty)}.");
        }

        Line(string.Empty);
        Line($"The campaign did not vary {Tally(still)}.");
        return Exit.Done;
    }

    private static string Tally(IReadOnlyList<UsedReading> readings) =>
        $"{Say.Count(readings.Count, "value", "values")} ({readings.Count(reading => reading.IsClaimed).ToString(CultureInfo.InvariantCulture)} read from claims, {readings.Count(reading => reading.IsClaimed && reading.IsDisputed).ToString(CultureInfo.InvariantCulture)} of them disputed; {readings.Count(reading => !reading.IsClaimed).ToString(CultureInfo.InvariantCulture)} assumed)";

    private static string NameOf(string model, IReadOnlyList<UsedReading> readings) =>
        readings.Count > 0 && readings[0].ModelName is { Length: > 0 } name && !string.Equals(name, model, StringComparison.OrdinalIgnoreCase) ? $"{name} ({model})" : model;

    private static void Line(string text) => Console.Out.WriteLine(Screen.Plain(text));
}
