using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

/// <summary>The scores against those of the comparison's own program, <c>score.py</c>, which reckons with numpy and scipy.</summary>
/// <remarks>
/// <c>MadeUp.truth.csv</c>, <c>MadeUp.tracks.csv</c> and <c>MadeUp.key.csv</c> were written once with <see cref="MadeUpTracks"/>
/// (12 targets, 60 scans of 5 s, seeds 1 and 2), <c>Formation.*.csv</c> likewise (6 targets side by side, seeds 5 and 6).
/// Each <c>NAME.*.json</c> is what <c>score.py NAME.truth.csv NAME.tracks.csv NAME.key.csv</c> printed for them on 2026-11-22 (numpy 1.24.2, scipy 1.10.1) with the options that its name tells.
/// </remarks>
public sealed class ScoreCrossCheckTests : IDisposable
{
    private readonly Folder _folder = new();

    public static TheoryData<string, ScoreRules> Options => new()
    {
        { "MadeUp.json", new ScoreRules() },
        { "MadeUp.c500.json", new ScoreRules { CutOff_m = 500.0 } },
        { "MadeUp.c2000-p1.json", new ScoreRules { CutOff_m = 2000.0, Order = 1.0 } },
        { "MadeUp.p3-assoc300.json", new ScoreRules { Order = 3.0, Association_m = 300.0 } },
        { "MadeUp.confirm2-end1-scans40.json", new ScoreRules { ScansToStart = 2, ScansToEnd = 1, Scans = 40 } },
        { "Formation.json", new ScoreRules() },
        { "Formation.confirm2-end3.json", new ScoreRules { ScansToStart = 2, ScansToEnd = 3 } },
        { "Formation.confirm2-end2-assoc150.json", new ScoreRules { ScansToStart = 2, Association_m = 150.0 } },
    };

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Tracking", name);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_score_is_the_one_that_was_printed(string printed, ScoreRules rules)
    {
        var name = printed.Split('.')[0];
        var scores = Score(Fixture($"{name}.truth.csv"), Fixture($"{name}.tracks.csv"), Fixture($"{name}.key.csv"), rules);

        AssertPrinted(File.ReadAllText(Fixture(printed)), scores);
    }

    [Fact]
    public void The_made_up_tracks_have_every_fault_that_is_counted()
    {
        var scores = Score(Fixture("MadeUp.truth.csv"), Fixture("MadeUp.tracks.csv"), Fixture("MadeUp.key.csv"), new ScoreRules());

        Assert.True(scores.GospaSwitches > 5.0);
        Assert.True(scores.Breaks > 5);
        Assert.True(scores.FalseTracks > 3);
        Assert.True(scores.NeverTracked > 0);
        Assert.True(scores.TrackChangeRate_per_s > 0.0);
        Assert.True(scores.Ambiguity > 1.02);
        Assert.True(scores.PlotOriginSwitches > 5);
        Assert.True(scores.ManoeuvreRmse_m > 0.0 && scores.ManoeuvreRmse_m != scores.PositionRmse_m);
        Assert.NotNull(scores.Anees);
    }

    [Fact]
    public void The_scores_of_a_shared_cell_are_those_that_score_py_prints_now()
    {
        var data = Shared(Path.Combine("tracking", "data"));
        var program = Path.Combine(data, "..", "tools", "score.py");
        var truth = Path.Combine(data, "n10_t5.truth.csv.gz");
        var findings = new List<Finding>();
        var (tracks, key) = MadeUpTracks.Follow(TruthFile.Read(truth, findings)!, seed: 3);
        var trackFile = Path.Combine(_folder.Path, "tracks.csv.gz");
        TrackFile.Write(trackFile, tracks);
        var keyFile = _folder.Write("key.csv", MadeUpTracks.Write(key));

        AssertPrinted(Print(program, truth, trackFile, keyFile), Score(truth, trackFile, keyFile, new ScoreRules()));
    }

    private static TrackScores Score(string truth, string tracks, string key, ScoreRules rules)
    {
        var findings = new List<Finding>();
        var scores = TrackScoring.Score(TruthFile.Read(truth, findings)!, TrackFile.Read(tracks, findings)!, KeyFile.Read(key, findings), rules, findings);
        Assert.Empty(findings);
        return scores;
    }

    private static void AssertPrinted(string printed, TrackScores scores)
    {
        using var expected = JsonDocument.Parse(printed);
        using var given = JsonDocument.Parse(scores.ToJson());
        Assert.Equal(33, expected.RootElement.EnumerateObject().Count());
        foreach (var property in expected.RootElement.EnumerateObject())
        {
            Assert.True(given.RootElement.TryGetProperty(property.Name, out var value), $"{property.Name} is missing.");
            var (was, want) = (value.GetDouble(), property.Value.GetDouble());
            Assert.True(Math.Abs(was - want) <= 1e-9 * Math.Max(Math.Abs(want), 1e-3), string.Create(CultureInfo.InvariantCulture, $"{property.Name} is {was:R}, score.py prints {want:R}."));
        }
    }

    /// <summary>What score.py prints, by the first Python that has numpy and scipy; skips loudly without one.</summary>
    private static string Print(string program, params string[] files)
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            if (Run(python, "-c", "import numpy, scipy") is null)
            {
                continue;
            }

            return Run(python, [program, .. files]) ?? throw new InvalidOperationException($"{program} failed.");
        }

        Assert.Skip("SKIPPED: no python3 with numpy and scipy is here to run score.py.");
        return "";
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" } })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Shared(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Rampart.slnx")))
        {
            root = root.Parent;
        }

        var beside = Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given ? given : Path.Combine(root!.FullName, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(beside, folder));
        Assert.SkipUnless(Directory.Exists(path), $"SKIPPED: {path} is not there; set RAMPART_SHARED to the folder with the data beside the project.");
        return path;
    }
}
