namespace Rampart.Quantities;

/// <summary>A unit: what it measures, how it is written, and how a number of it becomes SI.</summary>
/// <remarks>
/// The number, still a decimal fraction, is multiplied by <see cref="Factor"/> without rounding and rounded to a double once;
/// <see cref="Then"/> goes the rest of the way where the factor is no decimal fraction (degrees, km/h) or the scale is logarithmic.
/// </remarks>
internal sealed class Unit(QuantityKind kind, decimal factor, Func<double, double>? then, params string[] spellings)
{
    public Unit(QuantityKind kind, decimal factor, params string[] spellings)
        : this(kind, factor, then: null, spellings)
    {
    }

    public QuantityKind Kind { get; } = kind;

    public decimal Factor { get; } = factor;

    public Func<double, double>? Then { get; } = then;

    /// <summary>How the unit is written; the symbol comes first.</summary>
    public string[] Spellings { get; } = spellings;

    public string Symbol => Spellings[0];

    public double ToSi(DecimalNumber number)
    {
        var value = number.Times(Factor).ToDouble();
        return Then is null ? value : Then(value);
    }
}
