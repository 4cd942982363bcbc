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
    /// <summary>Squared distance and ln|T|; false when it lies beyond the limit on one axis already, or T is not positive definite.</summary>
    public static bool Between(in Estimate first, in Estimate second, double intensity_m2ps3, double limit, out double distance, out double logDeterminant)
    {
        distance = double.PositiveInfinity;
        logDeterminant = 0.0;
        ref readonly var older = ref first.Time <= second.Time ? ref first : ref second;
        ref readonly var newer = ref first.Time <= second.Time ? ref second : ref first;
        WhiteNoiseAcceleration.Carry(older, newer.Time, intensity_m2ps3, out var carried);
        Span<double> difference = stackalloc double[SymmetricSix.Rows];
        Span<double> total = carried.Covariance;
        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            difference[i] = newer.State[i] - carried.State[i];
            var at = (i * SymmetricSix.Rows) + i;
            if (difference[i] * difference[i] > limit * (total[at] + newer.Covariance[at]))
            {
                return false;
            }
        }

        ReadOnlySpan<double> other = newer.Covariance;
        for (var i = 0; i < SymmetricSix.Elements; i++)
        {
            total[i] += other[i];
        }

        if (!SymmetricSix.Factor(total, out var determinant))
        {
            return false;
        }

        distance = SymmetricSix.Distance(total, difference);
        logDeterminant = Portable.Log(determinant);
        return true;
    }
}
