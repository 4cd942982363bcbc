using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>Marcum's Q function against its identities and the long series.</summary>
public class MarcumQTests
{
    private static readonly Gen<double> AnyArgument = Gen.OneOf(Laws.Between(0.0, 6.0), Laws.Between(0.0, 60.0));

    [Fact]
    public void It_agrees_with_the_long_series_over_the_useful_range()
    {
        foreach (var order in new[] { 1, 2, 10, 100, 1200 })
        {
            foreach (var (a, b) in new[] { (0.5, 0.5), (1.0, 6.0), (5.0, 3.0), (10.0, 14.0), (25.0, 30.0), (35.0, 52.0), (20.0, 54.0) })
            {
                var expected = LongSeries.Hit(Fluctuation.Swerling0, 0.5 * a * a / order, 0.5 * b * b, order);
                Assert.Equal(expected, MarcumQ.Of(order, a, b), tolerance: (2e-13 * expected) + 1e-150);
            }
        }
    }

    // Each sum is good to 1e-12 of itself, as MarcumQ says, and at great arguments to no more than some 3e-13: the rounding of k/x in Poisson's probability of
    // k ≈ a²/2 = 1800 events alone is 1800·1.1e-16, once for each count. The worst of 60,000 pairs near a = b = 60 is 2.6e-13; the integral here is good to 1e-15.
    [Fact]
    public void The_two_orders_of_its_arguments_add_up() =>
        Laws.Holds(from a in AnyArgument from b in AnyArgument select (a, b), given =>
            Math.Abs(MarcumQ.Of(1, given.a, given.b) + MarcumQ.Of(1, given.b, given.a) - 1.0 - ScaledBessel(given.a, given.b)) < 1.5e-12);

    [Fact]
    public void The_function_and_its_complement_add_up_to_one() =>
        Laws.Holds(from order in Gen.Choose(1, 1500) from a in AnyArgument from b in AnyArgument select (order, a, b), given =>
            Math.Abs(MarcumQ.Of(given.order, given.a, given.b) + MarcumQ.Complement(given.order, given.a, given.b) - 1.0) < 1e-15);

    [Fact]
    public void It_rises_with_the_signal_and_the_order_and_falls_with_the_threshold() =>
        Laws.Holds(from order in Gen.Choose(1, 500) from a in AnyArgument from b in AnyArgument select (order, a, b), given =>
        {
            var here = MarcumQ.Of(given.order, given.a, given.b) * (1.0 - 1e-12);
            return MarcumQ.Of(given.order, given.a + 0.1, given.b) >= here
                && MarcumQ.Of(given.order + 1, given.a, given.b) >= here
                && MarcumQ.Of(given.order, given.a, Math.Max(0.0, given.b - 0.1)) >= here;
        });

    [Fact]
    public void Without_a_signal_it_is_the_noise_and_without_a_threshold_it_is_one()
    {
        Assert.Equal(Math.Exp(-8.0), MarcumQ.Of(1, 0.0, 4.0), tolerance: 1e-18);
        Assert.Equal(RegularisedGamma.Upper(7, 8.0), MarcumQ.Of(7, 0.0, 4.0));
        Assert.Equal(1.0, MarcumQ.Of(1, 3.0, 0.0));
        Assert.Equal(0.0, MarcumQ.Complement(1, 3.0, 0.0));
    }

    [Fact]
    public void Far_in_the_tails_it_is_nought_or_one_and_never_NaN()
    {
        Assert.Equal(0.0, MarcumQ.Of(1, 1.0, 1000.0));
        Assert.Equal(1.0, MarcumQ.Of(1, 1000.0, 1.0));
        Assert.Equal(1.0, MarcumQ.Of(5000, 1.0, 1.0));
    }

    [Theory]
    [InlineData(0, 1.0, 1.0)]
    [InlineData(1, -1.0, 1.0)]
    [InlineData(1, 1.0, -1.0)]
    [InlineData(1, double.NaN, 1.0)]
    [InlineData(1, 1.0, double.PositiveInfinity)]
    public void Impossible_inputs_throw(int order, double a, double b) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => MarcumQ.Of(order, a, b));

    // e^(−(a²+b²)/2)·I₀(ab), from its integral over one turn.
    private static double ScaledBessel(double a, double b)
    {
        const int Points = 512;
        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            sum += Math.Exp((a * b * Math.Cos(2.0 * Math.PI * i / Points)) - (0.5 * ((a * a) + (b * b))));
        }

        return sum / Points;
    }
}
