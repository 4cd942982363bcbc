using System.Globalization;
using Rampart.Evidence;

namespace Rampart.Campaigns.Report;

/// <summary>The answer in a sentence, and the banner above it.</summary>
public static class CampaignAnswer
{
    /// <param name="leaked">How many hostile targets leaked.</param>
    /// <param name="tornado">What moves that number.</param>
    public static string Of(MeasureEstimate leaked, Tornado? tornado)
    {
        ArgumentNullException.ThrowIfNull(leaked);
        var digits = ShownDigits(leaked.MonteCarlo);
        var outOf = leaked.OutOf is { } all ? $" of {Number(all, all == Math.Round(all) ? 0 : 1)}" : "";
        var readings = leaked.Readings switch
        {
            null => "readings and dice not told apart",
            { Low: var low, High: var high } when low == high => "readings not told apart from dice",
            { } across => $"across readings {Range(across, digits)}",
        };
        return $"Under the stated readings, {Number(leaked.Mean, digits)}{outOf} hostile targets leak (95 % Monte Carlo {Range(leaked.MonteCarlo, digits)}; {readings}). {Driver(tornado)} Not a forecast of combat.";
    }

    /// <summary>Null unless the largest effect is that of a value that is assumed, wholly or in part.</summary>
    public static string? Banner(Tornado? tornado)
    {
        var top = TopDriver(tornado);
        return top is { IsClaimed: false }
            ? $"The top driver is {AssumedValue(top)}: {top.Title}. {FactorWords.Sentence(top)}"
            : top is null && tornado is { Bars: [{ IsClaimed: false, Effect: not 0.0 } largest, ..] }
                ? $"No reading stands out; the largest effect seen is that of {AssumedValue(largest)}: {largest.Title}. {FactorWords.Sentence(largest)}"
                : null;

        static string AssumedValue(TornadoBar bar) => bar.Support == FactorSupport.Partly ? "a value assumed in part" : "an assumed value";
    }

    /// <summary>The largest effect that stands out; null where none does.</summary>
    public static TornadoBar? TopDriver(Tornado? tornado) => tornado?.Bars.FirstOrDefault(bar => bar.StandsOut);

    /// <summary>How many digits behind the point an estimate is worth.</summary>
    /// <remarks>
    /// <para>Formula: half the interval's width is given with two digits where its first three are 100 to 354, else with one; the estimate goes as far as that.</para>
    /// <para>Source: Particle Data Group, Review of Particle Physics, Introduction §5.3, rounding.</para>
    /// <para>Valid: any interval; never more than four digits behind the point, one for a width of nought.</para>
    /// </remarks>
    public static int ShownDigits(Interval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        var half = (interval.High - interval.Low) / 2.0;
        if (half <= 0.0)
        {
            return 1;
        }

        var order = (int)Math.Floor(Math.Log10(half));
        var lead = half / Math.Pow(10.0, order);
        return Math.Clamp((lead < 3.55 ? 1 : 0) - order, 0, 4);
    }

    private static string Driver(Tornado? tornado) => TopDriver(tornado) switch
    {
        null when tornado is null or { Factors: 0 } => "Too few points to tell which reading drives it.",
        null => "No single reading stands out.",
        { } top => $"Mostly driven by {top.Title}{FactorWords.Clause(top)}.",
    };

    private static string Range(Interval interval, int digits) => $"{Number(interval.Low, digits)}–{Number(interval.High, digits)}";

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
