namespace Rampart.Tracking.Fusion;

/// <summary>Fuses two estimates of one target whose errors are correlated in an unknown way, so that the result is never overconfident.</summary>
/// <remarks>
/// <para>Formula: P⁻¹ = ω·A + (1−ω)·B, P⁻¹·x = ω·A·x₁ + (1−ω)·B·x₂, with A = P₁⁻¹, B = P₂⁻¹ and ω in [0, 1] so that |P| is least.
/// Since ln|P⁻¹| is concave in ω: ω = 1 when tr(P₁·B) ≤ 6, ω = 0 when tr(P₂·A) ≤ 6; between them the closed form ω₀ = (|A+B| − |B| + |A|) / (2·|A+B|),
/// improved by Newton's steps on tr(P·(A−B)) = 0 until one promises nothing, as a rule one. The determinant, unlike the trace, does not depend on the units of place and velocity.</para>
/// <para>Source: Julier and Uhlmann (1997), A non-divergent estimation algorithm in the presence of unknown correlations, American Control Conference;
/// the closed form: Fränken and Hüpper (2005), Improved fast covariance intersection for distributed data fusion, FUSION 2005.</para>
/// <para>Valid: both estimates at one time, each consistent by itself; any correlation between them.</para>
/// </remarks>
public static class CovarianceIntersection
{
    private const int MostSteps = 12;

    /// <summary>A step that promises less than this of ln|P| is the last: 0.01 is less than a tenth of a hundredth of each standard deviation.</summary>
    private const double NoticeableGain = 0.01;

    /// <summary>Fuses two estimates at one time and returns the weight ω of the first.</summary>
    /// <remarks>An estimate whose covariance is not positive definite takes no part.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The times differ.</exception>
    public static double Fuse(in Estimate first, in Estimate second, out Estimate fused)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Time, first.Time);
        Span<double> factors = stackalloc double[SymmetricSix.Elements];
        Span<double> a = stackalloc double[SymmetricSix.Elements];
        Span<double> b = stackalloc double[SymmetricSix.Elements];
        ReadOnlySpan<double> p1 = first.Covariance;
        ReadOnlySpan<double> p2 = second.Covariance;

        p2.CopyTo(factors);
        if (!SymmetricSix.Factor(factors, out var determinant2))
        {
            fused = first;
            return 1.0;
        }

        SymmetricSix.Invert(factors, b);
        p1.CopyTo(factors);
        if (!SymmetricSix.Factor(factors, out var determinant1))
        {
            fused = second;
            return 0.0;
        }

        SymmetricSix.Invert(factors, a);
        if (SymmetricSix.TraceOfProduct(p1, b) <= SymmetricSix.Rows)
        {
            fused = first;
            return 1.0;
        }

        if (SymmetricSix.TraceOfProduct(p2, a) <= SymmetricSix.Rows)
        {
            fused = second;
            return 0.0;
        }

        var omega = Improved(a, b, ClosedForm(a, b, 1.0 / determinant1, 1.0 / determinant2, factors), factors);
        Mix(a, b, omega, factors);
        if (!SymmetricSix.Factor(factors, out var information) || information * Math.Min(determinant1, determinant2) < 1.0)
        {
            fused = determinant1 <= determinant2 ? first : second;
            return determinant1 <= determinant2 ? 1.0 : 0.0;
        }

        // About the first estimate, x = x₁ + (1−ω)·P·B·(x₂−x₁): large coordinates lose no digits.
        var result = first;
        SymmetricSix.Invert(factors, result.Covariance);
        Span<double> weighted = stackalloc double[SymmetricSix.Rows];
        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            var value = 0.0;
            for (var j = 0; j < SymmetricSix.Rows; j++)
            {
                value += b[(i * SymmetricSix.Rows) + j] * (second.State[j] - first.State[j]);
            }

            weighted[i] = (1.0 - omega) * value;
        }

        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            var value = 0.0;
            for (var j = 0; j < SymmetricSix.Rows; j++)
            {
                value += result.Covariance[(i * SymmetricSix.Rows) + j] * weighted[j];
            }

            result.State[i] += value;
        }

        fused = result;
        return omega;
    }

    private static double ClosedForm(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double determinantA, double determinantB, Span<double> factors)
    {
        for (var i = 0; i < SymmetricSix.Elements; i++)
        {
            factors[i] = a[i] + b[i];
        }

        return SymmetricSix.Factor(factors, out var sum)
            ? (sum - determinantB + determinantA) / (2.0 * sum)
            : 0.5;
    }

    /// <summary>Newton's steps on g = tr(M⁻¹·D) = 0, g' = −tr(M⁻¹·D·M⁻¹·D), D = A − B, kept between the weights at which g has changed its sign.</summary>
    private static double Improved(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double omega, Span<double> factors)
    {
        Span<double> inverse = stackalloc double[SymmetricSix.Elements];
        double low = 0.0, high = 1.0;
        for (var step = 0; step < MostSteps; step++)
        {
            Mix(a, b, omega, factors);
            if (!SymmetricSix.Factor(factors, out _))
            {
                break;
            }

            SymmetricSix.Invert(factors, inverse);
            var (slope, curvature) = Slope(a, b, inverse);
            if (!(curvature > 0.0))
            {
                break;
            }

            if (slope > 0.0)
            {
                low = omega;
            }
            else
            {
                high = omega;
            }

            var next = omega + (slope / curvature);
            if (slope * slope < 2.0 * NoticeableGain * curvature)
            {
                return Math.Clamp(next, low, high);
            }

            omega = next > low && next < high ? next : 0.5 * (low + high);
        }

        return omega;
    }

    private static (double Slope, double Curvature) Slope(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> inverse)
    {
        Span<double> product = stackalloc double[SymmetricSix.Elements];
        double slope = 0.0, curvature = 0.0;
        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            for (var j = 0; j < SymmetricSix.Rows; j++)
            {
                var value = 0.0;
                for (var k = 0; k < SymmetricSix.Rows; k++)
                {
                    var at = (k * SymmetricSix.Rows) + j;
                    value += inverse[(i * SymmetricSix.Rows) + k] * (a[at] - b[at]);
                }

                product[(i * SymmetricSix.Rows) + j] = value;
            }

            slope += product[(i * SymmetricSix.Rows) + i];
        }

        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            for (var j = 0; j < SymmetricSix.Rows; j++)
            {
                curvature += product[(i * SymmetricSix.Rows) + j] * product[(j * SymmetricSix.Rows) + i];
            }
        }

        return (slope, curvature);
    }

    private static void Mix(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double omega, Span<double> mixed)
    {
        for (var i = 0; i < SymmetricSix.Elements; i++)
        {
            mixed[i] = (omega * a[i]) + ((1.0 - omega) * b[i]);
        }
    }
}
