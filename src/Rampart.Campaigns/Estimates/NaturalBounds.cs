using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>Between which values a measure lies whatever happens: a count is never below nought, a share never above one.</summary>
public readonly record struct NaturalBounds(double Low, double High)
{
    /// <summary>None: for what may have either sign, such as a difference.</summary>
    public static NaturalBounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static NaturalBounds Count { get; } = new(0.0, double.PositiveInfinity);

    public static NaturalBounds Share { get; } = new(0.0, 1.0);

    /// <summary>A count out of so many.</summary>
    public static NaturalBounds OutOf(double greatest) => new(0.0, greatest);

    public double Clip(double value) => Math.Min(Math.Max(value, Low), High);

    public Interval Clip(Interval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return interval with { Low = Clip(interval.Low), High = Clip(interval.High) };
    }
}
