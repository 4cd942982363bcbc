using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tests.Tracking;

/// <summary>What the command post sees when several radars follow the same targets.</summary>
public class AirPictureOfBattleTests
{
    private static readonly BattleDefinition TwoBatteries = Sketch.Battle() with
    {
        Batteries = [Sketch.Battery(), Sketch.Battery("bravo", Sketch.Around(90.0, 40.0, Sketch.Ground_m + 20.0))],
    };

    [Fact]
    public void One_target_that_two_radars_see_is_one_system_track()
    {
        var fought = Fought.Fight(Peace(Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0)));

        Assert.Equal(2, fought.All<TrackConfirmed>().Select(track => track.Radar).Distinct().Count());
        Assert.Single(fought.All<SystemTrackStarted>());
        Assert.Single(fought.All<SystemTrackJoined>());
        Assert.Empty(fought.All<SystemTrackParted>());
    }

    [Fact]
    public void Two_aircraft_ten_kilometres_apart_stay_two_whoever_sees_them()
    {
        var fought = Fought.Fight(Peace(Sketch.Airliner("first", from_deg: 240.0, to_deg: 120.0), Sketch.Airliner("second", from_deg: 243.0, to_deg: 117.0)));
        var targets = fought.All<Detection>().ToDictionary(seen => (seen.Radar, seen.Plot), seen => seen.Target);
        var first = fought.All<TrackUpdated>().Where(update => update.Status == TrackStatus.Confirmed).ToLookup(update => (update.Radar, update.RadarTrack), update => targets[(update.Radar, update.Plot)]);

        Assert.Equal(2, fought.All<SystemTrackStarted>().Count);
        Assert.Empty(fought.All<SystemTrackMerged>());
        var members = fought.All<SystemTrackStarted>().Select(started => (started.Track, Key: (started.Radar, started.RadarTrack)))
            .Concat(fought.All<SystemTrackJoined>().Select(joined => (joined.Track, Key: (joined.Radar, joined.RadarTrack))));
        Assert.All(members.GroupBy(member => member.Track), track => Assert.Single(track.SelectMany(member => first[member.Key]).Distinct()));
    }

    [Fact]
    public void A_track_that_one_radar_hands_to_another_keeps_its_number_and_its_missiles()
    {
        // Alpha is destroyed while bravo's missile flies: what alpha's radar knew is lost, and bravo's radar goes on.
        var handedOver = SimulationTime.Never;
        var fought = Fought.FightAndIntervene(
            TwoBatteries with { Targets = [Sketch.Fighter("fighter")], Length = Duration.FromMinutes(12.0) },
            battle => IsFlying(battle) && battle.World.Tracks.Count > 0 && HoldersOf(battle) >= 3,
            battle =>
            {
                handedOver = battle.Now;
                var silenced = battle.World.Interceptors.Rows.ToArray().First(missile => missile.Status == InterceptorStatus.InFlight).Battery == battle.World.Batteries.Ids[0] ? 1 : 0;
                battle.World.Batteries.Rows[silenced].IsOutOfAction = true;
            });

        var shot = fought.All<InterceptorLaunch>()[0];
        Assert.True(handedOver >= shot.Time);
        Assert.Contains(fought.All<TrackDropped>(), dropped => dropped.Time > handedOver && dropped.Status == TrackStatus.Confirmed);
        Assert.Single(fought.All<SystemTrackStarted>(), started => started.Time <= shot.Time + Duration.FromMinutes(5.0));
        Assert.DoesNotContain(fought.All<InterceptOutcome>(), outcome => outcome.Interceptor == shot.Interceptor && outcome.Result == InterceptResult.GuidanceLost);
    }

    [Fact]
    public void An_engagement_radar_does_not_take_up_an_echo_that_answers()
    {
        // A friend close behind each raider: the echo nearest to where the track is believed is his as often as not.
        TargetDefinition[] raiders = [.. Enumerable.Range(0, 6).Select(i => Sketch.Fighter($"raider-{i}", appears_s: 30.0 + (60.0 * i)))];
        TargetDefinition[] friends = [.. raiders.Select((raider, i) => raider with { Name = $"friend-{i}", Side = Side.Friendly, HasTransponder = true, TransponderFailure = 0.0, ReplyError = 0.0, Appears = raider.Appears + Duration.FromSeconds(2.0) })];
        var fought = Fought.Fight(TwoBatteries with { Targets = [.. raiders, .. friends] });
        var seen = fought.All<Detection>().ToDictionary(look => (look.Radar, look.Plot));
        var followers = fought.All<TrackConfirmed>().Where(track => track.Plots == 1).ToList();

        Assert.NotEmpty(followers);
        Assert.Contains(fought.All<Detection>(), look => look.TransponderAnswered && followers.Any(follower => follower.Radar == look.Radar));
        Assert.DoesNotContain(followers, follower => seen[(follower.Radar, follower.Plot)].TransponderAnswered);
    }

    [Fact]
    public void Answers_count_from_all_radars_together()
    {
        var battle = new Battle(Peace(Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0) with { ReplyError = 0.0 }), 7, 0, new Journal(Stream.Null, JournalLevel.Outcomes));
        battle.RunUntil(SimulationTime.FromSeconds(480.0));

        var local = battle.World.RadarTrackers.SelectMany(desk => desk.Tracker.Tracks.ToArray().Where(track => track.Status == TrackStatus.Confirmed)).ToList();
        Assert.Equal(2, local.Count);
        Assert.True(Picture(battle).Answers >= local.Sum(track => track.Answers) - 2);
        Assert.True(Identification.ProbabilityHostile(Picture(battle), Sketch.Post) < 0.01);
    }

    [Fact]
    public void What_was_fired_at_a_track_counts_for_the_older_one_that_it_proves_to_be()
    {
        var battle = new Battle(TwoBatteries with { Targets = [Sketch.Fighter("fighter")] }, 7, 0, new Journal(Stream.Null, JournalLevel.Outcomes));
        while (!IsFlying(battle))
        {
            battle.RunUntil(battle.Now + Duration.FromSeconds(1.0));
        }

        // The missile's track is said to go on as one that is older.
        var world = battle.World;
        var missile = world.Interceptors.Rows.ToArray().First(missile => missile.Status == InterceptorStatus.InFlight);
        var (from, number) = (missile.TrackRow, missile.TrackNumber);
        var to = from + 1;
        world.Missions[1, to].Launched = 3;
        world.Missions[1, to].TrackNumber = number + 1;
        var turn = new Turn(battle.Now, world, new Calendar(), new Journal(Stream.Null, JournalLevel.Outcomes), new Chance(7, 0));
        var pending = world.Missions[world.Batteries.RowOf(missile.Battery), from].MissilesPending;
        world.Missions.NoteAbout(from, number);
        world.Missions.NoteAbout(to, number + 1);
        MissionHandOver.GoOver(from, number, to, number + 1, turn);

        // Whom the missions are about has to be looked up anew.
        Assert.False(world.Missions.AreAbout(from, number) || world.Missions.AreAbout(to, number + 1));
        Assert.Equal((to, number + 1), (world.Interceptors[missile.Id].TrackRow, world.Interceptors[missile.Id].TrackNumber));
        Assert.Equal(pending, world.Missions[world.Batteries.RowOf(missile.Battery), to].MissilesPending);
        Assert.Equal(3 + pending, Enumerable.Range(0, 2).Sum(battery => world.Missions[battery, to].Launched));
        Assert.Equal(MissionStage.None, world.Missions[world.Batteries.RowOf(missile.Battery), from].Stage);
        Assert.True(Enumerable.Range(0, 2).Sum(battery => world.Missions[battery, to].Launched + (world.Missions[battery, to].Stage == MissionStage.Ordered ? world.Missions[battery, to].ShotsToFire : 0)) <= Math.Max(world.Post.MostShots, 3 + pending));
    }

    [Fact]
    public void A_ballistic_missile_is_one_system_track_from_its_first_to_its_impact()
    {
        var fought = Fought.Fight(Peace(Sketch.BallisticMissile("arrow") with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1.0)) }));

        var started = Assert.Single(fought.All<SystemTrackStarted>());
        var impact = Assert.Single(fought.All<TargetOutcome>()).Time;
        Assert.True(started.Time < impact);
        Assert.DoesNotContain(fought.All<SystemTrackEnded>(), ended => ended.Time < impact);
    }

    [Theory]
    [InlineData(TrackerKind.EkfGnn)]
    [InlineData(TrackerKind.ImmGnn)]
    [InlineData(TrackerKind.ImmJpda)]
    public void The_choice_of_tracker_changes_the_battle_and_each_of_them_fights_it(TrackerKind kind)
    {
        var chosen = Fought.Fight(With(kind), level: JournalLevel.Events);

        Assert.NotEmpty(chosen.All<InterceptorLaunch>());
        Assert.All(Enum.GetValues<TrackerKind>().Where(other => other != kind), other => Assert.False(string.Equals(chosen.Hash, Fought.Fight(With(other), level: JournalLevel.Events).Hash, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_radar_that_was_destroyed_keeps_no_track_alive()
    {
        var battle = new Battle(Peace(Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0)), 7, 0, new Journal(Stream.Null, JournalLevel.Outcomes));
        battle.RunUntil(SimulationTime.FromSeconds(360.0));
        Assert.Equal(2, Picture(battle).Members);

        battle.World.Batteries.Rows[0].IsOutOfAction = true;
        battle.RunUntil(SimulationTime.FromSeconds(480.0));
        Assert.Equal(1, Picture(battle).Members);
        Assert.Equal(0, battle.World.RadarTrackers[battle.World.SearchRadars.RowOf(battle.World.Batteries.Rows[0].SearchRadar)].Tracker.Alive);
    }

    private static BattleDefinition With(TrackerKind kind) =>
        Sketch.Melee with { CommandPost = Sketch.Melee.CommandPost with { Tracker = Sketch.Melee.CommandPost.Tracker with { Tracker = kind } } };

    private static BattleDefinition Peace(params TargetDefinition[] targets) => (TwoBatteries with { Targets = targets }).WithBatteries(
        battery => battery with { Launchers = [], SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 0.0 } });

    private static Track Picture(Battle battle)
    {
        for (var row = 0; row < battle.World.Tracks.Count; row++)
        {
            if (battle.World.Tracks.NumberOf(row) != 0)
            {
                return battle.World.Tracks[row];
            }
        }

        throw new InvalidOperationException("The picture is empty.");
    }

    private static int HoldersOf(Battle battle) => Picture(battle).Members;

    private static bool IsFlying(Battle battle)
    {
        foreach (ref readonly var missile in battle.World.Interceptors.Rows)
        {
            if (missile.Status == InterceptorStatus.InFlight)
            {
                return true;
            }
        }

        return false;
    }
}
