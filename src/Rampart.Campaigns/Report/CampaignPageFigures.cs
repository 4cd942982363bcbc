using Rampart.Pictures;
using Rampart.Results.Report;

namespace Rampart.Campaigns.Report;

/// <summary>The page's sections on what came out: three uncertainties, how battles ended, and the course of the battle.</summary>
internal static class CampaignPageFigures
{
    private const int MostMoments = 10;
    private const int Shown = 3;

    public static void Write(Html page, CampaignSummary summary)
    {
        BarsSection(page, summary);
        OutcomeSection(page, summary);
        CourseSection(page, summary);
    }

    private static void BarsSection(Html page, CampaignSummary summary)
    {
        var measures = CampaignPagePictures.InOrder(summary);
        page.Section("bars", "Three uncertainties, kept apart")
            .Paragraph("Why is the number not sharper? For three reasons that ask for different remedies: the dice of battle, which nothing removes; values that nobody has published or on which sources disagree, which only better evidence removes; and too few battles, which more computing removes.");
        if (measures.Count == 0)
        {
            page.Paragraph("No measure was taken.").Close();
            return;
        }

        page.Figure(ThreeBars.Draw(CampaignPagePictures.Bars(summary, measures[0])), "The upright line is the mean of all battles. What the bars mean stands under “The words”.");
        page.Table(
            ["Measure", "Mean", "Dice: middle 90\u00A0%", "Unknown parameters: middle 90\u00A0%", "Not run enough: 95\u00A0% of the mean", "Made how"],
            measures.Select(measure => new Cell[]
            {
                measure.Words, Cell.Figure(CampaignPagePictures.PrecisionOf(measure).Say(measure.Mean)), Ends(measure, Known(measure.Dice)), measure.Readings is not null && CampaignPagePictures.Told(measure.Readings) is null ? "not told apart from the dice" : Ends(measure, Known(measure.Readings)), Ends(measure, Known(measure.MonteCarlo)),
                measure.MonteCarlo.Method,
            }),
            "Per battle. Targets of one battle share its dice and its parameters, so the battle is what is counted, never the target.");
        page.Raw("<details><summary>The same as variances</summary>");
        page.Table(
            ["Measure", "Variance of the dice", "95 % interval", "Variance across the parameters", "95 % interval", "Of both, the parameters have"],
            measures.Select(measure => new Cell[]
            {
                measure.Words, Variance(measure.DiceVariance), VarianceEnds(measure.DiceVarianceInterval), Variance(measure.ReadingsVariance), VarianceEnds(measure.ReadingsVarianceInterval), Share(measure),
            }),
            "Between battles of one point, and between the expected values of points. Not known where each point was fought once.");
        page.Raw("</details>");
        More(page, "Three uncertainties of other measures", measures.Take(Shown).Skip(1), measure => ThreeBars.Draw(CampaignPagePictures.Bars(summary, measure)), "The upright line is the mean of all battles.");
        page.Close();
    }

    private static void OutcomeSection(Html page, CampaignSummary summary)
    {
        var measures = CampaignPagePictures.InOrder(summary);
        page.Section("outcomes", "How the battles ended");
        foreach (var measure in measures.Take(Shown))
        {
            page.Figure(Histogram.Draw(CampaignPagePictures.Histogram(measure)), $"How many of the battles ended with each number of {measure.Words}. The dashed line is the mean; the whisker under the axis is where it may lie because no more battles were fought.");
        }

        More(page, "The other measures", measures.Skip(Shown), measure => Histogram.Draw(CampaignPagePictures.Histogram(measure)), "The dashed line is the mean, the whisker its 95 % interval.");
        page.Table(
            ["Measure", "Least", "Median", "Mean", "Greatest"],
            measures.Select(measure => new Cell[]
            {
                measure.Words, Cell.Figure(Precision.Plain(measure.Least)), Cell.Figure(Precision.Plain(measure.Median)), Cell.Figure(CampaignPagePictures.PrecisionOf(measure).Say(measure.Mean)), Cell.Figure(Precision.Plain(measure.Greatest)),
            }),
            $"Over {Say.Count(summary.Battles, "battle", "battles")}.");
        foreach (var measure in measures.Take(Shown))
        {
            var bars = Histogram.Bars(CampaignPagePictures.Histogram(measure).Counts);
            var all = bars.Sum(bar => (double)bar.Battles);
            page.Raw($"<details><summary>The bars as numbers: {Html.Escape(measure.Words)}</summary>");
            page.Table([CampaignPagePictures.Capital(measure.Words), "Battles", "Share"], bars.Select(bar => new Cell[] { bar.Words, bar.Battles, Cell.Figure(Say.Share(bar.Battles / all)) }));
            page.Raw("</details>");
        }

        page.Close();
    }

    private static void CourseSection(Html page, CampaignSummary summary)
    {
        page.Section("course", "The course of the battle")
            .Figure(RibbonPicture.Draw(CampaignPagePictures.Course(summary)), "At each minute: half of the battles stood above the line and half below; the dark band holds the middle half of them, the pale one the middle 90 %. A band is not the course of any one battle. Each panel has its own scale.");
        foreach (var ribbon in summary.Ribbons)
        {
            page.Raw($"<details><summary>Some moments as numbers: {Html.Escape(ribbon.Words)}</summary>");
            page.Table(
                ["Minute", "5 % of battles at or below", "25 %", "Median", "75 %", "95 %"],
                Some(ribbon.Moments).Select(moment => new Cell[]
                {
                    Cell.Figure(Precision.Plain(Math.Round(moment.Time_s / 60.0, 1))), Plain(moment.P05), Plain(moment.P25), Plain(moment.Median), Plain(moment.P75), Plain(moment.P95),
                }));
            page.Raw("</details>");
        }

        page.Close();
        static Cell Plain(double count) => Cell.Figure(Precision.Plain(count));
    }

    /// <summary>About so many moments, evenly apart, the last among them.</summary>
    private static IEnumerable<RibbonMoment> Some(IReadOnlyList<RibbonMoment> moments)
    {
        var step = Math.Max(1, (moments.Count - 1 + MostMoments - 1) / MostMoments);
        return moments.Where((_, i) => (moments.Count - 1 - i) % step == 0);
    }

    private static void More(Html page, string heading, IEnumerable<MeasureEstimate> measures, Func<MeasureEstimate, string> draw, string caption)
    {
        var rest = measures.ToArray();
        if (rest.Length == 0)
        {
            return;
        }

        page.Raw($"<details><summary>{Html.Escape(heading)}</summary>");
        foreach (var measure in rest)
        {
            page.Figure(draw(measure), caption);
        }

        page.Raw("</details>");
    }

    private static PictureInterval? Known(Interval? interval) => interval is null ? null : CampaignPagePictures.Of(interval);

    private static Cell Ends(MeasureEstimate measure, PictureInterval? interval) =>
        Cell.Figure(interval is { } known ? CampaignPagePictures.PrecisionOf(measure).Between(known) : "not known");

    private static Cell Variance(double? variance) => Cell.Figure(variance is { } value ? Fine(value).Say(value) : "not known");

    private static Cell VarianceEnds(Interval? interval) =>
        Cell.Figure(interval is null ? "not known" : Fine(interval.High).Between(CampaignPagePictures.Of(interval)));

    private static Precision Fine(double value) => Precision.ForWidth(value);

    private static Cell Share(MeasureEstimate measure) =>
        Cell.Figure(measure is { DiceVariance: { } dice, ReadingsVariance: { } readings } && dice + readings > 0.0 ? Say.Share(Math.Max(0.0, readings) / (dice + Math.Max(0.0, readings))) : "not known");
}
