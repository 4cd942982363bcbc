using System.Text.Json.Nodes;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Answers.Coverage;

/// <summary>What is left of the ring of one battery against what flies level, as an answer with a folder.</summary>
internal static class RingAnswer
{
    /// <summary>How many heights one page shows.</summary>
    public const int MostHeights = 6;

    /// <summary>A grid of twice this many posts from the site to the rim fills memory.</summary>
    public const double MostPosts = 6_000.0;

    /// <summary>A ring of fewer posts from the site to the rim shows nothing.</summary>
    public const double FewestPosts = 20.0;

    private const double UsualPosts = 1200.0;
    private static readonly Length CoarsestUsual = Length.FromMetres(900.0);

    /// <summary>The width of a cell where nobody names one: that of the ground's posts, within what a page shows.</summary>
    public static Length UsualCell(Length radius, double postSpacing_m) => Length.FromMetres(Math.Min(
        Math.Clamp(postSpacing_m, Math.Min(radius.Metres / UsualPosts, CoarsestUsual.Metres), CoarsestUsual.Metres), radius.Metres / FewestPosts));

    /// <summary>The answer, not yet worked out; what the reader of its figures should know before them is remarked.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="subject">The battery and the target, as read.</param>
    /// <param name="cell">The width of a cell.</param>
    /// <param name="draws">The draws for the bands.</param>
    /// <param name="ledger">The ledger that was read.</param>
    /// <param name="findings">Where remarks go, now and while it is worked out.</param>
    /// <param name="onlooker">Who is told how far it is.</param>
    /// <param name="stop">Ends it early.</param>
    public static AnswerFolder<CoverageOutcome> Of(
        CoverageAsked asked, CoverageSubject subject, Length cell, DrawsAsked draws, Ledger ledger, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        CoverageRemarks.Tell(asked, subject, findings);
        JammingWords.Remark(subject.Question, findings);
        RingGroundRemarks.Tell(asked, subject, cell, findings);
        CoarseCellRemark.Tell(asked, subject, cell, findings);
        return new AnswerFolder<CoverageOutcome>
        {
            Kind = "coverage",
            Noun = "coverage",
            Usual = ("coverage", asked.Name),
            Identity = Identity(asked, subject, cell, draws, ledger),
            Readings = UsedReadings.Of(subject.Readings, ledger),
            Names = CoverageFolder.Names(MostHeights),
            Title = "Coverage",
            Files = $"{CoverageFolder.PageFile}, coverage.geojson, coverage.kml, {CoverageFolder.Raster}.bin, areas.csv, {ResultFolder.SummaryFile}",
            WorkOut = () => WorkOut(asked, subject, cell, draws, ledger, findings, onlooker, stop),
            Write = (folder, outcome) => CoverageFolder.Write(folder, outcome, findings, stop),
        };
    }

    private static CoverageOutcome WorkOut(
        CoverageAsked asked, CoverageSubject subject, Length cell, DrawsAsked draws, Ledger ledger, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        CoverageOutcome? outcome = null;
        onlooker.During("draws", 0, Math.Max(draws.Points, 1), tell => outcome = CoverageRun.Of(asked, subject, cell, draws, ledger, _ => tell(), stop));
        if (subject.FailedDraws > 0)
        {
            findings.Add(Finding.Remark(new Place("coverage"), "--points", $"{subject.FailedDraws} of {CountWords.Draws(draws.Points)} made no battery and are left out of the bands.", "Look at what their readings contradict: rampart check."));
        }

        if (UnknownGroundRemark.OfEngagement(outcome!) is { } open)
        {
            findings.Add(open);
        }

        return outcome!;
    }

    private static JsonObject Identity(CoverageAsked asked, CoverageSubject subject, Length cell, DrawsAsked draws, Ledger ledger) => new()
    {
        ["asked"] = asked.Identity,
        ["cell_m"] = cell.Metres,
        ["points"] = draws.Points,
        ["seed"] = draws.Seed,
        ["ground"] = subject.Ground.Identity,
        ["battle"] = subject.Digest,
        ["ledger"] = ledger.Fingerprint(),
        ["readings"] = IdentityParts.Readings(subject.Readings),
    };
}
