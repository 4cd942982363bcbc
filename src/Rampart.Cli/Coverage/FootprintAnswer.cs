using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Cli.Commands;
using Rampart.Coverage.Footprint;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Cli.Coverage;

/// <summary><c>rampart coverage --against ballistic-missile</c>: what a battery defends, for there is no ring against such threats.</summary>
internal static class FootprintAnswer
{
    public const string UsualRanges = "100km,200km,300km";
    public const string UsualAzimuths = "0deg,45deg,90deg,135deg,180deg,225deg,270deg,315deg";
    private const int MostRanges = 6;

    /// <summary>Works the footprints out, writes them and tells of them.</summary>
    /// <exception cref="UsageException">The command line asks what is no footprint's.</exception>
    public static int Tell(CoverageLine line, CoverageAsked asked, CoverageSubject subject, Ledger ledger, Screen screen, CancellationToken stop)
    {
        Refuse(line, asked, subject.Target, screen.Findings);
        var threats = Asked(line);
        if (FootprintRun.Question(subject, threats, screen.Findings) is not { } question)
        {
            return screen.EndWithErrors();
        }

        return new AnswerFolder<FootprintOutcome>
        {
            Kind = "footprint",
            Noun = "footprint",
            Usual = ("coverage", asked.Name),
            Identity = Identity(subject, threats, question, line.Draws, ledger.Fingerprint()),
            Readings = UsedReadings.Of(subject.Readings, ledger),
            Names = FootprintFolder.Names,
            Title = "Footprint",
            Files = $"{FootprintFolder.Picture}, footprint.csv, footprint.geojson, {ResultFolder.SummaryFile}",
            WorkOut = () => WorkOut(asked, subject, threats, question, line.Draws, ledger.Fingerprint(), screen.Findings, stop),
            Write = (folder, outcome) => FootprintFolder.Write(folder, outcome, screen.Findings, stop),
        }.Tell(line.Place, outcome => FootprintScreen.Show(outcome, screen.Out), screen, stop);
    }

    private static FootprintOutcome WorkOut(
        CoverageAsked asked, CoverageSubject subject, FootprintAsked threats, FootprintQuestion question, DrawsAsked draws, string ledger, ICollection<Finding> findings, CancellationToken stop)
    {
        FootprintOutcome? worked = null;
        TerminalOnlooker.Here.During("draws", 0, Math.Max(draws.Points, 1), tell => worked = FootprintRun.Of(subject, threats, question, draws, ledger, tell, stop));
        var outcome = worked!;
        FootprintRemarks.Tell(outcome, draws.Points, asked.Terrain, findings);
        return outcome;
    }

    /// <summary>What the command line says of threats.</summary>
    private static FootprintAsked Asked(CoverageLine line)
    {
        IReadOnlyList<double> All(string text, QuantityKind kind, string option, string example, double least, double most) =>
            [.. text.Split(',', StringSplitOptions.TrimEntries).Select(each => AskedQuantity.Of(each, kind, option, example, least, most)).Distinct()];
        var flown = All(line.ThreatRanges ?? UsualRanges, QuantityKind.Length, "--threat-ranges", "100km,300km", 10_000.0, 3_000_000.0);
        var from = All(line.ThreatAzimuths ?? UsualAzimuths, QuantityKind.Angle, "--threat-azimuths", "0deg,90deg", 0.0, 2.0 * Math.PI).Where(azimuth => azimuth < 2.0 * Math.PI).DefaultIfEmpty(0.0).ToList();
        return flown.Count > MostRanges ? throw new UsageException($"--threat-ranges names {flown.Count} ranges, and a page shows {MostRanges}.", "Leave some out, or ask twice.")
            : from.Count > FootprintQuestion.MostAzimuths ? throw new UsageException($"--threat-azimuths names {from.Count} azimuths, and {FootprintQuestion.MostAzimuths} can be told apart.", "Leave some out, or ask twice.")
            : new FootprintAsked(
                [.. flown.Order().Select(Length.FromMetres)], line.ThreatRanges is not null, [.. from.Select(Angle.FromRadians)],
                Length.FromMetres(line.KeepOut is not { } keepOut ? 0.0 : AskedQuantity.Of(keepOut, QuantityKind.Length, "--keep-out", "5km", 0.0, 100_000.0)),
                line.CellOf("2km"));
    }

    /// <summary>Refuses what is asked of aircraft alone, and tells what of a scenario's section does not count.</summary>
    private static void Refuse(CoverageLine line, CoverageAsked asked, string target, ICollection<Finding> findings)
    {
        var threat = target.ToLowerInvariant();
        if (line.Msl || !string.Equals(line.Course, "closing", StringComparison.Ordinal))
        {
            throw new UsageException($"Against a {threat} there is no level flight, and so no --course and --msl.", "Leave them away; such as: --threat-ranges 100km,300km --threat-azimuths 0deg,90deg");
        }

        if (line.Jammers.Length > 0)
        {
            throw new UsageException($"Against a {threat} no jammers are asked.", "Leave --jammer away.");
        }

        if ((line.Heights ?? line.Masts ?? line.Radius) is not null)
        {
            throw new UsageException($"Against a {threat} there is no ring, and so no --heights, --masts and --radius.", "Such as: --threat-ranges 100km,300km --threat-azimuths 0deg,90deg");
        }

        FootprintRemarks.TellUnasked(asked, target, findings);
    }

    private static JsonObject Identity(CoverageSubject subject, FootprintAsked threats, FootprintQuestion question, DrawsAsked draws, string ledger) => new()
    {
        ["system"] = subject.System,
        ["target"] = subject.Target,
        ["site"] = IdentityParts.Place(question.Site.Battery.Site),
        ["antenna_m"] = question.Site.Battery.EngagementRadar.Antenna.Height.Metres,
        ["facing_rad"] = question.Site.Facing?.Radians,
        ["weather"] = IdentityParts.Weather(question.Site.Weather),
        ["ranges_m"] = IdentityParts.Numbers(question.Ranges.Select(range => range.Metres)),
        ["azimuths_rad"] = IdentityParts.Numbers(threats.Azimuths.Select(azimuth => azimuth.Radians)),
        ["keepOut_m"] = threats.KeepOut.Metres,
        ["cell_m"] = question.CellSize.Metres,
        ["points"] = draws.Points,
        ["seed"] = draws.Seed,
        ["ground"] = subject.Ground.Identity,
        ["battle"] = subject.Digest,
        ["ledger"] = ledger,
        ["readings"] = IdentityParts.Readings(subject.Readings),
    };
}
