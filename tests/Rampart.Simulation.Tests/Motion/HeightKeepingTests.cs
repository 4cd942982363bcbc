using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Terrain;

namespace Rampart.Simulation.Tests.Motion;

/// <summary>Flights that keep their height over the ground.</summary>
public class HeightKeepingTests
{
    private const double Clearance_m = 80.0;
    private const double Climb_deg = 3.0;
    private const double Speed_mps = 240.0;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_flight_over_hills_is_nowhere_under_its_clearance_and_nowhere_steeper_than_it_may_be(ulong seed)
    {
        var ground = Rough(seed);
        var (trajectory, flight, _) = Laid(ground, Clearance_m, Clearance_m);
        var step = Duration.FromSeconds(100.0 / Speed_mps);
        var steepest = Math.Tan(Climb_deg * Math.PI / 180.0) * Speed_mps;
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (var time = SimulationTime.Start; time < trajectory.End(flight); time += step)
        {
            var at = trajectory.At(flight, time);
            var over = at.Height_m - ground.HeightAt(at.Normal);
            (least, most) = (Math.Min(least, over), Math.Max(most, over));
            var climb = EcefVector.Dot(at.Velocity, at.Normal);
            Assert.True(Math.Abs(climb) <= steepest * 1.0001, $"It climbs at {climb:F2} m/s.");
        }

        // Kinks of the ground between the places where it was looked at.
        Assert.True(least >= Clearance_m - 1.5, $"It came down to {least:F1} m over the ground.");
        Assert.True(most > Clearance_m + 50.0, "The ground never asked for a climb: the test shows nothing.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_flight_over_hills_is_no_higher_than_the_ground_before_and_behind_it_asks(ulong seed)
    {
        // The obvious way: over every place of the track stand cones of the greatest slope; the path lies on top of them.
        var ground = Rough(seed);
        var (trajectory, flight, _) = Laid(ground, Clearance_m, Clearance_m);
        const double Step_s = 0.1;
        var samples = (int)(trajectory.End(flight).SinceStart.Seconds / Step_s);
        var needed = Enumerable.Range(0, samples).Select(i => ground.HeightAt(trajectory.At(flight, SimulationTime.FromSeconds(i * Step_s)).Normal) + Clearance_m).ToArray();
        var slope = Math.Tan(Climb_deg * Math.PI / 180.0) * Speed_mps * Step_s;
        for (var i = 0; i < samples; i += 37)
        {
            var lowest = needed.Select((height, at) => height - (slope * Math.Abs(at - i))).Max();
            Assert.InRange(trajectory.At(flight, SimulationTime.FromSeconds(i * Step_s)).Height_m, lowest - 1.0, lowest + 15.0);
        }
    }

    [Fact]
    public void Over_flat_ground_it_flies_at_ground_and_clearance_and_a_changing_clearance_changes_evenly()
    {
        foreach (IGround ground in new IGround[] { new SmoothGround(Length.FromMetres(700.0)), new Hills(700.0, 120).Ground("plain") })
        {
            var (trajectory, flight, journal) = Laid(ground, 50.0, 350.0);
            foreach (var flown in journal.All<SurfaceArcFlown>())
            {
                Assert.Equal(HeightsOver.Ground, flown.Over);
                for (var part = 0.0; part < 1.0; part += 0.01)
                {
                    var time = flown.Time + Duration.FromSeconds((flown.Until - flown.Time).Seconds * part);
                    var clearance = flown.Arc.StartHeight_m + (flown.Arc.Climb_mps * (time - flown.Time).Seconds);
                    Assert.Equal(700.0 + clearance, trajectory.At(flight, time).Height_m, tolerance: 3.0);
                }
            }

            var (level, same, _) = Laid(ground, 120.0, 120.0);
            Assert.All(Enumerable.Range(0, 500), second => Assert.Equal(820.0, level.At(same, SimulationTime.FromSeconds(second)).Height_m, tolerance: 1e-6));
        }
    }

    [Fact]
    public void Its_place_never_jumps_at_legs_turns_or_climbs()
    {
        var (trajectory, flight, journal) = Laid(Rough(5), Clearance_m, 200.0);
        var arcs = journal.All<SurfaceArcFlown>();
        Assert.True(arcs.Count >= 5, "There must be legs and turns.");
        foreach (var boundary in arcs.Select(arc => arc.Until).SkipLast(1))
        {
            var (before, after) = (trajectory.At(flight, SimulationTime.FromMicroseconds(boundary.Microseconds - 1)), trajectory.At(flight, boundary));
            Assert.True((after.Position - before.Position).Norm < 0.01, $"It jumps by {(after.Position - before.Position).Norm:F3} m.");
        }

        var fastest = Speed_mps / Math.Cos(Climb_deg * Math.PI / 180.0) * 1.01;
        var last = trajectory.At(flight, SimulationTime.Start).Position;
        for (var i = 1; i * 0.05 < trajectory.End(flight).SinceStart.Seconds; i++)
        {
            var here = trajectory.At(flight, SimulationTime.FromSeconds(i * 0.05)).Position;
            Assert.True((here - last).Norm <= fastest * 0.05, $"At {i * 0.05:F2} s it moves {(here - last).Norm:F2} m in a twentieth of a second.");
            last = here;
        }
    }

    [Fact]
    public void Its_velocity_is_the_change_of_its_place()
    {
        var (trajectory, flight, _) = Laid(Rough(6), Clearance_m, 200.0);
        for (var second = 1; second < 400; second++)
        {
            var time = SimulationTime.FromSeconds(second);
            var (here, then) = (trajectory.At(flight, time), trajectory.At(flight, time + Duration.FromSeconds(0.001)));

            // Ten centimetres a second are the turn's own acceleration and the odd knot of the profile passed in this millisecond.
            Assert.True((((then.Position - here.Position) / 0.001) - here.Velocity).Norm < 0.1 || IsKnot(trajectory, flight, time));
        }
    }

    private static bool IsKnot(Trajectory trajectory, EntityId flight, SimulationTime time)
    {
        var (here, then) = (trajectory.At(flight, time), trajectory.At(flight, time + Duration.FromSeconds(0.001)));
        return (here.Velocity - then.Velocity).Norm > 0.1;
    }

    private static RealGround Rough(ulong seed) => new Hills(100.0, 120, Hills.Random(seed, count: 40, highest_m: 900.0, farthest_km: 80.0)).Ground($"rough-{seed}");

    /// <summary>A flight of some 130 km with three turns, its heights laid over the ground; the clearance rises along it.</summary>
    private static (Trajectory Trajectory, EntityId Flight, Fought Journal) Laid(IGround ground, double first_m, double last_m)
    {
        Geodetic Over(double bearing_deg, double distance_km, double share) => Sketch.Around(bearing_deg, distance_km, first_m + ((last_m - first_m) * share));
        var target = Sketch.Fighter("flight") with
        {
            Appears = SimulationTime.Start,
            Route = [Over(200.0, 90.0, 0.0), Over(170.0, 60.0, 0.25), Over(230.0, 40.0, 0.5), Over(330.0, 30.0, 0.75), Over(10.0, 60.0, 1.0)],
            Speed = Speed.FromMetresPerSecond(Speed_mps),
            HeightsOver = HeightsOver.Ground,
            Climb = Angle.FromDegrees(Climb_deg),
            Aim = null,
        };
        var fought = Fought.Fight(Sketch.Battle(target) with { Ground = ground, Batteries = [], Length = Duration.FromSeconds(1.0) });
        return (fought.Battle.World.Trajectory, fought.Battle.World.Names.Find("flight"), fought);
    }
}
