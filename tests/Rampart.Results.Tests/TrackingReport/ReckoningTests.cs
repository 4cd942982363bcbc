using Rampart.Quantities;
using Rampart.Results.TrackingReport;

namespace Rampart.Results.Tests.TrackingReport;

public sealed class ReckoningTests
{
    [Theory]
    [InlineData(20.0, 20)]
    [InlineData(20.0, 25)]
    [InlineData(20.0, 15)]
    [InlineData(0.0, 0)]
    [InlineData(0.2, 0)]
    public void Counts_that_agree_with_what_was_assumed_bring_no_remark(double assumed, int left) =>
        Assert.Null(ClutterCheck.Judge("radar.json", assumed, Enumerable.Repeat(left, 200).ToArray()));

    [Theory]
    [InlineData(20.0, 28, "too few")]
    [InlineData(20.0, 11, "too many")]
    [InlineData(0.0, 2, "too few")]
    [InlineData(5.0, 100, "too few")]
    public void Counts_far_from_what_was_assumed_are_remarked_with_what_to_set(double assumed, int left, string words)
    {
        var finding = ClutterCheck.Judge("radar.json", assumed, Enumerable.Repeat(left, 200).ToArray())!;

        Assert.Equal(FindingSeverity.Remark, finding.Severity);
        Assert.Equal("clutter_per_scan", finding.Subject);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"to about {left}"), finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_scans_that_chance_explains_bring_no_remark_though_they_are_far_off()
    {
        Assert.Null(ClutterCheck.Judge("radar.json", 4.0, [8, 5, 6]));
        Assert.Null(ClutterCheck.Judge("radar.json", 4.0, []));
        Assert.Null(ClutterCheck.Judge("radar.json", 4.0, [.. Enumerable.Repeat(100, 19)]));
        Assert.NotNull(ClutterCheck.Judge("radar.json", 4.0, [.. Enumerable.Repeat(100, 20)]));
    }

    [Fact]
    public void An_even_course_is_known_exactly_and_an_uneven_one_within_bounds()
    {
        var even = BlockInterval.OfRootMeanSquare([.. Enumerable.Repeat(1e6, 200)])!.Value;
        Assert.Equal((1000.0, 1000.0), (even.Low, even.High));

        double[] uneven = [.. Enumerable.Range(0, 200).Select(i => 1e6 + (i % 40 < 20 ? 1e5 : -1e5))];
        var interval = BlockInterval.OfRootMeanSquare(uneven)!.Value;

        // Ten block means, half at +1e5 and half at −1e5: s = 1e5·√(10/9), half width 2.262·s/√10 = 7.54e4.
        Assert.Equal(Math.Sqrt(1e6 - 75405.2), interval.Low, 0.1);
        Assert.Equal(Math.Sqrt(1e6 + 75405.2), interval.High, 0.1);
        Assert.Null(BlockInterval.OfRootMeanSquare([.. Enumerable.Repeat(1.0, 19)]));
    }

    [Fact]
    public void Quantiles_of_steps_are_those_of_the_nearest_rank()
    {
        var timing = new StepTiming { Cpu_s = 2.0, Wall_s = 4.0, Plots = 100, Scans = 200, BytesPerScan = 0.0, WarmUpRuns = 1, Steps_ms = [.. Enumerable.Range(1, 200).Reverse().Select(i => (double)i)] };

        Assert.Equal((100.0, 198.0, 200.0, 1.0), (timing.P50_ms, timing.P99_ms, timing.Max_ms, timing.Quantile(0.0)));
        Assert.Equal((25.0, 50.0), (timing.PlotsPerSecond, timing.PlotsPerCpuSecond));
        Assert.Equal(0.0, (timing with { Steps_ms = [] }).P99_ms);
    }
}
