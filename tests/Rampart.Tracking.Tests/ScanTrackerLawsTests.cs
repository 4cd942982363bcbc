using Rampart.Tracking.Filters;
using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests;

/// <summary>What must hold of every tracker, whatever it is told.</summary>
public sealed class ScanTrackerLawsTests
{
    public static TheoryData<TrackerKind> Kinds => [TrackerKind.EkfGnn, TrackerKind.ImmGnn, TrackerKind.ImmJpda];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_order_of_the_plots_of_a_look_changes_nothing(TrackerKind kind)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var scene = seed % 2 == 0 ? DrawnScene.Melee(seed, 6, 6.0, seed % 4 == 0) : WithOwnTimes(DrawnScene.Raid(seed, 30, 60.0, 20), seed);
            var luck = new Luck(seed);
            var orders = scene.Looks.Select(look => luck.Shuffled(Enumerable.Range(0, look.Plots.Length))).ToArray();
            var plain = Tracked.Run(AircraftTracking.Definition(kind), scene.Radar, scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)));
            var shuffled = Tracked.Run(
                AircraftTracking.Definition(kind), scene.Radar,
                scene.Looks.Select((look, at) => ((ILook)new EvenLook(look.Time_s), orders[at].Select(plot => look.Plots[plot]).ToArray())));
            for (var look = 0; look < plain.Count; look++)
            {
                var where = $"{kind}, seed {seed}, look {look}";
                Assert.True(orders[look].Select(plot => plain[look].NumberOfPlot[plot]).SequenceEqual(shuffled[look].NumberOfPlot), $"{where}: plots went to other tracks");
                Assert.True(plain[look].Tracks.Keys.SequenceEqual(shuffled[look].Tracks.Keys), $"{where}: other tracks live");
                Assert.All(plain[look].Tracks, track => Assert.True(track.Value.HasSameBits(shuffled[look].Tracks[track.Key]), $"{where}: track {track.Key} differs"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plots_that_differ_in_their_rate_alone_are_told_apart_whatever_their_order(TrackerKind kind)
    {
        var radar = RadarModel.AtOrigin(DrawnScene.Accuracy(true), 0.9, 1.0, 1e6);
        var place = new EnuOffset(10e3, 30e3, 4e3);
        var first = DrawnScene.Exact(place, 0.0) with { RangeRate_mps = 100.0 };
        var second = first with { RangeRate_mps = -100.0 };
        var third = first with { RangeRate_mps = -100.0, IsAnswered = true };
        var plain = Tracked.Run(AircraftTracking.Definition(kind), radar, [(new EvenLook(0.0), [first, second, third])]);
        var turned = Tracked.Run(AircraftTracking.Definition(kind), radar, [(new EvenLook(0.0), [third, second, first])]);

        Assert.Equal(plain[0].NumberOfPlot, turned[0].NumberOfPlot.Reverse());
        Assert.All(plain[0].Tracks, track => Assert.True(track.Value.HasSameBits(turned[0].Tracks[track.Key])));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_groups_far_apart_are_tracked_exactly_as_each_alone(TrackerKind kind)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var left = DrawnScene.Melee(seed, 2 + (seed % 4), 4.0, false);
            var (radar, looks) = (left.Radar, left.Looks);
            var right = DrawnScene.Melee(seed + 500, 5 - (seed % 4), 4.0, false);
            FarApart(kind, radar, looks, [.. right.Looks.Select(look => look with { Plots = [.. look.Plots.Select(Opposite)] })], seed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_groups_far_apart_that_a_beam_passes_at_their_own_times_are_tracked_exactly_as_each_alone(TrackerKind kind)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            // A look of five seconds: plots carry the time at which the beam passes their azimuth.
            var left = DrawnScene.Melee(seed, 2 + (seed % 4), 4.0, false);
            var right = DrawnScene.Melee(seed + 500, 5 - (seed % 4), 4.0, false);
            FarApart(
                kind, left.Radar, [.. left.Looks.Select(Swept)], [.. right.Looks.Select(look => Swept(look with { Plots = [.. look.Plots.Select(Opposite)] }))], seed);
        }

        static SceneLook Swept(SceneLook look) => look with
        {
            Plots = [.. look.Plots.Select(plot => plot with { Time = plot.Time - Duration.FromSeconds(5.0 * (1.0 - (plot.Azimuth_rad / (2.0 * Math.PI)))) })],
        };
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moving_the_scene_with_the_radar_gives_every_plot_to_the_same_track(TrackerKind kind)
    {
        var theatre = new EnuFrame(Geodetic.FromDegrees(52.0, 14.0, 0.0));
        EnuFrame[] places =
        [
            theatre,
            new EnuFrame(Geodetic.FromDegrees(-33.0, 151.0, 350.0)),
            new EnuFrame(Geodetic.FromDegrees(89.0, -12.1, 40.0)),
        ];
        for (var seed = 0; seed < 6; seed++)
        {
            var scene = DrawnScene.Raid(seed, 25, 20.0, 20);
            var volume = scene.Radar.Volume_mrad2;
            var told = places.Select(place => Tracked.Run(
                AircraftTracking.Definition(kind), new RadarModel(place, place, DrawnScene.Accuracy(), 0.9, 20.0, volume),
                scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)))).ToArray();
            var alone = Tracked.Run(
                AircraftTracking.Definition(kind), RadarModel.AtOrigin(DrawnScene.Accuracy(), 0.9, 20.0, volume),
                scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)));
            for (var look = 0; look < scene.Looks.Length; look++)
            {
                foreach (var moved in told)
                {
                    Assert.Equal(alone[look].NumberOfPlot, moved[look].NumberOfPlot);
                    Assert.Equal(alone[look].Tracks.Keys, moved[look].Tracks.Keys);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tilted_frame_changes_nothing_for_models_that_have_no_up(bool isSoft)
    {
        // The same noise and spread along every axis: a radar 250 km away, two degrees over the curve, tracks as at home.
        var even = new ProcessNoise(30.0, 30.0, 30.0);
        var definition = AircraftTracking.Definition(isSoft ? TrackerKind.ImmJpda : TrackerKind.ImmGnn) with
        {
            Models =
            [
                new MotionModel("straight", MotionKind.ConstantVelocity, new ProcessNoise(0.1, 0.1, 0.1), Duration.FromSeconds(60.0), 0.7),
                new MotionModel("restless", MotionKind.ConstantVelocity, even, Duration.FromSeconds(20.0), 0.3),
            ],
            SpeedSpread = Speed.FromMetresPerSecond(150.0),
            ClimbSpread = Speed.FromMetresPerSecond(150.0),
        };
        var theatre = new EnuFrame(Geodetic.FromDegrees(52.0, 14.0, 0.0));
        var away = new EnuFrame(Geodetic.FromDegrees(50.5, 16.8, 700.0));
        for (var seed = 0; seed < 6; seed++)
        {
            var scene = DrawnScene.Raid(seed, 25, 20.0, 20);
            IEnumerable<(ILook Look, RadarPlot[] Plots)> looks = scene.Looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots));
            var home = Tracked.Run(definition, scene.Radar, looks);
            var tilted = Tracked.Run(definition, new RadarModel(theatre, away, DrawnScene.Accuracy(), 0.9, 20.0, scene.Radar.Volume_mrad2), looks);
            for (var look = 0; look < home.Count; look++)
            {
                Assert.Equal(home[look].NumberOfPlot, tilted[look].NumberOfPlot);
                Assert.Equal(home[look].Tracks.Keys, tilted[look].Tracks.Keys);
                foreach (var (number, state) in home[look].Tracks)
                {
                    // And the places are the same places on the Earth.
                    var place = away.ToEcef(new EnuOffset(state.State[0], state.State[1], state.State[2]));
                    var other = tilted[look].Tracks[number].State;
                    Assert.Equal(0.0, (theatre.ToEnu(place) - new EnuOffset(other[0], other[1], other[2])).Norm, 1e-3);
                }
            }
        }
    }

    /// <summary>Each target's own turns and errors are the same with and without false plots.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void More_clutter_never_makes_the_picture_better(TrackerKind kind)
    {
        double[] means = [.. new[] { 0.0, 20.0, 100.0 }.Select(clutter => Enumerable.Range(0, 10).Average(seed => MeanGospa_m(kind, DrawnScene.Raid(seed, 30, clutter, 40))))];

        Assert.InRange(means[0], 0.0, means[1]);
        Assert.InRange(means[1], 0.0, means[2]);

        // And it is a picture: 30 targets that are all missed would give 3,873 m.
        Assert.InRange(means[0], 300.0, 2_500.0);
    }

    [Fact]
    public void The_metric_of_these_tests_is_the_published_one_on_cases_reckoned_by_hand()
    {
        EnuOffset[] truth = [new(0.0, 0.0, 0.0), new(5e3, 0.0, 0.0)];

        // One track 30 m off, one target missed; one track off by more than the cut-off counts as a miss and a false one.
        Assert.Equal(900.0 + 500e3, Tracked.SquaredGospa(truth, [new(30.0, 0.0, 0.0)], 1_000.0), 1e-6);
        Assert.Equal(1e6 + 500e3, Tracked.SquaredGospa(truth, [new(2e3, 0.0, 0.0)], 1_000.0), 1e-6);
        Assert.Equal(1e6, Tracked.SquaredGospa([], [new(2e3, 0.0, 0.0), default], 1_000.0), 1e-6);
        Assert.Equal(100.0 + 400.0 + 500e3, Tracked.SquaredGospa(truth, [new(5_010.0, 0.0, 0.0), new(20.0, 0.0, 0.0), new(9e3, 0.0, 0.0)], 1_000.0), 1e-6);
    }

    private static double MeanGospa_m(TrackerKind kind, Scene scene)
    {
        var tracker = new ScanTracker(AircraftTracking.Definition(kind), scene.Radar);
        var sum = 0.0;
        foreach (var look in scene.Looks)
        {
            tracker.Step(new EvenLook(look.Time_s), look.Plots, new int[look.Plots.Length]);
            sum += Math.Sqrt(Tracked.SquaredGospa([.. look.Truth.Select(target => target.Place)], Tracked.Confirmed(tracker), 1_000.0));
        }

        return sum / scene.Looks.Length;
    }

    /// <summary>Every track of the joint run is that of its group's own run, by the order of its number among the group's.</summary>
    private static void FarApart(TrackerKind kind, RadarModel radar, SceneLook[] left, SceneLook[] right, int seed)
    {
        var definition = AircraftTracking.Definition(kind);
        var alone = new[] { left, right }
            .Select(looks => Tracked.Run(definition, radar, looks.Select(look => ((ILook)new EvenLook(look.Time_s), look.Plots)))).ToArray();
        var joint = Tracked.Run(definition, radar, left.Zip(right, (one, other) => ((ILook)new EvenLook(one.Time_s), one.Plots.Concat(other.Plots).ToArray())));
        var own = new Dictionary<int, (int Group, int Number)>();
        for (var look = 0; look < joint.Count; look++)
        {
            var where = $"{kind}, seed {seed}, look {look}";
            var split = left[look].Plots.Length;
            for (var plot = 0; plot < joint[look].NumberOfPlot.Length; plot++)
            {
                var group = plot < split ? 0 : 1;
                var number = alone[group][look].NumberOfPlot[group == 0 ? plot : plot - split];
                var together = joint[look].NumberOfPlot[plot];
                Assert.Equal(number == 0, together == 0);
                if (together != 0 && !own.TryAdd(together, (group, number)))
                {
                    Assert.True(own[together] == (group, number), $"{where}: plot {plot} went to another track");
                }
            }

            Assert.Equal(alone[0][look].Tracks.Count + alone[1][look].Tracks.Count, joint[look].Tracks.Count);
            foreach (var (number, state) in joint[look].Tracks)
            {
                var (group, ownNumber) = own[number];
                Assert.True(state.HasSameBits(alone[group][look].Tracks[ownNumber]), $"{where}: track {number}, {ownNumber} of group {group}, differs");
            }
        }
    }

    /// <summary>The other side of the radar, and so far off that no gate reaches there, however long a track has coasted.</summary>
    private static RadarPlot Opposite(RadarPlot plot) => plot with { Azimuth_rad = DrawnScene.Turned(plot.Azimuth_rad + Math.PI), Range_m = plot.Range_m + 150e3 };

    /// <summary>Plots at their own times inside the look.</summary>
    private static Scene WithOwnTimes(Scene scene, long seed)
    {
        var luck = new Luck(seed + 99);
        return scene with
        {
            Looks = [.. scene.Looks.Select(look => look with
            {
                Plots = [.. look.Plots.Select(plot => plot with { Time = plot.Time - Duration.FromSeconds(luck.Between(0.0, 3.0)) })],
            })],
        };
    }
}
