using System.Text.Json;

namespace Rampart.Scenarios.Tests;

/// <summary>The shipped scenario: it reads without a finding, it comes out as last time, and the order of its file does not matter.</summary>
public class FirstLookTests
{
    [Fact]
    public void It_reads_without_an_error()
    {
        using var desk = new Desk();
        var scenario = desk.Read(Desk.FirstLook);

        Assert.DoesNotContain(desk.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.NotNull(scenario);
        Assert.Equal(7UL, scenario.Seed);
        Assert.Equal(11, scenario.Battle.Targets.Count);
        Assert.NotEmpty(scenario.Readings);
    }

    /// <summary>Runs in a child process, too, where the environment names a setting (see below).</summary>
    [Fact]
    public void It_comes_out_as_the_golden_file_says()
    {
        if (ProcessorSetting.OfThisProcess() is { } setting)
        {
            Assert.False(setting.FeatureIsUsed(), $"{setting.Name} was set, but the feature is still in use.");
        }

        using var desk = new Desk();
        var scenario = desk.Read(Desk.FirstLook);
        Assert.NotNull(scenario);
        var computed = Golden(DefinitionDigest.Of(scenario.Battle), Desk.Fight(scenario.Battle, 7));
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "first-look.golden.json"));
        using var document = JsonDocument.Parse(golden);

        Assert.Equal("rampart-battle-golden/1", document.RootElement.GetProperty("format").GetString());
        Assert.True(
            string.Equals(golden.ReplaceLineEndings("\n"), computed, StringComparison.Ordinal),
            $"The battle moved. If that was meant, tests/Rampart.Scenarios.Tests/first-look.golden.json becomes the text below, and CHANGELOG.md says under Numbers which outcomes moved, by how much, and why.\n{computed}");
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA")]
    public void Less_of_the_processor_moves_nothing(string name)
    {
        var setting = ProcessorSetting.Named(name);
        Assert.SkipUnless(setting.FeatureIsUsed() ?? false, $"{name} cannot be tried here: this machine or process does not use the feature in the first place.");

        var (exitCode, output) = setting.RunInChild($"{typeof(FirstLookTests).FullName}.{nameof(It_comes_out_as_the_golden_file_says)}");

        Assert.True(exitCode == 0, $"Under {name} the child ended with {exitCode}:\n{output}");
    }

    [Fact]
    public void The_order_of_entries_and_keys_in_the_file_does_not_matter()
    {
        using var desk = new Desk();
        using var other = new Desk();
        var straight = desk.Read(Desk.FirstLook);
        var turned = other.Read(Turned(Desk.FirstLook));

        Assert.DoesNotContain(other.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.NotNull(straight);
        Assert.NotNull(turned);
        Assert.NotEqual(straight.Battle.Targets[0].Name, turned.Battle.Targets[0].Name, StringComparer.Ordinal);
        Assert.Equal(DefinitionDigest.Of(straight.Battle), DefinitionDigest.Of(turned.Battle));
        Assert.Equal(Desk.Fight(straight.Battle, 7), Desk.Fight(turned.Battle, 7));
    }

    [Theory]
    [InlineData("withstands: 3", "withstands: 4")]
    [InlineData("appears: 18 min", "appears: 18.001 min")]
    [InlineData("38.40N 33.40E, height: 9000 m", "38.40N 33.40E, height: 9001 m")]
    [InlineData("facing: 180 deg", "facing: 181 deg")]
    [InlineData("name: airliner", "name: airliner-x")]
    public void Whatever_changes_the_battle_changes_its_digest(string old, string replacement)
    {
        using var desk = new Desk();
        using var other = new Desk();

        Assert.NotEqual(DefinitionDigest.Of(desk.Read(Desk.FirstLook)!.Battle), DefinitionDigest.Of(other.ReadWith(old, replacement)!.Battle), StringComparer.Ordinal);
    }

    [Fact]
    public void No_aim_and_an_aim_named_null_have_different_digests()
    {
        using var desk = new Desk();
        var battle = desk.Read(Desk.FirstLook)!.Battle;
        var target = battle.Targets[0];

        Assert.NotEqual(
            DefinitionDigest.Of(battle with { Targets = [target with { Aim = null }] }),
            DefinitionDigest.Of(battle with { Targets = [target with { Aim = "null" }] }), StringComparer.Ordinal);
    }

    private static string Golden(string digest, string hash) =>
        $"{{\n  \"format\": \"rampart-battle-golden/1\",\n  \"scenario\": \"first-look\",\n  \"seed\": 7,\n  \"replication\": 0,\n  \"definition\": \"{digest}\",\n  \"journal\": \"{hash}\"\n}}\n";

    /// <summary>Turns round the sections of the file, the groups of the raid and the keys of each group.</summary>
    private static string Turned(string text)
    {
        var sections = Blocks(text.Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#'), line => !char.IsWhiteSpace(line[0]));
        for (var at = 0; at < sections.Count; at++)
        {
            if (sections[at][0].StartsWith("raid:", StringComparison.Ordinal))
            {
                var groups = Blocks(sections[at].Skip(1), line => line.StartsWith("  - ", StringComparison.Ordinal));
                sections[at] = [sections[at][0], .. groups.AsEnumerable().Reverse().SelectMany(TurnedKeys)];
            }
        }

        return string.Join('\n', sections.AsEnumerable().Reverse().SelectMany(section => section)) + "\n";
    }

    private static List<string> TurnedKeys(List<string> group)
    {
        var keys = Blocks(group.Select((line, at) => at == 0 ? "    " + line[4..] : line), line => line[4] != ' ');
        var turned = keys.AsEnumerable().Reverse().SelectMany(key => key).ToList();
        turned[0] = "  - " + turned[0][4..];
        return turned;
    }

    private static List<List<string>> Blocks(IEnumerable<string> lines, Func<string, bool> begins)
    {
        var blocks = new List<List<string>>();
        foreach (var line in lines)
        {
            if (begins(line))
            {
                blocks.Add([]);
            }

            blocks[^1].Add(line);
        }

        return blocks;
    }
}
