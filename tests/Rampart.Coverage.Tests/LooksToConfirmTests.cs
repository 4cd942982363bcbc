using Rampart.Simulation.Command;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;

namespace Rampart.Coverage.Tests;

/// <summary>How many scans make a track of a target: what each plot adds to the score of the track, counted back from the scans that a hard threshold takes.</summary>
public class LooksToConfirmTests
{
    // So hard a threshold takes some thirty plots; what one adds is told to a few hundredths.
    private static readonly CommandPostDefinition Hard = Sketch.Post with { Interrogations = 1, Tracker = Sketch.Post.Tracker with { FalseConfirmation = 1e-200 } };

    [Fact]
    public void The_rate_of_range_makes_a_track_in_fewer_scans()
    {
        Assert.True(Scans(Speed.FromMetresPerSecond(1.0)) < Scans(rate: null));
        Assert.True(Scans(Speed.FromMetresPerSecond(1.0)) <= Scans(Speed.FromMetresPerSecond(100.0)));
    }

    [Fact]
    public void What_the_rate_of_range_adds_to_a_plot_is_the_narrower_gate_and_the_rate_among_all_rates()
    {
        const double Rate_mps = 1.0;
        var radar = Radar(rate: null);
        var scan_s = radar.ScanPeriod.Seconds;
        var noise = Hard.Tracker.MeanNoise_m2ps3();
        var error = radar.Accuracy.Range.Metres;

        // Without the rate the target may be anywhere within the spread of speeds along the line; with it, within its manoeuvres.
        var spread_m = Hard.Tracker.SpeedSpread.MetresPerSecond * scan_s;
        var before = Math.Sqrt((error * error) + (spread_m * spread_m));
        var after = Math.Sqrt((error * error) + (Rate_mps * Rate_mps * scan_s * scan_s) + (noise * scan_s * scan_s * scan_s / 3.0));
        var gate = Math.Log(before / after);
        var among = Math.Log(RadarModel.RateSpan_mps / Math.Sqrt(2.0 * Math.PI * ((2.0 * Rate_mps * Rate_mps) + (noise * scan_s)))) - 0.5;

        var gained = Gain(Speed.FromMetresPerSecond(Rate_mps)) - Gain(rate: null);
        Assert.True(gate > 1.0 && among > 1.0, $"The test tells them apart only when both count: {gate:F2} and {among:F2}.");
        Assert.Equal(gate + among, gained, tolerance: 0.5);
    }

    /// <summary>What a plot adds to the score, from the scans: the middle of what they allow.</summary>
    private static double Gain(Speed? rate)
    {
        var plots = Scans(rate) - 1;
        var threshold = Hard.Tracker.ConfirmationThreshold();
        return 0.5 * ((threshold / plots) + (threshold / (plots - 1)));
    }

    private static int Scans(Speed? rate)
    {
        var battery = Sketch.Battery();
        return new EngagementSite(battery with { SearchRadar = Radar(rate) }, Hard, Sketch.Battle().Ground, WeatherDefinition.Dry).Searchers[0].Scans;
    }

    private static SearchRadarDefinition Radar(Speed? rate)
    {
        var radar = Sketch.Battery().SearchRadar;
        return radar with { Accuracy = radar.Accuracy with { RangeRate = rate } };
    }
}
