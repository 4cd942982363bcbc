using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>Detection with known phase; the printed rows stand in CoherentDetection.published.csv.</summary>
public class CoherentDetectionTests
{
    private static readonly Gen<(double Ratio, double FalseAlarm, int Pulses)> AnyLook =
        from decibels in Laws.Between(-30.0, 15.0) from exponent in Laws.Between(-15.0, -0.4) from pulses in Gen.Choose(1, 10) select (Math.Pow(10.0, decibels / 10.0), Math.Pow(10.0, exponent), pulses);

    [Fact]
    public void To_know_the_phase_never_hurts() =>
        Laws.Holds(AnyLook, look =>
            CoherentDetection.Probability(look.Ratio, look.FalseAlarm, look.Pulses) >= SwerlingDetection.Probability(Fluctuation.Swerling0, look.Ratio, look.FalseAlarm, look.Pulses) * (1.0 - 1e-12));

    [Fact]
    public void Pulses_in_phase_add_up_as_one_stronger_pulse() =>
        Laws.Holds(AnyLook, look => Math.Abs(CoherentDetection.Probability(look.Ratio, look.FalseAlarm, look.Pulses) - CoherentDetection.Probability(look.Pulses * look.Ratio, look.FalseAlarm)) < 1e-12);

    [Fact]
    public void The_required_ratio_gives_the_wanted_probability() =>
        Laws.Holds(from look in AnyLook from part in Laws.Between(0.001, 0.999) select (look, Wanted: look.FalseAlarm + (part * (1.0 - look.FalseAlarm))), given =>
            Math.Abs(CoherentDetection.Probability(CoherentDetection.RequiredSignalToNoise(given.Wanted, given.look.FalseAlarm, given.look.Pulses), given.look.FalseAlarm, given.look.Pulses) - given.Wanted) < 1e-12);

    [Fact]
    public void Impossible_inputs_throw()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoherentDetection.Probability(-1.0, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoherentDetection.Probability(1.0, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoherentDetection.Probability(1.0, 1e-6, 0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoherentDetection.RequiredSignalToNoise(1e-7, 1e-6));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => CoherentDetection.RequiredSignalToNoise(1.0, 1e-6));
    }
}
