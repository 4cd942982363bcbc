using Rampart.Quantities;
using Rampart.Results.Report;

namespace Rampart.Campaigns.Report;

/// <summary>The page's sections in words: changes, limits, how to run it again, what the words mean, and the stamp.</summary>
internal static class CampaignPageWords
{
    private static readonly string[] Limits =
    [
        "Not a forecast of combat. It is what published figures and stated assumptions lead to in a model at textbook fidelity.",
        "The interval “not run enough” is about this model only. It says how well the mean of the model’s battles is known, not how near the model is to the truth.",
        "“Unknown parameters” covers the values that are drawn: disputed claims between what is claimed, assumptions between bounds that somebody judged. A value that all sources state wrongly, or a bound judged too narrow, is not in it.",
        "What the model leaves out is left out of every battle alike, so no bar shows it. The report of a single battle lists what is not modelled.",
        "One raid, drawn by hand, against one defence at one fictional place. Nothing is said of another raid, and nothing here was searched for or improved by the program.",
        "A bar of “What decides it” compares averages while all else varies. Two values that matter only together can both have short bars.",
    ];

    private static readonly (string Word, string Meaning)[] Words =
    [
        ("Battle", "The scenario fought once, with its own dice. It is the unit that is counted."),
        ("Point", "One way of filling in what is not known: a value drawn for every disputed claim and every assumption. At each point the same number of battles is fought."),
        ("Dice", "Fight the same raid again with exactly the same systems, and it ends differently: a radar sees a target one scan later, a missile misses. The bar shows where 90 of 100 such battles end. No evidence and no computing makes it shorter."),
        ("Unknown parameters", "Nobody outside knows every value, and sources disagree. Take the average battle for each way of filling in the gaps: the bar shows where 90 of 100 of these averages lie. Better evidence makes it shorter."),
        ("Not run enough", "An average over few battles is itself uncertain, as an opinion poll of few people is. The bar shows where the average would probably settle with endless battles. More battles make it shorter: four times as many, half as long."),
        ("Mean, median", "The mean is the sum over all battles divided by their number. The median is the middle battle: half ended with less, half with more."),
        ("Middle 90 %", "The 5 % lowest and the 5 % highest left out."),
        ("95 % interval", "Made by a rule that catches the true value in 95 of 100 campaigns like this one, and misses it in 5."),
        ("Told apart from chance", "Among many factors some seem to matter by luck. Only a bar too long for luck, even with so many looked at, is drawn solid."),
        ("Origin", "Who said it first. Five newspapers that copy one agency are one origin."),
    ];

    public static string Design(CampaignSummary summary) =>
        $"{Say.Count(summary.Points, "point", "points")} × {Say.Count(summary.BattlesPerPoint, "battle", "battles")}{(summary.Battles < summary.BattlesPlanned ? $", {Say.Number(summary.Battles)} of {Say.Number(summary.BattlesPlanned)} fought" : "")}";

    public static string Shares(CampaignSummary summary)
    {
        var all = summary.Claimed + summary.Assumed;
        return all == 0
            ? "no value of the models is claimed or assumed"
            : $"{Say.Number(summary.Claimed)} values from claims ({Say.Share((double)summary.Claimed / all)}), {Say.Number(summary.Assumed)} assumed ({Say.Share((double)summary.Assumed / all)})";
    }

    public static void Write(Html page, CampaignSummary summary)
    {
        page.Section("changes", "Changes");
        if (summary.Changes.Count == 0)
        {
            page.Paragraph("None: every value was read as the models say.");
        }
        else
        {
            page.Paragraph("These readings were set by request, and differ from what the models say:");
            List(page, summary.Changes);
        }

        page.Close();
        page.Section("limits", "What this is not");
        List(page, Limits);
        page.Close();
        RerunSection(page, summary);
        page.Section("words", "The words").Raw("<dl>");
        foreach (var (word, meaning) in Words)
        {
            Line(page, word, meaning);
        }

        page.Raw("</dl>").Close();
        StampSection(page, summary);
    }

    private static void RerunSection(Html page, CampaignSummary summary)
    {
        var scenario = summary.Scenario.Contains('/', StringComparison.Ordinal) ? summary.Scenario : "scenarios/" + summary.Scenario;
        var point = summary.Points > 1 ? 1 : 0;
        var changed = summary.Changes.Count > 0 ? " Add the changes named above." : "";
        page.Section("rerun", "Run it again")
            .Paragraph($"The same engine with the same inputs gives the same campaign, bit for bit, whatever the number of threads.{changed}")
            .Raw($"<pre><code>{Html.Escape($"rampart campaign run {scenario} --seed {summary.Seed} --points {PointsPlanned(summary)} --replications {summary.BattlesPlanned}")}</code></pre>")
            .Paragraph($"Any battle of it can be fought again by itself and looked at in full. Battles are numbered from 0; battle n belongs to point n ÷ {Say.Number(summary.BattlesPerPoint)}, rounded down. The first battle of point {Say.Number(point)}:")
            .Raw($"<pre><code>{Html.Escape($"rampart run {scenario} --seed {summary.Seed} --point {point} --replication {(long)point * summary.BattlesPerPoint}")}</code></pre>")
            .Close();
    }

    private static void StampSection(Html page, CampaignSummary summary)
    {
        page.Section("stamp", "The stamp").Raw("<dl>");
        Line(page, "Scenario", $"{summary.Scenario} ({summary.Title})");
        Line(page, "Seed", FormattableString.Invariant($"{summary.Seed}"));
        Line(page, "Design", Design(summary));
        Line(page, "Length of a battle", double.IsFinite(summary.Duration_s) ? Duration.FromSeconds(summary.Duration_s).ToString() : Say.Nothing);
        Line(page, "Campaign", summary.Hash);
        Line(page, "Ledger", summary.LedgerHash);
        Line(page, "Terrain", summary.Terrain);
        if (summary.References.Length > 0)
        {
            Line(page, "Reference detections, before draws", summary.References);
        }

        Line(page, "Engine", summary.Engine);
        Line(page, "Values", Shares(summary));
        page.Raw("</dl>").Paragraph("A constructive simulation of published figures, for analysis, teaching and research. Not a forecast of combat.", "soft").Close();
    }

    private static int PointsPlanned(CampaignSummary summary) => summary.BattlesPerPoint > 0 ? summary.BattlesPlanned / summary.BattlesPerPoint : summary.Points;

    private static void List(Html page, IEnumerable<string> lines)
    {
        page.Open("ul");
        foreach (var line in lines)
        {
            page.Element("li", line);
        }

        page.Close();
    }

    private static void Line(Html page, string what, string value) => page.Raw($"<dt>{Html.Escape(what)}</dt><dd>{Html.Escape(value)}</dd>");
}
