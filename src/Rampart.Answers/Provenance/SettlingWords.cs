using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Report;

namespace Rampart.Answers.Provenance;

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
