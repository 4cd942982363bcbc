using Rampart.Tracking.Filters;
using Rampart.Tracking.Tests.Scenes;
using Rampart.Tracking.Tests.Slow;

namespace Rampart.Tracking.Tests.Filters;

/// <summary>Whether a track errs as much as it says, when the truth moves exactly as its model: the normalised squared error, averaged over runs, lies where chi-square puts it.</summary>
public sealed class ConsistencyTests
{
    private const int Runs = 250;
    private const int Looks = 40;
    private const int Dimensions = 6;
    private const double ClimbSpread_mps = 15.0;

    private static readonly MotionModel Straight = new("straight", MotionKind.ConstantVelocity, new ProcessNoise(4.0, 4.0, 0.5), Duration.FromSeconds(30.0), 0.7);

    private static readonly MotionModel Along = new("along", MotionKind.ConstantVelocity, new ProcessNoise(20.0, 2.0, 18.0, 20.0), Duration.FromSeconds(30.0), 1.0);

    private static readonly MotionModel Turning = new(
        "turning", MotionKind.CoordinatedTurn, new ProcessNoise(2.0, 2.0, 0.5, TurnRate_rad2ps3: 1e-6), Duration.FromSeconds(20.0), 0.3, 0.015);

    private static readonly MotionModel Accelerated = new(
        "accelerated", MotionKind.ConstantAcceleration, new ProcessNoise(0.0, 0.0, 0.0, Jerk_m2ps5: 0.05), Duration.FromSeconds(30.0), 1.0, 3.0);

    private static readonly MotionModel Restless = new("restless", MotionKind.ConstantVelocity, new ProcessNoise(400.0, 400.0, 20.0), Duration.FromSeconds(15.0), 0.3);

    public static TheoryData<string, double, double, bool> Matched => new()
    {
        { "straight", 5.0, 1.0, false },
        { "straight", 5.0, 0.9, false },
        { "straight", 5.0, 0.9, true },
        { "along", 5.0, 1.0, false },
        { "along", 5.0, 0.9, false },
        { "turning", 1.0, 1.0, false },
        { "turning", 1.0, 0.9, false },
        { "accelerated", 2.0, 1.0, false },
        { "accelerated", 2.0, 0.9, true },
    };

    [Theory]
    [MemberData(nameof(Matched))]
    public void With_a_matched_model_the_mean_normalised_error_lies_within_its_bounds(string name, double period_s, double detection, bool withRate)
    {
        var model = new[] { Straight, Along, Turning, Accelerated }.First(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        var mean = MeanErrors([model], period_s, detection, withRate);

        // 95 % of the looks should lie inside; looks after one another are alike, so that a few more may lie outside together.
        var (low, high) = Bounds();
        Assert.InRange(mean.Count(one => one < low || one > high), 0, 8);
        Assert.InRange(mean.Average(), 0.95 * Dimensions, 1.05 * Dimensions);
    }

    [Fact]
    public void A_filter_with_half_the_noise_is_seen_to_promise_too_much()
    {
        // The test above must be able to fail.
        var sure = Straight with { Noise = new ProcessNoise(2.0, 2.0, 0.25) };
        var mean = MeanErrors([Straight], 5.0, 1.0, false, [sure]);
        var (_, high) = Bounds();
        Assert.InRange(mean.Count(one => one > high), 20, Looks);
    }

    /// <summary>The filter of interacting models is an approximation even when matched, above all just after a switch: the bounds are an eighth to each side.</summary>
    [Theory]
    [InlineData(1.0, false)]
    [InlineData(0.9, false)]
    [InlineData(1.0, true)]
    public void With_models_that_switch_as_assumed_the_mean_normalised_error_stays_near_its_dimension(double detection, bool turns)
    {
        var mean = MeanErrors([Straight, turns ? Turning : Restless], turns ? 1.0 : 5.0, detection, false);
        Assert.InRange(mean.Average(), 0.875 * Dimensions, 1.125 * Dimensions);
        Assert.All(mean, one => Assert.InRange(one, 0.7 * Dimensions, 1.4 * Dimensions));
    }

    [Fact]
    public void The_models_probabilities_say_how_often_a_model_holds()
    {
        // Over many looks the mean probability of the restless model is the share of time it holds.
        var held = 0.0;
        var believed = 0.0;
        foreach (var run in Run([Straight, Restless], 5.0, 1.0, false, [Straight, Restless]))
        {
            held += run.Model;
            believed += run.Tracker.ProbabilityOf(run.Row, 1);
        }

        Assert.Equal(1.0, believed / held, 0.05);
    }

    private static (double Low, double High) Bounds()
    {
        // Quantiles of chi-square with so many degrees of freedom, by Wilson and Hilferty.
        const double Degrees = Runs * Dimensions;
        return (Quantile(-1.959964), Quantile(1.959964));

        static double Quantile(double normal) => Dimensions * Math.Pow(1.0 - (2.0 / (9.0 * Degrees)) + (normal * Math.Sqrt(2.0 / (9.0 * Degrees))), 3.0);
    }

    private static double[] MeanErrors(MotionModel[] truth, double period_s, double detection, bool withRate, MotionModel[]? assumed = null)
    {
        var mean = new double[Looks];
        foreach (var (look, tracker, row, x, _) in Run(truth, period_s, detection, withRate, assumed ?? truth))
        {
            tracker.EstimateOf(row, out var estimate);
            var off = Matrix.Made(Dimensions, 1, (i, _) => estimate.State[i] - x[i, 0]);
            var covariance = Matrix.Made(Dimensions, Dimensions, (i, j) => estimate.Covariance[(i * Dimensions) + j]);
            mean[look] += (off.Transposed() * covariance.Inverse() * off)[0, 0] / Runs;
        }

        return mean;
    }

    /// <summary>Draws a truth by its models and has it tracked; gives every look of every run.</summary>
    private static IEnumerable<(int Look, ScanTracker Tracker, int Row, Matrix Truth, int Model)> Run(
        MotionModel[] truth, double period_s, double detection, bool withRate, MotionModel[] assumed)
    {
        // The rate of range bends with the square of the speed across the line of sight, which the filter's derivative leaves out: slow targets there.
        var speedSpread_mps = withRate ? 30.0 : 150.0;

        // Hardly any false plots are assumed and the gate is wide, so that every plot goes to the track.
        var radar = RadarModel.AtOrigin(DrawnScene.Accuracy(withRate), Math.Min(detection, 0.99), 1e-6, 1e6);
        var definition = AircraftTracking.Definition(TrackerKind.ImmGnn) with
        {
            Kind = assumed.Length == 1 ? TrackerKind.EkfGnn : TrackerKind.ImmGnn,
            Models = assumed,
            SpeedSpread = Speed.FromMetresPerSecond(speedSpread_mps),
            ClimbSpread = Speed.FromMetresPerSecond(ClimbSpread_mps),
            Gate = 200.0,
            NewTargetsPerScan = 1e-9,
            FalseDrop = 1e-30,
        };
        for (var seed = 0; seed < Runs; seed++)
        {
            var luck = new Luck(seed);
            var tracker = new ScanTracker(definition, radar);
            var model = truth.Length > 1 && luck.Uniform() < truth[1].Share / (truth[0].Share + truth[1].Share) ? 1 : 0;
            var azimuth = luck.Between(0.0, 2.0 * Math.PI);
            var x = new Matrix(SlowFilter.Size, 1);
            (x[0, 0], x[1, 0], x[2, 0]) = (40e3 * Math.Sin(azimuth), 40e3 * Math.Cos(azimuth), 8e3);
            (x[3, 0], x[4, 0], x[5, 0]) = (speedSpread_mps * luck.Normal(), speedSpread_mps * luck.Normal(), ClimbSpread_mps * luck.Normal());
            Freshen(x, truth[model], luck);
            for (var look = 0; look < Looks; look++)
            {
                if (look > 0)
                {
                    if (luck.Uniform() >= Math.Exp(-period_s / truth[model].Sojourn.Seconds) && truth.Length > 1)
                    {
                        model = 1 - model;
                        Freshen(x, truth[model], luck);
                    }

                    var moved = SlowFilter.Moved(x, truth[model], period_s);
                    x = moved + Drawn(SlowFilter.Noise(moved, truth[model], period_s), luck);
                }

                var place = new EnuOffset(x[0, 0], x[1, 0], x[2, 0]);
                var plot = DrawnScene.Seen(luck, place, look * period_s, new EnuOffset(x[3, 0], x[4, 0], x[5, 0]));
                plot = withRate ? plot : plot with { RangeRate_mps = double.NaN };
                var isSeen = look == 0 || luck.Uniform() < detection;
                var given = new int[1];
                tracker.Step(new EvenLook(look * period_s, Math.Min(detection, 0.99)), isSeen ? [plot] : [], given);
                Assert.Equal(1, tracker.Alive);
                yield return (look, tracker, 0, x, model);
            }
        }
    }

    /// <summary>What only the new model holds begins as the model says, and what it does not hold is gone.</summary>
    private static void Freshen(Matrix x, MotionModel model, Luck luck)
    {
        for (var i = 6; i < SlowFilter.Size; i++)
        {
            x[i, 0] = SlowFilter.Only(model.Kind).Contains(i) ? model.Fresh * luck.Normal() : 0.0;
        }
    }

    /// <summary>A draw with this covariance, which may hold nothing in some components.</summary>
    private static Matrix Drawn(Matrix covariance, Luck luck)
    {
        int[] held = [.. Enumerable.Range(0, covariance.Rows).Where(i => covariance[i, i] > 0.0)];
        var lower = Matrix.Made(held.Length, held.Length, (i, j) => covariance[held[i], held[j]]).LowerFactor();
        Assert.NotNull(lower);
        var drawn = lower * Matrix.Column(luck.Normals(held.Length));
        return Matrix.Made(covariance.Rows, 1, (i, _) => Array.IndexOf(held, i) is var at and >= 0 ? drawn[at, 0] : 0.0);
    }
}
