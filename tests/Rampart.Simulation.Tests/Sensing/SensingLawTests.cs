using Rampart.Simulation.Kernel;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>What a radar may see, how often, and how exactly.</summary>
public class SensingLawTests
{
    [Fact]
    public void Below_the_horizon_nothing_is_detected()
    {
        var low = Enumerable.Range(0, 8).Select(number => Sketch.Fighter($"low-{number}", bearing_deg: 45.0 * number, from_km: 150.0, height_m: 1060.0 + (40.0 * number))).ToList();
        var fought = Fought.Fight(Disarmed(Sketch.Battle(low)));
        var radars = Antennas(fought);

        var detections = fought.All<Detection>();
        Assert.True(detections.Count > 50, $"Only {detections.Count} detections.");
        foreach (var seen in detections)
        {
            var antenna = radars[fought.NameOf(seen.Radar)];
            var place = Wgs84.ToGeodetic(fought.Battle.World.Trajectory.At(seen.Target, seen.Time).Position);
            var (first, second) = (Wgs84.Normal(antenna.Latitude, antenna.Longitude), Wgs84.Normal(place.Latitude, place.Longitude));
            var distance = 6371e3 * Math.Acos(EcefVector.Dot(first, second));
            var horizon = Math.Sqrt(2.0 * 4.0 / 3.0 * 6371e3) * (Math.Sqrt(antenna.Height.Metres - Sketch.Ground_m) + Math.Sqrt(place.Height.Metres - Sketch.Ground_m));
            Assert.True(distance <= horizon + 5.0, $"{fought.NameOf(seen.Target)} was seen at {distance / 1e3:F2} km, {place.Height.Metres - Sketch.Ground_m:F0} m over the ground; the horizon was at {horizon / 1e3:F2} km.");
        }
    }

    [Fact]
    public void A_higher_antenna_sees_a_low_target_sooner()
    {
        double FirstSeen_km(double mast_m) => FirstDetectionRange_km(
            Sketch.Battle(Sketch.Fighter("low", height_m: 1100.0, from_km: 120.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(100.0)) })
                .WithBatteries(battery => battery with { SearchRadar = battery.SearchRadar with { Antenna = battery.SearchRadar.Antenna with { Height = Length.FromMetres(Sketch.Ground_m + mast_m) } } }),
            replications: 5);

        var ranges = new[] { 2.0, 10.0, 40.0, 160.0 }.Select(FirstSeen_km).ToArray();

        Assert.Equal(ranges.Order(), ranges);
        Assert.True(ranges[^1] > 1.3 * ranges[0]);
    }

    [Fact]
    public void A_bigger_cross_section_never_shortens_the_mean_detection_range()
    {
        var ranges = new[] { 0.01, 0.1, 0.3, 1.0, 3.0, 10.0 }.Select(area => FirstDetectionRange_km(
            Sketch.Battle(Sketch.Fighter("fighter", from_km: 420.0, height_m: 12000.0, speed_mps: 300.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(area)) }), replications: 20)).ToArray();

        Assert.Equal(ranges.Order(), ranges);

        // Ten times the area in the middle of the span: about the fourth root of ten farther.
        Assert.InRange(ranges[3] / ranges[1], 1.4, 2.2);
    }

    [Fact]
    public void Detections_are_as_frequent_as_their_probabilities_say()
    {
        double expected = 0.0, variance = 0.0;
        var detected = 0;
        for (var replication = 0UL; replication < 20; replication++)
        {
            var fought = Fought.Fight(Disarmed(Sketch.Melee), replication: replication);
            var looks = fought.All<Detection>().Where(seen => IsSearch(fought, seen.Radar)).Select(seen => seen.Probability).ToList();
            var missed = fought.All<MissedLook>().Where(look => IsSearch(fought, look.Radar)).Select(look => look.Probability).ToList();
            expected += looks.Sum() + missed.Sum();
            variance += looks.Concat(missed).Sum(probability => probability * (1.0 - probability));
            detected += looks.Count;
        }

        Assert.True(detected > 2000);
        Assert.Equal(expected, detected, tolerance: 4.0 * Math.Sqrt(variance));
    }

    [Fact]
    public void Plots_scatter_around_the_truth_with_the_accuracy_of_the_radar()
    {
        var errors = new List<(double Range, double Azimuth, double Elevation)>();
        for (var replication = 0UL; replication < 20; replication++)
        {
            var fought = Fought.Fight(Disarmed(Sketch.Melee), replication: replication);
            var frames = Antennas(fought).ToDictionary(radar => radar.Key, radar => new EnuFrame(radar.Value), StringComparer.Ordinal);
            foreach (var seen in fought.All<Detection>().Where(seen => IsSearch(fought, seen.Radar)))
            {
                var truth = frames[fought.NameOf(seen.Radar)].ToEnu(fought.Battle.World.Trajectory.At(seen.Target, seen.Time).Position).ToPolar();
                errors.Add(((seen.Range - truth.Range).Metres / 100.0, Math.IEEERemainder(seen.Azimuth.Radians - truth.Azimuth.Radians, 2.0 * Math.PI) * 180.0 / Math.PI / 0.2, (seen.Elevation.Degrees - truth.Elevation.Degrees) / 0.4));
            }
        }

        Assert.All(
            new Func<(double Range, double Azimuth, double Elevation), double>[] { error => error.Range, error => error.Azimuth, error => error.Elevation },
            of =>
            {
                Assert.Equal(0.0, errors.Average(of), tolerance: 4.0 / Math.Sqrt(errors.Count));
                Assert.Equal(1.0, errors.Average(error => of(error) * of(error)), tolerance: 0.08);
            });
    }

    [Fact]
    public void A_turning_radar_looks_at_each_target_once_a_scan()
    {
        // A target that is seen for certain: one detection a rotation, give or take its own change of azimuth.
        var battle = Disarmed(Sketch.Battle(Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1e12)) }));
        var fought = Fought.Fight(battle);
        var times = fought.All<Detection>().Where(seen => IsSearch(fought, seen.Radar)).Select(seen => seen.Time.SinceStart.Seconds).ToList();

        Assert.True(times.Count > 100);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 11.0, 13.0));
    }

    [Fact]
    public void Two_looks_at_a_target_never_share_their_luck()
    {
        // Over the north of a radar, against the sense in which it turns: the beam meets the target at the beginning and at the end of one rotation.
        var westward = Sketch.Airliner("airliner") with { Route = [Sketch.Around(4.0, 100.0, 9000.0), Sketch.Around(356.0, 100.0, 9000.0)], CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1e12)) };
        var eastward = westward with { Route = [.. westward.Route.Reverse()] };
        foreach (var target in new[] { westward, eastward })
        {
            var fought = Fought.Fight(Disarmed(Sketch.Battle(target)));
            var frame = new EnuFrame(Antennas(fought)["alpha/search"]);
            var errors = fought.All<Detection>().Where(seen => IsSearch(fought, seen.Radar))
                .Select(seen => Math.Round((seen.Range - frame.ToEnu(fought.Battle.World.Trajectory.At(seen.Target, seen.Time).Position).ToPolar().Range).Metres, 4)).ToList();

            Assert.True(errors.Count > 4);
            Assert.Equal(errors.Count, errors.Distinct().Count());
        }
    }

    [Fact]
    public void A_plot_is_reported_at_the_moment_at_which_the_beam_is_on_the_target()
    {
        var fought = Fought.Fight(Disarmed(Sketch.Melee));
        var frames = Antennas(fought).ToDictionary(radar => radar.Key, radar => new EnuFrame(radar.Value), StringComparer.Ordinal);
        foreach (var seen in fought.All<Detection>().Where(seen => IsSearch(fought, seen.Radar)))
        {
            var truth = frames[fought.NameOf(seen.Radar)].ToEnu(fought.Battle.World.Trajectory.At(seen.Target, seen.Time).Position).ToPolar();
            var beam = seen.Time.SinceStart.Seconds % 12.0 / 12.0 * 360.0;
            Assert.Equal(0.0, Math.IEEERemainder(truth.Azimuth.Degrees - beam, 360.0), tolerance: 0.05);
        }
    }

    [Fact]
    public void False_plots_come_as_often_as_the_definition_says_and_fill_the_sky_evenly()
    {
        var fought = Fought.Fight(Sketch.Battle() with { Length = Duration.FromHours(4.0) }, level: JournalLevel.Events);
        var plots = fought.All<FalsePlot>();
        var expected = 5.0 * 4.0 * 3600.0 / 12.0;

        Assert.Equal(expected, plots.Count, tolerance: 4.0 * Math.Sqrt(expected));
        Assert.Equal(300.0, plots.Average(plot => plot.Range.Kilometres), tolerance: 10.0);
        Assert.Equal(30.0, plots.Average(plot => plot.Elevation.Degrees), tolerance: 1.0);
        Assert.Equal(180.0, plots.Average(plot => plot.Azimuth.Degrees), tolerance: 6.0);
    }

    [Fact]
    public void A_radar_that_tells_the_rate_of_range_measures_it_with_its_own_error_and_changes_nobodys_luck()
    {
        var silent = Disarmed(Sketch.Battle(Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0)));
        var (plain, plots) = Plots(silent);
        var (heard, told) = Plots(With(silent, Speed.FromMetresPerSecond(3.0)));

        Assert.True(told.Count > 50);
        Assert.Equal(plain.All<Detection>(), heard.All<Detection>());
        Assert.All(plots, plot => Assert.True(double.IsNaN(plot.Plot.RangeRate_mps)));
        var errors = told.Where(plot => !plot.Origin.IsNone).Select(plot =>
        {
            var radar = heard.Battle.World.SearchRadars[plot.Plot.Radar].Sight.Frame;
            double Range(double seconds) =>
                radar.ToEnu(heard.Battle.World.Trajectory.At(plot.Origin, plot.Plot.Time + Duration.FromSeconds(seconds)).Position).Norm;
            return plot.Plot.RangeRate_mps - ((Range(0.5) - Range(-0.5)) / 1.0);
        }).ToList();
        Assert.Equal(0.0, errors.Average(), tolerance: 4.0 * 3.0 / Math.Sqrt(errors.Count));
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 2.3, 3.8);

        var empty = told.Where(plot => plot.Origin.IsNone).Select(plot => plot.Plot.RangeRate_mps).ToList();
        Assert.All(empty, rate => Assert.InRange(rate, -RadarModel.RateSpan_mps / 2.0, RadarModel.RateSpan_mps / 2.0));
        Assert.Equal(0.0, empty.Average(), tolerance: 4.0 * RadarModel.RateSpan_mps / Math.Sqrt(12.0 * empty.Count));
        Assert.True(empty.Max() - empty.Min() > RadarModel.RateSpan_mps / 2.0);
    }

    [Fact]
    public void With_the_rate_of_range_a_file_of_targets_is_tracked_for_what_it_is()
    {
        // Twelve in line, three kilometres apart, each ten seconds later nearly where the next one was: by place alone they may as well fly backward, and slowly.
        var line = Enumerable.Range(0, 12).Select(number => Sketch.Airliner($"airliner-{number:00}") with
        {
            Speed = Speed.FromMetresPerSecond(240.0),
            Route = [Sketch.Around(90.0, 150.0 + (3.0 * number), 9000.0), Sketch.Around(90.0, 30.0, 9000.0)],
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1e6)),
        }).ToArray();
        var battle = Disarmed(Sketch.Battle(line));
        var byPlace = Confirmed(battle);
        var byRate = Confirmed(With(battle, Speed.FromMetresPerSecond(3.0)));

        // One track each, give or take one, for each of the radars that searches.
        var radars = battle.Batteries.Count;
        Assert.InRange(byRate, 12 * radars, 13 * radars);
        Assert.True(byPlace > byRate, $"{byPlace} tracks without, {byRate} with the rate of range.");

        static int Confirmed(BattleDefinition battle) => Fought.Fight(battle, level: JournalLevel.Events).All<TrackConfirmed>().Count;
    }

    [Fact]
    public void A_battery_far_away_changes_nobody_elses_luck()
    {
        var battle = Disarmed(Sketch.Melee);
        var far = Sketch.Battery("zz-far", Geodetic.FromDegrees(-30.0, -100.0, Sketch.Ground_m)) with { Launchers = [] };
        var alone = Fought.Fight(battle);
        var joined = Fought.Fight(battle with { Batteries = [far, .. battle.Batteries] });

        foreach (var radar in new[] { "alpha/search", "bravo/search" })
        {
            Assert.Equal(SeenBy(alone, radar), SeenBy(joined, radar));
            Assert.NotEmpty(SeenBy(alone, radar));
        }
    }

    [Fact]
    public void A_battery_that_sees_nothing_of_the_battle_changes_no_track_and_no_shot_of_it()
    {
        var far = Sketch.Battery("zz-far", Geodetic.FromDegrees(-30.0, -100.0, Sketch.Ground_m)) with { Launchers = [] };
        var silent = far with { SearchRadar = far.SearchRadar with { FalsePlotsPerScan = 0.0 } };
        var alone = Fought.Fight(Sketch.Melee);
        var joined = Fought.Fight(Sketch.Melee with { Batteries = [silent, .. Sketch.Melee.Batteries] });

        Assert.Equal(alone.All<TrackConfirmed>().Select(track => (track.Time, alone.NameOf(track.Radar), track.RadarTrack)), joined.All<TrackConfirmed>().Select(track => (track.Time, joined.NameOf(track.Radar), track.RadarTrack)));
        Assert.Equal(alone.All<TrackDropped>().Select(track => (track.Time, alone.NameOf(track.Radar), track.RadarTrack)), joined.All<TrackDropped>().Select(track => (track.Time, joined.NameOf(track.Radar), track.RadarTrack)));
        Assert.Equal(
            alone.All<InterceptOutcome>().Select(shot => (shot.Time, alone.NameOf(shot.Interceptor), shot.Result)),
            joined.All<InterceptOutcome>().Select(shot => (shot.Time, joined.NameOf(shot.Interceptor), shot.Result)));
        Assert.NotEmpty(alone.All<InterceptOutcome>());
    }

    [Fact]
    public void A_radar_that_is_added_before_all_others_in_the_order_of_names_changes_nobody_elses_luck()
    {
        var battle = Disarmed(Sketch.Melee);
        var alone = Fought.Fight(battle);
        var joined = Fought.Fight(battle with { Batteries = [Sketch.Battery("aaa", Sketch.Around(0.0, 100.0, 1200.0)) with { Launchers = [] }, .. battle.Batteries] });

        Assert.Equal(SeenBy(alone, "alpha/search"), SeenBy(joined, "alpha/search"));
    }

    private static List<(string Target, SimulationTime Time, Length Range, Angle Azimuth, Angle Elevation, bool Answered)> SeenBy(Fought fought, string radar) =>
        [.. fought.All<Detection>().Where(seen => fought.Is(seen.Radar, radar)).Select(seen => (fought.NameOf(seen.Target), seen.Time, seen.Range, seen.Azimuth, seen.Elevation, seen.TransponderAnswered))
            .OrderBy(seen => seen.Time.Microseconds).ThenBy(seen => seen.Item1, StringComparer.Ordinal)];

    /// <summary>Mean range of the first detection by the search radar; nothing is fired.</summary>
    private static double FirstDetectionRange_km(BattleDefinition battle, int replications) =>
        Enumerable.Range(0, replications).Average(replication =>
        {
            var fought = Fought.Fight(Disarmed(battle), replication: (ulong)replication, level: JournalLevel.Events);
            return fought.All<Detection>().First(seen => IsSearch(fought, seen.Radar)).Range.Kilometres;
        });

    private static bool IsSearch(Fought fought, EntityId radar) => fought.NameOf(radar).EndsWith("/search", StringComparison.Ordinal);

    private static Dictionary<string, Geodetic> Antennas(Fought fought) =>
        fought.Battle.Definition.Batteries.SelectMany(battery => new RadarDefinition[] { battery.SearchRadar, battery.EngagementRadar }).ToDictionary(radar => radar.Name, radar => radar.Antenna, StringComparer.Ordinal);

    private static BattleDefinition Disarmed(BattleDefinition battle) => battle.WithBatteries(battery => battery with { Launchers = [] });

    private static BattleDefinition With(BattleDefinition battle, Speed rate) => battle.WithBatteries(
        battery => battery with { SearchRadar = battery.SearchRadar with { Accuracy = battery.SearchRadar.Accuracy with { RangeRate = rate } } });

    /// <summary>Fights and gathers every plot of a search radar with the target behind it, while it waits for its tracker.</summary>
    private static (Fought Fought, List<(Plot Plot, EntityId Origin)> Plots) Plots(BattleDefinition definition)
    {
        var plots = new Dictionary<(EntityId, long), (Plot, EntityId)>();
        var battle = new Battle(definition, 7, 0, new Journal(new MemoryStream(), JournalLevel.Full));
        while (battle.Now < battle.End)
        {
            battle.RunUntil(battle.Now + Duration.FromSeconds(1.0));
            foreach (var radar in battle.World.SearchRadars.Ids)
            {
                var queue = battle.World.Plots(radar);
                for (var i = 0; i < queue.Count; i++)
                {
                    plots[(radar, queue.Plots[i].Number)] = (queue.Plots[i], queue.Origins[i]);
                }
            }
        }

        return (Fought.Fight(definition), [.. plots.Values]);
    }
}
