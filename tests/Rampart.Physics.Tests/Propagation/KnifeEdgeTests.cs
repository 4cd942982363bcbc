using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>Loss behind an edge, by approximation and by integral.</summary>
public class KnifeEdgeTests
{
    [Fact]
    public void A_higher_edge_takes_more_by_both_forms() =>
        Laws.Holds(from v in Laws.Between(-0.779, 60.0) from more in Laws.Between(1e-4, 5.0) select (v, more), edge =>
            KnifeEdge.Loss(edge.v + edge.more) > KnifeEdge.Loss(edge.v) && KnifeEdge.ExactLoss(edge.v + edge.more) > KnifeEdge.ExactLoss(edge.v));

    [Fact]
    public void The_approximation_is_as_near_as_it_says() =>
        Laws.Holds(Laws.Between(-0.7, 100.0), v => Math.Abs((KnifeEdge.Loss(v) - KnifeEdge.ExactLoss(v)).Value) < 0.13);

    [Fact]
    public void An_edge_on_the_line_takes_half_the_amplitude() => Assert.Equal(20.0 * Math.Log10(2.0), KnifeEdge.ExactLoss(0.0).Value, tolerance: 1e-12);

    [Fact]
    public void Series_and_fraction_meet()
    {
        Assert.Equal(KnifeEdge.ExactLoss(1.5).Value, KnifeEdge.ExactLoss(Math.BitIncrement(1.5)).Value, tolerance: 1e-11);
        Assert.Equal(KnifeEdge.ExactLoss(-1.5).Value, KnifeEdge.ExactLoss(Math.BitDecrement(-1.5)).Value, tolerance: 1e-11);
    }

    [Fact]
    public void Far_behind_the_edge_the_loss_is_that_of_a_ray_from_the_edge() =>
        Laws.Holds(Laws.Between(30.0, 1e4), v => Math.Abs(KnifeEdge.ExactLoss(v).Value - (20.0 * Math.Log10(Math.PI * Math.Sqrt(2.0) * v))) < 1e-4);

    // Summed by Simpson's rule from the definition, ½·|∫ exp(−iπt²/2) dt| from v on, with the tail beyond 40 by its first term.
    [Theory]
    [InlineData(-2.5)]
    [InlineData(-0.78)]
    [InlineData(0.5)]
    [InlineData(2.4)]
    [InlineData(7.0)]
    public void It_is_the_integral(double v)
    {
        const double End = 40.0;
        const int Pieces = 2_000_000;
        var step = (End - v) / Pieces;
        double c = 0.0, s = 0.0;
        for (var i = 0; i <= Pieces; i++)
        {
            var t = v + (i * step);
            var weight = i is 0 or Pieces ? 1.0 : i % 2 == 1 ? 4.0 : 2.0;
            c += weight * Math.Cos(0.5 * Math.PI * t * t);
            s += weight * Math.Sin(0.5 * Math.PI * t * t);
        }

        c = (c * step / 3.0) - (Math.Sin(0.5 * Math.PI * End * End) / (Math.PI * End));
        s = (s * step / 3.0) + (Math.Cos(0.5 * Math.PI * End * End) / (Math.PI * End));
        Assert.Equal(-10.0 * Math.Log10(0.5 * ((c * c) + (s * s))), KnifeEdge.ExactLoss(v).Value, tolerance: 0.005);
    }

    [Fact]
    public void A_free_line_swings_about_zero_and_comes_to_rest()
    {
        Assert.Equal(0.0, KnifeEdge.Loss(-0.78).Value);
        Assert.Equal(0.0, KnifeEdge.ExactLoss(-1000.0).Value, tolerance: 0.01);
        Assert.True(KnifeEdge.ExactLoss(-1.2).Value < 0.0);
    }

    [Fact]
    public void The_parameter_is_that_of_its_triangle()
    {
        // h = 20 m, 1 km and 3 km, 0.1 m: v = 20·√(2/0.1·(1/1000 + 1/3000)) = 20·√(2/75)
        Assert.Equal(20.0 * Math.Sqrt(2.0 / 75.0), KnifeEdge.Parameter(Length.FromMetres(20.0), Length.FromMetres(1000.0), Length.FromMetres(3000.0), Length.FromMetres(0.1)), tolerance: 1e-12);
        Assert.Equal(
            KnifeEdge.Parameter(Length.FromMetres(20.0), Length.FromMetres(3000.0), Length.FromMetres(1000.0), Length.FromMetres(0.1)),
            KnifeEdge.Parameter(Length.FromMetres(20.0), Length.FromMetres(1000.0), Length.FromMetres(3000.0), Length.FromMetres(0.1)),
            tolerance: 1e-15);
    }

    [Fact]
    public void What_cannot_be_throws()
    {
        var one = Length.FromMetres(1.0);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => KnifeEdge.Parameter(one, Length.Zero, one, one));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => KnifeEdge.Parameter(one, one, Length.Zero, one));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => KnifeEdge.Parameter(one, one, one, Length.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => KnifeEdge.Loss(double.NaN));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => KnifeEdge.ExactLoss(double.NaN));
    }
}
