using Rampart.Physics.Tracking;

namespace Rampart.Physics.Tests.Tracking;

public class TrackingIndexTests
{
    [Fact]
    public void At_an_index_of_one_the_gains_are_three_quarters_and_a_half()
    {
        // r = (4 + 1 − 3)/4 = ½, so α = 3/4 and β = 2·5/4 − 4·½ = ½.
        Assert.Equal(0.75, TrackingIndex.PositionGain(1.0), tolerance: 1e-12);
        Assert.Equal(0.5, TrackingIndex.VelocityGain(1.0), tolerance: 1e-12);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.03)]
    [InlineData(0.7)]
    [InlineData(5.0)]
    [InlineData(80.0)]
    public void The_gains_solve_the_relation_of_the_index(double index)
    {
        var (alpha, beta) = (TrackingIndex.PositionGain(index), TrackingIndex.VelocityGain(index));

        Assert.Equal(index * index, beta * beta / (1.0 - alpha), tolerance: 1e-6 * index * index);
    }

    [Fact]
    public void A_steady_filter_agrees_with_its_recursion()
    {
        // The filter's own equations, run until they stand still: place and speed, acceleration drawn for each step.
        const double Sigma = 350.0, Step = 1.0, Wander = 10.0;
        double p = 1e6, c = 0.0, v = 1e6;
        for (var look = 0; look < 5000; look++)
        {
            (p, c, v) = (p + (2.0 * Step * c) + (Step * Step * v) + (0.25 * Wander * Wander), c + (Step * v) + (0.5 * Wander * Wander), v + (Wander * Wander));
            var gain = p / (p + (Sigma * Sigma));
            (p, c, v) = ((1.0 - gain) * p, (1.0 - gain) * c, v - (c * c / (p + (Sigma * Sigma))));
        }

        var steady = TrackingIndex.SteadyDeviation(Length.FromMetres(Sigma), Duration.FromSeconds(Step), Acceleration.FromMetresPerSecondSquared(Wander));
        Assert.Equal(Math.Sqrt(p), steady.Metres, tolerance: 1e-6 * Sigma);
    }

    [Fact]
    public void A_target_that_wanders_more_is_known_less_and_never_worse_than_by_one_look()
    {
        var shares = new[] { 0.01, 0.1, 1.0, 10.0, 1000.0 }.Select(TrackingIndex.PositionGain).ToList();

        Assert.Equal(shares.Order(), shares);
        Assert.All(shares, share => Assert.InRange(share, 0.0, 1.0));
    }

    [Fact]
    public void A_negative_index_and_a_look_without_error_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackingIndex.PositionGain(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackingIndex.Of(Length.Zero, Duration.FromSeconds(1.0), Acceleration.FromMetresPerSecondSquared(1.0)));
    }
}

public class GrowingMemoryTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(57)]
    public void It_is_the_variance_of_a_line_at_its_last_point(int looks)
    {
        // 1/k + (x − mean)²/Σ(x − mean)² at the last of x = 0 … k − 1.
        var mean = (looks - 1) / 2.0;
        var sum = Enumerable.Range(0, looks).Sum(x => (x - mean) * (x - mean));

        Assert.Equal((1.0 / looks) + ((looks - 1 - mean) * (looks - 1 - mean) / sum), GrowingMemory.PositionVarianceShare(looks), tolerance: 1e-12);
    }

    [Fact]
    public void One_look_gives_no_line() => Assert.Throws<ArgumentOutOfRangeException>(() => GrowingMemory.PositionVarianceShare(1));
}
