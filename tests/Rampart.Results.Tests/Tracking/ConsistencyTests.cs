using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

public class ConsistencyTests
{
    [Fact]
    public void Errors_drawn_from_the_stated_covariance_lie_in_the_bounds_nineteen_times_of_twenty()
    {
        var inside = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var scores = Score(40, seed, scale: 1.0);
            inside += scores.Anees >= scores.AneesLow && scores.Anees <= scores.AneesHigh ? 1 : 0;
            Assert.Equal(40, scores.AneesRows);
        }

        // 380 expected, standard deviation 4.4.
        Assert.InRange(inside, 362, 397);
    }

    [Fact]
    public void Covariances_that_promise_too_much_or_too_little_are_seen()
    {
        var bold = Score(2000, 1, scale: 0.8);
        var timid = Score(2000, 1, scale: 1.25);

        Assert.True(bold.Anees > bold.AneesHigh);
        Assert.Equal(1.25, bold.Anees!.Value, 0.1);
        Assert.True(timid.Anees < timid.AneesLow);
        Assert.Equal(0.8, timid.Anees!.Value, 0.1);
    }

    [Fact]
    public void One_error_is_weighed_by_the_inverse_of_its_covariance()
    {
        // P = [4 2 0; 2 5 0; 0 0 9], e = (2, 3, 3): eᵀP⁻¹e = (5·4 − 2·2·6 + 4·9)/16 + 1 = 3, by hand; over three dimensions 1.
        var truth = Enumerable.Range(0, 3).Select(scan => new TruthRow { Scan = scan, Time_s = scan }).ToList();
        var tracks = Enumerable.Range(0, 3).Select(scan => new TrackRow { Scan = scan, Time_s = scan, X_m = 2.0, Y_m = 3.0, Z_m = 3.0, Pxx_m2 = 4.0, Pxy_m2 = 2.0, Pyy_m2 = 5.0, Pzz_m2 = 9.0 }).ToList();

        Assert.Equal(1.0, TrackScoring.Score(truth, tracks).Anees!.Value, 12);
    }

    [Fact]
    public void A_covariance_that_is_none_is_left_out_with_a_remark()
    {
        var truth = Enumerable.Range(0, 4).Select(scan => new TruthRow { Scan = scan, Time_s = scan }).ToList();
        var tracks = Enumerable.Range(0, 4).Select(scan => new TrackRow { Scan = scan, Time_s = scan, X_m = 1.0, Pxx_m2 = scan == 2 ? -1.0 : 1.0, Pyy_m2 = 1.0, Pzz_m2 = 1.0 }).ToList();
        tracks[3] = tracks[3] with { Pxx_m2 = double.NaN };
        var findings = new List<Finding>();

        var scores = TrackScoring.Score(truth, tracks, findings: findings);

        Assert.Equal(2, scores.AneesRows);
        Assert.Equal(1.0 / 3.0, scores.Anees!.Value, 12);
        Assert.Equal(FindingSeverity.Remark, Assert.Single(findings).Severity);
    }

    // Quantiles of χ² for three degrees of freedom a row, as scipy 1.10.1 gives them (scipy.stats.chi2.ppf).
    [Theory]
    [InlineData(10, 16.79077226556663, 46.97924224367115)]
    [InlineData(33, 73.36108019128368, 128.4219886438403)]
    [InlineData(333, 913.3009983021134, 1088.4870677259353)]
    [InlineData(334, 916.1695305328049, 1091.6185371303427)]
    [InlineData(30_000, 89170.35362950874, 90833.43497619886)]
    public void The_bounds_are_the_quantiles_of_the_chi_square_distribution(int rows, double low, double high)
    {
        var scores = Score(rows, 1, scale: 1.0);

        Assert.Equal(low / (3.0 * rows), scores.AneesLow!.Value, 1e-5);
        Assert.Equal(high / (3.0 * rows), scores.AneesHigh!.Value, 1e-5);
    }

    private static TrackScores Score(int rows, int seed, double scale)
    {
        var chance = new Random(seed);
        var truth = Enumerable.Range(0, rows).Select(scan => new TruthRow { Scan = scan, Time_s = scan, X_m = scan * 10.0 }).ToList();
        var tracks = truth.Select(row =>
        {
            // e = L·n with L = [20 0 0; 15 30 0; −10 5 25]; P = L·Lᵀ, written down scaled.
            double n1 = MadeUpTracks.Gauss(chance), n2 = MadeUpTracks.Gauss(chance), n3 = MadeUpTracks.Gauss(chance);
            return new TrackRow
            {
                Scan = row.Scan,
                Time_s = row.Time_s,
                X_m = row.X_m + (20.0 * n1),
                Y_m = row.Y_m + (15.0 * n1) + (30.0 * n2),
                Z_m = row.Z_m - (10.0 * n1) + (5.0 * n2) + (25.0 * n3),
                Pxx_m2 = scale * 400.0,
                Pxy_m2 = scale * 300.0,
                Pxz_m2 = scale * -200.0,
                Pyy_m2 = scale * 1125.0,
                Pyz_m2 = scale * 0.0,
                Pzz_m2 = scale * 750.0,
            };
        }).ToList();
        return TrackScoring.Score(truth, tracks);
    }
}
