using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Tests.Command;

/// <summary>What the command post does not ask again every second: the same battle is fought with everything asked in every cycle.</summary>
public class StandingAnswerTests
{
    // Few channels, short magazines that are soon reloaded, sectors that leave much out, a battery that is lost, airliners that
    // answer every other time, and a fighter that passes by until it turns in.
    private static readonly BattleDefinition Press = (Muster.Battle with
    {
        Targets =
        [
            .. Muster.Battle.Targets,
            Sketch.Airliner("silent-at-first", from_deg: 160.0, to_deg: 340.0, appears_s: 40.0) with { ReplyError = 0.5 },
            Sketch.Airliner("silent-again", from_deg: 170.0, to_deg: 350.0, appears_s: 80.0) with { ReplyError = 0.5 },
            Sketch.Fighter("turner") with
            {
                Route = [Sketch.Around(180.0, 230.0, 8000.0), Sketch.Around(120.0, 160.0, 8000.0), Sketch.Around(60.0, 190.0, 8000.0), Sketch.Asset.Place with { Height = Length.FromMetres(8000.0) }],
            },
        ],
    }).WithBatteries(battery => battery with
    {
        EngagementRadar = battery.EngagementRadar with { TargetChannels = 2, MissileChannels = 2 },
        Launchers = [.. battery.Launchers.Take(2).Select(launcher => launcher with { Missiles = 2, Reloads = 3, ReloadTime = Duration.FromSeconds(100.0) })],
    });

    private static readonly Fought Standing = Fought.Fight(Press);

    private static readonly Fought Asked = FightAskingEverything(Press);

    [Fact]
    public void A_standing_answer_costs_no_order_no_launch_and_no_turn_of_a_radar()
    {
        Assert.Equal(Told(Asked), Told(Standing));

        // The situations in which an answer has to follow at once are there.
        Assert.NotEmpty(Standing.All<InterceptorLaunch>());
        Assert.NotEmpty(Standing.All<LauncherReload>());
        Assert.Contains(Standing.All<TrackIdentified>(), track => track.Hostile);
        Assert.Contains(Standing.All<TrackIdentified>(), track => !track.Hostile);
        var reasons = Standing.All<FireWithheld>().Select(stretch => stretch.Reason).ToHashSet();
        FireReason[] needed = [FireReason.NotAThreat, FireReason.BatteryOutOfAction, FireReason.TooLate, FireReason.OutOfSector, FireReason.AnotherBatteryHasIt, FireReason.NoChannel, FireReason.Reloading];
        Assert.Empty(needed.Except(reasons));
    }

    [Fact]
    public void A_track_that_passes_by_is_a_threat_as_soon_as_it_turns_in()
    {
        var turner = Standing.All<FireWithheld>().Where(stretch => Standing.Is(stretch.Target, "turner")).OrderBy(stretch => stretch.Time).ToList();
        var passed = turner.FindIndex(stretch => stretch.Reason == FireReason.NotAThreat && stretch.Until - stretch.Time > Duration.FromSeconds(20.0));

        Assert.True(passed >= 0, "It never passed by.");
        Assert.Contains(turner.Skip(passed), stretch => stretch.Reason is FireReason.Engaged or FireReason.NoChannel or FireReason.OutOfSector or FireReason.TooLate);
    }

    [Fact]
    public void A_track_whose_target_channel_was_refused_gets_one_in_the_cycle_in_which_one_is_free()
    {
        // What was refused stands for seconds; the designation must not wait for that.
        var refused = Standing.All<FireWithheld>().Where(stretch => stretch.Reason == FireReason.NoChannel).Select(stretch => (stretch.Battery, stretch.Target)).ToHashSet();
        var engaged = Standing.All<FireWithheld>().Where(stretch => stretch.Reason == FireReason.Engaged).Select(stretch => (stretch.Battery, stretch.Target)).ToHashSet();

        Assert.NotEmpty(refused.Intersect(engaged));
        Assert.Equal(Asked.All<TrackDesignated>(), Standing.All<TrackDesignated>());
    }

    [Fact]
    public void The_account_tells_no_reason_that_has_not_held_for_four_seconds()
    {
        var longest = Duration.FromSeconds(4.0);
        var held = Asked.All<FireWithheld>().ToLookup(stretch => (stretch.Battery, stretch.Target));
        var late = 0;
        foreach (var stretch in Standing.All<FireWithheld>())
        {
            for (var moment = stretch.Time; moment < stretch.Until; moment += Duration.FromSeconds(1.0))
            {
                var alike = held[(stretch.Battery, stretch.Target)].Where(other => other.Reason == stretch.Reason).ToList();
                Assert.True(
                    alike.Exists(other => other.Time <= moment && other.Until > moment - longest),
                    $"{Standing.NameOf(stretch.Battery)} and {Standing.NameOf(stretch.Target)} at {moment}: {stretch.Reason} is older than that.");
                late += alike.Exists(other => other.Time <= moment && other.Until > moment) ? 0 : 1;
            }
        }

        Assert.True(late > 0, "Nothing that stood was ever out of date: this proves nothing.");
    }

    [Fact]
    public void Whoever_keeps_a_meeting_would_find_it_again()
    {
        // At every fourth second all meetings that hold are looked for in full.
        int held = 0, moved = 0;
        Fought.FightAndMeddle(Press, battle =>
        {
            var world = battle.World;
            for (var row = 0; row < world.Tracks.Count; row++)
            {
                for (var number = 0; number < world.Batteries.Count && world.Tracks.NumberOf(row) != 0 && !world.Tracks.IsCoasting(row); number++)
                {
                    // A copy: what is tried here leaves the battle as it is.
                    var kept = world.Missions.Kept(number, row);
                    ref readonly var battery = ref world.Batteries.Rows[number];
                    var prediction = new Prediction(world.Tracks[row], world.Post, world.TheatreHeight_m, world.Ground.LowestHeight_m);
                    var delay_s = world.Post.DecisionDelay.Seconds;
                    var range = Intercept.Distance(prediction.At(battle.Now), battery.Site);
                    if (kept.Clearance_m <= 0.0 || world.Missions[number, row].TrackNumber != world.Tracks.NumberOf(row))
                    {
                        continue;
                    }

                    var interceptor = battery.Types[world.Missions[number, row].Type];
                    if (!kept.Holds(prediction, battle.Now, delay_s, battery.Site, range, interceptor, double.PositiveInfinity, out var place, out var doubt))
                    {
                        continue;
                    }

                    var meeting = Intercept.ForLaunch(prediction, battle.Now, delay_s, battery.Site, interceptor, world.TheatreHeight_m);
                    held++;
                    moved += Intercept.Distance(meeting.Place, place) > 1.0 ? 1 : 0;
                    Assert.True(meeting.Exists);
                    Assert.True(Intercept.Distance(meeting.Place, place) <= doubt, $"{Intercept.Distance(meeting.Place, place)} m off, and sure to {doubt} m.");
                    Assert.True(Intercept.IsInEnvelope(meeting, interceptor, world.EngagementRadars[battery.EngagementRadar], world.Theatre, world.Ground));
                }
            }
        });

        Assert.True(held > 100, $"Only {held} were held.");
        Assert.True(moved > 10, $"Only {moved} were elsewhere.");
    }

    [Fact]
    public void What_stands_is_no_part_of_a_snapshot_that_could_be_missed()
    {
        using var stream = new MemoryStream();
        var journal = new Journal(stream, JournalLevel.Full);
        var battle = new Battle(Press, 7, 0, journal);
        battle.RunUntil(SimulationTime.FromSeconds(700.0));
        var snapshot = battle.Snapshot();
        battle.RunToEnd();
        var through = stream.ToArray();
        battle.Restore(snapshot);
        battle.RunToEnd();

        Assert.Equal(Standing.Bytes, through);
        Assert.Equal(through, stream.ToArray());
    }

    [Fact]
    public void A_battle_that_has_asked_nothing_itself_takes_up_a_snapshot_of_another()
    {
        using var stream = new MemoryStream();
        var battle = new Battle(Press, 7, 0, new Journal(stream, JournalLevel.Full));
        battle.RunUntil(SimulationTime.FromSeconds(700.0));
        var snapshot = battle.Snapshot();
        var other = new Battle(Press, 7, 0, new Journal(stream, JournalLevel.Full));
        other.Restore(snapshot);

        // What was settled by the count of one battle says nothing by the count of another.
        Assert.Contains(Enumerable.Range(0, battle.World.Tracks.Count), row => battle.World.Judgements[row].SettledAt != 0);
        Assert.All(Enumerable.Range(0, other.World.Tracks.Count), row => Assert.Equal(0, other.World.Judgements[row].SettledAt));
        other.RunToEnd();

        Assert.Equal(Standing.Bytes, stream.ToArray());
    }

    private static Fought FightAskingEverything(BattleDefinition definition) => Fought.FightAndMeddle(definition, battle =>
    {
        for (var row = 0; row < battle.World.Tracks.Count; row++)
        {
            battle.World.Judgements[row].SettledAt = 0;
            for (var number = 0; number < battle.World.Batteries.Count; number++)
            {
                battle.World.Missions[number, row].AskedAt = SimulationTime.Start;
                battle.World.Missions.Kept(number, row).Forget();
            }
        }
    });

    // Everything but the account of reasons.
    private static List<(RecordKind Kind, string Payload)> Told(Fought fought) =>
        [.. fought.Records.Where(record => record.Kind != RecordKind.FireWithheld).Select(record => (record.Kind, Convert.ToHexString(record.Payload)))];
}
