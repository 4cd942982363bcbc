using FsCheck;
using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

/// <summary>Values drawn for properties, and the call that tries a property on many of them.</summary>
internal static class Laws
{
    private const int Draws = 2000;

    /// <summary>Every finite double by its bits: the tiny, the huge, both zeros.</summary>
    public static Gen<double> AnyDouble { get; } =
        Gen.OneOf(
            Whole(long.MinValue, long.MaxValue).Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite),
            Between(-1e6, 1e6),
            Gen.Elements(0.0, -0.0, 1.0, -1.0, 0.1, double.Epsilon, double.MaxValue, double.MinValue, Math.PI));

    public static Gen<QuantityKind> AnyKind { get; } = Gen.Elements(Enum.GetValues<QuantityKind>());

    /// <summary>Places from 10 km under the ellipsoid to geostationary height, the poles and the antimeridian among them.</summary>
    public static Gen<Geodetic> AnyPlace { get; } =
        from latitude in Gen.OneOf(Between(-90.0, 90.0), Gen.Elements(-90.0, -89.999999999, 0.0, 1e-12, 45.0, 89.9999, 90.0))
        from longitude in Gen.OneOf(Between(-180.0, 180.0), Gen.Elements(-180.0, -179.9999999999, -90.0, 0.0, 90.0, 180.0))
        from height in Gen.OneOf(Between(-10e3, 40e3), Between(-10e3, 36e6), Gen.Constant(0.0))
        select Geodetic.FromDegrees(latitude, longitude, height);

    public static Gen<double> Between(double low, double high) =>
        Whole(0, 1L << 53).Select(part => low + ((high - low) * (part / (double)(1L << 53))));

    /// <summary>A whole number from low to high, both included, out of 64 drawn bits.</summary>
    public static Gen<long> Whole(long low, long high) =>
        from upper in Gen.Choose(0, 65535)
        from middle in Gen.Choose(0, 16777215)
        from lower in Gen.Choose(0, 16777215)
        let bits = ((ulong)upper << 48) | ((ulong)middle << 24) | (uint)lower
        select (long)(low + (Int128)((((UInt128)((Int128)high - low)) + 1) * bits >> 64));

    public static void Holds<T>(Gen<T> values, Func<T, bool> law) =>
        Prop.ForAll(values.ToArbitrary(), law).Check(Drawn.Draws(Draws));

    public static bool SameBits(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
