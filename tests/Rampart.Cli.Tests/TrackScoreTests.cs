using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Rampart.Cli.Tests;

/// <summary>Tracks held against the truth, on the screen, as JSON and as a page.</summary>
public sealed class TrackScoreTests : IDisposable
{
    private readonly TrackScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Six_that_fly_straight_are_tracked_well()
    {
        (await _scene.Track()).Done();

        var score = (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "key.csv", "--json")).Done().Result;

        Assert.Equal(6, score["n_truth"]!.GetValue<int>());
        Assert.InRange(score["siap_completeness"]!.GetValue<double>(), 0.9, 1.0);
        Assert.InRange(score["siap_ambiguity"]!.GetValue<double>(), 0.99, 1.01);
        Assert.InRange(score["pos_rmse_m"]!.GetValue<double>(), 10.0, 250.0);
        Assert.InRange(score["plot_purity"]!.GetValue<double>(), 0.97, 1.0);
        Assert.InRange(score["anees"]!.GetValue<double>(), 0.3, 2.0);
        Assert.Equal(0, score["false_tracks"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_truth_itself_scores_nothing_wrong()
    {
        File.WriteAllText(_scene.PathOf("perfect.csv"), _scene.Read("truth.csv").Replace("truth_id", "track_id", StringComparison.Ordinal).Replace("lateral_g", "plot_id", StringComparison.Ordinal).Replace(",0.00\n", ",-1\n", StringComparison.Ordinal));

        var score = (await _scene.Rampart("track", "score", "truth.csv", "perfect.csv", "--json")).Done().Result;

        Assert.Equal(0.0, score["gospa_rms"]!.GetValue<double>());
        Assert.Equal(0.0, score["ospa_mean"]!.GetValue<double>());
        Assert.Equal(1.0, score["siap_completeness"]!.GetValue<double>());
        Assert.Equal(0, score["breaks"]!.GetValue<int>());
        Assert.Null(score["plot_purity"]);
    }

    [Fact]
    public async Task The_screen_tells_every_figure_in_its_group_with_its_meaning()
    {
        (await _scene.Track()).Done();

        var text = (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "key.csv")).Done().Out;

        Assert.StartsWith("Of the time that 6 targets were in the air, ", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^All in one\n  GOSPA, rms +\d+\.\d m  Errors of place", text);
        Assert.Matches(@"(?m)^  Completeness \(SIAP C\) +\d+\.\d\d %  Share of the targets' time", text);
        Assert.Matches(@"(?m)^Plots\n  Purity +", text);
        Assert.Contains("c = 1000 m, p = 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_smaller_c_makes_a_smaller_gospa_and_must_be_a_distance()
    {
        (await _scene.Track()).Done();

        async Task<double> Gospa(string c) => (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "--c", c, "--json")).Done().Result["gospa_rms"]!.GetValue<double>();
        Assert.True(await Gospa("500") < await Gospa("1000"));
        foreach (var wrong in new[] { "0", "-3", "NaN", "far" })
        {
            (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "--c", wrong)).Refused(2, "is not a distance");
        }
    }

    [Fact]
    public async Task The_page_of_a_score_has_its_pictures_and_is_never_replaced_unasked()
    {
        (await _scene.Track()).Done();
        (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "--report", "scored")).Done();

        Assert.Equal(["counts.svg", "gospa.svg", "map.svg", "report.html", "summary.json"], Directory.GetFiles(_scene.PathOf("scored")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("tracks: tracks against the truth", XDocument.Parse(_scene.Read("scored/report.html").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("h1").Single().Value);
        Assert.NotNull(JsonNode.Parse(_scene.Read("scored/summary.json"))!["gospa_rms"]);
        (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "--report", "scored")).Refused(2, "--force");
        (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "--report", "scored", "--force")).Done();
    }

    [Fact]
    public async Task Files_that_are_missing_or_wrong_are_told()
    {
        (await _scene.Track()).Done();
        File.WriteAllText(_scene.PathOf("twice.csv"), "plot_id,truth_id\n1,2\n1,3\n");

        (await _scene.Rampart("track", "score", "nothing.csv", "tracks.csv")).Refused(3, "There is no file nothing.csv.");
        (await _scene.Rampart("track", "score", "truth.csv")).Refused(2);
        (await _scene.Rampart("track", "score", "plots.csv", "tracks.csv")).Refused(1, "truth_id");
        (await _scene.Rampart("track", "score", "truth.csv", "truth.csv")).Refused(1, "track_id");
        (await _scene.Rampart("track", "score", "truth.csv", "tracks.csv", "twice.csv")).Refused(1, "twice.csv:3", "plot_id");
    }
}
