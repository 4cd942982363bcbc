using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>The radar equation measured from a known detection.</summary>
public class ReferenceRangeEquationTests
{
    private static readonly ReferenceDetection Reference = new(Length.FromKilometres(390.0), Area.FromSquareMetres(4.0), 0.5, 1e-6);
    private static readonly ReferenceRangeEquation Equation = new(Reference);

    [Fact]
    public void At_its_reference_the_radar_detects_with_the_reference_probability() =>
        Assert.Equal(0.5, SwerlingOne.DetectionProbability(Equation.SignalToNoise(4.0, 390e3), 1e-6), tolerance: 1e-12);

    [Fact]
    public void Twice_the_range_is_a_sixteenth_of_the_signal_and_twice_the_area_is_twice_the_signal() =>
        Laws.Holds(from area in Laws.Between(0.001, 100.0) from range in Laws.Between(1e3, 600e3) select (area, range), given =>
            Math.Abs((Equation.SignalToNoise(given.area, given.range) / Equation.SignalToNoise(given.area, 2.0 * given.range) / 16.0) - 1.0) < 1e-12
            && Math.Abs((Equation.SignalToNoise(2.0 * given.area, given.range) / Equation.SignalToNoise(given.area, given.range) / 2.0) - 1.0) < 1e-12);

    [Fact]
    public void Reading_the_reference_at_90_instead_of_50_percent_moves_the_range_by_a_factor_of_1_6()
    {
        // The design's own example: the same published range is worth 1.6 times as much as a range at Pd 0.9.
        var strict = new ReferenceRangeEquation(Reference with { DetectionProbability = 0.9 });
        var factor = Math.Pow(strict.SignalToNoise(4.0, 390e3) / Equation.SignalToNoise(4.0, 390e3), 0.25);

        Assert.Equal(1.6, factor, tolerance: 0.05);
    }

    [Fact]
    public void A_reference_without_range_or_area_throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ReferenceRangeEquation(Reference with { Range = Length.Zero }));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ReferenceRangeEquation(Reference with { CrossSection = Area.FromSquareMetres(0.0) }));
    }
}
