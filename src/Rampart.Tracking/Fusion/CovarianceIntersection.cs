using System.Runtime.InteropServices;
using Rampart.Tracking.Filters;
using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>Fuses two estimates of one target whose errors are correlated in an unknown way, so that the result is never overconfident.</summary>
/// <remarks>
/// <para>Formula: P⁻¹ = ω·A + (1−ω)·B, P⁻¹·x = ω·A·x₁ + (1−ω)·B·x₂, with A = P₁⁻¹, B = P₂⁻¹ and ω in [0, 1] so that |P| is least.
/// ln|P⁻¹| is concave in ω: ω = 1 when tr(P₁·B) ≤ 6, ω = 0 when tr(P₂·A) ≤ 6; between them Newton's steps from the closed form ω₀ = (|A+B| − |B| + |A|) / (2·|A+B|).
/// The determinant, unlike the trace, does not depend on the units of place and velocity.</para>
/// <para>With P₁ = L·Lᵀ and W = L⁻¹·P₂·L⁻ᵀ: |P⁻¹| = |A|·|M| / |W|, M = ω·W + (1−ω)·1, so W made tridiagonal once gives value and slopes for any ω in a few operations;
/// then P = (P₁ − (1−ω)·L·M⁻¹·Lᵀ) / ω and x = x₁ + (1−ω)·L·M⁻¹·L⁻¹·(x₂−x₁).</para>
/// <para>Source: Julier and Uhlmann (1997), A non-divergent estimation algorithm in the presence of unknown correlations, American Control Conference;
/// the closed form: Fränken and Hüpper (2005), Improved fast covariance intersection for distributed data fusion, FUSION 2005.</para>
/// <para>Valid: both estimates at one time, each consistent by itself; any correlation between them.</para>
/// </remarks>
public static class CovarianceIntersection
{
    private const int Rows = 6;

    /// <summary>Rows stand in two vectors of four; the seventh number carries the difference of the states along, the eighth is idle.</summary>
    private const int Width = 8;
    private const int Along = 6;

    private const int MostSteps = 20;

    /// <summary>A step that promises less than this of ln|P| is the last: 0.001 is a hundredth of a hundredth of each standard deviation.</summary>
    private const double NoticeableGain = 1e-3;

    /// <summary>Equal estimates end at the first of the two, in spite of rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>A weight nearer to an end than this is the end: beyond it only rounding is left.</summary>
    private const double LeastWeight = 1e-4;

    /// <summary>Fuses two estimates at one time and returns the weight ω of the first.</summary>
    /// <remarks>An estimate whose covariance is not positive definite takes no part.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The times differ.</exception>
    public static double Fuse(in Estimate first, in Estimate second, out Estimate fused)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Time, first.Time);

        // The formulas begin from the estimate that is the more precise by and large: its weight is then not small, and no digits cancel.
        var ratio = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            ratio += first.Covariance[i * (Rows + 1)] / second.Covariance[i * (Rows + 1)];
        }

        return ratio <= Rows ? FuseFrom(first, second, out fused) : 1.0 - FuseFrom(second, first, out fused);
    }

    private static double FuseFrom(in Estimate first, in Estimate second, out Estimate fused)
    {
        Span<double> lower = stackalloc double[Rows * Rows];
        Span<double> reciprocals = stackalloc double[Rows];
        if (!Cholesky(first.Covariance, lower, reciprocals))
        {
            fused = second;
            return 0.0;
        }

        // More than half of what is fused adds nothing: that shows before the matrices are made alike.
        if (!LeavesRoom(lower, second.Covariance))
        {
            fused = first;
            return 1.0;
        }

        Span<Four> whitened = stackalloc Four[2 * Rows];
        Whiten(first, second, lower, reciprocals, whitened);
        Span<Four> copy = stackalloc Four[2 * Rows];
        whitened.CopyTo(copy);
        Span<double> diagonal = stackalloc double[Rows];
        Span<double> squares = stackalloc double[Rows];
        Tridiagonalize(copy, diagonal, squares);
        if (!Weight(diagonal, squares, out var omega) || omega > 1.0 - LeastWeight)
        {
            fused = first;
            return 1.0;
        }

        if (omega < LeastWeight)
        {
            fused = second;
            return 0.0;
        }

        Combine(first, lower, whitened, omega, out fused);
        return omega;
    }

    /// <summary>P = L·Lᵀ, with the reciprocals of L's diagonal; false where P is not positive definite.</summary>
    private static bool Cholesky(ReadOnlySpan<double> p, Span<double> lower, Span<double> reciprocals)
    {
        for (var j = 0; j < Rows; j++)
        {
            for (var i = j; i < Rows; i++)
            {
                var value = p[(i * Rows) + j];
                for (var k = 0; k < j; k++)
                {
                    value -= lower[(i * Rows) + k] * lower[(j * Rows) + k];
                }

                if (i > j)
                {
                    lower[(i * Rows) + j] = value * reciprocals[j];
                    continue;
                }

                if (!(value > 0.0) || !double.IsFinite(value))
                {
                    return false;
                }

                var root = Math.Sqrt(value);
                lower[(j * Rows) + j] = root;
                reciprocals[j] = 1.0 / root;
            }
        }

        return true;
    }

    /// <summary>Whether the second can better the first: tr(P₁·P₂⁻¹) = |L₂⁻¹·L₁|² is then greater than 6. Not where P₂ is not positive definite.</summary>
    private static bool LeavesRoom(ReadOnlySpan<double> lower, ReadOnlySpan<double> second)
    {
        Span<double> other = stackalloc double[Rows * Rows];
        Span<double> reciprocals = stackalloc double[Rows];
        if (!Cholesky(second, other, reciprocals))
        {
            return false;
        }

        Span<double> solved = stackalloc double[Rows * Rows];
        var trace = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = lower[(i * Rows) + j];
                for (var k = j; k < i; k++)
                {
                    value -= other[(i * Rows) + k] * solved[(k * Rows) + j];
                }

                value *= reciprocals[i];
                solved[(i * Rows) + j] = value;
                trace += value * value;
            }

            if (trace > Rows + Rounding)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>W = L⁻¹·P₂·L⁻ᵀ, and beside it L⁻¹·(x₂−x₁).</summary>
    private static void Whiten(in Estimate first, in Estimate second, ReadOnlySpan<double> lower, ReadOnlySpan<double> reciprocals, Span<Four> whitened)
    {
        Span<Four> half = stackalloc Four[2 * Rows];
        var halves = MemoryMarshal.Cast<Four, double>(half);
        var result = MemoryMarshal.Cast<Four, double>(whitened);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Rows; j++)
            {
                halves[(i * Width) + j] = second.Covariance[(i * Rows) + j];
            }

            halves[(i * Width) + Along] = second.State[i] - first.State[i];
        }

        Solve(lower, reciprocals, half);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Rows; j++)
            {
                result[(i * Width) + j] = halves[(j * Width) + i];
            }

            result[(i * Width) + Along] = 0.0;
            result[(i * Width) + Along + 1] = 0.0;
        }

        Solve(lower, reciprocals, whitened);
        for (var i = 0; i < Rows; i++)
        {
            result[(i * Width) + Along] = halves[(i * Width) + Along];
        }
    }

    /// <summary>L⁻¹ times the rows.</summary>
    private static void Solve(ReadOnlySpan<double> lower, ReadOnlySpan<double> reciprocals, Span<Four> rows)
    {
        for (var i = 0; i < Rows; i++)
        {
            var (left, right) = (rows[2 * i], rows[(2 * i) + 1]);
            for (var k = 0; k < i; k++)
            {
                var factor = Four.All(lower[(i * Rows) + k]);
                left -= factor * rows[2 * k];
                right -= factor * rows[(2 * k) + 1];
            }

            var scale = Four.All(reciprocals[i]);
            rows[2 * i] = left * scale;
            rows[(2 * i) + 1] = right * scale;
        }
    }

    /// <summary>Householder's reflections: the diagonal, and the squares of the numbers beside it.</summary>
    private static void Tridiagonalize(Span<Four> rows, Span<double> diagonal, Span<double> squares)
    {
        var m = MemoryMarshal.Cast<Four, double>(rows);
        Span<Four> mirror = stackalloc Four[2];
        Span<Four> change = stackalloc Four[2];
        var v = MemoryMarshal.Cast<Four, double>(mirror);
        var w = MemoryMarshal.Cast<Four, double>(change);
        squares[0] = 0.0;
        for (var k = 0; k < Rows - 2; k++)
        {
            var next = k + 1;
            var length = 0.0;
            for (var i = next; i < Rows; i++)
            {
                length += m[(i * Width) + k] * m[(i * Width) + k];
            }

            squares[next] = length;
            var head = m[(next * Width) + k];
            var rest = length - (head * head);
            if (!(rest > 1e-28 * length))
            {
                continue;
            }

            mirror.Clear();
            var root = Math.Sqrt(length);
            v[next] = head + (head >= 0.0 ? root : -root);
            for (var i = next + 1; i < Rows; i++)
            {
                v[i] = m[(i * Width) + k];
            }

            // H = 1 − v·vᵀ/β: M becomes M − v·wᵀ − w·vᵀ.
            var beta = 1.0 / (length + (Math.Abs(head) * root));
            Four left = default, right = default;
            for (var i = next; i < Rows; i++)
            {
                var factor = Four.All(v[i]);
                left += factor * rows[2 * i];
                right += factor * rows[(2 * i) + 1];
            }

            change[0] = left * Four.All(beta);
            change[1] = right * Four.All(beta);
            var overlap = 0.0;
            for (var i = next; i < Rows; i++)
            {
                overlap += v[i] * w[i];
            }

            var share = Four.All(0.5 * beta * overlap);
            change[0] -= share * mirror[0];
            change[1] -= share * mirror[1];
            for (var i = next; i < Rows; i++)
            {
                var one = Four.All(v[i]);
                var other = Four.All(w[i]);
                rows[2 * i] -= (one * change[0]) + (other * mirror[0]);
                rows[(2 * i) + 1] -= (one * change[1]) + (other * mirror[1]);
            }
        }

        for (var i = 0; i < Rows; i++)
        {
            diagonal[i] = m[(i * Width) + i];
        }

        var last = m[((Rows - 1) * Width) + Rows - 2];
        squares[Rows - 1] = last * last;
    }

    /// <summary>The weight of the first estimate; false where W is not positive definite.</summary>
    private static bool Weight(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> squares, out double omega)
    {
        omega = 1.0;
        if (!Slopes(diagonal, squares, 1.0, out var product, out var slope, out _))
        {
            return false;
        }

        if (slope >= -Rounding)
        {
            return true;
        }

        var trace = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            trace += diagonal[i];
        }

        if (trace <= Rows)
        {
            omega = 0.0;
            return true;
        }

        // Fränken and Hüpper: |A| = 1, |B| = 1/|W|, |A+B| = |1+W|/|W| and |1+W| = 2⁶·|M(½)|.
        Slopes(diagonal, squares, 0.5, out var middle, out _, out _);
        var sum = 64.0 * middle;
        omega = (sum - 1.0 + product) / (2.0 * sum);
        double low = 0.0, high = 1.0;
        for (var step = 0; step < MostSteps; step++)
        {
            Slopes(diagonal, squares, omega, out _, out slope, out var curvature);
            if (slope > 0.0)
            {
                low = omega;
            }
            else
            {
                high = omega;
            }

            var next = omega - (slope / curvature);
            if (slope * slope < -2.0 * NoticeableGain * curvature)
            {
                omega = Math.Clamp(next, low, high);
                break;
            }

            omega = next > low && next < high ? next : 0.5 * (low + high);
        }

        return true;
    }

    /// <summary>|M|, and the first and second derivative of ln|M| by ω, from the pivots d of the tridiagonal M = ω·W + (1−ω)·1.</summary>
    private static bool Slopes(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> squares, double omega, out double determinant, out double slope, out double curvature)
    {
        determinant = 1.0;
        slope = 0.0;
        curvature = 0.0;
        double inverse = 0.0, g = 0.0, h = 0.0;
        for (var k = 0; k < Rows; k++)
        {
            // r = ω²/d of the pivot before: r' and r'' by g = d'/d and h = d''/d.
            var square = squares[k];
            var first = inverse * omega * (2.0 - (omega * g));
            var second = inverse * (2.0 - (omega * ((4.0 * g) - (omega * ((2.0 * g * g) - h)))));
            var pivot = 1.0 + (omega * (diagonal[k] - 1.0)) - (square * omega * omega * inverse);
            if (!(pivot > 0.0) || !double.IsFinite(pivot))
            {
                return false;
            }

            inverse = 1.0 / pivot;
            g = (diagonal[k] - 1.0 - (square * first)) * inverse;
            h = -square * second * inverse;
            determinant *= pivot;
            slope += g;
            curvature += h - (g * g);
        }

        return true;
    }

    /// <summary>P = (P₁ − (1−ω)·L·M⁻¹·Lᵀ)/ω and x = x₁ + (1−ω)·L·M⁻¹·L⁻¹·(x₂−x₁), the second carried along with the first.</summary>
    private static void Combine(in Estimate first, ReadOnlySpan<double> lower, Span<Four> whitened, double omega, out Estimate fused)
    {
        Span<Four> right = stackalloc Four[2 * Rows];
        var m = MemoryMarshal.Cast<Four, double>(whitened);
        var r = MemoryMarshal.Cast<Four, double>(right);
        right.Clear();
        for (var i = 0; i < Rows; i++)
        {
            for (var j = i; j < Rows; j++)
            {
                r[(i * Width) + j] = lower[(j * Rows) + i];
            }

            r[(i * Width) + Along] = m[(i * Width) + Along];
            whitened[2 * i] *= Four.All(omega);
            whitened[(2 * i) + 1] *= Four.All(omega);
            m[(i * Width) + i] += 1.0 - omega;
        }

        // M·Z = Lᵀ by elimination; M is positive definite, so no pivoting.
        Span<double> reciprocals = stackalloc double[Rows];
        for (var k = 0; k < Rows; k++)
        {
            reciprocals[k] = 1.0 / m[(k * Width) + k];
            for (var i = k + 1; i < Rows; i++)
            {
                var factor = Four.All(m[(i * Width) + k] * reciprocals[k]);
                whitened[2 * i] -= factor * whitened[2 * k];
                whitened[(2 * i) + 1] -= factor * whitened[(2 * k) + 1];
                right[2 * i] -= factor * right[2 * k];
                right[(2 * i) + 1] -= factor * right[(2 * k) + 1];
            }
        }

        for (var i = Rows - 1; i >= 0; i--)
        {
            var (one, two) = (right[2 * i], right[(2 * i) + 1]);
            for (var k = i + 1; k < Rows; k++)
            {
                var factor = Four.All(m[(i * Width) + k]);
                one -= factor * right[2 * k];
                two -= factor * right[(2 * k) + 1];
            }

            right[2 * i] = one * Four.All(reciprocals[i]);
            right[(2 * i) + 1] = two * Four.All(reciprocals[i]);
        }

        // L·Z, from the last row up so that it can stand in Z's place.
        for (var i = Rows - 1; i >= 0; i--)
        {
            var factor = Four.All(lower[(i * Rows) + i]);
            var (one, two) = (factor * right[2 * i], factor * right[(2 * i) + 1]);
            for (var k = 0; k < i; k++)
            {
                factor = Four.All(lower[(i * Rows) + k]);
                one += factor * right[2 * k];
                two += factor * right[(2 * k) + 1];
            }

            right[2 * i] = one;
            right[(2 * i) + 1] = two;
        }

        var result = first;
        var scale = 1.0 / omega;
        for (var i = 0; i < Rows; i++)
        {
            result.State[i] += (1.0 - omega) * r[(i * Width) + Along];
            for (var j = 0; j <= i; j++)
            {
                var value = scale * (first.Covariance[(i * Rows) + j] - ((1.0 - omega) * r[(i * Width) + j]));
                result.Covariance[(i * Rows) + j] = value;
                result.Covariance[(j * Rows) + i] = value;
            }
        }

        fused = result;
    }
}
