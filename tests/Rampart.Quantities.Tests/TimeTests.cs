using FsCheck;
using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class TimeTests
{
    [Fact]
    public void Ten_tenths_of_a_second_are_a_second()
    {
        var tenth = Duration.FromSeconds(0.1);
        var sum = Duration.Zero;
        for (var i = 0; i < 10; i++)
        {
            sum += tenth;
        }

        Assert.Equal(Duration.FromSeconds(1.0), sum);
        Assert.Equal(Duration.FromSeconds(1.0), tenth * 10);
        Assert.Equal(10.0, sum / tenth);
    }

    [Fact]
    public void Thousands_of_scans_fall_on_the_exact_moment() =>
        Assert.Equal(SimulationTime.FromSeconds(12_345.6), SimulationTime.Start + (Duration.FromSeconds(0.1) * 123_456));

    [Fact]
    public void Halves_of_a_microsecond_go_to_the_even_one()
    {
        Assert.Equal(0, Duration.FromSeconds(0.5e-6).Microseconds);
        Assert.Equal(2, Duration.FromSeconds(1.5e-6).Microseconds);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e13)]
    [InlineData(-1e13)]
    public void A_time_that_microseconds_cannot_count_throws(double seconds) =>
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(seconds));

    [Fact]
    public void Time_beyond_the_last_microsecond_throws_and_does_not_wrap_around()
    {
        var step = Duration.FromMicroseconds(1);

        Assert.Throws<OverflowException>(() => SimulationTime.Never + step);
        Assert.Throws<OverflowException>(() => SimulationTime.FromMicroseconds(long.MinValue) - step);
        Assert.Throws<OverflowException>(() => Duration.FromMicroseconds(long.MaxValue) + step);
        Assert.Throws<OverflowException>(() => Duration.FromMicroseconds(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => Duration.FromMicroseconds(long.MinValue).Abs());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9_999_999, 0)]
    [InlineData(10_000_000, 1)]
    [InlineData(25_000_000, 2)]
    [InlineData(-1, -1)]
    [InlineData(-10_000_000, -1)]
    [InlineData(-10_000_001, -2)]
    public void A_moment_falls_into_the_interval_that_it_or_an_earlier_moment_begins(long microseconds, long bin) =>
        Assert.Equal(bin, SimulationTime.FromMicroseconds(microseconds).Bin(Duration.FromSeconds(10.0)));

    [Fact]
    public void An_interval_needs_a_length() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SimulationTime.Start.Bin(Duration.Zero));

    [Fact]
    public void Times_add_and_subtract_without_loss() => Laws.Holds(
        Gen.Zip(Laws.Whole(-1L << 61, 1L << 61), Laws.Whole(-1L << 61, 1L << 61)),
        pair =>
        {
            var moment = SimulationTime.FromMicroseconds(pair.Item1);
            var time = Duration.FromMicroseconds(pair.Item2);
            return moment + time - time == moment && moment + time - moment == time && (moment + time > moment) == (time > Duration.Zero);
        });

    [Fact]
    public void Seconds_lead_back_to_the_same_microseconds_for_seventy_years() => Laws.Holds(
        Laws.Whole(-1L << 51, 1L << 51),
        microseconds =>
        {
            var time = Duration.FromMicroseconds(microseconds);
            return Duration.FromSeconds(time.Seconds) == time
                && Duration.FromSeconds(QuantityText.Parse(QuantityKind.Duration, QuantityFormat.RoundTrip(QuantityKind.Duration, time.Seconds)).Si) == time;
        });

    [Fact]
    public void Bins_of_one_length_tile_the_time() => Laws.Holds(
        Gen.Zip(Laws.Whole(-1L << 50, 1L << 50), Laws.Whole(1, 1L << 40)),
        pair =>
        {
            var bin = SimulationTime.FromMicroseconds(pair.Item1).Bin(Duration.FromMicroseconds(pair.Item2));
            return bin * pair.Item2 <= pair.Item1 && pair.Item1 - (bin * pair.Item2) < pair.Item2;
        });
}
