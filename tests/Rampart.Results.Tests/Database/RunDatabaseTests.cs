using System.Globalization;
using Rampart.Results.Database;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Results.Tests.Database;

public sealed class RunDatabaseTests : IClassFixture<BuiltDatabases>
{
    private readonly BuiltDatabases _built;

    public RunDatabaseTests(BuiltDatabases built) => _built = built;

    private static BattleSummary Summary => SmallBattle.Full.Summary;

    [Fact]
    public void Every_missile_fired_has_the_type_that_its_launcher_carries()
    {
        var types = Ask("SELECT type FROM missile_aim").Rows.Select(row => (string)row[0]!).ToList();

        Assert.Equal(Summary.Engagements.Count, types.Count);
        Assert.All(types, type => Assert.Equal("48N6E3", type));
    }

    [Fact]
    public void Every_kind_of_record_has_a_table_with_as_many_rows_as_records()
    {
        var rows = 0L;
        foreach (var type in RecordTypes.All)
        {
            rows += (long)Scalar($"SELECT count(*) FROM {Words.Snake(type.Kind.ToString())}")!;
        }

        Assert.Equal(SmallBattle.Full.Contents.RecordCount, rows + SmallBattle.Full.Contents.EntityCount);
        Assert.Equal((long)SmallBattle.Full.Contents.Of<Detection>().Count, Scalar("SELECT count(*) FROM detection"));
        Assert.Equal((long)SmallBattle.Full.Contents.EntityCount, Scalar("SELECT count(*) FROM entity"));
    }

    [Fact]
    public void A_row_says_what_its_record_says()
    {
        var detection = SmallBattle.Full.Contents.Of<Detection>()[3];
        var row = Ask("SELECT * FROM detection ORDER BY record LIMIT 1 OFFSET 3");
        Assert.Equal(
            ["record", "time_s", "radar", "target", "plot", "look", "range_m", "azimuth_deg", "elevation_deg", "probability", "transponder_answered"],
            row.Columns);
        Assert.Equal(
            [
                detection.Time.SinceStart.Seconds, SmallBattle.Full.Contents.Name(detection.Radar), SmallBattle.Full.Contents.Name(detection.Target),
                detection.Plot, detection.Look, detection.Range.Metres, detection.Azimuth.Normalized().Degrees, detection.Elevation.Degrees, detection.Probability,
                detection.TransponderAnswered ? 1L : 0L,
            ],
            row.Rows[0].Skip(1));
    }

    [Fact]
    public void Structs_inside_records_become_columns_with_their_names_in_front()
    {
        Assert.Equal(
            ["record", "time_s", "until_s", "target", "over", "arc_start_normal_x", "arc_start_normal_y", "arc_start_normal_z", "arc_axis_x", "arc_axis_y", "arc_axis_z", "arc_rate_radps", "arc_start_height_m", "arc_climb_mps"],
            Ask("SELECT * FROM surface_arc_flown").Columns);
        Assert.Equal(
            ["record", "time_s", "until_s", "target", "launch_x_m", "launch_y_m", "launch_z_m", "impact_x_m", "impact_y_m", "impact_z_m", "burn_time_s", "ballistic_coefficient", "loft_deg"],
            Ask("SELECT * FROM ballistic_arc_flown").Columns);
        var arc = SmallBattle.Full.Contents.Of<BallisticArcFlown>()[0];
        Assert.Equal(arc.Impact.Z, Scalar("SELECT impact_z_m FROM ballistic_arc_flown LIMIT 1"));
    }

    [Fact]
    public void Nobody_is_null_and_words_are_written_with_hyphens()
    {
        Assert.Equal(
            (long)SmallBattle.Full.Contents.Of<TargetAppeared>().Count(target => target.Aim.IsNone),
            Scalar("SELECT count(*) FROM target_appeared WHERE aim IS NULL"));
        Assert.Equal(
            (long)SmallBattle.Full.Contents.Of<TargetAppeared>().Count(target => target.Class == TargetClass.CruiseMissile),
            Scalar("SELECT count(*) FROM target_appeared WHERE class = 'cruise-missile'"));
    }

    [Fact]
    public void Every_column_of_every_table_and_view_is_described()
    {
        var columns = Ask("SELECT table_name, column_name, meaning FROM column_units");
        Assert.All(columns.Rows, row => Assert.False(string.IsNullOrEmpty((string)row[2]!), $"{row[0]}.{row[1]} has no meaning."));
        var described = columns.Rows.Select(row => (string)row[0]!).Distinct(StringComparer.Ordinal).Append("column_units").Order(StringComparer.Ordinal);
        var present = Ask("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'").Rows.Select(row => (string)row[0]!).Order(StringComparer.Ordinal);
        Assert.Equal(present, described);
    }

    [Fact]
    public void Units_stand_in_the_table_of_columns() => Assert.Equal(
        "m²", Scalar("SELECT unit FROM column_units WHERE table_name = 'target_appeared' AND column_name = 'cross_section_m2'"));

    [Fact]
    public void The_facts_of_the_run_are_in_meta()
    {
        Assert.Equal(SmallBattle.Full.Run.Hash, Scalar("SELECT value FROM meta WHERE key = 'hash'"));
        Assert.Equal("7", Scalar("SELECT value FROM meta WHERE key = 'seed'"));
        Assert.Equal(SmallBattle.Full.Run.Title, Scalar("SELECT value FROM meta WHERE key = 'title'"));
        Assert.Equal("battery", Scalar("SELECT part_of FROM entity WHERE name = 'battery/91N6E'"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_view_of_the_waterfall_is_the_summary_s(int kept)
    {
        var summary = BuiltDatabases.Battles[kept].Summary;
        var rows = RunQuery.Execute(_built.Paths[kept], "SELECT * FROM v_waterfall", TestContext.Current.CancellationToken).Rows;
        static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        Assert.Equal(
            summary.Waterfall.Select(row => string.Join(' ', new object?[]
            {
                row.Class is { } known ? Words.Kebab(known) : "all", row.Appeared, row.Detected, row.Confirmed, row.Identified, row.Ordered, row.FiredAt,
                row.Killed, row.Leaked, row.StillFlying, row.RouteFlown, row.NeverAppeared,
            }.Select(Text))).Order(StringComparer.Ordinal),
            rows.Select(row => string.Join(' ', row.Select(Text))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_view_of_engagements_is_the_summary_s()
    {
        var rows = Ask("SELECT interceptor, battery, launcher, track, aimed_at, launch_s, intercept_s, target, result, range_km, height_m, kill_probability, judged_kill FROM v_engagements").Rows;
        Assert.Equal(Summary.Engagements.Count, rows.Count);
        foreach (var (expected, row) in Summary.Engagements.Zip(rows))
        {
            Assert.Equal(
                [
                    expected.Interceptor, expected.Battery, expected.Launcher, (long)expected.Track, expected.AimedAt, expected.Launch_s, expected.End_s, expected.Met,
                    expected.Result is { } result ? Words.Kebab(result) : null, expected.Range_km, expected.Height_m, expected.KillProbability,
                    expected.JudgedKill is { } judged ? (judged ? 1L : 0L) : null,
                ],
                row);
        }
    }

    [Fact]
    public void Mistakes_leakers_missiles_and_first_detections_are_the_summary_s()
    {
        Assert.Equal(Summary.Mistakes.Select(mistake => (mistake.Target, mistake.Interceptor, mistake.Killed)), Ask("SELECT target, interceptor, killed FROM v_mistakes").Rows.Select(row => ((string)row[0]!, (string)row[1]!, (long)row[2]! == 1)));
        Assert.Equal<object?>(Summary.Leakers.Select(leaker => leaker.Target), Ask("SELECT target FROM v_leakers").Rows.Select(row => row[0]));
        Assert.Equal(
            Summary.Missiles.Select(count => (count.Battery, (long)count.Loaded, (long)count.Fired, (long)count.Left, (long)count.Lost)),
            Ask("SELECT * FROM v_missiles").Rows.Select(row => ((string)row[0]!, (long)row[1]!, (long)row[2]!, (long)row[3]!, (long)row[4]!)));
        Assert.Equal(
            Summary.Targets.Where(target => target.FirstDetection is not null).Select(target => (target.Name, target.FirstDetection!.Radar, target.FirstDetection.Time_s, target.FirstDetection.Range_km)),
            Ask("SELECT target, radar, time_s, range_km FROM v_first_detection ORDER BY target").Rows.Select(row => ((string)row[0]!, (string)row[1]!, (double)row[2]!, (double)row[3]!)));
    }

    [Fact]
    public void The_shares_of_the_reasons_for_not_firing_add_up_to_one_for_each_battery_and_target()
    {
        var sums = Ask("SELECT battery, target, sum(share), sum(seconds) FROM v_why_not_fired GROUP BY battery, target").Rows;
        Assert.NotEmpty(sums);
        Assert.All(sums, row => Assert.Equal(1.0, (double)row[2]!, 1e-9));
        var perBattery = RunQuery.Execute(_built.Paths[0], Questions.Find("why-not-fired").Sql, TestContext.Current.CancellationToken).Rows;
        Assert.Equal(
            Summary.WhyNotFired.Select(reason => (reason.Battery, Words.Kebab(reason.Reason), Math.Round(reason.Seconds, 6))).Order(),
            perBattery.Select(row => ((string)row[0]!, (string)row[1]!, Math.Round((double)row[2]!, 6))).Order());
    }

    [Fact]
    public void The_database_is_one_file_and_the_same_bytes_each_time()
    {
        using var again = new BuiltDatabases();
        Assert.Equal(_built.Paths.Order(StringComparer.Ordinal), Directory.GetFiles(_built.Folder).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(File.ReadAllBytes(_built.Paths[0]), File.ReadAllBytes(again.Paths[0]));
    }

    [Fact]
    public void What_the_machine_refuses_is_said_in_one_way()
    {
        var path = Path.Combine(_built.Folder, "nowhere", "run.sqlite");
        var refusal = Assert.Throws<ResultWriteException>(() => RunDatabase.Write(path, SmallBattle.Full.Contents, SmallBattle.Definition, SmallBattle.Full.Run));
        Assert.NotNull(refusal.InnerException);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ResultWriteException>(() => RunDatabase.Write(_built.Paths[0], SmallBattle.Full.Contents, SmallBattle.Definition, SmallBattle.Full.Run));
    }

    [Fact]
    public void A_full_disk_is_called_so()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "SKIPPED: this machine has no /dev/full to write to.");
        var refusal = Assert.Throws<ResultWriteException>(() => ResultWriteException.Guard("summary.json", () =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
            full.WriteByte(1);
            full.Flush();
        }));
        Assert.Equal("disk full", refusal.Cause);
        Assert.Equal("disk full", ResultWriteException.From("run.sqlite", new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13)).Cause);
    }

    private QueryResult Ask(string sql) => RunQuery.Execute(_built.Paths[0], sql, TestContext.Current.CancellationToken);

    private object? Scalar(string sql) => Ask(sql).Rows[0][0];
}
