using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>Shnidman's rule; MATLAB's values stand in Shnidman.published.csv.</summary>
public class ShnidmanTests
{
    [Theory]
    [InlineData(Fluctuation.Swerling0, 1, 0.3)]
    [InlineData(Fluctuation.Swerling1, 1, 1.2)]
    [InlineData(Fluctuation.Swerling2, 2, 0.6)]
    [InlineData(Fluctuation.Swerling3, 1, 0.85)]
    [InlineData(Fluctuation.Swerling4, 2, 0.6)]
    public void Over_its_range_it_is_this_near_to_the_exact_theory(Fluctuation fluctuation, int fewestPulses, double error_dB)
    {
        foreach (var pulses in new[] { 1, 2, 5, 10, 30, 40, 41, 100 }.Where(pulses => pulses >= fewestPulses))
        {
            foreach (var falseAlarm in new[] { 1e-9, 1e-6, 1e-3 })
            {
                foreach (var detection in new[] { 0.1, 0.3, 0.5, 0.8, 0.87, 0.9, 0.97, 0.99 })
                {
                    var exact_dB = 10.0 * Math.Log10(SwerlingDetection.RequiredSignalToNoise(fluctuation, detection, falseAlarm, pulses));
                    Assert.InRange(Shnidman.RequiredSignalToNoise_dB(fluctuation, detection, falseAlarm, pulses) - exact_dB, -error_dB, error_dB);
                }
            }
        }
    }

    [Fact]
    public void For_the_steady_target_the_way_back_leads_back() =>
        Laws.Holds(from detection in Laws.Between(0.01, 0.999) from exponent in Laws.Between(-12.0, -2.5) from pulses in Gen.Choose(1, 200) select (detection, FalseAlarm: Math.Pow(10.0, exponent), pulses), given =>
            Math.Abs(Shnidman.SteadyProbability(Shnidman.RequiredSignalToNoise(Fluctuation.Swerling0, given.detection, given.FalseAlarm, given.pulses), given.FalseAlarm, given.pulses) - given.detection) < 1e-7);

    [Fact]
    public void Pulse_to_pulse_and_look_to_look_fading_are_the_same_for_one_pulse() =>
        Laws.Holds(Laws.Between(0.1, 0.99), detection =>
            Shnidman.RequiredSignalToNoise(Fluctuation.Swerling1, detection, 1e-6) == Shnidman.RequiredSignalToNoise(Fluctuation.Swerling2, detection, 1e-6)
            && Shnidman.RequiredSignalToNoise(Fluctuation.Swerling3, detection, 1e-6) == Shnidman.RequiredSignalToNoise(Fluctuation.Swerling4, detection, 1e-6));

    [Fact]
    public void Impossible_inputs_throw()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Shnidman.RequiredSignalToNoise(Fluctuation.Swerling0, 1.0, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Shnidman.RequiredSignalToNoise(Fluctuation.Swerling0, 0.5, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Shnidman.RequiredSignalToNoise(Fluctuation.Swerling0, 0.5, 1e-6, 0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Shnidman.RequiredSignalToNoise(Fluctuation.Swerling0, 1e-7, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Shnidman.RequiredSignalToNoise((Fluctuation)5, 0.5, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Shnidman.SteadyProbability(-1.0, 1e-6));
    }
}
