using Rampart.Coverage;
using Rampart.Coverage.Footprint;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>What the command line asks of a defended footprint beside what it asks of a ring.</summary>
/// <param name="Ranges">How far the threats fly; those of the command line, or the usual ones.</param>
/// <param name="AreNamed">Whether the command line names them.</param>
/// <param name="Azimuths">From where they come.</param>
/// <param name="KeepOut">Lower above the battery's ground no meeting counts.</param>
/// <param name="CellSize">Width of a cell; null for a share of the reach.</param>
internal sealed record FootprintAsked(IReadOnlyList<Length> Ranges, bool AreNamed, IReadOnlyList<Angle> Azimuths, Length KeepOut, Length? CellSize);

/// <summary>Areas of a footprint with their bands, in km².</summary>
internal sealed record FootprintBands(Banded Always, Banded Ever, IReadOnlyList<Banded> Rows);

/// <summary>The defended footprints and all that is told of them.</summary>
internal sealed record FootprintOutcome(
    CoverageSubject Subject, FootprintAsked Asked, FootprintQuestion Question, IReadOnlyList<DefendedFootprint> Footprints, IReadOnlyList<FootprintBands> Bands, int Points, ulong Seed, string Ledger)
{
    public Length Reach => Question.BallisticTypes.Select(type => Length.FromMetres(type.ReachAgainst_m(isBallistic: true))).MaxBy(reach => reach.Metres);

    /// <summary>The answer in a sentence.</summary>
    public string Answer
    {
        get
        {
            string Of(int at)
            {
                var band = Bands[at].Always;
                var width = double.IsNaN(band.Low) ? string.Empty : $" ({Pictures.AreaWords.Numbers(band.Low, band.High)})";
                return $"{Pictures.AreaWords.Area(band.Value)}{width} against one that flies {Footprints[at].Range}";
            }

            var told = Footprints.Count == 1 ? Of(0) : $"{Of(0)} and {Of(Footprints.Count - 1)}";
            var from = Asked.Azimuths.Count == 1 ? $"from {FootprintFolder.Degrees(Asked.Azimuths[0])}°" : $"whichever of {Asked.Azimuths.Count} azimuths it comes from";
            var unknown = Footprints.Max(footprint => footprint.PerhapsAlways_km2);
            var open = unknown > 0.0 ? $" Of up to {Pictures.AreaWords.Area(unknown)} more nobody knows, for the ground is unknown." : string.Empty;
            return $"Under the stated readings, the battery of the {Subject.System} defends {told}, {from}.{open} Threat: {Subject.Target.ToLowerInvariant()}. Not a forecast of combat.";
        }
    }
}

/// <summary>Works defended footprints out.</summary>
internal static class FootprintRun
{
    // A band needs no map: a ninth of the cells is enough for its two ends.
    private const double DrawnCellsWider = 3.0;
    private const double CellsToReach = 24.0;
    private const double LeastCells = 5.0;
    private const double MostCells = 300.0;

    /// <summary>What is asked, or null where findings say why it cannot be answered.</summary>
    public static FootprintQuestion? Question(CoverageSubject subject, FootprintAsked asked, ICollection<Finding> findings)
    {
        var question = Of(subject.Question, subject.Threat!, subject.Ground, asked, Length.FromKilometres(1.0));
        if (question.BallisticTypes.Count == 0)
        {
            findings.Add(Finding.Error(
                new Place("--against"), subject.System, "No missile that it is read to have is fired at ballistic missiles.",
                "Its models say so in `engages.ballistic-missile`, `engagement-range-ballistic` and `single-shot-kill-probability.ballistic-missile`."));
            return null;
        }

        var reach = question.BallisticTypes[^1].ReachAgainst_m(isBallistic: true);
        var cell_m = asked.CellSize?.Metres ?? reach / CellsToReach;
        if (reach / cell_m is < LeastCells or > MostCells)
        {
            throw new UsageException($"--cell: a reach of {Length.FromMetres(reach)} in cells of {Length.FromMetres(cell_m)} shows nothing, or fills memory.", $"Take cells from {Length.FromMetres(Math.Ceiling(reach / MostCells))} to {Length.FromMetres(Math.Floor(reach / LeastCells))}.");
        }

        var flown = new List<Length>();
        foreach (var range in asked.Ranges)
        {
            if (CanFly(question, range))
            {
                flown.Add(range);
            }
            else
            {
                var severe = asked.AreNamed;
                var (what, remedy) = ($"The {subject.Target} cannot fly {range} with its burn time, loft and ballistic coefficient.", "Ask other --threat-ranges.");
                findings.Add(severe ? Finding.Error(new Place("--threat-ranges"), $"{range}", what, remedy) : Finding.Remark(new Place("--threat-ranges"), $"{range}", $"{what} It is left out.", remedy));
            }
        }

        if (flown.Count == 0 && !asked.AreNamed)
        {
            findings.Add(Finding.Error(new Place("--threat-ranges"), subject.Target, "It flies none of the usual ranges.", "Name some with --threat-ranges."));
        }

        return findings.Any(finding => finding.Severity == FindingSeverity.Error) ? null : question with { Ranges = flown, CellSize = Length.FromMetres(cell_m) };
    }

    public static FootprintOutcome Of(CoverageSubject subject, FootprintAsked asked, FootprintQuestion question, DrawsAsked draws, string ledger, Action? progress, CancellationToken stop)
    {
        var (points, seed, threads) = (draws.Points, draws.Seed, draws.Threads);
        question = question with { Cautious = CautiousGround.Of(subject.Ground, question.Site.Battery.Site) };
        var footprints = FootprintSurvey.Of(question, threads, progress: null, stop);
        var drawn = new List<IReadOnlyList<DefendedFootprint>>();
        for (var point = 1; point <= points; point++)
        {
            stop.ThrowIfCancellationRequested();
            if (subject.ThreatAt(seed, point) is var (ring, threat))
            {
                var other = Of(ring, threat, subject.Ground, asked, question.CellSize * DrawnCellsWider) with { Ranges = question.Ranges, Cautious = question.Cautious, TellsUnknown = false };
                if (question.Ranges.All(range => CanFly(other, range)))
                {
                    drawn.Add(FootprintSurvey.Of(other, threads, progress: null, stop));
                }
            }

            progress?.Invoke();
        }

        var bands = footprints.Select((footprint, at) => new FootprintBands(
            Banded.Of(footprint.Always_km2, [.. drawn.Select(each => each[at].Always_km2)]),
            Banded.Of(footprint.Ever_km2, [.. drawn.Select(each => each[at].Ever_km2)]),
            [.. footprint.Rows.Select((row, azimuth) => Banded.Of(row.Area_km2, [.. drawn.Select(each => each[at].Rows[azimuth].Area_km2)]))])).ToList();
        return new FootprintOutcome(subject, asked, question, footprints, bands, drawn.Count, seed, ledger);
    }

    private static FootprintQuestion Of(RingQuestion ring, BallisticDefinition threat, IGround ground, FootprintAsked asked, Length cellSize) => new()
    {
        Site = new EngagementSite(ring.Battery, ring.Post, ground, ring.Weather) { Guidance = ring.Guidance, Facing = ring.Facing },
        Types = ring.Types,
        CrossSection = ring.Pass.CrossSection,
        Fluctuation = ring.Pass.Fluctuation,
        Threat = threat,
        Ranges = asked.Ranges,
        Azimuths = asked.Azimuths,
        CellSize = cellSize,
        KeepOut = asked.KeepOut,
    };

    private static bool CanFly(FootprintQuestion question, Length range)
    {
        try
        {
            return question.Azimuths.All(from => new ThreatFlight(question.Threat, question.Site.Battery.Site, from, range).TimeOfFlight > Duration.Zero);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
