using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>Thresholds; MATLAB's printed ones stand in DetectionThreshold.published.csv.</summary>
public class DetectionThresholdTests
{
    [Fact]
    public void One_pulse_needs_the_logarithm_of_the_false_alarm() =>
        Laws.Holds(Laws.Between(-15.0, -0.01).Select(exponent => Math.Pow(10.0, exponent)), falseAlarm =>
            Math.Abs(DetectionThreshold.SquareLaw(falseAlarm) + Math.Log(falseAlarm)) < 1e-14);

    [Fact]
    public void The_threshold_leads_back_to_its_false_alarm() =>
        Laws.Holds(from exponent in Laws.Between(-15.0, -0.01) from pulses in Gen.Choose(1, 1000) select (FalseAlarm: Math.Pow(10.0, exponent), pulses), given =>
            Math.Abs((DetectionThreshold.FalseAlarmProbability(DetectionThreshold.SquareLaw(given.FalseAlarm, given.pulses), given.pulses) / given.FalseAlarm) - 1.0) < 1e-12);

    [Fact]
    public void More_pulses_need_a_higher_threshold_in_sum_and_a_lower_one_in_the_mean() =>
        Laws.Holds(from exponent in Laws.Between(-15.0, -0.5) from pulses in Gen.Choose(1, 1000) select (FalseAlarm: Math.Pow(10.0, exponent), pulses), given =>
        {
            var less = DetectionThreshold.SquareLaw(given.FalseAlarm, given.pulses);
            var more = DetectionThreshold.SquareLaw(given.FalseAlarm, given.pulses + 1);
            return more > less && more / (given.pulses + 1) < less / given.pulses;
        });

    [Fact]
    public void Coherent_thresholds_grow_with_the_root_of_the_pulses_and_complex_noise_has_half_its_power_in_phase()
    {
        Assert.Equal(3.0 * DetectionThreshold.CoherentReal(1e-6), DetectionThreshold.CoherentReal(1e-6, 9), tolerance: 1e-14);
        Assert.Equal(DetectionThreshold.CoherentReal(1e-6, 8) / Math.Sqrt(2.0), DetectionThreshold.CoherentComplex(1e-6, 8), tolerance: 1e-14);
    }

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(1.0, 1)]
    [InlineData(1e-6, 0)]
    public void Impossible_inputs_throw(double falseAlarm, int pulses)
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => DetectionThreshold.SquareLaw(falseAlarm, pulses));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => DetectionThreshold.CoherentReal(falseAlarm, pulses));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => DetectionThreshold.CoherentComplex(falseAlarm, pulses));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => DetectionThreshold.FalseAlarmProbability(-1.0));
    }
}
