using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Motion;

/// <summary>Ballistic missiles with motor, loft and drag, as the battle flies them.</summary>
public class BallisticMotionTests
{
    private static readonly TargetDefinition Driven = Thicket.Driven("arrow");
    private static readonly BattleDefinition Undefended = Sketch.Battle(Driven).WithBatteries(battery => battery with { Launchers = [] });

    [Fact]
    public void It_arrives_at_its_aim_at_the_time_and_by_the_apogee_of_its_flight()
    {
        var flight = Driven.Ballistic!.Fly(Driven.Route[0].ToEcef(), Driven.Route[^1].ToEcef());
        var fought = Fought.Fight(Undefended);
        var trajectory = fought.Battle.World.Trajectory;
        var id = fought.Battle.World.Names.Find("arrow");
        var outcome = fought.All<TargetOutcome>().Single();
        var arrival = trajectory.At(id, trajectory.End(id));
        var highest = Enumerable.Range(0, (int)flight.TimeOfFlight.Seconds * 10).MaxBy(tenth => trajectory.At(id, Driven.Appears + Duration.FromSeconds(tenth / 10.0)).Height_m) / 10.0;

        Assert.Equal(TargetEnd.Leaked, outcome.End);
        Assert.Equal((Driven.Appears + flight.TimeOfFlight).Microseconds, outcome.Time.Microseconds);
        Assert.True((arrival.Position - Sketch.Asset.Place.ToEcef()).Norm < 20.0, $"It came down {(arrival.Position - Sketch.Asset.Place.ToEcef()).Norm:F1} m from its aim.");
        Assert.Equal(flight.TimeOfApogee.Seconds, highest, tolerance: 0.5);
        Assert.Equal(flight.Apogee.Metres, trajectory.At(id, Driven.Appears + Duration.FromSeconds(highest)).Height_m, tolerance: 5.0);
        Assert.Equal(flight.ImpactSpeed.MetresPerSecond, arrival.Velocity.Norm, tolerance: 1.0);
    }

    [Fact]
    public void Drag_slows_it_and_loft_raises_it()
    {
        var (from, to) = (Driven.Route[0].ToEcef(), Driven.Route[^1].ToEcef());
        var driven = Driven.Ballistic!;
        var (whole, airless, plain) = (driven.Fly(from, to), (driven with { BallisticCoefficient_kgpm2 = double.PositiveInfinity }).Fly(from, to), (driven with { Loft = Angle.Zero }).Fly(from, to));

        Assert.True(whole.ImpactSpeed.MetresPerSecond < airless.ImpactSpeed.MetresPerSecond - 50.0);
        Assert.True(whole.Apogee > plain.Apogee && whole.TimeOfFlight > plain.TimeOfFlight);
    }

    [Fact]
    public void It_begins_at_rest_and_its_place_and_velocity_never_jump()
    {
        var fought = Fought.Fight(Undefended);
        var trajectory = fought.Battle.World.Trajectory;
        var id = fought.Battle.World.Names.Find("arrow");
        var step = Duration.FromSeconds(0.1);

        Assert.True(trajectory.At(id, Driven.Appears).Velocity.Norm < 1.0);
        var last = trajectory.At(id, Driven.Appears);
        for (var time = Driven.Appears + step; time < trajectory.End(id); time += step)
        {
            var here = trajectory.At(id, time);
            Assert.True((((here.Position - last.Position) / 0.1) - ((here.Velocity + last.Velocity) / 2.0)).Norm < 1.0);
            Assert.True((here.Velocity - last.Velocity).Norm < 30.0, "No missile of this kind pulls thirty g.");
            last = here;
        }
    }

    [Fact]
    public void The_journal_lets_the_whole_path_be_flown_again()
    {
        var fought = Fought.Fight(Sketch.Battle(Driven, Sketch.BallisticMissile("arc", appears_s: 100.0)), level: JournalLevel.Outcomes);
        Assert.Equal(2, fought.All<BallisticArcFlown>().Count);
        foreach (var flown in fought.All<BallisticArcFlown>())
        {
            var again = new BallisticDefinition(flown.BurnTime, flown.BallisticCoefficient, flown.Loft).Fly(flown.Launch, flown.Impact);
            Assert.Equal((flown.Until - flown.Time).Microseconds, again.TimeOfFlight.Microseconds);
            for (var second = 0.0; second < again.TimeOfFlight.Seconds; second += 3.7)
            {
                var time = flown.Time + Duration.FromSeconds(second);
                Assert.Equal(fought.Battle.World.Trajectory.At(flown.Target, time).Position, again.At((time - flown.Time).Seconds).Position);
            }
        }
    }

    [Fact]
    public void Its_path_is_the_same_whether_it_is_fought_or_not_and_the_battle_can_be_repeated()
    {
        var armed = Sketch.Battle(Driven with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(10.0)) }) with { CommandPost = Sketch.Post };
        var (first, second, unarmed) = (Fought.Fight(armed), Fought.Fight(armed), Fought.Fight(Undefended));

        Assert.NotEmpty(first.All<InterceptorLaunch>());
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(
            first.All<BallisticArcFlown>().Select(flown => flown with { Target = EntityId.None }),
            unarmed.All<BallisticArcFlown>().Select(flown => flown with { Target = EntityId.None }));
    }
}
