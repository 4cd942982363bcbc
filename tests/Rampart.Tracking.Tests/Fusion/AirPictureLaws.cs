using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>What holds of the picture whatever the radars tell it.</summary>
public class AirPictureLaws
{
    private const int Sources = 5;

    [Fact]
    public void Whatever_is_reported_every_member_is_in_one_system_track_and_every_radar_at_most_once_in_each()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var chance = new Random(seed);
            var picture = new AirPicture(
                new FusionDefinition
                {
                    EstimatesBiases = seed % 2 == 0,
                    JoinsAfter = 1 + (seed % 3),
                    PartsAfter = 1 + (seed % 4),
                    GraceTime = Duration.FromSeconds(seed % 3 * 10.0),
                    Silence = Duration.FromSeconds(40.0),
                },
                Sources,
                [.. Enumerable.Range(0, Sources).Select(source => new EnuOffset(10_000.0 * source, 0.0, 0.0))]);
            var ended = new HashSet<int>();
            var greatest = 0;
            for (var second = 0; second < 200; second++)
            {
                Tell(picture, chance, second);
                picture.Advance(SimulationTime.FromSeconds(second));
                Check(picture);
                foreach (var change in picture.Changes)
                {
                    Assert.DoesNotContain(change.Number, change.Kind is PictureChangeKind.Unbound ? [] : ended);
                    if (change.Kind is PictureChangeKind.Started)
                    {
                        Assert.Equal(++greatest, change.Number);
                    }

                    if (change.Kind is PictureChangeKind.Ended or PictureChangeKind.Merged)
                    {
                        Assert.True(ended.Add(change.Number));
                        Assert.True(change.Kind is PictureChangeKind.Ended || change.Other < change.Number);
                    }
                }
            }

            for (var second = 200; second < 400; second += 10)
            {
                picture.Advance(SimulationTime.FromSeconds(second));
            }

            Assert.All(picture.Tracks.ToArray(), track => Assert.Equal(0, track.Number));
        }
    }

    [Fact]
    public void A_row_that_an_advance_changes_is_among_those_it_touched()
    {
        int changed = 0, untouched = 0;
        var kinds = new HashSet<PictureChangeKind>();
        for (var seed = 0; seed < 20; seed++)
        {
            var chance = new Random(seed);
            var picture = new AirPicture(
                new FusionDefinition { JoinsAfter = 1 + (seed % 3), PartsAfter = 1 + (seed % 4), GraceTime = Duration.FromSeconds(seed % 3 * 10.0), Silence = Duration.FromSeconds(40.0) },
                Sources);
            for (var second = 0; second < 300; second++)
            {
                // At last everybody falls silent.
                if (second < 200)
                {
                    Tell(picture, chance, second);
                }

                var before = picture.Tracks.ToArray();
                picture.Advance(SimulationTime.FromSeconds(second));
                var touched = picture.Touched.ToArray();
                Assert.Distinct(touched);
                for (var row = 0; row < picture.Tracks.Length; row++)
                {
                    var isChanged = row >= before.Length || ContentOf(before[row]) != ContentOf(picture.Tracks[row]);
                    Assert.True(!isChanged || touched.Contains(row), $"Row {row} at {second} s, seed {seed}.");
                    changed += isChanged ? 1 : 0;
                    untouched += touched.Contains(row) ? 0 : 1;
                }

                kinds.UnionWith(picture.Changes.ToArray().Select(change => change.Kind));
            }
        }

        Assert.Equal(Enum.GetValues<PictureChangeKind>().Length, kinds.Count);
        Assert.True(changed > 1000 && untouched > 1000, "Nothing happened, or nothing was left alone: this proves nothing.");
    }

    private static (int Number, SimulationTime Born, SimulationTime LastSeen, int Members, int Interrogations, int Answers, int Plots) ContentOf(in SystemTrack track) =>
        (track.Number, track.Born, track.LastSeen, track.Members, track.Interrogations, track.Answers, track.Plots);

    private static void Tell(AirPicture picture, Random chance, int second)
    {
        for (var report = chance.Next(12); report > 0; report--)
        {
            // Few targets, near one another and crossing, mixed up by their radars, some of them told to follow others.
            var number = 1 + chance.Next(6) + (second / 60 * 3);
            var at = AirPictureTests.At(chance.Next(Sources), number, Math.Max(0, second - chance.Next(5)), (400.0 * (number % 3)) + (150.0 * WatchingRadar.Normal(chance)));
            at.Interrogations = chance.Next(4);
            at.Answers = number % 2 == 0 ? at.Interrogations : 0;
            at.BoundTo = chance.Next(5) == 0 ? chance.Next(10) : 0;
            picture.Report(at);
        }

        if (chance.Next(6) == 0)
        {
            picture.Withdraw(chance.Next(Sources), 1 + chance.Next(12));
        }
    }

    private static void Check(AirPicture picture)
    {
        var seen = new HashSet<TrackMember>();
        var members = new TrackMember[Sources + 1];
        for (var row = 0; row < picture.Tracks.Length; row++)
        {
            ref readonly var track = ref picture.Tracks[row];
            if (track.Number == 0)
            {
                continue;
            }

            Assert.Equal(row, picture.RowOf(track.Number));
            var count = picture.MembersOf(row, members);
            Assert.Equal(track.Members, count);
            for (var at = 0; at < count; at++)
            {
                Assert.Equal(row, picture.RowOf(members[at].Source, members[at].Number));
                Assert.True(seen.Add(members[at]));
                Assert.True(at == 0 || members[at].Source > members[at - 1].Source);
            }

            Assert.InRange(track.Answers, 0, track.Interrogations);
            var quality = picture.QualityAt(row, picture.Now);
            Assert.InRange(quality.PositionDeviation_m, 10.0, 30_000.0);
            picture.EstimateAt(row, picture.Now, out var estimate);
            Assert.InRange(estimate.State[0], -5_000.0, 5_000.0);
        }
    }
}
