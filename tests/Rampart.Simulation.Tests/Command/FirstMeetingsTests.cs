using FsCheck.Fluent;
using Rampart.Physics.Flight;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Tests.Command;

/// <summary>Four meetings sought at once are those that are sought one by one.</summary>
public class FirstMeetingsTests
{
    private static readonly EnuFrame Theatre = new(Sketch.Home);

    private static readonly InterceptorDefinition Short = Sketch.Missile with
    {
        Name = "short",
        Flight = new FlyoutTable(new FlyoutProfile(
            Speed.FromMetresPerSecond(900.0), Duration.FromSeconds(3.0), 9000.0, Length.FromMetres(1000.0), Speed.FromMetresPerSecond(300.0), Duration.FromSeconds(120.0))),
    };

    [Fact]
    public void They_are_the_same_bit_for_bit() => Laws.Holds(
        from east in Laws.Between(-400e3, 400e3)
        from north in Laws.Between(-400e3, 400e3)
        from up in Laws.Between(-20e3, 60e3)
        from velocityEast in Laws.Between(-1500.0, 1500.0)
        from velocityNorth in Laws.Between(-1500.0, 1500.0)
        from velocityUp in Laws.Between(-500.0, 500.0)
        from age_s in Laws.Between(0.0, 20.0)
        from delay_s in Laws.Between(0.0, 40.0)
        from batteries in Gen.Choose(1, 9)
        from mixed in Gen.Elements(true, false)
        from asked in Gen.Choose(0, 511)
        select (State: new[] { east, north, up, velocityEast, velocityNorth, velocityUp }, age_s, delay_s, batteries, mixed, asked),
        drawn =>
        {
            var now = SimulationTime.FromSeconds(600.0);
            var track = new Track { Number = 1 };
            track.Estimate.Time = SimulationTime.FromSeconds(600.0 - drawn.age_s);
            for (var i = 0; i < 6; i++)
            {
                track.Estimate.State[i] = drawn.State[i];
            }

            var prediction = new Prediction(track, Sketch.Post, Sketch.Ground_m, -440.0);
            var batteries = Enumerable.Range(0, drawn.batteries).Select(number => new BatteryState
            {
                Site = Theatre.ToEnu(Sketch.Around(50.0 * number, 15.0 * number, 1000.0).ToEcef()),
                Types = (drawn.mixed, number % 4) switch { (true, 1) => [], (true, 2) => [Short], _ => [Sketch.Missile, Short] },
            }).ToArray();
            var untouched = new PredictedIntercept { Exists = true, Seconds = -1.0 };
            var meetings = Enumerable.Repeat(untouched, batteries.Length).ToArray();
            int[] asked = [.. Enumerable.Range(0, batteries.Length).Where(number => (drawn.asked & (1 << number)) != 0)];
            FirstMeetings.ForLaunch(prediction, now, drawn.delay_s, batteries, asked, Sketch.Ground_m, meetings);
            return Enumerable.Range(0, batteries.Length).All(number => !asked.Contains(number)
                ? meetings[number] == untouched
                : batteries[number].Types.Length == 0
                    ? !meetings[number].Exists
                    : Intercept.ForLaunch(prediction, now, drawn.delay_s, batteries[number].Site, batteries[number].Types[0], Sketch.Ground_m) == meetings[number]);
        });

    [Fact]
    public void Some_exist_and_some_do_not()
    {
        var far = Meeting(300e3);
        var near = Meeting(20e3);

        Assert.False(far.Exists);
        Assert.True(near.Exists);
    }

    [Fact]
    public void What_a_battery_does_is_found_without_asking_every_track()
    {
        for (var replication = 0UL; replication < 3; replication++)
        {
            var battle = new Battle(Sketch.Melee, 7, replication, new Journal(new MemoryStream(), JournalLevel.Outcomes));
            var most = 0;
            BattleSnapshot? snapshot = null;
            for (var moment = SimulationTime.Start; moment < battle.End; moment += Duration.FromMilliseconds(1500.0))
            {
                battle.RunUntil(moment);
                Compare();
                if (most > 1 && snapshot is null)
                {
                    // The list is made anew from what a snapshot holds.
                    snapshot = battle.Snapshot();
                    battle.RunUntil(moment + Duration.FromSeconds(60.0));
                    battle.Restore(snapshot);
                    Compare();
                }
            }

            Assert.True(most > 1, $"At most {most} missions at once.");

            void Compare()
            {
                for (var battery = 0; battery < battle.World.Batteries.Count; battery++)
                {
                    var slow = Enumerable.Range(0, battle.World.Tracks.Count).Where(row => battle.World.Missions[battery, row].Stage != MissionStage.None).ToArray();
                    Assert.Equal(slow, battle.World.Missions.Open(battery).ToArray());
                    most = Math.Max(most, slow.Length);
                }
            }
        }
    }

    private static PredictedIntercept Meeting(double from_m)
    {
        var track = new Track { Number = 1 };
        track.Estimate.State[0] = from_m;
        track.Estimate.State[2] = 8000.0;
        track.Estimate.State[3] = -250.0;
        var meetings = new PredictedIntercept[1];
        FirstMeetings.ForLaunch(
            new Prediction(track, Sketch.Post, Sketch.Ground_m, -440.0), SimulationTime.Start, 10.0, [new BatteryState { Types = [Short] }], [0], Sketch.Ground_m, meetings);
        return meetings[0];
    }
}
