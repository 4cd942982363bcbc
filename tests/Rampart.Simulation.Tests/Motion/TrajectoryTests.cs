using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Tests.Motion;

/// <summary>Paths as appended segments.</summary>
public class TrajectoryTests
{
    private static readonly EntityId Someone = new(3);

    [Fact]
    public void The_past_stays_answerable_when_a_path_is_appended()
    {
        var (arcs, _) = FlightPlan.Plan(
            [Sketch.Around(180.0, 200.0, 5000.0), Sketch.Around(150.0, 150.0, 6000.0), Sketch.Around(90.0, 150.0, 7000.0)], Speed.FromMetresPerSecond(200.0), Angle.FromDegrees(30.0));
        var trajectory = new Trajectory(5);
        var start = SimulationTime.FromSeconds(100.0);
        var expected = new List<(SimulationTime Time, Kinematics Kinematics)>();
        foreach (var (arc, time) in arcs)
        {
            trajectory.Append(Someone, start, start + time, arc);
            expected.AddRange(Enumerable.Range(1, 9).Select(part => (start + Duration.FromSeconds(time.Seconds * part / 10.0), arc.At(Duration.FromSeconds(time.Seconds * part / 10.0).Seconds))));
            start += time;
            Assert.All(expected, moment => Assert.Equal(moment.Kinematics, trajectory.At(Someone, moment.Time)));
        }

        Assert.Equal(SimulationTime.FromSeconds(100.0), trajectory.Begin(Someone));
        Assert.Equal(start, trajectory.End(Someone));
    }

    [Fact]
    public void A_ballistic_path_begins_and_ends_at_its_places()
    {
        var (launch, impact) = (Sketch.Around(180.0, 300.0, 0.0), Sketch.Asset.Place);
        var arc = BallisticDefinition.Arc.Fly(launch.ToEcef(), impact.ToEcef());
        var trajectory = new Trajectory(5);
        trajectory.Append(Someone, SimulationTime.FromSeconds(10.0), SimulationTime.FromSeconds(10.0) + arc.TimeOfFlight, arc);

        var (first, last) = (trajectory.At(Someone, SimulationTime.FromSeconds(10.0)), trajectory.At(Someone, trajectory.End(Someone)));

        Assert.True((first.Position - launch.ToEcef()).Norm < 0.01);
        Assert.True((last.Position - impact.ToEcef()).Norm < 0.01);
        Assert.Equal(Sketch.Ground_m, last.Height_m, tolerance: 0.01);
    }

    [Fact]
    public void The_place_alone_is_the_place_of_the_whole_to_the_bit()
    {
        var world = new Battle(Thicket.Battle, 1, 0, new Journal(Stream.Null, JournalLevel.Outcomes)).World;
        foreach (ref readonly var target in world.Targets.Rows)
        {
            for (var moment = world.Trajectory.Begin(target.Id) - Duration.FromSeconds(5.0); moment < world.Trajectory.End(target.Id) + Duration.FromSeconds(5.0); moment += Duration.FromSeconds(7.3))
            {
                Assert.Equal(world.Trajectory.At(target.Id, moment).Position, world.Trajectory.PlaceAt(target.Id, moment));
            }
        }
    }

    [Fact]
    public void Who_has_no_path_is_nowhere() => Assert.Throws<ArgumentException>(() => new Trajectory(5).At(Someone, SimulationTime.Start));

    [Fact]
    public void The_journal_holds_every_path_so_that_it_can_be_flown_again()
    {
        var fought = Fought.Fight(Sketch.Melee, level: JournalLevel.Outcomes);
        foreach (var flown in fought.All<SurfaceArcFlown>())
        {
            Assert.Equal(fought.Battle.World.Trajectory.At(flown.Target, flown.Time), flown.Arc.At(0.0));
        }

        Assert.Equal(
            Sketch.Melee.Targets.Select(target => target.Name).Order(StringComparer.Ordinal),
            fought.All<SurfaceArcFlown>().Select(flown => fought.NameOf(flown.Target)).Concat(fought.All<BallisticArcFlown>().Select(flown => fought.NameOf(flown.Target))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
