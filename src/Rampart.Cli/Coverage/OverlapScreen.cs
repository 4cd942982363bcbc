using Rampart.Answers.Coverage;
using Rampart.Coverage.Siting;
using Rampart.Pictures;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary>What several batteries engage together, on the screen.</summary>
internal static class OverlapScreen
{
    public static void Show(OverlapOutcome outcome, IAnsiConsole screen)
    {
        var (overlaps, subjects) = (outcome.Overlaps, outcome.Subjects);
        screen.WriteLine(Screen.Plain($"{subjects[0].System}: what {(subjects.Count == 1 ? "a battery" : $"{subjects.Count} batteries")} can engage, {subjects[0].Target.ToLowerInvariant()}"));
        var table = new Table().Border(TableBorder.Simple).AddColumn("Height");
        var hasUnknown = overlaps.Any(overlap => overlap.Unknown_km2 > 0.0);
        var columns = Enumerable.Range(1, subjects.Count).Select(count => $"at least {count}").Concat(hasUnknown ? ["unknown"] : []).Concat(overlaps[0].Within?.Parts.Select(part => $"of {part.Name}") ?? []).ToList();
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        }

        foreach (var overlap in overlaps)
        {
            table.AddRow([Markup.Escape(overlap.Height.ToString()), .. Enumerable.Range(1, subjects.Count).Select(count => AreaWords.Area(overlap.ByAtLeast_km2(count))), .. hasUnknown ? (string[])[AreaWords.Area(overlap.Unknown_km2)] : [], .. overlap.Within?.Parts.Select(part => AreaWords.Percent(part.Share(1))) ?? []]);
        }

        screen.Write(table);
        screen.WriteLine(Screen.Plain($"One target alone, {(outcome.JammedBy is { } jammed ? $"jammed by {jammed}" : "no jamming")}, each battery with {OverlapWords.Radars(subjects)}; {OverlapWords.Facing(subjects) ?? "the engagement radar facing it"}. {CoverageWords.Rain(outcome.Asked.Weather)}. Not a forecast of combat."));
    }
}
