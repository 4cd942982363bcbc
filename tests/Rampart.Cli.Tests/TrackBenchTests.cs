namespace Rampart.Cli.Tests;

/// <summary>The bench of the trackers says what it measured beside the bars, whatever the machine is busy with.</summary>
public sealed class TrackBenchTests : IDisposable
{
    private readonly TrackScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Cells_of_a_folder_are_scored_beside_their_bars()
    {
        // The scene under the name of a cell that has bars.
        Directory.CreateDirectory(_scene.PathOf("data"));
        foreach (var (from, to) in new[] { ("plots.csv", "n50_t5_c20.plots.csv"), ("truth.csv", "n50_t5.truth.csv") })
        {
            await using var packed = new System.IO.Compression.GZipStream(File.Create(_scene.PathOf($"data/{to}.gz")), System.IO.Compression.CompressionLevel.Fastest);
            await packed.WriteAsync(await File.ReadAllBytesAsync(_scene.PathOf(from), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        File.Copy(_scene.PathOf("meta.json"), _scene.PathOf("data/n50_t5_c20.json"));

        var result = (await _scene.Rampart("bench", "track", "--quality-only", "--data", "data", "--json")).Done().Result;

        Assert.Equal(["ekf-gnn", "imm-gnn", "imm-jpda"], result["quality"]!.AsArray().Select(cell => cell!["tracker"]!.GetValue<string>()), StringComparer.Ordinal);
        var bars = result["bars"]!.AsArray();
        Assert.Equal(4, bars.Count);
        Assert.All(bars, bar => Assert.Equal("imm-gnn", bar!["tracker"]!.GetValue<string>()));
        Assert.Equal(1.03 * 1977.0, bars[0]!["bar"]!.GetValue<double>(), 6);
        Assert.Equal(bars[0]!["measured"]!.GetValue<double>() <= bars[0]!["bar"]!.GetValue<double>(), bars[0]!["met"]!.GetValue<bool>());

        (await _scene.Rampart("bench", "track", "--quality-only", "--data", "data", "--cells", "n60_t5_c20")).Refused(2, "There is no cell n60_t5_c20.", "n50_t5_c20");
        (await _scene.Rampart("bench", "track", "--quality-only", "--data", "nowhere")).Refused(3, "nowhere");
    }

    [Fact]
    public async Task Speed_is_measured_on_a_fresh_machine_and_told_beside_the_bars()
    {
        var ended = (await Shell.Run(_scene.Folder, [("RAMPART_SHARED", null)], ["bench", "track", "--repetitions", "1", "--tracker", "ekf-gnn", "--json"])).Done();

        var bars = ended.Result["bars"]!.AsArray();
        Assert.Equal(4, bars.Count);
        Assert.Equal(500_000.0, Assert.Single(bars, bar => bar!["unit"]!.GetValue<string>() is "1/s")!["bar"]!.GetValue<double>());
        Assert.All(bars, bar => Assert.Equal(bar!["most"]!.GetValue<bool>() ? bar["measured"]!.GetValue<double>() <= bar["bar"]!.GetValue<double>() : bar["measured"]!.GetValue<double>() >= bar["bar"]!.GetValue<double>(), bar["met"]!.GetValue<bool>()));
        Assert.Equal(4, ended.Result["speed"]!.AsArray().Count);
        Assert.Empty(ended.Result["quality"]!.AsArray());
        (await _scene.Rampart("bench", "track", "--repetitions", "0")).Refused(2, "--repetitions");
    }
}
