using FsCheck.Fluent;
using Rampart.Physics.Radar;

namespace Rampart.Physics.Tests.Radar;

/// <summary>Speeds that a radar does not see, and what cancellers do about clutter.</summary>
public class DopplerTests
{
    private static readonly Frequency Carrier = Frequency.FromHertz(2_997_924_580.0);
    private static readonly Frequency Repetition = Frequency.FromKilohertz(2.0);

    [Fact]
    public void Blind_speeds_are_whole_multiples_of_half_a_wavelength_a_pulse()
    {
        // λ = 0.1 m, 2,000 pulses a second.
        Assert.Equal(100.0, DopplerNotch.BlindSpeed(1, Carrier, Repetition).MetresPerSecond, tolerance: 1e-9);
        Assert.Equal(300.0, DopplerNotch.BlindSpeed(3, Carrier, Repetition).MetresPerSecond, tolerance: 1e-9);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => DopplerNotch.BlindSpeed(0, Carrier, Repetition));
    }

    [Fact]
    public void The_notch_hides_what_crosses_and_what_flies_at_a_blind_speed()
    {
        var notch = new DopplerNotch(Speed.FromMetresPerSecond(15.0), DopplerNotch.BlindSpeed(1, Carrier, Repetition));

        Assert.True(notch.Hides(0.0));
        Assert.True(notch.Hides(-15.0));
        Assert.False(notch.Hides(15.01));
        Assert.False(notch.Hides(50.0));
        Assert.True(notch.Hides(-190.0));
        Assert.True(notch.Hides(310.0));
        Assert.False(notch.Hides(320.0));
    }

    [Fact]
    public void With_staggered_pulses_only_the_slow_are_hidden() =>
        Laws.Holds(Laws.Between(-2000.0, 2000.0), speed => new DopplerNotch(Speed.FromMetresPerSecond(15.0)).Hides(speed) == (Math.Abs(speed) <= 15.0));

    [Fact]
    public void Approaching_and_receding_are_alike_and_the_pattern_repeats_with_the_blind_speed() =>
        Laws.Holds(Laws.Between(-500.0, 500.0), speed =>
        {
            var canceller = new DelayLineCanceller(2, Carrier, Repetition);
            return Math.Abs(canceller.Response(speed) - canceller.Response(-speed)) < 1e-9
                && Math.Abs(canceller.Response(speed) - canceller.Response(speed + 100.0)) < 1e-9;
        });

    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 16.0 / 6.0)]
    [InlineData(3, 64.0 / 20.0)]
    public void A_canceller_is_blind_at_rest_best_half_way_and_neutral_on_average(int delays, double best)
    {
        var canceller = new DelayLineCanceller(delays, Carrier, Repetition);

        Assert.Equal(0.0, canceller.Response(0.0), tolerance: 1e-15);
        Assert.Equal(0.0, canceller.Response(100.0), tolerance: 1e-15);
        Assert.Equal(best, canceller.Response(50.0), tolerance: 1e-12);
        Assert.Equal(1.0, Enumerable.Range(0, 64).Average(step => canceller.Response(step * 100.0 / 64.0)), tolerance: 1e-12);
    }

    [Fact]
    public void More_delays_and_calmer_clutter_improve_more() =>
        Laws.Holds(Laws.Between(0.05, 8.0), spread =>
        {
            double Improvement(int delays, double by) => new DelayLineCanceller(delays, Carrier, Repetition).Improvement(Speed.FromMetresPerSecond(by));
            return Improvement(2, spread) > Improvement(1, spread) && Improvement(3, spread) > Improvement(2, spread) && Improvement(2, spread) > Improvement(2, 1.1 * spread);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_two_ways_to_reckon_the_mean_meet_where_they_change_over(int delays)
    {
        // σφ = 4π·σv/(λ·PRF) = 0.5 at 7.96 m/s.
        var canceller = new DelayLineCanceller(delays, Carrier, Repetition);
        var atChange = 0.5 * 0.1 * 2000.0 / (4.0 * Math.PI);
        var below = canceller.Improvement(Speed.FromMetresPerSecond(atChange * (1.0 - 1e-9)));
        var above = canceller.Improvement(Speed.FromMetresPerSecond(atChange * (1.0 + 1e-9)));

        Assert.Equal(1.0, below / above, tolerance: 1e-7);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DopplerNotch(Speed.FromMetresPerSecond(-1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DopplerNotch(Speed.FromMetresPerSecond(1.0), Speed.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DelayLineCanceller(0, Carrier, Repetition));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new DelayLineCanceller(1, Carrier, Repetition).Improvement(Speed.Zero));
    }
}
