using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>The fast curve beside the exact theory.</summary>
public class DetectionCurveTests
{
    public static TheoryData<Fluctuation, int> Kinds()
    {
        var kinds = new TheoryData<Fluctuation, int>();
        foreach (var fluctuation in Enum.GetValues<Fluctuation>())
        {
            foreach (var pulses in new[] { 1, 2, 3, 5, 10, 32, 100, 1000 })
            {
                kinds.Add(fluctuation, pulses);
            }
        }

        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_curve_is_the_exact_theory_to_2e_12_and_never_steps_down(Fluctuation fluctuation, int pulses)
    {
        foreach (var falseAlarm in new[] { 1e-15, 1e-8, 1e-6, 1e-4, 8e-3, 0.05, 0.5 })
        {
            var curve = new DetectionCurve(fluctuation, falseAlarm, pulses);
            var before = falseAlarm;
            for (var decibels = -45.0; decibels <= 60.0; decibels += 0.137)
            {
                var ratio = Math.Pow(10.0, decibels / 10.0) / Math.Sqrt(pulses);
                var probability = curve.Probability(ratio);

                Assert.True(Math.Abs(probability - SwerlingDetection.Probability(fluctuation, ratio, falseAlarm, pulses)) < 2e-12, $"Pfa = {falseAlarm}, {decibels} dB: {probability:R}");
                Assert.True(probability >= before, $"Pfa = {falseAlarm}: a step down before {decibels} dB");
                before = probability;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_a_signal_it_is_the_false_alarm_and_without_bounds_it_is_sure(Fluctuation fluctuation, int pulses)
    {
        var curve = new DetectionCurve(fluctuation, 1e-6, pulses);

        Assert.Equal(1e-6, curve.Probability(0.0));
        Assert.Equal(1.0, curve.Probability(1e30));
        Assert.Equal(1.0, curve.Probability(double.MaxValue));
        Assert.InRange(curve.Probability(1e-9), 1e-6, 1.00001e-6);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rare_detections_keep_their_relative_size(Fluctuation fluctuation, int pulses)
    {
        // Logarithms of odds are interpolated, so a detection of 1e-10 is not lost in an error of 1e-12.
        var curve = new DetectionCurve(fluctuation, 1e-12, pulses);
        foreach (var wanted in new[] { 2e-12, 1e-10, 1e-7, 1e-3 })
        {
            Assert.Equal(wanted, curve.Probability(curve.RequiredSignalToNoise(wanted)), tolerance: 5e-6 * wanted);
        }
    }

    [Fact]
    public void One_pulse_of_case_1_is_the_formula_used_so_far()
    {
        var curve = new DetectionCurve(Fluctuation.Swerling1, 1e-6);
        Laws.Holds(Laws.Between(0.0, 1000.0), ratio => Laws.SameBits(curve.Probability(ratio), SwerlingOne.DetectionProbability(ratio, 1e-6)) || curve.Probability(ratio) == 1e-6);
    }

    [Fact]
    public void A_slightly_stronger_signal_is_never_detected_less() =>
        Assert.All([1, 4, 25], pulses => Assert.All(Enum.GetValues<Fluctuation>(), fluctuation =>
        {
            var curve = new DetectionCurve(fluctuation, 1e-6, pulses);
            Laws.Holds(Laws.Between(-40.0, 60.0), decibels =>
            {
                var ratio = Math.Pow(10.0, decibels / 10.0);
                return curve.Probability(ratio * (1.0 + 1e-6)) >= curve.Probability(ratio);
            });
        }));

    [Fact]
    public void Asking_allocates_nothing()
    {
        var curve = new DetectionCurve(Fluctuation.Swerling3, 1e-6, 10);
        var sum = curve.Probability(1.0);
        var allocated = Allocations.LeastOf(() =>
        {
            sum = 0.0;
            for (var i = 0; i < 10_000; i++)
            {
                sum += curve.Probability(i * 0.001);
            }
        });

        Assert.Equal(0, allocated);
        Assert.InRange(sum, 1.0, 10_001.0);
    }

    [Fact]
    public void Two_curves_of_one_case_are_the_same_to_the_bit()
    {
        var left = new DetectionCurve(Fluctuation.Swerling0, 1e-6, 8);
        var right = new DetectionCurve(Fluctuation.Swerling0, 1e-6, 8);
        Laws.Holds(Laws.Between(0.0, 20.0), ratio => Laws.SameBits(left.Probability(ratio), right.Probability(ratio)));
    }

    [Fact]
    public void A_tiny_or_a_common_false_alarm_makes_a_curve_too()
    {
        Assert.InRange(new DetectionCurve(Fluctuation.Swerling0, 1e-100, 3).Probability(50.0), 1e-100, 1.0);
        Assert.InRange(new DetectionCurve(Fluctuation.Swerling4, 0.999999, 3).Probability(0.1), 0.999999, 1.0);
    }

    [Fact]
    public void Impossible_inputs_throw()
    {
        var curve = new DetectionCurve(Fluctuation.Swerling0, 1e-6, 10);

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => curve.Probability(-0.1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => curve.Probability(double.NaN));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DetectionCurve(Fluctuation.Swerling0, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DetectionCurve(Fluctuation.Swerling0, 1e-6, 0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DetectionCurve((Fluctuation)9, 1e-6));
    }
}
