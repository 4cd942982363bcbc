namespace Rampart.Physics.Detection;

/// <summary>Marcum's Q function of whole order: how often a steady signal in noise is above the threshold after M squared envelopes are summed.</summary>
/// <remarks>
/// <para>Formula: Q_M(a, b) = ∫_b^∞ x·(x/a)^(M−1)·e^(−(x²+a²)/2)·I_{M−1}(a·x) dx = Σ_k p(k; a²/2)·Q(M+k, b²/2); p Poisson's probability, Q the regularised gamma function.</para>
/// <para>Source: Marcum, IRE Transactions on Information Theory 6 (1960), 59–267; the series: Shnidman, IEEE Transactions on Information Theory 35 (1989), 389–400.</para>
/// <para>Valid: a, b ≥ 0, M ≥ 1. Of Q and 1 − Q the smaller one is summed, from where its terms begin to count, all terms positive:
/// relative error below 1e-12 while it is above 1e-150, for a, b to 60 and M to 2000.</para>
/// </remarks>
public static class MarcumQ
{
    // A term this much smaller than the sum no longer counts; what follows is a few times as much.
    private const double Negligible = 1e-19;

    /// <exception cref="ArgumentOutOfRangeException">An order below 1, a negative or infinite a or b.</exception>
    public static double Of(int order, double a, double b) => Both(order, a, b).Hit;

    /// <summary>1 − Q_M(a, b), without the loss of the subtraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An order below 1, a negative or infinite a or b.</exception>
    public static double Complement(int order, double a, double b) => Both(order, a, b).Miss;

    /// <summary>The same with signal = a²/2 and threshold = b²/2.</summary>
    internal static HitAndMiss OfPowers(int order, double signal, double threshold)
    {
        if (signal <= 0.0)
        {
            var (above, below) = RegularisedGamma.Sums(order, threshold);
            return new HitAndMiss(above, below);
        }

        // The miss is below e^(−(√signal − √threshold)²): so far off it is no number any more.
        if (threshold <= 0.0 || Math.Sqrt(signal) - Math.Sqrt(threshold) > 28.0)
        {
            return HitAndMiss.OfMiss(0.0);
        }

        // A detection is: no more events in the threshold's count than order − 1 + those in the signal's count.
        return signal + order < threshold
            ? HitAndMiss.OfHit(CountsInOrder(signal, threshold, order - 1))
            : HitAndMiss.OfMiss(CountsInOrder(threshold, signal, -order));
    }

    /// <summary>Σ_i p(i; outer)·P(j ≤ i + shift), where i and j are Poisson's counts with means outer and inner.</summary>
    private static double CountsInOrder(double outer, double inner, int shift)
    {
        // The terms are greatest where outer/(i + 1) = (i + shift + 1)/inner, or at outer where the inner count no longer matters.
        var balance = 0.5 * (Math.Sqrt(((double)shift * shift) + (4.0 * outer * inner)) - shift);
        var greatest = Math.Max(outer, balance);
        var first = (int)Math.Max(Math.Max(0.0, -shift), Math.Floor(greatest - (9.0 * Math.Sqrt(greatest)) - 20.0));

        // Further down the inner count's tail is below 1e-150 and could not be told from nought, from which no step leads away.
        first = Math.Max(first, (int)Math.Floor(inner - (25.0 * Math.Sqrt(inner))) - shift);

        var weight = PoissonProbability.Of(first, outer);
        var next = PoissonProbability.Of(first + shift + 1, inner);
        var atMost = RegularisedGamma.Sums(first + shift + 1, inner).Above;
        var sum = 0.0;
        for (var i = first; ; i++)
        {
            var term = weight * atMost;
            sum += term;
            if (i > greatest && term <= Negligible * sum)
            {
                return sum;
            }

            atMost += next;
            next *= inner / (i + shift + 2);
            weight *= outer / (i + 1);
        }
    }

    private static HitAndMiss Both(int order, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        MustBePossible(a);
        MustBePossible(b);
        return OfPowers(order, 0.5 * a * a, 0.5 * b * b);
    }

    private static void MustBePossible(double argument)
    {
        if (!(argument >= 0.0 && argument <= 1e4))
        {
            throw new ArgumentOutOfRangeException(nameof(argument), argument, "A number from 0 to 10000 is needed.");
        }
    }
}
