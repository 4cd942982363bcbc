using System.Text.Json;
using System.Text.Json.Serialization;
using Rampart.Campaigns.Estimates;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;

namespace Rampart.Campaigns.Report;

/// <summary>An interval and how it was made.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Method">How, in words: "t over 100 points", "Wilson, effective number 143", "3/n over 100 points".</param>
public sealed record Interval(double Low, double High, string Method);

/// <summary>What a campaign knows of one measure of its battles, such as the number of leakers.</summary>
/// <remarks>
/// With a single point the battles are the units, and what the readings do is null. Of a ratio of means (missiles for each kill) the bars of dice
/// and readings and the variances are null, and the least, the greatest and the counts are those of battles with a kill.
/// </remarks>
public sealed record MeasureEstimate
{
    /// <summary>Its short name, such as <c>leaked</c>.</summary>
    public required string Id { get; init; }

    /// <summary>In words behind a number: "hostile targets leaked".</summary>
    public required string Words { get; init; }

    /// <summary>The mean over all battles.</summary>
    public required double Mean { get; init; }

    /// <summary>Not run enough: 95 % interval of the mean over dice and readings together.</summary>
    public required Interval MonteCarlo { get; init; }

    /// <summary>Unknown parameters: where the middle 90 % of expected values lie across the readings, the dice taken out; null where every point has one battle.</summary>
    public required Interval? Readings { get; init; }

    /// <summary>Dice: where the middle 90 % of battles lie about their point's expected value; null where every point has one battle.</summary>
    public required Interval? Dice { get; init; }

    /// <summary>Variance between battles of one point, with its 95 % interval; null where every point has one battle.</summary>
    public required double? DiceVariance { get; init; }

    /// <summary>95 % interval of that variance.</summary>
    public required Interval? DiceVarianceInterval { get; init; }

    /// <summary>Variance between the points' expected values, with its 95 % interval.</summary>
    public required double? ReadingsVariance { get; init; }

    /// <summary>95 % interval of that variance.</summary>
    public required Interval? ReadingsVarianceInterval { get; init; }

    /// <summary>The least value that a battle had.</summary>
    public required double Least { get; init; }

    /// <summary>Half of the battles had this or less.</summary>
    public required double Median { get; init; }

    /// <summary>The greatest value that a battle had.</summary>
    public required double Greatest { get; init; }

    /// <summary>How many battles had each value, ascending, for the histogram.</summary>
    public required IReadOnlyList<ValueCount> Counts { get; init; }

    /// <summary>What a count is out of, such as the hostile targets of a battle; null for what has no such number.</summary>
    public double? OutOf { get; init; }

    /// <summary>A share from 0 to 1, better shown in per cent.</summary>
    public bool IsShare { get; init; }
}

/// <summary>How many battles had a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Battles">How many battles had it.</param>
public readonly record struct ValueCount(double Value, int Battles);

/// <summary>Something that a battle has or has not: an asset destroyed, a friendly or civil aircraft killed.</summary>
/// <param name="Id">Its short name, such as <c>asset-destroyed</c>.</param>
/// <param name="Words">For a reader: "at least one defended asset destroyed".</param>
/// <param name="Seen">How many battles had it.</param>
/// <param name="Battles">Out of how many.</param>
/// <param name="Share">The one through the other.</param>
/// <param name="Interval">95 % interval of the share, battles of one point not counted as independent.</param>
public sealed record EventEstimate(string Id, string Words, int Seen, int Battles, double Share, Interval Interval);

/// <summary>One bar of the tornado: the mean of a measure where a factor was drawn low, and where it was drawn high.</summary>
public sealed record TornadoBar
{
    /// <summary>The factor's short name.</summary>
    public required string Factor { get; init; }

    /// <summary>For a reader: "92N6E target and missile channels".</summary>
    public required string Title { get; init; }

    /// <summary>Whether claims are behind all of it, a part of it, or none of it: <c>claimed</c>, <c>partly</c>, <c>beside</c> (assumed although claims exist), <c>assumed</c>.</summary>
    [JsonConverter(typeof(FactorSupportJson))]
    public required FactorSupport Support { get; init; }

    /// <summary>True where claims are behind all of it.</summary>
    public bool IsClaimed => Support == FactorSupport.Claimed;

    /// <summary>How many independent origins speak of it, or of the part of it that is read from claims.</summary>
    public required int IndependentOrigins { get; init; }

    /// <summary>How many claims its assumptions pass over.</summary>
    public int ClaimsBeside { get; init; }

    /// <summary>What "low" was: "below 312 km", or the name of a level.</summary>
    public required string LowWords { get; init; }

    /// <summary>What "high" was.</summary>
    public required string HighWords { get; init; }

    /// <summary>How many points drew it low.</summary>
    public required int LowPoints { get; init; }

    /// <summary>How many points drew it high.</summary>
    public required int HighPoints { get; init; }

    /// <summary>The measure's mean where it was drawn low.</summary>
    public required double LowMean { get; init; }

    /// <summary>95 % interval of that mean.</summary>
    public required Interval LowInterval { get; init; }

    /// <summary>The measure's mean where it was drawn high.</summary>
    public required double HighMean { get; init; }

    /// <summary>95 % interval of that mean.</summary>
    public required Interval HighInterval { get; init; }

    /// <summary>High less low.</summary>
    public required double Effect { get; init; }

    /// <summary>95 % interval of the effect, for this factor taken alone.</summary>
    public required Interval EffectInterval { get; init; }

    /// <summary>How much of the variance between the points' means the factor makes; null where too few points have drawn it.</summary>
    public VarianceShare? VarianceShare { get; init; }

    /// <summary>The effect is larger than chance would explain with so many factors looked at (Holm, 5 %).</summary>
    public required bool StandsOut { get; init; }
}

/// <summary>Which disputed claim or assumption decides a measure.</summary>
/// <param name="Measure">The measure's id.</param>
/// <param name="Factors">How many factors were looked at.</param>
/// <param name="Bars">The largest first.</param>
/// <param name="OutsideNought">How many factors' own intervals leave out nought.</param>
/// <param name="ByChance">How many would leave it out by chance alone, if none had an effect.</param>
public sealed record Tornado(string Measure, int Factors, IReadOnlyList<TornadoBar> Bars, int OutsideNought, double ByChance);

/// <summary>The course of a count over the battle: median and middle 50 and 90 % of the battles at each moment.</summary>
/// <param name="Words">What is counted, in words.</param>
/// <param name="Moments">Moment by moment.</param>
public sealed record Ribbon(string Words, IReadOnlyList<RibbonMoment> Moments);

/// <summary>One moment of a ribbon.</summary>
/// <param name="Time_s">Since the battle began, in seconds.</param>
/// <param name="P05">5 % of the battles stand at this or below.</param>
/// <param name="P25">25 % of the battles stand at this or below.</param>
/// <param name="Median">Half of the battles stand at this or below.</param>
/// <param name="P75">75 % of the battles stand at this or below.</param>
/// <param name="P95">95 % of the battles stand at this or below.</param>
public sealed record RibbonMoment(double Time_s, double P05, double P25, double Median, double P75, double P95);

/// <summary>What came out of a campaign: the content of summary.json and of its page.</summary>
public sealed record CampaignSummary
{
    public const int FormatVersion = 1;

    /// <summary>Version of this form.</summary>
    public int Format { get; init; } = FormatVersion;

    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the scenario shows, in its author's words.</summary>
    public required string About { get; init; }

    /// <summary>What decides all chance.</summary>
    public required ulong Seed { get; init; }

    /// <summary>At how many points disputed and assumed values are drawn.</summary>
    public required int Points { get; init; }

    /// <summary>How many battles are fought at each point.</summary>
    public required int BattlesPerPoint { get; init; }

    /// <summary>How many battles were asked for.</summary>
    public required int BattlesPlanned { get; init; }

    /// <summary>How many stand behind the figures: those of complete points.</summary>
    public required int Battles { get; init; }

    /// <summary>How long a battle lasts, in seconds.</summary>
    public required double Duration_s { get; init; }

    /// <summary>The campaign's identity: SHA-256 of its rows sorted by replication.</summary>
    public required string Hash { get; init; }

    /// <summary>What fought it.</summary>
    public required string Engine { get; init; }

    /// <summary>The ledger's fingerprint.</summary>
    public required string LedgerHash { get; init; }

    /// <summary>The ground and its resolution, in words.</summary>
    public required string Terrain { get; init; }

    /// <summary>How many of the models' values are read from claims.</summary>
    public required int Claimed { get; init; }

    /// <summary>How many are assumed.</summary>
    public required int Assumed { get; init; }

    /// <summary>"Under the stated readings, …": the answer in a sentence.</summary>
    public required string Answer { get; init; }

    /// <summary>The banner above the answer where an assumed value is the top driver; null where none is.</summary>
    public required string? Banner { get; init; }

    /// <summary>What was counted, the measures of the whole raid first.</summary>
    public required IReadOnlyList<MeasureEstimate> Measures { get; init; }

    /// <summary>What a battle has or has not.</summary>
    public required IReadOnlyList<EventEstimate> Events { get; init; }

    /// <summary>Which disputed claim or assumption decides each measure.</summary>
    public required IReadOnlyList<Tornado> Tornados { get; init; }

    /// <summary>Counts over the course of the battle.</summary>
    public required IReadOnlyList<Ribbon> Ribbons { get; init; }

    /// <summary>Reference detections and echoes as the models read without a draw, in words: RCS and Pd of the stamp.</summary>
    public string References { get; init; } = string.Empty;

    /// <summary>What the ground does not support, in words; null where it supports all.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Readings that were fixed by request (--reading, --without), in words.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The text of summary.json, with a line break at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CampaignSummaryJson.Written.CampaignSummary) + "\n";

    /// <summary>What a campaign's summary.json says.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">The file, as it is named to the user.</param>
    /// <exception cref="ResultFormatException">This is no summary of a campaign, one of another version, or a damaged one.</exception>
    public static CampaignSummary FromJson(string json, string file = "summary.json")
    {
        const string Again = "Sum the campaign up again with this Rampart: rampart campaign report FOLDER.";
        try
        {
            var summary = WrittenJson.Read<CampaignSummary>(json, CampaignSummaryJson.Reading);
            return summary.Format != FormatVersion
                ? throw new ResultFormatException($"The campaign's summary has format version {summary.Format}; this Rampart reads version {FormatVersion}.") { Place = new Place(file), Remedy = Again }
                : summary.Tornados.FirstOrDefault(tornado => !summary.Measures.Any(measure => string.Equals(measure.Id, tornado.Measure, StringComparison.Ordinal))) is { } stray
                    ? throw ResultFormatException.Damaged(file, $"nothing is known of the measure \"{stray.Measure}\" of a tornado", Again)
                    : summary;
        }
        catch (JsonException exception)
        {
            throw ResultFormatException.Damaged(file, exception, Again);
        }
    }
}
