using Rampart.Web.Campaigns;

namespace Rampart.Web.Tests.Campaigns;

public class TimeReckoningTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_measured_is_nothing_known()
    {
        Assert.Null(TimeReckoning.Of([], 200, 100, 1));
    }

    [Theory]
    [InlineData(200, 100, 1, 130.0)]
    [InlineData(200, 100, 2, 65.0)]
    [InlineData(40, 20, 1, 26.0)]
    public void As_many_battles_and_points_as_are_asked_for_take_what_those_measured_took_each(int battles, int points, int threads, double expected_s)
    {
        // 100 battles at 50 points: half a second a battle, three tenths a point.
        var time = TimeReckoning.Of([new MeasuredBattles(Noon, 100, 50.0, 1, 50, 15.0)], battles, points, threads)!;

        Assert.Equal(expected_s, time.Likely_s, 9);
        Assert.Equal(0.5, time.Battle_s, 9);
        Assert.True(time.HoldsReading);
    }

    [Fact]
    public void What_was_fought_on_two_threads_took_each_thread_twice_as_long()
    {
        Assert.Equal(TimeReckoning.Of([new MeasuredBattles(Noon, 100, 50.0, 1)], 100, 0, 1)!.Likely_s, TimeReckoning.Of([new MeasuredBattles(Noon, 100, 25.0, 2)], 100, 0, 1)!.Likely_s, 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Fewer_battles_than_threads_take_as_long_as_one(int battles)
    {
        Assert.Equal(10.0, TimeReckoning.Of([new MeasuredBattles(Noon, 1, 10.0, 1)], battles, 0, 8)!.Likely_s, 9);
        Assert.Equal(10.0, TimeReckoning.Of([new MeasuredBattles(Noon, battles, 10.0, 8)], 1, 0, 1)!.Likely_s, 9);
    }

    [Fact]
    public void The_newest_count_and_older_ones_only_until_a_hundred_battles_are_together()
    {
        MeasuredBattles[] measured =
        [
            new(Noon.AddDays(-3.0), 1000, 9000.0, 1),
            new(Noon, 60, 60.0, 1),
            new(Noon.AddDays(-1.0), 60, 120.0, 1),
        ];

        var time = TimeReckoning.Of(measured, 10, 0, 1)!;

        Assert.Equal(120, time.Battles);
        Assert.Equal(1.5, time.Battle_s, 9);
        Assert.Equal((15.0, 10.0, 20.0), (time.Likely_s, time.Least_s, time.Most_s));
        Assert.Equal(Noon, time.Latest);
    }

    [Fact]
    public void Where_the_reading_of_points_was_not_measured_it_is_said_to_be_missing()
    {
        var time = TimeReckoning.Of([new MeasuredBattles(Noon, 100, 50.0, 1, 50)], 200, 100, 1)!;

        Assert.Equal(100.0, time.Likely_s, 9);
        Assert.False(time.HoldsReading);
    }

    [Fact]
    public void Where_it_was_measured_once_it_counts_for_all()
    {
        var time = TimeReckoning.Of([new MeasuredBattles(Noon, 50, 25.0, 1, 50), new MeasuredBattles(Noon.AddDays(-1.0), 50, 25.0, 1, 10, 3.0)], 200, 100, 1)!;

        Assert.Equal(130.0, time.Likely_s, 9);
        Assert.True(time.HoldsReading);
    }

    [Theory]
    [InlineData(0, 5.0, 1)]
    [InlineData(5, 0.0, 1)]
    [InlineData(5, -1.0, 1)]
    [InlineData(5, double.NaN, 1)]
    [InlineData(5, double.PositiveInfinity, 1)]
    [InlineData(5, 1e308, 1)]
    [InlineData(int.MaxValue, 5.0, 1)]
    [InlineData(5, 5.0, 0)]
    public void What_cannot_have_been_measured_is_passed_over(int battles, double seconds, int threads)
    {
        Assert.Null(TimeReckoning.Of([new MeasuredBattles(Noon, battles, seconds, threads)], 200, 100, 1));
        Assert.Equal(20.0, TimeReckoning.Of([new MeasuredBattles(Noon.AddDays(1.0), battles, seconds, threads), new MeasuredBattles(Noon, 50, 5.0, 1)], 200, 0, 1)!.Likely_s, 9);
    }
}
