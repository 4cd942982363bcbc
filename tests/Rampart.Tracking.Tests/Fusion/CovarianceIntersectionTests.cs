using FsCheck;
using FsCheck.Fluent;
using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>Covariance intersection against a slow search over the weight, and what makes it safe.</summary>
public class CovarianceIntersectionTests
{
    /// <summary>Two estimates of one target as two radars would have them: slant errors of any direction, place and velocity correlated.</summary>
    private static Gen<(Estimate First, Estimate Second)> Pairs { get; } = Laws.Whole(0, int.MaxValue).Select(seed =>
    {
        var chance = new Random((int)seed);
        return (Any(chance), Any(chance));
    });

    [Fact]
    public void The_result_is_the_convex_combination_of_both_informations()
    {
        Laws.Holds(Pairs, pair =>
        {
            var omega = CovarianceIntersection.Fuse(pair.First, pair.Second, out var fused);
            double[,] a = Matrices.Inverse(Matrices.Of(pair.First)), b = Matrices.Inverse(Matrices.Of(pair.Second)), m = new double[6, 6];
            var y = new double[6];
            for (var i = 0; i < 6; i++)
            {
                for (var j = 0; j < 6; j++)
                {
                    m[i, j] = (omega * a[i, j]) + ((1.0 - omega) * b[i, j]);
                    y[i] += (omega * a[i, j] * pair.First.State[j]) + ((1.0 - omega) * b[i, j] * pair.Second.State[j]);
                }
            }

            var p = Matrices.Inverse(m);
            for (var i = 0; i < 6; i++)
            {
                var x = 0.0;
                for (var j = 0; j < 6; j++)
                {
                    x += p[i, j] * y[j];
                    if (Math.Abs(p[i, j] - fused.Covariance[(i * 6) + j]) > 1e-6 * Math.Sqrt(p[i, i] * p[j, j]))
                    {
                        return false;
                    }
                }

                if (Math.Abs(x - fused.State[i]) > 1e-6 * Math.Sqrt(p[i, i]))
                {
                    return false;
                }
            }

            return true;
        });
    }

    [Fact]
    public void The_weight_is_as_good_as_that_of_a_slow_search()
    {
        Laws.Holds(Pairs, pair =>
        {
            var omega = CovarianceIntersection.Fuse(pair.First, pair.Second, out _);
            double[,] a = Matrices.Inverse(Matrices.Of(pair.First)), b = Matrices.Inverse(Matrices.Of(pair.Second));
            var best = double.NegativeInfinity;
            for (var step = 0; step <= 200; step++)
            {
                best = Math.Max(best, LogInformation(a, b, step / 200.0));
            }

            // ln|P| of six dimensions: 0.005 is less than a twentieth of a hundredth of each standard deviation.
            return LogInformation(a, b, omega) > best - 0.005;
        });
    }

    [Fact]
    public void The_fused_covariance_is_symmetric_positive_definite_and_no_larger_in_determinant_than_either()
    {
        Laws.Holds(Pairs, pair =>
        {
            CovarianceIntersection.Fuse(pair.First, pair.Second, out var fused);
            for (var i = 0; i < 6; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (!Laws.SameBits(fused.Covariance[(i * 6) + j], fused.Covariance[(j * 6) + i]))
                    {
                        return false;
                    }
                }
            }

            var determinant = Matrices.Determinant(Matrices.Of(fused));
            return determinant > 0.0
                && determinant <= Matrices.Determinant(Matrices.Of(pair.First)) * (1.0 + 1e-9)
                && determinant <= Matrices.Determinant(Matrices.Of(pair.Second)) * (1.0 + 1e-9)
                && Enumerable.Range(0, 6).All(i => Leading(fused, i + 1) > 0.0);
        });
    }

    [Fact]
    public void Two_fully_correlated_equal_estimates_change_nothing()
    {
        Laws.Holds(Pairs, pair =>
        {
            CovarianceIntersection.Fuse(pair.First, pair.First, out var fused);
            return Enumerable.Range(0, 36).All(i => Math.Abs(fused.Covariance[i] - pair.First.Covariance[i]) <= 1e-9 * Math.Abs(pair.First.Covariance[i]))
                && Enumerable.Range(0, 6).All(i => Math.Abs(fused.State[i] - pair.First.State[i]) <= 1e-9 * Math.Abs(pair.First.State[i]));
        });
    }

    [Fact]
    public void Whatever_the_correlation_the_true_error_is_not_larger_than_the_fused_covariance_says()
    {
        // With P₁₂ = ρ·L₁·R·L₂ᵀ (R orthogonal, |ρ| ≤ 1) every admissible correlation is drawn; the fused error's true covariance is K₁P₁K₁ᵀ + K₂P₂K₂ᵀ + cross terms.
        Laws.Holds(
            Pairs.SelectMany(pair => Laws.Between(-1.0, 1.0).Select(rho => (pair.First, pair.Second, Rho: rho))),
            drawn =>
            {
                var omega = CovarianceIntersection.Fuse(drawn.First, drawn.Second, out var fused);
                var p = Matrices.Of(fused);
                double[,] p1 = Matrices.Of(drawn.First), p2 = Matrices.Of(drawn.Second);
                var k1 = Scaled(Product(p, Matrices.Inverse(p1)), omega);
                var k2 = Scaled(Product(p, Matrices.Inverse(p2)), 1.0 - omega);
                var cross = Scaled(Product(Lower(p1), Transposed(Lower(p2))), drawn.Rho);
                var one = Product(Product(k1, cross), Transposed(k2));
                var truth = Sum(Sum(Product(Product(k1, p1), Transposed(k1)), Product(Product(k2, p2), Transposed(k2))), Sum(one, Transposed(one)));
                var slack = Sum(p, Scaled(truth, -1.0));
                for (var i = 0; i < 6; i++)
                {
                    slack[i, i] += 1e-6 * p[i, i];
                }

                return IsPositive(slack);
            });
    }

    [Fact]
    public void The_weight_ends_at_one_or_zero_when_one_estimate_dominates()
    {
        var precise = Any(new Random(7));
        var vague = precise;
        for (var i = 0; i < 36; i++)
        {
            vague.Covariance[i] *= 4.0;
        }

        vague.State[0] += 100.0;
        Assert.Equal(1.0, CovarianceIntersection.Fuse(precise, vague, out var fused));
        Assert.Equal(precise.State[0], fused.State[0]);
        Assert.Equal(0.0, CovarianceIntersection.Fuse(vague, precise, out fused));
        Assert.Equal(precise.State[0], fused.State[0]);
    }

    [Fact]
    public void Two_radars_at_right_angles_share_what_each_knows_best()
    {
        Estimate first = default, second = default;
        double[] along = [50.0, 800.0, 500.0, 5.0, 40.0, 30.0];
        for (var i = 0; i < 6; i++)
        {
            first.Covariance[(i * 6) + i] = along[i] * along[i];
            var other = i % 3 == 2 ? i : i % 3 == 0 ? i + 1 : i - 1;
            second.Covariance[(i * 6) + i] = along[other] * along[other];
        }

        var omega = CovarianceIntersection.Fuse(first, second, out var fused);
        Assert.Equal(0.5, omega, 6);
        Assert.InRange(Math.Sqrt(fused.Covariance[0]), 50.0, 72.0);
        Assert.InRange(Math.Sqrt(fused.Covariance[7]), 50.0, 72.0);
    }

    [Fact]
    public void An_estimate_without_a_proper_covariance_takes_no_part()
    {
        var good = Any(new Random(8));
        var bad = good;
        bad.Covariance[0] = -1.0;
        Assert.Equal(1.0, CovarianceIntersection.Fuse(good, bad, out var fused));
        Assert.Equal(good.Covariance[0], fused.Covariance[0]);
        Assert.Equal(0.0, CovarianceIntersection.Fuse(bad, good, out fused));
        Assert.Equal(good.Covariance[0], fused.Covariance[0]);
    }

    [Fact]
    public void Estimates_of_two_times_are_refused()
    {
        var one = Any(new Random(9));
        var other = one;
        other.Time = SimulationTime.FromSeconds(1.0);
        Assert.Throws<ArgumentOutOfRangeException>(() => CovarianceIntersection.Fuse(one, other, out _));
    }

    [Fact]
    public void Fusing_allocates_nothing()
    {
        var one = Any(new Random(10));
        var other = Any(new Random(11));
        Assert.Equal(0, Allocations.LeastOf(() => CovarianceIntersection.Fuse(one, other, out _)));
    }

    private static Estimate Any(Random chance)
    {
        // Polar errors at a range and azimuth, and a filter's correlation between place and velocity.
        var (sin, cos) = Math.SinCos(2.0 * Math.PI * chance.NextDouble());
        double[] spread =
        [
            20.0 + (80.0 * chance.NextDouble()), 50.0 + (900.0 * chance.NextDouble()), 50.0 + (900.0 * chance.NextDouble()),
            1.0 + (20.0 * chance.NextDouble()), 1.0 + (40.0 * chance.NextDouble()), 1.0 + (40.0 * chance.NextDouble()),
        ];
        var rate = 0.8 * chance.NextDouble();
        double[,] axes = { { cos, -sin, 0.0 }, { sin, cos, 0.0 }, { 0.0, 0.0, 1.0 } };
        Estimate estimate = default;
        for (var i = 0; i < 6; i++)
        {
            estimate.State[i] = i < 3 ? 100_000.0 * (chance.NextDouble() - 0.5) : 300.0 * (chance.NextDouble() - 0.5);
            for (var j = 0; j < 6; j++)
            {
                for (var k = 0; k < 3; k++)
                {
                    var correlation = i / 3 == j / 3 ? 1.0 : rate;
                    estimate.Covariance[(i * 6) + j] += correlation * axes[i % 3, k] * axes[j % 3, k] * spread[k + (i / 3 * 3)] * spread[k + (j / 3 * 3)];
                }
            }
        }

        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
            {
                estimate.Covariance[(i * 6) + j] = estimate.Covariance[(j * 6) + i];
            }
        }

        return estimate;
    }

    private static double LogInformation(double[,] a, double[,] b, double omega) =>
        Math.Log(Matrices.Determinant(Sum(Scaled(a, omega), Scaled(b, 1.0 - omega))));

    private static double Leading(in Estimate estimate, int size)
    {
        var part = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                part[i, j] = estimate.Covariance[(i * 6) + j];
            }
        }

        return Matrices.Determinant(part);
    }

    private static bool IsPositive(double[,] matrix)
    {
        for (var size = 1; size <= 6; size++)
        {
            var part = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    part[i, j] = matrix[i, j] / Math.Sqrt(Math.Abs(matrix[i, i] * matrix[j, j]));
                }
            }

            if (!(Matrices.Determinant(part) > 0.0))
            {
                return false;
            }
        }

        return true;
    }

    private static double[,] Lower(double[,] matrix)
    {
        var lower = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    value -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(value) : value / lower[j, j];
            }
        }

        return lower;
    }

    private static double[,] Product(double[,] one, double[,] other)
    {
        var result = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                for (var k = 0; k < 6; k++)
                {
                    result[i, j] += one[i, k] * other[k, j];
                }
            }
        }

        return result;
    }

    private static double[,] Transposed(double[,] matrix)
    {
        var result = new double[6, 6];
        for (var i = 0; i < 36; i++)
        {
            result[i % 6, i / 6] = matrix[i / 6, i % 6];
        }

        return result;
    }

    private static double[,] Scaled(double[,] matrix, double factor)
    {
        var result = (double[,])matrix.Clone();
        for (var i = 0; i < 36; i++)
        {
            result[i / 6, i % 6] *= factor;
        }

        return result;
    }

    private static double[,] Sum(double[,] one, double[,] other)
    {
        var result = (double[,])one.Clone();
        for (var i = 0; i < 36; i++)
        {
            result[i / 6, i % 6] += other[i / 6, i % 6];
        }

        return result;
    }
}
