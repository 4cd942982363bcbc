using System.Globalization;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Simulation.Kernel;

namespace Rampart.Campaigns.Tests.Running;

/// <summary>A campaign's rows are the same however they come about.</summary>
public sealed class CampaignRunnerTests : IDisposable
{
    private static readonly CampaignDesign Design = new(7, Points: 6, BattlesPerPoint: 2);
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void One_thread_and_two_and_shards_of_any_size_give_the_same_rows()
    {
        var one = _bench.Fight("one", Design, threads: 1, shardSize: 12);
        var two = _bench.Fight("two", Design, threads: 2, shardSize: 7);
        var single = _bench.Fight("single", Design, threads: 3, shardSize: 1);

        Assert.Empty(_bench.Findings);
        Assert.Equal(Enumerable.Range(0, 12), one.Select(row => row.Replication));
        Assert.Equal(OutcomeRow.Text(one), OutcomeRow.Text(two));
        Assert.Equal(OutcomeRow.Text(one), OutcomeRow.Text(single));
        Assert.Equal(CampaignHash.Of(one), CampaignHash.Of(single.Reverse()));
        Assert.Equal(["0-11"], _bench.Shards("one"), StringComparer.Ordinal);
        Assert.Equal(["0-6", "7-11"], _bench.Shards("two"), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, 12).Select(each => $"{each}-{each}"), _bench.Shards("single"), StringComparer.Ordinal);
    }

    [Fact]
    public void Points_and_battles_differ_and_battles_of_a_point_share_its_readings_only()
    {
        var rows = _bench.Fight("all", Design, threads: 2, shardSize: 5);

        Assert.Equal(12, rows.Select(row => row.Hash).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(rows.Select(row => row.Replication / 2), rows.Select(row => row.Point));
        Assert.All(rows, row => Assert.Equal(2, row.Appeared));
        Assert.Contains(rows, row => row.Killed > 0);
        Assert.All(rows, row => Assert.Equal(row.Killed, row.KilledAt_s.Count));
        Assert.All(rows, row => Assert.Equal(row.Leaked, row.LeakedAt_s.Count));
        Assert.All(rows, row => Assert.Equal(row.MissilesFired, row.MissilesByType.Sum(type => type.Fired)));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(3, 12)]
    public void What_was_finished_before_an_interruption_is_kept_and_the_rest_comes_out_the_same(int threads, int shardSize)
    {
        var whole = _bench.Fight("whole", Design, threads: 1, shardSize: 12);
        using var stop = new CancellationTokenSource();
        var finished = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => _bench.FightUntil(
            "cut", Design, threads, shardSize,
            _ =>
            {
                if (++finished == 4)
                {
                    stop.Cancel();
                }
            },
            stop.Token));

        var kept = new CampaignFolder(_bench.PathOf("cut")).Rows(_bench.Identity(Design), Design, _bench.Findings);
        Assert.Equal(finished, kept.Count);
        Assert.InRange(kept.Count, 4, 11);

        var resumed = _bench.Fight("cut", Design, threads: 2, shardSize: 4);
        Assert.Empty(_bench.Findings);
        Assert.Equal(OutcomeRow.Text(whole), OutcomeRow.Text(resumed));
    }

    [Fact]
    public void A_battle_of_a_campaign_is_the_battle_of_its_point_and_its_number()
    {
        var row = _bench.Fight("all", Design, threads: 2, shardSize: 12)[9];
        var findings = new List<Quantities.Finding>();
        var scenario = _bench.Subject().At(Design.Seed, row.Point, findings)!;
        var journal = new Journal(Stream.Null, JournalLevel.Outcomes);
        new Battle(scenario.Battle, Design.Seed, (ulong)row.Replication, journal).RunToEnd();

        Assert.Equal(4, row.Point);
        Assert.Equal(journal.HashText(), row.Hash);
        Assert.Equal(journal.Events, row.Events);
    }

    [Fact]
    public void The_survey_tells_what_each_point_has_drawn_of_every_factor()
    {
        var subject = _bench.Subject();
        var survey = new CampaignRunner(subject, Design, threads: 2).Survey(progress: null, TestContext.Current.CancellationToken);

        Assert.Empty(survey.Wrong);
        Assert.Equal(Factor.Of(subject.Plain.Readings).Select(factor => factor.Name), survey.Factors.Select(factor => factor.Name), StringComparer.Ordinal);
        Assert.True(survey.Factors.Count > 20);
        Assert.Equal(Enumerable.Range(0, 6), survey.Points.Select(point => point.Number));
        Assert.All(survey.Points, point => Assert.Equal(survey.Factors.Select(factor => factor.Name), point.Levels.Select(level => level.Factor), StringComparer.Ordinal));
        Assert.All(survey.Points.SelectMany(point => point.Levels), level => Assert.InRange(level.Position, 0.0, 1.0));
        var some = survey.Points.Select(point => point.Levels.First(level => string.Equals(level.Factor, "fighter/speed", StringComparison.Ordinal)).Level).ToList();
        Assert.True(some.Distinct(StringComparer.Ordinal).Count() > 3, string.Join(", ", some));
    }

    [Fact]
    public void What_the_points_have_drawn_is_read_back_as_it_was()
    {
        var survey = new CampaignRunner(_bench.Subject(), Design, threads: 1).Survey(progress: null, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_bench.PathOf("all"));
        var folder = new CampaignFolder(_bench.PathOf("all"));
        folder.WritePoints(survey.Points);

        var read = folder.Points(Design, _bench.Findings);

        Assert.Empty(_bench.Findings);
        Assert.Equal(survey.Points.SelectMany(point => point.Levels), read.SelectMany(point => point.Levels));
    }

    [Fact]
    public void A_point_that_makes_no_sense_is_told_before_the_first_battle()
    {
        // A hairpin for the airliner that it can fly as written, with a tenth of room to spare, and not with every bank and speed.
        var plain = _bench.Subject().Plain.Readings.Where(reading => string.Equals(reading.Model, "airliner", StringComparison.Ordinal)).ToDictionary(reading => reading.Key, reading => reading.Si, StringComparer.Ordinal);
        var radius = plain["speed"] * plain["speed"] / (9.80665 * Math.Tan(plain["bank"]));
        var south = (39.60 - (2.1 * radius / 111_000.0)).ToString("F3", CultureInfo.InvariantCulture);
        _bench.Change(
            "      - { at: 39.60N 31.90E, height: 10500 m }",
            $"      - {{ at: 39.60N 34.20E, height: 10500 m }}\n      - {{ at: 39.60N 32.90E, height: 10500 m }}\n      - {{ at: {south}N 32.90E, height: 10500 m }}\n      - {{ at: {south}N 34.20E, height: 10500 m }}");
        var design = Design with { Points = 12, BattlesPerPoint = 1 };

        var survey = new CampaignRunner(_bench.Subject(), design, threads: 2).Survey(progress: null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(survey.Wrong);
        Assert.All(survey.Wrong, finding =>
        {
            Assert.Matches("^At point [0-9]+ of the campaign: ", finding.Message);
            Assert.Contains("no room for the turns", finding.Message, StringComparison.Ordinal);
            Assert.Equal("scenario.yaml", finding.Place.File);
        });
        Assert.InRange(survey.Wrong.Count, 1, 11);
        Assert.Throws<PointException>(() => new CampaignRunner(_bench.Subject(), design, threads: 2).Fight([.. Enumerable.Range(0, 12)], 10, _ => { }, progress: null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Whatever_makes_a_campaign_another_gives_it_another_identity()
    {
        string Of(CampaignDesign design, string engine, params (string, string)[] overlays) => CampaignIdentity.Of(_bench.Subject(overlays), design, engine);
        var all = new List<string>
        {
            Of(Design, Bench.Engine),
            Of(Design with { Seed = 8 }, Bench.Engine),
            Of(Design with { Points = 7 }, Bench.Engine),
            Of(Design with { BattlesPerPoint = 3 }, Bench.Engine),
            Of(Design, "another"),
            Of(Design, Bench.Engine, ("fighter/speed", "281 m/s")),
            Of(Design, Bench.Engine, ("fighter/speed", "282 m/s")),
        };
        _bench.Change("launchers: 12", "launchers: 13");
        all.Add(Of(Design, Bench.Engine));

        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
        _bench.Change("launchers: 13", "launchers: 12");
        Assert.Equal(all[0], Of(Design, Bench.Engine));
    }
}
