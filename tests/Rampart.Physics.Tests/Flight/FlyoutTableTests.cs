using FsCheck.Fluent;
using Rampart.Physics.Flight;

namespace Rampart.Physics.Tests.Flight;

/// <summary>The fly-out table against closed forms, against its own equation in finer steps, and its laws.</summary>
public class FlyoutTableTests
{
    private static readonly FlyoutProfile Missile = new(
        Speed.FromMetresPerSecond(1900.0), Duration.FromSeconds(11.3), 12_000.0, Length.FromMetres(150.0), Speed.FromMetresPerSecond(450.0), Duration.FromSeconds(240.0));

    private static readonly FlyoutTable Table = new(Missile);

    private static readonly FsCheck.Gen<double> AnySine = Laws.Between(-0.2, 1.0);

    [Fact]
    public void Without_air_and_climb_the_speed_is_kept()
    {
        var table = new FlyoutTable(Missile with { BallisticCoefficient_kgpm2 = double.PositiveInfinity, LauncherHeight = Length.Zero });

        // Straight on over a round Earth climbs a little: 90 km costs x²/2R = 636 m of height, 3.3 m/s of speed.
        Assert.Equal(0.5 * 1900.0 * 11.3, table.DistanceAfter(11.3, 0.0), tolerance: 1e-9);
        var way = table.DistanceAfter(53.0, 0.0);
        var fromCentre = Math.Sqrt((6371e3 * 6371e3) + (way * way));
        Assert.Equal(Math.Sqrt((1900.0 * 1900.0) - (2.0 * 9.80665 * (fromCentre - Math.Sqrt((6371e3 * 6371e3) + (10_735.0 * 10_735.0))))), table.SpeedAfter(53.0, 0.0), tolerance: 1e-3);
    }

    [Fact]
    public void Four_flights_at_once_come_as_far_as_each_alone() => Laws.Holds(
        from first in Laws.Between(-20.0, 300.0)
        from second in Laws.Between(-1.0, 12.0)
        from later in Laws.Between(0.0, 1000.0)
        from sine in Laws.Between(-1.0, 1.0)
        from other in AnySine
        select (Seconds: new[] { first, second, later, 11.3 }, Sines: new[] { sine, other, 1.0, 0.0 }),
        flown =>
        {
            var (seconds, sines) = flown;
            var ways = Table.DistanceAfter(Four.Of(seconds[0], seconds[1], seconds[2], seconds[3]), Four.Of(sines[0], sines[1], sines[2], sines[3]));
            var boosts = Table.DistanceAfter(Four.All(seconds[1] - 1.0), Four.All(sines[1]));
            return Enumerable.Range(0, 4).All(lane => BitConverter.DoubleToInt64Bits(Table.DistanceAfter(seconds[lane], sines[lane])) == BitConverter.DoubleToInt64Bits(ways[lane])
                && BitConverter.DoubleToInt64Bits(Table.DistanceAfter(seconds[1] - 1.0, sines[1])) == BitConverter.DoubleToInt64Bits(boosts[lane]));
        });

    [Fact]
    public void Straight_up_without_air_is_a_stone_thrown_up()
    {
        var table = new FlyoutTable(Missile with { BallisticCoefficient_kgpm2 = double.PositiveInfinity });

        Laws.Holds(Laws.Between(11.3, 150.0), seconds =>
        {
            var t = seconds - 11.3;
            return Math.Abs(table.DistanceAfter(seconds, 1.0) - (10_735.0 + (1900.0 * t) - (0.5 * 9.80665 * t * t))) < 1e-3
                && Math.Abs(table.SpeedAfter(seconds, 1.0) - (1900.0 - (9.80665 * t))) < 1e-6;
        });
        Assert.Equal(11.3 + ((1900.0 - 450.0) / 9.80665), table.UsefulSeconds(1.0), tolerance: 1e-6);
    }

    [Fact]
    public void In_air_of_one_density_the_way_is_the_logarithm_of_the_textbook()
    {
        // x = (2β/ρ)·ln(1 + ρ·v₀·t/(2β)).
        const double Density = 1.2;
        var table = new FlyoutTable(Missile with { BurnTime = Duration.Zero, LauncherHeight = Length.Zero, LeastUsefulSpeed = Speed.FromMetresPerSecond(100.0), LongestFlight = Duration.FromSeconds(40.0) }, _ => Density);
        var length = 2.0 * 12_000.0 / Density;

        Laws.Holds(Laws.Between(0.1, 39.9), seconds =>
        {
            // Straight on over a round Earth climbs x²/2R, which takes g·x²/(2R·v) of speed, 3 m/s after 45 km at 750 m/s.
            var way = length * Math.Log(1.0 + (1900.0 * seconds / length));
            return Math.Abs(table.DistanceAfter(seconds, 0.0) - way) < 1e-3 * way && Math.Abs(table.SpeedAfter(seconds, 0.0) - (1900.0 / (1.0 + (1900.0 * seconds / length)))) < 4.0;
        });
    }

    [Fact]
    public void Between_its_elevations_the_table_follows_the_equation_itself() =>
        Laws.Holds(from sine in Laws.Between(0.0, 1.0) from seconds in Laws.Between(12.0, 100.0) select (sine, seconds), given =>
        {
            if (given.seconds > Table.UsefulSeconds(given.sine))
            {
                return true;
            }

            var (way, speed) = Reckoned(given.sine, given.seconds);
            return Math.Abs((Table.DistanceAfter(given.seconds, given.sine) / way) - 1.0) < 0.0005 && Math.Abs((Table.SpeedAfter(given.seconds, given.sine) / speed) - 1.0) < 0.001;
        });

    [Fact]
    public void Time_and_way_are_each_others_way_back() =>
        Laws.Holds(from sine in AnySine from share in Laws.Between(0.0, 1.0) select (sine, share), given =>
        {
            var seconds = given.share * Table.UsefulSeconds(given.sine);
            return Math.Abs(Table.SecondsTo(Table.DistanceAfter(seconds, given.sine), given.sine) - seconds) < 1e-7;
        });

    [Fact]
    public void More_way_takes_more_time_and_nothing_is_faster_than_the_greatest_speed() =>
        Laws.Holds(from sine in AnySine from share in Laws.Between(0.0, 0.98) from more in Laws.Between(1.0, 5e3) select (sine, share, more), given =>
        {
            var reach = Table.Reach_m(given.sine);
            var near = given.share * reach;
            var far = Math.Min(near + given.more, reach);
            var speed = (far - near) / (Table.SecondsTo(far, given.sine) - Table.SecondsTo(near, given.sine));
            return speed > 0.0 && speed <= Table.GreatestSpeed_mps + 1e-3;
        });

    [Fact]
    public void However_hard_the_air_brakes_time_and_way_rise_together()
    {
        foreach (var coefficient in (double[])[50.0, 300.0, 1_500.0, 60_000.0])
        {
            var table = new FlyoutTable(Missile with { BallisticCoefficient_kgpm2 = coefficient, LeastUsefulSpeed = Speed.FromMetresPerSecond(60.0), LongestFlight = Duration.FromSeconds(120.0) });
            Laws.Holds(from sine in AnySine from share in Laws.Between(0.0, 0.999) select (sine, share), given =>
            {
                var end = table.UsefulSeconds(given.sine);
                double sooner = given.share * end, later = sooner + (0.001 * end);
                return double.IsFinite(table.DistanceAfter(later, given.sine))
                    && table.DistanceAfter(later, given.sine) > table.DistanceAfter(sooner, given.sine)
                    && table.SpeedAfter(sooner, given.sine) >= 0.0
                    && Math.Abs(table.DistanceAfter(table.SecondsTo(table.DistanceAfter(sooner, given.sine), given.sine), given.sine) - table.DistanceAfter(sooner, given.sine)) < 1e-4;
            });
        }
    }

    [Fact]
    public void Beyond_its_reach_the_missile_never_comes() =>
        Laws.Holds(from sine in AnySine from more in Laws.Between(1.0, 1e6) select (sine, more), given =>
        {
            var reach = Table.Reach_m(given.sine);
            return double.IsPositiveInfinity(Table.SecondsTo(reach + given.more, given.sine)) && double.IsFinite(Table.SecondsTo(reach - 1.0, given.sine));
        });

    [Fact]
    public void At_the_end_of_its_reach_the_missile_flies_at_the_least_useful_speed_on_the_elevations_of_the_table()
    {
        Assert.Equal(450.0, Table.SpeedAfter(Table.UsefulSeconds(0.0), 0.0), tolerance: 2.0);
        Assert.Equal(450.0, Table.SpeedAfter(Table.UsefulSeconds(1.0), 1.0), tolerance: 2.0);
    }

    [Fact]
    public void Thinner_air_carries_farther()
    {
        Assert.True(Table.Reach_m(0.5) > Table.Reach_m(0.1));
        Assert.True(Table.Reach_m(0.1) > Table.Reach_m(0.0));
        Assert.True(new FlyoutTable(Missile with { LauncherHeight = Length.FromMetres(3000.0) }).Reach_m(0.0) > Table.Reach_m(0.0));
        Assert.True(new FlyoutTable(Missile with { BallisticCoefficient_kgpm2 = 24_000.0 }).Reach_m(0.0) > Table.Reach_m(0.0));
    }

    [Fact]
    public void The_longest_flight_ends_a_flight_that_is_still_fast()
    {
        var table = new FlyoutTable(Missile with { LongestFlight = Duration.FromSeconds(30.2) });

        Assert.Equal(30.2, table.UsefulSeconds(0.3), tolerance: 1e-12);
        Assert.Equal(Table.DistanceAfter(30.2, 0.3), table.Reach_m(0.3), tolerance: 1e-6);
        Assert.Equal(double.PositiveInfinity, table.SecondsTo(table.Reach_m(0.3) + 1.0, 0.3));
    }

    [Fact]
    public void The_printed_rows_are_those_of_the_lookup()
    {
        var rows = Table.TimeAndReach([Length.FromKilometres(10.0), Length.FromKilometres(40.0), Length.FromKilometres(400.0)], [Length.FromKilometres(1.0), Length.FromKilometres(12.0)]).ToList();

        Assert.Equal(6, rows.Count);
        Assert.All(rows.Take(4), row => Assert.InRange(row.Seconds, 5.0, 100.0));
        Assert.Equal(double.PositiveInfinity, rows[^1].Seconds);
        Assert.Equal(0.0, rows[^1].Speed_mps);

        // 40 km away and 12 km high: 6,383 km·sin(40/6371) = 40.075 km across and 6,383 km·cos(40/6371) − 6,371.15 km = 11.724 km up.
        Assert.Equal(Table.SecondsTo(41_754.7, 0.28078), rows[3].Seconds, tolerance: 0.01);
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        static double LookUp() => Table.SecondsTo(50e3, 0.4) + Table.DistanceAfter(60.0, 0.1) + Table.SpeedAfter(60.0, 0.1) + Table.Reach_m(0.2);
        _ = LookUp();
        var allocated = Allocations.LeastOf(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _ = LookUp();
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new FlyoutTable(Missile with { LeastUsefulSpeed = Speed.FromMetresPerSecond(2000.0) }));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new FlyoutTable(Missile with { LeastUsefulSpeed = Speed.Zero }));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new FlyoutTable(Missile with { BallisticCoefficient_kgpm2 = 0.0 }));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new FlyoutTable(Missile with { LongestFlight = Duration.FromSeconds(11.0) }));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new FlyoutTable(Missile with { BurnTime = Duration.FromSeconds(-1.0) }));
    }

    // The same flight by the simplest method in small steps, with its own geometry.
    private static (double Way, double Speed) Reckoned(double sine, double seconds)
    {
        const double Step = 0.02;
        const double Launcher = 6371e3 + 150.0;
        double way = 0.5 * 1900.0 * 11.3, speed = 1900.0;
        var steps = (int)Math.Round((seconds - 11.3) / Step);
        var step = (seconds - 11.3) / Math.Max(steps, 1);
        for (var i = 0; i < steps; i++)
        {
            double Loss(double x, double v)
            {
                var fromCentre = Math.Sqrt((Launcher * Launcher) + (x * x) + (2.0 * Launcher * x * sine));
                var density = 1.225 * Math.Exp(-(fromCentre - 6371e3) / 7249.0);
                return (density * v * v / 24_000.0) + (9.80665 * ((Launcher * sine) + x) / fromCentre);
            }

            double wayMiddle = way + (0.5 * step * speed), speedMiddle = speed - (0.5 * step * Loss(way, speed));
            way += step * speedMiddle;
            speed -= step * Loss(wayMiddle, speedMiddle);
        }

        return (way, speed);
    }
}
