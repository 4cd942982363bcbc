using Rampart.Quantities;
using Rampart.Results.Report;

namespace Rampart.Results.TrackingReport;

/// <summary>What the pages of a tracking run and of its score have in common.</summary>
internal static class TrackingPageParts
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    // On a narrow screen a picture keeps a size at which its words can be read, and is moved under the finger.
    private const string Style = """
        h1,h2,p,li,summary,figcaption,td{overflow-wrap:anywhere}
        .numbers div{max-width:164px}
        .numbers span{display:block;line-height:1.35}
        thead th{white-space:normal;vertical-align:bottom}
        tr.group th{padding-top:16px;font-size:15px;border-bottom:2px solid var(--soft)}
        @media screen and (max-width:760px){
        figure{overflow-x:auto}
        figure svg{min-width:720px}
        figcaption{position:sticky;left:0}
        .answer{font-size:18px}
        }
        """;

    /// <summary>How many parts of the time a table beside a picture tells apart.</summary>
    public const int Parts = 10;

    public static Html Begin(string title)
    {
        var page = new Html();
        return page.Raw("<!DOCTYPE html>").Open("html", more: "lang=\"en\"").Open("head")
            .Raw("<meta charset=\"utf-8\"/>")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"/>")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\"/>")
            .Element("title", title)
            .Raw($"<style>\n{ReportStyle.Css}\n{Style}\n</style>")
            .Close().Open("body").Open("main");
    }

    public static void Big(Html page, string number, string words) => page.Raw($"<div><b>{Html.Escape(number)}</b><span>{Html.Escape(words)}</span></div>");

    public static void Navigation(Html page, params ReadOnlySpan<(string Id, string Name)> sections)
    {
        page.Open("nav", more: "aria-label=\"Sections\"");
        foreach (var (id, name) in sections)
        {
            page.Raw($"<a href=\"#{id}\">{Html.Escape(name)}</a>");
        }

        page.Close();
    }

    public static void Remarks(Html page, IReadOnlyList<Finding> findings)
    {
        page.Section("remarks", "Remarks on the inputs");
        if (findings.Count == 0)
        {
            page.Paragraph("None: the files agree with themselves and with each other.");
        }
        else
        {
            page.Table(
                ["Where", "About", "Remark", "Remedy"],
                findings.Select(finding => new Cell[] { finding.Place.ToString(), finding.Subject, finding.Message, finding.Remedy.Length > 0 ? finding.Remedy : Say.Nothing }));
        }

        page.Close();
    }

    public static void Stamp(Html page, string engine, IReadOnlyList<StampedFile> files)
    {
        page.Section("stamp", "The stamp").Paragraph("The same engine with the same files gives the same tracks, byte for byte.").Raw("<dl>");
        Line(page, "Engine", engine);
        foreach (var file in files)
        {
            page.Raw($"<dt>{Html.Escape(file.Role)}</dt><dd>{Html.Escape(file.Name)} <span class=\"hash soft\">{Html.Escape(file.Hash)}</span></dd>");
        }

        page.Raw("</dl>").Paragraph("A constructive simulation of published figures, for analysis, teaching and research. Not a forecast of combat.", "soft").Close();
    }

    public static void Line(Html page, string what, string value) => page.Raw($"<dt>{Html.Escape(what)}</dt><dd>{Html.Escape(value)}</dd>");

    /// <summary>Cuts so many items into at most ten parts that follow each other.</summary>
    public static IEnumerable<(int From, int To)> Tenths(int count)
    {
        var parts = Math.Min(Parts, count);
        for (var part = 0; part < parts; part++)
        {
            yield return (part * count / parts, (part + 1) * count / parts);
        }
    }

    /// <summary>"0:00 to 1:35", in minutes and seconds.</summary>
    public static string Span(double from_s, double to_s) => $"{Clock(from_s)} to {Clock(to_s)}";

    public static string Clock(double time_s)
    {
        var whole = (long)Math.Round(time_s, MidpointRounding.AwayFromZero);
        return FormattableString.Invariant($"{whole / 60}:{whole % 60:00}");
    }

    public static string Number(double value, string format = "#,0.0") => double.IsFinite(value) ? value.ToString(format, System.Globalization.CultureInfo.InvariantCulture) : Say.Nothing;
}
