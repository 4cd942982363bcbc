using FsCheck.Fluent;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>What is not looked up would not have been found: sectors without a crossing, targets far from a place.</summary>
public class SweepForecastTests
{
    private static readonly EntityId Someone = new(0);

    // Slow and fast, near and far, over the antenna and around it, high and low.
    private static readonly FsCheck.Gen<TargetDefinition> AnyFlight =
        from bearing in Laws.Between(0.0, 360.0)
        from distance_km in Gen.OneOf(Laws.Between(0.5, 10.0), Laws.Between(10.0, 400.0))
        from turn in Laws.Between(-170.0, 170.0)
        from onward_km in Laws.Between(20.0, 200.0)
        from height_m in Laws.Between(100.0, 20_000.0)
        from speed_mps in Gen.OneOf(Laws.Between(20.0, 300.0), Laws.Between(300.0, 2500.0))
        select Sketch.Fighter("any", height_m: height_m, speed_mps: speed_mps) with
        {
            Route =
            [
                Sketch.Around(bearing, distance_km, height_m), Sketch.Around(bearing + turn, onward_km, height_m * 0.9),
                Sketch.Around(bearing + turn + 60.0, onward_km + 30.0, height_m),
            ],
        };

    [Fact]
    public void No_sector_is_left_out_in_which_the_beam_crosses_the_target()
    {
        var crossings = 0;
        var skipped = 0;
        Laws.Holds(
            from flight in AnyFlight
            from period_s in Gen.Elements(0.05, 1.0, 10.0, 12.0, 60.0)
            from first in Laws.Whole(0, 100)
            select (Flight: flight, Radar: Sketch.SearchRadar("radar", Sketch.Home) with { ScanPeriod = Duration.FromSeconds(period_s) }, First: first),
            drawn =>
            {
                if (Laid(drawn.Flight) is not { } trajectory)
                {
                    return true;
                }

                var frame = new EnuFrame(drawn.Radar.Antenna);
                var next = 0L;
                for (var sector = drawn.First; sector < drawn.First + 40; sector++)
                {
                    var (began, ended) = (SearchRadarScan.EndOfSector(drawn.Radar, sector - 1), SearchRadarScan.EndOfSector(drawn.Radar, sector));
                    var isMet = BeamCrossing.Find(trajectory, Someone, frame, drawn.Radar.ScanPeriod, began, ended, out _);
                    crossings += isMet ? 1 : 0;
                    if (sector < next)
                    {
                        skipped++;
                        if (isMet)
                        {
                            return false;
                        }

                        continue;
                    }

                    new BeamSweep(frame, drawn.Radar.ScanPeriod, began, ended).Meets(trajectory, Someone, out _, out var lead, out var place);
                    var horizontal = Math.Sqrt((place.East * place.East) + (place.North * place.North));
                    next = sector + SweepForecast.SectorsUntil(lead, horizontal, trajectory.GreatestSpeed_mps(Someone), drawn.Radar.ScanPeriod);
                }

                return true;
            });

        // It is worth its while, too: most sectors are left out.
        Assert.True(crossings > 2000, $"{crossings} crossings");
        Assert.True(skipped > 20 * 2000 / 2, $"{skipped} sectors left out");
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(2.0, 3)]
    [InlineData(-0.4, 8)]
    [InlineData(-1.0, 7)]
    public void A_target_that_hardly_moves_is_next_met_when_the_beam_has_come_round(double lead_rad, int sectors) =>
        Assert.Equal(sectors, SweepForecast.SectorsUntil(lead_rad, 100e3, 1.0, Duration.FromSeconds(10.0)));

    [Theory]
    [InlineData(5.0, 100.0)]
    [InlineData(100e3, double.PositiveInfinity)]
    public void Of_a_target_overhead_or_of_any_speed_nothing_is_foretold(double horizontal_m, double greatestSpeed_mps) =>
        Assert.Equal(1, SweepForecast.SectorsUntil(3.0, horizontal_m, greatestSpeed_mps, Duration.FromSeconds(10.0)));

    [Fact]
    public void A_target_that_is_still_to_come_is_not_left_out_of_its_first_sector_and_one_that_is_over_is_left_out_for_good()
    {
        var radar = Sketch.SearchRadar("radar", Sketch.Home) with { ScanPeriod = Duration.FromSeconds(7.0) };
        for (var appears_s = 0.0; appears_s < 60.0; appears_s += 0.37)
        {
            var target = new TargetState { Appears = SimulationTime.FromSeconds(appears_s), Ends = SimulationTime.FromSeconds(appears_s + 10.0) };
            for (var sector = 0L; sector < 160; sector++)
            {
                var (began, ended) = (SearchRadarScan.EndOfSector(radar, sector - 1), SearchRadarScan.EndOfSector(radar, sector));
                if (target.WasAliveAt(began) || target.WasAliveAt(ended))
                {
                    continue;
                }

                var coming = SweepForecast.SectorOfComing(target, ended, radar.ScanPeriod);
                Assert.Equal(target.Appears <= ended, coming == long.MaxValue);
                Assert.True(coming == long.MaxValue || !target.WasAliveAt(SearchRadarScan.EndOfSector(radar, coming - 1)));
                Assert.InRange(coming, (appears_s / 7.0 * 8.0) - 10.0, double.PositiveInfinity);
            }
        }

        Assert.InRange(SweepForecast.SectorOfComing(new TargetState { Appears = SimulationTime.Never, Ends = SimulationTime.Never }, SimulationTime.Start, radar.ScanPeriod), 1L << 40, long.MaxValue - 1);
    }

    [Fact]
    public void Nobody_who_is_within_the_distance_is_left_out() => Laws.Holds(
        from flight in AnyFlight
        from first in Laws.Between(-100.0, 1500.0)
        from second in Laws.Between(-100.0, 1500.0)
        from bearing in Laws.Between(0.0, 360.0)
        from distance_km in Laws.Between(0.0, 300.0)
        select (flight, first, second, Place: Sketch.Around(bearing, distance_km, 5000.0).ToEcef()),
        drawn =>
        {
            if (Laid(drawn.flight) is not { } trajectory)
            {
                return true;
            }

            var (noted, asked) = (SimulationTime.FromSeconds(drawn.first), SimulationTime.FromSeconds(drawn.second));
            var whereabouts = new Whereabouts(1);
            whereabouts.Heed(trajectory);
            var isAskedAtFirst = whereabouts.MayBeWithin(0, 1.0, drawn.Place, asked);
            whereabouts.LookUp(0, Someone, noted, trajectory);
            var away = (trajectory.At(Someone, asked).Position - drawn.Place).Norm;
            var isFarLeftOut = !whereabouts.MayBeWithin(0, 1.0, new EcefPosition(0.0, 0.0, 0.0), asked);
            return isAskedAtFirst && isFarLeftOut && whereabouts.MayBeWithin(0, away, drawn.Place, asked);
        });

    [Fact]
    public void A_path_is_nowhere_faster_than_it_says() => Laws.Holds(
        from flight in AnyFlight
        from first in Laws.Between(-100.0, 1500.0)
        from later in Laws.Between(0.0, 200.0)
        select (flight, first, later),
        drawn =>
        {
            if (Laid(drawn.flight) is not { } trajectory)
            {
                return true;
            }

            var way = (trajectory.At(Someone, SimulationTime.FromSeconds(drawn.first + drawn.later)).Position - trajectory.At(Someone, SimulationTime.FromSeconds(drawn.first)).Position).Norm;
            return way <= (trajectory.GreatestSpeed_mps(Someone) * drawn.later) + Trajectory.Slack_m
                && trajectory.GreatestSpeed_mps(Someone) < 2.5 * drawn.flight.Speed.MetresPerSecond;
        });

    [Fact]
    public void A_flight_over_hills_is_nowhere_faster_than_it_says()
    {
        var battle = Thicket.Battle;
        var world = new Battle(battle, 1, 0, new Journal(Stream.Null, JournalLevel.Outcomes)).World;
        foreach (ref readonly var target in world.Targets.Rows)
        {
            var (begin, end) = (world.Trajectory.Begin(target.Id), world.Trajectory.End(target.Id));
            var greatest = world.Trajectory.GreatestSpeed_mps(target.Id);
            Assert.Equal(target.Definition.Ballistic is not null, double.IsInfinity(greatest));
            for (var moment = begin; moment < end; moment += Duration.FromSeconds(0.7))
            {
                Assert.True(world.Trajectory.At(target.Id, moment).Velocity.Norm <= greatest);
            }
        }
    }

    [Fact]
    public void A_path_that_jumps_has_no_greatest_speed()
    {
        var trajectory = new Trajectory(1);
        var (arcs, _) = FlightPlan.Plan(Sketch.Fighter("any").Route, Speed.FromMetresPerSecond(200.0), Angle.FromDegrees(30.0));
        trajectory.Append(Someone, SimulationTime.Start, SimulationTime.FromSeconds(10.0), arcs[0].Arc);
        Assert.InRange(trajectory.GreatestSpeed_mps(Someone), 200.0, 210.0);

        trajectory.Append(Someone, SimulationTime.FromSeconds(10.0), SimulationTime.FromSeconds(20.0), arcs[0].Arc);

        Assert.True(double.IsPositiveInfinity(trajectory.GreatestSpeed_mps(Someone)));
        Assert.Equal(arcs[0].Arc.At(5.0), trajectory.At(Someone, SimulationTime.FromSeconds(5.0)));
        Assert.Equal(arcs[0].Arc.At(5.0), trajectory.At(Someone, SimulationTime.FromSeconds(15.0)));
    }

    private static Trajectory? Laid(TargetDefinition flight)
    {
        var (arcs, problem) = FlightPlan.Plan(flight.Route, flight.Speed, flight.Bank);
        if (problem is not null)
        {
            return null;
        }

        var trajectory = new Trajectory(1);
        var start = SimulationTime.FromSeconds(20.0);
        foreach (var (arc, time) in arcs)
        {
            trajectory.Append(Someone, start, start + time, arc);
            start += time;
        }

        return trajectory;
    }
}
