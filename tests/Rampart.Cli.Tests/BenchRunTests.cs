using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart bench run</c> without a scenario: the three made for measuring, and the bars beside them.</summary>
public sealed class BenchRunTests : IDisposable
{
    private static readonly string[] Names = ["bench-8x50", "bench-20x200", "bench-8x1000"];

    private readonly Project _project = new();

    public BenchRunTests()
    {
        // The small battle in their places: what is measured here is nobody's business, what is said of it is.
        foreach (var name in Names)
        {
            _project.Write($"scenarios/{name}/scenario.yaml", _project.Read($"{Project.FirstLook}/scenario.yaml"));
        }
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task All_three_are_measured_and_each_bar_is_said_to_be_met_or_not()
    {
        var result = (await _project.Rampart("bench", "run", "--battles", "2", "--json")).Done().Result;

        var scenarios = result["scenarios"]!.AsArray();
        Assert.Equal(Names, scenarios.Select(each => each!["scenario"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.All(scenarios, each => Assert.Equal(2, each!["battles"]!.GetValue<int>()));
        var bars = result["bars"]!.AsArray();
        Assert.Equal([6000.0, 6.0, 400.0, 1.5], bars.Select(bar => bar!["bar"]!.GetValue<double>()));
        Assert.Equal([10_000.0, 3.0, 1000.0, null], bars.Select(bar => bar!["goal"]?.GetValue<double>()));
        Assert.Equal([false, true, false, true], bars.Select(bar => bar!["most"]!.GetValue<bool>()));
        Assert.All(bars, bar =>
        {
            var (measured, level, isMost) = (bar!["measured"]!.GetValue<double>(), bar["bar"]!.GetValue<double>(), bar["most"]!.GetValue<bool>());
            Assert.True(measured > 0.0, bar.ToJsonString());
            Assert.Equal(isMost ? measured <= level : measured >= level, bar["met"]!.GetValue<bool>());
            Assert.Equal(bar["goal"] is null ? null : isMost ? measured <= bar["goal"]!.GetValue<double>() : measured >= bar["goal"]!.GetValue<double>(), bar["goalMet"]?.GetValue<bool>());
        });

        // The bars stand beside the medians of the figures.
        Assert.Equal(Median(scenarios[0]!, "simulated s per CPU s"), bars[0]!["measured"]!.GetValue<double>());
        Assert.Equal(Median(scenarios[1]!, "CPU s a battle"), bars[1]!["measured"]!.GetValue<double>());
        Assert.Equal(Median(scenarios[2]!, "CPU µs a plot") / Median(scenarios[0]!, "CPU µs a plot"), bars[3]!["measured"]!.GetValue<double>(), tolerance: 1e-9);
    }

    [Fact]
    public async Task One_of_them_stands_beside_its_own_bar_in_words()
    {
        var text = (await _project.Rampart("bench", "run", "scenarios/bench-20x200", "--battles", "1")).Done().Out;

        Assert.Matches(@"CPU s a battle +bench-20x200 +[\d.]+ +≤ 6 +(NOT MET|met) +≤ 3 +(NOT MET|met)", text);
        Assert.DoesNotContain("bench-8x50", text, StringComparison.Ordinal);
    }

    private static double Median(JsonNode scenario, string figure) =>
        scenario["figures"]!.AsArray().Single(each => string.Equals(each!["figure"]!.GetValue<string>(), figure, StringComparison.Ordinal))!["median"]!.GetValue<double>();
}
