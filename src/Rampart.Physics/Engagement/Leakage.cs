namespace Rampart.Physics.Engagement;

/// <summary>How many warheads get through a defence whose shots fail or succeed independently of each other.</summary>
/// <remarks>
/// <para>Formula: one warhead passes n shots with (1 − p)ⁿ; shooting and looking in turn, up to n times, costs (1 − (1 − p)ⁿ)/p shots on average, a salvo n; of W warheads
/// none passes with (1 − (1 − p)ⁿ)^W. p is the probability that a single shot kills.</para>
/// <para>Source: Wilkening, A Simple Model for Calculating Ballistic Missile Defense Effectiveness, Science and Global Security 8 (1999), 183–215 (pages unconfirmed; the formulas from memory; its worked
/// figures could not be found); elementary probability.</para>
/// <para>Valid: independent shots, perfect assessment between the shots; see <see cref="CommonModeFailure"/> for what shots share.</para>
/// </remarks>
public static class Leakage
{
    /// <summary>Probability that one warhead passes n shots.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or fewer than no shots.</exception>
    public static double OfOne(double killProbability, int shots)
    {
        MustBeProbability(killProbability);
        ArgumentOutOfRangeException.ThrowIfNegative(shots);
        return Power(1.0 - killProbability, shots);
    }

    /// <summary>Mean number of shots at one warhead when each shot is assessed before the next, up to the most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or fewer than no shots.</exception>
    public static double ShootLookShots(double killProbability, int mostShots)
    {
        // The sum of (1 − p)^k over k < n: the same as the closed form, and defined for p = 0.
        MustBeProbability(killProbability);
        ArgumentOutOfRangeException.ThrowIfNegative(mostShots);
        double shots = 0.0, alive = 1.0;
        for (var i = 0; i < mostShots; i++)
        {
            shots += alive;
            alive *= 1.0 - killProbability;
        }

        return shots;
    }

    /// <summary>Probability that none of the warheads passes, with n shots at each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or fewer than no shots or warheads.</exception>
    public static double NoneOf(int warheads, double killProbability, int shots)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warheads);
        return Power(1.0 - OfOne(killProbability, shots), warheads);
    }

    /// <summary>Probability that exactly so many of the warheads pass, if one passes with the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or leakers outside 0…warheads.</exception>
    public static double Exactly(int leakers, int warheads, double leakage)
    {
        MustBeProbability(leakage);
        ArgumentOutOfRangeException.ThrowIfNegative(leakers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leakers, warheads);
        var ways = 1.0;
        for (var i = 1; i <= leakers; i++)
        {
            ways = ways * (warheads - leakers + i) / i;
        }

        return ways * Power(leakage, leakers) * Power(1.0 - leakage, warheads - leakers);
    }

    internal static void MustBeProbability(double probability)
    {
        if (!(probability is >= 0.0 and <= 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability between 0 and 1 is needed.");
        }
    }

    // Multiplied out, so that whole powers need no logarithm.
    internal static double Power(double value, int exponent)
    {
        var power = 1.0;
        for (var square = value; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) == 1)
            {
                power *= square;
            }
        }

        return power;
    }
}
