using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests;

/// <summary>What nobody should send a tracker, and it comes all the same.</summary>
public sealed class RobustnessTests
{
    public static TheoryData<TrackerKind> Kinds => [TrackerKind.EkfGnn, TrackerKind.ImmGnn, TrackerKind.ImmJpda];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plots_that_no_radar_can_have_made_are_refused_and_counted_and_touch_nobody(TrackerKind kind)
    {
        var scene = DrawnScene.Melee(3, 5, 4.0, true);
        var plain = Tracked.Run(AircraftTracking.Definition(kind), scene.Radar, scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)));
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        var refused = 0L;
        for (var look = 0; look < scene.Looks.Length; look++)
        {
            var good = scene.Looks[look].Plots;
            var bad = Impossible(scene.Looks[look].Time_s).ToArray();
            refused += bad.Length;
            RadarPlot[] plots = [.. bad[..4], .. good, .. bad[4..]];
            var given = new int[plots.Length];
            tracker.Step(new EvenLook(scene.Looks[look].Time_s), plots, given);
            Assert.Equal(refused, tracker.Refused);
            Assert.All(given[..4].Concat(given[(4 + good.Length)..]), row => Assert.Equal(-1, row));
            var told = Tracked.Told(tracker, given);
            Assert.Equal(plain[look].Tracks.Keys, told.Tracks.Keys);
            Assert.All(told.Tracks, track => Assert.True(track.Value.HasSameBits(plain[look].Tracks[track.Key])));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plots_that_are_finite_and_absurd_touch_nobody_and_die(TrackerKind kind)
    {
        var scene = DrawnScene.Melee(4, 5, 0.0, false);
        var plain = Tracked.Run(AircraftTracking.Definition(kind), scene.Radar, scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)));
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        for (var look = 0; look < scene.Looks.Length; look++)
        {
            var sane = scene.Looks[look];
            var plot = DrawnScene.Exact(new EnuOffset(-50e3, -40e3, 5e3), sane.Time_s) with { RangeRate_mps = double.NaN };
            RadarPlot[] absurd = look > 5
                ? []
                :
                [
                    plot with { Range_m = 1e12 }, plot with { Range_m = 1e200 }, plot with { Range_m = double.MaxValue }, plot with { Range_m = 1e-300 },
                    plot with { Azimuth_rad = 1e6 }, plot with { Azimuth_rad = -1e200 }, plot with { Elevation_rad = 50.0 }, plot with { Elevation_rad = -double.MaxValue },
                ];
            var given = new int[sane.Plots.Length + absurd.Length];
            tracker.Step(new EvenLook(sane.Time_s), [.. sane.Plots, .. absurd], given);
            var told = Tracked.Told(tracker, given);

            // Every track of the sane plots is there, with the same bits, under whatever number.
            Assert.All(plain[look].Tracks.Values, track => Assert.Contains(told.Tracks.Values, other => other.HasSameBits(track)));
            if (look > 12)
            {
                Assert.Equal(plain[look].Tracks.Count, told.Tracks.Count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_azimuth_of_720_degrees_more_is_the_same_place(TrackerKind kind)
    {
        var scene = DrawnScene.Melee(5, 4, 2.0, false);
        var plain = Tracked.Run(AircraftTracking.Definition(kind), scene.Radar, scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)));
        var turned = Tracked.Run(
            AircraftTracking.Definition(kind), scene.Radar,
            scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots.Select((plot, at) => plot with { Azimuth_rad = plot.Azimuth_rad + (((at % 3) - 1) * 4.0 * Math.PI) }).ToArray())));
        for (var look = 0; look < plain.Count; look++)
        {
            Assert.Equal(plain[look].NumberOfPlot, turned[look].NumberOfPlot);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Doubled_plots_start_a_second_track_that_does_not_take_the_first_one_s_life(TrackerKind kind)
    {
        var scene = DrawnScene.Raid(6, 12, 0.0, 20);
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), DrawnScene.SearchRadar(5.0));
        foreach (var look in scene.Looks)
        {
            tracker.Step(new EvenLook(look.Time_s), [.. look.Plots, .. look.Plots], new int[2 * look.Plots.Length]);
            Assert.InRange(tracker.Alive, 0, 6 * 12);
        }

        // Every target is held by a confirmed track, though there may be two.
        var places = Tracked.Confirmed(tracker);
        Assert.InRange(scene.Looks[^1].Truth.Count(target => places.Exists(place => (place - target.Place).Norm < 1_000.0)), 10, 12);
        AllFinite(tracker);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plots_older_than_their_track_or_later_than_the_look_or_out_of_order_do_no_harm(TrackerKind kind)
    {
        var scene = DrawnScene.Raid(7, 10, 10.0, 30);
        var luck = new Luck(7);
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        foreach (var look in scene.Looks)
        {
            // Most are late by up to a look and a half, a few early.
            RadarPlot[] plots = [.. look.Plots.Select(plot => plot with { Time = plot.Time - Duration.FromSeconds(luck.Between(-0.5, 7.5)) })];
            tracker.Step(new EvenLook(look.Time_s), plots, new int[plots.Length]);
            AllFinite(tracker);
        }

        Assert.InRange(tracker.Alive, 1, 100);

        // Whole looks of the past: nobody goes back in time.
        var times = Times(tracker);
        foreach (var look in scene.Looks.Reverse().Skip(5).Take(5))
        {
            tracker.Step(new EvenLook(look.Time_s), look.Plots, new int[look.Plots.Length]);
            AllFinite(tracker);
            foreach (var (number, time) in Times(tracker))
            {
                Assert.True(!times.TryGetValue(number, out var before) || time >= before);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_empty_look_carries_tracks_on_and_two_looks_at_one_moment_do_no_harm(TrackerKind kind)
    {
        var scene = DrawnScene.Raid(8, 10, 5.0, 12);
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        tracker.Step(new EvenLook(0.0), [], []);
        Assert.Equal(0, tracker.Alive);
        foreach (var look in scene.Looks)
        {
            tracker.Step(new EvenLook(look.Time_s), look.Plots, new int[look.Plots.Length]);
            tracker.Step(new EvenLook(look.Time_s), look.Plots, new int[look.Plots.Length]);
            AllFinite(tracker);
        }

        Assert.InRange(tracker.Confirmed, 5, 30);
        var end = scene.Looks[^1].Time_s;
        tracker.Step(new EvenLook(end + 5.0), [], []);
        for (var row = 0; row < tracker.Tracks.Length; row++)
        {
            if (tracker.Tracks[row].Number != 0)
            {
                tracker.EstimateOf(row, out var estimate);
                Assert.Equal(end + 5.0, estimate.Time.SinceStart.Seconds, 1e-9);
                Assert.Equal(-1, tracker.Tracks[row].LastPlot);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void After_an_hour_without_a_look_tracks_go_on_or_end_and_nothing_breaks(TrackerKind kind)
    {
        var scene = DrawnScene.Raid(9, 10, 20.0, 24);
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        for (var at = 0; at < scene.Looks.Length; at++)
        {
            var later = Duration.FromSeconds(at < 12 ? 0.0 : 3_600.0);
            var look = scene.Looks[at];
            RadarPlot[] plots = [.. look.Plots.Select(plot => plot with { Time = plot.Time + later })];
            tracker.Step(new EvenLook(look.Time_s + later.Seconds), plots, new int[plots.Length]);
            AllFinite(tracker);
        }

        // The picture is found again after it.
        var places = Tracked.Confirmed(tracker);
        Assert.InRange(scene.Looks[^1].Truth.Count(target => places.Exists(place => (place - target.Place).Norm < 1_000.0)), 6, 10);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Looks_of_ten_thousand_plots_leave_no_more_tracks_than_allowed(TrackerKind kind)
    {
        var mostTracks = kind == TrackerKind.ImmJpda ? 600 : 3_000;
        var luck = new Luck(10);
        var tracker = new ScanTracker(AircraftTracking.Definition(kind) with { MostTracks = mostTracks }, DrawnScene.SearchRadar(20.0));
        var plots = new RadarPlot[10_000];
        var given = new int[plots.Length];
        for (var look = 0; look < 20; look++)
        {
            for (var i = 0; i < plots.Length; i++)
            {
                plots[i] = DrawnScene.FalsePlot(luck, 5.0 * look);
            }

            tracker.Step(new EvenLook(5.0 * look), plots, given);
            Assert.InRange(tracker.Alive, 0, mostTracks);
            Assert.InRange(tracker.Tracks.Length, 0, mostTracks);
        }

        Assert.InRange(tracker.Crowded, 100_000, 200_000);
        AllFinite(tracker);

        // Afterwards it is quiet, and the picture empties itself.
        for (var look = 20; look < 40; look++)
        {
            tracker.Step(new EvenLook(5.0 * look), [], []);
        }

        Assert.Equal((0, 0), (tracker.Alive, tracker.Confirmed));
    }

    [Fact]
    public void Ten_thousand_plots_of_one_range_are_no_more_than_slow()
    {
        var luck = new Luck(11);
        var tracker = new ScanTracker(AircraftTracking.Definition(TrackerKind.EkfGnn), DrawnScene.SearchRadar(20.0));
        RadarPlot[] plots = [.. Enumerable.Range(0, 10_000).Select(_ => DrawnScene.FalsePlot(luck, 0.0) with { Range_m = 50e3 })];
        tracker.Step(new EvenLook(0.0), plots, new int[plots.Length]);
        Assert.Equal(10_000, tracker.Alive);
    }

    [Theory]
    [InlineData(TrackerKind.EkfGnn, 0.0)]
    [InlineData(TrackerKind.ImmGnn, 0.0)]
    [InlineData(TrackerKind.ImmJpda, 0.0)]
    [InlineData(TrackerKind.EkfGnn, 3.0)]
    [InlineData(TrackerKind.ImmJpda, 3.0)]
    public void In_the_steady_state_a_look_allocates_nothing(TrackerKind kind, double spread_s)
    {
        const int Period = 25;
        var scene = DrawnScene.Raid(12, 60, 40.0, 2 * Period);
        var luck = new Luck(12);
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        var look = new RepeatedLook();
        RadarPlot[][] looks = [.. scene.Looks.Select(one => one.Plots.Select(plot => plot with { Time = plot.Time - Duration.FromSeconds(luck.Between(0.0, spread_s)) }).ToArray())];
        var given = new int[looks.Max(plots => plots.Length)];
        var moved = looks.Select(plots => (RadarPlot[])plots.Clone()).ToArray();
        var rounds = 0L;

        // The same looks again and again, later each time; tracks die and are born at every turn.
        void Round()
        {
            var later = Duration.FromSeconds(5.0 * looks.Length * rounds++);
            for (var at = 0; at < looks.Length; at++)
            {
                for (var i = 0; i < looks[at].Length; i++)
                {
                    moved[at][i].Time = looks[at][i].Time + later;
                }

                look.Time = SimulationTime.FromSeconds(scene.Looks[at].Time_s) + later;
                tracker.Step(look, moved[at], given);
            }
        }

        Round();
        Round();
        Assert.Equal(0, Allocations.LeastOf(Round));
        Assert.InRange(tracker.Confirmed, 30, 200);
    }

    private static IEnumerable<RadarPlot> Impossible(double time_s)
    {
        var good = DrawnScene.Exact(new EnuOffset(5e3, 35e3, 4e3), time_s);
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            yield return good with { Range_m = value };
            yield return good with { Azimuth_rad = value };
            yield return good with { Elevation_rad = value };
        }

        yield return good with { RangeRate_mps = double.PositiveInfinity };
        yield return good with { RangeRate_mps = double.NegativeInfinity };
        yield return good with { Range_m = -40e3 };
        yield return good with { Range_m = 0.0 };
    }

    private static void AllFinite(ScanTracker tracker)
    {
        var alive = 0;
        var confirmed = 0;
        for (var row = 0; row < tracker.Tracks.Length; row++)
        {
            ref readonly var track = ref tracker.Tracks[row];
            if (track.Number == 0)
            {
                continue;
            }

            alive++;
            confirmed += track.Status == TrackStatus.Confirmed ? 1 : 0;
            tracker.EstimateOf(row, out var estimate);
            Assert.True(double.IsFinite(track.Score));
            for (var i = 0; i < 6; i++)
            {
                Assert.True(double.IsFinite(estimate.State[i]));
                Assert.True(estimate.Covariance[7 * i] > 0.0, $"track {track.Number}: variance {i} is {estimate.Covariance[7 * i]}");
            }
        }

        Assert.Equal((alive, confirmed), (tracker.Alive, tracker.Confirmed));
    }

    private static Dictionary<int, SimulationTime> Times(ScanTracker tracker)
    {
        var times = new Dictionary<int, SimulationTime>();
        for (var row = 0; row < tracker.Tracks.Length; row++)
        {
            if (tracker.Tracks[row].Number != 0)
            {
                tracker.EstimateOf(row, out var estimate);
                times.Add(tracker.Tracks[row].Number, estimate.Time);
            }
        }

        return times;
    }
}
