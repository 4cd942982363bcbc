using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>What the answers to interrogations say about two tracks being one target.</summary>
/// <remarks>
/// <para>Formula: ln Λ = ln Σ π_c·L_c(1)·L_c(2) − ln Σ π_c·L_c(1) − ln Σ π_c·L_c(2), L_c(i) = p_c^k·(1−p_c)^(n−k); c friend or other, π_c = ½, k answers to n questions of track i.
/// The penalty is −2·min(0, ln Λ), to be added to a squared distance: contradiction speaks against, agreement for nothing, since most neighbours agree.</para>
/// <para>Source: Bayes' rule for two classes; the one-sided use is a choice of this project.</para>
/// <para>Valid: answers independent of one another, given what the target is.</para>
/// </remarks>
internal readonly struct IdentityVote
{
    private static readonly double Half = Portable.Log(0.5);

    private readonly double _friendYes;
    private readonly double _friendNo;
    private readonly double _otherYes;
    private readonly double _otherNo;

    public IdentityVote(double friendAnswers, double othersAnswer)
    {
        _friendYes = Portable.Log(friendAnswers);
        _friendNo = Portable.Log(1.0 - friendAnswers);
        _otherYes = Portable.Log(othersAnswer);
        _otherNo = Portable.Log(1.0 - othersAnswer);
    }

    public double Penalty(int interrogations1, int answers1, int interrogations2, int answers2)
    {
        if (interrogations1 <= 0 || interrogations2 <= 0 || (long)answers1 * interrogations2 == (long)answers2 * interrogations1)
        {
            return 0.0;
        }

        double friend1 = Half + (answers1 * _friendYes) + ((interrogations1 - answers1) * _friendNo);
        double friend2 = (answers2 * _friendYes) + ((interrogations2 - answers2) * _friendNo);
        double other1 = Half + (answers1 * _otherYes) + ((interrogations1 - answers1) * _otherNo);
        double other2 = (answers2 * _otherYes) + ((interrogations2 - answers2) * _otherNo);
        var ratio = LogOfSum(friend1 + friend2, other1 + other2) - LogOfSum(friend1, other1) - LogOfSum(Half + friend2, Half + other2);
        return -2.0 * Math.Min(0.0, ratio);
    }

    private static double LogOfSum(double a, double b)
    {
        double most = Math.Max(a, b), least = Math.Min(a, b);
        return most + Portable.Log(1.0 + Portable.Exp(least - most));
    }
}
