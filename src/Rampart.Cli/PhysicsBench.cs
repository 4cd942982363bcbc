using System.Diagnostics;
using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Cli;

/// <summary>A form of ours and a plain one that gives the same: each makes so many calls and returns a sum, so that none can be left out by the compiler.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="Bar_s">Ours is to take no more for one call; null where no bar is set.</param>
/// <param name="Fast">Ours.</param>
/// <param name="NaiveName">What the plain form is; empty where there is none.</param>
/// <param name="Naive">The plain form.</param>
/// <param name="NaiveScale">How many times as much the plain form would have to do for the same answer; 1 where it does all of it.</param>
internal sealed record PhysicsBenchEntry(string Name, double? Bar_s, Func<int, double> Fast, string NaiveName, Func<int, double>? Naive, double NaiveScale = 1.0);

/// <summary>Seconds for one call, over the repetitions.</summary>
internal sealed record CallTimes(double Least_s, double Median_s)
{
    public static CallTimes Of(IEnumerable<double> times_s)
    {
        var sorted = times_s.Order().ToList();
        return new CallTimes(sorted[0], sorted[sorted.Count / 2]);
    }
}

/// <summary>How an entry fared: the ratio is naive over fast, the median of the repetitions, in each of which both ran one after the other.</summary>
internal sealed record PhysicsBenchTimes(PhysicsBenchEntry Entry, CallTimes Fast, CallTimes? Naive, double? Ratio)
{
    public bool? IsBarMet => Entry.Bar_s is { } bar ? Fast.Median_s <= bar : null;
}

/// <summary>Times the formulas that battles ask most often, each beside its plain form.</summary>
internal static partial class PhysicsBench
{
    // Long enough that the clock's step and an interrupt do not matter, short enough for many repetitions.
    private const double Batch_s = 0.01;

    // The just-in-time compiler looks for methods to make faster after a tenth of a second without new ones.
    private const double WarmUp_s = 0.3;

    private const int Inputs = 1024;

    private const int Mask = Inputs - 1;

    /// <summary>What is timed, in the order in which it is told.</summary>
    public static IReadOnlyList<PhysicsBenchEntry> Entries(PhysicsBenchGround ground) =>
    [
        SwerlingOneProbability(),
        Detection(Fluctuation.Swerling0, 1),
        Detection(Fluctuation.Swerling0, 10),
        Detection(Fluctuation.Swerling1, 1),
        Detection(Fluctuation.Swerling1, 10),
        Detection(Fluctuation.Swerling3, 1),
        Detection(Fluctuation.Swerling3, 10),
        Horizon(),
        GeodesicInverse(),
        LineOfSightExact(ground),
        Sweep(ground),
        ToEcef(),
        ToGeodetic(),
        Sine(),
    ];

    public static PhysicsBenchTimes Measure(PhysicsBenchEntry entry, int repetitions, CancellationToken stop)
    {
        var fastCalls = WarmUp(entry.Fast, stop);
        var naiveCalls = entry.Naive is null ? 0 : WarmUp(entry.Naive, stop);
        List<double> fast = [], naive = [];
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            stop.ThrowIfCancellationRequested();
            fast.Add(Time(entry.Fast, fastCalls));
            if (entry.Naive is not null)
            {
                naive.Add(entry.NaiveScale * Time(entry.Naive, naiveCalls));
            }
        }

        return new PhysicsBenchTimes(
            entry, CallTimes.Of(fast), naive.Count == 0 ? null : CallTimes.Of(naive), naive.Count == 0 ? null : CallTimes.Of(naive.Select((time, index) => time / fast[index])).Median_s);
    }

    /// <summary>Calls until the compiler is done, and says how many calls fill a batch.</summary>
    private static int WarmUp(Func<int, double> calls, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var time = Time(calls, 1);
        while (clock.Elapsed.TotalSeconds < WarmUp_s)
        {
            // Many short batches: a method is made faster after it was called some thirty times, twice.
            stop.ThrowIfCancellationRequested();
            time = Time(calls, CallsIn(Batch_s / 20.0, time));
        }

        return CallsIn(Batch_s, time);
    }

    private static int CallsIn(double batch_s, double time_s) => (int)Math.Clamp(batch_s / Math.Max(time_s, 1e-10), 1.0, 1e8);

    private static double Time(Func<int, double> calls, int count)
    {
        var clock = Stopwatch.StartNew();
        var sum = calls(count);
        var time = clock.Elapsed.TotalSeconds;
        return double.IsNaN(sum) ? throw new InvalidOperationException("A formula under measurement gave no number.") : time / count;
    }

    private static PhysicsBenchEntry SwerlingOneProbability()
    {
        var ratios = Spread(0.1, 1000.0);
        return new PhysicsBenchEntry(
            "Swerling 1, one pulse, closed form", 150e-9,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += SwerlingOne.DetectionProbability(ratios[i & Mask], 1e-6);
                }

                return sum;
            },
            "the library's power", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += Math.Pow(1e-6, 1.0 / (1.0 + ratios[i & Mask]));
                }

                return sum;
            });
    }

    private static PhysicsBenchEntry Detection(Fluctuation fluctuation, int pulses)
    {
        var ratios = Spread(0.1, 1000.0);
        var curve = new DetectionCurve(fluctuation, 1e-6, pulses);
        return new PhysicsBenchEntry(
            FormattableString.Invariant($"Swerling {(int)fluctuation}, {pulses} {(pulses == 1 ? "pulse" : "pulses")}, curve"), 150e-9,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += curve.Probability(ratios[i & Mask]);
                }

                return sum;
            },
            "the exact theory", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += SwerlingDetection.Probability(fluctuation, ratios[i & Mask], 1e-6, pulses);
                }

                return sum;
            });
    }

    private static PhysicsBenchEntry Horizon()
    {
        var heights_m = Spread(10.0, 15_000.0);
        var antenna = Length.FromMetres(30.0);
        return new PhysicsBenchEntry(
            "radar horizon", null,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += RadarHorizon.Between(antenna, Length.FromMetres(heights_m[i & Mask])).Metres;
                }

                return sum;
            },
            "angles at the Earth's centre", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += AtCentre_m(30.0) + AtCentre_m(heights_m[i & Mask]);
                }

                return sum;
            });

        static double AtCentre_m(double height_m)
        {
            var radius_m = RadarHorizon.StandardEffectiveRadiusFactor * RadarHorizon.MeanEarthRadius.Metres;
            return radius_m * Math.Acos(radius_m / (radius_m + height_m));
        }
    }

    private static PhysicsBenchEntry ToEcef()
    {
        var places = Places();
        return new PhysicsBenchEntry(
            "WGS84, to Earth-centred", null,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += Wgs84.ToEcef(places[i & Mask]).X;
                }

                return sum;
            },
            "the library's sines", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += NaiveWgs84.ToEcef(places[i & Mask]).X;
                }

                return sum;
            });
    }

    private static PhysicsBenchEntry ToGeodetic()
    {
        var places = Places().Select(Wgs84.ToEcef).ToArray();
        return new PhysicsBenchEntry(
            "WGS84, to latitude, longitude, height", null,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += Wgs84.ToGeodetic(places[i & Mask]).Height.Metres;
                }

                return sum;
            },
            "iteration to the last digit", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += NaiveWgs84.Height_m(places[i & Mask]);
                }

                return sum;
            });
    }

    private static PhysicsBenchEntry Sine()
    {
        var angles_rad = Spread(1e-3, 6.0);
        return new PhysicsBenchEntry(
            "portable sine", null,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += Portable.Sin(angles_rad[i & Mask]);
                }

                return sum;
            },
            "the library's sine", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += Math.Sin(angles_rad[i & Mask]);
                }

                return sum;
            });
    }

    /// <summary>Values from the least to the greatest, each the same factor above the one before, in an order that no branch predictor learns.</summary>
    private static double[] Spread(double least, double greatest) =>
        [.. Enumerable.Range(0, Inputs).Select(i => least * Math.Pow(greatest / least, Scattered(i) / (Inputs - 1.0)))];

    private static Geodetic[] Places() =>
        [.. Enumerable.Range(0, Inputs).Select(i => Geodetic.FromDegrees(-90.0 + (180.0 * Scattered(i) / Inputs), -180.0 + (360.0 * Scattered(Scattered(i)) / Inputs), 20.0 * i))];

    // An odd factor: every number below the power of two comes once.
    private static int Scattered(int i) => i * 389 % Inputs;
}
