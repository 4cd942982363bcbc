using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart campaign</c> as its user meets it: files, reuse, interruption, damage, and one battle fought again.</summary>
public partial class CampaignCommandTests
{
    private const string Small = "scenarios/small";
    private static readonly string[] Written = ["campaign.json", "points.csv", "report.html", "shards/0-7.csv", "summary.json"];

    [Fact]
    public async Task A_campaign_writes_its_folder_and_is_reused_and_last_still_means_a_run()
    {
        using var project = Prepared();
        var run = await project.Fight(Small);
        var first = (await project.Rampart("campaign", "run", Small, "--replications", "8", "--threads", "2", "--json")).Done().Result;
        var place = first["folder"]!.GetValue<string>();
        var contents = project.Contents(place);

        Assert.Matches("^results/small/campaign-7-[0-9a-f]{8}$", place);
        Assert.Equal(Written.Select(file => $"{place}/{file}"), contents.Keys, StringComparer.Ordinal);
        Assert.Equal(8, first["fought"]!.GetValue<int>());
        Assert.Equal(4, first["summary"]!["points"]!.GetValue<int>());

        var again = (await project.Rampart("campaign", "run", Small, "--replications", "8", "--threads", "1", "--shard-size", "1", "--json")).Done().Result;
        Assert.True(again["reused"]!.GetValue<bool>());
        Assert.Equal(place, again["folder"]!.GetValue<string>());
        Assert.Equal(contents, project.Contents(place));

        var screen = (await project.Rampart("campaign", "report", "last")).Done().Out;
        Assert.Contains($"Hash {first["summary"]!["hash"]!.GetValue<string>()}", screen, StringComparison.Ordinal);
        Assert.Contains("Under the stated readings", screen, StringComparison.Ordinal);
        Assert.Contains("unknown parameters", screen, StringComparison.Ordinal);
        Assert.Contains(run, (await project.Rampart("report", "last")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_campaign_is_resumed_to_the_same_rows_byte_for_byte()
    {
        using var project = Prepared();
        string[] campaign = ["campaign", "run", Small, "--replications", "60", "--shard-size", "3"];
        var whole = (await project.Rampart([.. campaign, "--threads", "1", "--out", "whole", "--json"])).Done().Result;

        // Where the machine stands still the battles may be over before the kill: then they are fought again.
        List<string> left;
        using var patience = Patience.Token();
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            if (Directory.Exists(project.PathOf("cut")))
            {
                Directory.Delete(project.PathOf("cut"), recursive: true);
            }

            using var child = Shell.Start(project.Folder, Shell.Rampart, [.. campaign, "--threads", "2", "--out", "cut"], []);
            child.StandardInput.Close();
            var end = Shell.End(child);
            await Patience.UntilAsync("three shards are kept", () => end.IsCompleted || Shards(project, "cut").Count >= 3);
            child.Kill();
            await end;
            left = Rows(project, "cut");
        }
        while (left.Count == 60);

        Assert.InRange(left.Count, 9, 59);
        Assert.False(File.Exists(project.PathOf("cut/summary.json")));

        var resumed = (await project.Rampart("campaign", "resume", "cut", "--threads", "2", "--shard-size", "7", "--json")).Done().Result;
        Assert.Equal(60 - left.Count, resumed["fought"]!.GetValue<int>());
        Assert.Equal(whole["summary"]!["hash"]!.GetValue<string>(), resumed["summary"]!["hash"]!.GetValue<string>());
        Assert.Equal(Rows(project, "whole"), Rows(project, "cut"));
        Assert.Equal(project.Read("whole/summary.json"), project.Read("cut/summary.json"));
        Assert.Equal(project.Read("whole/points.csv"), project.Read("cut/points.csv"));
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_is_finished_and_says_how_to_go_on()
    {
        using var project = Prepared();
        using var child = Shell.Start(project.Folder, "env", ["--default-signal", Shell.Rampart, "campaign", "run", Small, "--replications", "4000", "--shard-size", "5", "--out", "cut"], []);
        child.StandardInput.Close();
        var end = Shell.End(child);
        await Patience.UntilAsync("a shard is kept", () => end.IsCompleted || Shards(project, "cut").Count >= 1);

        (await Shell.Sh(project.Folder, $"kill -INT {child.Id}")).Done();

        var ended = (await end).Refused(130, "battles are finished and kept", "rampart campaign resume cut");
        Assert.Equal(int.Parse(Finished().Match(ended.Error).Groups["count"].Value, CultureInfo.InvariantCulture), Rows(project, "cut").Count);
        Assert.DoesNotContain(Directory.GetFiles(project.PathOf("cut"), "*", SearchOption.AllDirectories), file => file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_shard_ends_it_with_its_place_and_stays()
    {
        using var project = Prepared();
        (await project.Rampart("campaign", "run", Small, "--replications", "4", "--shard-size", "2", "--out", "mine")).Done();
        var text = project.Read("mine/shards/0-1.csv");
        project.Write("mine/shards/0-1.csv", text[..^3]);

        (await project.Rampart("campaign", "resume", "mine")).Refused(1, "mine/shards/0-1.csv", "damaged", "Move the file");
        (await project.Rampart("campaign", "report", "mine")).Refused(1, "mine/shards/0-1.csv", "damaged");
        Assert.Equal(text[..^3], project.Read("mine/shards/0-1.csv"));

        File.Delete(project.PathOf("mine/shards/0-1.csv"));
        (await project.Rampart("campaign", "resume", "mine")).Done();
        Assert.Equal(text, project.Read("mine/shards/0-1.csv"));
    }

    [Fact]
    public async Task Another_campaign_is_replaced_by_force_only_and_nothing_else_ever()
    {
        using var project = Prepared();
        (await project.Rampart("campaign", "run", Small, "--replications", "4", "--out", "mine")).Done();
        var before = project.Contents("mine");

        (await project.Rampart("campaign", "run", Small, "--replications", "4", "--seed", "8", "--out", "mine")).Refused(2, "holds another campaign already", "--force");
        Assert.Equal(before, project.Contents("mine"));
        (await project.Rampart("campaign", "run", Small, "--replications", "4", "--out", "scenarios", "--force")).Refused(2, "holds something else already");
        (await project.Rampart("campaign", "run", Small, "--replications", "4", "--seed", "8", "--out", "mine", "--force")).Done();
        Assert.Equal(before.Keys, project.Contents("mine").Keys);
        Assert.False(string.Equals(before["mine/shards/0-3.csv"], project.Contents("mine")["mine/shards/0-3.csv"], StringComparison.Ordinal), "The rows stayed as they were.");
    }

    [Fact]
    public async Task A_campaign_does_not_go_on_with_other_inputs()
    {
        using var project = Prepared();
        (await project.Rampart("campaign", "run", Small, "--replications", "4", "--out", "mine")).Done();
        project.Change($"{Small}/scenario.yaml", "launchers: 12", "launchers: 13");

        (await project.Rampart("campaign", "resume", "mine")).Refused(1, "campaign.json", "the battle as written is another one now");
    }

    [Fact]
    public async Task A_battle_of_a_campaign_can_be_fought_again()
    {
        using var project = Prepared();
        (await project.Rampart("campaign", "run", Small, "--replications", "6", "--out", "mine")).Done();
        var row = Rows(project, "mine")[5].Split(',');

        var again = (await project.Rampart("run", Small, "--point", row[0], "--replication", row[1], "--json")).Done().Result;

        Assert.Equal(["2", "5"], row[..2], StringComparer.Ordinal);
        Assert.Equal(row[2], again["summary"]!["hash"]!.GetValue<string>());
        Assert.NotEqual(row[2], (await project.Rampart("run", Small, "--point", "1", "--replication", "5", "--json")).Done().Result["summary"]!["hash"]!.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal(2, project.Manifest(again["folder"]!.GetValue<string>())["point"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_reading_changed_by_request_is_shown_beside_the_battle_as_written()
    {
        using var project = Prepared();
        var result = (await project.Rampart("run", Small, "--reading", "48n6e3/reliability=0.0", "--reading", "9m96e2/reliability=0.0", "--json")).Done().Result;
        var comparison = result["comparison"]!;
        var fired = comparison["outcomes"]!.AsArray().Single(outcome => string.Equals(outcome!["what"]!.GetValue<string>(), "hostile targets killed", StringComparison.Ordinal))!;

        Assert.Contains("48n6e3/reliability", comparison["readings"]!.AsArray().Select(reading => reading!["reading"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.True(fired["before"]!.GetValue<int>() > 0);
        Assert.Equal(0, fired["after"]!.GetValue<int>());
        Assert.False(comparison["sameBattle"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_claim_left_out_on_which_nothing_rests_is_told()
    {
        using var project = Prepared();
        var ended = (await project.Rampart("run", Small, "--reading", "fighter/speed=280 m/s", "--reading", "fighter/speeed=3 m/s")).Refused(1, "fighter/speeed", "Did you mean");

        Assert.DoesNotContain("Exception", ended.Error, StringComparison.Ordinal);
        (await project.Rampart("run", Small, "--without", "no/such#claim")).Refused(1, "There is no claim `no/such#claim`");
    }

    [Theory]
    [InlineData("campaign run scenarios/small --replications 1", "1 battle is not two at each point.", "--points 1")]
    [InlineData("campaign run scenarios/small --replications 5", "5 battles are not two at each point.", "--points 5")]
    [InlineData("campaign run scenarios/small --replications 10 --points 3", "cannot be shared evenly", "--replications 9 --points 3")]
    [InlineData("campaign run scenarios/small --replications 0", "\"0\" is not a number of battles.")]
    [InlineData("campaign run scenarios/small --replications -3", "Expected a whole number from 1 to")]
    [InlineData("campaign run scenarios/small --threads many", "\"many\" is not a number of threads.")]
    [InlineData("campaign resume", "See: rampart campaign resume --help")]
    [InlineData("campaign fight", "There is no verb fight.")]
    public async Task A_slip_is_told(string line, params string[] words)
    {
        using var project = Prepared();
        (await project.Rampart(line.Split(' '))).Refused(2, words);
        project.AssertNoResults();
    }

    [Fact]
    public async Task Without_a_campaign_there_is_no_last_one()
    {
        using var project = Prepared();
        (await project.Rampart("campaign", "resume", "last")).Refused(3, "There is no last campaign here.");
        (await project.Rampart("campaign", "report", "models")).Refused(3, "models holds no campaign.");
    }

    [Fact]
    public async Task One_battle_at_each_point_is_allowed_and_its_consequence_said()
    {
        using var project = Prepared();
        var ended = (await project.Rampart("campaign", "run", Small, "--replications", "4", "--points", "4")).Done();

        Assert.Contains("cannot be told apart", ended.Error, StringComparison.Ordinal);
        Assert.Contains("not known", ended.Out, StringComparison.Ordinal);
    }

    /// <summary>A project with a small scenario.</summary>
    private static Project Prepared()
    {
        var project = new Project();
        project.Write($"{Small}/scenario.yaml", File.ReadAllText(Path.Combine(Shell.Root, "tests", "Rampart.Campaigns.Tests", "Running", "small-campaign.yaml")));
        return project;
    }

    private static List<string> Shards(Project project, string place) => Directory.Exists(project.PathOf($"{place}/shards"))
        ? [.. Directory.GetFiles(project.PathOf($"{place}/shards"), "*-*.csv").Where(file => !Path.GetFileName(file).StartsWith('.')).OrderBy(file => int.Parse(Path.GetFileName(file).Split('-')[0], CultureInfo.InvariantCulture))]
        : [];

    /// <summary>The rows of all shards, one below the other.</summary>
    private static List<string> Rows(Project project, string place) =>
        [.. Shards(project, place).SelectMany(file => File.ReadAllLines(file).Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])))];

    [GeneratedRegex("(?<count>[0-9]+) of 4,?000 battles", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Finished();
}
