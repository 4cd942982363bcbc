using System.Text.Json;

namespace Rampart.Scenarios.Tests;

/// <summary>The shipped scenario: it reads without an error, and it comes out as last time on every processor.</summary>
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

    private static string Golden(string digest, string hash) =>
        $"{{\n  \"format\": \"rampart-battle-golden/1\",\n  \"scenario\": \"first-look\",\n  \"seed\": 7,\n  \"replication\": 0,\n  \"definition\": \"{digest}\",\n  \"journal\": \"{hash}\"\n}}\n";
}
