using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Simulation.Motion;

namespace Rampart.Campaigns.Tests.Running;

/// <summary>A shard holds what was put into it, or a finding says what is wrong; nothing is ignored and nothing deleted.</summary>
public sealed class ShardFileTests : IDisposable
{
    private const string Campaign = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Other = "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly CampaignDesign Design = new(7, Points: 10, BattlesPerPoint: 2);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rampart-shards-");
    private readonly List<Finding> _findings = [];

    public ShardFileTests() => Folder.Keep(Campaign, [.. Enumerable.Range(4, 5).Select(each => Row(each))]);

    private CampaignFolder Folder => new(_folder.FullName);

    private string Shard => PathOf("4-8.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_kept_comes_back_as_it_was()
    {
        Folder.Keep(Campaign, [Row(0, 0.1 + 0.2), Row(1, 1e-300)]);

        var rows = Folder.Rows(Campaign, Design, _findings);

        Assert.Empty(_findings);
        Assert.Equal([0, 1, 4, 5, 6, 7, 8], rows.Select(row => row.Replication));
        Assert.Equal(0.1 + 0.2, rows[0].KilledAt_s[0]);
        Assert.Equal(1e-300, rows[1].KilledAt_s[0]);
        Assert.Equal(OutcomeRow.Cells(Row(5)), OutcomeRow.Cells(rows[3]), StringComparer.Ordinal);
        Assert.Equal([2, 3, .. Enumerable.Range(9, 11)], CampaignFolder.Missing(Design, rows));
        Assert.DoesNotContain("\r", File.ReadAllText(Shard), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_and_its_outcome_say_the_same()
    {
        var row = Row(7) with { MissilesByType = [], MissilesFired = 0, Classes = [], KilledAt_s = [], LeakedAt_s = [] };

        Assert.Equal(OutcomeRow.Cells(row), OutcomeRow.Cells(OutcomeRow.Parse(OutcomeRow.Cells(row))), StringComparer.Ordinal);
        Assert.Equal(OutcomeRow.Cells(Row(7)), OutcomeRow.Cells(OutcomeRow.Parse(OutcomeRow.Cells(Row(7)))), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("killed", "3", "sums")]
    [InlineData("missiles_fired", "4", "sum of their types")]
    [InlineData("hash", "xyz", "no hash")]
    [InlineData("hits", "-1", "no count")]
    [InlineData("classes", "fighter=2/2/2/2", "five counts")]
    [InlineData("classes", "zeppelin=2/2/2/1/1", "zeppelin")]
    [InlineData("killed_at_s", "NaN", "no time")]
    [InlineData("interceptors", "48n6e3", "no name with its value")]
    public void Cells_that_cannot_be_are_refused(string column, string text, string words)
    {
        string[] cells = [.. OutcomeRow.Cells(Row(7))];
        cells[OutcomeRow.Columns.ToList().IndexOf(column)] = text;

        Assert.Contains(words, Assert.Throws<FormatException>(() => OutcomeRow.Parse(cells)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fighter", "fightes")]
    [InlineData("2/2/2/1/1", "2/2/2/2/0")]
    [InlineData("812.5", "812.6")]
    public void A_damaged_shard_is_a_finding_and_stays_where_it_is(string from, string to)
    {
        var text = File.ReadAllText(Shard);
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        var damaged = text[..at] + to + text[(at + from.Length)..];
        File.WriteAllText(Shard, damaged);

        Assert.Empty(Folder.Rows(Campaign, Design, _findings));
        Refused("4-8.csv", "damaged");
        Assert.Equal(damaged, File.ReadAllText(Shard));
    }

    [Fact]
    public void A_shard_that_was_cut_off_is_damaged()
    {
        var bytes = File.ReadAllBytes(Shard);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            _findings.Clear();
            File.WriteAllBytes(Shard, bytes[..length]);
            Assert.Empty(Folder.Rows(Campaign, Design, _findings));
            Assert.Single(_findings);
        }
    }

    [Fact]
    public void Another_campaign_s_shard_does_not_count()
    {
        Folder.Keep(Other, [Row(0)]);

        Assert.Equal(5, Folder.Rows(Campaign, Design, _findings).Count);
        Refused("0-0.csv", "another campaign");
    }

    [Fact]
    public void Two_shards_that_contradict_each_other_are_both_named()
    {
        Folder.Keep(Campaign, [Row(8), Row(9)]);
        Assert.Equal(6, Folder.Rows(Campaign, Design, _findings).Count);
        Assert.Empty(_findings);

        Folder.Keep(Campaign, [Row(8, 813.0), Row(9), Row(10)]);
        Folder.Rows(Campaign, Design, _findings);

        var finding = Assert.Single(_findings);
        Assert.Contains("8-10.csv", $"{finding}", StringComparison.Ordinal);
        Assert.Contains("4-8.csv", $"{finding}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5-9.csv", "does not belong here")]
    [InlineData("4-9.csv", "promises 6")]
    [InlineData("4-7.csv", "promises 4")]
    [InlineData("notes.csv", "name is not that of a shard")]
    [InlineData("8-4.csv", "name is not that of a shard")]
    [InlineData("04-8.csv", "name is not that of a shard")]
    [InlineData("notes.md", "name is not that of a shard")]
    public void A_name_that_says_something_else_than_the_rows_is_a_finding(string name, string words)
    {
        File.Move(Shard, PathOf(name));

        Assert.Empty(Folder.Rows(Campaign, Design, _findings));
        Refused(name, words);
    }

    [Fact]
    public void A_battle_at_another_point_or_beyond_the_last_does_not_belong()
    {
        Folder.Keep(Campaign, [Row(0) with { Point = 1 }]);
        Folder.Keep(Campaign, [Row(20)]);

        Assert.Equal(5, Folder.Rows(Campaign, Design, _findings).Count);
        Assert.Equal(2, _findings.Count);
        Assert.All(_findings, finding => Assert.Contains("does not belong here", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_killed_process_was_just_writing_is_passed_over()
    {
        File.WriteAllText(PathOf(".9-12.csv.partial-4711"), "# rampart campaign sh");

        Assert.Equal(5, Folder.Rows(Campaign, Design, _findings).Count);
        Assert.Empty(_findings);
    }

    private void Refused(string file, string words)
    {
        var finding = Assert.Single(_findings);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.EndsWith(file, finding.Place.File, StringComparison.Ordinal);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
    }

    private string PathOf(string shard) => Path.Combine(_folder.FullName, CampaignFolder.ShardsFolder, shard);

    private static BattleOutcome Row(int replication, double killedAt_s = 812.5) => new()
    {
        Point = replication / 2,
        Replication = replication,
        Hash = new string('a', 62) + replication.ToString("x2", System.Globalization.CultureInfo.InvariantCulture),
        Events = 1234,
        Classes = [new ClassOutcome(TargetClass.Fighter, 2, 2, 2, 1, 1)],
        MissilesFired = 5,
        MissilesByType = [("48n6e3", 3), ("9m96e2", 2)],
        Mistakes = 1,
        MistakenKills = 0,
        Hits = 1,
        AssetsDestroyed = 0,
        BatteriesLost = 0,
        KilledAt_s = [killedAt_s],
        LeakedAt_s = [1000.25],
    };
}
