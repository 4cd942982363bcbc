using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Results.Report;
using Rampart.Results.Summary;

namespace Rampart.Answers.Provenance;

/// <summary>A document that a result's claims stand in.</summary>
/// <param name="Document">The document.</param>
/// <param name="Speakers">Whose words of it were read.</param>
/// <param name="For">The models' values that read them.</param>
/// <param name="Claims">The ids of the claims.</param>
internal sealed record CitedSource(ExplainedDocument Document, IReadOnlyList<string> Speakers, IReadOnlyList<string> For, IReadOnlyList<string> Claims);

/// <summary>What an article needs to quote a result: the answer in a sentence, what it rests on, and the sources.</summary>
internal sealed record Citation
{
    /// <summary>A short name: scenario and hash.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Answer { get; init; }

    /// <summary>Stands above the answer where an assumed value is the top driver.</summary>
    public string? Banner { get; init; }

    /// <summary>What the answer rests on, each with its name.</summary>
    public required IReadOnlyList<(string What, string Text)> Stamp { get; init; }

    /// <summary>The documents of the claims that were read, by their dates.</summary>
    public required IReadOnlyList<CitedSource> Sources { get; init; }

    /// <summary>How many claims stand against those that were read.</summary>
    public required int Disputing { get; init; }

    /// <summary>The day on which the result was made; null where it does not say.</summary>
    public string? Made { get; init; }

    public static Citation Of(KnownResult result)
    {
        var used = result.Readings;
        var values = used.Readings.Where(reading => !reading.IsDefinition).ToList();
        var claimed = values.Count(reading => reading.IsClaimed);
        var stamp = new List<(string, string)>();
        var citation = result.Kind switch
        {
            ResultKind.Run => OfRun(result, stamp),
            ResultKind.Campaign => OfCampaign(result, stamp),
            _ => OfCoverage(result, stamp),
        };
        stamp.Add(("values", $"{claimed.ToString(CultureInfo.InvariantCulture)} of {Say.Count(values.Count, "model value", "model values")} read from public claims, {(values.Count - claimed).ToString(CultureInfo.InvariantCulture)} assumed"));
        stamp.Add(("ledger", used.Ledger));
        stamp.Add(("engine", result.Word("engine") ?? "unknown"));
        var read = used.Readings.SelectMany(reading => reading.Claims).ToHashSet(StringComparer.Ordinal);
        return citation with
        {
            Sources = SourcesOf(used),
            Disputing = used.Readings.SelectMany(reading => reading.DisputedBy).Distinct(StringComparer.Ordinal).Count(claim => !read.Contains(claim)),
        };
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["title"] = Title,
        ["banner"] = Banner,
        ["answer"] = Answer,
        ["stamp"] = new JsonObject(Stamp.Select(each => KeyValuePair.Create(each.What, (JsonNode?)each.Text))),
        ["made"] = Made,
        ["sources"] = new JsonArray([.. Sources.Select((source, at) => new JsonObject
        {
            ["number"] = at + 1,
            ["document"] = source.Document.Id,
            ["publisher"] = source.Document.Publisher,
            ["title"] = source.Document.Title,
            ["date"] = source.Document.Date,
            ["dateKnown"] = source.Document.DateKnown,
            ["address"] = source.Document.Address,
            ["speakers"] = new JsonArray([.. source.Speakers.Select(each => JsonValue.Create(each))]),
            ["for"] = new JsonArray([.. source.For.Select(each => JsonValue.Create(each))]),
            ["claims"] = new JsonArray([.. source.Claims.Select(each => JsonValue.Create(each))]),
        })]),
        ["disputingClaims"] = Disputing,
    };

    private static Citation OfRun(KnownResult result, List<(string, string)> stamp)
    {
        var summary = BattleSummary.FromJson(result.SummaryText(), result.SummaryFile);
        stamp.Add(("scenario", summary.Scenario));
        stamp.Add(("seed", $"{summary.Seed.ToString(CultureInfo.InvariantCulture)}, replication {summary.Replication.ToString(CultureInfo.InvariantCulture)}"));
        Add(stamp, "changed by request", string.Join("; ", Changes(result)));
        Add(stamp, "terrain", result.Manifest["terrain"]?["ground"]?.GetValue<string>());
        Add(stamp, "reference detections and echoes", References(result.Readings));
        stamp.Add(("hash", summary.Hash));
        return new Citation
        {
            Id = $"{summary.Scenario}-{Short(summary.Hash)}",
            Title = summary.Title,
            Answer = $"{AnswerWords.Of(summary)} What drives it, one battle does not tell: a campaign does.",
            Stamp = stamp,
            Sources = [],
            Disputing = 0,
            Made = Day(result.Word("started")),
        };
    }

    private static Citation OfCampaign(KnownResult result, List<(string, string)> stamp)
    {
        var summary = CampaignDrivers.Of(result).Summary;
        stamp.Add(("scenario", summary.Scenario));
        stamp.Add(("seed", $"{summary.Seed.ToString(CultureInfo.InvariantCulture)}, {Say.Count(summary.Points, "point", "points")} with {Say.Count(summary.BattlesPerPoint, "battle", "battles")} each"));
        Add(stamp, "changed by request", string.Join("; ", summary.Changes));
        stamp.Add(("terrain", summary.Terrain));
        Add(stamp, "not supported", summary.Unsupported);
        Add(stamp, "reference detections and echoes", summary.References);
        stamp.Add(("hash", summary.Hash));
        return new Citation
        {
            Id = $"{summary.Scenario}-campaign-{Short(summary.Hash)}",
            Title = summary.Title,
            Answer = summary.Answer,
            Banner = summary.Banner,
            Stamp = stamp,
            Sources = [],
            Disputing = 0,
            Made = Day(new CampaignFolder(result.Folder).Manifest()!.Sessions is [.., var last] ? last.Started : null),
        };
    }

    private static Citation OfCoverage(KnownResult result, List<(string, string)> stamp)
    {
        var summary = result.Summary();
        string? Text(string key) => summary[key] is JsonValue value ? value.ToString() : null;
        var identity = result.Word("identity") ?? string.Empty;
        Add(stamp, "system", Text("system"));
        Add(stamp, "target", Text("target"));
        Add(stamp, "terrain", Text("ground"));
        Add(stamp, "seed", Text("points") is { } points and not "0" ? $"{Text("seed")}, {points} draws" : null);
        Add(stamp, "reference detections and echoes", References(result.Readings));
        stamp.Add(("identity", identity));
        return new Citation
        {
            Id = $"{result.Word("kind")}-{(identity.Length >= 8 ? identity[..8] : identity)}",
            Title = $"{result.Words[(result.Words.IndexOf(' ', StringComparison.Ordinal) + 1)..]}{(Text("system") is { } system ? $" of the {system}" : string.Empty)}",
            Answer = Text("answer") ?? "The result holds no answer.",
            Stamp = stamp,
            Sources = [],
            Disputing = 0,
        };
    }

    /// <summary>The documents of all claims that values were made from, the oldest first.</summary>
    private static IReadOnlyList<CitedSource> SourcesOf(UsedReadings used)
    {
        var readersOf = used.Readings.SelectMany(reading => reading.Claims.Select(claim => (Claim: claim, Reading: reading.Name))).ToLookup(pair => pair.Claim, pair => pair.Reading, StringComparer.Ordinal);
        return
        [
            .. used.Claims.Where(claim => readersOf.Contains(claim.Id))
                .GroupBy(claim => claim.Document.Id, StringComparer.Ordinal)
                .Select(group => new CitedSource(
                    group.First().Document,
                    [.. group.Select(claim => claim.Speaker).Distinct(StringComparer.Ordinal)],
                    [.. group.SelectMany(claim => readersOf[claim.Id]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    [.. group.Select(claim => claim.Id)]))
                .OrderBy(source => source.Document.Date.TrimStart('.', '/'), StringComparer.Ordinal).ThenBy(source => source.Document.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the radars' ranges refer to, and the targets' cross-sections: RCS and Pd of the stamp.</summary>
    private static string References(UsedReadings used)
    {
        var values = used.Readings.ToDictionary(reading => reading.Name, reading => reading.Value, StringComparer.Ordinal);
        var radars = used.Readings.Where(reading => reading.Key is "reference-detection.range")
            .Select(reading => $"{reading.Model} {reading.Value} at {values.GetValueOrDefault($"{reading.Model}/reference-detection.rcs")}, Pd {values.GetValueOrDefault($"{reading.Model}/reference-detection.detection-probability")}");
        var echoes = used.Readings.Where(reading => reading.Key is "rcs" || (reading.Key.StartsWith("rcs.", StringComparison.Ordinal) && reading.Key.EndsWith(".nose", StringComparison.Ordinal)))
            .Select(reading => $"{reading.Model}{reading.Key["rcs".Length..].Replace(".nose", " nose", StringComparison.Ordinal).Replace('.', ' ')} {reading.Value}");
        return string.Join("; ", radars.Concat(echoes));
    }

    private static IEnumerable<string> Changes(KnownResult result)
    {
        if (result.Manifest["point"] is { } point)
        {
            yield return $"point {point} of a campaign";
        }

        foreach (var claim in result.Manifest["without"]?.AsArray() ?? [])
        {
            yield return $"without {claim}";
        }

        foreach (var reading in result.Manifest["changedReadings"]?.AsArray() ?? [])
        {
            yield return $"{reading}";
        }
    }

    private static void Add(List<(string, string)> stamp, string what, string? text)
    {
        if (text is { Length: > 0 })
        {
            stamp.Add((what, text));
        }
    }

    private static string Short(string hash) => hash[..Math.Min(8, hash.Length)];

    private static string? Day(string? moment) => moment is { Length: >= 10 } ? moment[..10] : null;
}
