using System.Globalization;

namespace Rampart.Pictures;

/// <summary>A bar of a <see cref="StepTimePicture"/>: scans whose step took from so many to under so many milliseconds.</summary>
public readonly record struct StepTimeBar(double From_ms, double To_ms, int Scans);

/// <summary>What a <see cref="StepTimePicture"/> shows.</summary>
public sealed record StepTimePictureData(Caption Caption, IReadOnlyList<double> Times_ms, double P50_ms, double P99_ms);

/// <summary>How long the tracker's step took, scan by scan; the scale is logarithmic, because a rare long step is what matters.</summary>
public static class StepTimePicture
{
    private const double Width = 960.0;
    private const double Height = 330.0;
    private const double Left = 74.0;
    private const double PlotWidth = 862.0;
    private const double Top = 84.0;
    private const double Base = 268.0;

    // Ten to each factor of ten; never finer than the clock is worth.
    private const int BarsInADecade = 20;
    private const double Shortest_ms = 1e-4;
    private const double LeastDecades = 0.6;

    private static readonly double[] Steps = [1.0, 2.0, 5.0];

    public static string Draw(StepTimePictureData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var svg = new Svg(Width, Height, data.Caption);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        var bars = Bars(data.Times_ms);
        if (bars.Count == 0)
        {
            svg.Text(0.5 * Width, 0.5 * Height, "No step was timed.", "soft", TextAnchor.Middle);
            return svg.ToString();
        }

        var (low, high) = Ends(bars);
        double X(double time_ms) => Left + (PlotWidth * Math.Clamp((Math.Log10(Math.Max(time_ms, Shortest_ms)) - low) / (high - low), 0.0, 1.0));
        var most = bars.Max(bar => bar.Scans);
        double Y(double scans) => Base - ((Base - Top - 6.0) * scans / most);

        svg.Text(Left - 8.0, Top - 6.0, "scans", "small soft", TextAnchor.End);
        var step = Scale.Step(most, 5);
        for (var scans = 0.0; scans <= most; scans += step)
        {
            svg.Line(Left, Y(scans), Left + PlotWidth, Y(scans), "grid");
            svg.Text(Left - 8.0, Y(scans) + 4.0, Precision.Plain(scans), "small soft", TextAnchor.End);
        }

        foreach (var bar in bars.Where(bar => bar.Scans > 0))
        {
            var (from, to) = (X(bar.From_ms), X(bar.To_ms));
            svg.Group("c-blue", $"{Shown(bar.From_ms)} to under {Shown(bar.To_ms)} ms: {bar.Scans} {(bar.Scans == 1 ? "scan" : "scans")}")
                .Rectangle(from + (0.05 * (to - from)), Y(bar.Scans), 0.9 * (to - from), Math.Max(0.8, Base - Y(bar.Scans)), "solid").Close();
        }

        svg.Line(Left, Base, Left + PlotWidth, Base, "axis");
        for (var decade = Math.Floor(low); decade <= high; decade++)
        {
            foreach (var tick in Steps.Select(first => first * Math.Pow(10.0, decade)).Where(tick => Math.Log10(tick) >= low - 1e-9 && Math.Log10(tick) <= high + 1e-9))
            {
                svg.Line(X(tick), Base, X(tick), Base + 4.0, "axis");
                svg.Text(X(tick), Base + 19.0, Precision.Plain(tick), "small soft", TextAnchor.Middle);
            }
        }

        Line(svg, X(data.P50_ms), 1, $"median {Shown(data.P50_ms)} ms", "line dash", isLeft: true);
        Line(svg, X(data.P99_ms), 0, $"99 of 100 scans under {Shown(data.P99_ms)} ms", "line short", X(data.P99_ms) > Left + (0.6 * PlotWidth));
        svg.Text(Left + (0.5 * PlotWidth), Base + 44.0, "milliseconds for one scan", "", TextAnchor.Middle);
        return svg.ToString();
    }

    /// <summary>The bars from the shortest step to the longest, without a gap between them.</summary>
    public static IReadOnlyList<StepTimeBar> Bars(IReadOnlyList<double> times_ms)
    {
        ArgumentNullException.ThrowIfNull(times_ms);
        if (times_ms.Count == 0)
        {
            return [];
        }

        var places = times_ms.Select(Place).ToArray();
        var first = places.Min();
        var counts = new int[places.Max() - first + 1];
        foreach (var place in places)
        {
            counts[place - first]++;
        }

        return [.. counts.Select((count, i) => new StepTimeBar(Edge(first + i), Edge(first + i + 1), count))];
    }

    private static int Place(double time_ms) => (int)Math.Floor((BarsInADecade * Math.Log10(Math.Max(time_ms, Shortest_ms))) + 1e-9);

    private static double Edge(int place) => Math.Pow(10.0, (double)place / BarsInADecade);

    private static (double Low, double High) Ends(IReadOnlyList<StepTimeBar> bars)
    {
        var (low, high) = (Math.Log10(bars[0].From_ms), Math.Log10(bars[^1].To_ms));
        var room = 0.5 * Math.Max(0.1, LeastDecades - (high - low));
        return (low - room, high + room);
    }

    private static string Shown(double time_ms) => time_ms.ToString(time_ms switch { >= 100.0 => "0", >= 10.0 => "0.0", >= 1.0 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);

    private static void Line(Svg svg, double x, int row, string words, string line, bool isLeft)
    {
        var y = Top - 26.0 + (row * 16.0);
        svg.Group("c-ink", words);
        ValueAxis.Cased(svg, $"M{Svg.Number(x)} {Svg.Number(y - 10.0)}V{Svg.Number(Base)}", line);
        svg.Close();
        var width = TextFit.Width(words, 13.0, isBold: true);
        var left = isLeft ? Math.Max(8.0, x - 6.0 - width) : Math.Min(x + 6.0, Width - 8.0 - width);
        svg.Text(left + (0.5 * width), y, words, "strong halo", TextAnchor.Middle);
    }
}
