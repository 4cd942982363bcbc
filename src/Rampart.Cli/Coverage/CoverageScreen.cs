using Rampart.Answers.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary>What is left of a ring, on the screen.</summary>
internal static class CoverageScreen
{
    private static readonly string[] Columns = ["Height", "Ring", "Horizon", "Terrain", "Detection", "Engagement"];

    public static void Show(CoverageOutcome outcome, UnitSystem units, IAnsiConsole screen)
    {
        var drawing = new CoverageDrawing(outcome);
        void Line(string text) => screen.MarkupLine(Markup.Escape(Screen.Plain(text)));
        screen.MarkupLine($"[bold]{Markup.Escape(Screen.Plain($"{outcome.Subject.System}: what remains of the {QuantityFormat.Distance(outcome.Asked.Radius, units)} ring"))}[/]");
        Line(drawing.Answer);
        Line(string.Empty);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var row in outcome.Rows)
        {
            table.AddRow([Markup.Escape(row.Height.ToString()), .. row.Shares_km2.Select((area, share) => Markup.Escape(Told(area, outcome.Ring_km2, share)))]);
        }

        screen.Write(table);
        Line($"Engagement by course, without one missile, and by mast:");
        var more = new Table().Border(TableBorder.Simple).AddColumn("Height");
        List<(string Name, Func<int, double> Area)> others =
        [
            .. outcome.Courses.Select(course => (course.Course.ToString().ToLowerInvariant(), (Func<int, double>)(at => course.Engaged_km2[at]))),
            .. outcome.Subject.Question.Types.Select((type, number) => ($"without {type.Name}", (Func<int, double>)(at => outcome.Rows[at].EngagedWithout_km2[number].Value))),
            .. outcome.Otherwise.Select(other => (other.If, (Func<int, double>)(at => other.Engaged_km2[at]))),
            .. outcome.Masts.Select(mast => ($"mast {mast.Mast}", (Func<int, double>)(at => mast.Engaged_km2[at]))),
        ];
        foreach (var (name, _) in others)
        {
            more.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        for (var at = 0; at < outcome.Rows.Count; at++)
        {
            more.AddRow([Markup.Escape(outcome.Rows[at].Height.ToString()), .. others.Select(other => AreaWords.Percent(other.Area(at) / outcome.Ring_km2))]);
        }

        screen.Write(more);
        foreach (var stamp in drawing.Stamps)
        {
            Line(stamp);
        }

        foreach (var row in outcome.Rows.Where(row => row.Unknown_km2 > 0.0))
        {
            Line($"{row.Height}: of {AreaWords.Area(row.Unknown_km2)} nobody knows whether the ground hides it; they count as not in sight.");
        }

        Line($"One target alone, {(outcome.IsJammed ? "jammed as said above" : "no jamming")}, {drawing.Facing}. Published and assumed figures at textbook fidelity; not a forecast of combat.");
    }

    private static string Told(Banded area, double ring_km2, int share) => (share, double.IsNaN(area.Low)) switch
    {
        (0, _) => AreaWords.Area(area.Value),
        (_, true) => $"{AreaWords.Percent(area.Value / ring_km2)}",
        _ => $"{AreaWords.Percent(area.Value / ring_km2)} ({AreaWords.Percents(area.Low / ring_km2, area.High / ring_km2)})",
    };
}
