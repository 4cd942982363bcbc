using Rampart.Pictures;
using Rampart.Results.Report;

namespace Rampart.Campaigns.Report;

/// <summary>What the pictures of a campaign's page show.</summary>
public static class CampaignPagePictures
{
    /// <summary>The measures as a reader wants them: what leaked, what was killed, what it cost, then the rest as they come; shares in per cent.</summary>
    public static IReadOnlyList<MeasureEstimate> InOrder(CampaignSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return [.. summary.Measures.OrderBy(measure => measure.Id switch { "leaked" => 0, "killed" => 1, "missiles-fired" => 2, _ => 3 }).Select(InPerCent)];
    }

    /// <summary>How a measure's numbers are written, everywhere on the page: as finely as its mean is known.</summary>
    public static Precision PrecisionOf(MeasureEstimate measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Precision.ForWidth(Of(measure.MonteCarlo).Width);
    }

    public static PictureInterval Of(Interval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return new PictureInterval(interval.Low, interval.High);
    }

    /// <param name="summary">The campaign.</param>
    /// <param name="measure">One of <see cref="InOrder"/>.</param>
    public static ThreeBarsData Bars(CampaignSummary summary, MeasureEstimate measure)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(measure);
        var precision = PrecisionOf(measure);
        UncertaintyBar[] bars =
        [
            new("Dice", "middle 90 % of battles about what their values lead one to expect", Known(measure.Dice), WithoutDice(summary)),
            new("Unknown parameters", "middle 90 % of what is expected, across what is claimed and assumed", Told(measure.Readings), WithoutReadings(summary, measure)),
            new("Not run enough", "95 % interval of the mean; more battles make it narrower", Known(measure.MonteCarlo), "not known: too few battles"),
        ];
        var said = bars.Select(bar => $"{bar.Name}: {(bar.Interval is { } interval ? precision.Between(interval) : "not known")}");
        return new ThreeBarsData(
            new Caption($"bars-{Slug(measure.Id)}", $"{Capital(measure.Words)}: three uncertainties apart", $"Mean {precision.Say(measure.Mean)}. {string.Join(". ", said)}."),
            measure.Words, measure.Mean, precision, bars);
    }

    public static HistogramData Histogram(MeasureEstimate measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var precision = PrecisionOf(measure);
        return new HistogramData
        {
            Caption = new Caption(
                $"histogram-{Slug(measure.Id)}", $"{Capital(measure.Words)}: how often each number came out",
                $"Battles by value, from {Precision.Plain(measure.Least)} to {Precision.Plain(measure.Greatest)}; median {Precision.Plain(measure.Median)}, mean {precision.Say(measure.Mean)} (95 % interval of the mean {precision.Between(Of(measure.MonteCarlo))})."),
            Words = measure.Words,
            Counts = [.. measure.Counts.Select(count => (count.Value, count.Battles))],
            Mean = measure.Mean,
            MonteCarlo = Known(measure.MonteCarlo),
            Precision = precision,
        };
    }

    public static RibbonPictureData Course(CampaignSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var ends = summary.Ribbons.Where(ribbon => ribbon.Moments.Count > 0).Select(ribbon =>
            $"{Capital(ribbon.Words)}: at the end median {Precision.Plain(ribbon.Moments[^1].Median)}, 90 % of battles {Precision.Plain(ribbon.Moments[^1].P05)} to {Precision.Plain(ribbon.Moments[^1].P95)}.");
        return new RibbonPictureData(
            new Caption("ribbon", "The campaign in time", $"Medians and the middle 50 and 90 % of the battles. {string.Join(' ', ends)}"),
            [.. summary.Ribbons.Select(ribbon => new RibbonCourse(Capital(ribbon.Words), [.. ribbon.Moments.Select(moment => new RibbonPoint(moment.Time_s, moment.P05, moment.P25, moment.Median, moment.P75, moment.P95))]))]);
    }

    public static TornadoPictureData Drivers(CampaignSummary summary, Tornado tornado)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(tornado);
        var measure = MeasureOf(summary, tornado);
        var words = measure?.Words ?? tornado.Measure;
        var (mean, precision) = (measure?.Mean ?? double.NaN, PrecisionOf(summary, tornado));
        var bars = Drawn(tornado);
        var told = bars.Where(bar => bar.StandsOut).Select(bar => $"{bar.Title} ({FactorWords.RestsOn(bar)}): {bar.LowWords} {precision.Say(bar.LowMean)}, {bar.HighWords} {precision.Say(bar.HighMean)}").ToArray();
        return new TornadoPictureData(
            new Caption(
                $"drivers-{Slug(tornado.Measure)}", $"What decides it: {words}",
                $"Bars of the mean where a factor was drawn low and high, the largest first. {(told.Length == 0 ? "None is told apart from chance." : $"Told apart from chance: {string.Join("; ", told)}.")}"),
            words, mean, precision, tornado.Factors,
            [.. bars.Select(bar => new TornadoPictureBar
            {
                Title = bar.Title,
                RestsOn = FactorWords.RestsOn(bar),
                LowWords = bar.LowWords,
                HighWords = bar.HighWords,
                LowMean = bar.LowMean,
                LowInterval = Of(bar.LowInterval),
                HighMean = bar.HighMean,
                HighInterval = Of(bar.HighInterval),
                IsClaimed = bar.IsClaimed,
                StandsOut = bar.StandsOut,
            })]);
    }

    /// <summary>The bars that are drawn: those told apart from chance before others, the largest first.</summary>
    public static IReadOnlyList<TornadoBar> Drawn(Tornado tornado)
    {
        ArgumentNullException.ThrowIfNull(tornado);
        return [.. tornado.Bars.Select((bar, rank) => (Bar: bar, Rank: rank)).OrderBy(each => each.Bar.StandsOut ? 0 : 1).ThenBy(each => each.Rank).Take(TornadoPicture.MostBars).OrderBy(each => each.Rank).Select(each => each.Bar)];
    }

    /// <summary>How the numbers of a tornado are written: as those of its measure.</summary>
    public static Precision PrecisionOf(CampaignSummary summary, Tornado tornado) =>
        MeasureOf(summary, tornado) is { } measure ? PrecisionOf(measure) : new Precision(1);

    internal static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static MeasureEstimate? MeasureOf(CampaignSummary summary, Tornado tornado)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(tornado);
        return summary.Measures.FirstOrDefault(measure => string.Equals(measure.Id, tornado.Measure, StringComparison.Ordinal));
    }

    /// <summary>Why there is no bar of dice.</summary>
    internal static string WithoutDice(CampaignSummary summary) =>
        summary.BattlesPerPoint > 1 ? "not reckoned for this measure" : "not known: each point was fought once, so dice and parameters cannot be told apart";

    /// <summary>Why there is no bar of unknown parameters.</summary>
    internal static string WithoutReadings(CampaignSummary summary, MeasureEstimate measure) =>
        measure.Readings is not null ? "not told apart from the dice" : summary.Points <= 1 ? "not known: one point only, so nothing was varied" : WithoutDice(summary);

    /// <summary>Readings that do not stand out from the dice have no width, which does not mean that they do nothing.</summary>
    internal static PictureInterval? Told(Interval? interval) => Known(interval) is { Width: > 0.0 } told ? told : null;

    private static MeasureEstimate InPerCent(MeasureEstimate measure) => !measure.IsShare ? measure : measure with
    {
        Words = $"{measure.Words}, in %",
        Mean = 100.0 * measure.Mean,
        MonteCarlo = Hundredfold(measure.MonteCarlo)!,
        Readings = Hundredfold(measure.Readings),
        Dice = Hundredfold(measure.Dice),
        DiceVariance = 1e4 * measure.DiceVariance,
        DiceVarianceInterval = Hundredfold(Hundredfold(measure.DiceVarianceInterval)),
        ReadingsVariance = 1e4 * measure.ReadingsVariance,
        ReadingsVarianceInterval = Hundredfold(Hundredfold(measure.ReadingsVarianceInterval)),
        Least = 100.0 * measure.Least,
        Median = 100.0 * measure.Median,
        Greatest = 100.0 * measure.Greatest,
        Counts = [.. measure.Counts.Select(count => count with { Value = 100.0 * count.Value })],
        IsShare = false,
    };

    private static Interval? Hundredfold(Interval? interval) => interval is null ? null : interval with { Low = 100.0 * interval.Low, High = 100.0 * interval.High };

    private static PictureInterval? Known(Interval? interval) => interval is not null && Of(interval).IsKnown ? Of(interval) : null;

    private static string Slug(string id) => new([.. id.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
}
