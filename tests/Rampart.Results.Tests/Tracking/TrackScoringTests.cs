using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

/// <summary>Each score on targets and tracks that can be reckoned by hand.</summary>
public class TrackScoringTests
{
    [Fact]
    public void A_perfect_track_of_each_target_has_no_error()
    {
        var truth = Fly(1, 0, 10).Concat(Fly(2, 0, 10, y: 5e3)).ToList();

        var scores = TrackScoring.Score(truth, [.. Follow(truth, 1, 7), .. Follow(truth, 2, 8)]);

        Assert.Equal(10, scores.Scans);
        Assert.Equal(0.0, scores.GospaRms_m);
        Assert.Equal(0.0, scores.OspaMean_m);
        Assert.Equal(0.0, scores.GospaSwitches);
        Assert.Equal(1.0, scores.Completeness);
        Assert.Equal(1.0, scores.Ambiguity);
        Assert.Equal(0.0, scores.Spuriousness);
        Assert.Equal(1.0, scores.LongestSegment);
        Assert.Equal(0, scores.Breaks);
        Assert.Equal(0, scores.NeverTracked);
        Assert.Equal(0, scores.FalseTracks);
        Assert.Equal(0.0, scores.InitiationDelay_scans);
        Assert.Equal(2.0, scores.InitiationConfirmed_scans);
        Assert.Null(scores.Anees);
        Assert.Null(scores.PlotPurity);
    }

    [Fact]
    public void One_of_two_targets_missed_is_a_GOSPA_of_the_cut_off_by_root_two_and_an_OSPA_of_the_same()
    {
        var truth = Fly(1, 0, 10).Concat(Fly(2, 0, 10, y: 5e3)).ToList();

        var scores = TrackScoring.Score(truth, Follow(truth, 1, 7));

        // (c²/2 · 1)^½ and ((0 + c²) / 2)^½.
        Assert.Equal(1000.0 / Math.Sqrt(2.0), scores.GospaRms_m, 9);
        Assert.Equal(1000.0 / Math.Sqrt(2.0), scores.OspaMean_m, 9);
        Assert.Equal(500.0 / Math.Sqrt(2.0), scores.GospaRmsAt500_m, 9);
        Assert.Equal(2000.0 / Math.Sqrt(2.0), scores.GospaRmsAt2000_m, 9);
        Assert.Equal(1.0, scores.MissedPerScan);
        Assert.Equal(0.0, scores.FalsePerScan);
        Assert.Equal(0.5, scores.Completeness);
        Assert.Equal(1, scores.NeverTracked);
    }

    [Fact]
    public void Distance_adds_in_squares_and_its_root_mean_square_is_the_localisation()
    {
        var truth = Fly(1, 0, 4).Concat(Fly(2, 0, 4, y: 5e3)).ToList();

        var scores = TrackScoring.Score(truth, [.. Follow(truth, 1, 7, dx: 300.0), .. Follow(truth, 2, 8, dx: 400.0)]);

        Assert.Equal(500.0, scores.GospaRms_m, 9);
        Assert.Equal(500.0, scores.GospaMean_m, 9);
        Assert.Equal(500.0 / Math.Sqrt(2.0), scores.GospaLocalisation_m, 9);
        Assert.Equal(500.0 / Math.Sqrt(2.0), scores.OspaMean_m, 9);
        Assert.Equal(350.0, scores.PositionAccuracy_m, 9);
        Assert.Equal(500.0 / Math.Sqrt(2.0), scores.PositionRmse_m, 9);
        Assert.Equal(4, scores.Series.Count);
        Assert.Equal(500.0 / Math.Sqrt(2.0), scores.Series[2].Localisation_m, 9);
        Assert.Equal(new ScanScore(2, 10.0, 500.0, 0.0, 0, 0, 2, 2), scores.Series[2] with { Gospa_m = Math.Round(scores.Series[2].Gospa_m, 9), Localisation_m = 0.0 });
    }

    [Fact]
    public void A_track_at_the_cut_off_or_beyond_is_one_missed_and_one_false()
    {
        var truth = Fly(1, 0, 4).ToList();

        var at = TrackScoring.Score(truth, Follow(truth, 1, 7, dx: 1000.0));
        var before = TrackScoring.Score(truth, Follow(truth, 1, 7, dx: 999.0));

        Assert.Equal(1000.0, at.GospaRms_m, 9);
        Assert.Equal(1.0, at.MissedPerScan);
        Assert.Equal(1.0, at.FalsePerScan);
        Assert.Equal(1, at.FalseTracks);
        Assert.Equal(4.0, at.FalseTrackLife_scans);
        Assert.Equal(1.0, at.Spuriousness);
        Assert.Null(at.InitiationDelay_scans);
        Assert.Equal(999.0, before.GospaRms_m, 9);
        Assert.Equal(0.0, before.MissedPerScan);
        Assert.Equal(1.0, before.Completeness);
    }

    [Fact]
    public void The_pairing_is_the_best_of_all_and_not_the_nearest_first()
    {
        // On a line: targets at 0 and 500, tracks at 400 and 1,300. Nearest first would take 500–400 and leave the others.
        var truth = Fly(1, 0, 1, speed: 0.0).Concat(Fly(2, 0, 1, speed: 0.0, x: 500.0)).ToList();

        var scores = TrackScoring.Score(truth, [.. Follow(truth, 1, 7, dx: 400.0), .. Follow(truth, 2, 8, dx: 800.0)]);

        Assert.Equal(Math.Sqrt((400.0 * 400.0) + (800.0 * 800.0)), scores.GospaRms_m, 9);
    }

    [Fact]
    public void A_second_track_on_a_target_is_ambiguity_and_one_false_track_a_scan_for_GOSPA()
    {
        var truth = Fly(1, 0, 8).ToList();

        var scores = TrackScoring.Score(truth, [.. Follow(truth, 1, 7), .. Follow(truth, 1, 8, dx: 50.0)]);

        Assert.Equal(2.0, scores.Ambiguity);
        Assert.Equal(1.0, scores.FalsePerScan);
        Assert.Equal(0, scores.FalseTracks);
        Assert.Equal(1, scores.Breaks);
        Assert.Equal(0.0, scores.TrackChangeRate_per_s);
    }

    [Fact]
    public void A_track_that_ends_and_begins_anew_is_a_break_and_a_change()
    {
        var truth = Fly(1, 0, 21).ToList();
        var tracks = Follow(truth, 1, 7).Where(row => row.Scan <= 10).Concat(Follow(truth, 1, 8).Where(row => row.Scan >= 13)).ToList();

        var scores = TrackScoring.Score(truth, tracks);

        Assert.Equal(1, scores.Breaks);
        Assert.Equal(19.0 / 21.0, scores.Completeness, 12);
        Assert.Equal(10.0 / 20.0, scores.LongestSegment, 12);

        // Covered: 10 and 7 scans of 5 s; one change of track.
        Assert.Equal(1.0 / 85.0, scores.TrackChangeRate_per_s, 12);
        Assert.Equal(1.0 / (85.0 / 3600.0), scores.BreaksPerTargetHour, 9);

        // To none, a half; from none, a half.
        Assert.Equal(1.0, scores.GospaSwitches);
    }

    [Fact]
    public void Two_tracks_that_change_places_are_two_switches()
    {
        var truth = Fly(1, 0, 20).Concat(Fly(2, 0, 20, y: 5e3)).ToList();
        var tracks = Follow(truth, 1, 7).Concat(Follow(truth, 2, 8)).Select(row => row.Scan < 10 ? row : row with { TrackId = 15 - row.TrackId }).ToList();

        var scores = TrackScoring.Score(truth, tracks);

        Assert.Equal(2.0, scores.GospaSwitches);
        Assert.Equal(0.0, scores.GospaRms_m);
        Assert.Equal(2, scores.Breaks);
    }

    [Fact]
    public void An_association_starts_with_the_first_of_three_scans_and_two_scans_do_not_make_one()
    {
        var truth = Fly(1, 0, 12).ToList();

        var late = TrackScoring.Score(truth, Follow(truth, 1, 7).Where(row => row.Scan >= 4).ToList());
        var brief = TrackScoring.Score(truth, Follow(truth, 1, 7).Where(row => row.Scan is 4 or 5).ToList());

        Assert.Equal(4.0, late.InitiationDelay_scans);
        Assert.Equal(6.0, late.InitiationConfirmed_scans);
        Assert.Equal(8.0 / 12.0, late.Completeness, 12);
        Assert.Null(brief.InitiationDelay_scans);
        Assert.Equal(1, brief.FalseTracks);
        Assert.Equal(1, brief.NeverTracked);
    }

    [Fact]
    public void False_tracks_are_counted_by_the_hour()
    {
        var truth = Fly(1, 0, 72).ToList();

        var scores = TrackScoring.Score(truth, [.. Follow(truth, 1, 7), .. Follow(truth, 1, 8, dx: 9e3).Where(row => row.Scan < 6)]);

        // 72 scans of 5 s are a tenth of an hour.
        Assert.Equal(1, scores.FalseTracks);
        Assert.Equal(10.0, scores.FalseTracksPerHour, 9);
        Assert.Equal(6.0, scores.FalseTrackLife_scans);
        Assert.Equal(6.0 / 78.0, scores.Spuriousness, 12);
    }

    [Fact]
    public void Only_scans_above_two_and_a_half_g_count_as_manoeuvre()
    {
        var truth = Fly(1, 0, 10).Select(row => row with { Lateral_g = row.Scan < 4 ? 2.51 : 2.5 }).ToList();
        var tracks = Follow(truth, 1, 7).Select(row => row with { X_m = row.X_m + (row.Scan < 4 ? 200.0 : 100.0), Vz_mps = 3.0 }).ToList();

        var scores = TrackScoring.Score(truth, tracks);

        Assert.Equal(200.0, scores.ManoeuvreRmse_m, 9);
        Assert.Equal(Math.Sqrt(22_000.0), scores.PositionRmse_m, 9);
        Assert.Equal(3.0, scores.VelocityRmse_mps, 9);
        Assert.Equal(3.0, scores.VelocityAccuracy_mps, 9);
    }

    [Fact]
    public void Purity_counts_the_plots_of_the_target_a_track_took_most_from()
    {
        var truth = Fly(1, 0, 8).ToList();
        var tracks = Follow(truth, 1, 7).Select(row => row with { PlotId = row.Scan == 7 ? -1 : row.Scan }).ToList();
        var key = new Dictionary<int, int> { [0] = 1, [1] = 1, [2] = -1, [3] = 1, [4] = 2, [5] = 1, [6] = 1 };
        var findings = new List<Finding>();

        var scores = TrackScoring.Score(truth, tracks, key, findings: findings);

        Assert.Empty(findings);
        Assert.Equal(7, scores.DetectionsUsed);
        Assert.Equal(5.0 / 7.0, scores.PlotPurity!.Value, 12);
        Assert.Equal(1.0 / 7.0, scores.FalsePlotFraction!.Value, 12);
        Assert.Equal(2, scores.PlotOriginSwitches);

        key.Remove(3);
        Assert.Null(TrackScoring.Score(truth, tracks, key, findings: findings).PlotPurity);
        Assert.Equal(FindingSeverity.Error, Assert.Single(findings).Severity);
    }

    [Fact]
    public void Nothing_at_all_scores_nothing()
    {
        var none = TrackScoring.Score([], []);
        var noTracks = TrackScoring.Score(Fly(1, 0, 5).ToList(), []);
        var noTruth = TrackScoring.Score([], Follow(Fly(1, 0, 5).ToList(), 1, 7));

        Assert.Equal(0, none.Scans);
        Assert.Equal(0.0, none.GospaRms_m);
        Assert.Equal(1000.0 / Math.Sqrt(2.0), noTracks.GospaRms_m, 9);
        Assert.Equal(1000.0, noTracks.OspaMean_m, 9);
        Assert.Equal(1000.0 / Math.Sqrt(2.0), noTruth.GospaRms_m, 9);
        Assert.Equal(1, noTruth.FalseTracks);
        Assert.Contains("\"initiation_delay_scans_mean\": null", noTracks.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tracks_told_for_another_time_are_remarked()
    {
        var truth = Fly(1, 0, 5).ToList();
        var findings = new List<Finding>();

        TrackScoring.Score(truth, Follow(truth, 1, 7).Select(row => row with { Time_s = row.Time_s + (row.Scan == 3 ? 1.0 : 0.0) }).ToList(), findings: findings);

        Assert.Equal(FindingSeverity.Remark, Assert.Single(findings).Severity);
        Assert.Contains("1 rows", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("scan 3", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackScoring.Score([], [], rules: new ScoreRules { CutOff_m = 0.0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackScoring.Score([], [], rules: new ScoreRules { CutOff_m = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackScoring.Score([], [], rules: new ScoreRules { Order = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackScoring.Score([], [], rules: new ScoreRules { ScansToStart = 0 }));
    }

    [Fact]
    public void Names_of_tracks_and_targets_and_the_order_of_rows_change_nothing()
    {
        var truth = MadeUpTracks.Targets(12, 60, 5.0, 1);
        var (tracks, key) = MadeUpTracks.Follow(truth, 2);
        var chance = new Random(4);
        var newNames = Enumerable.Range(0, 10_000).ToArray();
        chance.Shuffle(newNames);
        var renamedTruth = truth.Select(row => row with { TruthId = newNames[row.TruthId] }).ToArray();
        var renamedTracks = tracks.Select(row => row with { TrackId = newNames[row.TrackId] }).ToArray();
        chance.Shuffle(renamedTruth);
        chance.Shuffle(renamedTracks);
        var renamedKey = key.ToDictionary(entry => entry.Key, entry => entry.Value < 0 ? -1 : newNames[entry.Value]);

        var was = TrackScoring.Score(truth, tracks, key);
        var now = TrackScoring.Score(renamedTruth, renamedTracks, renamedKey);

        AssertNear(was, now);
        Assert.Equal(was.Series.Select(scan => (scan.Scan, scan.Missed, scan.False)), now.Series.Select(scan => (scan.Scan, scan.Missed, scan.False)));
    }

    [Fact]
    public void Moving_and_turning_the_frame_changes_nothing()
    {
        var truth = MadeUpTracks.Targets(12, 60, 5.0, 1);
        var (tracks, _) = MadeUpTracks.Follow(truth, 2);

        var turnedTruth = truth.Select(row => row with { X_m = 4096.0 - row.Y_m, Y_m = row.X_m, Vx_mps = -row.Vy_mps, Vy_mps = row.Vx_mps }).ToArray();
        var turnedTracks = tracks.Select(row => row with { X_m = 4096.0 - row.Y_m, Y_m = row.X_m, Vx_mps = -row.Vy_mps, Vy_mps = row.Vx_mps }).ToArray();

        AssertNear(TrackScoring.Score(truth, tracks), TrackScoring.Score(turnedTruth, turnedTracks));
    }

    [Fact]
    public void The_pairing_agrees_with_a_slow_search_over_all_pairings()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            var truth = Enumerable.Range(0, chance.Next(6)).Select(id => new TruthRow { TruthId = id, X_m = 2500.0 * chance.NextDouble(), Y_m = 1500.0 * chance.NextDouble() }).ToList();
            var tracks = Enumerable.Range(0, chance.Next(6)).Select(id => new TrackRow { TrackId = id, X_m = 2500.0 * chance.NextDouble(), Y_m = 1500.0 * chance.NextDouble(), Pxx_m2 = double.NaN }).ToList();

            Assert.Equal(SlowGospa(truth, tracks), TrackScoring.Score(truth, tracks).GospaRms_m, 6);
        }
    }

    private static double SlowGospa(List<TruthRow> truth, List<TrackRow> tracks)
    {
        double Best(int target, int taken)
        {
            if (target == truth.Count)
            {
                return 0.5e6 * (tracks.Count - int.PopCount(taken));
            }

            var best = 0.5e6 + Best(target + 1, taken);
            for (var track = 0; track < tracks.Count; track++)
            {
                double x = truth[target].X_m - tracks[track].X_m, y = truth[target].Y_m - tracks[track].Y_m;
                if ((taken & (1 << track)) == 0)
                {
                    best = Math.Min(best, (x * x) + (y * y) + Best(target + 1, taken | (1 << track)));
                }
            }

            return best;
        }

        return Math.Sqrt(Best(0, 0));
    }

    private static void AssertNear(TrackScores was, TrackScores now)
    {
        foreach (var property in typeof(TrackScores).GetProperties().Where(property => !string.Equals(property.Name, nameof(TrackScores.Series), StringComparison.Ordinal)))
        {
            var (before, after) = (property.GetValue(was), property.GetValue(now));
            if (before is double number && after is double other)
            {
                Assert.True(Math.Abs(number - other) <= 1e-9 * (1.0 + Math.Abs(number)), $"{property.Name} is {other}, was {number}.");
            }
            else
            {
                Assert.Equal(before, after);
            }
        }
    }

    private static IEnumerable<TruthRow> Fly(int id, int first, int scans, double x = 0.0, double y = 0.0, double speed = 200.0) =>
        Enumerable.Range(first, scans).Select(scan => new TruthRow { Scan = scan, Time_s = scan * 5.0, TruthId = id, X_m = x + (speed * 5.0 * scan), Y_m = y, Z_m = 3000.0, Vx_mps = speed });

    private static List<TrackRow> Follow(IEnumerable<TruthRow> truth, int target, int number, double dx = 0.0) =>
    [
        .. truth.Where(row => row.TruthId == target).Select(row => new TrackRow
        {
            Scan = row.Scan,
            Time_s = row.Time_s,
            TrackId = number,
            X_m = row.X_m + dx,
            Y_m = row.Y_m,
            Z_m = row.Z_m,
            Vx_mps = row.Vx_mps,
            Vy_mps = row.Vy_mps,
            Vz_mps = row.Vz_mps,
            PlotId = -1,
            Pxx_m2 = double.NaN,
        }),
    ];
}
