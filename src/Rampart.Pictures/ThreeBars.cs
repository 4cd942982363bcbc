namespace Rampart.Pictures;

/// <summary>One kind of uncertainty: its name, what it means, and its ends, or why it has none.</summary>
/// <param name="Name">"Dice".</param>
/// <param name="Words">What lies between the ends: "middle 90 % of battles at one set of values".</param>
/// <param name="Interval">From where to where; null where it is not known.</param>
/// <param name="Missing">What stands instead of a bar that is not known.</param>
public sealed record UncertaintyBar(string Name, string Words, PictureInterval? Interval, string Missing);

/// <summary>What <see cref="ThreeBars"/> show.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Words">What is measured: "hostile targets leaked".</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Precision">How its numbers are written.</param>
/// <param name="Bars">Dice, unknown parameters, not run enough.</param>
public sealed record ThreeBarsData(Caption Caption, string Words, double Mean, Precision Precision, IReadOnlyList<UncertaintyBar> Bars);

/// <summary>The kinds of uncertainty apart, one below the other on one axis, because they ask for different remedies.</summary>
public static class ThreeBars
{
    private const double Width = 960.0;
    private const double LabelWidth = 318.0;
    private const double Left = 396.0;
    private const double PlotWidth = 488.0;
    private const double Top = 64.0;
    private const double RowHeight = 58.0;
    private const double BarHeight = 22.0;

    private static readonly string[] Colours = ["c-sky", "c-orange", "c-green"];

    public static string Draw(ThreeBarsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var bottom = Top + (data.Bars.Count * RowHeight) + 4.0;
        var svg = new Svg(Width, bottom + 52.0, data.Caption);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        var axis = Axis(data);
        foreach (var tick in axis.Ticks(8))
        {
            svg.Line(axis.X(tick), Top, axis.X(tick), bottom, "grid");
            svg.Text(axis.X(tick), bottom + 17.0, Precision.Plain(tick), "small soft", TextAnchor.Middle);
        }

        svg.Line(Left, bottom, Left + PlotWidth, bottom, "axis");
        svg.Text(Left + (0.5 * PlotWidth), bottom + 40.0, TextFit.Cut($"{data.Words} in one battle", PlotWidth + 100.0), "", TextAnchor.Middle);
        for (var i = 0; i < data.Bars.Count; i++)
        {
            DrawBar(svg, axis, data, data.Bars[i], Colours[i % Colours.Length], Top + (i * RowHeight));
        }

        DrawMean(svg, axis, data, bottom);
        for (var i = 0; i < data.Bars.Count; i++)
        {
            DrawEnds(svg, axis, data, data.Bars[i], Top + ((i + 0.5) * RowHeight));
        }

        return svg.ToString();
    }

    private static ValueAxis Axis(ThreeBarsData data)
    {
        var intervals = data.Bars.Select(bar => bar.Interval).OfType<PictureInterval>().Where(interval => interval.IsKnown).ToArray();
        var mean = double.IsFinite(data.Mean) ? data.Mean : intervals.Select(interval => interval.Low).DefaultIfEmpty(0.0).First();
        var widths = intervals.Select(interval => interval.Width).Order().ToArray();

        // One interval from very few battles must not press the others to a line.
        var farthest = widths.Length == 0 ? 0.0 : 3.0 * widths[widths.Length / 2];
        return ValueAxis.Around(new PictureInterval(mean, mean), intervals, farthest > 0.0 ? farthest : double.MaxValue, Left, PlotWidth);
    }

    private static void DrawBar(Svg svg, ValueAxis axis, ThreeBarsData data, UncertaintyBar bar, string colour, double top)
    {
        svg.Text(16.0, top + 18.0, TextFit.Cut(bar.Name, LabelWidth, TextWrap.Strong), "strong");
        var lines = TextWrap.Lines(bar.Words, LabelWidth, 12.0, 2);
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Text(16.0, top + 34.0 + (i * TextFit.LineHeight), lines[i], "small soft");
        }

        var middle = top + (0.5 * RowHeight);
        if (bar.Interval is not { IsKnown: true } interval)
        {
            return;
        }

        var (from, to) = (axis.X(interval.Low), axis.X(interval.High));
        svg.Group(colour, $"{bar.Name}: {data.Precision.Between(interval)}")
            .Rectangle(from, middle - (0.5 * BarHeight), Math.Max(1.5, to - from), BarHeight, "solid")
            .Close();
        if (interval.Low < axis.Low || interval.High > axis.High)
        {
            svg.Group("c-ink");
            axis.Whisker(svg, interval, middle);
            svg.Close();
        }
    }

    private static void DrawMean(Svg svg, ValueAxis axis, ThreeBarsData data, double bottom)
    {
        if (!double.IsFinite(data.Mean))
        {
            return;
        }

        var x = axis.X(data.Mean);
        svg.Group("c-ink");
        ValueAxis.Cased(svg, $"M{Svg.Number(x)} {Svg.Number(Top - 6.0)}V{Svg.Number(bottom)}", "line dash");
        svg.Close();
        svg.Text(x, Top - 12.0, $"mean {data.Precision.Say(data.Mean)}", "strong halo", TextAnchor.Middle);
    }

    /// <summary>The numbers at a bar's ends, or why it has none, over the line of the mean.</summary>
    private static void DrawEnds(Svg svg, ValueAxis axis, ThreeBarsData data, UncertaintyBar bar, double middle)
    {
        if (bar.Interval is not { IsKnown: true } interval)
        {
            var missing = TextWrap.Lines(bar.Missing, PlotWidth - 12.0, 12.0, 2);
            for (var i = 0; i < missing.Count; i++)
            {
                svg.Text(Left + 6.0, middle + 4.0 + (TextFit.LineHeight * (i - (0.5 * (missing.Count - 1)))), missing[i], "small soft halo");
            }

            return;
        }

        svg.Text(axis.X(interval.Low) - 8.0, middle + 4.0, data.Precision.Say(interval.Low), "halo", TextAnchor.End);
        svg.Text(axis.X(interval.High) + 8.0, middle + 4.0, data.Precision.Say(interval.High), "halo");
    }
}
