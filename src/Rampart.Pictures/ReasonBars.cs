using System.Globalization;

namespace Rampart.Pictures;

/// <summary>A reason: its fill (a number below 20 that it keeps in every picture), its name, and a short name for narrow bars.</summary>
public sealed record ReasonLook(int Fill, string Name, string Brief);

/// <summary>How long a reason held.</summary>
public readonly record struct ReasonPart(int Fill, double Time_s);

/// <summary>One target, or class of targets, as one battery had it; its parts add up to its life.</summary>
public sealed record ReasonRow(string Name, string Note, IReadOnlyList<ReasonPart> Parts)
{
    public double Life_s => Parts.Sum(part => part.Time_s);
}

/// <summary>The rows of one battery.</summary>
public sealed record ReasonGroup(string Name, IReadOnlyList<ReasonRow> Rows);

/// <summary>What <see cref="ReasonBars"/> show.</summary>
public sealed record ReasonBarsData(Caption Caption, IReadOnlyList<ReasonLook> Reasons, IReadOnlyList<ReasonGroup> Groups);

/// <summary>Why not fired? For each target and battery the shares of its life in which each reason held.</summary>
public static class ReasonBars
{
    private const double Width = 960.0;
    private const double PlotLeft = 190.0;
    private const double PlotWidth = 590.0;
    private const double RowHeight = 24.0;
    private const double BarHeight = 18.0;
    private const double GroupHeight = 28.0;
    private const int LegendColumns = 3;
    private const double LegendPitch = 312.0;

    public static string Draw(ReasonBarsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var used = data.Reasons.Where(reason => data.Groups.Any(group => group.Rows.Any(row => row.Parts.Any(part => part.Fill == reason.Fill && part.Time_s > 0.0)))).ToArray();
        var legendRows = (used.Length + LegendColumns - 1) / LegendColumns;
        var top = 14.0 + (legendRows * 20.0);
        var height = top + data.Groups.Sum(group => GroupHeight + (group.Rows.Count * RowHeight)) + 36.0;
        var svg = new Svg(Width, height, data.Caption);
        Hatches.Define(svg, [.. used.Select(reason => Hatches.Name(reason.Fill))]);
        for (var i = 0; i < used.Length; i++)
        {
            var (x, line) = (16.0 + (i % LegendColumns * LegendPitch), 20.0 + (i / LegendColumns * 20.0));
            svg.Group("c-soft").Rectangle(x, line - 11.0, 22.0, 13.0, "outline", Hatches.Name(used[i].Fill)).Close();
            svg.Text(x + 29.0, line, TextFit.Cut(used[i].Name, LegendPitch - 40.0, 12.0), "small");
        }

        var bottom = height - 28.0;
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var x = PlotLeft + (PlotWidth * quarter / 4.0);
            svg.Line(x, top + 10.0, x, bottom, "grid");
            svg.Text(x, bottom + 16.0, string.Create(CultureInfo.InvariantCulture, $"{25 * quarter} %"), "small soft", TextAnchor.Middle);
        }

        svg.Text(PlotLeft - 24.0, bottom + 16.0, "share of its life", "small soft", TextAnchor.End);
        var y = top;
        foreach (var group in data.Groups)
        {
            svg.Text(16.0, y + 19.0, TextFit.Cut(group.Name, 420.0), "strong halo");
            y += GroupHeight;
            foreach (var row in group.Rows)
            {
                DrawRow(svg, row, data.Reasons, y);
                y += RowHeight;
            }
        }

        return svg.ToString();
    }

    private static void DrawRow(Svg svg, ReasonRow row, IReadOnlyList<ReasonLook> reasons, double top)
    {
        svg.Text(PlotLeft - 10.0, top + 14.0, TextFit.Cut(row.Name, PlotLeft - 24.0, 12.0), "small", TextAnchor.End);
        var life = row.Life_s;
        svg.Text(PlotLeft + PlotWidth + 10.0, top + 14.0, TextFit.Cut($"{Scale.Time(life)}{(row.Note.Length > 0 ? ", " + row.Note : "")}", Width - PlotLeft - PlotWidth - 16.0, 12.0), "small soft");
        if (life <= 0.0)
        {
            return;
        }

        var x = PlotLeft;
        foreach (var part in row.Parts)
        {
            var width = PlotWidth * part.Time_s / life;
            if (width <= 0.0)
            {
                continue;
            }

            var look = reasons.FirstOrDefault(reason => reason.Fill == part.Fill);
            var name = look?.Name ?? "?";
            svg.Group("c-paper", string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {name}, {Scale.Time(part.Time_s)} ({100.0 * part.Time_s / life:0.#} %)"));
            svg.Rectangle(x, top, width, BarHeight, "edge", Hatches.Name(part.Fill));
            var label = look is null ? "" : TextFit.Width(look.Brief, 12.0) + 4.0 <= width ? look.Brief : "";
            if (label.Length > 0)
            {
                svg.Text(x + (0.5 * width), top + 13.5, label, "small halo", TextAnchor.Middle);
            }

            svg.Close();
            x += width;
        }
    }
}
