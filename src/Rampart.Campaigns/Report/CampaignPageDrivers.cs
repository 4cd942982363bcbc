using Rampart.Pictures;
using Rampart.Results.Report;

namespace Rampart.Campaigns.Report;

/// <summary>The page's sections on what decides the outcome, and on what happened in some battles and not in others.</summary>
internal static class CampaignPageDrivers
{
    public static void Write(Html page, CampaignSummary summary)
    {
        page.Section("drivers", "What decides it")
            .Paragraph("Each point of the campaign draws every disputed and every assumed value anew. A bar compares the points that drew a value low with those that drew it high: how far the outcome follows that one value while all others vary too. Values that stand or fall with one source are drawn together and are one factor. A bar tells which claim is worth settling; it does not tell why.");
        if (summary.Tornados.Count == 0)
        {
            page.Paragraph("No factor was looked at: nothing was drawn at different levels, or there were too few points.");
        }

        for (var i = 0; i < summary.Tornados.Count; i++)
        {
            var tornado = summary.Tornados[i];
            var picture = CampaignPagePictures.Drivers(summary, tornado);
            if (i > 0)
            {
                page.Raw($"<details><summary>{Html.Escape(picture.Caption.Title)}</summary>");
            }

            page.Figure(TornadoPicture.Draw(picture), $"{Say.Count(tornado.Factors, "factor was", "factors were")} looked at. {Say.Number(tornado.OutsideNought)} of them would seem to matter if each were looked at alone; chance alone makes about {Precision.Plain(Math.Round(tornado.ByChance, 1))} such. Only what is longer than chance makes bars among so many is drawn solid (Holm’s rule, 5 %).");
            Table(page, CampaignPagePictures.Drawn(tornado), CampaignPagePictures.PrecisionOf(summary, tornado));
            if (tornado.Bars.Count > TornadoPicture.MostBars)
            {
                page.Raw($"<details><summary>All {Say.Number(tornado.Bars.Count)} factors</summary>");
                Table(page, tornado.Bars, CampaignPagePictures.PrecisionOf(summary, tornado));
                page.Raw("</details>");
            }

            if (i > 0)
            {
                page.Raw("</details>");
            }
        }

        page.Close();
    }

    public static void WriteEvents(Html page, CampaignSummary summary)
    {
        page.Section("events", "How often it happened");
        if (summary.Events.Count == 0)
        {
            page.Paragraph("Nothing was counted that a battle has or has not.").Close();
            return;
        }

        page.Table(
            ["In a battle", "Seen in", "Share of battles", "95 % interval", "Made how"],
            summary.Events.Select(seen => new Cell[]
            {
                seen.Words, Cell.Figure(seen.Seen == 0 ? $"none of {Say.Number(seen.Battles)}" : $"{Say.Number(seen.Seen)} of {Say.Number(seen.Battles)}"), Cell.Figure(Percent(seen, seen.Share)),
                Cell.Figure($"{PercentOf(seen).Say(100.0 * seen.Interval.Low)} to {Percent(seen, seen.Interval.High)}"), seen.Interval.Method,
            }),
            "What was never seen is not impossible: the interval says how often it may happen all the same.");
        page.Paragraph("Wilson: an interval for a share, honest near 0 and 100 %; battles of one point resemble each other, so they count for fewer than they are (the effective number). 3/n: where something was never seen, its share lies with 95 % confidence below three divided by the number of points. Where it was seen in every battle, the same is said of its absence.", "soft").Close();
    }

    private static void Table(Html page, IEnumerable<TornadoBar> bars, Precision precision) => page.Table(
        ["Factor", "Rests on", "Drawn low", "Mean there", "Drawn high", "Mean there", "High less low", "Stands out"],
        bars.Select(bar => new Cell[]
        {
            bar.Title, Cell.Raw($"<span class=\"{(bar.IsClaimed ? "claimed" : "assumed")}\">{Html.Escape(FactorWords.RestsOn(bar))}</span>"),
            Level(bar.LowWords, bar.LowPoints), Mean(precision, bar.LowMean, bar.LowInterval), Level(bar.HighWords, bar.HighPoints), Mean(precision, bar.HighMean, bar.HighInterval),
            Cell.Figure($"{precision.Difference(bar.Effect)} ({precision.Between(CampaignPagePictures.Of(bar.EffectInterval))})"), bar.StandsOut ? Cell.Raw("<b>yes</b>") : "no",
        }),
        "In brackets 95 % intervals, each for its factor alone. Stands out: told apart from chance, also with so many factors looked at.");

    private static Cell Level(string words, int points) => new($"{words} ({Say.Count(points, "point", "points")})", null, "wrap");

    private static Cell Mean(Precision precision, double mean, Interval interval) =>
        Cell.Figure($"{precision.Say(mean)} ({precision.Between(CampaignPagePictures.Of(interval))})");

    private static Precision PercentOf(EventEstimate seen) => Precision.ForWidth(100.0 * (seen.Interval.High - seen.Interval.Low));

    private static string Percent(EventEstimate seen, double share) => $"{PercentOf(seen).Say(100.0 * share)} %";
}
