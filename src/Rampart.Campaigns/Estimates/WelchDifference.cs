using System.Globalization;
using MathNet.Numerics.Distributions;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>The difference of two means with its 95 % interval, and how easily chance alone would give it.</summary>
/// <remarks>
/// <para>Formula: t = (ȳ − x̄)/√(sx²/nx + sy²/ny), degrees of freedom (sx²/nx + sy²/ny)²/(sx⁴/(nx²(nx − 1)) + sy⁴/(ny²(ny − 1))).</para>
/// <para>Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34 (1947) 28–35; Snedecor and Cochran, Statistical Methods, 8th ed. (1989) §6.11.</para>
/// <para>Valid: independent values; with very skewed values and groups of unequal size the chance of a false alarm rises. Where neither group has any spread of its own, the spread of both together stands in, so that a difference is never certain.</para>
/// </remarks>
public sealed record WelchDifference(double Difference, Interval Interval, double ChanceOfSuch)
{
    public static WelchDifference Of(IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        var first = Moments.Of(low);
        var second = Moments.Of(high);
        var difference = second.Mean - first.Mean;
        var firstPart = first.Variance / first.Size;
        var secondPart = second.Variance / second.Size;
        var freedom = first.Size + second.Size - 2.0;
        if (first.AreAlike && second.AreAlike)
        {
            var together = Moments.Of([.. low, .. high]).Variance;
            (firstPart, secondPart) = (together / first.Size, together / second.Size);
        }
        else
        {
            freedom = (firstPart + secondPart) * (firstPart + secondPart)
                / ((firstPart * firstPart / (first.Size - 1)) + (secondPart * secondPart / (second.Size - 1)));
        }

        var error = Math.Sqrt(firstPart + secondPart);
        if (error == 0.0)
        {
            return new WelchDifference(0.0, new Interval(0.0, 0.0, "all points alike"), 1.0);
        }

        var reach = StudentQuantile.Of(freedom) * error;
        return new WelchDifference(
            difference,
            new Interval(difference - reach, difference + reach, string.Create(CultureInfo.InvariantCulture, $"Welch, {first.Size} and {second.Size} points")),
            Math.Min(1.0, 2.0 * StudentT.CDF(0.0, 1.0, freedom, -Math.Abs(difference) / error)));
    }
}
