using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>One value of a model as a result has used it: what it was, how it was read, and the claims or the assumption behind it.</summary>
public sealed record UsedReading
{
    /// <summary>The model's name in files.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name for readers.</summary>
    public string ModelName { get; init; } = string.Empty;

    /// <summary>The value's key in the model.</summary>
    public required string Key { get; init; }

    /// <summary>As a reader sees it.</summary>
    public required string Value { get; init; }

    /// <summary>In SI units; null for words.</summary>
    public double? Si { get; init; }

    /// <summary>"claimed" or "assumed".</summary>
    public required string Source { get; init; }

    /// <summary>How it was read: <c>one(…)</c>, <c>middle</c>, <c>spread(…)</c>, <c>assumed</c>, <c>overlay</c>.</summary>
    public required string As { get; init; }

    /// <summary>The property that was read; null for an assumption.</summary>
    public string? Property { get; init; }

    /// <summary>The ids of the claims that the value was made from.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>The ids of standing claims that say something else.</summary>
    public IReadOnlyList<string> DisputedBy { get; init; } = [];

    /// <summary>The ids of claims that an assumption passes over.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>What it may as well be: a range or choices; null where it is fixed.</summary>
    public string? Range { get; init; }

    /// <summary>The reason of an assumption.</summary>
    public string? Because { get; init; }

    /// <summary>How a campaign draws it: <c>uniform</c>, <c>triangular</c>, <c>log-triangular</c>, <c>discrete</c>; null where it does not.</summary>
    public string? Drawn { get; init; }

    /// <summary>The option's key that read it otherwise than the model is written; null where none did.</summary>
    public string? Overlay { get; init; }

    /// <summary>True where it only says what the thing is, such as a class.</summary>
    public bool IsDefinition { get; init; }

    [JsonIgnore]
    public bool IsClaimed => Source is "claimed";

    [JsonIgnore]
    public bool IsDisputed => DisputedBy.Count > 0;

    /// <summary>MODEL/KEY.</summary>
    [JsonIgnore]
    public string Name => $"{Model}/{Key}";

    public static UsedReading Of(Ledger ledger, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new UsedReading
        {
            Model = reading.Model,
            ModelName = reading.ModelName,
            Key = reading.Key,
            Value = reading.Text,
            Si = double.IsFinite(reading.Si) ? reading.Si : null,
            Source = reading.Source == ReadingSource.Claimed ? "claimed" : "assumed",
            As = reading.As,
            Property = reading.Property?.Id,
            Claims = [.. reading.Claims.Select(claim => claim.Id)],
            DisputedBy = [.. Disputed.By(ledger, reading).Select(claim => claim.Id)],
            Beside = reading.Source == ReadingSource.Assumed ? [.. reading.OtherClaims.Select(claim => claim.Id)] : [],
            Range = reading.RangeText.Length == 0 ? null : reading.RangeText,
            Because = reading.Because,
            Drawn = reading.Spread switch
            {
                ReadingSpread.Uniform => "uniform",
                ReadingSpread.Triangular => "triangular",
                ReadingSpread.LogTriangular => "log-triangular",
                ReadingSpread.Discrete => "discrete",
                _ => null,
            },
            Overlay = reading.Overlay,
            IsDefinition = reading.IsDefinition,
        };
    }
}

/// <summary>All readings of a result, with the words of every claim they name, so that a result can be walked back by itself.</summary>
/// <param name="Ledger">The fingerprint of the ledger that was read.</param>
/// <param name="Readings">By model and key.</param>
/// <param name="Claims">The claims behind them and against them, by id.</param>
public sealed record UsedReadings(string Ledger, IReadOnlyList<UsedReading> Readings, IReadOnlyList<ExplainedClaim> Claims)
{
    private const string LedgerKey = "ledger";
    private const string ReadingsKey = "readings";
    private const string ClaimsKey = "claims";

    public static UsedReadings Of(IReadOnlyList<Reading> readings, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(ledger);
        UsedReading[] used =
        [
            .. readings.DistinctBy(reading => (reading.Model, reading.Key))
                .OrderBy(reading => reading.Model, StringComparer.Ordinal).ThenBy(reading => reading.Key, StringComparer.Ordinal)
                .Select(reading => UsedReading.Of(ledger, reading)),
        ];
        var named = used.SelectMany(reading => reading.Claims.Concat(reading.DisputedBy).Concat(reading.Beside)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new UsedReadings(ledger.Fingerprint(), used, [.. named.Select(ledger.FindClaim).OfType<Claim>().Select(claim => Explain.Claim(ledger, claim))]);
    }

    /// <summary>The claim of an id; null where no reading names it.</summary>
    public ExplainedClaim? Claim(string id) => Claims.FirstOrDefault(claim => string.Equals(claim.Id, id, StringComparison.Ordinal));

    /// <summary>Writes them into a manifest as <c>ledger</c>, <c>readings</c> and <c>claims</c>, and gives the manifest back.</summary>
    public JsonObject WriteInto(JsonObject manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var written = JsonSerializer.SerializeToNode(this, UsedReadingsJson.Written.UsedReadings)!.AsObject();
        foreach (var (key, value) in written.ToList())
        {
            manifest[key] = value?.DeepClone();
        }

        return manifest;
    }

    /// <summary>The readings of a manifest; null where it has none, as those of an older program.</summary>
    /// <exception cref="JsonException">They are damaged.</exception>
    public static UsedReadings? From(JsonObject manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest[LedgerKey] is not null && manifest[ReadingsKey] is JsonArray && manifest[ClaimsKey] is JsonArray
            ? WrittenJson.Read<UsedReadings>(manifest.ToJsonString(), UsedReadingsJson.Reading)
            : null;
    }
}

/// <summary>How readings are written into manifests.</summary>
[JsonSerializable(typeof(UsedReadings))]
internal sealed partial class UsedReadingsJson : JsonSerializerContext
{
    /// <summary>How they are read again.</summary>
    public static JsonSerializerOptions Reading => field ??= WrittenJson.Reading(Written.Options);

    public static UsedReadingsJson Written { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
}
