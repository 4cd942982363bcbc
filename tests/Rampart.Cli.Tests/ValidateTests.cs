using System.Globalization;

namespace Rampart.Cli.Tests;

/// <summary>Published values beside ours: the tables that travel with the program, and anyone's.</summary>
public class ValidateTests(FoughtProject fought)
{
    private const string Header = "area,case_id,inputs,quantity,value,unit,source,kind,note,use\n";

    private const string Known = "1-detection,MINE-1,Pd=0.5;Pfa=1e-6;N=1,Albersheim SNR,11.232,dB,a book,found,,formula\n";

    private Project Project => fought.Project;

    [Fact]
    public async Task Every_shipped_row_passes_and_the_areas_add_up()
    {
        var ended = (await Project.Rampart("validate", "--json")).Done();

        var result = ended.Result;
        Assert.Empty(ended.Json["findings"]!.AsArray());
        var rows = result["rows"]!.AsArray();
        Assert.True(rows.Count > 300, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.True(row!["verdict"]!.GetValue<string>() is "pass" or "left-out", row.ToJsonString()));
        foreach (var key in new[] { "rows", "found", "computed", "pass", "fail", "not_known", "left_out" })
        {
            Assert.Equal(result["all"]![key]!.GetValue<int>(), result["areas"]!.AsArray().Sum(area => area![key]!.GetValue<int>()));
        }

        var worst = rows.SelectMany(row => row!["values"]!.AsArray()).Max(value => value!["deviation"]!.GetValue<double>());
        Assert.Equal(worst, result["all"]!["worst"]!.GetValue<double>());
        Assert.InRange(worst, 0.0, 1.0);
    }

    [Fact]
    public async Task The_text_has_a_line_for_each_area_and_with_an_area_one_for_each_row()
    {
        var all = (await Project.Rampart("validate")).Done();
        var area = (await Project.Rampart("validate", "--area", "detection")).Done();

        Assert.Matches(@"(?m)^1-detection +\d+ +\d+ +\d+ +\d+ +0 +0 +\d+ +[01]\.\d\d$", all.Out);
        Assert.Matches(@"(?m)^\d+ rows compared: \d+ pass, 0 fail\.", all.Out);
        Assert.DoesNotContain("ALB-PD-0.1 ", all.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ALB-PD-0.1 +pass +0\.\d\d +Albersheim SNR +7.829920769472949 dB +7\.8299207\d+ ", area.Out);
        Assert.DoesNotContain("3-propagation", area.Out, StringComparison.Ordinal);
        Assert.Equal((await Project.Rampart("validate", "--rows")).Done().Out, (await Project.Rampart("validate", "--rows")).Done().Out);
    }

    [Fact]
    public async Task Rows_for_a_formula_that_are_left_out_are_listed_with_their_reasons()
    {
        var text = (await Project.Rampart("validate")).Done().Out;
        var json = (await Project.Rampart("validate", "--json")).Done().Result["left_out"]!.AsArray();

        Assert.Matches(@"(?m)^\d+ rows for a formula are left out:\n(  \S+  \S.*\n)+\z", text);
        Assert.Contains("\n  PN-ZARCHAN-IN  Inputs only, no number.\n", text, StringComparison.Ordinal);
        Assert.Equal(json.Select(row => $"  {row!["case"]!.GetValue<string>()}  {row["reason"]!.GetValue<string>()}"), text.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)), StringComparer.Ordinal);

        // Context is for no formula and is counted only.
        Assert.DoesNotContain("  WILK  ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nan", "\"nan\" is not a number.")]
    [InlineData("", "No value is printed.")]
    public async Task A_row_for_a_formula_without_a_number_is_a_remark_and_is_listed(string value, string reason)
    {
        var file = Project.Write($"no-number-{Guid.NewGuid():N}.csv", Header + Known + Known.Replace("MINE-1", "MINE-2", StringComparison.Ordinal).Replace("11.232", value, StringComparison.Ordinal));

        var ended = (await Project.Rampart("validate", file)).Done();

        Assert.Contains($":3  MINE-2  is not compared. {reason}", ended.Error, StringComparison.Ordinal);
        Assert.Contains("remark", ended.Error, StringComparison.Ordinal);
        Assert.EndsWith($"1 row for a formula is left out:\n  MINE-2  {reason}\n", ended.Out, StringComparison.Ordinal);
        var json = await Project.Rampart("validate", file, "--json");
        Assert.Equal("remark", Assert.Single(json.Json["findings"]!.AsArray())!["severity"]!.GetValue<string>());
        Assert.Equal(("MINE-2", reason), (json.Result["left_out"]![0]!["case"]!.GetValue<string>(), json.Result["left_out"]![0]!["reason"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("SNR=abc;Pfa=1e-6", "is known, but not for these inputs. The input \"SNR=abc\" is not a number.")]
    [InlineData("SNR_dB=abc;Pfa=1e-6", "is known, but not for these inputs. The input \"SNR_dB=abc\" is not known.")]
    [InlineData("SNR=10 dB;Pfa=1e-6;foo=3", "is known, but not for these inputs. The input \"foo=3\" is not known.")]
    [InlineData("SNR=10 dB;complex coherent;foo=3", "The input Pfa is missing. The input \"foo=3\" is not known.")]
    public async Task An_input_at_fault_is_named_even_where_no_formula_takes_the_row(string inputs, string words)
    {
        var file = Project.Write($"inputs-{Guid.NewGuid():N}.csv", Header + Known + $"1-detection,MINE-2,{inputs},Pd,0.5,,a book,found,,formula\n");

        Assert.Contains(words, (await Project.Rampart("validate", file)).Done().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_ones_own_passes_by_its_own_digits()
    {
        var file = Project.Write("mine.csv", Header + Known);

        var row = (await Project.Rampart("validate", file, "--json")).Done().Result["rows"]![0]!;

        Assert.Equal("pass", row["verdict"]!.GetValue<string>());
        Assert.Equal(11.232, row["values"]![0]!["ours"]!.GetValue<double>(), 1e-4);
        Assert.Equal(0.0005, row["values"]![0]!["tolerance"]!.GetValue<double>(), 1e-9);
        Assert.Empty((await Project.Rampart("validate", file)).Done().Error);
    }

    [Fact]
    public async Task A_row_that_fails_is_an_error_with_its_place_and_the_rest_is_still_shown()
    {
        var file = Project.Write("fails.csv", Header + Known + Known.Replace("MINE-1", "MINE-2", StringComparison.Ordinal).Replace("11.232", "11.240", StringComparison.Ordinal));

        var ended = (await Project.Rampart("validate", file)).WithoutTrace();

        Assert.Equal(1, ended.Exit);
        Assert.Matches(@"fails\.csv:3  MINE-2  Albersheim SNR: ours is 11\.231\d+ where 11.240 is printed, 16\.\d\d times the tolerance of 0\.0005 away\.", ended.Error);
        Assert.Contains("2 rows compared: 1 pass, 1 fail.", ended.Out, StringComparison.Ordinal);
        var json = await Project.Rampart("validate", file, "--json");
        Assert.Equal((1, "error"), (json.Exit, json.Json["findings"]![0]!["severity"]!.GetValue<string>()));
        Assert.Equal(1, json.Result["all"]!["fail"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("Albersheim SNR", "Albershiem SNR", "The quantity \"Albershiem SNR\" is not known.", "Did you mean \"Albersheim SNR\"?")]
    [InlineData("Albersheim SNR", "\e[31mrumour", "is not known.", "rampart validate --list")]
    [InlineData("N=1", "N=1;colour=red", "The input \"colour=red\" is not known.", "An example that is known: Pd=")]
    [InlineData("Pd=0.5;", "", "The input Pd is missing.", "An example that is known: Pd=")]
    [InlineData("Pd=0.5", "Pd=1.5", "An input is impossible", "An example that is known: Pd=")]
    [InlineData("11.232", "11.232;4", "2 values are printed where the quantity has 1.", "An example that is known: Pd=")]
    [InlineData("dB", "W", "The value is in \"W\"; ours is in dB.", "An example that is known: Pd=")]
    public async Task A_row_that_is_not_known_is_a_remark_that_says_what_is(string from, string to, params string[] words)
    {
        var file = Project.Write($"unknown-{Guid.NewGuid():N}.csv", Header + Known + Known.Replace("MINE-1", "MINE-2", StringComparison.Ordinal).Replace(from, to, StringComparison.Ordinal));

        var ended = (await Project.Rampart("validate", file)).Done();

        Assert.Contains("remark", ended.Error, StringComparison.Ordinal);
        Assert.Contains(":3  MINE-2  is not compared.", ended.Error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, ended.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("\e", ended.Error, StringComparison.Ordinal);
        Assert.Contains("1 row compared: 1 pass, 0 fail.", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_which_nothing_can_be_compared_is_an_error()
    {
        var file = Project.Write("nothing.csv", Header + Known.Replace(",formula", ",context", StringComparison.Ordinal));

        var ended = (await Project.Rampart("validate", file, "--rows")).WithoutTrace();

        Assert.Equal(1, ended.Exit);
        Assert.Contains("has no row that could be compared.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Context: no formula gives it.", ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("case_id;inputs\nA;b\n", "apart by semicolons")]
    [InlineData("case_id,inputs,quantity\nA,x=1,q\n", "value  is not a column of this table.", "Needed are case_id, inputs, quantity, value")]
    [InlineData("case_id,inputs,quantity,value,tolerance\nA,x=1,q,1,lots\nB,x=1\n", ":2  A  tolerance: \"lots\" is not a tolerance.", ":3  B  has 2 cells", "2 errors.")]
    public async Task A_broken_table_is_told_with_place_and_remedy_and_nothing_is_compared(string text, params string[] words)
    {
        var file = Project.Write($"broken-{Guid.NewGuid():N}.csv", text);

        (await Project.Rampart("validate", file)).Refused(1, words);

        var json = await Project.Rampart("validate", file, "--json");
        Assert.Equal(1, json.Exit);
        Assert.Null(json.Json["result"]);
        Assert.NotEmpty(json.Json["findings"]!.AsArray());
    }

    [Fact]
    public async Task What_is_no_table_at_all_is_told()
    {
        File.WriteAllBytes(Project.PathOf("latin.csv"), [.. System.Text.Encoding.ASCII.GetBytes(Header), 0xE9, 0x0A]);
        (await Project.Rampart("validate", "latin.csv")).Refused(1, "latin.csv:2", "is not UTF-8 text.");
        (await Project.Rampart("validate", "scenarios")).Refused(1, "scenarios  table  is a folder.");
        (await Project.Rampart("validate", "/dev/zero")).Refused(1, "more than 8 MiB");
        (await Project.Rampart("validate", "nowhere.csv")).Refused(3, "There is no file nowhere.csv.");
        (await Project.Rampart("validate", "ledger/documents.yaml")).Refused(1, "is not a column of this table");
        var piped = (await Shell.Sh(Project.Folder, $"printf '{(Header + Known).Replace("\n", "\\n", StringComparison.Ordinal)}' | \"$RAMPART\" validate /dev/stdin")).Done();
        Assert.Contains("1 row compared", piped.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_gives_each_quantity_its_formula_its_inputs_and_an_example_that_can_be_validated()
    {
        var list = (await Project.Rampart("validate", "--list", "--json")).Done().Result.AsArray();
        var text = (await Project.Rampart("validate", "--list")).Done().Out;

        var albersheim = list.First(each => string.Equals(each!["quantity"]!.GetValue<string>(), "Albersheim SNR", StringComparison.Ordinal))!;
        Assert.Equal("Rampart.Physics.Detection.Albersheim", albersheim["formula"]!.GetValue<string>());
        Assert.Equal(["Pd", "Pfa", "N"], albersheim["inputs"]!.AsArray().Select(input => input!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{list.Count} quantities\n"), text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Albersheim SNR +Rampart\.Physics\.Detection\.Albersheim +Pd, Pfa, N +Pd=", text);
        var rows = list.Where(each => each!["example"] is not null).Select(each =>
            $"{each!["example"]!["area"]!.GetValue<string>()},{each["example"]!["case"]!.GetValue<string>()},\"{each["example"]!["inputs"]!.GetValue<string>()}\",\"{each["quantity"]!.GetValue<string>()}\",\"{each["example"]!["value"]!.GetValue<string>()}\",{each["example"]!["unit"]!.GetValue<string>()},,,,\n");
        var file = Project.Write("examples.csv", Header + string.Concat(rows));
        Assert.Equal(0, (await Project.Rampart("validate", file, "--json")).Result["all"]!["not_known"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_page_is_the_one_that_is_committed_and_replaces_nothing_unasked()
    {
        using var project = new Project();

        var ended = (await project.Rampart("validate", "--page", "page.md")).Done();

        Assert.Contains("Page: page.md", ended.Out, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(Shell.Root, "docs", "validation.md")), project.Read("page.md"));
        (await project.Rampart("validate", "--page", "page.md")).Refused(2, "page.md is there already.", "--force");
        project.Write("page.md", "mine");
        (await project.Rampart("validate", "--page", "page.md", "--force")).Done();
        Assert.StartsWith("# Validation", project.Read("page.md"), StringComparison.Ordinal);
        (await project.Rampart("validate", "--page", "nowhere/page.md")).Refused(3);
        (await project.Rampart("validate", "--page", "ledger")).Refused(2, "is a folder");
    }

    [Theory]
    [InlineData("validate a b", "See: rampart validate --help")]
    [InlineData("validate --row", "There is no option --row. Did you mean --rows?")]
    [InlineData("validate --area detecton", "There is no area detecton.", "Areas: 1-detection")]
    [InlineData("validate mine.csv --list", "--list names what is known")]
    [InlineData("validate mine.csv --page p.md", "The page is about the tables that travel with the program.")]
    [InlineData("bench physics --repetitions 0", "from 1 to 1000")]
    [InlineData("bench physics --repetitions many", "\"many\" is not a number of repetitions.", "See: rampart bench physics --help")]
    public async Task A_slip_on_the_command_line_is_told(string line, params string[] words) =>
        (await Project.Rampart(line.Split(' '))).Refused(2, words);

    [Fact]
    public async Task The_bench_of_physics_times_each_formula_beside_its_plain_form()
    {
        var result = (await Project.Rampart("bench", "physics", "--repetitions", "1", "--json")).Done().Result;

        var formulas = result["formulas"]!.AsArray();
        Assert.True(formulas.Count >= 14, $"{formulas.Count} formulas");
        Assert.NotEmpty(result["ground"]!.GetValue<string>());
        Assert.All(formulas, each => Assert.True(each!["least_s"]!.GetValue<double>() > 0.0 && each["median_s"]!.GetValue<double>() >= each["least_s"]!.GetValue<double>(), each.ToJsonString()));
        Assert.Contains(formulas, each => each!["bar_s"] is not null && each["met"] is not null && each["beside"]!["ratio"]!.GetValue<double>() > 0.0);
    }
}
