using System.Globalization;
using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>What is asked of a result that is there: query, explain and report.</summary>
public class AnswerTests(FoughtProject fought)
{
    private Project Project => fought.Project;

    private string Database => Project.PathOf($"{fought.Result}/run.sqlite");

    [Fact]
    public async Task Every_named_question_has_an_answer()
    {
        var list = (await Project.Rampart("query", "last", "--json")).Done().Result.AsArray().Select(question => question!["name"]!.GetValue<string>()).ToList();
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "raid", "kills", "leakers", "why-not-fired", "timeline" }, list.ToHashSet(StringComparer.Ordinal));
        var before = Project.HashOf(Database);
        await Parallel.ForEachAsync(list, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (question, _) =>
        {
            var text = (await Project.Rampart("query", "last", question)).Done();
            Assert.Matches(@"(?m)^\d+ rows?$", text.Out);
            Assert.Empty(text.Error);
        });
        Assert.Equal(before, Project.HashOf(Database));
    }

    [Fact]
    public async Task A_question_in_json_agrees_with_the_summary()
    {
        var rows = (await Project.Rampart("query", fought.Result, "raid", "--json")).Done().Result["rows"]!.AsArray();
        var summary = JsonNode.Parse(Project.Read($"{fought.Result}/summary.json"))!;

        Assert.Equal(summary["targets"]!.AsArray().Count, rows.Count);
    }

    [Fact]
    public async Task A_select_of_ones_own_is_answered()
    {
        var rows = (await Project.Rampart("query", "last", "--sql", "SELECT count(*) AS n FROM detection -- all\n;", "--json")).Done().Result["rows"]!.AsArray();

        Assert.True(rows[0]!["n"]!.GetValue<long>() > 0);
    }

    [Fact]
    public async Task Odd_values_and_equal_names_of_columns_are_no_fault()
    {
        const string Sql = "SELECT 1 AS a, 2 AS a, 9e999 AS big, NULL AS none, x'00ff' AS bytes, char(27) || '[31m[red]' AS odd";
        var row = (await Project.Rampart("query", "last", "--sql", Sql, "--json")).Done().Result["rows"]![0]!;
        var text = (await Project.Rampart("query", "last", "--sql", Sql)).Done();

        Assert.Equal((1L, 2L), (row["a"]!.GetValue<long>(), row["a_2"]!.GetValue<long>()));
        Assert.Equal("Infinity", row["big"]!.GetValue<string>());
        Assert.Null(row["none"]);
        Assert.Equal("AP8=", row["bytes"]!.GetValue<string>());
        Assert.DoesNotContain("\e", text.Out, StringComparison.Ordinal);
        Assert.Contains("[31m[red]", text.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM detection", "may read and nothing else")]
    [InlineData("UPDATE meta SET value = 1", "may read and nothing else")]
    [InlineData("DROP TABLE detection", "may read and nothing else")]
    [InlineData("ATTACH 'other.db' AS other", "may read and nothing else")]
    [InlineData("PRAGMA journal_mode = WAL", "may read and nothing else")]
    [InlineData("PRAGMA writable_schema = 1", "may read and nothing else")]
    [InlineData("VACUUM INTO 'other.db'", "may read and nothing else")]
    [InlineData("SELECT load_extension('x')", "")]
    [InlineData("SELECT writefile('other.db', 'x')", "SQLite says")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM detection", "may read and nothing else")]
    [InlineData("SELECT 1; SELECT 2", "more than one statement")]
    [InlineData("SELECT 1; DROP TABLE detection", "")]
    [InlineData("SELEKT * FROM x", "SQLite says")]
    [InlineData("SELECT * FROM nowhere", "SQLite says", "column_units")]
    [InlineData("", "no question")]
    [InlineData("-- nothing", "no question")]
    [InlineData("'; --", "SQLite says")]
    public async Task A_query_that_would_do_more_than_read_is_refused_in_a_sentence(string sql, params string[] words)
    {
        var before = Project.HashOf(Database);
        var files = Directory.GetFileSystemEntries(Path.GetDirectoryName(Database)!).Length;

        (await Project.Rampart("query", "last", "--sql", sql)).Refused(2, words);

        Assert.Equal(before, Project.HashOf(Database));
        Assert.Equal(files, Directory.GetFileSystemEntries(Path.GetDirectoryName(Database)!).Length);
        Assert.False(File.Exists(Project.PathOf("other.db")));
    }

    [Fact]
    public async Task An_unknown_question_gets_a_suggestion()
    {
        (await Project.Rampart("query", "last", "kils")).Refused(2, "No question is named \"kils\".", "Did you mean kills?");
        (await Project.Rampart("query", "last", "xyzzy")).Refused(2, "why-not-fired");
        (await Project.Rampart("query", "last", "kills", "--sql", "SELECT 1")).Refused(2, "Give one of them.");
    }

    [Fact]
    public async Task A_table_that_goes_to_a_file_is_neither_cut_nor_wrapped()
    {
        var wide = new string('w', 500);

        var text = (await Project.Rampart("query", "last", "--sql", $"SELECT '{wide}' AS first, 'a' || char(10) || 'b' AS second UNION ALL SELECT 'x', NULL")).Done();

        Assert.Equal([$"first{new string(' ', 497)}second", $"{wide}  a b", $"x{new string(' ', 501)}–", "2 rows", string.Empty], text.Out.Split('\n'));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_told()
    {
        using var fresh = new Project();
        foreach (var arguments in new[] { new[] { "query", "RUN", "kills" }, ["report", "RUN"], ["explain", "s-400", "engagement-range", "--run", "RUN"] })
        {
            string[] With(string run) => [.. arguments.Select(argument => string.Equals(argument, "RUN", StringComparison.Ordinal) ? run : argument)];
            (await fresh.Rampart(With("last"))).Refused(3, "There is no last run here.", "rampart run");
            (await fresh.Rampart(With("nowhere"))).Refused(3, "nowhere holds no result");
            (await fresh.Rampart(With("scenarios/first-look"))).Refused(3, "holds no result");
        }
    }

    [Fact]
    public async Task A_last_run_that_is_gone_or_damaged_is_told()
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook);
        project.Write($"{folder}/run.sqlite", "this is no database, but it is long enough to be looked at as one, says the tester of the program");
        (await project.Rampart("query", "last", "kills")).Refused(1, "is no database that rampart run has written");
        project.Write($"{folder}/summary.json", "{");
        (await project.Rampart("report", "last")).Refused(1);
        foreach (var manifest in new[] { "{", "[]", "null", "" })
        {
            project.Write($"{folder}/manifest.json", manifest);
            (await project.Rampart("explain", "s-400", "engagement-range", "--run", "last")).Refused(1, "manifest.json is not as Rampart has written it");
        }

        (await project.Rampart("run", Project.FirstLook)).Refused(2, "--force");
        Directory.Delete(project.PathOf(folder), recursive: true);
        (await project.Rampart("query", "last", "kills")).Refused(3, "holds no result");
    }

    [Fact]
    public async Task Explain_shows_both_quotations_and_why_they_are_one()
    {
        var text = (await Project.Rampart("explain", "s-400", "engagement-range")).Done();

        Assert.Empty(text.Error);
        var words = string.Join(' ', text.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("The S-400 can engage targets at a distance of 400 km", words, StringComparison.Ordinal);
        Assert.Contains("as far as 402 kilometers away", words, StringComparison.Ordinal);
        Assert.Contains("402 km is 250 statute miles", words, StringComparison.Ordinal);
        Assert.Contains(" independent origins (", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_of_a_run_agrees_with_its_manifest()
    {
        var text = (await Project.Rampart("explain", "s-400", "engagement-range", "--run", "last")).Done();
        var json = (await Project.Rampart("explain", "s-400", "engagement-range", "--run", fought.Result, "--json")).Done();

        var inManifest = Project.Manifest(fought.Result)["readings"]!.AsArray().Single(reading => reading!["model"]!.GetValue<string>() is "s-400" && reading["key"]!.GetValue<string>() is "engagement-range");
        Assert.True(JsonNode.DeepEquals(inManifest, json.Result["inRun"]));
        Assert.Contains($"In the run last it was {inManifest!["value"]!.GetValue<string>()}", text.Out, StringComparison.Ordinal);
        Assert.Equal(400_000.0, inManifest["si"]!.GetValue<double>());
    }

    [Fact]
    public async Task Explain_lists_a_model_s_values_and_each_can_be_explained()
    {
        var text = (await Project.Rampart("explain", "s-400")).Done();
        var list = (await Project.Rampart("explain", "s-400", "--json")).Done();

        Assert.Contains("engagement-range", text.Out, StringComparison.Ordinal);
        var keys = list.Json["result"] is JsonArray array ? array.Select(value => value!["key"]!.GetValue<string>()).ToList() : [];
        Assert.Contains("engagement-range", keys, StringComparer.Ordinal);
        (await Project.Rampart("explain", "s-400", keys[^1])).Done();
    }

    [Theory]
    [InlineData("explain s400", "There is no model s400.", "Did you mean s-400?")]
    [InlineData("explain S-400", "There is no model S-400.", "Did you mean s-400?")]
    [InlineData("explain s-400 engagment-range", "has no value engagment-range", "Did you mean engagement-range?")]
    [InlineData("explain s-400 xyzzy", "has no value xyzzy", "rampart explain s-400")]
    public async Task An_unknown_model_or_value_gets_a_suggestion(string line, params string[] words) =>
        (await Project.Rampart(line.Split(' '))).Refused(2, words);

    [Fact]
    public async Task A_report_shows_the_run_again_and_hands_out_its_page()
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook);

        var shown = (await project.Rampart("report", "last")).Done();
        Assert.Contains(fought.Project.Hash(fought.Result), shown.Out, StringComparison.Ordinal);
        (await project.Rampart("report", "last", "--out", "page.html")).Done();
        Assert.Equal(project.Read($"{fought.Result}/report.html"), project.Read("page.html"));

        project.Write("page.html", "mine");
        (await project.Rampart("report", "last", "--out", "page.html")).Refused(2, "page.html is there already.", "--force");
        Assert.Equal("mine", project.Read("page.html"));
        (await project.Rampart("report", "last", "--out", "page.html", "--force")).Done();
        Assert.Equal(project.Read($"{fought.Result}/report.html"), project.Read("page.html"));
        Assert.DoesNotContain(Directory.GetFiles(project.Folder), file => file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_in_json_names_the_page_and_the_summary()
    {
        var result = (await Project.Rampart("report", "last", "--json")).Done().Result;

        Assert.True(File.Exists(Path.Combine(Project.Folder, result["page"]!.GetValue<string>())));
        Assert.Equal(Project.Hash(fought.Result), result["summary"]!["hash"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("scenarios", 2)]
    [InlineData("", 2)]
    [InlineData("absent/page.html", 3)]
    [InlineData("/proc/page.html", 3)]
    [InlineData("ledger/documents.yaml/page.html", 3)]
    public async Task A_page_that_cannot_be_written_is_told(string place, int exit)
    {
        foreach (var force in new[] { Array.Empty<string>(), ["--force"] })
        {
            (await Project.Rampart(["report", "last", "--out", place, .. force])).Refused(exit);
        }
    }

    [Fact]
    public async Task Figures_of_a_bench_are_numbers_above_nought()
    {
        var result = (await Project.Rampart("bench", "run", Project.FirstLook, "--battles", "3", "--json")).Done().Result;

        Assert.Equal(3, result["battles"]!.GetValue<int>());
        Assert.Empty(result["bars"]!.AsArray());
        var figures = result["figures"]!.AsArray();
        Assert.Contains(figures, figure => figure!["figure"]!.GetValue<string>() is "simulated s per CPU s");
        Assert.All(figures, figure =>
        {
            var (least, median, greatest) = (figure!["least"]!.GetValue<double>(), figure["median"]!.GetValue<double>(), figure["greatest"]!.GetValue<double>());
            Assert.True(least <= median && median <= greatest, figure.ToJsonString());
            Assert.True(least > 0.0, figure.ToJsonString());
        });
    }

    [Fact]
    public async Task The_doctor_finds_this_machine_well()
    {
        var doctor = (await Project.Rampart("doctor", "--json")).Done();
        var checks = doctor.Result.AsArray().ToDictionary(check => check!["what"]!.GetValue<string>(), check => check!["state"]!.GetValue<string>(), StringComparer.Ordinal);

        Assert.Equal("good", checks["portable functions"]);
        Assert.Equal("good", checks["project"]);
        Assert.DoesNotContain("bad", checks.Values, StringComparer.Ordinal);
        Assert.Contains("All that is needed is there.", (await Project.Rampart("doctor")).Done().Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(Project.Folder), file => file.Contains("probe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_sees_a_faulty_project_and_a_missing_one()
    {
        using var project = new Project();
        project.Change("ledger/claims/s-400.yaml", "grade: D4", "grade: Z9");
        var faulty = await project.Rampart("doctor");
        Assert.Equal(1, faulty.WithoutTrace().Exit);
        Assert.Contains("Z9", faulty.Error, StringComparison.Ordinal);

        var missing = await Shell.Run(project.Outside, [("RAMPART_HOME", project.Outside)], ["doctor"]);
        Assert.Equal(3, missing.WithoutTrace().Exit);
        Assert.Contains("No ledger and models were found.", missing.Out, StringComparison.Ordinal);
        Assert.Equal(string.Empty, missing.Error.ToString(CultureInfo.InvariantCulture));
    }
}
