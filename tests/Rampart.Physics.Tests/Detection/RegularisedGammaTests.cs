using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>The incomplete gamma function of whole order.</summary>
public class RegularisedGammaTests
{
    private static readonly Gen<(int Order, double X)> AnyPoint =
        from order in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, 3000)) from part in Laws.Between(-6.0, 9.0) select (order, Math.Max(0.0, order + (part * Math.Sqrt(order))));

    [Fact]
    public void Order_one_is_the_exponential() =>
        Laws.Holds(Laws.Between(0.0, 500.0), x => Math.Abs(RegularisedGamma.Upper(1, x) - Math.Exp(-x)) <= 1e-15 * Math.Exp(-x) + 1e-16 * x * Math.Exp(-x));

    [Fact]
    public void One_order_more_adds_one_term() =>
        Laws.Holds(AnyPoint, at =>
        {
            var term = RegularisedGamma.Upper(at.Order + 1, at.X) - RegularisedGamma.Upper(at.Order, at.X);
            var expected = at.X == 0.0 ? 0.0 : Math.Exp((at.Order * Math.Log(at.X)) - at.X - LogFactorial(at.Order));
            return Math.Abs(term - expected) < (1e-9 * expected) + 1e-15;
        });

    [Fact]
    public void The_parts_add_up_to_one() =>
        Laws.Holds(AnyPoint, at => Math.Abs(RegularisedGamma.Upper(at.Order, at.X) + RegularisedGamma.Lower(at.Order, at.X) - 1.0) < 1e-15);

    // Where Newton's way led beyond the last x at which Q is a number, and from there to and fro without end.
    [Theory]
    [InlineData(187, 1.06e-300)]
    [InlineData(182, 1.1732689718018645e-300)]
    [InlineData(150, 1e-305)]
    [InlineData(2, 1e-306)]
    public void The_inverse_leads_back_from_the_least_probabilities(int order, double probability) =>
        Assert.Equal(1.0, RegularisedGamma.Upper(order, RegularisedGamma.InverseUpper(order, probability)) / probability, tolerance: 5e-12);

    // How well it can lead back is set by the digits of x itself (Q falls by about its own part for each unit of x) and of the exponent ln Q: both in units of
    // the last place of a double. The worst of 60,000 was 0.8 times their sum; the bound is ten times that.
    [Fact]
    public void The_inverse_leads_back() =>
        Laws.Holds(from order in Gen.Choose(1, 3000) from exponent in Laws.Between(-300.0, -0.0001) select (order, Probability: Math.Pow(10.0, exponent)), given =>
        {
            var x = RegularisedGamma.InverseUpper(given.order, given.Probability);
            var digits = 2.2e-16 * (x - Math.Log(given.Probability));
            return Math.Abs((RegularisedGamma.Upper(given.order, x) / given.Probability) - 1.0) < 1e-14 + (8.0 * digits);
        });

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, -1.0)]
    [InlineData(1, double.NaN)]
    public void Impossible_inputs_throw(int order, double x)
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RegularisedGamma.Upper(order, x));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RegularisedGamma.Lower(order, x));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RegularisedGamma.InverseUpper(order, x));
    }

    private static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(k => Math.Log(k));
}
