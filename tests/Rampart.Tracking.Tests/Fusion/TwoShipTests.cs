using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>Two aircraft close together stay two system tracks, each with its own tracks of every radar.</summary>
public class TwoShipTests
{
    private static readonly EnuOffset West = new(-60_000.0, 0.0, 0.0);
    private static readonly EnuOffset East = new(60_000.0, 10_000.0, 0.0);
    private static readonly EnuOffset South = new(0.0, -70_000.0, 0.0);

    [Theory]
    [InlineData(300.0, 2)]
    [InlineData(300.0, 3)]
    [InlineData(500.0, 2)]
    [InlineData(500.0, 3)]
    [InlineData(1000.0, 2)]
    [InlineData(1000.0, 3)]
    public void A_pair_stays_two_with_the_right_members_for_ten_minutes_and_through_a_turn(double apart_m, int radarCount)
    {
        int wrong = 0, checks = 0, split = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            WatchingRadar[] radars =
            [
                new(0, West, 10.0) { Noise_m2ps3 = 60.0, AngleDeviation_rad = 0.0015, RangeDeviation_m = 30.0 },
                new(1, East, 5.0, 2.0) { Noise_m2ps3 = 60.0, AngleDeviation_rad = 0.002, RangeDeviation_m = 40.0, Delay_s = 2.5 },
                new(2, South, 4.0, 1.0) { Noise_m2ps3 = 60.0, AngleDeviation_rad = 0.003, RangeDeviation_m = 30.0, Delay_s = 1.0 },
            ];
            var watch = new Watch(new AirPicture(new FusionDefinition(), radarCount), radars[..radarCount], [Leader(0.0, 0.0), Leader(0.6 * apart_m, 0.8 * apart_m)], seed);
            watch.Until(120.0);
            watch.Until(600.0, () =>
            {
                checks++;
                split += watch.Living() == 2 ? 0 : 1;
                wrong += Together(watch, radars[..radarCount]) ? 0 : 1;
            });
        }

        Assert.Equal((0, 0, checks), (wrong, split, checks));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_that_cross_at_five_hundred_metres_keep_their_numbers(int radarCount)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 5.0, 2.0) { Delay_s = 2.0 }, new(2, South, 4.0, 1.0)];

            // After 300 s the first is at (0 km, 35 km) and the second 500 m from there, across their relative velocity: never nearer.
            Course[] courses =
            [
                Watch.Straight(-45_000.0, 20_000.0, 6_000.0, 150.0, 50.0),
                Watch.Straight(30_257.0, 64_571.0, 6_000.0, -100.0, -100.0),
            ];
            var watch = new Watch(new AirPicture(new FusionDefinition(), radarCount), radars[..radarCount], courses, seed);
            watch.Until(120.0);
            var (first, second) = (watch.SystemOf(radars[0], 0), watch.SystemOf(radars[0], 1));
            Assert.NotEqual(first, second);
            watch.Until(600.0, () =>
            {
                Assert.Equal(2, watch.Living());
                Assert.All(radars[..radarCount], radar => Assert.Equal((first, second), (watch.SystemOf(radar, 0), watch.SystemOf(radar, 1))));
            });
        }
    }

    [Fact]
    public void Members_that_were_joined_crosswise_are_exchanged()
    {
        int crossed = 0, exchanged = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            // For the first ninety seconds each radar sees the other aircraft of the two, and takes it for the one that both know.
            WatchingRadar[] radars =
            [
                new(0, West, 5.0) { AngleDeviation_rad = 0.004, Sees = (target, time) => target == 0 || time > 90.0 },
                new(1, East, 5.0, 2.0) { AngleDeviation_rad = 0.004, Sees = (target, time) => target == 1 || time > 90.0 },
            ];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Leader(0.0, 0.0), Leader(180.0, 240.0)], seed);
            watch.Until(90.0);
            crossed += watch.Living() == 1 ? 1 : 0;

            // Without the exchange no member would have parted by then: crosswise they lie within the gate.
            watch.Until(230.0);
            exchanged += Together(watch, radars) ? 1 : 0;
            watch.Until(600.0);
            Assert.Equal(2, watch.Living());
            Assert.True(Together(watch, radars), $"seed {seed}");
        }

        Assert.InRange(crossed, 8, 10);
        Assert.InRange(exchanged, 6, 10);
    }

    private static bool Together(Watch watch, WatchingRadar[] radars)
    {
        var (first, second) = (watch.SystemOf(radars[0], 0), watch.SystemOf(radars[0], 1));
        return first != second && radars.All(radar => watch.SystemOf(radar, 0) == first && watch.SystemOf(radar, 1) == second);
    }

    /// <summary>Straight for four minutes, a turn of 2°/s through a half circle, straight again; the wingman keeps his offset.</summary>
    private static Course Leader(double east, double north) => time =>
    {
        const double Speed = 200.0, Rate = 2.0 * Math.PI / 180.0, Turn = 240.0, TurnEnd = 330.0;
        double x = -30_000.0 + east, y = 30_000.0 + north, course = 0.7;
        var straight = Math.Min(time, Turn);
        x += Speed * straight * Math.Sin(course);
        y += Speed * straight * Math.Cos(course);
        if (time > Turn)
        {
            var turned = Rate * (Math.Min(time, TurnEnd) - Turn);
            x += Speed / Rate * (Math.Cos(course) - Math.Cos(course + turned));
            y += Speed / Rate * (Math.Sin(course + turned) - Math.Sin(course));
            course += turned;
        }

        if (time > TurnEnd)
        {
            x += Speed * (time - TurnEnd) * Math.Sin(course);
            y += Speed * (time - TurnEnd) * Math.Cos(course);
        }

        return (new EnuOffset(x, y, 7_000.0), new EnuOffset(Speed * Math.Sin(course), Speed * Math.Cos(course), 0.0));
    };
}
