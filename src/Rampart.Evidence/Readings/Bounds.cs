namespace Rampart.Evidence;

/// <summary>What a value may be, in SI units, so that a model that makes no sense is found at its file and not in a battle.</summary>
/// <param name="LowSi">The least value.</param>
/// <param name="HighSi">The greatest value.</param>
/// <param name="Text">The bounds in words behind "must be": "greater than zero".</param>
/// <param name="LowIsExcluded">True where the least value itself is not allowed.</param>
public sealed record Bounds(double LowSi, double HighSi, string Text, bool LowIsExcluded = false)
{
    /// <summary>Any finite value.</summary>
    public static Bounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity, "finite");

    public static Bounds Positive { get; } = new(0.0, double.PositiveInfinity, "greater than zero", LowIsExcluded: true);

    public static Bounds NotNegative { get; } = new(0.0, double.PositiveInfinity, "zero or more");

    /// <summary>From zero to one, both included.</summary>
    public static Bounds Share { get; } = new(0.0, 1.0, "from 0 to 1");

    /// <summary>Between zero and one, zero itself excluded.</summary>
    public static Bounds PositiveShare { get; } = new(0.0, 1.0, "above 0 and at most 1", LowIsExcluded: true);

    public bool Holds(double si) => double.IsFinite(si) && (LowIsExcluded ? si > LowSi : si >= LowSi) && si <= HighSi;

    /// <summary>A value inside the bounds, for going on after a finding.</summary>
    internal double Harmless => Holds(0.0) ? 0.0 : Holds(1.0) ? 1.0 : double.IsFinite(LowSi) ? LowSi : HighSi;
}
