using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>What one scan adds to the GOSPA: squared errors of place in square metres, targets missed and tracks that are false.</summary>
public readonly record struct GospaPoint(double Time_s, double Localisation_m2, int Missed, int False);

/// <summary>What a <see cref="GospaPicture"/> shows.</summary>
/// <param name="Caption">What it is.</param>
/// <param name="CutOff_m">The distance c from which a track counts as missing its target.</param>
/// <param name="Points">Scan by scan.</param>
public sealed record GospaPictureData(Caption Caption, double CutOff_m, IReadOnlyList<GospaPoint> Points);

/// <summary>The GOSPA scan by scan with its three parts, stacked.</summary>
/// <remarks>
/// The parts add up in squares (p = 2) and not in metres. So the picture stacks squares, in units of what one missed target costs (c²/2):
/// a height of 3 is three missed targets, or what is as bad. The scale on the right says the GOSPA in metres at each height.
/// </remarks>
public static class GospaPicture
{
    private const double Width = 960.0;
    private const double Left = 74.0;
    private const double PlotWidth = 640.0;
    private const double LegendLeft = Left + PlotWidth + 74.0;
    private const double Top = 66.0;
    private const double PlotHeight = 268.0;
    private const double Bottom = Top + PlotHeight;
    private const double Height = Bottom + 56.0;

    // Blue, orange, and vermillion with hatching: told apart by lightness and hatching too.
    private static readonly (string Words, string Fill)[] Parts = [("errors of place", "fill-0"), ("targets missed", "fill-4"), ("false tracks", "fill-18")];

    public static string Draw(GospaPictureData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var svg = new Svg(Width, Height, data.Caption);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        if (data.Points.Count == 0)
        {
            svg.Text(0.5 * Width, 0.5 * Height, "There was no scan.", "soft", TextAnchor.Middle);
            return svg.ToString();
        }

        var unit = 0.5 * data.CutOff_m * data.CutOff_m;
        (double Time_s, double Place, double Missed, double False)[] stacks = [.. data.Points.Select(point => (point.Time_s, point.Localisation_m2 / unit, (point.Localisation_m2 / unit) + point.Missed, (point.Localisation_m2 / unit) + point.Missed + point.False))];
        var most = Ceiling([.. stacks.Select(stack => stack.False)]);
        var step = ValueAxis.Step(most, 6);
        most = Math.Ceiling(most / step) * step;
        double Y(double height) => Bottom - (PlotHeight * Math.Clamp(height / most, 0.0, 1.0));

        Hatches.Define(svg, Parts[0].Fill, Parts[1].Fill, Parts[2].Fill);
        var axis = TimeAxis.Of([.. data.Points.Select(point => point.Time_s)], Left, PlotWidth);
        axis.DrawGrid(svg, Top, Bottom);
        svg.Text(16.0, Top - 12.0, "missed targets, or what is as bad", "small soft");
        svg.Text(Left + PlotWidth + 8.0, Top - 12.0, "GOSPA, metres", "small soft");
        for (var tick = 0; tick * step <= most * (1.0 + 1e-9); tick++)
        {
            var height = tick * step;
            svg.Line(Left, Y(height), Left + PlotWidth, Y(height), "grid");
            svg.Text(Left - 8.0, Y(height) + 4.0, Precision.Plain(height), "small soft", TextAnchor.End);
            svg.Text(Left + PlotWidth + 8.0, Y(height) + 4.0, Math.Sqrt(height * unit).ToString("#,0", CultureInfo.InvariantCulture), "small soft");
        }

        Area(svg, stacks, axis, Y, stack => 0.0, stack => stack.Place, Parts[0].Fill);
        Area(svg, stacks, axis, Y, stack => stack.Place, stack => stack.Missed, Parts[1].Fill);
        Area(svg, stacks, axis, Y, stack => stack.Missed, stack => stack.False, Parts[2].Fill);
        svg.Group("c-ink").Path(Outline(stacks, axis, Y, stack => stack.False), "line thin").Close();
        svg.Line(Left, Bottom, Left + PlotWidth, Bottom, "axis");
        svg.Text(Left + (0.5 * PlotWidth), Bottom + 38.0, axis.Words, "", TextAnchor.Middle);
        if (stacks.Count(stack => stack.False > most) is > 0 and var beyond)
        {
            var highest = stacks.MaxBy(stack => stack.False);
            svg.Text(
                Left + PlotWidth, Top + 14.0, string.Create(CultureInfo.InvariantCulture, $"{beyond} {(beyond == 1 ? "scan goes" : "scans go")} beyond the scale, up to {highest.False:0.#} ({Math.Sqrt(highest.False * unit):#,0} m)"),
                "small halo", TextAnchor.End);
        }

        DrawLegend(svg, data, unit);
        return svg.ToString();
    }

    /// <summary>The top of the scale: the highest scan, unless a few (the first ones, before tracks are confirmed) would press all others to the ground.</summary>
    private static double Ceiling(double[] heights)
    {
        const double UsualShare = 0.95, Headroom = 1.25, FarAbove = 2.0;
        var sorted = heights.Order().ToArray();
        var (usual, highest) = (sorted[(int)(UsualShare * (sorted.Length - 1))], sorted[^1]);
        return Math.Max(1.0, highest > FarAbove * usual && usual > 0.0 ? Headroom * usual : highest);
    }

    private static void DrawLegend(Svg svg, GospaPictureData data, double unit)
    {
        var scans = data.Points.Count;
        double[] means = [data.Points.Sum(point => point.Localisation_m2) / unit / scans, data.Points.Sum(point => (double)point.Missed) / scans, data.Points.Sum(point => (double)point.False) / scans];
        var sum = means.Sum();
        var y = Top + 10.0;

        // From the top of the stack downwards.
        for (var i = Parts.Length - 1; i >= 0; i--)
        {
            svg.Rectangle(LegendLeft, y - 11.0, 18.0, 14.0, "edge", Parts[i].Fill);
            svg.Text(LegendLeft + 26.0, y, Parts[i].Words, "strong");
            svg.Text(LegendLeft + 26.0, y + 16.0, string.Create(CultureInfo.InvariantCulture, $"{means[i]:0.00} a scan"), "small");
            svg.Text(LegendLeft + 26.0, y + 31.0, sum > 0.0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * means[i] / sum:0} % of the sum") : "", "small soft");
            y += 58.0;
        }

        svg.Group("c-ink").Path($"M{Svg.Number(LegendLeft)} {Svg.Number(y - 4.0)}h18", "line thin").Close();
        svg.Text(LegendLeft + 26.0, y, "GOSPA", "strong");
        svg.Text(LegendLeft + 26.0, y + 16.0, string.Create(CultureInfo.InvariantCulture, $"rms {Math.Sqrt(sum * unit):#,0} m"), "small");
    }

    private static void Area(
        Svg svg, (double Time_s, double Place, double Missed, double False)[] stacks, TimeAxis axis, Func<double, double> y, Func<(double Time_s, double Place, double Missed, double False), double> low,
        Func<(double Time_s, double Place, double Missed, double False), double> high, string fill)
    {
        var path = new StringBuilder(Outline(stacks, axis, y, high));
        for (var i = stacks.Length - 1; i >= 0; i--)
        {
            var (from, to) = Step(stacks, axis, i);
            path.Append('L').Append(Svg.Number(to)).Append(' ').Append(Svg.Number(y(low(stacks[i])))).Append('H').Append(Svg.Number(from));
        }

        svg.Empty("path", ("d", path.Append('Z').ToString()), ("fill", $"url(#{svg.Local(fill)})"), ("stroke", "none"));
    }

    /// <summary>A scan holds from half-way after the one before to half-way before the next.</summary>
    private static (double From, double To) Step((double Time_s, double Place, double Missed, double False)[] stacks, TimeAxis axis, int i) =>
        (i == 0 ? axis.X(stacks[0].Time_s) : axis.X(0.5 * (stacks[i - 1].Time_s + stacks[i].Time_s)), i == stacks.Length - 1 ? axis.X(stacks.Length == 1 ? axis.Last_s : stacks[i].Time_s) : axis.X(0.5 * (stacks[i].Time_s + stacks[i + 1].Time_s)));

    private static string Outline((double Time_s, double Place, double Missed, double False)[] stacks, TimeAxis axis, Func<double, double> y, Func<(double Time_s, double Place, double Missed, double False), double> height)
    {
        var path = new StringBuilder();
        for (var i = 0; i < stacks.Length; i++)
        {
            var (from, to) = Step(stacks, axis, i);
            path.Append(i == 0 ? 'M' : 'L').Append(Svg.Number(from)).Append(' ').Append(Svg.Number(y(height(stacks[i])))).Append('H').Append(Svg.Number(to));
        }

        return path.ToString();
    }
}
