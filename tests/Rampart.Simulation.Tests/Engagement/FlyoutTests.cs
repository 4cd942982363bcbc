using Rampart.Physics.Flight;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Tracking;
using FsCheck.Fluent;

namespace Rampart.Simulation.Tests.Engagement;

/// <summary>Missiles that lose their speed in the air: whom they meet, when, and whom no more.</summary>
public class FlyoutTests
{
    /// <summary>Fast at first, soon slow down low; of no use after two minutes or under 500 m/s.</summary>
    private static readonly FlyoutTable Draggy = new(new FlyoutProfile(
        Speed.FromMetresPerSecond(1800.0), Duration.FromSeconds(10.0), 15_000.0, Length.FromMetres(1000.0), Speed.FromMetresPerSecond(500.0), Duration.FromSeconds(120.0)));

    private static readonly CommandPostDefinition StraightOn = Sketch.Post with { BallisticSpeed = Speed.FromMetresPerSecond(1e6) };
    private static readonly InterceptorDefinition DraggyMissile = Sketch.Missile with { Flight = Draggy };

    [Fact]
    public void A_low_target_is_met_later_than_a_high_one_at_the_same_slant_range()
    {
        PredictedIntercept At(double elevation_deg)
        {
            var (east, up) = (30e3 * Math.Cos(elevation_deg * Math.PI / 180.0), 30e3 * Math.Sin(elevation_deg * Math.PI / 180.0));
            return Meet(Place(east, 0.0, up, 1.0, 0.0), 0.0);
        }

        var times = new[] { 1.0, 5.0, 15.0, 30.0 }.Select(At).ToList();

        Assert.All(times, meeting => Assert.True(meeting.Exists));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.Seconds > pair.Second.Seconds + 0.3, $"{pair.First.Seconds:F1} s and {pair.Second.Seconds:F1} s."));
        Assert.All(times, meeting => Assert.Equal(Draggy.SecondsTo(meeting.Range_m, Intercept.SineOfElevation(default, meeting.Place)), meeting.Seconds, tolerance: 0.01));
    }

    [Fact]
    public void No_meeting_lies_beyond_the_reach_or_after_the_useful_flight()
    {
        int met = 0, missed = 0;
        var tracks =
            from east in Laws.Between(-90e3, 90e3)
            from north in Laws.Between(-90e3, 90e3)
            from up in Laws.Between(50.0, 25e3)
            from velocityEast in Laws.Between(-600.0, 600.0)
            from velocityNorth in Laws.Between(-600.0, 600.0)
            from delay in Laws.Between(0.0, 20.0)
            select (Track: Place(east, north, up, velocityEast, velocityNorth), Delay: delay);
        Laws.Holds(tracks, each =>
        {
            var meeting = Meet(each.Track, each.Delay);
            if (!meeting.Exists)
            {
                missed++;
                return true;
            }

            met++;
            var sine = Intercept.SineOfElevation(default, meeting.Place);
            var flown = meeting.Seconds - each.Delay;
            return flown <= Draggy.UsefulSeconds(sine) && meeting.Range_m <= Draggy.Reach_m(sine) + 1.5 && Math.Abs(Draggy.DistanceAfter(flown, sine) - meeting.Range_m) < 20.0;
        });

        Assert.True(met > 300 && missed > 300, $"{met} met, {missed} not.");
    }

    [Fact]
    public void A_target_that_flies_straight_is_met_when_and_where_the_launch_foresaw()
    {
        var compared = 0;
        for (var replication = 0UL; replication < 5; replication++)
        {
            var fought = Fought.Fight(Armed(Sketch.Fighter("fighter-1"), Sketch.Fighter("fighter-2", bearing_deg: 160.0, height_m: 4000.0, appears_s: 200.0)), replication: replication);
            foreach (var (launch, outcome) in Shots(fought).Where(shot => !shot.Outcome.Target.IsNone))
            {
                compared++;
                Assert.Equal(launch.TimeOfFlight.Seconds, (outcome.Time - launch.Time).Seconds, tolerance: 2.0);
                Assert.Equal(launch.InterceptRange.Metres, outcome.Range.Metres, tolerance: 1500.0);
                Assert.Equal(launch.InterceptHeight.Metres, outcome.Height.Metres, tolerance: 1000.0);
            }
        }

        Assert.True(compared > 8, $"Only {compared} shots.");
    }

    [Fact]
    public void In_battle_nothing_is_met_after_the_useful_flight_or_beyond_the_reach()
    {
        var met = 0;
        var lost = 0;
        for (var replication = 0UL; replication < 5; replication++)
        {
            // They turn away shortly after the first shots.
            var raid = Enumerable.Range(0, 6).Select(number => Sketch.Fighter($"runner-{number}", speed_mps: 320.0, appears_s: 30.0 + (40.0 * number)) with
            {
                Route = [Sketch.Around(150.0 + (10.0 * number), 180.0, 8000.0), Sketch.Around(150.0 + (10.0 * number), 35.0 + (4.0 * number), 8000.0), Sketch.Around(110.0 + (10.0 * number), 190.0, 8000.0)],
                Aim = null,
            });
            var fought = Fought.Fight(Armed([.. raid]), replication: replication);
            foreach (var (launch, outcome) in Shots(fought))
            {
                var flown = (outcome.Time - launch.Time).Seconds;
                if (!outcome.Target.IsNone && outcome.Result != InterceptResult.OutOfReach)
                {
                    met++;
                    var sine = Math.Clamp((outcome.Height.Metres - 1010.0) / outcome.Range.Metres, -0.25, 1.0);
                    Assert.True(flown <= Draggy.UsefulSeconds(sine) + 0.5, $"It was met after {flown:F1} s.");
                    Assert.True(outcome.Range.Metres <= Draggy.Reach_m(sine) + 500.0, $"It was met at {outcome.Range}.");
                }
                else if (outcome.Result == InterceptResult.OutOfReach)
                {
                    lost++;
                    Assert.Equal(0.0, outcome.KillProbability);
                }
            }
        }

        Assert.True(met > 3 && lost > 0, $"{met} were met, {lost} got out of reach.");
    }

    private static IEnumerable<(InterceptorLaunch Launch, InterceptOutcome Outcome)> Shots(Fought fought) =>
        fought.All<InterceptorLaunch>().Join(fought.All<InterceptOutcome>(), launch => launch.Interceptor, outcome => outcome.Interceptor, (launch, outcome) => (launch, outcome));

    private static BattleDefinition Armed(params IReadOnlyList<TargetDefinition> targets) =>
        Sketch.Battle(targets).WithBatteries(battery => battery.Armed(Sketch.HarmlessMissile with { Flight = Draggy }));

    private static PredictedIntercept Meet(in Track track, double delay_s) =>
        Intercept.ForLaunch(new Prediction(track, StraightOn, Sketch.Ground_m, Sketch.Ground_m), SimulationTime.Start, delay_s, site: default, DraggyMissile, Sketch.Ground_m);

    private static Track Place(double east, double north, double up, double velocityEast, double velocityNorth)
    {
        var track = default(Track);
        track.Number = 1;
        (track.Estimate.State[0], track.Estimate.State[1], track.Estimate.State[2], track.Estimate.State[3], track.Estimate.State[4]) = (east, north, up, velocityEast, velocityNorth);
        return track;
    }
}
