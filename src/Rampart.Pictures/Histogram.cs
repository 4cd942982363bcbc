using System.Globalization;

namespace Rampart.Pictures;

/// <summary>A bar of a histogram: the values that it holds, in words too, and how many battles had one of them.</summary>
public sealed record HistogramBar(double From, double To, string Words, int Battles);

/// <summary>What a <see cref="Histogram"/> shows.</summary>
public sealed record HistogramData
{
    public required Caption Caption { get; init; }

    /// <summary>What is counted in a battle: "hostile targets leaked".</summary>
    public required string Words { get; init; }

    /// <summary>How many battles had each value.</summary>
    public required IReadOnlyList<(double Value, int Battles)> Counts { get; init; }

    public required double Mean { get; init; }

    /// <summary>The 95 % interval of the mean; null where there are too few battles for one.</summary>
    public PictureInterval? MonteCarlo { get; init; }

    /// <summary>How the mean is written.</summary>
    public Precision Precision { get; init; } = new(1);
}

/// <summary>How often each value came out, with the mean and how well the mean is known.</summary>
public static class Histogram
{
    private const double Width = 960.0;
    private const double Height = 372.0;
    private const double Left = 74.0;
    private const double PlotWidth = 862.0;
    private const double Top = 86.0;
    private const double Base = 304.0;
    private const double WhiskerGap = 10.0;
    private const int MostBars = 48;
    private const int LeastBars = 10;
    private const int MostTicks = 18;

    public static string Draw(HistogramData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var svg = new Svg(Width, Height, data.Caption);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        var bars = Bars(data.Counts);
        if (bars.Count == 0)
        {
            svg.Text(0.5 * Width, 0.5 * Height, "No battle has been fought.", "soft", TextAnchor.Middle);
            return svg.ToString();
        }

        svg.Text(16.0, 46.0, $"{Battles(bars.Sum(bar => (long)bar.Battles))}; {Rule(bars)}", "small soft");
        var axis = Axis(bars, data);
        var most = bars.Max(bar => bar.Battles);
        double Y(double battles) => Base - ((Base - Top - 14.0) * battles / most);
        DrawScale(svg, axis, !IsMeasured(bars), most, Y);
        DrawBars(svg, axis, bars, Y);
        DrawMean(svg, axis, data);
        DrawCounts(svg, axis, bars, Y);
        svg.Text(Left + (0.5 * PlotWidth), Base + 56.0, TextFit.Cut($"{data.Words} in one battle", PlotWidth), "", TextAnchor.Middle);
        return svg.ToString();
    }

    /// <summary>The bars: one for each whole number, or of even width in steps of 1, 2 or 5 where there are many values.</summary>
    public static IReadOnlyList<HistogramBar> Bars(IReadOnlyList<(double Value, int Battles)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var seen = counts.Where(count => count.Battles > 0).ToArray();
        if (seen.Length == 0)
        {
            return [];
        }

        var (least, greatest) = (seen.Min(count => count.Value), seen.Max(count => count.Value));
        var isWhole = seen.All(count => count.Value == Math.Floor(count.Value));
        var step = isWhole ? Scale.Step(greatest - least + 1.0, MostBars) : ValueAxis.Step(greatest - least, MostBars);
        var first = Math.Floor((least / step) + 1e-9);
        var battles = new int[(int)(Math.Floor((greatest / step) + 1e-9) - first) + 1];
        foreach (var (value, count) in seen)
        {
            battles[(int)(Math.Floor((value / step) + 1e-9) - first)] += count;
        }

        return [.. battles.Select((count, i) => Bar((first + i) * step, step, isWhole, count))];
    }

    private static HistogramBar Bar(double from, double step, bool isWhole, int battles) => (isWhole, step) switch
    {
        (true, 1.0) => new HistogramBar(from - 0.5, from + 0.5, Precision.Plain(from), battles),
        (true, _) => new HistogramBar(from - 0.5, from + step - 0.5, $"{Precision.Plain(from)} to {Precision.Plain(from + step - 1.0)}", battles),
        _ => new HistogramBar(from, from + step, $"{Precision.Plain(from)} to under {Precision.Plain(from + step)}", battles),
    };

    private static string Battles(long battles) => string.Create(CultureInfo.InvariantCulture, $"{battles} {(battles == 1 ? "battle" : "battles")}");

    private static string Rule(IReadOnlyList<HistogramBar> bars) =>
        !bars[0].Words.Contains(' ', StringComparison.Ordinal) ? "each bar is one value"
        : IsMeasured(bars) ? $"each bar is {Precision.Plain(bars[0].To - bars[0].From)} wide, the first from {bars[0].Words}"
        : $"each bar holds {Precision.Plain(bars[0].To - bars[0].From)} values, the first {bars[0].Words}";

    /// <summary>True where the values are not whole numbers.</summary>
    private static bool IsMeasured(IReadOnlyList<HistogramBar> bars) => bars[0].Words.Contains("under", StringComparison.Ordinal);

    private static ValueAxis Axis(IReadOnlyList<HistogramBar> bars, HistogramData data)
    {
        var (low, high) = (bars[0].From, bars[^1].To);

        // Nought is shown where it is not far: no leaker at all is what a reader looks for.
        var nought = IsMeasured(bars) ? 0.0 : -0.5;
        if (low > nought && low <= 0.4 * high)
        {
            low = nought;
        }

        if (double.IsFinite(data.Mean))
        {
            (low, high) = (Math.Min(low, data.Mean), Math.Max(high, data.Mean));
        }

        // A single value must not fill the picture, and where nothing is below nought the axis is not either.
        var room = Math.Max(0.0, (LeastBars * (bars[0].To - bars[0].From)) - (high - low));
        var floor = bars[0].From >= nought ? nought : double.NegativeInfinity;
        var core = new PictureInterval(Math.Max(floor, low - (0.5 * room)), high + (0.5 * room));
        var reach = data.MonteCarlo is { IsKnown: true } interval ? interval with { Low = Math.Max(floor, interval.Low) } : core;
        return ValueAxis.Around(core, [reach], 0.25 * core.Width, Left, PlotWidth);
    }

    private static void DrawScale(Svg svg, ValueAxis axis, bool isWhole, int most, Func<double, double> y)
    {
        svg.Text(Left - 8.0, Top - 8.0, "battles", "small soft", TextAnchor.End);
        var step = Scale.Step(most, 5);
        for (var battles = 0.0; battles <= most; battles += step)
        {
            svg.Line(Left, y(battles), Left + PlotWidth, y(battles), "grid");
            svg.Text(Left - 8.0, y(battles) + 4.0, Precision.Plain(battles), "small soft", TextAnchor.End);
        }

        foreach (var tick in axis.Ticks(MostTicks, isWhole ? 1.0 : 0.0))
        {
            svg.Line(axis.X(tick), Base, axis.X(tick), Base + 4.0, "axis");
            svg.Text(axis.X(tick), Base + 34.0, Precision.Plain(tick), "small soft", TextAnchor.Middle);
        }
    }

    private static void DrawBars(Svg svg, ValueAxis axis, IReadOnlyList<HistogramBar> bars, Func<double, double> y)
    {
        foreach (var bar in bars.Where(bar => bar.Battles > 0))
        {
            var (from, to) = (axis.X(bar.From), axis.X(bar.To));
            svg.Group("c-blue", $"{bar.Words}: {Battles(bar.Battles)}")
                .Rectangle(from + (0.06 * (to - from)), y(bar.Battles), 0.88 * (to - from), Math.Max(0.6, Base - y(bar.Battles)), "solid")
                .Close();
        }

        svg.Line(Left, Base, Left + PlotWidth, Base, "axis");
    }

    private static void DrawCounts(Svg svg, ValueAxis axis, IReadOnlyList<HistogramBar> bars, Func<double, double> y)
    {
        var widest = TextFit.Width(Precision.Plain(bars.Max(bar => bar.Battles)), 12.0) + 4.0;
        foreach (var bar in bars.Where(bar => bar.Battles > 0 && axis.X(bar.To) - axis.X(bar.From) >= widest))
        {
            svg.Text(0.5 * (axis.X(bar.From) + axis.X(bar.To)), y(bar.Battles) - 4.0, Precision.Plain(bar.Battles), "small soft halo", TextAnchor.Middle);
        }
    }

    private static void DrawMean(Svg svg, ValueAxis axis, HistogramData data)
    {
        if (!double.IsFinite(data.Mean))
        {
            return;
        }

        var x = axis.X(data.Mean);
        var words = data.MonteCarlo is { IsKnown: true } interval
            ? $"mean {data.Precision.Say(data.Mean)}; 95 % interval of the mean {data.Precision.Between(interval)}"
            : $"mean {data.Precision.Say(data.Mean)}; too few battles for an interval";
        svg.Group("c-ink", words);
        ValueAxis.Cased(svg, $"M{Svg.Number(x)} {Svg.Number(Top - 10.0)}V{Svg.Number(Base + WhiskerGap)}", "line dash");
        if (data.MonteCarlo is { } whisker)
        {
            axis.Whisker(svg, whisker, Base + WhiskerGap, "line bold");
        }

        svg.Circle(x, Base + WhiskerGap, 4.0, "solid edge").Close();
        var half = 0.5 * TextFit.Width(words, 13.0, isBold: true);
        svg.Text(Math.Clamp(x, Left + half, Left + PlotWidth - half), Top - 16.0, words, "strong halo", TextAnchor.Middle);
    }
}
