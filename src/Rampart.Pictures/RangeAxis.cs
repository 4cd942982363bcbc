namespace Rampart.Pictures;

/// <summary>Values above nought from left to right, by equal lengths or by equal factors.</summary>
internal sealed record RangeAxis(bool IsLogarithmic, double Low, double High, double Left, double Width)
{
    public double Right => Left + Width;

    /// <summary>An axis by equal factors from a 1, 2 or 5 at or below the least value to one at or above the greatest.</summary>
    public static RangeAxis Logarithmic(double least, double greatest, double left, double width) =>
        new(true, Round(least, isUp: false), Math.Max(Round(greatest, isUp: true), 2.0 * Round(least, isUp: false)), left, width);

    public static RangeAxis Linear(double greatest, double left, double width)
    {
        var step = ValueAxis.Step(greatest, 8);
        return new RangeAxis(false, 0.0, Math.Max(1.0, Math.Ceiling((greatest / step) - 1e-9)) * step, left, width);
    }

    /// <summary>Where a value stands; those beyond an end stand at the end.</summary>
    public double X(double value) => Left + (Width * Math.Clamp(IsLogarithmic
        ? value <= 0.0 ? 0.0 : Math.Log(value / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low), 0.0, 1.0));

    /// <summary>Whether a value lies off the left end.</summary>
    public bool IsBelow(double value) => value < Low * (1.0 - 1e-9);

    /// <summary>The steps that a reader counts in: by equal factors those of 1, 2 and 5, or of 1 alone, for which there is room.</summary>
    public IEnumerable<double> Ticks(int most)
    {
        if (!IsLogarithmic)
        {
            var step = ValueAxis.Step(High - Low, most);
            for (var count = 0; count * step <= High * (1.0 + 1e-9); count++)
            {
                yield return count * step;
            }

            yield break;
        }

        var decades = Math.Log10(High / Low);
        double[] steps = 3.0 * decades <= most ? [1.0, 2.0, 5.0] : [1.0];
        for (var power = (int)Math.Floor(Math.Log10(Low) + 1e-9); power <= Math.Ceiling(Math.Log10(High)); power++)
        {
            foreach (var step in steps)
            {
                var value = step * Math.Pow(10.0, power);
                if (value >= Low * (1.0 - 1e-9) && value <= High * (1.0 + 1e-9))
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>An interval as a line with a cap at each end; an end off the axis has none.</summary>
    public void Whisker(Svg svg, double low, double high, double y, double cap)
    {
        var (from, to) = (X(low), X(high));
        var path = $"M{Svg.Number(from)} {Svg.Number(y)}H{Svg.Number(to)}";
        path += IsBelow(low) ? $"M{Svg.Number(from + cap)} {Svg.Number(y - cap)}L{Svg.Number(from)} {Svg.Number(y)}L{Svg.Number(from + cap)} {Svg.Number(y + cap)}" : Cap(from);
        ValueAxis.Cased(svg, path + Cap(to), "line thin");

        string Cap(double x) => $"M{Svg.Number(x)} {Svg.Number(y - cap)}V{Svg.Number(y + cap)}";
    }

    private static double Round(double value, bool isUp)
    {
        var decade = Math.Pow(10.0, Math.Floor(Math.Log10(value) + 1e-9));
        double[] steps = [1.0, 2.0, 5.0, 10.0];
        return isUp ? decade * steps.First(step => decade * step >= value * (1.0 - 1e-9)) : decade * steps.Last(step => decade * step <= value * (1.0 + 1e-9));
    }
}
