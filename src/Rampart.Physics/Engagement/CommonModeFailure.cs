namespace Rampart.Physics.Engagement;

/// <summary>What shots share: a target at which all shots fail, and a battle in which every shot is worse.</summary>
/// <remarks>
/// <para>Formula: a warhead passes with ℓ(p) = ct + (1 − ct)·(1 − p)ⁿ; of W warheads none passes with (1 − cb)·(1 − ℓ(p))^W + cb·(1 − ℓ(e·p))^W, and on average
/// W·((1 − cb)·ℓ(p) + cb·ℓ(e·p)) pass. ct is the probability that all shots at one target fail (not tracked, not recognised), drawn for each target; cb that the whole battle
/// goes with e·p instead of p, drawn once.</para>
/// <para>Source: Wilkening, A Simple Model for Calculating Ballistic Missile Defense Effectiveness, Science and Global Security 8 (1999), 183–215 (pages unconfirmed; from memory the factor per target,
/// there P(track) = 1 − ct; its worked figures could not be found); the second level is an assumption of the model.</para>
/// <para>Valid: apart from the two shared causes the shots are independent.</para>
/// </remarks>
public readonly record struct CommonModeFailure
{
    /// <param name="perTarget">ct, 0 to 1.</param>
    /// <param name="perBattle">cb, 0 to 1.</param>
    /// <param name="effectInBadBattle">e, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside 0…1.</exception>
    public CommonModeFailure(double perTarget, double perBattle, double effectInBadBattle)
    {
        Leakage.MustBeProbability(perTarget);
        Leakage.MustBeProbability(perBattle);
        Leakage.MustBeProbability(effectInBadBattle);
        PerTarget = perTarget;
        PerBattle = perBattle;
        EffectInBadBattle = effectInBadBattle;
    }

    /// <summary>ct.</summary>
    public double PerTarget { get; }

    /// <summary>cb.</summary>
    public double PerBattle { get; }

    /// <summary>e.</summary>
    public double EffectInBadBattle { get; }

    /// <summary>Probability that one warhead passes n shots, over both kinds of battle: the mean share that leaks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or fewer than no shots.</exception>
    public double LeakageOfOne(double killProbability, int shots) =>
        OverBattles(InBattle(killProbability, shots), InBattle(EffectInBadBattle * killProbability, shots));

    /// <summary>Probability that none of the warheads passes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or fewer than no shots or warheads.</exception>
    public double NoneOf(int warheads, double killProbability, int shots) => Exactly(0, warheads, killProbability, shots);

    /// <summary>Probability that exactly so many of the warheads pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or leakers outside 0…warheads.</exception>
    public double Exactly(int leakers, int warheads, double killProbability, int shots) => OverBattles(
        Leakage.Exactly(leakers, warheads, InBattle(killProbability, shots)),
        Leakage.Exactly(leakers, warheads, InBattle(EffectInBadBattle * killProbability, shots)));

    /// <summary>Mean number of shots at one warhead when each is assessed before the next; at a target that is lost to all, none is saved.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside 0…1, or fewer than no shots.</exception>
    public double ShootLookShots(double killProbability, int mostShots) =>
        (PerTarget * mostShots) + ((1.0 - PerTarget) * OverBattles(
            Leakage.ShootLookShots(killProbability, mostShots),
            Leakage.ShootLookShots(EffectInBadBattle * killProbability, mostShots)));

    private double InBattle(double killProbability, int shots) => PerTarget + ((1.0 - PerTarget) * Leakage.OfOne(killProbability, shots));

    private double OverBattles(double good, double bad) => ((1.0 - PerBattle) * good) + (PerBattle * bad);
}
