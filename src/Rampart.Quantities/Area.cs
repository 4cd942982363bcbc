namespace Rampart.Quantities;

/// <summary>An area or a radar cross-section; one double in square metres.</summary>
public readonly record struct Area : IComparable<Area>
{
    private Area(double squareMetres) => SquareMetres = squareMetres;

    public static Area Zero => default;

    public double SquareMetres { get; }

    public double SquareKilometres => SquareMetres / 1e6;

    public static Area FromSquareMetres(double value) => new(value);

    public static Area FromSquareKilometres(double value) => new(value * 1e6);

    /// <summary>Ten times the decimal logarithm of the area in square metres; negative infinity for none.</summary>
    public double DecibelSquareMetres => 10.0 * Portable.Log10(SquareMetres);

    /// <summary>The radar cross-section that lies so many decibels above one square metre.</summary>
    public static Area FromDecibelSquareMetres(double value) => new(Portable.Pow(10.0, value / 10.0));

    public static Area operator +(Area left, Area right) => new(left.SquareMetres + right.SquareMetres);

    public static Area operator -(Area left, Area right) => new(left.SquareMetres - right.SquareMetres);

    public static Area operator -(Area value) => new(-value.SquareMetres);

    public static Area operator *(Area value, double factor) => new(value.SquareMetres * factor);

    public static Area operator *(double factor, Area value) => new(factor * value.SquareMetres);

    public static Area operator /(Area value, double divisor) => new(value.SquareMetres / divisor);

    public static double operator /(Area left, Area right) => left.SquareMetres / right.SquareMetres;

    public static bool operator <(Area left, Area right) => left.SquareMetres < right.SquareMetres;

    public static bool operator >(Area left, Area right) => left.SquareMetres > right.SquareMetres;

    public static bool operator <=(Area left, Area right) => left.SquareMetres <= right.SquareMetres;

    public static bool operator >=(Area left, Area right) => left.SquareMetres >= right.SquareMetres;

    public int CompareTo(Area other) => SquareMetres.CompareTo(other.SquareMetres);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Area, SquareMetres);
}
