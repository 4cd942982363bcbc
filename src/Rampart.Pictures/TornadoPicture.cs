using System.Globalization;

namespace Rampart.Pictures;

/// <summary>A disputed or assumed value: what came out on average where it was drawn low, and where it was drawn high.</summary>
public sealed record TornadoPictureBar
{
    public required string Title { get; init; }

    /// <summary>What it rests on: "claimed, 2 origins".</summary>
    public required string RestsOn { get; init; }

    /// <summary>What the low end is: "below 312 km".</summary>
    public required string LowWords { get; init; }

    public required string HighWords { get; init; }

    public required double LowMean { get; init; }

    public required PictureInterval LowInterval { get; init; }

    public required double HighMean { get; init; }

    public required PictureInterval HighInterval { get; init; }

    /// <summary>False where it is assumed, wholly or in part.</summary>
    public required bool IsClaimed { get; init; }

    /// <summary>False where it is not told apart from chance.</summary>
    public required bool StandsOut { get; init; }
}

/// <summary>What a <see cref="TornadoPicture"/> shows.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Words">What is measured: "hostile targets leaked".</param>
/// <param name="Mean">Its mean over all battles.</param>
/// <param name="Precision">How its numbers are written.</param>
/// <param name="Factors">How many factors were looked at.</param>
/// <param name="Bars">The largest first.</param>
public sealed record TornadoPictureData(Caption Caption, string Words, double Mean, Precision Precision, int Factors, IReadOnlyList<TornadoPictureBar> Bars);

/// <summary>Which disputed claim or assumption decides a measure: a bar for each, from its low to its high, about the mean.</summary>
public static class TornadoPicture
{
    /// <summary>How many bars are drawn; a table has them all.</summary>
    public const int MostBars = 12;

    private const double Width = 960.0;
    private const double LabelWidth = 252.0;
    private const double Left = 424.0;
    private const double PlotWidth = 352.0;
    private const double WordsRoom = 150.0;
    private const double Top = 118.0;
    private const double RowHeight = 56.0;
    private const double BarHeight = 24.0;
    private const string Pale = "pale";

    public static string Draw(TornadoPictureData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var bars = data.Bars.Take(MostBars).ToArray();
        var bottom = Top + (Math.Max(1, bars.Length) * RowHeight);
        var svg = new Svg(Width, bottom + 106.0, data.Caption);
        DefinePale(svg);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        DrawLegend(svg);
        var axis = Axis(data.Mean, bars);
        foreach (var tick in axis.Ticks(6))
        {
            svg.Line(axis.X(tick), Top, axis.X(tick), bottom, "grid");
            svg.Text(axis.X(tick), bottom + 17.0, Precision.Plain(tick), "small soft", TextAnchor.Middle);
        }

        svg.Line(Left, bottom, Left + PlotWidth, bottom, "axis");
        if (double.IsFinite(data.Mean))
        {
            svg.Group("c-ink").Path($"M{Svg.Number(axis.X(data.Mean))} {Svg.Number(Top - 4.0)}V{Svg.Number(bottom)}", "line thin").Close();
            svg.Text(axis.X(data.Mean), Top - 9.0, $"mean {data.Precision.Say(data.Mean)}", "strong halo", TextAnchor.Middle);
        }

        for (var i = 0; i < bars.Length; i++)
        {
            DrawBar(svg, axis, data.Precision, bars[i], Top + (i * RowHeight));
        }

        if (bars.Length == 0)
        {
            svg.Text(16.0, Top + 30.0, "No disputed or assumed value was drawn at different levels.", "soft");
        }

        svg.Text(Left + (0.5 * PlotWidth), bottom + 38.0, TextFit.Cut($"mean {data.Words} in one battle", PlotWidth + 180.0), "", TextAnchor.Middle);
        DrawNote(svg, data, bottom + 68.0);
        return svg.ToString();
    }

    private static ValueAxis Axis(double mean, TornadoPictureBar[] bars)
    {
        double[] means = [.. bars.SelectMany(bar => new[] { bar.LowMean, bar.HighMean }).Append(mean).Where(double.IsFinite)];
        var core = means.Length == 0 ? new PictureInterval(0.0, 0.0) : new PictureInterval(means.Min(), means.Max());
        PictureInterval[] reach = [.. bars.SelectMany(bar => new[] { bar.LowInterval, bar.HighInterval }).Where(interval => interval.IsKnown)];
        var widths = reach.Select(interval => interval.Width).Order().ToArray();

        // A level that few points drew has an interval wider than all else; it goes on beyond the axis.
        return ValueAxis.Around(core, reach, widths.Length == 0 ? 0.0 : Math.Max(core.Width, widths[widths.Length / 2]), Left, PlotWidth);
    }

    private static void DrawBar(Svg svg, ValueAxis axis, Precision precision, TornadoPictureBar bar, double top)
    {
        var title = TextWrap.Lines(bar.Title, LabelWidth, TextWrap.Strong, 2);
        for (var i = 0; i < title.Count; i++)
        {
            svg.Text(16.0, top + (title.Count == 1 ? 23.0 : 16.0) + (i * TextFit.LineHeight), title[i], "strong");
        }

        svg.Text(16.0, top + (title.Count == 1 ? 40.0 : 47.0), TextFit.Cut(bar.RestsOn, LabelWidth, 12.0), "small soft");
        svg.Line(16.0, top + RowHeight, Width - 16.0, top + RowHeight, "grid");
        if (!double.IsFinite(bar.LowMean) || !double.IsFinite(bar.HighMean))
        {
            return;
        }

        var middle = top + (0.5 * RowHeight);
        var (low, high) = (axis.X(bar.LowMean), axis.X(bar.HighMean));
        var tip = $"{bar.Title}: {bar.LowWords} {precision.Say(bar.LowMean)} ({precision.Between(bar.LowInterval)}), {bar.HighWords} {precision.Say(bar.HighMean)} ({precision.Between(bar.HighInterval)})";
        svg.Group(bar.IsClaimed ? "c-blue" : "c-orange", tip);
        if (bar.StandsOut)
        {
            svg.Rectangle(Math.Min(low, high), middle - (0.5 * BarHeight), Math.Abs(high - low), BarHeight, bar.IsClaimed ? "solid outline" : "solid outline short");
        }
        else
        {
            svg.Rectangle(Math.Min(low, high), middle - (0.5 * BarHeight), Math.Abs(high - low), BarHeight, bar.IsClaimed ? "outline" : "outline short", Pale);
        }

        svg.Close();

        // The two whiskers lie one above the other, for those of a short bar overlap.
        svg.Group("c-ink", tip);
        axis.Whisker(svg, bar.LowInterval, middle - 6.0, "line thin");
        axis.Whisker(svg, bar.HighInterval, middle + 6.0, "line thin");
        svg.Circle(low, middle - 6.0, 4.0, "open").Circle(high, middle + 6.0, 4.0, "solid edge").Close();

        var left = Math.Min(low, high) - 10.0;
        var right = Math.Max(low, high) + 10.0;
        foreach (var interval in new[] { bar.LowInterval, bar.HighInterval }.Where(interval => interval.IsKnown))
        {
            left = Math.Min(left, axis.X(interval.Low) - 8.0);
            right = Math.Max(right, axis.X(interval.High) + 8.0);
        }

        var isLowLeft = bar.LowMean <= bar.HighMean;
        Words(svg, precision, isLowLeft ? bar.LowMean : bar.HighMean, isLowLeft ? bar.LowWords : bar.HighWords, left, middle, TextAnchor.End);
        Words(svg, precision, isLowLeft ? bar.HighMean : bar.LowMean, isLowLeft ? bar.HighWords : bar.LowWords, right, middle, TextAnchor.Start);
    }

    /// <summary>The mean at one end of a bar, and below it what was drawn there.</summary>
    private static void Words(Svg svg, Precision precision, double mean, string words, double x, double middle, TextAnchor anchor)
    {
        var lines = TextWrap.Lines(words, WordsRoom, 12.0, 2);
        var y = middle + 4.0 - (0.5 * 13.0 * lines.Count);
        svg.Text(x, y, precision.Say(mean), "strong halo", anchor);
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Text(x, y + ((i + 1) * 13.0), lines[i], "small halo", anchor);
        }
    }

    private static void DrawLegend(Svg svg)
    {
        const double Y = 49.0;
        svg.Group("c-ink").Circle(22.0, Y - 4.0, 4.0, "open").Circle(198.0, Y - 4.0, 4.0, "solid edge").Close();
        svg.Text(33.0, Y, "where it was drawn low", "small").Text(209.0, Y, "where it was drawn high", "small");
        svg.Group("c-ink").Path($"M380 {Svg.Number(Y - 4.0)}h22M380 {Svg.Number(Y - 9.0)}v10M402 {Svg.Number(Y - 9.0)}v10", "line thin").Close();
        svg.Text(409.0, Y, "95 % interval of the mean there", "small");

        const double Second = 71.0;
        svg.Group("c-blue").Rectangle(16.0, Second - 11.0, 22.0, 13.0, "solid outline").Close();
        svg.Text(45.0, Second, "rests on claims", "small");
        svg.Group("c-orange").Rectangle(160.0, Second - 11.0, 22.0, 13.0, "solid outline short").Close();
        svg.Text(189.0, Second, "assumed, wholly or in part", "small");
        svg.Group("c-ink").Rectangle(372.0, Second - 11.0, 22.0, 13.0, "outline", Pale).Close();
        svg.Text(401.0, Second, "pale: not told apart from chance", "small");
    }

    private static void DrawNote(Svg svg, TornadoPictureData data, double y)
    {
        var shown = Math.Min(MostBars, data.Bars.Count);
        var drawn = data.Factors > shown ? string.Create(CultureInfo.InvariantCulture, $"The {shown} largest of {data.Factors} factors looked at.") : $"All {Count(data.Factors, "factor")} looked at.";
        svg.Text(16.0, y, shown == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Count(data.Factors, "factor")} looked at.") : drawn, "small");
        svg.Text(16.0, y + 18.0, "With so many, chance alone makes some bars: pale bars are not told apart from chance.", "small");
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static void DefinePale(Svg svg)
    {
        svg.Open("defs").Open("pattern", ("id", svg.Local(Pale)), ("width", "7"), ("height", "7"), ("patternUnits", "userSpaceOnUse"));
        svg.Group("c-paper").Rectangle(0, 0, 7, 7, "solid").Close();
        svg.Group("c-faint").Path("M-1 1L1 -1M0 7L7 0M6 8L8 6", "line").Close();
        svg.Close().Close();
    }
}
