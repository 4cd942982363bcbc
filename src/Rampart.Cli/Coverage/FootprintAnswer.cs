using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Cli.Commands;
using Rampart.Coverage.Footprint;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary><c>rampart coverage --against ballistic-missile</c>: what a battery defends, for there is no ring against such threats.</summary>
internal static class FootprintAnswer
{
    public const string UsualRanges = "100km,200km,300km";
    public const string UsualAzimuths = "0deg,45deg,90deg,135deg,180deg,225deg,270deg,315deg";
    private const int MostRanges = 6;

    /// <summary>What the command line says of threats.</summary>
    public static FootprintAsked Asked(string? ranges, string? azimuths, string? keepOut, string? cell)
    {
        IReadOnlyList<double> All(string text, QuantityKind kind, string option, string example, double least, double most) =>
            [.. text.Split(',', StringSplitOptions.TrimEntries).Select(each => Options.Quantity(each, kind, option, example, least, most)).Distinct()];
        var flown = All(ranges ?? UsualRanges, QuantityKind.Length, "--threat-ranges", "100km,300km", 10_000.0, 3_000_000.0);
        var from = All(azimuths ?? UsualAzimuths, QuantityKind.Angle, "--threat-azimuths", "0deg,90deg", 0.0, 2.0 * Math.PI).Where(azimuth => azimuth < 2.0 * Math.PI).DefaultIfEmpty(0.0).ToList();
        return flown.Count > MostRanges ? throw new UsageException($"--threat-ranges names {flown.Count} ranges, and a page shows {MostRanges}.", "Leave some out, or ask twice.")
            : from.Count > FootprintQuestion.MostAzimuths ? throw new UsageException($"--threat-azimuths names {from.Count} azimuths, and {FootprintQuestion.MostAzimuths} can be told apart.", "Leave some out, or ask twice.")
            : new FootprintAsked(
                [.. flown.Order().Select(Length.FromMetres)], ranges is not null, [.. from.Select(Angle.FromRadians)],
                Length.FromMetres(keepOut is null ? 0.0 : Options.Quantity(keepOut, QuantityKind.Length, "--keep-out", "5km", 0.0, 100_000.0)),
                cell is null ? null : Length.FromMetres(Options.Quantity(cell, QuantityKind.Length, "--cell", "2km", 1.0, 100_000.0)));
    }

    /// <summary>Refuses what is asked of aircraft alone, and tells what of a scenario's section does not count.</summary>
    public static void Refuse(string target, string course, bool msl, bool hasSectionJammers, ICollection<Finding> findings)
    {
        if (msl || !string.Equals(course, "closing", StringComparison.Ordinal))
        {
            throw new UsageException($"Against a {target.ToLowerInvariant()} there is no level flight, and so no --course and --msl.", "Leave them away; such as: --threat-ranges 100km,300km --threat-azimuths 0deg,90deg");
        }

        if (hasSectionJammers)
        {
            findings.Add(Finding.Remark(new Place("coverage"), "jammers", $"The scenario's jammers are not asked against a {target.ToLowerInvariant()}.", "The footprint holds without jamming; against aircraft they count."));
        }
    }

    /// <summary>Works the footprints out, writes them and tells of them.</summary>
    /// <param name="subject">The battery and the threat.</param>
    /// <param name="asked">The ranges and azimuths.</param>
    /// <param name="name">What the folder is named after, where none is given.</param>
    /// <param name="draws">How many draws, on how many threads, from which seed.</param>
    /// <param name="given">The folder, if one is given, and whether what stands there may be replaced.</param>
    /// <param name="terrain">How the ground is named on the command line.</param>
    /// <param name="ledger">The claims.</param>
    /// <param name="screen">Where it is told.</param>
    /// <param name="stop">Ends it early.</param>
    public static int Tell(
        CoverageSubject subject, FootprintAsked asked, string name, (int Points, int Threads, ulong Seed) draws, (string? Folder, bool Force) given, IReadOnlyList<string> terrain, Ledger ledger, Screen screen, CancellationToken stop)
    {
        if (FootprintRun.Question(subject, asked, screen.Findings) is not { } question)
        {
            return screen.EndWithErrors();
        }

        var identity = Identity(subject, asked, question, draws.Points, draws.Seed, ledger.Fingerprint());
        var place = given.Folder ?? Path.Combine(ResultFolder.ResultsFolder, "coverage", $"{name}-{identity[..8]}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        var summary = Path.Combine(place, CoverageFolder.SummaryFile);
        if (!given.Force && CoverageCommand.Standing(place) is { } standing && string.Equals(standing, identity, StringComparison.Ordinal))
        {
            return Ended(File.ReadAllText(summary), place, isReused: true, screen);
        }

        ResultFolder.Guard(place, given.Force, FootprintFolder.Names, "another footprint", "footprints");
        FootprintOutcome? outcome = null;
        CampaignProgress.During("draws", 0, Math.Max(draws.Points, 1), tell => outcome = FootprintRun.Of(subject, asked, question, draws.Points, draws.Seed, draws.Threads, ledger.Fingerprint(), tell, stop));
        if (outcome!.Points < draws.Points)
        {
            screen.Findings.Add(Finding.Remark(new Place("coverage"), "--points", $"{draws.Points - outcome.Points} of {draws.Points} draws made no battery, or no flight over every range, and are left out of the bands.", "Look at what their readings contradict: rampart check."));
        }

        FootprintRemarks.Tell(outcome, terrain, screen.Findings);
        using var folder = ResultFolder.Begin(place);
        FootprintFolder.Write(folder.Working, outcome, screen.Findings, stop);
        File.WriteAllText(folder.PathOf(ResultFolder.ManifestFile), UsedReadings.Of(subject.Readings, ledger).WriteInto(new JsonObject
        {
            ["format"] = 1,
            ["kind"] = "footprint",
            ["identity"] = identity,
            ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
            ["machine"] = BenchCommand.Machine,
            ["files"] = new JsonArray([.. Directory.EnumerateFiles(folder.Working).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(file => JsonValue.Create(file))]),
        }).ToJsonString() + "\n");
        folder.TakePlace();
        if (!screen.IsJson)
        {
            screen.ShowFindings();
            Show(outcome, screen.Out);
        }

        return Ended(File.ReadAllText(summary), place, isReused: false, screen);
    }

    private static void Show(FootprintOutcome outcome, IAnsiConsole screen)
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

    private static int Ended(string summary, string place, bool isReused, Screen screen)
    {
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = place, ["isReused"] = isReused, ["summary"] = JsonNode.Parse(summary) });
            return Exit.Done;
        }

        if (isReused)
        {
            screen.ShowFindings();
            screen.Out.WriteLine(Screen.Plain(JsonNode.Parse(summary)?["answer"]?.GetValue<string>() ?? string.Empty));
        }

        screen.Out.WriteLine(Screen.Plain($"{(isReused ? "An identical footprint was there already" : "Footprint")}: {place}/{FootprintFolder.Picture}, footprint.csv, footprint.geojson, {CoverageFolder.SummaryFile}"));
        return Exit.Done;
    }

    /// <summary>SHA-256 of all that decides the answer.</summary>
    private static string Identity(CoverageSubject subject, FootprintAsked asked, FootprintQuestion question, int points, ulong seed, string ledger)
    {
        string All(IEnumerable<double> values) => string.Join(';', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        var site = question.Site.Battery.Site;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"footprint\n{Engine.Identity}\n{subject.System}\n{subject.Target}\n{site.Latitude.Radians:R} {site.Longitude.Radians:R} {site.Height.Metres:R}\n{question.Site.Battery.EngagementRadar.Antenna.Height.Metres:R}\n{question.Site.Facing?.Radians:R}\n{question.Site.Weather}\n");
        text.Append(CultureInfo.InvariantCulture, $"{All(question.Ranges.Select(range => range.Metres))}\n{All(asked.Azimuths.Select(azimuth => azimuth.Radians))}\n{asked.KeepOut.Metres:R}\n{question.CellSize.Metres:R}\n{subject.Ground.Identity}\n{subject.Digest}\n{ledger}\n{points}\n{seed}\n");
        foreach (var reading in subject.Readings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{reading}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
