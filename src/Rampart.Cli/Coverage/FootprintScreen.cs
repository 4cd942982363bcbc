using Rampart.Answers.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary>Defended footprints, on the screen.</summary>
internal static class FootprintScreen
{
    public static void Show(FootprintOutcome outcome, IAnsiConsole screen)
    {
        void Line(string text) => screen.MarkupLine(Markup.Escape(Screen.Plain(text)));
        screen.MarkupLine($"[bold]{Markup.Escape(Screen.Plain($"{outcome.Subject.System}: what it defends against a {outcome.Subject.Target.ToLowerInvariant()}"))}[/]");
        Line(outcome.Answer);
        Line(string.Empty);
        var hasUnknown = outcome.Footprints.Any(footprint => footprint.PerhapsEver_km2 + footprint.PerhapsAlways_km2 > 0.0 || footprint.Rows.Any(row => row.Unknown_km2 > 0.0));
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in (string[])["Threat flies", "From", "Defended, km²", .. hasUnknown ? (string[])["Unknown, km²"] : [], "Ahead", "Behind", "Beside"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        void Row(string range, string from, Banded defended, double unknown_km2, params string[] extents) =>
            table.AddRow([Markup.Escape(range), from, Markup.Escape(FootprintFolder.Told(defended)), .. hasUnknown ? (string[])[AreaWords.Number(unknown_km2)] : [], .. extents]);
        for (var at = 0; at < outcome.Footprints.Count; at++)
        {
            var (footprint, bands) = (outcome.Footprints[at], outcome.Bands[at]);
            Row($"{footprint.Range}", "all", bands.Always, footprint.PerhapsAlways_km2, "", "", "");
            Row("", "any", bands.Ever, footprint.PerhapsEver_km2, "", "", "");
            foreach (var (row, azimuth) in footprint.Rows.Select((row, azimuth) => (row, azimuth)))
            {
                Row("", $"{FootprintFolder.Degrees(row.From)}°", bands.Rows[azimuth], row.Unknown_km2, AreaWords.Distance(row.Ahead_km), AreaWords.Distance(row.Behind_km), AreaWords.Distance(row.Beside_km));
            }
        }

        screen.Write(table);
        Line($"Missiles: {string.Join(", ", outcome.Question.BallisticTypes.Select(type => $"{type.Name} to {Length.FromMetres(type.ReachAgainst_m(isBallistic: true))}"))}. Ground: {outcome.Subject.Ground.Description}. {FootprintFolder.Facing(outcome)} {FootprintFolder.Antennas(outcome)} {FootprintFolder.Rain(outcome)}");
        Line("Ahead: toward where the threat comes from. One threat alone, whole, met by one missile; no decoys, no jamming. Published and assumed figures at textbook fidelity; not a forecast of combat.");
    }
}
