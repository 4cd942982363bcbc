using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rampart.Tracking.Fusion;

/// <summary>Symmetric positive definite matrices of six rows: factors and distances, without allocation.</summary>
/// <remarks>P = L·D·Lᵀ with unit lower triangular L: six divisions and no root. Sums run in one fixed order.</remarks>
internal static class SymmetricSix
{
    public const int Rows = 6;
    public const int Elements = 36;

    /// <summary>Factors in place: below the diagonal L, on it the reciprocals of D. False where the matrix is not positive definite.</summary>
    public static bool Factor(Span<double> matrix, out double determinant)
    {
        ref var m = ref MemoryMarshal.GetReference(matrix[..Elements]);
        determinant = 1.0;
        for (var j = 0; j < Rows; j++)
        {
            ref var rowJ = ref Unsafe.Add(ref m, j * Rows);
            var pivot = Unsafe.Add(ref rowJ, j);

            // Row j holds L·D until its pivot is known, then L.
            for (var k = 0; k < j; k++)
            {
                var scaled = Unsafe.Add(ref rowJ, k);
                var plain = scaled * Unsafe.Add(ref m, (k * Rows) + k);
                pivot -= scaled * plain;
                Unsafe.Add(ref rowJ, k) = plain;
            }

            if (!(pivot > 0.0) || !double.IsFinite(pivot))
            {
                return false;
            }

            determinant *= pivot;
            Unsafe.Add(ref rowJ, j) = 1.0 / pivot;
            for (var i = j + 1; i < Rows; i++)
            {
                ref var rowI = ref Unsafe.Add(ref m, i * Rows);
                var value = Unsafe.Add(ref rowI, j);
                for (var k = 0; k < j; k++)
                {
                    value -= Unsafe.Add(ref rowI, k) * Unsafe.Add(ref rowJ, k);
                }

                Unsafe.Add(ref rowI, j) = value;
            }
        }

        return true;
    }

    /// <summary>dᵀ·P⁻¹·d of a factored matrix; the difference is overwritten.</summary>
    public static double Distance(ReadOnlySpan<double> factored, Span<double> difference)
    {
        ref var m = ref MemoryMarshal.GetReference(factored[..Elements]);
        ref var d = ref MemoryMarshal.GetReference(difference[..Rows]);
        var sum = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            ref var row = ref Unsafe.Add(ref m, i * Rows);
            var value = Unsafe.Add(ref d, i);
            for (var k = 0; k < i; k++)
            {
                value -= Unsafe.Add(ref row, k) * Unsafe.Add(ref d, k);
            }

            Unsafe.Add(ref d, i) = value;
            sum += value * value * Unsafe.Add(ref row, i);
        }

        return sum;
    }
}
