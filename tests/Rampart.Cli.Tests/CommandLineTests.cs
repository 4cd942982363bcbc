using System.Text.RegularExpressions;

namespace Rampart.Cli.Tests;

public class CommandLineTests(FoughtProject fought)
{
    [Fact]
    public async Task Every_verb_explains_itself_with_an_example_that_parses()
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook);
        var verbs = await Verbs(project);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "run", "check", "explain", "evidence", "require", "campaign", "query", "report", "new", "terrain", "validate", "bench", "doctor" }, verbs.ToHashSet(StringComparer.Ordinal));
        await Parallel.ForEachAsync(verbs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (verb, _) =>
        {
            var help = (await project.Rampart(verb, "--help")).Done();
            Assert.Empty(help.Error);
            var examples = Examples(help.Out);
            Assert.True(examples.Count > 0, $"rampart {verb} --help shows no example.");
            foreach (var example in examples)
            {
                var ended = (await Shell.Sh(project.Folder, $"\"$RAMPART\" {example}")).WithoutTrace();
                Assert.True(ended.Exit is not (2 or 70), $"rampart {example}\n{ended}");
            }
        });
    }

    [Fact]
    public async Task The_program_s_help_names_the_first_thing_to_do()
    {
        var help = (await fought.Project.Rampart("--help")).Done();

        Assert.Contains("rampart run scenarios/first-look", help.Out, StringComparison.Ordinal);
        Assert.Empty(help.Error);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var version = (await fought.Project.Rampart("--version")).Done();

        Assert.Matches(@"^\d+\.\d+\.\d+\n$", version.Out);
        Assert.Empty(version.Error);
    }

    [Theory]
    [InlineData("", "  See: rampart --help")]
    [InlineData("rnu scenarios/first-look", "There is no verb rnu. Did you mean run?", "  See: rampart --help")]
    [InlineData("--verison", "There is no option --verison.", "  See: rampart --help")]
    [InlineData("run", "  See: rampart run --help")]
    [InlineData("run a b", "  See: rampart run --help")]
    [InlineData("run scenarios/first-look --sed 3", "There is no option --sed. Did you mean --seed?", "  See: rampart run --help")]
    [InlineData("run scenarios/first-look --seed -1", "\"-1\" is not a seed.", "18446744073709551615", "  See: rampart run --help")]
    [InlineData("run scenarios/first-look --seed 99999999999999999999", "\"99999999999999999999\" is not a seed.", "  See: rampart run --help")]
    [InlineData("run scenarios/first-look --seed 1e3", "\"1e3\" is not a seed.")]
    [InlineData("run scenarios/first-look --seed", "  See: rampart run --help")]
    [InlineData("run scenarios/first-look --replication 281474976710656", "281474976710655")]
    [InlineData("run scenarios/first-look --journal lots", "outcomes, events or full", "  See: rampart run --help")]
    [InlineData("bench", "  See: rampart bench --help")]
    [InlineData("bench run --battles 0", "from 1 to 100000")]
    [InlineData("bench run --battles many", "\"many\" is not a number of battles.", "  See: rampart bench run --help")]
    [InlineData("query", "  See: rampart query --help")]
    [InlineData("explain", "  See: rampart explain --help")]
    [InlineData("run --sed", "There is no option --sed. Did you mean --seed?", "  See: rampart run --help")]
    [InlineData("run --sed 3 scenarios/first-look", "There is no option --sed. Did you mean --seed?", "  See: rampart run --help")]
    [InlineData("query last --sq", "There is no option --sq. Did you mean --sql?", "  See: rampart query --help")]
    [InlineData("check --frobnicate", "There is no option --frobnicate.", "  See: rampart check --help")]
    public async Task A_slip_on_the_command_line_is_told_with_where_help_is(string line, params string[] words)
    {
        var ended = (await fought.Project.Rampart(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Refused(2, words);

        Assert.DoesNotContain("System.", ended.Error, StringComparison.Ordinal);
        Assert.True(ended.Error.Split("--help").Length <= 2, ended.Error);
    }

    private static async Task<List<string>> Verbs(Project project)
    {
        var help = (await project.Rampart("--help")).Done().Out;
        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).TakeWhile(line => line.Length > 0);
        return [.. commands.Where(line => line.Length > 3 && line[2] != ' ').Select(line => line.TrimStart().Split(' ')[0])];
    }

    /// <summary>Each "rampart …" of a help text after "Example:", as arguments for a shell; what would go on for ever, or long, ends by itself.</summary>
    private static List<string> Examples(string help)
    {
        var begin = help.IndexOf("Example:", StringComparison.Ordinal);
        var end = help.IndexOf("Usage:", StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? []
            : [.. Regex.Matches(help[begin..end], @"rampart (?<arguments>(?:""[^""]*""|[^\n"",])+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["arguments"].Value.Trim().Replace("--battles 30", "--battles 1", StringComparison.Ordinal)
                    .Replace("serve --port 8417", "serve --port 0 --check", StringComparison.Ordinal))];
    }
}
