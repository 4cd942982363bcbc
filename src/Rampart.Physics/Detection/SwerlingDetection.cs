using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Probability of detecting a target of Swerling's cases 0 to 4 after N pulses are summed behind a square-law detector; exact.</summary>
/// <remarks>
/// <para>Formula: Pd = Σ_k w(k)·Q(N+k, T), Pfa = Q(N, T); Q the regularised gamma function, and the weights w with the mean N·S those of Poisson (case 0: Marcum's Q)
/// or of a negative binomial with K = 1, N, 2, 2·N (cases 1 to 4); S mean signal-to-noise ratio of one pulse, as a factor.
/// Cases 1 and 3: Pd = Pfa + Σ_{m≥N} p(m; T)·q^j·(1 + (K−1)·j·(1−q)), j = m−N+1, q = N·S/(K + N·S); p Poisson's probability.
/// Cases 2 and 4: the finite sum Pd = Σ_k b(k)·Q(N+k, T/c) with binomial weights of K−N trials and chance 1 − 1/c, c = 1 + N·S/K.</para>
/// <para>Source: Swerling, IRE Transactions on Information Theory 6 (1960), 269–308; Marcum, the same volume, 59–267; Shnidman, IEEE Transactions on Aerospace and Electronic Systems 31 (1995), 1030–1036 (the chi family).</para>
/// <para>Valid: white Gaussian noise, equal pulses, N from 1, Pfa from 1e-300; of Pd and 1 − Pd the smaller one is summed, all terms positive, to a relative error near 1e-13 for N to 1000.</para>
/// </remarks>
public static class SwerlingDetection
{
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio, a probability outside (0, 1), no pulse, or a case that there is not.</exception>
    public static double Probability(Fluctuation fluctuation, double signalToNoise, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustBeARatio(signalToNoise);
        Detection.Probability.MustLieInside(falseAlarmProbability);
        Detection.Probability.MustBeACase(fluctuation);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        return signalToNoise == 0.0
            ? falseAlarmProbability
            : Beyond(DetectionThreshold.SquareLaw(falseAlarmProbability, pulses), fluctuation, signalToNoise, pulses).Hit;
    }

    /// <summary>The mean signal-to-noise ratio of one pulse that gives this probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), a detection rarer than a false alarm, no pulse, or a case that there is not.</exception>
    public static double RequiredSignalToNoise(Fluctuation fluctuation, double detectionProbability, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustLieInside(detectionProbability);
        Detection.Probability.MustLieInside(falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(detectionProbability, falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        Detection.Probability.MustBeACase(fluctuation);
        if (detectionProbability == falseAlarmProbability)
        {
            return 0.0;
        }

        if (pulses == 1 && fluctuation is (Fluctuation.Swerling1 or Fluctuation.Swerling2))
        {
            return SwerlingOne.RequiredSignalToNoise(detectionProbability, falseAlarmProbability);
        }

        var threshold = DetectionThreshold.SquareLaw(falseAlarmProbability, pulses);
        return RequiredRatio.Find(ratio => Beyond(threshold, fluctuation, ratio, pulses), detectionProbability, Math.Max(threshold - pulses, 1.0) / pulses);
    }

    /// <summary>Detection and miss at a threshold in units of one pulse's mean noise power.</summary>
    internal static HitAndMiss Beyond(double threshold, Fluctuation fluctuation, double signalToNoise, int pulses) => fluctuation switch
    {
        Fluctuation.Swerling0 => MarcumQ.OfPowers(pulses, pulses * signalToNoise, threshold),
        Fluctuation.Swerling1 => SlowFading(1, pulses, pulses * signalToNoise, threshold),
        Fluctuation.Swerling2 => FastFading(0, pulses, signalToNoise, threshold),
        Fluctuation.Swerling3 => SlowFading(2, pulses, pulses * signalToNoise, threshold),
        Fluctuation.Swerling4 => FastFading(pulses, pulses, 0.5 * signalToNoise, threshold),
        _ => throw new ArgumentOutOfRangeException(nameof(fluctuation), fluctuation, "Swerling's cases are 0 to 4."),
    };

    /// <summary>Cases 1 and 3: the echo is the same in all pulses of the look; K = 1 or 2, signal = N·S.</summary>
    private static HitAndMiss SlowFading(int k, int pulses, double signal, double threshold)
    {
        var q = signal / (k + signal);
        var p = k / (k + signal);
        var peak = threshold;
        if (pulses + signal < threshold)
        {
            // The chance that the signal's count reaches j falls as q^j.
            var sum = RegularisedGamma.Sums(pulses, threshold).Above;
            var weight = PoissonProbability.Of(pulses, threshold) * q;
            for (var j = 1; ; j++)
            {
                var term = weight * (1.0 + ((k - 1) * p * j));
                sum += term;
                var m = pulses + j;
                if (m > peak && term <= 1e-18 * sum)
                {
                    return HitAndMiss.OfHit(sum);
                }

                weight *= q * threshold / m;
            }
        }

        var noise = PoissonProbability.Of(pulses, threshold);
        var chance = k == 1 ? p : p * p;
        var atMost = chance;
        var miss = 0.0;
        for (var j = 0; ; j++)
        {
            var term = noise * atMost;
            miss += term;
            var m = pulses + j + 1;
            if (m > peak && term <= 1e-18 * miss)
            {
                return HitAndMiss.OfMiss(miss);
            }

            noise *= threshold / m;
            chance *= k == 1 ? q : q * (j + 2) / (j + 1);
            atMost += chance;
        }
    }

    /// <summary>Cases 2 and 4: the echo is new in each pulse; trials = K − N, odds = N·S/K.</summary>
    private static HitAndMiss FastFading(int trials, int pulses, double odds, double threshold)
    {
        var scaled = threshold / (1.0 + odds);
        if (trials == 0 || odds == 0.0)
        {
            var (above, below) = RegularisedGamma.Sums(pulses, scaled);
            return new HitAndMiss(above, below);
        }

        var w = odds / (1.0 + odds);
        var v = 1.0 / (1.0 + odds);

        // Where the product of weight and tail is greatest: (trials − k)·odds·scaled = k·(pulses + k).
        var b = pulses + (odds * scaled);
        var balance = 0.5 * (Math.Sqrt((b * b) + (4.0 * trials * odds * scaled)) - b);
        return pulses + (2.0 * pulses * odds) < threshold
            ? HitAndMiss.OfHit(FastHit(trials, pulses, odds, scaled, w, v, Math.Max(trials * w, balance)))
            : HitAndMiss.OfMiss(FastMiss(trials, pulses, odds, scaled, w, v, Math.Min(trials * w, balance)));
    }

    private static double FastHit(int trials, int pulses, double odds, double scaled, double w, double v, double greatest)
    {
        var k = (int)Math.Max(0.0, Math.Floor(greatest - (9.0 * Math.Sqrt(greatest)) - 20.0));
        var weight = BinomialProbability.Of(k, trials, w, v);
        while (weight < 1e-290 && k < trials)
        {
            weight = BinomialProbability.Of(++k, trials, w, v);
        }

        var above = RegularisedGamma.Sums(pulses + k, scaled).Above;
        var noise = PoissonProbability.Of(pulses + k, scaled);
        var sum = 0.0;
        for (; ; k++)
        {
            var term = weight * above;
            sum += term;
            if (k == trials || (k > greatest && term <= 1e-19 * sum))
            {
                return sum;
            }

            above += noise;
            noise *= scaled / (pulses + k + 1);
            weight *= (trials - k) * odds / (k + 1);
        }
    }

    private static double FastMiss(int trials, int pulses, double odds, double scaled, double w, double v, double greatest)
    {
        // Upwards a binomial falls off no slower than Poisson's law of the same mean.
        var k = (int)Math.Min(trials, Math.Ceiling(greatest + (9.0 * Math.Sqrt(greatest)) + 40.0));
        var weight = BinomialProbability.Of(k, trials, w, v);
        while (weight < 1e-290 && k > 0)
        {
            weight = BinomialProbability.Of(--k, trials, w, v);
        }

        var below = RegularisedGamma.Sums(pulses + k, scaled).Below;
        var noise = PoissonProbability.Of(pulses + k - 1, scaled);
        var sum = 0.0;
        for (; ; k--)
        {
            var term = weight * below;
            sum += term;
            if (k == 0 || (k < greatest && term <= 1e-19 * sum))
            {
                return sum;
            }

            below += noise;
            noise *= (pulses + k - 1) / scaled;
            weight *= k / ((trials - k + 1) * odds);
        }
    }
}
