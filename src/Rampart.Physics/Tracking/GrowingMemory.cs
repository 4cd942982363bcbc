namespace Rampart.Physics.Tracking;

/// <summary>How well the first looks at a target give its place: the straight line through all of them.</summary>
/// <remarks>
/// <para>Formula: the variance of the place at the last of k looks is σ²·2(2k − 1)/(k(k + 1)); σ² variance of one look.</para>
/// <para>Source: Brookner, Tracking and Kalman Filtering Made Easy (1998), expanding-memory polynomial filter of the first degree (section
/// unconfirmed); it is the variance of a least-squares line at its last point, which a test works out from its sums.</para>
/// <para>Valid: a target of constant velocity, looks at equal times with independent equal errors, at least two.</para>
/// </remarks>
public static class GrowingMemory
{
    /// <summary>The share of one look's variance that is left after so many looks; 1 for two, 4/k for many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two looks: no line goes through them.</exception>
    public static double PositionVarianceShare(int looks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(looks, 2);
        return 2.0 * ((2.0 * looks) - 1.0) / (looks * (looks + 1.0));
    }
}
