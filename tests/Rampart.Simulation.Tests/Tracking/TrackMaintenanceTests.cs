using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Simulation.Tests.Tracking;

/// <summary>The life of tracks in a battle in which nobody fires.</summary>
public class TrackMaintenanceTests
{
    [Fact]
    public void A_target_that_is_seen_scan_by_scan_becomes_one_confirmed_track()
    {
        var fought = Fought.Fight(Peace(ClearSky, Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0)));

        Assert.Single(fought.All<TrackConfirmed>());
        Assert.DoesNotContain(fought.All<TrackDropped>(), dropped => dropped.Time < LastSeen(fought));
    }

    [Fact]
    public void A_track_is_dropped_after_missed_scans()
    {
        // The airliner lands at ten minutes; three missed looks, with 0.8 expected, bring the score down by more than ln 100.
        var landing = Sketch.Airliner("airliner") with { Route = [Sketch.Around(200.0, 150.0, 9000.0), Sketch.Around(180.0, 60.0, 9000.0)] };
        var fought = Fought.Fight(Peace(ClearSky, landing));

        var dropped = Assert.Single(fought.All<TrackDropped>());
        var scans = (dropped.Time - LastSeen(fought)).Seconds / 12.0;
        Assert.Equal(TrackStatus.Confirmed, dropped.Status);
        Assert.InRange(scans, 2.5, 4.0);
        Assert.False(fought.Battle.World.IsAlive(dropped.Radar, 0, dropped.RadarTrack));
    }

    [Fact]
    public void Tracks_of_false_plots_alone_are_rarely_confirmed()
    {
        int started = 0, confirmed = 0;
        for (var replication = 0UL; replication < 5; replication++)
        {
            var fought = Fought.Fight(Peace(radar => radar) with { Length = Duration.FromHours(1.0) }, replication: replication, level: JournalLevel.Events);
            started += fought.All<TrackStarted>().Count;
            confirmed += fought.All<TrackConfirmed>().Count;
        }

        // The design accepts one in a million; the scales of the test cannot resolve that, one in two thousand they can.
        Assert.True(started > 2000, $"Only {started} tracks were started.");
        Assert.True(confirmed <= started / 2000, $"{confirmed} of {started} tracks of false plots were confirmed.");
    }

    [Fact]
    public void Two_airliners_ten_kilometres_apart_are_two_tracks_and_stay_themselves()
    {
        var (first, second) = (Sketch.Airliner("first", from_deg: 240.0, to_deg: 120.0), Sketch.Airliner("second", from_deg: 243.0, to_deg: 117.0));
        var fought = Fought.Fight(Peace(ClearSky, first, second));
        var plots = fought.All<Detection>().ToDictionary(seen => (seen.Radar, seen.Plot), seen => fought.NameOf(seen.Target));
        var confirmed = fought.All<TrackConfirmed>();

        // A new track does not know its speed and may take the neighbour's plot; one that has settled may not, while both fly.
        var landed = fought.All<TargetOutcome>().Min(outcome => outcome.Time);
        Assert.Equal(2, confirmed.Count);
        foreach (var track in confirmed)
        {
            Assert.Single(fought.All<TrackUpdated>().Where(update => update.Radar == track.Radar && update.RadarTrack == track.RadarTrack && update.Time > track.Time && update.Time < landed).Select(update => plots[(update.Radar, update.Plot)]).Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_estimate_stays_as_near_to_the_truth_as_it_says()
    {
        double sum = 0.0;
        var count = 0;
        for (var replication = 0UL; replication < 20; replication++)
        {
            var fought = Fought.Fight(Peace(ClearSky, Sketch.Airliner("airliner", from_deg: 240.0, to_deg: 120.0)), replication: replication);
            var seen = fought.All<Detection>().ToDictionary(plot => (plot.Radar, plot.Plot));
            foreach (var update in fought.All<TrackUpdated>().Where(update => update.Status == TrackStatus.Confirmed))
            {
                var plot = seen[(update.Radar, update.Plot)];
                var truth = fought.Battle.World.Theatre.ToEnu(fought.Battle.World.Trajectory.At(plot.Target, plot.Time).Position);
                var error = (new EnuOffset(update.East.Metres, update.North.Metres, update.Up.Metres) - truth).Norm;
                sum += Math.Pow(error / update.Deviation.Metres, 2.0);
                count++;
            }
        }

        // An airliner on a straight course moves less than the filter allows for, so its errors may be smaller than claimed, not larger.
        Assert.InRange(sum / count, 0.3, 1.3);
    }

    [Fact]
    public void Hundreds_of_tracks_at_once_are_kept_apart()
    {
        // Far more rows than the tables begin with, and more from one decision to the next than they have left.
        var crowded = Peace(radar => radar with { FalsePlotsPerScan = 400.0, ScanPeriod = Duration.FromSeconds(6.0) }, Sketch.Fighter("fighter")) with { Length = Duration.FromMinutes(3.0) };
        var fought = Fought.Fight(crowded with { Batteries = [.. crowded.Batteries, Sketch.Battery("bravo", Sketch.Around(90.0, 60.0, 1100.0))] }, level: JournalLevel.Events);

        Assert.True(fought.Battle.World.RadarTrackers[0].Tracker.Tracks.Length > 400);
        Assert.Equal(fought.All<TrackStarted>().Count, fought.All<TrackStarted>().Select(track => (track.Radar, track.RadarTrack)).Distinct().Count());
    }

    private static SimulationTime LastSeen(Fought fought) => fought.All<Detection>().Max(seen => seen.Time);

    private static SearchRadarDefinition ClearSky(SearchRadarDefinition radar) => radar with { FalsePlotsPerScan = 0.0 };

    private static BattleDefinition Peace(Func<SearchRadarDefinition, SearchRadarDefinition> change, params TargetDefinition[] targets) =>
        Sketch.Battle(targets).WithBatteries(battery => battery with { Launchers = [], SearchRadar = change(battery.SearchRadar) });
}
