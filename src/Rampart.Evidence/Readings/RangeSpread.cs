using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A range from which a campaign draws a value, evenly or most often near its mode.</summary>
/// <remarks>A draw is the inverse of the distribution function: a greater number gives a value that is no smaller, so that readings with one number move together.</remarks>
internal sealed record RangeSpread
{
    // From a decade on a range is one of orders of magnitude.
    private const double Decade = 10.0;

    private RangeSpread(ReadingSpread shape, PropertyKind kind, double low, double high, double mode) =>
        (Shape, Kind, Low, High, Mode) = (shape, kind, low, high, mode);

    public ReadingSpread Shape { get; }

    public PropertyKind Kind { get; }

    public double Low { get; }

    public double High { get; }

    public double Mode { get; }

    public static RangeSpread Even(PropertyKind kind, double low, double high) =>
        new(low < high ? ReadingSpread.Uniform : ReadingSpread.None, kind, low, high, low + ((high - low) / 2.0));

    public static RangeSpread Peaked(PropertyKind kind, double low, double high, double mode) =>
        new(low < high ? IsOverDecades(kind, low, high) ? ReadingSpread.LogTriangular : ReadingSpread.Triangular : ReadingSpread.None, kind, low, high, mode);

    /// <summary>True where a range is one of orders of magnitude; decibels are logarithms already.</summary>
    public static bool IsOverDecades(PropertyKind kind, double low, double high) =>
        kind != PropertyKind.Decibels && low > 0.0 && high >= Decade * low;

    /// <summary>The value that a number between 0 and 1 gives.</summary>
    public double At(double uniform)
    {
        var isCount = Kind == PropertyKind.Count;
        // Whole numbers own the half unit to either side, so that the ends are drawn as well.
        var (low, high) = isCount ? (Low - 0.5, High + 0.5) : (Low, High);
        var value = Shape switch
        {
            ReadingSpread.None => Mode,
            ReadingSpread.Uniform => low + ((high - low) * uniform),
            ReadingSpread.LogTriangular => Portable.Exp(Triangular(Portable.Log(low), Portable.Log(high), Portable.Log(Mode), uniform)),
            _ => Triangular(low, high, Mode, uniform),
        };
        return Math.Clamp(isCount ? Math.Floor(value + 0.5) : value, Low, High);
    }

    /// <summary>Where a value lies between the ends, from 0 to 1; in the logarithm where it is drawn so.</summary>
    public double PositionOf(double value)
    {
        var position = Shape == ReadingSpread.LogTriangular
            ? (Portable.Log(value) - Portable.Log(Low)) / (Portable.Log(High) - Portable.Log(Low))
            : (value - Low) / (High - Low);
        return Math.Clamp(position, 0.0, 1.0);
    }

    // The inverse of the triangular distribution function: its density is zero at the ends and greatest at the mode.
    private static double Triangular(double low, double high, double mode, double uniform)
    {
        var left = (mode - low) / (high - low);
        return uniform < left
            ? low + Math.Sqrt(uniform * (high - low) * (mode - low))
            : high - Math.Sqrt((1.0 - uniform) * (high - low) * (high - mode));
    }
}
