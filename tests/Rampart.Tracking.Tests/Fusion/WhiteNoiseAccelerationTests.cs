using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>Carrying an estimate through time.</summary>
public class WhiteNoiseAccelerationTests
{
    [Fact]
    public void A_point_at_rest_becomes_as_vague_as_the_noise_says()
    {
        Estimate estimate = default;
        WhiteNoiseAcceleration.Carry(estimate, SimulationTime.FromSeconds(6.0), 2.0, out var carried);
        Assert.Equal(2.0 * 216.0 / 3.0, carried.Covariance[0], 9);
        Assert.Equal(2.0 * 36.0 / 2.0, carried.Covariance[3], 9);
        Assert.Equal(2.0 * 36.0 / 2.0, carried.Covariance[18], 9);
        Assert.Equal(2.0 * 6.0, carried.Covariance[21], 9);
        Assert.Equal(0.0, carried.Covariance[1]);
    }

    [Fact]
    public void Two_steps_are_one_long_step()
    {
        Estimate estimate = default;
        for (var i = 0; i < 6; i++)
        {
            estimate.State[i] = i + 1.0;
            for (var j = 0; j < 6; j++)
            {
                estimate.Covariance[(i * 6) + j] = (i == j ? 100.0 : 0.0) + (1.0 / (1.0 + i + j));
            }
        }

        WhiteNoiseAcceleration.Carry(estimate, SimulationTime.FromSeconds(4.0), 3.0, out var half);
        WhiteNoiseAcceleration.Carry(half, SimulationTime.FromSeconds(10.0), 3.0, out half);
        WhiteNoiseAcceleration.Carry(estimate, SimulationTime.FromSeconds(10.0), 3.0, out var whole);
        for (var i = 0; i < 36; i++)
        {
            Assert.Equal(whole.Covariance[i], half.Covariance[i], 1e-9 * Math.Abs(whole.Covariance[i]));
            Assert.Equal(whole.Covariance[i], whole.Covariance[((i % 6) * 6) + (i / 6)], 1e-12 * Math.Abs(whole.Covariance[i]));
        }

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(whole.State[i], half.State[i], 9);
        }
    }

    [Fact]
    public void Going_back_to_the_same_time_returns_the_place_and_never_gains_certainty()
    {
        Estimate estimate = default;
        for (var i = 0; i < 6; i++)
        {
            estimate.State[i] = 10.0 * i;
            estimate.Covariance[(i * 6) + i] = 25.0;
        }

        WhiteNoiseAcceleration.Carry(estimate, SimulationTime.FromSeconds(-5.0), 1.0, out var back);
        Assert.True(back.Covariance[0] > estimate.Covariance[0]);
        WhiteNoiseAcceleration.Carry(back, SimulationTime.Start, 1.0, out back);
        Assert.Equal(estimate.State[0], back.State[0], 9);
        Assert.True(back.Covariance[0] > estimate.Covariance[0]);
        Assert.True(back.Covariance[21] > estimate.Covariance[21]);
    }

    [Fact]
    public void The_noise_cannot_be_negative()
    {
        Estimate estimate = default;
        Assert.Throws<ArgumentOutOfRangeException>(() => WhiteNoiseAcceleration.Carry(estimate, SimulationTime.Start, -1.0, out _));
    }
}
