using System.Buffers.Binary;
using System.Security.Cryptography;
using Rampart.Quantities;

namespace Rampart.Quantities.Tests;

/// <summary>SHA-256 over the bits of all portable functions on a fixed pseudo-random grid.</summary>
public static class PortableFingerprint
{
    private const int PointsPerRange = 5000;

    /// <summary>The hash of each function, in a fixed order, so that a moved one is named.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ByFunction() =>
    [
        Of("Sin", Portable.Sin, Angles),
        Of("Cos", Portable.Cos, Angles),
        Of("SinCos.Sin", x => Portable.SinCos(x).Sin, Angles),
        Of("SinCos.Cos", x => Portable.SinCos(x).Cos, Angles),
        Of("Tan", Portable.Tan, Angles),
        Of("Asin", Portable.Asin, Ratios),
        Of("Acos", Portable.Acos, Ratios),
        Of("Atan", Portable.Atan, Slopes),
        Of("Atan2", Portable.Atan2, Plane),
        Of("Exp", Portable.Exp, Exponents),
        Of("Log", Portable.Log, Slopes),
        Of("Log10", Portable.Log10, Slopes),
        Of("Pow", Portable.Pow, Powers),
    ];

    private static IEnumerable<double> Angles(Grid grid) => grid.Around(6.3).Concat(grid.Around(1e6)).Concat(grid.Around(1e15)).Concat(grid.Anything());

    private static IEnumerable<double> Ratios(Grid grid) => grid.Around(1.0).Concat(grid.Around(1e-3)).Concat(grid.Anything());

    private static IEnumerable<double> Slopes(Grid grid) => grid.Around(2.0).Concat(grid.Around(1e6)).Concat(grid.Around(1.0).Select(x => 1.0 + x / 1024.0)).Concat(grid.Anything());

    private static IEnumerable<double> Exponents(Grid grid) => grid.Around(1.0).Concat(grid.Around(750.0)).Concat(grid.Anything());

    private static IEnumerable<(double Y, double X)> Plane(Grid grid)
        => grid.Around(1e5).Zip(grid.Around(1e5)).Concat(grid.Anything().Zip(grid.Anything()));

    private static IEnumerable<(double X, double Y)> Powers(Grid grid)
        => grid.Around(100.0).Select(Math.Abs).Zip(grid.Around(20.0))
            .Concat(grid.Around(30.0).Select(decibels => (10.0, decibels / 10.0)))
            .Concat(grid.Around(9.0).Zip(grid.Around(9.0).Select(Math.Floor)))
            .Concat(grid.Anything().Zip(grid.Anything()))
            .Concat(grid.Anything().Zip(grid.Around(1.0)));

    private static KeyValuePair<string, string> Of(string name, Func<double, double> function, Func<Grid, IEnumerable<double>> points)
        => new(name, HashOf(points(new Grid()).Select(function)));

    private static KeyValuePair<string, string> Of(string name, Func<double, double, double> function, Func<Grid, IEnumerable<(double, double)>> points)
        => new(name, HashOf(points(new Grid()).Select(point => function(point.Item1, point.Item2))));

    private static string HashOf(IEnumerable<double> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, BitConverter.DoubleToInt64Bits(value));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A linear congruential generator in integers, whose upper bits become doubles.</summary>
    private sealed class Grid
    {
        private ulong _state = 20250701;

        /// <summary>Numbers between minus and plus the bound.</summary>
        public IEnumerable<double> Around(double bound)
        {
            for (var i = 0; i < PointsPerRange; i++)
            {
                yield return bound * ((long)(Next() >> 10) - (1L << 53)) / (1L << 53);
            }
        }

        /// <summary>Any pattern of bits: all sizes, subnormals and things that are not numbers.</summary>
        public IEnumerable<double> Anything()
        {
            for (var i = 0; i < PointsPerRange; i++)
            {
                yield return BitConverter.UInt64BitsToDouble((Next() & ~0xFFFFFFFFUL) | (Next() >> 32));
            }
        }

        private ulong Next()
        {
            _state = unchecked(_state * 6364136223846793005UL + 1442695040888963407UL);
            return _state;
        }
    }
}
