using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>How far two tracks are from being one target: the difference of place and velocity, normalised by what both may err.</summary>
/// <remarks>
/// <para>Formula: d² = Δᵀ·T⁻¹·Δ with Δ = x₁ − x₂ and T = P₁ + P₂, both at the later of the two times; the older is carried there with white-noise acceleration, the newer stays.
/// Time that both would have to be carried over is thereby left out: its noise is common to both and says nothing of their difference.</para>
/// <para>Source: Singer and Kanyuck (1971), Computer control of multiple site track correlation, Automatica 7; Bar-Shalom and Li (1995), Multitarget-Multisensor Tracking, section 8.4.</para>
/// <para>Valid: errors of the two tracks taken as independent. Process noise that both filters have gone through makes them positively correlated, so T is an upper bound and true pairs lie nearer than it says.</para>
/// </remarks>
internal static class TrackDistance
{
    private const int Axes = 3;

    /// <summary>Squared distance and ln|T|; false when it lies beyond the limit already on one axis or by the place alone, or T is not positive definite.</summary>
    /// <remarks>The older estimate is not carried as a whole: most pairs are told apart by the variances on the axes, and of the others the lower half of T is enough.
    /// The terms are those of <see cref="WhiteNoiseAcceleration.Carry"/>.</remarks>
    public static bool Between(in Estimate first, in Estimate second, double intensity_m2ps3, double limit, out double distance, out double logDeterminant)
    {
        distance = double.PositiveInfinity;
        logDeterminant = 0.0;
        ref readonly var older = ref first.Time <= second.Time ? ref first : ref second;
        ref readonly var newer = ref first.Time <= second.Time ? ref second : ref first;
        ReadOnlySpan<double> p = older.Covariance;
        ReadOnlySpan<double> other = newer.Covariance;
        var t = (newer.Time - older.Time).Seconds;
        double cubic = intensity_m2ps3 * t * t * t / 3.0, square = intensity_m2ps3 * t * t / 2.0, linear = intensity_m2ps3 * t;
        Span<double> difference = stackalloc double[SymmetricSix.Rows];
        Span<double> total = stackalloc double[SymmetricSix.Elements];
        for (var i = 0; i < Axes; i++)
        {
            var at = i * (SymmetricSix.Rows + 1);
            double a = p[at], b = p[at + Axes], d = p[at + SpeedFromPlace];
            var place = a + (t * (b + b + (t * d))) + cubic + other[at];
            var off = newer.State[i] - (older.State[i] + (older.State[i + Axes] * t));
            if (off * off > limit * place)
            {
                return false;
            }

            difference[i] = off;
            total[at] = place;
        }

        for (var i = 0; i < Axes; i++)
        {
            var at = (i * (SymmetricSix.Rows + 1)) + SpeedFromPlace;
            var speed = p[at] + linear + other[at];
            var off = newer.State[i + Axes] - older.State[i + Axes];
            if (off * off > limit * speed)
            {
                return false;
            }

            difference[i + Axes] = off;
            total[at] = speed;
        }

        for (var i = 0; i < Axes; i++)
        {
            for (var j = i; j < Axes; j++)
            {
                int placeAt = (i * SymmetricSix.Rows) + j, belowAt = (j * SymmetricSix.Rows) + i;
                double b = p[placeAt + Axes], c = p[belowAt + Axes], d = p[placeAt + SpeedFromPlace];
                var upperAt = belowAt + (Axes * SymmetricSix.Rows);
                if (i == j)
                {
                    total[upperAt] = b + (t * d) + square + other[upperAt];
                    continue;
                }

                var lowerAt = placeAt + (Axes * SymmetricSix.Rows);
                total[belowAt] = p[placeAt] + (t * (b + c + (t * d))) + other[belowAt];
                total[upperAt] = b + (t * d) + other[upperAt];
                total[lowerAt] = c + (t * d) + other[lowerAt];
                total[belowAt + SpeedFromPlace] = d + other[belowAt + SpeedFromPlace];
            }
        }

        if (!SymmetricSix.Distance(total, difference, limit, out distance, out var determinant))
        {
            return false;
        }

        logDeterminant = Portable.Log(determinant);
        return true;
    }

    /// <summary>How far behind the covariance of two places that of their speeds stands.</summary>
    private const int SpeedFromPlace = (Axes * SymmetricSix.Rows) + Axes;
}
