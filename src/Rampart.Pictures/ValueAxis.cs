namespace Rampart.Pictures;

/// <summary>Values from left to right, with the steps a reader counts in.</summary>
internal sealed record ValueAxis(double Low, double High, double Left, double Width)
{
    private const double CapHeight = 5.0;

    /// <summary>An axis that shows the core whole, and of the intervals that reach beyond it no more than the given length on either side.</summary>
    public static ValueAxis Around(PictureInterval core, IEnumerable<PictureInterval> reach, double farthest, double left, double width)
    {
        var (low, high) = (core.Low, core.High);
        foreach (var interval in reach.Where(interval => interval.IsKnown))
        {
            low = Math.Min(low, Math.Max(interval.Low, core.Low - farthest));
            high = Math.Max(high, Math.Min(interval.High, core.High + farthest));
        }

        if (high - low <= 0.0)
        {
            (low, high) = (low - 1.0, high + 1.0);
        }

        return new ValueAxis(low, high, left, width);
    }

    /// <summary>1, 2 or 5 times a power of ten that cuts the length into at most so many parts, also where the length is small.</summary>
    public static double Step(double length, int parts)
    {
        var finer = 1.0;
        while (length > 0.0 && length * finer < parts && finer < 1e9)
        {
            finer *= 10.0;
        }

        return Scale.Step(length * finer, parts) / finer;
    }

    public double X(double value) => Left + (Width * Math.Clamp((value - Low) / (High - Low), 0.0, 1.0));

    /// <param name="most">At most so many.</param>
    /// <param name="least">Steps no smaller than this: 1 where only whole numbers have a meaning.</param>
    public IEnumerable<double> Ticks(int most, double least = 0.0)
    {
        var step = Math.Max(least, Step(High - Low, most));
        for (var count = Math.Ceiling((Low / step) - 1e-9); count * step <= High + (1e-9 * step); count++)
        {
            yield return count * step;
        }
    }

    /// <summary>An interval as a line with a cap at each end, or an arrow where it goes on beyond the axis.</summary>
    public void Whisker(Svg svg, PictureInterval interval, double y, string @class = "line")
    {
        if (!interval.IsKnown)
        {
            return;
        }

        var (from, to) = (X(interval.Low), X(interval.High));
        var path = $"M{Svg.Number(from)} {Svg.Number(y)}H{Svg.Number(to)}{End(from, y, interval.Low < Low, 1.0)}{End(to, y, interval.High > High, -1.0)}";
        Cased(svg, path, @class);
    }

    /// <summary>A line in the colour around it with paper at its sides, so that it is seen over a bar in light and dark.</summary>
    public static void Cased(Svg svg, string path, string @class) => svg.Group("c-paper").Path(path, "line bold").Close().Path(path, @class);

    private static string End(double x, double y, bool goesOn, double inward) => goesOn
        ? $"M{Svg.Number(x + (inward * CapHeight))} {Svg.Number(y - CapHeight)}L{Svg.Number(x)} {Svg.Number(y)}L{Svg.Number(x + (inward * CapHeight))} {Svg.Number(y + CapHeight)}"
        : $"M{Svg.Number(x)} {Svg.Number(y - CapHeight)}V{Svg.Number(y + CapHeight)}";
}
