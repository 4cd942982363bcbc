using System.Text.Json;

namespace Rampart.Quantities.Tests;

/// <summary>The bits of Portable do not move: not between versions, and not with what the processor is allowed to use.</summary>
public class PortableFingerprintTests
{
    [Fact]
    public void The_functions_give_the_bits_of_the_golden_file() => AssertGolden();

    /// <summary>Runs in a child process, too, where the environment names a setting (see below).</summary>
    [Fact]
    public void The_setting_that_the_environment_names_is_in_force_and_moves_no_bit()
    {
        if (ProcessorSetting.OfThisProcess() is { } setting)
        {
            Assert.False(setting.FeatureIsUsed(), $"{setting.Name} was set, but the feature is still in use.");
        }

        AssertGolden();
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA")]
    public void Less_of_the_processor_moves_no_bit(string name)
    {
        var setting = ProcessorSetting.Named(name);
        Assert.SkipUnless(setting.FeatureIsUsed() ?? false, $"{name} cannot be tried here: this machine or process does not use the feature in the first place.");

        var (exitCode, output) = setting.RunInChild($"{typeof(PortableFingerprintTests).FullName}.{nameof(The_setting_that_the_environment_names_is_in_force_and_moves_no_bit)}");

        Assert.True(exitCode == 0, $"Under {name} the child ended with {exitCode}:\n{output}");
    }

    private static void AssertGolden()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Portable", "Portable.golden.json")));
        var expected = golden.RootElement.GetProperty("sha256_by_function").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString(), StringComparer.Ordinal);
        var computed = PortableFingerprint.ByFunction();
        var moved = computed.Where(entry => !string.Equals(expected.GetValueOrDefault(entry.Key), entry.Value, StringComparison.Ordinal)).Select(entry => entry.Key).ToList();

        Assert.True(
            moved.Count == 0 && expected.Count == computed.Count,
            $"Bits moved in: {string.Join(", ", moved)}. If that was meant, Portable.golden.json becomes:\n{Golden(computed)}");
    }

    private static string Golden(IReadOnlyList<KeyValuePair<string, string>> hashes)
        => $"{{\n  \"format\": \"rampart-portable-fingerprint/1\",\n  \"sha256_by_function\": {{\n{string.Join(",\n", hashes.Select(entry => $"    \"{entry.Key}\": \"{entry.Value}\""))}\n  }}\n}}\n";
}
