using System.Text.Json.Nodes;
using Rampart.Cli.Commands;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Cli.Coverage;

/// <summary><c>rampart coverage</c> of one battery against what flies level: what is left of its ring.</summary>
internal static class RingAnswer
{
    // A grid of twice this many posts from the site to the rim fills memory; a ring of fewer shows nothing.
    private const double MostPosts = 6_000.0;
    private const double UsualPosts = 1200.0;
    private const double FewestPosts = 20.0;
    private static readonly Length CoarsestUsual = Length.FromMetres(900.0);

    /// <summary>Works the ring out, writes it and tells of it.</summary>
    /// <exception cref="UsageException">The command line asks what is no ring's.</exception>
    public static int Tell(CoverageLine line, CoverageAsked asked, CoverageSubject subject, Ledger ledger, UnitSystem units, Screen screen, CancellationToken stop)
    {
        if ((line.ThreatRanges ?? line.ThreatAzimuths ?? line.KeepOut) is not null)
        {
            throw new UsageException("--threat-ranges, --threat-azimuths and --keep-out are asked of ballistic missiles.", "Such as: --against ballistic-missile --threat-ranges 300km");
        }

        CoverageRemarks.Tell(asked, subject, screen.Findings);
        var cell = Cell(line.Cell, asked.Radius, subject.Ground.PostSpacing_m);
        JammingWords.Remark(subject.Question, screen.Findings);
        RingGroundRemarks.Tell(asked, subject, cell, screen.Findings);
        CoarseCellRemark.Tell(asked, subject, cell, screen.Findings);
        return new AnswerFolder<CoverageOutcome>
        {
            Kind = "coverage",
            Noun = "coverage",
            Usual = ("coverage", asked.Name),
            Identity = Identity(asked, subject, cell, line.Draws, ledger),
            Readings = UsedReadings.Of(subject.Readings, ledger),
            Names = CoverageFolder.Names(CoverageLine.MostHeights),
            Title = "Coverage",
            Files = $"{CoverageFolder.PageFile}, coverage.geojson, coverage.kml, {CoverageFolder.Raster}.bin, areas.csv, {ResultFolder.SummaryFile}",
            WorkOut = () => WorkOut(asked, subject, cell, line.Draws, ledger, screen.Findings, stop),
            Write = (folder, outcome) => CoverageFolder.Write(folder, outcome, screen.Findings, stop),
            Show = outcome => CoverageScreen.Show(outcome, units, screen.Out),
        }.Tell(line.Place, screen, stop);
    }

    private static CoverageOutcome WorkOut(CoverageAsked asked, CoverageSubject subject, Length cell, DrawsAsked draws, Ledger ledger, ICollection<Finding> findings, CancellationToken stop)
    {
        CoverageOutcome? outcome = null;
        CampaignProgress.During("draws", 0, Math.Max(draws.Points, 1), tell => outcome = CoverageRun.Of(asked, subject, cell, draws, ledger, _ => tell(), stop));
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

    private static Length Cell(string? given, Length radius, double postSpacing_m)
    {
        var cell_m = given is null
            ? Math.Clamp(postSpacing_m, Math.Min(radius.Metres / UsualPosts, CoarsestUsual.Metres), CoarsestUsual.Metres)
            : Options.Quantity(given, QuantityKind.Length, "--cell", "900m", 1.0, 100_000.0);
        var posts = radius.Metres / cell_m;
        return posts > MostPosts ? throw new UsageException($"--cell: a ring of {radius} in cells of {Length.FromMetres(cell_m)} is too large for memory.", $"Take cells of at least {Length.FromMetres(Math.Ceiling(radius.Metres / MostPosts))}.")
            : posts < FewestPosts && given is not null ? throw new UsageException($"--cell: a ring of {radius} in cells of {Length.FromMetres(cell_m)} shows nothing.", $"Take cells of at most {Length.FromMetres(Math.Floor(radius.Metres / FewestPosts))}.")
            : Length.FromMetres(Math.Min(cell_m, radius.Metres / FewestPosts));
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
