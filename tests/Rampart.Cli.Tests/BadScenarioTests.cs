using System.Text;
using System.Text.RegularExpressions;

namespace Rampart.Cli.Tests;

/// <summary>What is wrong with a user's scenario is told with its place and its remedy, and leaves nothing behind.</summary>
public class BadScenarioTests
{
    [Theory]
    [InlineData("No unit", "appears: 1 min", "appears: 60", "appears", "has no unit")]
    [InlineData("Comma as decimal point", "appears: 1 min", "appears: 1,5 min", "appears")]
    [InlineData("Unknown key", "seed: 7", "sede: 7", "sede")]
    [InlineData("Unknown key within an entry", "withstands: 3", "withstands: 3\n    armour: 4 cm", "armour")]
    [InlineData("Unknown model", "model: fighter", "model: figther", "figther", "fighter")]
    [InlineData("A model of another kind", "model: fighter", "model: 91n6e", "91n6e")]
    [InlineData("Unknown system", "system: s-400", "system: s-40", "s-40")]
    [InlineData("Latitude beyond the pole", "at: 39.45N 33.10E", "at: 95N 33.10E", "at")]
    [InlineData("Longitude beyond the date line", "at: 39.45N 33.10E", "at: 39.45N 181E", "at")]
    [InlineData("Not a number", "height: 9000 m", "height: NaN m", "height")]
    [InlineData("Endless", "height: 9000 m", "height: Infinity m", "height")]
    [InlineData("Huge", "height: 9000 m", "height: 1e308 km", "height")]
    [InlineData("Negative duration", "duration: 45 min", "duration: -45 min", "duration")]
    [InlineData("No duration", "duration: 45 min", "duration: 0 s", "duration")]
    [InlineData("Too long a duration", "duration: 45 min", "duration: 25 h", "duration")]
    [InlineData("Negative seed", "seed: 7", "seed: -7", "seed")]
    [InlineData("No launchers", "launchers: 2", "launchers: 0", "launchers")]
    [InlineData("Half a launcher", "launchers: 2", "launchers: 1.5", "launchers")]
    [InlineData("A count beyond counting", "count: 2", "count: 99999999999", "count")]
    [InlineData("Too many targets", "count: 2", "count: 5000", "count", "more than 5000 targets")]
    [InlineData("No defended asset", "assets:\n  - name: waterworks\n    at: 39.45N 33.10E\n    ground-height: 1030 m\n    withstands: 3\n", "", "assets")]
    [InlineData("An empty list of assets", "assets:\n  - name: waterworks\n    at: 39.45N 33.10E\n    ground-height: 1030 m\n    withstands: 3\n", "assets: []\n", "assets")]
    [InlineData("Duplicate names", "name: fighter", "name: waterworks", "waterworks", "two entities")]
    [InlineData("Unknown aim", "aim: waterworks", "aim: waterwork", "aim", "Did you mean `waterworks`?")]
    [InlineData("Markup in a name", "name: waterworks", "name: \"[red]x[/]\"", "[red]x[/]")]
    [InlineData("A tag in a name", "name: waterworks", "name: <script>x</script>", "<script>x</script>")]
    [InlineData("Emoji in a name", "name: waterworks", "name: \"\U0001F3ED\"", "name")]
    [InlineData("A name of 61 letters", "name: waterworks", "name: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg", "name")]
    [InlineData("A later format", "format: 1", "format: 2", "format")]
    [InlineData("Text where a list belongs", "raid:\n", "raid: none\nraids:\n", "raid")]
    [InlineData("A route of one place", "      - { at: 38.10N 34.90E, height: 10500 m }\n      - { at: 39.30N 33.60E, height: 10500 m }\n", "", "route")]
    [InlineData("Turned indentation", "defence:\n  system", "defence:\n system", "scenario.yaml")]
    [InlineData("An open bracket", "theatre: {", "theatre: {{", "scenario.yaml")]
    [InlineData("A tab", "seed: 7", "seed:\t7\n\tx: 1", "scenario.yaml")]
    [InlineData("An alias", "seed: 7", "seed: &s 7", "anchor")]
    public async Task A_faulty_scenario_is_a_finding_with_place_and_remedy(string fault, string from, string to, params string[] words)
    {
        using var project = new Project();
        var scenario = project.Scenario("faulty", (from, to));

        var ended = (await project.Rampart("run", scenario)).Refused(1, words);

        AssertPlacesAndRemedies(ended.Error, fault);

        project.AssertNoResults();
    }

    [Fact]
    public async Task All_faults_of_a_file_are_told_together()
    {
        using var project = new Project();
        var scenario = project.Scenario("faulty", ("seed: 7", "sede: 7"), ("duration: 45 min", "duration: 45"), ("model: fighter", "model: figther"), ("withstands: 3", "withstands: three"), ("count: 3", "count: 0"));

        var ended = (await project.Rampart("run", scenario)).Refused(1, "sede", "duration", "figther", "withstands", "count", "5 errors.");

        AssertPlacesAndRemedies(ended.Error, "five faults");
        Assert.Equal(ended.Error, (await project.Rampart("check", scenario)).Refused(1).Error);
        var json = await project.Rampart("run", scenario, "--json");
        Assert.Equal(1, json.Exit);
        Assert.Equal(5, json.Json["findings"]!.AsArray().Count);
        Assert.Null(json.Json["result"]);
        Assert.All(json.Json["findings"]!.AsArray(), finding =>
        {
            Assert.Equal("scenarios/faulty/scenario.yaml", finding!["file"]!.GetValue<string>());
            Assert.True(finding["line"]!.GetValue<int>() > 0);
            Assert.NotEmpty(finding["remedy"]!.GetValue<string>());
        });
    }

    [Theory]
    [InlineData("empty", "The file is empty.")]
    [InlineData("blank", "The file is empty.")]
    [InlineData("sparse", "209,715,200 bytes")]
    [InlineData("bomb", "anchor")]
    [InlineData("deep-flow", "nested deeper than")]
    [InlineData("deep-block", "nested deeper than")]
    [InlineData("latin-1", "not UTF-8")]
    [InlineData("utf-16", "not UTF-8")]
    [InlineData("nul", "NUL")]
    [InlineData("random", "not UTF-8")]
    [InlineData("list", "must consist of keys")]
    [InlineData("json", "missing")]
    [InlineData("documents", "several documents")]
    public async Task A_damaged_or_hostile_file_is_a_finding(string kind, string words)
    {
        using var project = new Project();
        var file = project.Write($"scenarios/{kind}/scenario.yaml", string.Empty);
        using (var stream = File.Create(project.PathOf(file)))
        {
            Damage(kind, stream);
        }

        var ended = (await project.Rampart("run", $"scenarios/{kind}")).Refused(1, words);

        AssertPlacesAndRemedies(ended.Error, kind);

        project.AssertNoResults();
    }

    [Theory]
    [InlineData("scenarios")]
    [InlineData("scenarios/absent")]
    [InlineData("scenarios/absent/scenario.yaml")]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("/dev/null/x")]
    public async Task A_scenario_that_is_not_there_is_a_matter_of_the_machine(string scenario)
    {
        using var project = new Project();
        foreach (var verb in new[] { "run", "check" })
        {
            (await project.Rampart(verb, scenario)).Refused(3, "There is no scenario");
        }

        project.AssertNoResults();
    }

    [Fact]
    public async Task Endless_devices_and_broken_links_are_answered_too()
    {
        using var project = new Project();
        (await project.Rampart("run", "/dev/zero")).Refused(1, "at most");
        Directory.CreateDirectory(project.PathOf("scenarios/loop"));
        File.CreateSymbolicLink(project.PathOf("scenarios/loop/scenario.yaml"), project.PathOf("scenarios/loop/scenario.yaml"));
        (await project.Rampart("run", "scenarios/loop")).Refused(3);
        project.AssertNoResults();
    }

    internal static void AssertPlacesAndRemedies(string error, string fault)
    {
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^\d+ errors?\.$", lines[^1]);
        var findings = lines[..^1].Where(line => !line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("remark  ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, line => Assert.True(Regex.IsMatch(line, @"^[\w./-]+(:\d+)?(:\d+)?  \S.*  \S", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), $"{fault}: {line}"));
        Assert.True(lines.Count(line => line.StartsWith("  ", StringComparison.Ordinal)) >= findings.Count, $"{fault}: a finding has no remedy.\n{error}");
    }

    private static void Damage(string kind, FileStream stream)
    {
        switch (kind)
        {
            case "sparse":
                stream.SetLength(200L * 1024 * 1024);
                break;
            case "blank":
                stream.Write("\n\n# nothing\n"u8);
                break;
            case "bomb":
                stream.Write("a: &a [x,x,x,x,x,x,x,x,x]\n"u8);
                for (var letter = 'b'; letter <= 'i'; letter++)
                {
                    stream.Write(Encoding.UTF8.GetBytes($"{letter}: &{letter} [{string.Join(',', Enumerable.Repeat($"*{(char)(letter - 1)}", 9))}]\n"));
                }

                break;
            case "deep-flow":
                stream.Write(Encoding.UTF8.GetBytes($"raid: {new string('[', 10_000)}{new string(']', 10_000)}\n"));
                break;
            case "deep-block":
                for (var depth = 0; depth < 2_000; depth++)
                {
                    stream.Write(Encoding.UTF8.GetBytes($"{new string(' ', depth)}a:\n"));
                }

                break;
            case "latin-1":
                stream.Write(Encoding.Latin1.GetBytes("format: 1\ntitle: Überfall\n"));
                break;
            case "utf-16":
                stream.Write([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("format: 1\n")]);
                break;
            case "nul":
                stream.Write("format: 1\ntitle: a\0b\n"u8);
                break;
            case "random":
                var bytes = new byte[100_000];
                new Random(7).NextBytes(bytes);
                stream.Write(bytes);
                break;
            case "list":
                stream.Write("- a\n- b\n"u8);
                break;
            case "json":
                stream.Write("{\"format\": 1}\n"u8);
                break;
            case "documents":
                stream.Write("format: 1\n---\nformat: 1\n"u8);
                break;
            default:
                break;
        }
    }
}
