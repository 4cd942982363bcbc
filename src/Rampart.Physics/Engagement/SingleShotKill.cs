namespace Rampart.Physics.Engagement;

/// <summary>Probability that one reliable missile with a valid track kills its target, over the envelope.</summary>
/// <remarks>
/// <para>Formula: p up to a share q of the greatest range, from there in a straight line down to e·p at the greatest range.</para>
/// <para>Source: an assumption of the model (textbook practice); the share, the edge factor and p are sampled readings.</para>
/// <para>Valid: inside the envelope; p is conditional: P(kill | reliable missile, valid track, correct identity, no common-mode failure).</para>
/// </remarks>
public static class SingleShotKill
{
    /// <param name="full">p, the probability well inside the envelope, 0 to 1.</param>
    /// <param name="rangeShare">Intercept range as a share of the greatest range, 0 to 1.</param>
    /// <param name="fullEffectShare">q, the share of the greatest range up to which p is full, 0 to 1.</param>
    /// <param name="edgeEffect">e, what is left of p at the greatest range, 0 to 1.</param>
    public static double Probability(double full, double rangeShare, double fullEffectShare, double edgeEffect)
    {
        if (rangeShare <= fullEffectShare || fullEffectShare >= 1.0)
        {
            return full;
        }

        var beyond = Math.Min((rangeShare - fullEffectShare) / (1.0 - fullEffectShare), 1.0);
        return full * (1.0 - (beyond * (1.0 - edgeEffect)));
    }
}
