using FsCheck;
using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class AngleTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(360.0, 0.0)]
    [InlineData(-90.0, 270.0)]
    [InlineData(370.0, 10.0)]
    [InlineData(-730.0, 350.0)]
    public void A_normalized_angle_lies_in_one_turn(double degrees, double normalized) =>
        Assert.Equal(normalized, Angle.FromDegrees(degrees).Normalized().Degrees, 1e-12);

    [Theory]
    [InlineData(350.0, 10.0, 20.0)]
    [InlineData(10.0, 350.0, -20.0)]
    [InlineData(0.0, 180.0, 180.0)]
    [InlineData(180.0, 0.0, 180.0)]
    [InlineData(-180.0, 180.0, 0.0)]
    [InlineData(3610.0, -3590.0, 0.0)]
    public void The_difference_is_the_shortest_turn(double from, double to, double turn) =>
        Assert.Equal(turn, Angle.FromDegrees(from).DifferenceTo(Angle.FromDegrees(to)).Degrees, 1e-11);

    [Fact]
    public void Every_finite_angle_normalizes_into_the_half_open_turn() => Laws.Holds(Laws.AnyDouble, radians =>
    {
        var normalized = Angle.FromRadians(radians).Normalized().Radians;
        return normalized >= 0.0 && normalized < 2.0 * Portable.Pi && !double.IsNegative(normalized);
    });

    [Fact]
    public void An_angle_just_under_zero_normalizes_to_zero_and_not_to_a_full_turn() =>
        Assert.Equal(0.0, Angle.FromRadians(-1e-300).Normalized().Radians);

    [Fact]
    public void Every_difference_lies_in_the_half_open_half_turns_and_leads_from_one_to_the_other() => Laws.Holds(
        Gen.Zip(Laws.AnyDouble, Laws.AnyDouble),
        pair =>
        {
            var (from, to) = (Angle.FromRadians(pair.Item1), Angle.FromRadians(pair.Item2));
            var turn = from.DifferenceTo(to);
            var missed = (from.Normalized() + turn).DifferenceTo(to.Normalized()).Abs();
            return turn.Radians > -Portable.Pi && turn.Radians <= Portable.Pi && missed.Radians < 1e-14;
        });
}
