using MathNet.Numerics.Distributions;

namespace Rampart.Results.Tracking;

/// <summary>Whether the errors of estimates are as large as their covariances say.</summary>
/// <remarks>
/// <para>Formula: ANEES = Σ eᵀP⁻¹e / (n·N) over N estimates of n dimensions; n·N·ANEES is χ²-distributed with n·N degrees of freedom when the covariances are right and the errors independent.</para>
/// <para>Source: X. R. Li, Z. Zhao and V. P. Jilkov, "Practical measures and test for credibility of an estimator", 2001; Y. Bar-Shalom, X. R. Li and T. Kirubarajan, "Estimation with Applications to Tracking and Navigation", 2001, section 5.4. The quantile of χ² is MathNet.Numerics', and above a thousand degrees of freedom that of E. B. Wilson and M. M. Hilferty, "The distribution of chi-square", PNAS 17 (1931) 684–688.</para>
/// <para>Valid: errors of Gaussian shape; those of one track from scan to scan are not independent, so the bounds are narrower than they should be.</para>
/// </remarks>
internal sealed class EstimateConsistency
{
    public const int Dimensions = 3;

    /// <summary>From here the cube root of χ² is so nearly normal that the approximation errs less than one in a hundred thousand, and the exact one loses its footing.</summary>
    private const int MostExactDegrees = 1000;

    private double _sum;

    public int Rows { get; private set; }

    /// <summary>Estimates whose covariance is none (not positive definite); they are not counted.</summary>
    public int Faulty { get; private set; }

    public double Anees => _sum / (Dimensions * (double)Rows);

    public (double Low, double High) Bounds => (Quantile(0.025, Dimensions * Rows) / (Dimensions * (double)Rows), Quantile(0.975, Dimensions * Rows) / (Dimensions * (double)Rows));

    public void Add(in TrackRow track, in TruthRow truth)
    {
        if (double.IsNaN(track.Pxx_m2))
        {
            return;
        }

        // By the root of the covariance, L·Lᵀ = P; eᵀP⁻¹e is the square of what solves L·y = e.
        var l11 = Math.Sqrt(track.Pxx_m2);
        var l21 = track.Pxy_m2 / l11;
        var l31 = track.Pxz_m2 / l11;
        var l22 = Math.Sqrt(track.Pyy_m2 - (l21 * l21));
        var l32 = (track.Pyz_m2 - (l31 * l21)) / l22;
        var l33 = Math.Sqrt(track.Pzz_m2 - (l31 * l31) - (l32 * l32));
        var y1 = (track.X_m - truth.X_m) / l11;
        var y2 = (track.Y_m - truth.Y_m - (l21 * y1)) / l22;
        var y3 = (track.Z_m - truth.Z_m - (l31 * y1) - (l32 * y2)) / l33;
        var square = (y1 * y1) + (y2 * y2) + (y3 * y3);
        if (!double.IsFinite(square))
        {
            Faulty++;
            return;
        }

        _sum += square;
        Rows++;
    }

    internal static double Quantile(double probability, int degrees)
    {
        if (degrees <= MostExactDegrees)
        {
            return ChiSquared.InvCDF(degrees, probability);
        }

        var part = 2.0 / (9.0 * degrees);
        var root = 1.0 - part + (Normal.InvCDF(0.0, 1.0, probability) * Math.Sqrt(part));
        return degrees * root * root * root;
    }
}
