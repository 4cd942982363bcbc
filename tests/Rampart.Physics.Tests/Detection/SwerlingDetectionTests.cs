using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>The exact theory of N pulses; the published rows stand in SwerlingDetection.published.csv.</summary>
public class SwerlingDetectionTests
{
    private static readonly Gen<Fluctuation> AnyCase = Gen.Elements(Enum.GetValues<Fluctuation>());
    private static readonly Gen<double> AnyFalseAlarm = Laws.Between(-15.0, -0.31).Select(exponent => Math.Pow(10.0, exponent));
    private static readonly Gen<int> AnyNumber = Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 1000));

    public static TheoryData<Fluctuation> Cases() => [.. Enum.GetValues<Fluctuation>()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_sums_agree_with_an_integral_in_the_complex_plane(Fluctuation fluctuation)
    {
        foreach (var pulses in new[] { 1, 2, 7, 30, 200, 1000 })
        {
            foreach (var falseAlarm in new[] { 1e-15, 1e-6, 1e-2, 0.5 })
            {
                var threshold = DetectionThreshold.SquareLaw(falseAlarm, pulses);
                foreach (var ratio in new[] { 0.01, 0.3, 1.0, 3.0, 12.0 }.Select(ratio => ratio / Math.Sqrt(pulses)))
                {
                    var probability = SwerlingDetection.Probability(fluctuation, ratio, falseAlarm, pulses);

                    // Outside, the circle must pass between 1 and the pole of a slowly fading signal at 1 + K/(N·S).
                    var expected = probability < 1e-3 || (probability < 0.5 && pulses * ratio < 50.0)
                        ? ContourIntegral.Hit(fluctuation, ratio, threshold, pulses)
                        : 1.0 - ContourIntegral.Miss(fluctuation, ratio, threshold, pulses);

                    Assert.True(Math.Abs(probability - expected) < 2e-12 * expected, $"{fluctuation}, N = {pulses}, Pfa = {falseAlarm}, S = {ratio}: {probability:R}, integral {expected:R}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_sums_agree_with_the_whole_double_series(Fluctuation fluctuation)
    {
        foreach (var (pulses, falseAlarm, ratio) in new[] { (1, 1e-15, 3.0), (1, 1e-6, 20.0), (2, 0.5, 0.01), (3, 1e-6, 4.0), (10, 1e-6, 0.4), (10, 1e-3, 3.0), (40, 1e-12, 0.7), (100, 1e-6, 1.0) })
        {
            var probability = SwerlingDetection.Probability(fluctuation, ratio, falseAlarm, pulses);
            var expected = LongSeries.Hit(fluctuation, ratio, DetectionThreshold.SquareLaw(falseAlarm, pulses), pulses);

            Assert.True(Math.Abs(probability - expected) < 1e-13 * expected, $"{fluctuation}, N = {pulses}, Pfa = {falseAlarm}, S = {ratio}: {probability:R}, series {expected:R}");
        }
    }

    [Fact]
    public void One_pulse_of_case_1_is_the_closed_form() =>
        Laws.Holds(from falseAlarm in AnyFalseAlarm from decibels in Laws.Between(-40.0, 80.0) select (falseAlarm, Ratio: Math.Pow(10.0, decibels / 10.0)), given =>
        {
            var closed = SwerlingOne.DetectionProbability(given.Ratio, given.falseAlarm);
            return Math.Abs(SwerlingDetection.Probability(Fluctuation.Swerling1, given.Ratio, given.falseAlarm) - closed) < 1e-13 * closed;
        });

    [Fact]
    public void With_one_pulse_it_does_not_matter_whether_the_echo_changes_from_pulse_to_pulse() =>
        Laws.Holds(from falseAlarm in AnyFalseAlarm from decibels in Laws.Between(-40.0, 60.0) select (falseAlarm, Ratio: Math.Pow(10.0, decibels / 10.0)), given =>
            Same(SwerlingDetection.Probability(Fluctuation.Swerling1, given.Ratio, given.falseAlarm), SwerlingDetection.Probability(Fluctuation.Swerling2, given.Ratio, given.falseAlarm))
            && Same(SwerlingDetection.Probability(Fluctuation.Swerling3, given.Ratio, given.falseAlarm), SwerlingDetection.Probability(Fluctuation.Swerling4, given.Ratio, given.falseAlarm)));

    [Fact]
    public void A_stronger_signal_is_never_detected_less() =>
        Laws.Holds(AnyLook(), look => Chance(look) >= Chance(look with { Ratio = look.Ratio * 0.99 }) * (1.0 - 1e-13));

    [Fact]
    public void Who_allows_more_false_alarms_detects_more() =>
        Laws.Holds(AnyLook(), look => Chance(look) > Chance(look with { FalseAlarm = look.FalseAlarm * 0.9 }) * (1.0 - 1e-13));

    [Fact]
    public void One_more_pulse_of_the_same_strength_never_hurts() =>
        Laws.Holds(AnyLook(), look => Chance(look with { Pulses = look.Pulses + 1 }) >= Chance(look) * (1.0 - 1e-12));

    [Fact]
    public void Without_a_signal_a_detection_is_a_false_alarm() =>
        Laws.Holds(AnyLook(), look => Chance(look with { Ratio = 0.0 }) == look.FalseAlarm && Math.Abs(Chance(look with { Ratio = 1e-14 }) - look.FalseAlarm) < 1e-11 * look.FalseAlarm);

    [Fact]
    public void A_signal_without_bounds_is_always_detected() =>
        Laws.Holds(AnyLook(), look => Chance(look with { Ratio = 1e25 }) == 1.0);

    [Fact]
    public void The_required_ratio_gives_the_wanted_probability() =>
        Laws.Holds(from look in AnyLook() from part in Laws.Between(0.001, 0.9999) select (look, Wanted: look.FalseAlarm + (part * (1.0 - look.FalseAlarm))), given =>
        {
            var ratio = SwerlingDetection.RequiredSignalToNoise(given.look.Case, given.Wanted, given.look.FalseAlarm, given.look.Pulses);
            return Math.Abs(Chance(given.look with { Ratio = ratio }) - given.Wanted) < 1e-12 * given.Wanted;
        });

    [Fact]
    public void The_probability_of_a_ratio_requires_that_ratio() =>
        Laws.Holds(from look in AnyLook() where Chance(look) > 1.5 * look.FalseAlarm && Chance(look) < 0.99 select look, look =>
            Math.Abs((SwerlingDetection.RequiredSignalToNoise(look.Case, Chance(look), look.FalseAlarm, look.Pulses) / look.Ratio) - 1.0) < 1e-10);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probabilities_next_to_the_ends_have_their_ratio_too(Fluctuation fluctuation)
    {
        var nearlySure = SwerlingDetection.RequiredSignalToNoise(fluctuation, 1.0 - 1e-12, 1e-15, 1000);
        var nearlyNoise = SwerlingDetection.RequiredSignalToNoise(fluctuation, 1.0001e-15, 1e-15, 1000);

        Assert.InRange(SwerlingDetection.Probability(fluctuation, nearlySure, 1e-15, 1000), 1.0 - 1.001e-12, 1.0 - 0.999e-12);
        Assert.Equal(1.0001e-15, SwerlingDetection.Probability(fluctuation, nearlyNoise, 1e-15, 1000), tolerance: 1e-27);
        Assert.Equal(0.0, SwerlingDetection.RequiredSignalToNoise(fluctuation, 1e-6, 1e-6, 10));
    }

    [Fact]
    public void Over_many_independent_pulses_the_fading_averages_out()
    {
        var apart = new[] { 10, 100, 1000 }.Select(pulses =>
            SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling2, 0.9, 1e-6, pulses) / SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling0, 0.9, 1e-6, pulses)).ToArray();

        Assert.True(apart[0] > apart[1] && apart[1] > apart[2] && apart[2] > 1.0);
        Assert.InRange(apart[2], 1.0, 1.01);
    }

    [Fact]
    public void Over_very_many_pulses_the_steady_sum_is_Gaussian()
    {
        // Mean N·(1 + S), variance N·(1 + 2·S); the third moment still shows.
        const int Pulses = 100_000;
        var threshold = DetectionThreshold.SquareLaw(1e-4, Pulses);
        foreach (var ratio in new[] { 0.005, 0.01, 0.015, 0.02 })
        {
            var gaussian = GaussianTail.Of((threshold - (Pulses * (1.0 + ratio))) / Math.Sqrt(Pulses * (1.0 + (2.0 * ratio))));
            Assert.Equal(gaussian, SwerlingDetection.Probability(Fluctuation.Swerling0, ratio, 1e-4, Pulses), tolerance: 1e-3);
        }
    }

    [Fact]
    public void When_detection_is_likely_the_slowly_fading_target_is_the_hardest()
    {
        double Required(Fluctuation fluctuation) => SwerlingDetection.RequiredSignalToNoise(fluctuation, 0.9, 1e-6, 10);

        Assert.True(Required(Fluctuation.Swerling0) < Required(Fluctuation.Swerling4));
        Assert.True(Required(Fluctuation.Swerling4) < Required(Fluctuation.Swerling2));
        Assert.True(Required(Fluctuation.Swerling2) < Required(Fluctuation.Swerling3));
        Assert.True(Required(Fluctuation.Swerling3) < Required(Fluctuation.Swerling1));
    }

    [Theory]
    [InlineData(-1.0, 1e-6, 1)]
    [InlineData(double.NaN, 1e-6, 1)]
    [InlineData(double.PositiveInfinity, 1e-6, 1)]
    [InlineData(1.0, 0.0, 1)]
    [InlineData(1.0, 1.0, 1)]
    [InlineData(1.0, double.NaN, 1)]
    [InlineData(1.0, 1e-6, 0)]
    public void Impossible_inputs_throw(double ratio, double falseAlarm, int pulses) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingDetection.Probability(Fluctuation.Swerling3, ratio, falseAlarm, pulses));

    [Fact]
    public void A_case_that_there_is_not_and_a_detection_rarer_than_a_false_alarm_throw()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingDetection.Probability((Fluctuation)5, 1.0, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingDetection.RequiredSignalToNoise((Fluctuation)5, 0.5, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling0, 1e-7, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling0, 1.0, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling0, 0.5, 1e-6, 0));
    }

    // Ratios from far too weak to far too strong for the number of pulses.
    private static Gen<Look> AnyLook() =>
        from fluctuation in AnyCase
        from falseAlarm in AnyFalseAlarm
        from pulses in AnyNumber
        from decibels in Laws.Between(-25.0, 25.0)
        select new Look(fluctuation, Math.Pow(10.0, decibels / 10.0) / Math.Sqrt(pulses), falseAlarm, pulses);

    private static double Chance(Look look) => SwerlingDetection.Probability(look.Case, look.Ratio, look.FalseAlarm, look.Pulses);

    private static bool Same(double left, double right) => Math.Abs(left - right) <= 1e-13 * left;

    private sealed record Look(Fluctuation Case, double Ratio, double FalseAlarm, int Pulses);
}
