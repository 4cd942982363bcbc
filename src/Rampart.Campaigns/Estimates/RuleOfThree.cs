namespace Rampart.Campaigns.Estimates;

/// <summary>How often at most, with 95 % confidence, something happens that n independent trials never showed.</summary>
/// <remarks>
/// <para>Formula: 3/n, from (1 − p)ⁿ = 0.05, so that p ≈ −ln 0.05/n = 2.996/n.</para>
/// <para>Source: J. A. Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983) 1743–1745.</para>
/// <para>Valid: independent trials; for n below 30 a little wide (0.26 exact at n = 10 against 0.3), and never above one.</para>
/// </remarks>
public static class RuleOfThree
{
    public static double GreatestShare(int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        return Math.Min(1.0, 3.0 / trials);
    }
}
