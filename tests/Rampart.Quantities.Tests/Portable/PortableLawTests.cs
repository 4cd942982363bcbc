using FsCheck;
using FsCheck.Fluent;
using Rampart.Quantities;

namespace Rampart.Quantities.Tests;

public class PortableLawTests
{
    private const int Cases = 2000;

    [Fact]
    public void Squares_of_sine_and_cosine_add_up_to_one()
        => Holds(Angles, x => Math.Abs(Square(Portable.Sin(x)) + Square(Portable.Cos(x)) - 1.0) < 5e-16);

    [Fact]
    public void Sine_and_cosine_together_are_sine_and_cosine_bit_for_bit()
        => Holds(Angles, x => Portable.SinCos(x) is var (sine, cosine) && SameBits(sine, Portable.Sin(x)) && SameBits(cosine, Portable.Cos(x)));

    [Fact]
    public void The_sine_is_odd_and_the_cosine_even()
        => Holds(Angles, x => SameBits(Portable.Sin(-x), -Portable.Sin(x)) && SameBits(Portable.Cos(-x), Portable.Cos(x)) && SameBits(Portable.Tan(-x), -Portable.Tan(x)));

    [Fact]
    public void The_tangent_is_the_sine_over_the_cosine()
        => Holds(Angles, x => Near(Portable.Tan(x), Portable.Sin(x) / Portable.Cos(x), 1e-15));

    [Fact]
    public void Inverse_functions_lead_back()
    {
        Holds(Between(-1.0, 1.0), x => Math.Abs(Portable.Sin(Portable.Asin(x)) - x) < 3e-16);
        Holds(Between(-1.0, 1.0), x => Math.Abs(Portable.Cos(Portable.Acos(x)) - x) < 5e-16);
        Holds(Between(-100.0, 100.0), x => Near(Portable.Tan(Portable.Atan(x)), x, 3e-14));
    }

    [Fact]
    public void Angles_of_mirrored_points_are_mirrored()
        => Holds(Points, point =>
        {
            var (y, x) = point;
            var angle = Portable.Atan2(y, x);
            return SameBits(Portable.Atan2(-y, x), -angle)
                && Math.Abs(Portable.Atan2(y, -x) - (Math.CopySign(Math.PI, y) - angle)) < 1e-15
                && Math.Abs(Portable.Atan2(x, y) + angle - Math.PI / 2.0 - (x < 0.0 && y < 0.0 ? -2.0 * Math.PI : 0.0)) < 2e-15;
        });

    [Fact]
    public void The_exponential_of_the_logarithm_leads_back()
        => Holds(Positives, x => Near(Portable.Exp(Portable.Log(x)), x, 1.2e-16 * (4.0 + Math.Abs(Portable.Log(x)))));

    [Fact]
    public void The_logarithm_of_a_product_is_the_sum_of_the_logarithms()
        => Holds(Between(1e-3, 1e3), x => Math.Abs(Portable.Log(x * 7.0) - Portable.Log(x) - Portable.Log(7.0)) < 4e-15);

    [Fact]
    public void The_first_power_of_a_number_is_the_number()
        => Holds(Positives, x => SameBits(Portable.Pow(x, 1.0), x) && SameBits(Portable.Pow(-x, 1.0), -x));

    [Fact]
    public void The_half_power_is_the_square_root()
        => Holds(Positives, x => Near(Portable.Pow(x, 0.5), Math.Sqrt(x), 2.3e-16));

    [Fact]
    public void The_exponential_never_falls_as_its_argument_grows()
        => Holds(Between(-746.0, 710.0), Between(0.0, 1e-12), (x, step) => Portable.Exp(x) <= Portable.Exp(x + step) && Portable.Exp(x) <= Portable.Exp(Math.BitIncrement(x)));

    [Fact]
    public void The_logarithm_never_falls_as_its_argument_grows()
        => Holds(Positives, x => Portable.Log(x) <= Portable.Log(Math.BitIncrement(x)) && Portable.Log10(x) <= Portable.Log10(Math.BitIncrement(x)));

    [Fact]
    public void Exponentials_and_logarithms_of_sorted_numbers_are_sorted()
    {
        var exponents = Enumerable.Range(-120_000, 240_000).Select(n => n * 0.0059).ToList();
        Assert.All(exponents.Zip(exponents.Skip(1)), pair => Assert.True(Portable.Exp(pair.First) <= Portable.Exp(pair.Second)));

        var around = Enumerable.Range(1, 200_000).Select(n => n * 2e-5).ToList();
        Assert.All(around.Zip(around.Skip(1)), pair => Assert.True(Portable.Log(pair.First) < Portable.Log(pair.Second)));
    }

    private static Gen<double> Angles => Gen.OneOf(Between(-7.0, 7.0), Between(-1e6, 1e6), Between(-1e15, 1e15), Between(-1e-3, 1e-3));

    private static Gen<double> Positives
        => from exponent in Gen.Choose(-1021, 1022)
           from mantissa in Between(1.0, 2.0)
           select Math.ScaleB(mantissa, exponent);

    private static Gen<(double Y, double X)> Points
        => from y in Between(-1e3, 1e3).Where(value => value != 0.0)
           from x in Between(-1e3, 1e3).Where(value => value != 0.0)
           select (y, x);

    private static Gen<double> Between(double low, double high)
        => from coarse in Gen.Choose(0, (1 << 26) - 1)
           from fine in Gen.Choose(0, (1 << 26) - 1)
           select low + (high - low) * (coarse + fine / 67108864.0) / 67108864.0;

    private static void Holds<T>(Gen<T> values, Func<T, bool> law)
        => Prop.ForAll(values.ToArbitrary(), law).Check(Drawn.Draws(Cases));

    private static void Holds(Gen<double> first, Gen<double> second, Func<double, double, bool> law)
        => Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), law).Check(Drawn.Draws(Cases));

    private static double Square(double x) => x * x;

    private static bool Near(double value, double expected, double relative) => Math.Abs(value - expected) <= relative * Math.Abs(expected);

    private static bool SameBits(double one, double other) => BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);
}
