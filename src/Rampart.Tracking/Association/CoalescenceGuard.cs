namespace Rampart.Tracking.Association;

/// <summary>What keeps the tracks of two close ships from running together.</summary>
/// <remarks>
/// Averaged over the permutations of the same plots, two tracks that are close are both drawn to the middle and become one.
/// The price of the guard is that the two may swap their ships: it says which plot a track goes to, not that it knows.
/// </remarks>
public enum CoalescenceGuard
{
    /// <summary>Marginal probabilities over all hypotheses.</summary>
    None,

    /// <summary>Of the hypotheses that differ only by who has which of the same plots, the likeliest alone counts.</summary>
    BestPermutation,
}
