namespace Rampart.Cli.Tests;

/// <summary>The bench of the coverage pass says what it measured beside the bars, whatever the machine is busy with.</summary>
public sealed class CoverageBenchTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Small_mountains_are_swept_and_held_against_the_exact_line_of_sight()
    {
        var result = (await _project.Rampart("bench", "coverage", "--size", "600", "--cells", "2000", "--repetitions", "1", "--data", ".", "--without-gdal", "--json")).Done().Result;

        Assert.Contains("made-up mountains", result["ground"]!.GetValue<string>(), StringComparison.Ordinal);
        var figures = result["figures"]!.AsArray();
        Assert.Equal(6, figures.Count(figure => figure!["figure"]!.GetValue<string>() is "overlap with the exact set at 50 m" or "overlap with the exact set at 50 m, exact crossings"));
        Assert.All(figures, figure =>
        {
            var measured = figure!["measured"]!.GetValue<double>();
            Assert.True(double.IsFinite(measured) && measured >= 0.0);
            Assert.Equal(figure["bar"] is null, figure["met"] is null);
            if (figure["bar"]?.GetValue<double>() is { } bar)
            {
                Assert.Equal(figure["most"]!.GetValue<bool>() ? measured <= bar : measured >= bar, figure["met"]!.GetValue<bool>());
            }
        });

        // On any machine the pass is right and frugal; only times vary.
        Assert.All(figures.Where(figure => figure!["figure"]!.GetValue<string>().StartsWith("overlap with the exact", StringComparison.Ordinal)), figure => Assert.InRange(figure!["measured"]!.GetValue<double>(), 0.98, 1.0));
        Assert.Contains(result["remarks"]!.AsArray(), remark => remark!.GetValue<string>().Contains("known answer is not compared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_grid_from_a_file_is_swept_and_one_that_is_no_square_is_refused()
    {
        var bytes = new byte[400 * 400 * sizeof(short)];
        await File.WriteAllBytesAsync(_project.PathOf("flat.i16"), bytes, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_project.PathOf("torn.i16"), bytes[..^2], TestContext.Current.CancellationToken);

        var text = (await _project.Rampart("bench", "coverage", "--grid", "flat.i16", "--cells", "0", "--repetitions", "1", "--data", ".", "--without-gdal")).Done().Out;
        Assert.Contains("flat.i16, 400 × 400 posts", text, StringComparison.Ordinal);
        Assert.Contains("no cells were asked for", text, StringComparison.Ordinal);

        (await _project.Rampart("bench", "coverage", "--grid", "torn.i16")).Refused(3, "torn.i16", "no square");
        (await _project.Rampart("bench", "coverage", "--grid", "absent.i16")).Refused(3, "absent.i16");
        (await _project.Rampart("bench", "coverage", "--data", "nowhere")).Refused(3, "nowhere");
        (await _project.Rampart("bench", "coverage", "--repetitions", "0")).Refused(2, "number of repetitions");
    }
}
