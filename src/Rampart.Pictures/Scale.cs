using System.Globalization;

namespace Rampart.Pictures;

/// <summary>Steps that a reader counts in.</summary>
internal static class Scale
{
    private static readonly double[] TimeSteps_s = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

    /// <summary>The smallest of 1, 2, 5, 10, 20, … that cuts the length into at most so many parts.</summary>
    public static double Step(double length, int parts)
    {
        var decade = 1.0;
        while (length / decade > parts)
        {
            foreach (var step in (ReadOnlySpan<double>)[1.0, 2.0, 5.0])
            {
                if (length / (decade * step) <= parts)
                {
                    return decade * step;
                }
            }

            decade *= 10.0;
        }

        return decade;
    }

    public static double TimeStep_s(double length_s, int parts)
    {
        foreach (var step in TimeSteps_s)
        {
            if (length_s / step <= parts)
            {
                return step;
            }
        }

        return 86400.0 * Step(length_s / 86400.0, parts);
    }

    /// <summary>A moment of the battle: <c>0:07</c> in hours and minutes, with seconds where the minute is not whole.</summary>
    public static string Clock(double seconds)
    {
        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        var text = string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}");
        return whole % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{whole % 60:00}");
    }

    /// <summary>A length of time in the unit a reader would choose: 45 s, 7.5 min, 2.1 h.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 99.5 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
        < 5940.0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60.0:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600.0:0.##} h"),
    };
}
