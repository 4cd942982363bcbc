using Rampart.Tracking.Filters;
using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests.Slow;

/// <summary>The fast tracker against the slow, obvious one: which plot goes to which track, who is born, confirmed and dropped, and every estimate.</summary>
public sealed class SlowTrackerAgreementTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<TrackerKind, bool> Kinds => new()
    {
        { TrackerKind.EkfGnn, false },
        { TrackerKind.EkfGnn, true },
        { TrackerKind.ImmGnn, false },
        { TrackerKind.ImmGnn, true },
        { TrackerKind.ImmJpda, false },
        { TrackerKind.ImmJpda, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_fast_tracker_does_what_the_slow_one_does_plot_by_plot(TrackerKind kind, bool withRate)
    {
        var tally = new Tally();
        for (var seed = 0; seed < (kind == TrackerKind.ImmJpda ? 22 : 24); seed++)
        {
            var luck = new Luck(7_000 + seed);
            var scene = DrawnScene.Melee(seed, 2 + luck.Below(kind == TrackerKind.ImmJpda ? 4 : 7), luck.Between(0.0, 8.0), withRate);
            Agree(AircraftTracking.Definition(kind), scene, seed, tally);
        }

        // The scenes are what they are meant to be: contested plots, births, confirmations, drops.
        Assert.InRange(tally.Contests, 100, int.MaxValue);
        Assert.InRange(tally.Looks, 300, int.MaxValue);
        Assert.InRange(tally.Confirmed, 12, int.MaxValue);
        Assert.InRange(tally.Dropped, 50, int.MaxValue);
    }

    [Theory]
    [InlineData(TrackerKind.ImmGnn)]
    [InlineData(TrackerKind.ImmJpda)]
    public void A_model_of_acceleration_among_the_others_changes_nothing_of_that(TrackerKind kind)
    {
        var definition = AircraftTracking.Definition(kind);
        var accelerated = new MotionModel(
            "accelerated", MotionKind.ConstantAcceleration, new ProcessNoise(0.1, 0.1, 0.1, Jerk_m2ps5: 2.0), Duration.FromSeconds(8.0), 0.1, 10.0);
        definition = definition with { Models = [.. definition.Models, accelerated] };
        var tally = new Tally();
        for (var seed = 100; seed < 108; seed++)
        {
            Agree(definition, DrawnScene.Melee(seed, 3, 3.0, false), seed, tally);
        }

        Assert.InRange(tally.Contests, 20, int.MaxValue);
    }

    [Fact]
    public void Noise_along_and_across_the_course_changes_nothing_of_that()
    {
        var definition = AircraftTracking.Definition(TrackerKind.EkfGnn);
        definition = definition with { Models = [definition.Models[0] with { Noise = new ProcessNoise(3.0, 60.0, 5.0, 20.0) }] };
        var tally = new Tally();
        for (var seed = 200; seed < 210; seed++)
        {
            Agree(definition, DrawnScene.Melee(seed, 4, 3.0, false), seed, tally);
        }

        Assert.InRange(tally.Contests, 20, int.MaxValue);
    }

    private static void Agree(TrackerDefinition definition, Scene scene, int seed, Tally tally)
    {
        var fast = new ScanTracker(definition, scene.Radar);
        var slow = new SlowTracker(definition, scene.Radar);
        foreach (var look in scene.Looks)
        {
            var where = $"seed {seed}, {look.Time_s} s";
            var given = new int[look.Plots.Length];
            var numbers = new int[look.Plots.Length];
            fast.Step(new EvenLook(look.Time_s), look.Plots, given);
            slow.Step(look.Time_s, 0.9, look.Plots, numbers);
            if (slow.HasGivenUp)
            {
                return;
            }

            var tracks = fast.Tracks.ToArray();
            Assert.True(numbers.SequenceEqual(given.Select(row => row < 0 ? 0 : tracks[row].Number)), $"{where}: plots went to other tracks");
            Assert.Equal(slow.Dropped.Order(), fast.Dropped.ToArray().Select(gone => (gone.Number, gone.Status == TrackStatus.Confirmed)).Order());
            Assert.Equal(slow.Tracks.Count, fast.Alive);
            Assert.Equal(slow.Tracks.Count(track => track.IsConfirmed), fast.Confirmed);
            foreach (var track in slow.Tracks)
            {
                var row = Array.FindIndex(tracks, other => other.Number == track.Number);
                Assert.True(row >= 0, $"{where}: track {track.Number} is missing");
                Assert.Equal(track.IsConfirmed, tracks[row].Status == TrackStatus.Confirmed);
                Assert.Equal((track.Plots, track.Misses, track.LastPlot), (tracks[row].Plots, tracks[row].Misses, tracks[row].LastPlot));
                Assert.Equal(track.Score, tracks[row].Score, Tolerance * (1.0 + Math.Abs(track.Score)));
                SameEstimate(fast, row, track, where);
            }

            tally.Looks++;
            tally.Dropped += slow.Dropped.Count;
        }

        tally.Contests += slow.Contests;
        tally.Confirmed += slow.Tracks.Count(track => track.IsConfirmed);
    }

    private static void SameEstimate(ScanTracker fast, int row, SlowTrack track, string where)
    {
        fast.EstimateOf(row, out var estimate);
        var (x, p) = track.Combined();
        for (var i = 0; i < 6; i++)
        {
            var deviation = Math.Sqrt(p[i, i]);
            Assert.True(Math.Abs(estimate.State[i] - x[i, 0]) <= Tolerance * deviation, $"{where}: state {i} of track {track.Number} is {estimate.State[i]} and not {x[i, 0]}");
            for (var j = 0; j < 6; j++)
            {
                var scale = deviation * Math.Sqrt(p[j, j]);
                Assert.True(
                    Math.Abs(estimate.Covariance[(i * 6) + j] - p[i, j]) <= Tolerance * scale,
                    $"{where}: covariance {i},{j} of track {track.Number} is {estimate.Covariance[(i * 6) + j]} and not {p[i, j]}");
            }
        }

        for (var model = 0; model < track.Probability.Length; model++)
        {
            Assert.Equal(track.Probability[model], fast.ProbabilityOf(row, model), Tolerance);
        }
    }

    private sealed class Tally
    {
        public int Looks { get; set; }

        public int Contests { get; set; }

        public int Confirmed { get; set; }

        public int Dropped { get; set; }
    }
}
