using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Cli.Commands;
using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary>What several batteries of a scenario can engage together, and how much of given borders and areas.</summary>
internal static class OverlapRun
{
    private const string All = "all";
    private const string TableFile = "overlap.csv";
    private const string MapFile = "overlap.geojson";
    private const string WithinFile = "within.csv";
    private const int MostBatteries = 7;
    private const int MostHeights = 6;
    private const double LeastPiece_km2 = 4.0;

    // A map of more cells than this on a side takes long and shows no more.
    private const double MostAcross = 700.0;
    private static readonly Length UsualCell = Length.FromKilometres(2.0);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Names = [ResultFolder.ManifestFile, ResultFolder.SummaryFile, TableFile, MapFile, WithinFile, .. Enumerable.Range(1, MostHeights).Select(Picture)];

    /// <summary>Whether several batteries, or shares of borders and areas, are asked for.</summary>
    public static bool IsAsked(string? battery, string? within) => within is not null || battery is All || battery?.Contains(',', StringComparison.Ordinal) is true;

    /// <summary>Sees to it that nothing is asked of several batteries that would not be answered.</summary>
    /// <exception cref="UsageException">One of these options was given.</exception>
    public static void Refuse(ParseResult parsed, string? battery, string? within, params IEnumerable<Option> strange)
    {
        if (IsAsked(battery, within) && strange.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"{given.Name} is not asked of several batteries, nor with --within.", "Leave it out, or ask one battery without --within.");
        }
    }

    /// <summary>Works it out and writes it.</summary>
    /// <param name="asked">What is asked of each battery; its battery is all or a list of names.</param>
    /// <param name="within">A file of borders and areas; may be null.</param>
    /// <param name="cell">Width of a cell, where one is given.</param>
    /// <param name="threads">How many batteries at once.</param>
    /// <param name="outFolder">Where to, where that is said.</param>
    /// <param name="force">Whether what stands there is replaced.</param>
    /// <param name="workspace">The project.</param>
    /// <param name="screen">Where it is told.</param>
    /// <param name="stop">Ends it early.</param>
    public static int Run(CoverageAsked asked, string? within, Length? cell, int threads, string? outFolder, bool force, Workspace workspace, Screen screen, CancellationToken stop)
    {
        if (within is not null && !File.Exists(within) && !Directory.Exists(within))
        {
            throw new EnvironmentException($"--within: {within} does not exist.", "Name a .geojson or .csv file.");
        }

        var subjects = new List<CoverageSubject>();
        foreach (var battery in BatteriesOf(asked, workspace, screen))
        {
            var told = new List<Finding>();
            var subject = CoverageSubject.Open(asked with { Battery = battery }, workspace, told, stop);
            foreach (var finding in told.Where(finding => finding.Subject is not "ground-height" && !screen.Findings.Contains(finding)))
            {
                screen.Findings.Add(finding);
            }

            if (subject is null)
            {
                return screen.EndWithErrors();
            }

            if (subject.Threat is not null)
            {
                throw new UsageException($"Against a {subject.Target.ToLowerInvariant()} one battery is asked at a time.", asked.Scenario is null ? "Leave --within away." : "Name one with --battery, and leave --within away.");
            }

            JammingWords.Remark(subject.Question, screen.Findings);
            subjects.Add(subject);
        }

        CoverageCommand.Remark(asked, subjects[0], screen);

        var (_, reach) = BatteryOverlap.Extent([.. subjects.Select(subject => subject.Question)]);
        var width = cell ?? Length.FromMetres(Math.Max(UsualCell.Metres, Math.Ceiling(2.0 * reach.Metres / MostAcross)));
        if (2.0 * reach.Metres / width.Metres > 4.0 * MostAcross)
        {
            throw new UsageException($"--cell: a map of {Length.FromMetres(2.0 * reach.Metres)} in cells of {width} is too large.", $"Take cells of at least {Length.FromMetres(Math.Ceiling(2.0 * reach.Metres / MostAcross))}.");
        }

        IReadOnlyList<Demand> demands = within is null ? [] : AssetFile.Open(within, width, screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        OverlapWords.GroundRemarks(asked, subjects, width, screen.Findings);
        var identity = Identity(asked, subjects, width, demands, workspace.Ledger.Fingerprint());
        var name = asked.Scenario is null ? asked.Model : Workspace.FindScenario(asked.Scenario).Name;
        var place = outFolder ?? Path.Combine(ResultFolder.ResultsFolder, "coverage", $"{name}-{identity[..8]}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        var left = demands.Count > 0 ? $", {WithinFile}" : string.Empty;
        if (!force && string.Equals(CoverageCommand.Standing(place), identity, StringComparison.Ordinal))
        {
            return TellStanding(place, left, screen);
        }

        ResultFolder.Guard(place, force, Names, "another coverage", "coverages");
        var overlaps = new List<BatteryOverlap>();
        foreach (var height in asked.Heights)
        {
            stop.ThrowIfCancellationRequested();
            overlaps.Add(BatteryOverlap.Of([.. subjects.Select(subject => subject.Question)], subjects[0].Ground, width, height, asked.Course, asked.CrossesColumns, demands, threads, stop));
        }

        if (within is not null)
        {
            OverlapWords.WithinRemarks(within, overlaps[0], screen.Findings);
        }

        using var folder = ResultFolder.Begin(place);
        var summary = Write(folder, asked, subjects, width, overlaps, workspace.Ledger.Fingerprint());
        File.WriteAllText(folder.PathOf(ResultFolder.ManifestFile), UsedReadings.Of([.. subjects.SelectMany(subject => subject.Readings)], workspace.Ledger).WriteInto(new JsonObject
        {
            ["format"] = 1,
            ["kind"] = "coverage-overlap",
            ["identity"] = identity,
            ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
            ["machine"] = BenchCommand.Machine,
            ["files"] = new JsonArray([.. Directory.EnumerateFiles(folder.Working).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(file => JsonValue.Create(file))]),
        }).ToJsonString() + "\n");
        folder.TakePlace();
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = place, ["isReused"] = false, ["summary"] = summary });
            return Exit.Done;
        }

        screen.ShowFindings();
        Show(overlaps, subjects, asked, screen);
        screen.Out.WriteLine(Screen.Plain($"Coverage of {(subjects.Count == 1 ? "one battery" : $"{subjects.Count} batteries")}: {place}/{TableFile}, {MapFile}, {Picture(1)}{left}, {ResultFolder.SummaryFile}"));
        return Exit.Done;
    }

    private static int TellStanding(string place, string left, Screen screen)
    {
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(place, ResultFolder.SummaryFile)));
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = place, ["isReused"] = true, ["summary"] = summary });
            return Exit.Done;
        }

        screen.ShowFindings();
        screen.Out.WriteLine(Screen.Plain(summary?["answer"]?.GetValue<string>() ?? string.Empty));
        screen.Out.WriteLine(Screen.Plain($"An identical coverage was there already: {place}/{TableFile}, {MapFile}, {Picture(1)}{left}, {ResultFolder.SummaryFile}"));
        return Exit.Done;
    }

    private static string Picture(int height) => $"overlap-{height}.svg";

    private static List<string?> BatteriesOf(CoverageAsked asked, Workspace workspace, Screen screen)
    {
        if (asked.Scenario is null)
        {
            return asked.Battery is null ? [null] : throw new UsageException("--battery names batteries of a scenario, and none is given.", "Such as: rampart coverage scenarios/first-look --battery all");
        }

        var known = (workspace.ReadScenario(asked.Scenario, new List<Finding>())?.Battle.Batteries ?? []).Select(battery => battery.Name).ToList();
        List<string?> named = asked.Battery is null ? [.. known.Take(1)] : asked.Battery is All ? [.. known] : [.. asked.Battery.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (named.FirstOrDefault(each => !known.Contains(each!, StringComparer.Ordinal)) is { } stranger)
        {
            throw new UsageException($"{asked.Scenario} has no battery {stranger}.", $"Batteries: {string.Join(", ", known)}.");
        }

        return named.Count is 0 or > MostBatteries
            ? throw new UsageException($"--battery names {named.Count} batteries; from 1 to {MostBatteries} can be told apart.", $"Batteries: {string.Join(", ", known)}. More: rampart site --sites-only.")
            : named;
    }

    private static JsonObject Write(ResultFolder folder, CoverageAsked asked, List<CoverageSubject> subjects, Length cell, List<BatteryOverlap> overlaps, string ledger)
    {
        var (first, jammed, facing) = (subjects[0], Jammed(subjects[0]), OverlapWords.Facing(subjects));
        var question = first.Question;
        KeyValuePair<string, string>[] more = [.. facing is null ? (KeyValuePair<string, string>[])[] : [new("facing", facing)], .. jammed is null ? (KeyValuePair<string, string>[])[] : [new("jammed_by", jammed)]];
        using (var table = File.Create(folder.PathOf(TableFile)))
        {
            OverlapTables.WriteAreas(table, overlaps, more);
        }

        if (overlaps[0].Within is not null)
        {
            using var table = File.Create(folder.PathOf(WithinFile));
            OverlapTables.WriteWithin(table, overlaps, more);
        }

        GeoJsonFile.Write(folder.PathOf(MapFile), $"What batteries of {first.System} engage together", overlaps.SelectMany(overlap => OverlapTables.Features(overlap, Area.FromSquareMetres(LeastPiece_km2 * 1e6),
        [
            new("system", first.System), new("target", first.Target), new("batteries", string.Join(", ", overlap.Batteries)), new("ground", first.Ground.Description),
            new("rain_mmh", asked.Weather.RainRate_mmph), .. more.Select(each => new KeyValuePair<string, object?>(each.Key, each.Value)),
        ])));
        for (var height = 0; height < overlaps.Count; height++)
        {
            File.WriteAllText(folder.PathOf(Picture(height + 1)), Draw(overlaps[height], subjects, asked, height, ledger));
        }

        var summary = new JsonObject
        {
            ["format"] = 1,
            ["answer"] = OverlapWords.Answer(overlaps, subjects),
            ["system"] = first.System,
            ["target"] = first.Target,
            ["course"] = asked.Course.ToString().ToLowerInvariant(),
            ["radius_m"] = asked.Radius.Metres,
            ["cell_m"] = cell.Metres,
            ["sightCell_m"] = EngageableFrom.SightCell(first.Ground, asked.Radius, cell).Metres,
            ["exactCrossings"] = asked.CrossesColumns,
            ["ground"] = first.Ground.Description,
            ["ledger"] = ledger,
            ["rain_mmh"] = asked.Weather.RainRate_mmph,
            ["rainHeight_m"] = asked.Weather.RainHeight.Metres,
            ["effectiveEarthFactor"] = question.Battery.EngagementRadar.EffectiveEarthFactor,
            ["antennasOverGround_m"] = new JsonObject(CoverageDrawing.Radars(question).Select(radar => KeyValuePair.Create(radar.Name[(radar.Name.LastIndexOf('/') + 1)..], (JsonNode?)(radar.Antenna.Height - question.Battery.Site.Height).Metres))),
            ["missiles"] = new JsonArray([.. question.Types.Select(type => JsonValue.Create(type.Name))]),
            ["radars"] = OverlapWords.Radars(subjects),
            ["jammedBy"] = jammed,
            ["batteries"] = new JsonArray([.. subjects.Select(subject => (JsonNode)new JsonObject { ["name"] = subject.Question.Battery.Name, ["latitude"] = subject.Question.Battery.Site.Latitude.Degrees, ["longitude"] = subject.Question.Battery.Site.Longitude.Degrees, ["facing_deg"] = subject.Question.Facing?.Degrees })]),
            ["heights"] = new JsonArray([.. overlaps.Select(overlap => (JsonNode)new JsonObject
            {
                ["height_m"] = overlap.Height.Height.Metres,
                ["above"] = overlap.Height.Reference == HeightReference.AboveGround ? "ground" : "sea",
                ["remark"] = OverlapWords.Unsupported(overlap.Height, subjects),
                ["asked_km2"] = overlap.Asked_km2,
                ["unknown_km2"] = overlap.Unknown_km2,
                ["byAtLeast_km2"] = new JsonArray([.. Enumerable.Range(1, overlap.Batteries.Count).Select(count => JsonValue.Create(overlap.ByAtLeast_km2(count)))]),
                ["byBattery_km2"] = new JsonObject(overlap.Batteries.Select((battery, at) => KeyValuePair.Create(battery, (JsonNode?)overlap.By_km2(at)))),
                ["byNoOther_km2"] = new JsonObject(overlap.Batteries.Select((battery, at) => KeyValuePair.Create(battery, (JsonNode?)overlap.OnlyBy_km2(at)))),
                ["within"] = new JsonObject((overlap.Within?.Parts ?? []).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Share(1)))),
                ["withinUnknown"] = new JsonObject((overlap.Within?.Parts ?? []).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)overlap.UntoldOf(part).Unknown))),
                ["withinNotAsked"] = new JsonObject((overlap.Within?.Parts ?? []).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)overlap.UntoldOf(part).NotAsked))),
            })]),
        };
        File.WriteAllText(folder.PathOf(ResultFolder.SummaryFile), summary.ToJsonString(Indented) + "\n");
        return summary;
    }

    private static string Draw(BatteryOverlap overlap, List<CoverageSubject> subjects, CoverageAsked asked, int height, string ledger)
    {
        var grid = overlap.Grid;
        var middle = grid.Size / 2;
        var (_, reach) = BatteryOverlap.Extent([.. subjects.Select(subject => subject.Question)]);
        var classes = new byte[grid.Size * grid.Size];
        for (var at = 0; at < classes.Length; at++)
        {
            var (row, column) = (at / grid.Size, at % grid.Size);
            double south = row - middle, east = column - middle;
            classes[at] = grid.CellSize.Metres * Math.Sqrt((south * south) + (east * east)) > reach.Metres || overlap.CountAt(row, column) is not { } count ? CoverageRaster.Outside
                : overlap.IsUnknownAt(row, column) ? CoverageRaster.Unknown : (byte)count;
        }

        MapPoint At(Geodetic place)
        {
            var (row, column) = grid.CellOf(place);
            return new MapPoint((column - middle) * grid.CellSize.Kilometres, (middle - row) * grid.CellSize.Kilometres);
        }

        var question = subjects[0].Question;
        var middleName = subjects.Count == 1 ? (subjects[0].IsOfScenario ? question.Battery.Name : subjects[0].System) : "their middle";
        return CoverageMap.Draw(new CoverageMapData
        {
            Caption = new Caption($"overlap-{height + 1}", $"Engaged by how many batteries at {overlap.Height}", $"Where at least one, two or more of {overlap.Batteries.Count} batteries can engage a {subjects[0].Target.ToLowerInvariant()} at {overlap.Height}."),
            Site = middleName,
            Form = CoverageForm.Shares,
            Raster = new CoverageRaster(grid.Size, 0.5 * grid.Size * grid.CellSize.Kilometres, classes),
            Classes = [new CoverageClass($"asked: within {QuantityFormat.Text(QuantityKind.Length, question.Radius.Metres)} of {(subjects.Count == 1 ? "the battery" : "any battery")}", new PictureArea(overlap.Asked_km2)), .. Enumerable.Range(1, overlap.Batteries.Count).Select(count => new CoverageClass($"engaged by at least {count}", new PictureArea(overlap.ByAtLeast_km2(count))))],
            Ring_km = reach.Kilometres,
            RingLabel = $"{QuantityFormat.Text(QuantityKind.Length, Math.Round(reach.Kilometres) * 1e3)} about {middleName}",
            IsWhole = subjects.Count == 1,
            Unknown_km2 = overlap.Unknown_km2,
            Relief = new CoverageRelief(grid.Size, grid.Heights.ToArray()),
            Marks = [.. subjects.Where(_ => subjects.Count > 1).Select(subject => new CoverageMark(subject.Question.Battery.Name, At(subject.Question.Battery.Site))), .. question.Jamming.Jammers.Select(jammer => new CoverageMark(jammer.Name.ToLowerInvariant(), At(jammer.Place)))],
            Stamps = OverlapWords.Stamps(overlap, subjects, asked, ledger),
        });
    }

    private static void Show(List<BatteryOverlap> overlaps, List<CoverageSubject> subjects, CoverageAsked asked, Screen screen)
    {
        screen.Out.WriteLine(Screen.Plain($"{subjects[0].System}: what {(subjects.Count == 1 ? "a battery" : $"{subjects.Count} batteries")} can engage, {subjects[0].Target.ToLowerInvariant()}"));
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

        screen.Out.Write(table);
        screen.Out.WriteLine(Screen.Plain($"One target alone, {(Jammed(subjects[0]) is { } jammed ? $"jammed by {jammed}" : "no jamming")}, each battery with {OverlapWords.Radars(subjects)}; {OverlapWords.Facing(subjects) ?? "the engagement radar facing it"}. {RainWord.Told(asked.Weather)}. Not a forecast of combat."));
    }

    private static string? Jammed(CoverageSubject subject) => JammingWords.JammedBy(subject.Question);

    private static string Identity(CoverageAsked asked, List<CoverageSubject> subjects, Length cell, IReadOnlyList<Demand> demands, string ledger)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"overlap\n{Engine.Identity}\n{asked.Scenario}\n{asked.Model}\n{asked.At}\n{asked.Against}\n{asked.Course}\n{asked.Radius.Metres:R}\n{asked.Mast?.Metres:R}\n{asked.Weather}\n{asked.Facing?.Radians:R}\n{asked.IsFacingAsWritten}\n{asked.CrossesColumns}\n{cell.Metres:R}\n{ledger}\n{subjects[0].Ground.Identity}\n{string.Join(';', asked.Heights.Select(height => $"{height.Height.Metres:R} {height.Reference}"))}\n");
        foreach (var jammer in asked.Jammers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{jammer.Model} {jammer.At.Latitude.Degrees:R} {jammer.At.Longitude.Degrees:R} {jammer.At.Height.Metres:R}\n");
        }

        foreach (var subject in subjects)
        {
            text.Append(CultureInfo.InvariantCulture, $"{subject.Question.Battery.Name}\n{subject.Digest}\n{string.Join('\n', subject.Readings)}\n");
        }

        foreach (var demand in demands)
        {
            text.Append(CultureInfo.InvariantCulture, $"{demand.Name}\t{demand.Kind}\t{demand.PartOf}\t{demand.Place.Latitude.Degrees:R}\t{demand.Place.Longitude.Degrees:R}\t{demand.Weight:R}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
