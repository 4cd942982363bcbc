using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Quantities.Tests;

public class PortableSpecialCaseTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Fact]
    public void Odd_functions_keep_a_signed_zero()
    {
        foreach (var function in new Func<double, double>[] { Portable.Sin, Portable.Tan, Portable.Asin, Portable.Atan })
        {
            AssertSameBits(0.0, function(0.0));
            AssertSameBits(-0.0, function(-0.0));
        }
    }

    [Fact]
    public void Not_a_number_stays_not_a_number()
    {
        foreach (var function in new Func<double, double>[] { Portable.Sin, Portable.Cos, Portable.Tan, Portable.Asin, Portable.Acos, Portable.Atan, Portable.Exp, Portable.Log, Portable.Log10 })
        {
            Assert.Equal(NaN, function(NaN));
            Assert.Equal(NaN, function(-NaN));
        }

        Assert.Equal(NaN, Portable.Atan2(NaN, 1.0));
        Assert.Equal(NaN, Portable.Atan2(1.0, NaN));
        Assert.Equal(NaN, Portable.Pow(NaN, 1.0));
        Assert.Equal(NaN, Portable.Pow(2.0, NaN));
    }

    [Theory]
    [InlineData(Infinity)]
    [InlineData(-Infinity)]
    public void An_infinite_angle_has_no_sine(double angle)
    {
        Assert.Equal(NaN, Portable.Sin(angle));
        Assert.Equal(NaN, Portable.Cos(angle));
        Assert.Equal(NaN, Portable.Tan(angle));
        Assert.Equal((NaN, NaN), Portable.SinCos(angle));
    }

    [Fact]
    public void The_sine_of_the_double_nearest_to_pi_is_what_the_double_lacks()
    {
        Assert.Equal(1.2246467991473532e-16, Portable.Sin(Portable.Pi));
        Assert.Equal(6.123233995736766e-17, Portable.Cos(Portable.Pi / 2.0));
        Assert.Equal(-1.0, Portable.Cos(Portable.Pi));
        Assert.Equal(1.0, Portable.Sin(Portable.Pi / 2.0));
        Assert.Equal(1.0, Portable.Cos(0.0));
    }

    [Theory]
    [InlineData(1.0000000000000002)]
    [InlineData(-1.0000000000000002)]
    [InlineData(Infinity)]
    [InlineData(-Infinity)]
    public void No_angle_has_a_sine_beyond_one(double sine)
    {
        Assert.Equal(NaN, Portable.Asin(sine));
        Assert.Equal(NaN, Portable.Acos(sine));
    }

    [Fact]
    public void Inverse_functions_reach_their_ends()
    {
        AssertSameBits(Math.PI / 2.0, Portable.Asin(1.0));
        AssertSameBits(-Math.PI / 2.0, Portable.Asin(-1.0));
        AssertSameBits(0.0, Portable.Acos(1.0));
        AssertSameBits(Math.PI, Portable.Acos(-1.0));
        AssertSameBits(Math.PI / 2.0, Portable.Acos(0.0));
        AssertSameBits(Math.PI / 2.0, Portable.Atan(Infinity));
        AssertSameBits(-Math.PI / 2.0, Portable.Atan(-Infinity));
        AssertSameBits(Math.PI / 4.0, Portable.Atan(1.0));
    }

    [Theory]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, -0.0, Math.PI)]
    [InlineData(0.0, -1.0, Math.PI)]
    [InlineData(0.0, Infinity, 0.0)]
    [InlineData(0.0, -Infinity, Math.PI)]
    [InlineData(1.0, 0.0, Math.PI / 2.0)]
    [InlineData(1.0, 1.0, Math.PI / 4.0)]
    [InlineData(1.0, -1.0, 3.0 * Math.PI / 4.0)]
    [InlineData(1.0, Infinity, 0.0)]
    [InlineData(1.0, -Infinity, Math.PI)]
    [InlineData(Infinity, 1.0, Math.PI / 2.0)]
    [InlineData(Infinity, -1.0, Math.PI / 2.0)]
    [InlineData(Infinity, Infinity, Math.PI / 4.0)]
    [InlineData(Infinity, -Infinity, 3.0 * Math.PI / 4.0)]
    [InlineData(5e-324, 1.7976931348623157e308, 0.0)]
    [InlineData(1.7976931348623157e308, 5e-324, Math.PI / 2.0)]
    [InlineData(5e-324, 5e-324, Math.PI / 4.0)]
    public void The_angle_of_a_point_has_the_sign_of_its_ordinate(double y, double x, double angle)
    {
        AssertSameBits(angle, Portable.Atan2(y, x));
        AssertSameBits(-angle, Portable.Atan2(-y, x));
    }

    [Fact]
    public void Straight_up_is_a_right_angle_whatever_the_sign_of_the_zero_beside_it()
    {
        AssertSameBits(Math.PI / 2.0, Portable.Atan2(1.0, -0.0));
        AssertSameBits(-Math.PI / 2.0, Portable.Atan2(-1.0, -0.0));
    }

    [Fact]
    public void The_exponential_overflows_and_vanishes_where_doubles_end()
    {
        Assert.Equal(1.0, Portable.Exp(0.0));
        Assert.Equal(1.0, Portable.Exp(-0.0));
        Assert.Equal(Infinity, Portable.Exp(Infinity));
        Assert.Equal(0.0, Portable.Exp(-Infinity));
        Assert.Equal(1.7976931348622732e308, Portable.Exp(709.782712893384));
        Assert.Equal(Infinity, Portable.Exp(709.7827128933841));
        Assert.Equal(5e-324, Portable.Exp(-745.1332191019411));
        AssertSameBits(0.0, Portable.Exp(-745.1332191019412));
        AssertSameBits(0.0, Portable.Exp(-1e300));
        Assert.Equal(Infinity, Portable.Exp(1e300));
    }

    [Fact]
    public void Only_numbers_above_nought_have_a_logarithm()
    {
        foreach (var logarithm in new Func<double, double>[] { Portable.Log, Portable.Log10 })
        {
            AssertSameBits(0.0, logarithm(1.0));
            Assert.Equal(-Infinity, logarithm(0.0));
            Assert.Equal(-Infinity, logarithm(-0.0));
            Assert.Equal(Infinity, logarithm(Infinity));
            Assert.Equal(NaN, logarithm(-Infinity));
            Assert.Equal(NaN, logarithm(-5e-324));
            Assert.Equal(NaN, logarithm(-1.0));
        }
    }

    [Fact]
    public void The_decimal_logarithm_of_a_power_of_ten_is_whole()
    {
        for (var exponent = -307; exponent <= 308; exponent++)
        {
            var power = double.Parse($"1e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.Equal(exponent, Portable.Log10(power));
        }
    }

    [Fact]
    public void Exact_powers_are_exact()
    {
        for (var exponent = -1074; exponent <= 1023; exponent++)
        {
            Assert.Equal(Math.ScaleB(1.0, exponent), Portable.Pow(2.0, exponent));
        }

        for (var exponent = 0; exponent <= 22; exponent++)
        {
            Assert.Equal(double.Parse($"1e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture), Portable.Pow(10.0, exponent));
        }

        Assert.Equal(-27.0, Portable.Pow(-3.0, 3.0));
        Assert.Equal(81.0, Portable.Pow(-3.0, 4.0));
        Assert.Equal(-0.125, Portable.Pow(-2.0, -3.0));
        Assert.Equal(3.0, Portable.Pow(9.0, 0.5));
    }

    [Fact]
    public void Powers_treat_special_arguments_as_the_library_does()
    {
        double[] special =
        [
            0.0, 5e-324, 1e-310, 2.2250738585072014e-308, 0.5, 0.9999999999999999, 1.0, 1.0000000000000002, 1.5, 2.0, 3.0, 4.0, 1e15,
            4503599627370497.0, 9007199254740991.0, 9007199254740992.0, 1e18, 1e300, double.MaxValue, Infinity, NaN,
        ];
        var both = special.Concat(special.Select(x => -x)).ToList();

        foreach (var x in both)
        {
            foreach (var y in both)
            {
                var expected = Math.Pow(x, y);
                var computed = Portable.Pow(x, y);
                if (double.IsNaN(expected) || expected == 0.0 || double.IsInfinity(expected) || Math.Abs(expected) == 1.0)
                {
                    Assert.True(
                        expected.Equals(computed) && (double.IsNaN(expected) || double.IsNegative(expected) == double.IsNegative(computed)),
                        $"Pow({x:R}, {y:R}) is {computed:R}; the library has {expected:R}.");
                }
                else
                {
                    Assert.True(Math.Abs(computed / expected - 1.0) < 1e-15 || Math.Abs(computed - expected) <= 5e-324, $"Pow({x:R}, {y:R}) is {computed:R}; the library has {expected:R}.");
                }
            }
        }
    }

    private static void AssertSameBits(double expected, double actual)
        => Assert.True(
            BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"Expected {expected:R}, got {actual:R}.");
}
