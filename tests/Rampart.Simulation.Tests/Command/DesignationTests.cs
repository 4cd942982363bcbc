using Rampart.Physics.Detection;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Simulation.Tests.Command;

/// <summary>What the command post's orders do to its own radars and tracks.</summary>
public class DesignationTests
{
    [Fact]
    public void A_track_is_not_lost_because_a_radar_that_cannot_see_it_was_told_to_follow_it()
    {
        // The search radar sees the fighter in every scan; the engagement radar hears nothing beyond some 20 km.
        var deaf = Sketch.Battle(Sketch.Fighter("fighter", from_km: 200.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(20.0)) }).WithBatteries(battery => battery with
        {
            EngagementRadar = battery.EngagementRadar with { Reference = new ReferenceDetection(Length.FromKilometres(20.0), Area.FromSquareMetres(20.0), 0.5, 1e-6) },
            SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 0.0 },
        }) with { Length = Duration.FromMinutes(10.0) };
        var fought = Fought.Fight(deaf);

        Assert.NotEmpty(fought.All<Rampart.Simulation.Command.TrackDesignated>());
        Assert.DoesNotContain(fought.All<TrackDropped>(), dropped => dropped.Status == TrackStatus.Confirmed);
    }

    [Fact]
    public void A_radar_that_turns_to_a_threat_already_is_not_ordered_there_again()
    {
        // A threat from due south: with each plot its azimuth may jump from 180° to −180°; the direction does not.
        var slow = Sketch.Battle(Sketch.Fighter("fighter", aim: "alpha")).WithBatteries(battery => battery with
        {
            EngagementRadar = battery.EngagementRadar with { InitialFacing = Angle.Zero, SlewRate = AngularRate.FromDegreesPerSecond(0.2) },
        });

        var turned = Fought.Fight(slow).All<RadarTurned>();

        Assert.NotEmpty(turned);
        Assert.True(turned.Count <= 5, $"The radar was ordered to turn {turned.Count} times.");
    }

    [Fact]
    public void A_target_that_climbs_over_the_ceiling_after_the_launch_is_not_killed_there()
    {
        // Level until the missile is on its way, then up at 130 m/s: the meeting moves over the ceiling of nine kilometres.
        var climber = Sketch.Fighter("climber", from_km: 250.0, height_m: 8000.0) with
        {
            Route = [Sketch.Around(180.0, 250.0, 8000.0), Sketch.Around(180.0, 150.0, 8000.0), Sketch.Around(180.0, 60.0, 28000.0), Sketch.Around(180.0, 30.0, 28000.0)],
            Aim = null,
        };
        for (var replication = 0UL; replication < 10; replication++)
        {
            var fought = Fought.Fight(Sketch.Battle(climber).WithBatteries(battery => battery.Armed(Sketch.SureMissile with { Ceiling = Length.FromKilometres(9.0) })), replication: replication);
            foreach (var kill in fought.All<InterceptOutcome>().Where(outcome => outcome.Result == InterceptResult.Kill))
            {
                Assert.InRange(fought.Battle.World.Trajectory.At(kill.Target, kill.Time).Height_m, 0.0, 9000.0);
            }
        }
    }
}
