using System.Globalization;

namespace Rampart.Pictures;

/// <summary>With how many decimals numbers that belong together are written, so that a picture and the table beside it say the same.</summary>
public readonly record struct Precision(int Decimals)
{
    /// <summary>What stands where there is no number.</summary>
    public const string Nothing = "–";

    private const int MostDecimals = 4;

    /// <summary>As many decimals as an interval is worth: two figures of half its width where they begin with 100 to 354, else one.</summary>
    /// <remarks>The rule of the Particle Data Group (Review of Particle Physics, Introduction, rounding); one decimal for a width of nought.</remarks>
    public static Precision ForWidth(double width)
    {
        var half = 0.5 * Math.Abs(width);
        if (!double.IsFinite(half) || half <= 0.0)
        {
            return new Precision(1);
        }

        var order = (int)Math.Floor(Math.Log10(half));
        return new Precision(Math.Clamp((half / Math.Pow(10.0, order) < 3.55 ? 1 : 0) - order, 0, MostDecimals));
    }

    /// <summary>A number as short as it is: 12, 0.5; for values that are counted or stand at an axis.</summary>
    public static string Plain(double value) =>
        double.IsFinite(value) ? Minus(value.ToString(Math.Abs(value) < 1.0 ? "0.######" : "0.###", CultureInfo.InvariantCulture)) : Nothing;

    public string Say(double value) => double.IsFinite(value) ? Minus(value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : Nothing;

    /// <summary>With its sign, for a difference.</summary>
    public string Difference(double value)
    {
        var text = Say(value);
        return value > 0.0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text;
    }

    /// <summary>"13.2 to 15.4".</summary>
    public string Between(PictureInterval interval) => interval.IsKnown ? $"{Say(interval.Low)} to {Say(interval.High)}" : "not known";

    // A hyphen is too short to be seen before a number, and what rounds to nought has no sign.
    private static string Minus(string text) =>
        !text.StartsWith('-') ? text : text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text[1..] : "−" + text[1..];
}

/// <summary>The two ends of a bar or a whisker.</summary>
public readonly record struct PictureInterval(double Low, double High)
{
    /// <summary>False where there were too few battles for an interval.</summary>
    public bool IsKnown => double.IsFinite(Low) && double.IsFinite(High) && Low <= High;

    public double Width => High - Low;
}
