using MathNet.Numerics.Distributions;

namespace Rampart.Campaigns.Estimates;

/// <summary>How many standard errors a 95 % interval reaches to either side.</summary>
/// <remarks>
/// <para>Formula: the 97.5 % quantile of Student's t with ν degrees of freedom.</para>
/// <para>Source: Student, "The probable error of a mean", Biometrika 6 (1908) 1–25; the quantile is MathNet.Numerics'.</para>
/// <para>Valid: ν above nought, whole or not. Whole ones are kept once found, since a tornado asks for the same few thousands of times.</para>
/// </remarks>
public static class StudentQuantile
{
    private static readonly double[] Whole = new double[2048];

    public static double Of(double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        if (freedom >= Whole.Length || freedom != Math.Floor(freedom))
        {
            return StudentT.InvCDF(0.0, 1.0, freedom, 0.975);
        }

        // Two threads may both find it; they find the same.
        var index = (int)freedom;
        var known = Volatile.Read(ref Whole[index]);
        if (known == 0.0)
        {
            known = StudentT.InvCDF(0.0, 1.0, freedom, 0.975);
            Volatile.Write(ref Whole[index], known);
        }

        return known;
    }
}
