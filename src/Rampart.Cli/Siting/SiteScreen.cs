using Rampart.Answers.Siting;
using Rampart.Coverage.Siting;
using Spectre.Console;

namespace Rampart.Cli.Siting;

/// <summary>The chosen sites, on the screen.</summary>
internal static class SiteScreen
{
    private const int MostSites = 40;
    private const int MostUncovered = 10;

    public static void Show(SiteOutcome outcome, IAnsiConsole screen)
    {
        var drawing = new SiteDrawing(outcome);
        void Line(string text) => screen.MarkupLine(Markup.Escape(Screen.Plain(text)));
        screen.MarkupLine($"[bold]{Markup.Escape(Screen.Plain(drawing.Title))}[/]");
        Line(drawing.Answer);
        Line(string.Empty);
        var isChosen = outcome.Choice is not null;
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("#").RightAligned()).AddColumn("Site").AddColumn(new TableColumn("Covers").RightAligned());
        if (isChosen)
        {
            table.AddColumn(new TableColumn("Adds").RightAligned());
        }

        table.AddColumn(new TableColumn("Lost without it").RightAligned());
        foreach (var site in outcome.Sites.Take(MostSites))
        {
            table.AddRow([
                $"{site.Rank}", Markup.Escape(Screen.Plain(site.Candidate.Name)), drawing.Share(site.Covers), .. isChosen ? [drawing.Share(site.Added)] : (string[])[], drawing.Share(site.LostWithout),
            ]);
        }

        screen.Write(table);
        if (outcome.Sites.Count > MostSites)
        {
            Line($"and {outcome.Sites.Count - MostSites} more in sites.csv.");
        }

        Line($"Covered by at least one, two, three sites: {string.Join(", ", outcome.ByAtLeast.Select(drawing.Share))} of the weight.");
        foreach (var part in outcome.Overlap.Parts.Where(part => part.Kind != DemandKind.Asset).Take(MostUncovered))
        {
            Line($"{part.Name} ({part.Kind.ToString().ToLowerInvariant()}): {string.Join(", ", Enumerable.Range(1, SiteOverlap.MostTold).Select(sites => Pictures.AreaWords.Percent(part.Share(sites))))} by at least one, two, three sites.");
        }

        Line(outcome.Overlap.Uncovered.Count == 0 ? "No place is left uncovered." : $"Covered by none: {Uncovered(outcome)}.");
        if (outcome.Choice is { } choice)
        {
            Line(choice.Proof == SitingProof.Optimal
                ? $"The best choice, by bound or by search; choosing one site after the other covers {drawing.Share(choice.GreedyCovered)}."
                : $"No exchange of one site for another gains anything; the best choice can cover at most {drawing.Share(choice.UpperBound)}. Choosing one site after the other covers {drawing.Share(choice.GreedyCovered)}.");
        }

        if (outcome.Sites.Count(site => site.Added == 0.0) is > 0 and var idle)
        {
            Line($"{idle} of the {outcome.Sites.Count} {(idle == 1 ? "adds" : "add")} nothing: {outcome.Sites.Count - idle} cover as much.");
        }

        foreach (var stamp in drawing.Stamps)
        {
            Line(stamp);
        }

        Line("Published and assumed figures at textbook fidelity; not a forecast of combat.");
    }

    /// <summary>Assets by their names, the weightiest first; of borders and areas how many of their points.</summary>
    private static string Uncovered(SiteOutcome outcome)
    {
        var uncovered = outcome.Overlap.Uncovered;
        var assets = uncovered.Where(demand => demand.Kind == DemandKind.Asset).OrderByDescending(demand => demand.Weight).ThenBy(demand => demand.Name, StringComparer.Ordinal).ToList();
        var all = outcome.Places.Demands.CountBy(demand => (demand.Kind, demand.PartOf)).ToDictionary();
        return string.Join(", ", [
            .. assets.Take(MostUncovered).Select(demand => demand.Name),
            .. assets.Count > MostUncovered ? [$"{assets.Count - MostUncovered} more assets in demands.csv"] : (string[])[],
            .. uncovered.Where(demand => demand.Kind != DemandKind.Asset).CountBy(demand => (demand.Kind, demand.PartOf)).Select(part => $"{part.Value} of {all[part.Key]} points of {part.Key.PartOf}").Take(MostUncovered),
        ]);
    }
}
