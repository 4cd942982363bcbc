using Rampart.Quantities;

namespace Rampart.Physics.Engagement;

/// <summary>What proportional navigation asks of a missile and by how far it misses: the closed forms of the linear homing loop.</summary>
/// <remarks>
/// <para>Formula: without lag, against a target that turns with nT from the start, the missile's acceleration is nT·N'/(N' − 2)·(1 − (1 − t/tF)^(N' − 2)), at the end N'/(N' − 2) times
/// the target's; against a heading error it is VM·HE·(N'/tF)·(1 − t/tF)^(N' − 2). With one lag T, x = tF/T and whole N', the adjoint (s/(s + 1/T))^N' gives
/// miss/(nT·T²) = e⁻ˣ·Σₖ C(N' − 3, k)·(−1)ᵏ·x^(k + 2)/(k + 2)! and miss/(VM·HE·T) = e⁻ˣ·Σₖ C(N' − 2, k)·(−1)ᵏ·x^(k + 1)/(k + 1)!.</para>
/// <para>Source: Zarchan, Tactical and Strategic Missile Guidance, 6th ed., 2 (zero-lag solutions) and 3 (method of adjoints, single lag), from memory, and confirmed by flying the loop in the tests; the sums for any whole N' follow by expanding sᵐ = ((s + 1) − 1)ᵐ.
/// Zarchan writes the heading error with the opposite sign.</para>
/// <para>Valid: linearised geometry near the collision course, constant closing speed, no limit of acceleration, no noise.</para>
/// </remarks>
public static class ProportionalNavigation
{
    private const int LargestRatio = 20;

    /// <summary>The missile's acceleration at the intercept over the target's, without lag: N'/(N' − 2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio not above 2, with which the acceleration grows without bound.</exception>
    public static double AccelerationRatio(double navigationRatio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(navigationRatio, 2.0);
        return navigationRatio / (navigationRatio - 2.0);
    }

    /// <summary>The missile's acceleration over the target's, without lag, when a share of the flight has passed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio not above 2, or a share outside 0…1.</exception>
    public static double AccelerationRatio(double navigationRatio, double shareOfFlight)
    {
        var final = AccelerationRatio(navigationRatio);
        return final * (1.0 - Remaining(navigationRatio, shareOfFlight));
    }

    /// <summary>The acceleration against a heading error in units of VM·HE/tF, without lag, when a share of the flight has passed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio not above 2, or a share outside 0…1.</exception>
    public static double HeadingErrorAcceleration(double navigationRatio, double shareOfFlight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(navigationRatio, 2.0);
        return navigationRatio * Remaining(navigationRatio, shareOfFlight);
    }

    /// <summary>The greatest acceleration of augmented proportional navigation over the target's: N'/2, at the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio that is not positive.</exception>
    public static double AugmentedAccelerationRatio(double navigationRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(navigationRatio);
        return 0.5 * navigationRatio;
    }

    /// <summary>Miss against a target that turns from the start, miss/(nT·T²), for a flight of tF/T time constants.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio outside 3…20, or a negative time.</exception>
    public static double ManoeuvreMiss(int navigationRatio, double timeConstantsOfFlight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(navigationRatio, 3);
        return Miss(navigationRatio, 3, timeConstantsOfFlight);
    }

    /// <summary>Miss after a heading error at the start, miss/(VM·HE·T), for a flight of tF/T time constants; positive on the side to which the missile was heading.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio outside 2…20, or a negative time.</exception>
    public static double HeadingErrorMiss(int navigationRatio, double timeConstantsOfFlight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(navigationRatio, 2);
        return Miss(navigationRatio, 2, timeConstantsOfFlight);
    }

    // The inverse transform of s^(N' − order)/(s + 1)^N' at x.
    private static double Miss(int navigationRatio, int order, double x)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(navigationRatio, LargestRatio);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        var terms = navigationRatio - order;

        // x^(order − 1)/(order − 1)!, with order 2 or 3.
        var term = order == 2 ? x : 0.5 * x * x;
        var sum = term;
        for (var k = 1; k <= terms; k++)
        {
            term *= -x * (terms - k + 1) / (k * (double)(k + order - 1));
            sum += term;
        }

        return sum * Portable.Exp(-x);
    }

    private static double Remaining(double navigationRatio, double shareOfFlight)
    {
        if (!(shareOfFlight is >= 0.0 and <= 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(shareOfFlight), shareOfFlight, "A share between 0 and 1 is needed.");
        }

        return shareOfFlight >= 1.0 ? 0.0 : Portable.Pow(1.0 - shareOfFlight, navigationRatio - 2.0);
    }
}
