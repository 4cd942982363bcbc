using System.Text;

namespace Rampart.Pictures;

/// <summary>One count or measure, look by look.</summary>
/// <param name="Words">What it is, in few words.</param>
/// <param name="Values">One for each moment.</param>
public sealed record CourseLine(string Words, IReadOnlyList<double> Values);

/// <summary>Lines with one scale; the first is drawn boldest.</summary>
/// <param name="Words">What the panel shows.</param>
/// <param name="Lines">At most three.</param>
/// <param name="Level">A value that was expected throughout; null where nothing was.</param>
/// <param name="LevelWords">What expected it.</param>
public sealed record CoursePanel(string Words, IReadOnlyList<CourseLine> Lines, double? Level = null, string LevelWords = "");

/// <summary>What a <see cref="CoursePicture"/> shows.</summary>
public sealed record CoursePictureData(Caption Caption, IReadOnlyList<double> Times_s, IReadOnlyList<CoursePanel> Panels);

/// <summary>Counts over time, in panels one below the other, each line with its own dash, colour and name.</summary>
public static class CoursePicture
{
    private const double Width = 960.0;
    private const double Left = 74.0;
    private const double PlotWidth = 676.0;
    private const double LabelLeft = Left + PlotWidth + 12.0;
    private const double Top = 40.0;
    private const double PanelHeight = 214.0;
    private const double PlotHeight = 160.0;

    private static readonly (string Colour, string Line)[] Looks = [("c-blue", "line"), ("c-vermillion", "line short"), ("c-green", "line dashdot")];

    public static string Draw(CoursePictureData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var svg = new Svg(Width, Top + (Math.Max(1, data.Panels.Count) * PanelHeight) + 34.0, data.Caption);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        if (data.Times_s.Count == 0 || data.Panels.Count == 0)
        {
            svg.Text(0.5 * Width, Top + (0.5 * PanelHeight), "There was no scan.", "soft", TextAnchor.Middle);
            return svg.ToString();
        }

        var axis = TimeAxis.Of(data.Times_s, Left, PlotWidth);
        for (var i = 0; i < data.Panels.Count; i++)
        {
            DrawPanel(svg, data.Panels[i], axis, data.Times_s, Top + (i * PanelHeight));
        }

        svg.Text(Left + (0.5 * PlotWidth), Top + (data.Panels.Count * PanelHeight) + 20.0, axis.Words, "", TextAnchor.Middle);
        return svg.ToString();
    }

    private static void DrawPanel(Svg svg, CoursePanel panel, TimeAxis axis, IReadOnlyList<double> times, double top)
    {
        var (ceiling, bottom) = (top + 26.0, top + 26.0 + PlotHeight);
        var most = Math.Max(1.0, panel.Lines.SelectMany(line => line.Values).Append(panel.Level ?? 0.0).Where(double.IsFinite).DefaultIfEmpty(1.0).Max());
        var step = ValueAxis.Step(most, 5);
        most = Math.Ceiling(most / step) * step;
        double Y(double value) => bottom - (PlotHeight * Math.Clamp(value / most, 0.0, 1.0));

        svg.Text(16.0, top + 16.0, TextFit.Cut(panel.Words, Width - 32.0, TextWrap.Strong), "strong");
        axis.DrawGrid(svg, ceiling, bottom);
        for (var count = 0; count * step <= most * (1.0 + 1e-9); count++)
        {
            svg.Line(Left, Y(count * step), Left + PlotWidth, Y(count * step), "grid");
            svg.Text(Left - 8.0, Y(count * step) + 4.0, Precision.Plain(count * step), "small soft", TextAnchor.End);
        }

        svg.Line(Left, bottom, Left + PlotWidth, bottom, "axis");
        var labels = new List<(double Y, string Words, string Colour, string Line)>();
        if (panel.Level is { } level)
        {
            svg.Group("c-ink", panel.LevelWords).Path($"M{Svg.Number(Left)} {Svg.Number(Y(level))}h{Svg.Number(PlotWidth)}", "line thin dash").Close();
            labels.Add((Y(level), panel.LevelWords, "c-ink", "line thin dash"));
        }

        // The first line lies on top.
        for (var i = Math.Min(panel.Lines.Count, Looks.Length) - 1; i >= 0; i--)
        {
            var line = panel.Lines[i];
            svg.Group(Looks[i].Colour, line.Words).Path(Curve(line.Values, times, axis, Y), Looks[i].Line).Close();
        }

        for (var i = 0; i < Math.Min(panel.Lines.Count, Looks.Length); i++)
        {
            var values = panel.Lines[i].Values.Where(double.IsFinite).ToArray();
            if (values.Length > 0)
            {
                labels.Add((Y(values[^1]), panel.Lines[i].Words, Looks[i].Colour, Looks[i].Line));
            }
        }

        DrawLabels(svg, labels, ceiling, bottom);
    }

    /// <summary>Names at the ends of their lines, moved apart where these end close together.</summary>
    private static void DrawLabels(Svg svg, List<(double Y, string Words, string Colour, string Line)> labels, double ceiling, double bottom)
    {
        const double Indent = 24.0, LineHeight = 14.0;
        var last = ceiling - 12.0;
        var placed = labels.OrderBy(label => label.Y).Select(label => (Label: label, Lines: TextWrap.Lines(label.Words, Width - LabelLeft - Indent - 4.0, 12.0, 2))).ToArray();
        var room = placed.Sum(each => (each.Lines.Count * LineHeight) + 4.0);
        foreach (var (label, lines) in placed)
        {
            // No lower than leaves room for those that follow.
            var y = Math.Max(last + LineHeight, Math.Min(label.Y + 4.0, bottom - room + LineHeight));
            svg.Group(label.Colour).Path($"M{Svg.Number(LabelLeft)} {Svg.Number(y - 4.0)}h18", label.Line).Close();
            for (var i = 0; i < lines.Count; i++)
            {
                svg.Text(LabelLeft + Indent, y + (i * LineHeight), lines[i], "small");
            }

            room -= (lines.Count * LineHeight) + 4.0;
            last = y + ((lines.Count - 1) * LineHeight) + 4.0;
        }
    }

    private static string Curve(IReadOnlyList<double> values, IReadOnlyList<double> times, TimeAxis axis, Func<double, double> y)
    {
        var path = new StringBuilder();
        var isOpen = false;
        for (var i = 0; i < Math.Min(values.Count, times.Count); i++)
        {
            if (!double.IsFinite(values[i]))
            {
                isOpen = false;
                continue;
            }

            path.Append(isOpen ? 'L' : 'M').Append(Svg.Number(axis.X(times[i]))).Append(' ').Append(Svg.Number(y(values[i])));
            if (!isOpen)
            {
                path.Append("h0");
            }

            isOpen = true;
        }

        return path.ToString();
    }
}
