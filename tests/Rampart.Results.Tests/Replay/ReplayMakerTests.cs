using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Replay;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Terrain;
using Rampart.Tracking;

namespace Rampart.Results.Tests.Replay;

public sealed class ReplayMakerTests
{
    private const double Unit_m = 1.1132;

    private static readonly Lazy<BattleReplay> LazyFull = new(() => ReplayMaker.Make(SmallBattle.Full.Contents, SmallBattle.Definition, SmallBattle.Full.Run));
    private static readonly Lazy<BattleReplay> LazyEvents = new(() => ReplayMaker.Make(SmallBattle.Events.Contents, SmallBattle.Definition, SmallBattle.Events.Run));

    internal static BattleReplay Full => LazyFull.Value;

    internal static BattleReplay Events => LazyEvents.Value;

    [Fact]
    public void Every_mover_is_where_the_trajectory_has_it_at_any_moment_of_its_life()
    {
        using var stream = new MemoryStream();
        AssertTrue(new Battle(SmallBattle.Definition, 7, 0, new Journal(stream, JournalLevel.Full)), Full);
    }

    [Fact]
    public void A_flight_that_follows_the_ground_is_followed()
    {
        var low = SmallBattle.Definition with
        {
            Ground = new Hills(),
            Length = Duration.FromMinutes(10.0),
            Targets = [.. SmallBattle.Definition.Targets.Select(target => target.Class == TargetClass.CruiseMissile ? target with { HeightsOver = HeightsOver.Ground, Climb = Angle.FromDegrees(20.0) } : target)],
        };
        using var stream = new MemoryStream();
        var journal = new Journal(stream, JournalLevel.Outcomes);
        var battle = new Battle(low, 7, 0, journal);
        battle.RunToEnd();
        var contents = JournalContents.Read(stream.ToArray());
        var replay = ReplayMaker.Make(contents, low, SmallBattle.Outcomes.Run);
        var cruise = replay.Movers.First(mover => mover.Class == (int)TargetClass.CruiseMissile);
        Assert.True(cruise.Samples.Max(sample => sample.Height_m) - cruise.Samples.Min(sample => sample.Height_m) > 300, "It should climb over the hills.");
        AssertTrue(battle, replay);
    }

    [Fact]
    public void Samples_run_from_the_appearance_to_the_end_in_order_of_time()
    {
        Assert.All(Full.Movers.Where(mover => mover.Appeared_ms >= 0), mover =>
        {
            Assert.Equal(mover.Appeared_ms, mover.Samples[0].Time_ms);
            Assert.Equal(mover.Ended_ms, mover.Samples[^1].Time_ms);
            Assert.All(mover.Samples.Zip(mover.Samples.Skip(1)), pair => Assert.True(pair.First.Time_ms < pair.Second.Time_ms));
        });
        Assert.All(Full.Movers.Where(mover => mover.Appeared_ms < 0), mover => Assert.Empty(mover.Samples));
        Assert.Contains(Full.Movers, mover => mover.Appeared_ms < 0);
        Assert.All(Full.Events.Zip(Full.Events.Skip(1)), pair => Assert.True(pair.First.Time_ms <= pair.Second.Time_ms));
    }

    [Fact]
    public void Straight_flights_take_a_sample_in_half_a_minute_or_less_often()
    {
        var straight = Full.Movers.Where(mover => mover.Appeared_ms >= 0 && mover.Class != (int)TargetClass.BallisticMissile).ToList();
        Assert.True(straight.Sum(mover => mover.Samples.Count) * 30_000.0 < straight.Sum(mover => mover.Ended_ms - mover.Appeared_ms), $"{straight.Sum(mover => mover.Samples.Count)} samples");
    }

    [Fact]
    public void The_reasons_for_not_firing_add_up_to_the_target_s_life_for_every_battery()
    {
        var sums = Full.Reasons.GroupBy(reason => (reason.Mover, reason.Battery)).ToList();
        Assert.NotEmpty(sums);
        Assert.All(sums, stretches =>
        {
            var mover = Full.Movers[stretches.Key.Mover];
            Assert.Equal(mover.Ended_ms - mover.Appeared_ms, stretches.Sum(stretch => stretch.Until_ms - stretch.From_ms));
            Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal(pair.First.Until_ms, pair.Second.From_ms));
        });
        Assert.Equal(Full.Movers.Count(mover => mover.Ended_ms > mover.Appeared_ms) * Full.Head.Batteries.Count, sums.Count);
    }

    [Fact]
    public void Magazines_end_as_they_were_counted_reloads_among_it()
    {
        var battery = SmallBattle.Definition.Batteries[0];
        var hasty = SmallBattle.Definition with
        {
            Batteries = [battery with { Launchers = [.. battery.Launchers.Select(launcher => launcher with { Missiles = 2, Reloads = 2, ReloadTime = Duration.FromSeconds(40.0) })] }],

            // Of a battery that is lost nothing would be left to count.
            Targets = [.. SmallBattle.Definition.Targets.Where(target => string.Equals(target.Aim, "port", StringComparison.Ordinal))],
        };
        using var stream = new MemoryStream();
        new Battle(hasty, 7, 0, new Journal(stream, JournalLevel.Full)).RunToEnd();
        var contents = JournalContents.Read(stream.ToArray());
        Assert.NotEmpty(contents.Of<LauncherReload>());
        var replay = ReplayMaker.Make(contents, hasty, SmallBattle.Full.Run);

        var last = replay.Steps.GroupBy(step => (step.Kind, step.Subject)).ToDictionary(group => group.Key, group => group.MaxBy(step => step.Time_ms).Value);
        Assert.All(contents.Of<MagazineCount>(), count =>
        {
            var launcher = replay.Head.Launchers.ToList().FindIndex(each => string.Equals(each.Name, contents.Name(count.Launcher), StringComparison.Ordinal));
            Assert.Equal(count.Left, last[(ReplayStepKind.Loaded, launcher)] + last[(ReplayStepKind.InReserve, launcher)]);
        });
        Assert.All(replay.Steps, step => Assert.True(step.Value >= 0));
        Assert.Equal(contents.Of<LauncherReload>().Count, replay.Events.Count(each => each.Kind == ReplayEventKind.Reload));
    }

    [Fact]
    public void The_missiles_that_a_battery_guides_are_those_in_flight()
    {
        foreach (var launch in SmallBattle.Full.Contents.Of<InterceptorLaunch>())
        {
            var now = (int)(launch.Time.Microseconds / 1000);
            var guided = Full.Steps.Last(step => step is { Kind: ReplayStepKind.Guided, Subject: 0 } && step.Time_ms <= now).Value;
            Assert.Equal(Full.Shots.Count(shot => shot.Launched_ms <= now && shot.End.Time_ms > now), guided);
            Assert.InRange(guided, 1, Full.Head.Batteries[0].MissileChannels);
        }
    }

    [Fact]
    public void An_engagement_radar_follows_no_more_tracks_than_it_has_channels()
    {
        var followed = Full.Steps.Where(step => step.Kind == ReplayStepKind.Followed).ToList();
        Assert.Contains(followed, step => step.Value > 0);
        Assert.All(followed, step => Assert.InRange(step.Value, 0, Full.Head.Batteries[step.Subject].TargetChannels));
    }

    [Fact]
    public void Events_say_what_the_summary_says()
    {
        int Count(ReplayEventKind kind) => Full.Events.Count(each => each.Kind == kind);
        var summary = SmallBattle.Full.Summary;
        Assert.Equal(summary.Kills.Count, Count(ReplayEventKind.Kill));
        Assert.Equal(summary.Leakers.Count, Count(ReplayEventKind.Leak));
        Assert.Equal(summary.Mistakes.Count, Count(ReplayEventKind.Mistake));
        Assert.Equal(summary.Engagements.Count, Count(ReplayEventKind.Launch));
        Assert.Equal(summary.Targets.Count(target => target.FirstDetection is not null), Count(ReplayEventKind.FirstDetection));
        Assert.Equal(summary.Tracks!.System, Count(ReplayEventKind.TrackStarted));
        Assert.Equal(summary.Damage.Sum(damage => damage.Hits), Count(ReplayEventKind.AssetHit));
        Assert.True(summary.Kills.Count > 0 && summary.Leakers.Count > 0, "Otherwise this shows little.");
    }

    [Fact]
    public void A_missile_that_met_its_target_ends_where_the_target_is()
    {
        var met = Full.Shots.Where(shot => shot.Met >= 0).ToList();
        Assert.NotEmpty(met);
        Assert.All(met, shot => Assert.InRange(Distance_m(Interpolated(Full.Movers[shot.Met].Samples, shot.End.Time_ms), shot.End), 0.0, TruePaths.Tolerance_m + 2.0));
    }

    [Fact]
    public void A_missile_that_met_nothing_ends_at_the_range_that_the_journal_has()
    {
        var battle = SmallBattle.WithTwoBatteries(3);
        var replay = ReplayMaker.Make(battle.Contents, SmallBattle.DefinitionOfTwo, battle.Run);
        var lost = replay.Shots.Zip(battle.Summary.Engagements).Where(pair => pair.First.Met < 0 && pair.Second.Range_km is not null).ToList();
        Assert.NotEmpty(lost);
        Assert.All(lost, pair =>
        {
            var site = replay.Head.Batteries[pair.First.Battery].Place;
            var from = new EnuFrame(Geodetic.FromDegrees(site.Latitude_deg, site.Longitude_deg, site.Height_m));
            var end = Geodetic.FromDegrees(pair.First.End.Latitude * 1e-5, pair.First.End.Longitude * 1e-5, pair.First.End.Height_m);
            Assert.Equal(pair.Second.Range_km!.Value, from.ToEnu(end.ToEcef()).Norm / 1000.0, 0.05 * pair.Second.Range_km.Value);
        });
    }

    [Fact]
    public void Belief_of_a_full_journal_lies_where_the_estimates_are_carried_on_from_their_plots()
    {
        var contents = SmallBattle.Full.Contents;
        var theatre = new EnuFrame(SmallBattle.Definition.Theatre);
        var seen = contents.Of<Detection>().Select(plot => ((plot.Radar, plot.Plot), plot.Time))
            .Concat(contents.Of<FalsePlot>().Select(plot => ((plot.Radar, plot.Plot), plot.Time))).ToDictionary(pair => pair.Item1, pair => pair.Time);
        var places = contents.Of<TrackUpdated>().Select(update =>
        {
            var late_s = (update.Time - seen[(update.Radar, update.Plot)]).Seconds;
            var offset = new EnuOffset(
                update.East.Metres + (late_s * update.EastRate.MetresPerSecond), update.North.Metres + (late_s * update.NorthRate.MetresPerSecond), update.Up.Metres + (late_s * update.UpRate.MetresPerSecond));
            return TruePaths.Round((int)((update.Time.Microseconds + 500) / 1000), Wgs84.ToGeodetic(theatre.ToEcef(offset)));
        }).ToHashSet();
        var joins = contents.Of<SystemTrackStarted>().Select(start => start.Time).Concat(contents.Of<SystemTrackJoined>().Select(join => join.Time))
            .Select(time => (int)((time.Microseconds + 500) / 1000)).ToHashSet();
        Assert.NotEmpty(Full.Tracks);
        Assert.All(Full.Tracks, track =>
        {
            Assert.NotEmpty(track.Beliefs);
            Assert.InRange(track.Beliefs[0].Place.Time_ms, track.Started_ms, track.Started_ms + 1);
            Assert.All(track.Beliefs, belief => Assert.True(places.Contains(belief.Place) || joins.Contains(belief.Place.Time_ms), $"Nobody estimated {belief}."));
            Assert.All(track.Beliefs.Zip(track.Beliefs.Skip(1)), pair => Assert.True(pair.First.Place.Time_ms < pair.Second.Place.Time_ms));
        });
    }

    [Fact]
    public void Belief_stays_near_the_target_behind_it_whether_estimates_or_plots_were_kept()
    {
        Assert.Equal(BeliefSource.Estimates, Full.Head.Belief);
        Assert.Equal(BeliefSource.Plots, Events.Head.Belief);
        foreach (var replay in new[] { Full, Events })
        {
            var distances =
                (from track in replay.Tracks
                 where track.Behind.Select(each => each.Mover).Distinct().Count() == 1
                 from belief in track.Beliefs
                 let mover = replay.Movers[track.Behind[0].Mover]
                 where belief.Place.Time_ms < mover.Ended_ms
                 select Distance_m(Interpolated(mover.Samples, belief.Place.Time_ms), belief.Place)).Order().ToArray();
            Assert.True(distances.Length > 60, $"Only {distances.Length} places show little.");
            var middle = distances[distances.Length / 2];
            Assert.True(middle < 200.0, $"Half of {distances.Length} places ({replay.Head.Belief}) lie within {middle:F0} m, nineteen of twenty within {distances[(int)(distances.Length * 0.95)]:F0} m.");
            Assert.InRange(distances[(int)(distances.Length * 0.95)], 0.0, 1500.0);
        }
    }

    [Fact]
    public void Of_outcomes_alone_nothing_was_believed()
    {
        var replay = ReplayMaker.Make(SmallBattle.Outcomes.Contents, SmallBattle.Definition, SmallBattle.Outcomes.Run);
        Assert.Equal(BeliefSource.None, replay.Head.Belief);
        Assert.Empty(replay.Tracks);
        Assert.NotEmpty(replay.Shots);
        Assert.Equal(Full.Movers.Sum(mover => mover.Samples.Count), replay.Movers.Sum(mover => mover.Samples.Count));
    }

    [Fact]
    public void Verdicts_and_what_stands_behind_a_track_come_in_order_and_are_the_journal_s()
    {
        Assert.Equal(
            SmallBattle.Full.Contents.Of<Simulation.Command.TrackIdentified>().Count,
            Full.Tracks.Sum(track => track.Verdicts.Count));
        Assert.All(Full.Tracks, track => Assert.All(track.Behind.Zip(track.Behind.Skip(1)), pair => Assert.NotEqual(pair.First.Mover, pair.Second.Mover)));
        Assert.Contains(Full.Tracks, track => track.Verdicts.Any(verdict => verdict.IsHostile));
    }

    private static void AssertTrue(Battle battle, BattleReplay replay)
    {
        var chance = new Random(5);
        var looked = 0;
        foreach (var mover in replay.Movers.Where(mover => mover.Appeared_ms >= 0))
        {
            var id = battle.World.Names.Find(replay.Names[mover.Name]);
            for (var i = 0; i < 200; i++)
            {
                var time = mover.Appeared_ms + (int)(chance.NextDouble() * (mover.Ended_ms - mover.Appeared_ms));
                var truth = battle.World.Trajectory.At(id, SimulationTime.FromMicroseconds(time * 1000L));
                var (_, height_m) = Wgs84.NormalAndHeight(truth.Position);
                var shown = Interpolated(mover.Samples, time);
                var place = Wgs84.ToEcef(Geodetic.FromDegrees(shown.Latitude * 1e-5, shown.Longitude * 1e-5, height_m));
                Assert.InRange((place - truth.Position).Norm, 0.0, TruePaths.Tolerance_m);
                Assert.InRange(Math.Abs(shown.Height_m - height_m), 0.0, TruePaths.Tolerance_m);
                looked++;
            }
        }

        Assert.True(looked >= 2000);
    }

    private static (double Latitude, double Longitude, double Height_m) Interpolated(IReadOnlyList<ReplaySample> samples, int time_ms)
    {
        var next = 1;
        while (next < samples.Count - 1 && samples[next].Time_ms < time_ms)
        {
            next++;
        }

        var (from, to) = (samples[next - 1], samples[next]);
        var share = (double)(time_ms - from.Time_ms) / (to.Time_ms - from.Time_ms);
        return (from.Latitude + (share * (to.Latitude - from.Latitude)), from.Longitude + (share * (to.Longitude - from.Longitude)), from.Height_m + (share * (to.Height_m - from.Height_m)));
    }

    private static double Distance_m((double Latitude, double Longitude, double Height_m) left, ReplaySample right)
    {
        var north = (left.Latitude - right.Latitude) * Unit_m;
        var east = (left.Longitude - right.Longitude) * Unit_m * Math.Cos(right.Latitude * 1e-5 * Math.PI / 180.0);
        return Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>Ridges of 800 m, 12 km apart, that hide nothing.</summary>
    private sealed class Hills : IGround
    {
        private readonly SmoothGround _smooth = new(Length.FromMetres(50.0));

        public string Identity => "hills";

        public string Description => "hills";

        public double LowestHeight_m => 0.0;

        public double MaskReference_m => 50.0;

        public double PostSpacing_m => 500.0;

        public double HeightAt(EcefVector normal) => 400.0 + (400.0 * Math.Sin(Math.Asin(normal.Z) * 6_371_000.0 / 12_000.0 * 2.0 * Math.PI));

        public double PostSpacingAt(EcefVector normal) => 500.0;

        public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) => _smooth.MaskFor(antenna, radius, effectiveEarthFactor);
    }
}
