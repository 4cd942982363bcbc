using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Results.Tracking;
using Rampart.Results.TrackingReport;

namespace Rampart.Cli.Tracking;

/// <summary>What the command line asks of a score.</summary>
internal sealed record ScoreAsked(string Truth, string Tracks, string? Key, double CutOff_m, string? Report, bool Force);

/// <summary><c>rampart track score</c>: holds tracks against the truth.</summary>
internal static class TrackScoreRun
{
    private static readonly IReadOnlyList<string> ReportNames = [TrackPlaces.ReportFile, TrackPlaces.SummaryFile, "map.svg", "gospa.svg", "counts.svg"];

    public static int Run(ScoreAsked asked, Screen screen)
    {
        foreach (var (file, what) in new[] { (asked.Truth, "TRUTH"), (asked.Tracks, "TRACKS"), (asked.Key ?? asked.Tracks, "KEY") })
        {
            TrackRun.MustBeThere(file, what);
        }

        using var interruption = new Interruption();
        using var places = new TrackPlaces(asked.Force, asked.Truth, asked.Tracks, asked.Key ?? asked.Tracks);
        var reportFolder = asked.Report is { } reportPlace ? places.BeginFolder(reportPlace, ReportNames) : null;
        var truth = TruthFile.Read(asked.Truth, screen.Findings);
        var tracks = TrackFile.Read(asked.Tracks, screen.Findings);
        var key = asked.Key is null ? null : KeyFile.Read(asked.Key, screen.Findings);
        if (screen.HasErrors || truth is null || tracks is null)
        {
            return screen.EndWithErrors();
        }

        var rules = new ScoreRules { CutOff_m = asked.CutOff_m };
        var scores = TrackScoring.Score(truth, tracks, key, rules, screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var input = ScoreInputMaker.Make(NameOf(asked.Tracks), scores, truth, tracks, rules, Stamps(asked), [.. screen.Findings], TrackingEngine.Stamp);
        var json = (JsonObject)JsonNode.Parse(scores.ToJson())!;
        if (reportFolder is not null)
        {
            places.Write(Path.Combine(reportFolder, TrackPlaces.ReportFile), file => File.WriteAllText(file, TrackingScorePage.Write(input)));
            places.Write(Path.Combine(reportFolder, TrackPlaces.SummaryFile), file => File.WriteAllText(file, Json.Text(json)));
            foreach (var (name, picture) in TrackingScorePage.Pictures(input))
            {
                places.Write(Path.Combine(reportFolder, name + ".svg"), file => File.WriteAllText(file, picture));
            }
        }

        interruption.Token.ThrowIfCancellationRequested();
        places.Finish();
        if (screen.IsJson)
        {
            screen.WriteJson(json);
            return Exit.Done;
        }

        screen.ShowFindings();
        Show(input);
        if (asked.Report is not null)
        {
            Console.Out.WriteLine(Screen.Plain($"Page: {Path.Combine(asked.Report, TrackPlaces.ReportFile)}"));
        }

        return Exit.Done;
    }

    /// <summary>The figures in groups, each with what it means.</summary>
    private static void Show(TrackingScoreInput input)
    {
        Console.Out.WriteLine(Screen.Plain(TrackingScorePage.Answer(input)));
        var known = ScoreFigure.All.Where(figure => input.Figures.ContainsKey(figure.Key)).ToList();
        var (words, values) = (known.Max(figure => figure.Words.Length), known.Max(figure => figure.Shown(input.Figure(figure.Key)).Length));
        foreach (var group in known.GroupBy(figure => figure.Group, StringComparer.Ordinal))
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(group.Key);
            foreach (var figure in group)
            {
                Console.Out.WriteLine($"  {figure.Words.PadRight(words)}  {figure.Shown(input.Figure(figure.Key)).PadLeft(values)}  {figure.Meaning}".TrimEnd());
            }
        }

        Console.Out.WriteLine();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"c = {input.CutOff_m:0.###} m, p = 2, α = 2; tracks are given to the nearest target within 1000 m for SIAP."));
    }

    private static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var ending in (ReadOnlySpan<string>)[".gz", ".csv"])
        {
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        }

        return name.Length == 0 ? Path.GetFileName(file) : name;
    }

    private static List<StampedFile> Stamps(ScoreAsked asked)
    {
        List<StampedFile> files = [new("Truth", Path.GetFileName(asked.Truth), TrackPlaces.HashOf(asked.Truth)), new("Tracks", Path.GetFileName(asked.Tracks), TrackPlaces.HashOf(asked.Tracks))];
        if (asked.Key is { } key)
        {
            files.Add(new("Key", Path.GetFileName(key), TrackPlaces.HashOf(key)));
        }

        return files;
    }
}
