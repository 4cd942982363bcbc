using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rampart.Tracking.Fusion;

/// <summary>Symmetric positive definite matrices of six rows: factors and distances, without allocation.</summary>
/// <remarks>P = L·D·Lᵀ with unit lower triangular L: six divisions and no root. Sums run in one fixed order.</remarks>
internal static class SymmetricSix
{
    public const int Rows = 6;
    public const int Elements = 36;

    /// <summary>dᵀ·P⁻¹·d and |P|, from the lower half of P; both it and the difference are overwritten.
    /// False where P is not positive definite, or as soon as the first rows alone are farther than the limit: the others only add.</summary>
    public static bool Distance(Span<double> matrix, Span<double> difference, double limit, out double distance, out double determinant)
    {
        ref var m = ref MemoryMarshal.GetReference(matrix[..Elements]);
        ref var d = ref MemoryMarshal.GetReference(difference[..Rows]);
        determinant = 1.0;
        distance = 0.0;
        for (var j = 0; j < Rows; j++)
        {
            ref var rowJ = ref Unsafe.Add(ref m, j * Rows);
            var pivot = Unsafe.Add(ref rowJ, j);
            var value = Unsafe.Add(ref d, j);

            // Row j holds L·D until its pivot is known, then L.
            for (var k = 0; k < j; k++)
            {
                var scaled = Unsafe.Add(ref rowJ, k);
                var plain = scaled * Unsafe.Add(ref m, (k * Rows) + k);
                pivot -= scaled * plain;
                value -= plain * Unsafe.Add(ref d, k);
                Unsafe.Add(ref rowJ, k) = plain;
            }

            if (!(pivot > 0.0) || !double.IsFinite(pivot))
            {
                distance = double.PositiveInfinity;
                return false;
            }

            determinant *= pivot;
            var reciprocal = 1.0 / pivot;
            Unsafe.Add(ref rowJ, j) = reciprocal;
            Unsafe.Add(ref d, j) = value;
            distance += value * value * reciprocal;
            if (distance > limit)
            {
                distance = double.PositiveInfinity;
                return false;
            }

            for (var i = j + 1; i < Rows; i++)
            {
                ref var rowI = ref Unsafe.Add(ref m, i * Rows);
                var below = Unsafe.Add(ref rowI, j);
                for (var k = 0; k < j; k++)
                {
                    below -= Unsafe.Add(ref rowI, k) * Unsafe.Add(ref rowJ, k);
                }

                Unsafe.Add(ref rowI, j) = below;
            }
        }

        return true;
    }
}
