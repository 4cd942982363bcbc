using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rampart.Cli.Tests;

public class RunTests(FoughtProject fought)
{
    private static readonly string[] Written = ["battle.journal", "manifest.json", "report.html", "run.sqlite", "summary.json"];

    [Fact]
    public void A_run_writes_five_files_to_a_folder_named_by_seed_and_hash()
    {
        Assert.Matches("^results/first-look/7-[0-9a-f]{8}$", fought.Result);
        Assert.Equal(Written.Select(file => $"{fought.Result}/{file}"), fought.Project.Contents(fought.Result).Keys, StringComparer.Ordinal);
        Assert.Equal(fought.Result[^8..], fought.Project.Manifest(fought.Result)["identity"]!.GetValue<string>());
    }

    [Fact]
    public void The_result_is_on_standard_output_and_nothing_but_findings_on_standard_error()
    {
        Assert.Contains("Under the stated readings", fought.Run.Out, StringComparison.Ordinal);
        Assert.Contains("not a forecast of combat", fought.Run.Out, StringComparison.Ordinal);
        Assert.Contains($"Hash {fought.Project.Hash(fought.Result)}", fought.Run.Out, StringComparison.Ordinal);
        Assert.Contains($"{fought.Result}/report.html", fought.Run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", fought.Run.Out, StringComparison.Ordinal);
        Assert.All(fought.Run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.True(line.StartsWith("remark  ", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal), line));
    }

    [Fact]
    public void The_manifest_holds_the_right_hashes_of_the_files()
    {
        var files = fought.Project.Manifest(fought.Result)["files"]!.AsObject();

        Assert.Equal(Written.Except(["manifest.json"], StringComparer.Ordinal), files.Select(file => file.Key).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(files, file => Assert.Equal(Project.HashOf(fought.Project.PathOf($"{fought.Result}/{file.Key}")), file.Value!.GetValue<string>()));
    }

    [Fact]
    public void The_report_stands_alone_and_holds_the_hash()
    {
        var page = fought.Project.Read($"{fought.Result}/report.html");

        Assert.Contains(fought.Project.Hash(fought.Result), page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"(src|href|xlink:href|action|srcset|poster|data)\s*=\s*[""']?\s*(https?:|//|file:|ftp:)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)), page);
        Assert.DoesNotMatch(new Regex(@"url\(\s*[""']?\s*(https?:|//|file:)|@import|<link\b|<iframe\b|<base\b|<object\b|<embed\b|fetch\(|XMLHttpRequest|WebSocket|EventSource", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)), page);
    }

    [Fact]
    public async Task With_json_there_is_one_document_with_format_findings_and_result()
    {
        using var project = new Project();
        var ended = (await project.Rampart("run", Project.FirstLook, "--json")).Done();

        Assert.Equal(1, ended.Json["format"]!.GetValue<int>());
        Assert.Empty(ended.Error);
        Assert.False(ended.Result["reused"]!.GetValue<bool>());
        var folder = ended.Result["folder"]!.GetValue<string>();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(project.Read($"{folder}/summary.json")), ended.Result["summary"]));
    }

    [Fact]
    public async Task The_same_run_again_is_reported_and_changes_no_file()
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook);
        var before = project.Contents(folder);
        var written = File.GetLastWriteTimeUtc(project.PathOf($"{folder}/manifest.json"));

        var again = (await project.Rampart("run", Project.FirstLook)).Done();
        var json = (await project.Rampart("run", Project.FirstLook, "--json")).Done();

        Assert.Contains("An identical result was there already", again.Out, StringComparison.Ordinal);
        Assert.True(json.Result["reused"]!.GetValue<bool>());
        Assert.Equal(before, project.Contents(folder));
        Assert.Equal(written, File.GetLastWriteTimeUtc(project.PathOf($"{folder}/manifest.json")));
        Assert.Single(Directory.GetDirectories(project.PathOf("results/first-look")));
    }

    [Fact]
    public async Task A_result_whose_files_were_touched_is_not_passed_off_as_the_result()
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook);
        project.Change($"{folder}/summary.json", "\"seed\": 7", "\"seed\": 8");

        (await project.Rampart("run", Project.FirstLook)).Refused(2, "summary.json is not as it was written", "--force");
        File.Delete(project.PathOf($"{folder}/summary.json"));
        (await project.Rampart("run", Project.FirstLook)).Refused(2, "summary.json is not as it was written", "--force");
        (await project.Rampart("run", Project.FirstLook, "--force")).Done();

        Assert.Contains("\"seed\": 7", project.Read($"{folder}/summary.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_is_given_as_folder_or_as_file_and_is_the_same()
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook);

        Assert.Equal(folder, await project.Fight($"{Project.FirstLook}/"));
        Assert.Equal(folder, await project.Fight($"{Project.FirstLook}/scenario.yaml"));
        Assert.Equal(folder, await project.Fight(project.PathOf(Project.FirstLook)));
    }

    [Fact]
    public async Task Seed_and_replication_change_the_hash_and_the_folder()
    {
        using var project = new Project();
        var folders = new[]
        {
            await project.Fight(Project.FirstLook),
            await project.Fight(Project.FirstLook, "--seed", "8"),
            await project.Fight(Project.FirstLook, "--seed", "18446744073709551615"),
            await project.Fight(Project.FirstLook, "--replication", "1"),
        };

        Assert.Equal(4, folders.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, folders.Select(project.Hash).Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith("results/first-look/8-", folders[1], StringComparison.Ordinal);
        Assert.StartsWith("results/first-look/18446744073709551615-", folders[2], StringComparison.Ordinal);
        Assert.Equal(folders[0], await project.Fight(Project.FirstLook, "--seed", "7", "--replication", "0"));
    }

    [Fact]
    public async Task What_is_kept_of_the_journal_leaves_the_hash_alone()
    {
        using var project = new Project();
        var hashes = new List<string>();
        var sizes = new List<long>();
        foreach (var level in new[] { "outcomes", "events", "full" })
        {
            var folder = await project.Fight(Project.FirstLook, "--journal", level, "--out", $"kept/{level}");
            hashes.Add(project.Hash(folder));
            sizes.Add(new FileInfo(project.PathOf($"{folder}/battle.journal")).Length);
        }

        Assert.Single(hashes.Distinct(StringComparer.Ordinal));
        Assert.True(sizes[0] < sizes[1] && sizes[1] < sizes[2], string.Join(", ", sizes));
    }

    [Fact]
    public async Task A_result_that_kept_less_gives_way_to_the_same_battle_kept_in_full_and_not_the_other_way()
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook, "--journal", "outcomes");
        var less = project.Contents(folder);

        Assert.Equal(folder, await project.Fight(Project.FirstLook));
        var full = project.Contents(folder);
        Assert.False(string.Equals(less[$"{folder}/battle.journal"], full[$"{folder}/battle.journal"], StringComparison.Ordinal), "The journal stayed as it was.");
        Assert.Equal(folder, await project.Fight(Project.FirstLook, "--journal", "outcomes"));
        Assert.Equal(full, project.Contents(folder));
    }

    [Fact]
    public async Task Units_adds_nautical_miles_and_feet()
    {
        var both = (await fought.Project.Rampart("run", Project.FirstLook, "--units")).Done();

        Assert.Contains(" nm", both.Out, StringComparison.Ordinal);
        Assert.Contains(" ft", both.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(" nm", fought.Run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_elsewhere_is_found_through_RAMPART_HOME()
    {
        using var project = new Project("a project with blanks");
        (string, string?)[] home = [("RAMPART_HOME", project.Folder)];
        var here = Path.Combine(project.Outside, "here");
        Directory.CreateDirectory(here);

        (await Shell.Run(here, home, ["run", Project.FirstLook])).Done();
        (await Shell.Run(here, home, ["run", $"{Project.FirstLook}/scenario.yaml", "--seed", "9"])).Done();
        (await Shell.Run(here, home, ["query", "last", "raid"])).Done();
        var check = (await Shell.Run(here, home, ["check"])).Done();

        Assert.Equal(2, Directory.GetDirectories(Path.Combine(here, "results", "first-look")).Length);
        Assert.False(Directory.Exists(project.PathOf("results")));
        Assert.Contains("are in order", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_project_the_program_says_what_to_set()
    {
        using var project = new Project();
        var ended = await Shell.Run(project.Outside, [("RAMPART_HOME", Path.Combine(project.Outside, "nowhere"))], ["check"]);

        ended.Refused(3, "No ledger and models were found.", "RAMPART_HOME");
    }

    [Fact]
    public async Task Control_characters_markup_and_tags_in_a_title_stay_text()
    {
        using var project = new Project();
        var scenario = project.Scenario("hostile", ("title: First look", "title: \"\\e[31mred\\a [bold]x[/] [/] [nope] <script>alert(1)</script> \\U0001F3AF\""));

        var run = (await project.Rampart("run", scenario)).Done();
        var meta = (await project.Rampart("query", "last", "--sql", "SELECT * FROM meta")).Done();
        var report = (await project.Rampart("report", "last")).Done();
        var page = File.ReadAllText(Path.Combine(project.Read("results/.last").Trim(), "report.html"));

        Assert.All(new[] { run, meta, report }, ended => Assert.DoesNotContain("\e", ended.Out, StringComparison.Ordinal));
        Assert.All(new[] { run, meta, report }, ended => Assert.DoesNotContain("\a", ended.Out, StringComparison.Ordinal));
        Assert.Contains("[bold]x[/] [/] [nope] <script>alert(1)</script> \U0001F3AF", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_in_a_faulty_file_do_not_reach_the_terminal()
    {
        using var project = new Project();
        var scenario = project.Scenario("hostile", ("name: waterworks", "name: \"\\e]0;owned\\a\""), ("seed: 7", "\"\\e[2Jseed\": 7"));

        var ended = (await project.Rampart("run", scenario)).Refused(1, "cannot name an entity");

        Assert.DoesNotContain("\e", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\a", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_names_foreign_letters_and_blanks_in_paths_do_no_harm()
    {
        using var project = new Project("ein Ördner mit 漢字");
        var longest = new string('n', 60);
        var scenario = project.Scenario("a scenario [red] & <b>", ("waterworks", longest), ("plateau-battery", "Zürich 漢字.é"));

        var folder = await project.Fight(scenario, "--out", "out put/[bold]/<x> & y");

        Assert.Equal("out put/[bold]/<x> & y", folder);
        (await project.Rampart("run", scenario, "--out", folder)).Done();
        (await project.Rampart("report", folder)).Done();
        var raid = (await project.Rampart("query", folder, "damage")).Done();
        Assert.Contains(longest, raid.Out, StringComparison.Ordinal);
    }
}
