using Rampart.Pictures;
using Rampart.Results.Report;

namespace Rampart.Campaigns.Report;

/// <summary>Writes a campaign's report.html: one file that tells what came out, how sure it is and what decides it, without a script and without a request.</summary>
public static class CampaignPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    // On a narrow screen a picture keeps a size at which its words can be read, and is moved under the finger.
    private const string Style = """
        pre{background:var(--ground);border:1px solid var(--line);border-radius:4px;padding:10px 14px;overflow-x:auto;font-size:14px}
        pre code{overflow-wrap:normal}
        .numbers div{max-width:240px}
        .numbers span{display:block;line-height:1.35;overflow-wrap:anywhere}
        .wrap,tbody th{min-width:120px;max-width:300px;overflow-wrap:anywhere}
        thead th{white-space:normal;vertical-align:bottom}
        h1,h2,p,li,summary,figcaption{overflow-wrap:anywhere}
        @media screen and (max-width:760px){
        figure{overflow-x:auto}
        figure::before{content:'Move the picture sideways to see all of it.';position:sticky;left:0;font-size:13px;color:var(--soft);padding:6px 14px}
        figure svg{min-width:720px}
        figcaption{position:sticky;left:0}
        caption{max-width:calc(100vw - 30px)}
        .answer{font-size:18px}
        }
        """;

    /// <summary>The whole page; the same summary gives the same text.</summary>
    public static string Write(CampaignSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var page = new Html();
        page.Raw("<!DOCTYPE html>").Open("html", more: "lang=\"en\"").Open("head")
            .Raw("<meta charset=\"utf-8\"/>")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"/>")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\"/>")
            .Element("title", $"{summary.Title}: {Say.Count(summary.Battles, "battle", "battles")}, seed {summary.Seed}")
            .Raw($"<style>\n{ReportStyle.Css}\n{Style}\n</style>")
            .Close().Open("body").Open("main");
        Answer(page, summary);
        CampaignPageFigures.Write(page, summary);
        CampaignPageDrivers.Write(page, summary);
        CampaignPageDrivers.WriteEvents(page, summary);
        CampaignPageWords.Write(page, summary);
        return page.ToString();
    }

    /// <summary>The page's pictures by name, each an SVG that stands alone: <c>bars-leaked</c>, <c>histogram-leaked</c>, <c>ribbon</c>, <c>drivers-leaked</c>.</summary>
    public static IReadOnlyList<(string Name, string Svg)> Pictures(CampaignSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var pictures = new List<(string, string)>();
        foreach (var measure in CampaignPagePictures.InOrder(summary))
        {
            var bars = CampaignPagePictures.Bars(summary, measure);
            pictures.Add((bars.Caption.Id, ThreeBars.Draw(bars)));
            var histogram = CampaignPagePictures.Histogram(measure);
            pictures.Add((histogram.Caption.Id, Histogram.Draw(histogram)));
        }

        var course = CampaignPagePictures.Course(summary);
        pictures.Add((course.Caption.Id, RibbonPicture.Draw(course)));
        foreach (var tornado in summary.Tornados)
        {
            var drivers = CampaignPagePictures.Drivers(summary, tornado);
            pictures.Add((drivers.Caption.Id, TornadoPicture.Draw(drivers)));
        }

        return pictures;
    }

    private static void Answer(Html page, CampaignSummary summary)
    {
        page.Element("h1", summary.Title).Paragraph(summary.About, "about");
        if (summary.Battles < summary.BattlesPlanned)
        {
            page.Open("div", "banner")
                .Element("p", "This campaign is not finished.", "strong")
                .Paragraph($"{Say.Count(summary.BattlesPlanned, "battle was", "battles were")} planned; the figures rest on {Say.Number(summary.Battles)}, those of points that are complete. They may move when the rest has been fought.")
                .Close();
        }

        if (summary.Banner is { Length: > 0 } banner)
        {
            page.Open("div", "banner").Element("p", banner, "strong").Close();
        }

        page.Paragraph(summary.Answer, "answer");
        if (summary.Unsupported is { Length: > 0 } unsupported)
        {
            page.Open("div", "banner").Paragraph(unsupported).Close();
        }

        page.Paragraph($"Seed {summary.Seed} · {CampaignPageWords.Design(summary)} · campaign {Short(summary.Hash)} · ledger {Short(summary.LedgerHash)} · {summary.Terrain} · {summary.Engine} · {CampaignPageWords.Shares(summary)}", "stampline");
        page.Open("div", "numbers");
        foreach (var measure in CampaignPagePictures.InOrder(summary).Take(3))
        {
            var precision = CampaignPagePictures.PrecisionOf(measure);
            Big(page, precision.Say(measure.Mean) + (measure.OutOf is { } all ? $" of {Precision.Plain(Math.Round(all, 1))}" : ""), $"{measure.Words}, mean of a battle (95\u00A0%: {precision.Between(CampaignPagePictures.Of(measure.MonteCarlo))})");
        }

        Big(page, Say.Number(summary.Battles), summary.Battles == 1 ? "battle fought" : "battles fought");
        page.Close();
        page.Open("nav", more: "aria-label=\"Sections\"");
        foreach (var (id, name) in (ReadOnlySpan<(string, string)>)[("bars", "Three uncertainties"), ("outcomes", "How battles ended"), ("course", "In time"), ("drivers", "What decides it"), ("events", "How often"), ("changes", "Changes"), ("limits", "What this is not"), ("rerun", "Run it again"), ("words", "The words"), ("stamp", "Stamp")])
        {
            page.Raw($"<a href=\"#{id}\">{name}</a>");
        }

        page.Close();
    }

    private static void Big(Html page, string number, string words) =>
        page.Raw($"<div><b>{Html.Escape(number)}</b><span>{Html.Escape(words)}</span></div>");

    private static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;
}
