using Rampart.Tracking.Filters;
using Rampart.Tracking.Life;
using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests.Life;

public sealed class TrackLifeTests
{
    private const double Volume = 1e5;
    private const double FalsePlots = 2.0;
    private const double NewTargets = 0.5;
    private const double Detection = 0.8;

    private static readonly RadarModel Radar = RadarModel.AtOrigin(DrawnScene.Accuracy(), Detection, FalsePlots, Volume);

    private static readonly MotionModel Model = new("straight", MotionKind.ConstantVelocity, new ProcessNoise(1.0, 1.0, 1.0), Duration.FromSeconds(100.0), 1.0);

    private static readonly EnuOffset Place = new(3e3, 40e3, 5e3);

    private static TrackerDefinition Definition(double falseConfirmation = 0.01, double falseDrop = 0.02) => new()
    {
        Kind = TrackerKind.EkfGnn,
        Models = [Model],
        SpeedSpread = Speed.FromMetresPerSecond(150.0),
        ClimbSpread = Speed.FromMetresPerSecond(15.0),
        Gate = 25.0,
        NewTargetsPerScan = NewTargets,
        FalseConfirmation = falseConfirmation,
        FalseDrop = falseDrop,
    };

    [Fact]
    public void A_track_of_three_plots_has_the_score_reckoned_by_hand()
    {
        var tracker = new ScanTracker(Definition(), Radar);
        var bank = new FilterBank([Model], Radar);
        bank.Start(0, Plot(0), 150.0, 15.0);
        Look(tracker, 0, true);
        var score = Math.Log(NewTargets / FalsePlots);
        Assert.Equal(score, tracker.Tracks[0].Score, 1e-12);

        for (var look = 1; look < 3; look++)
        {
            // A plot adds ln(Pd·Λ/βf), βf = 2 false plots in 100,000 m·rad².
            bank.Predict(0, SimulationTime.FromSeconds(5.0 * look));
            score += bank.Fit(0, Plot(look)).LogLikelihood + Math.Log(Detection) - Math.Log(FalsePlots / Volume);
            bank.Update(0, Plot(look));
            Look(tracker, look, true);
            Assert.Equal(score, tracker.Tracks[0].Score, 1e-9);
        }

        Look(tracker, 3, false);
        Assert.Equal(score + Math.Log(1.0 - Detection), tracker.Tracks[0].Score, 1e-9);
        Assert.Equal(score, tracker.Tracks[0].BestScore, 1e-9);
        Assert.Equal((3, 1, -1), (tracker.Tracks[0].Plots, tracker.Tracks[0].Misses, tracker.Tracks[0].LastPlot));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.01)]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    public void A_track_is_confirmed_by_the_first_plot_that_brings_its_score_to_the_ratio_of_the_two_errors(double falseConfirmation)
    {
        const double FalseDrop = 0.02;
        var tracker = new ScanTracker(Definition(falseConfirmation, FalseDrop), Radar);
        var ever = false;
        for (var look = 0; look < 12; look++)
        {
            Look(tracker, look, true);
            ref readonly var track = ref tracker.Tracks[0];
            ever |= track.Score >= Math.Log((1.0 - FalseDrop) / falseConfirmation);
            Assert.Equal(ever, track.Status == TrackStatus.Confirmed);
            Assert.Equal(ever ? 1 : 0, tracker.Confirmed);
        }

        Assert.True(ever);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.1, 2)]
    [InlineData(0.02, 3)]
    [InlineData(1e-4, 6)]
    public void A_track_is_dropped_after_as_many_misses_as_its_score_says(double falseDrop, int misses)
    {
        // Each miss costs ln 5 = 1.609; the track may lose ln(1/β): 0.69, 2.30, 3.91 and 9.21.
        Assert.Equal(misses, (int)Math.Floor(Math.Log(1.0 / falseDrop) / Math.Log(5.0)) + 1);
        foreach (var plots in new[] { 1, 6 })
        {
            var tracker = new ScanTracker(Definition(falseDrop: falseDrop), Radar);
            for (var look = 0; look < plots; look++)
            {
                Look(tracker, look, true);
            }

            for (var miss = 1; miss <= misses; miss++)
            {
                Assert.Equal(1, tracker.Alive);
                Look(tracker, plots + miss - 1, false);
            }

            Assert.Equal((0, 0), (tracker.Alive, tracker.Confirmed));
            var gone = Assert.Single(tracker.Dropped.ToArray());
            Assert.Equal((0, 1, plots == 1 ? TrackStatus.Tentative : TrackStatus.Confirmed), (gone.Row, gone.Number, gone.Status));
            Assert.Equal(0, tracker.Tracks[0].Number);
        }
    }

    [Fact]
    public void A_plot_between_misses_gives_the_track_its_credit_back()
    {
        var tracker = new ScanTracker(Definition(falseDrop: 0.1), Radar);
        for (var look = 0; look < 40; look++)
        {
            Look(tracker, look, look < 3 || look % 2 == 0);
            Assert.Equal(1, tracker.Alive);
        }
    }

    [Fact]
    public void Where_the_look_could_not_see_it_a_track_is_not_blamed()
    {
        var tracker = new ScanTracker(Definition(), Radar);
        for (var look = 0; look < 4; look++)
        {
            Look(tracker, look, true);
        }

        var before = tracker.Tracks[0];
        for (var look = 4; look < 30; look++)
        {
            tracker.Step(new PlacedLook(5.0 * look, place => place.North > 0.0 ? 0.0 : 0.9), [], []);
        }

        Assert.Equal((before.Number, before.Score, 0), (tracker.Tracks[0].Number, tracker.Tracks[0].Score, tracker.Tracks[0].Misses));
    }

    [Fact]
    public void By_counting_a_track_is_confirmed_with_three_plots_in_four_looks_and_else_dropped()
    {
        var definition = Definition() with { Life = TrackLifeRule.Count, PlotsToConfirm = 3, LooksToConfirm = 4, MissesToDrop = 3 };

        // Which of the looks bring a plot, and what has become of the first track then.
        foreach (var (seen, isConfirmed) in new[] { ("xxx", true), ("xx-x", true), ("x-xx", true), ("xx--", false), ("x-x-", false), ("x--x", false), ("x-x-x", false) })
        {
            var tracker = new ScanTracker(definition, Radar);
            for (var look = 0; look < seen.Length; look++)
            {
                Look(tracker, look, seen[look] == 'x');
            }

            var first = tracker.Tracks.ToArray().FirstOrDefault(track => track.Number == 1);
            Assert.True(isConfirmed == (first is { Number: 1, Status: TrackStatus.Confirmed }), $"{seen}: {first.Number} {first.Status}");
            Assert.True(isConfirmed || first.Number == 0 || first.Status == TrackStatus.Tentative, seen);
        }
    }

    [Fact]
    public void By_counting_a_confirmed_track_is_dropped_after_three_misses_one_after_another()
    {
        var definition = Definition() with { Life = TrackLifeRule.Count, PlotsToConfirm = 3, LooksToConfirm = 4, MissesToDrop = 3 };
        var tracker = new ScanTracker(definition, Radar);
        var seen = "xxxx--x--x---";
        for (var look = 0; look < seen.Length; look++)
        {
            Assert.Equal(look == 0 ? 0 : 1, tracker.Alive);
            Look(tracker, look, seen[look] == 'x');
        }

        Assert.Equal(0, tracker.Alive);
        Assert.Equal(TrackStatus.Confirmed, Assert.Single(tracker.Dropped.ToArray()).Status);
    }

    [Fact]
    public void No_more_tracks_live_than_the_definition_allows_and_the_rest_is_counted()
    {
        var tracker = new ScanTracker(Definition() with { MostTracks = 10 }, Radar);
        RadarPlot[] plots = [.. Enumerable.Range(0, 25).Select(i => DrawnScene.Exact(new EnuOffset(0.0, 20e3 + (4e3 * i), 5e3), 0.0))];
        var given = new int[25];
        tracker.Step(new EvenLook(0.0), plots, given);

        // The nearest are taken.
        Assert.Equal(10, tracker.Alive);
        Assert.Equal(15, tracker.Crowded);
        Assert.All(given[..10], row => Assert.InRange(row, 0, 9));
        Assert.All(given[10..], row => Assert.Equal(-1, row));
    }

    [Fact]
    public void A_number_is_never_used_again_and_a_row_is()
    {
        var tracker = new ScanTracker(Definition(), Radar);
        for (var round = 0; round < 5; round++)
        {
            Look(tracker, 10 * round, true);
            Assert.Equal(round + 1, tracker.Tracks[0].Number);
            for (var look = 1; look < 5; look++)
            {
                Look(tracker, (10 * round) + look, false);
            }

            Assert.Equal(1, tracker.Tracks.Length);
            Assert.Equal(0, tracker.Alive);
        }
    }

    [Theory]
    [InlineData(TrackerKind.EkfGnn)]
    [InlineData(TrackerKind.ImmGnn)]
    [InlineData(TrackerKind.ImmJpda)]
    public void Tracks_of_false_plots_die_and_few_are_ever_confirmed(TrackerKind kind)
    {
        const int Looks = 100;
        const double Clutter = 100.0;
        double confirmed = 0.0, alive = 0.0;
        var born = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var tracker = new ScanTracker(AircraftTracking.Definition(kind), DrawnScene.SearchRadar(Clutter));
            var luck = new Luck(seed);
            for (var look = 0; look < Looks; look++)
            {
                RadarPlot[] plots = [.. Enumerable.Range(0, luck.Poisson(Clutter)).Select(_ => DrawnScene.FalsePlot(luck, 5.0 * look))];
                tracker.Step(new EvenLook(5.0 * look), plots, new int[plots.Length]);
                confirmed += tracker.Confirmed / (4.0 * Looks);
                alive += tracker.Alive / (4.0 * Looks);
            }

            born += tracker.Tracks.ToArray().Max(track => track.Number);
        }

        // A track of one plot lives for three looks; the mean picture holds less than one false confirmed track, and tentative ones of few looks.
        Assert.InRange(born, 4 * 8_000, int.MaxValue);
        Assert.InRange(alive, 150.0, 400.0);
        Assert.InRange(confirmed, 0.0, 1.0);
    }

    [Fact]
    public void A_probability_of_one_is_taken_as_nearly_one()
    {
        // A look that says it cannot miss: plots still go to their tracks, and a miss ends the track.
        foreach (var kind in new[] { TrackerKind.EkfGnn, TrackerKind.ImmJpda })
        {
            var tracker = new ScanTracker(Definition() with { Kind = kind }, Radar);
            for (var look = 0; look < 6; look++)
            {
                tracker.Step(new EvenLook(5.0 * look, 1.0), [Plot(look)], new int[1]);
                Assert.Equal(1, tracker.Tracks[0].Number);
                Assert.Equal(look + 1, tracker.Tracks[0].Plots);
                Assert.True(double.IsFinite(tracker.Tracks[0].Score));
            }

            Assert.Equal(TrackStatus.Confirmed, tracker.Tracks[0].Status);
            tracker.Step(new EvenLook(30.0, 1.0), [], []);
            Assert.Equal(0, tracker.Alive);
        }
    }

    [Fact]
    public void The_score_refuses_nothing_and_adds_what_the_formulas_say()
    {
        var score = new TrackScore(Definition(), Radar);

        Assert.Equal(Math.Log(0.5 / 2.0), score.AtStart, 1e-12);
        Assert.Equal(Math.Log(0.2), TrackScore.OfMiss(0.8), 1e-12);
        Assert.Equal(Math.Log(0.8 / (0.2 * 2.5 / Volume)), score.PairGain(0.8), 1e-12);
        Assert.Equal(-7.0 + Math.Log(0.8 * Volume / 2.0), score.OfPlot(-7.0, 0.8), 1e-12);
        Assert.True(score.Confirms(new LocalTrack { Score = Math.Log(0.98 / 0.01) + 1e-9 }));
        Assert.False(score.Confirms(new LocalTrack { Score = Math.Log(0.98 / 0.01) - 1e-9 }));
        Assert.True(score.Drops(new LocalTrack { BestScore = 9.0, Score = 9.0 - Math.Log(50.0) - 1e-6 }));
        Assert.False(score.Drops(new LocalTrack { BestScore = 9.0, Score = 9.0 - Math.Log(50.0) + 1e-6 }));
    }

    /// <summary>A target that flies north at 200 m/s, with an error of the radar that is the same in every test.</summary>
    private static RadarPlot Plot(int look) => DrawnScene.Seen(new Luck(look), Place + new EnuOffset(0.0, 1e3 * look, 0.0), 5.0 * look) with { RangeRate_mps = double.NaN };

    private static void Look(ScanTracker tracker, int look, bool isSeen) =>
        tracker.Step(new EvenLook(5.0 * look, Detection), isSeen ? [Plot(look)] : [], new int[1]);
}
