using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Provenance;
using Rampart.Results.Reading;
using Rampart.Results.Report;

namespace Rampart.Cli.Provenance;

/// <summary><c>rampart explain RUN OUTCOME</c>: which claims and assumptions an outcome of a run, or a measure of a campaign, rested on.</summary>
internal static class OutcomeAnswer
{
    // What a reader takes in; the rest is in the JSON.
    private const int MostFactors = 20;

    // What a campaign measures, by the word that a run's summary has for it.
    private static readonly (string Outcome, string Measure)[] Measures = [("kills", "killed"), ("leakers", "leaked"), ("engagements", "missiles-fired"), ("mistakes", "mistakes"), ("damage", "hits")];

    /// <summary>The result's words that can be asked for.</summary>
    public static string Choices => $"Of a run: {string.Join(", ", OutcomeParts.Names)}; of a campaign: {string.Join(", ", Measures.Select(each => each.Outcome))}.";

    public static int Tell(string run, string? outcome, Screen screen)
    {
        if (outcome is null)
        {
            throw new UsageException("Which outcome is to be explained?", $"Such as: rampart explain {run} kills. {Choices}");
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
        var rest = OutcomeParts.Of(Path.Combine(result.Folder, ResultFolder.DatabaseFile), Known(outcome, OutcomeParts.Names), result.Readings);
        if (!rest.DetectionsAreKept && rest.Parts.Count > 0)
        {
            screen.Findings.Add(Finding.Remark(new Place(result.Folder), "detections", "The journal did not keep who detected what: every radar is among the models.", "Run the battle again with --journal full."));
        }

        var models = rest.Parts.Select(part => (Part: part, Readings: rest.Readings.Where(reading => string.Equals(reading.Model, part.Model, StringComparison.Ordinal)).ToList())).ToList();
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
        var named = Measures.FirstOrDefault(each => string.Equals(each.Measure, outcome, StringComparison.Ordinal)).Outcome ?? Known(outcome, [.. Measures.Select(each => each.Outcome)]);
        var measure = Measures.First(each => string.Equals(each.Outcome, named, StringComparison.Ordinal)).Measure;
        var campaign = CampaignDrivers.Of(result);
        var settled = campaign.Settled(measure);
        var readings = result.Readings.Readings.ToDictionary(reading => reading.Name, StringComparer.Ordinal);
        var varied = campaign.Factors.SelectMany(factor => factor.Readings).ToHashSet(StringComparer.Ordinal);
        var still = result.Readings.Readings.Where(reading => !reading.IsDefinition && !varied.Contains(reading.Name)).ToList();
        IReadOnlyList<UsedReading> Behind(string factor) => [.. campaign.ReadingsOf(factor).Select(readings.GetValueOrDefault).OfType<UsedReading>()];
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["result"] = result.Folder,
                ["outcome"] = named,
                ["measure"] = measure,
                ["ledger"] = result.Readings.Ledger,
                ["factors"] = new JsonArray([.. settled.Select(each => SettlingWords.Json(each, new JsonArray([.. Behind(each.Bar.Factor).Select(reading => ReadingWords.Json(reading, result.Readings))])))]),
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
            foreach (var model in Behind(each.Bar.Factor).GroupBy(reading => reading.Model, StringComparer.Ordinal))
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

    private static string Known(string outcome, IReadOnlyList<string> known) => known.Contains(outcome, StringComparer.Ordinal)
        ? outcome
        : throw new UsageException($"There is no outcome {outcome}.", $"{(Spelling.Nearest(outcome, known) is { } near ? $"Did you mean {near}? " : string.Empty)}{Choices}");

    private static string Tally(IReadOnlyList<UsedReading> readings) =>
        $"{Say.Count(readings.Count, "value", "values")} ({readings.Count(reading => reading.IsClaimed).ToString(CultureInfo.InvariantCulture)} read from claims, {readings.Count(reading => reading.IsClaimed && reading.IsDisputed).ToString(CultureInfo.InvariantCulture)} of them disputed; {readings.Count(reading => !reading.IsClaimed).ToString(CultureInfo.InvariantCulture)} assumed)";

    private static string NameOf(string model, List<UsedReading> readings) =>
        readings.Count > 0 && readings[0].ModelName is { Length: > 0 } name && !string.Equals(name, model, StringComparison.OrdinalIgnoreCase) ? $"{name} ({model})" : model;

    private static void Line(string text) => Console.Out.WriteLine(Screen.Plain(text));
}

/// <summary>A campaign's factors and what its battles say of them.</summary>
/// <param name="Summary">What came out.</param>
/// <param name="Factors">What was drawn.</param>
internal sealed record CampaignDrivers(CampaignSummary Summary, IReadOnlyList<FactorTitle> Factors)
{
    /// <exception cref="ResultFormatException">The campaign is not summed up, or by an older program.</exception>
    public static CampaignDrivers Of(KnownResult result)
    {
        var folder = new CampaignFolder(result.Folder);
        if (!File.Exists(folder.PathOf(CampaignFolder.SummaryFile)))
        {
            throw new ResultFormatException($"The campaign in {result.Folder} is not summed up yet.") { Remedy = $"Fight the rest: rampart campaign resume {result.Folder}" };
        }

        return new CampaignDrivers(CampaignSummary.FromJson(result.SummaryText()), folder.Manifest()!.Factors);
    }

    /// <summary>What settling each factor would remove of a measure's variance.</summary>
    /// <exception cref="UsageException">The campaign does not tell what drives this measure.</exception>
    public IReadOnlyList<Settling> Settled(string measure) => Summary.Tornados.Any(tornado => string.Equals(tornado.Measure, measure, StringComparison.Ordinal))
        ? Settling.Of(Summary, measure)
        : throw new UsageException($"The campaign does not tell what drives {measure}.", $"It tells of: {string.Join(", ", Summary.Tornados.Select(tornado => tornado.Measure))}.");

    /// <summary>That the largest of many are partly large by chance.</summary>
    public string AmongMany(string measure)
    {
        var tornado = Summary.Tornados.First(each => string.Equals(each.Measure, measure, StringComparison.Ordinal));
        var standing = tornado.Bars.Count(bar => bar.StandsOut);
        return string.Create(CultureInfo.InvariantCulture, $"{Say.Count(tornado.Factors, "factor was", "factors were")} looked at: {tornado.OutsideNought} would seem to matter if each were looked at alone, chance alone makes about {tornado.ByChance:0.#} such, and {standing} stand out from all (Holm's rule, 5 %). The largest of many shares are partly large by chance.");
    }

    public IReadOnlyList<string> ReadingsOf(string factor) => Factors.FirstOrDefault(each => string.Equals(each.Name, factor, StringComparison.Ordinal))?.Readings ?? [];
}

/// <summary>What knowing a value would win, in words and as JSON.</summary>
internal static class SettlingWords
{
    /// <summary>What a share leaves out.</summary>
    public const string Alone = "A share counts what the factor does by itself, not what it does only together with others.";

    public static string Share(Settling settling)
    {
        var readings = settling.OfReadings is { } share ? $"; of what the unknown values do, {Percent(share)}" : string.Empty;
        var isTold = settling.Interval.Low <= 0.0 ? "; not told apart from nothing" : settling.Bar.StandsOut ? "; stands out" : string.Empty;
        return $"{Percent(settling.Share)} of the variance between battles (95 %: {Percent(settling.Interval.Low)} to {Percent(settling.Interval.High)}){isTold}{readings}";
    }

    public static JsonObject Json(Settling settling, JsonArray readings) => new()
    {
        ["factor"] = settling.Bar.Factor,
        ["title"] = settling.Bar.Title,
        ["share"] = settling.Share,
        ["low"] = settling.Interval.Low,
        ["high"] = settling.Interval.High,
        ["method"] = settling.Interval.Method,
        ["shareOfReadings"] = settling.OfReadings,
        ["standsOut"] = settling.Bar.StandsOut,
        ["effect"] = settling.Bar.Effect,
        ["readings"] = readings,
    };

    public static string Percent(double share) => (100.0 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
