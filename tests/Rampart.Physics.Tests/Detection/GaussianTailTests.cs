using FsCheck.Fluent;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>The complementary error function and the Gaussian tail, against values computed with 25 digits.</summary>
public class GaussianTailTests
{
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.1, 0.88753708398171510160)]
    [InlineData(0.5, 0.47950012218695346232)]
    [InlineData(0.999, 0.15771472979350305836)]
    [InlineData(1.0, 0.15729920705028513066)]
    [InlineData(2.0, 0.0046777349810472658379)]
    [InlineData(5.0, 1.5374597944280348502e-12)]
    [InlineData(10.0, 2.0884875837625447570e-45)]
    [InlineData(26.0, 5.6631924088561428464e-296)]
    [InlineData(-1.0, 1.8427007929497148693)]
    public void The_complementary_error_function_has_its_known_values(double x, double value) =>
        Assert.Equal(value, ErrorFunction.Complementary(x), tolerance: 3e-15 * value);

    [Fact]
    public void Both_ways_to_the_error_function_meet_at_one() =>
        Assert.Equal(ErrorFunction.Complementary(Math.BitDecrement(1.0)), ErrorFunction.Complementary(1.0), tolerance: 3e-16);

    [Fact]
    public void The_error_function_is_odd_and_falls() =>
        Laws.Holds(Laws.Between(0.0, 8.0), x =>
            Math.Abs(ErrorFunction.Complementary(x) + ErrorFunction.Complementary(-x) - 2.0) < 1e-15
            && ErrorFunction.Complementary(x + 1e-3) < ErrorFunction.Complementary(x));

    [Fact]
    public void Its_ends_are_two_and_nought()
    {
        Assert.Equal(2.0, ErrorFunction.Complementary(double.NegativeInfinity));
        Assert.Equal(0.0, ErrorFunction.Complementary(double.PositiveInfinity));
        Assert.Equal(0.0, ErrorFunction.Complementary(30.0));
        Assert.True(double.IsNaN(ErrorFunction.Complementary(double.NaN)));
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(1e-2, 2.3263478740408411009)]
    [InlineData(1e-3, 3.0902323061678135415)]
    [InlineData(1e-6, 4.7534243088228988746)]
    [InlineData(0.9, -1.2815515655446004)]
    public void The_inverse_has_its_known_values(double probability, double z) =>
        Assert.Equal(z, GaussianTail.Inverse(probability), tolerance: 2e-15 * Math.Max(1.0, Math.Abs(z)));

    [Fact]
    public void The_inverse_leads_back() =>
        Laws.Holds(Laws.Between(-300.0, -0.0001).Select(exponent => Math.Pow(10.0, exponent)), probability =>
            Math.Abs((GaussianTail.Of(GaussianTail.Inverse(probability)) / probability) - 1.0) < 1e-12);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_probability_that_is_none_throws(double probability) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => GaussianTail.Inverse(probability));
}
