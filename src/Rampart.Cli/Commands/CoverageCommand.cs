using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Cli.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart coverage</c>: what is left of a claimed ring.</summary>
internal static class CoverageCommand
{
    private const int MostHeights = 6;
    private const int MostPoints = 10_000;
    private const int UsualPoints = 32;
    private const int MostThreads = 256;
    private const string AsWritten = "battery";
    private const string UsualHeights = "50m,300m,1km,3km,10km";

    // A grid of twice this many posts from the site to the rim fills memory; a ring of fewer shows nothing.
    private const double MostPosts = 6_000.0;
    private const double UsualPosts = 1200.0;
    private const double FewestPosts = 20.0;
    private static readonly Length CoarsestUsual = Length.FromMetres(900.0);
    private static readonly Length UsualRadius = Length.FromKilometres(400.0);

    public static Command Create()
    {
        var scenario = new Argument<string?>("SCENARIO") { Description = "A scenario whose battery is asked about; its `coverage` section says what. Else --model and --at.", Arity = ArgumentArity.ZeroOrOne };
        var battery = new Option<string?>("--battery") { Description = "Which battery of the scenario; default: its first. Several, such as a,b, or all: what they engage together." };
        var within = new Option<string?>("--within") { Description = "Borders and areas (.geojson), or places (.csv): how much of each is covered." };
        var model = new Option<string>("--model") { Description = "The system, a model of kind system.", DefaultValueFactory = _ => "s-400" };
        var at = new Option<string?>("--at") { Description = "Where it stands, such as \"40.0,33.0\"; on the ground there." };
        var mast = new Option<string?>("--mast") { Description = "Height of the battery's antennas over the ground, such as 20m; default: the models'." };
        var masts = new Option<string?>("--masts") { Description = "Heights of the antennas that are compared, such as 6m,24m,40m." };
        var heights = new Option<string?>("--heights") { Description = $"Heights of the target over the ground, at most {MostHeights}; default: {UsualHeights}." };
        var msl = new Option<bool>("--msl") { Description = "Those heights count from the sea." };
        var against = new Option<string?>("--against") { Description = "What is to be met, a model of kind target; default: fighter." };
        var course = new Option<string>("--course") { Description = "closing, crossing or receding.", DefaultValueFactory = _ => "closing" };
        var radius = new Option<string?>("--radius") { Description = "The claimed range: the ring; default: 400 km." };
        var facing = new Option<string?>("--facing") { Description = "Where the engagement radar's sector points, such as 225deg, or `battery` for the scenario's facing; it does not turn then. Default: it faces its target." };
        var threatRanges = new Option<string?>("--threat-ranges") { Description = $"Against a ballistic missile: how far it flies; default: {FootprintAnswer.UsualRanges}." };
        var threatAzimuths = new Option<string?>("--threat-azimuths") { Description = "Against a ballistic missile: from where it comes; default: every 45deg." };
        var keepOut = new Option<string?>("--keep-out") { Description = "Against a ballistic missile: lower over the battery's ground no meeting counts; default: the missiles' own least height." };
        var terrain = new Option<string[]>("--terrain") { Description = "built-in, smooth, a folder of tiles, a tile, or a raster that GDAL reads; several are asked in turn. Default: the scenario's, or built-in." };
        var rain = RainWord.Rain("dry, or the scenario's");
        var rainHeight = RainWord.Height();
        var crossings = ExactCrossings.Option();
        var jammer = new Option<string[]>("--jammer") { Description = "Who jams and from where, MODEL@LAT,LON,HEIGHT above the sea, such as \"stand-off-jammer@38.5,33.0,9km\"; may be given several times." };
        var cell = new Option<string?>("--cell") { Description = "Width of a cell; default: that of the ground's posts, at least a 1200th of the radius and at most 900 m." };
        var points = new Option<int>("--points")
        {
            Description = "How many draws of disputed and assumed values, and of the ground's error, make the bands; 0 for none.",
            DefaultValueFactory = _ => UsualPoints,
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of draws", MostPoints) ?? 0),
        };
        var threads = new Option<int>("--threads")
        {
            Description = "How many draws at once; the answer is the same.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of threads", MostThreads, least: 1) ?? 1),
        };
        var seed = Options.Seed();
        var readings = Options.Reading();
        var outFolder = new Option<string?>("--out") { Description = "Where the files go; default: results/coverage/NAME-HASH8." };
        var force = new Option<bool>("--force") { Description = "Replace another coverage that stands there." };
        var units = Options.Units();
        var json = Options.Json();
        var command = new Command("coverage", "Say what is left of a claimed ring over real ground: horizon, terrain, detection, engagement in time, for several heights at once. Writes a raster, polygons, tables, pictures and one page.\n\nExample: rampart coverage --model s-400 --at \"40.0N 33.0E\" --mast 20m --against cruise-missile --radius 150km --points 8\n\nAgainst a ballistic missile the answer is a defended footprint by threat range and azimuth, and no ring.\n\nExample: rampart coverage --at \"40.0N 33.0E\" --against ballistic-missile --threat-ranges 300km --threat-azimuths 0deg,90deg --cell 4km --points 2")
        {
            scenario, battery, within, model, at, mast, masts, heights, msl, against, course, radius, facing, threatRanges, threatAzimuths, keepOut, terrain, rain, rainHeight, jammer, cell, crossings, points, threads, seed, readings, outFolder, force, units, json,
        };
        command.SetAction(parsed =>
        {
            var asked = new Line
            {
                Scenario = parsed.GetValue(scenario),
                Battery = parsed.GetValue(battery),
                Within = parsed.GetValue(within),
                Model = parsed.GetValue(model)!,
                At = parsed.GetValue(at),
                Mast = parsed.GetValue(mast),
                Masts = parsed.GetValue(masts),
                Heights = parsed.GetValue(heights),
                Msl = parsed.GetValue(msl),
                Against = parsed.GetValue(against),
                Course = parsed.GetValue(course)!,
                Radius = parsed.GetValue(radius),
                Facing = parsed.GetValue(facing),
                ThreatRanges = parsed.GetValue(threatRanges),
                ThreatAzimuths = parsed.GetValue(threatAzimuths),
                KeepOut = parsed.GetValue(keepOut),
                Terrain = parsed.GetValue(terrain) ?? [],
                Rain = parsed.GetValue(rain),
                RainHeight = parsed.GetValue(rainHeight)!,
                Jammers = parsed.GetValue(jammer) ?? [],
                Cell = parsed.GetValue(cell),
                CrossesColumns = ExactCrossings.Of(parsed.GetValue(crossings)!),
                Points = parsed.GetValue(points),
                Threads = parsed.GetValue(threads),
                Seed = parsed.GetValue(seed) ?? 1,
                Readings = parsed.GetValue(readings) ?? [],
                Out = parsed.GetValue(outFolder),
                Force = parsed.GetValue(force),
            };
            OverlapRun.Refuse(parsed, asked.Battery, asked.Within, masts, threatRanges, threatAzimuths, keepOut, points, seed);
            return Run(asked, Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json)));
        });
        return command;
    }

    private static int Run(Line line, UnitSystem units, Screen screen)
    {
        using var interruption = new Interruption();
        var stop = interruption.Token;
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors || Asked(line, workspace, screen) is not { } read)
        {
            return screen.EndWithErrors();
        }

        var (asked, masts) = read;
        if (OverlapRun.IsAsked(line.Battery, line.Within))
        {
            Length? width = line.Cell is { } given ? Length.FromMetres(Options.Quantity(given, QuantityKind.Length, "--cell", "2km", 1.0, 100_000.0)) : null;
            return OverlapRun.Run(asked, line.Within, width, line.Threads, line.Out, line.Force, workspace, screen, stop);
        }

        if (CoverageSubject.Open(asked, workspace, screen.Findings, stop) is not { } subject)
        {
            return screen.EndWithErrors();
        }

        // A battle stands on its stated heights; a ring stands on the data's ground.
        foreach (var stated in screen.Findings.Where(finding => finding.Severity == FindingSeverity.Remark && finding.Subject is "ground-height").ToList())
        {
            screen.Findings.Remove(stated);
        }

        var name = asked.Scenario is null ? asked.Model : Workspace.FindScenario(asked.Scenario).Name;
        if (subject.Threat is not null)
        {
            FootprintAnswer.Refuse(subject.Target, line.Course, line.Msl, asked.Jammers.Count > 0 && line.Jammers.Length == 0, screen.Findings);
            return asked.Jammers.Count > 0 && line.Jammers.Length > 0
                ? throw new UsageException($"Against a {subject.Target.ToLowerInvariant()} no jammers are asked.", "Leave --jammer away.")
                : (line.Heights ?? line.Masts ?? line.Radius) is not null
                ? throw new UsageException($"Against a {subject.Target.ToLowerInvariant()} there is no ring, and so no --heights, --masts and --radius.", "Such as: --threat-ranges 100km,300km --threat-azimuths 0deg,90deg")
                : FootprintAnswer.Tell(
                    subject, FootprintAnswer.Asked(line.ThreatRanges, line.ThreatAzimuths, line.KeepOut, line.Cell), name, (line.Points, line.Threads, line.Seed), (line.Out, line.Force), asked.Terrain,
                    workspace.Ledger, screen, stop);
        }

        if ((line.ThreatRanges ?? line.ThreatAzimuths ?? line.KeepOut) is not null)
        {
            throw new UsageException("--threat-ranges, --threat-azimuths and --keep-out are asked of ballistic missiles.", "Such as: --against ballistic-missile --threat-ranges 300km");
        }

        Remark(asked, subject, screen);
        var cell = Cell(line.Cell, asked.Radius, subject.Ground.PostSpacing_m);
        JammingWords.Remark(subject.Question, screen.Findings);
        RingGroundRemarks.Tell(asked, subject, cell, screen.Findings);
        CoarseCellRemark.Tell(asked, subject, cell, screen.Findings);
        var identity = Identity(line, asked, subject, cell, masts, workspace.Ledger.Fingerprint());
        var place = line.Out ?? Path.Combine(ResultFolder.ResultsFolder, "coverage", $"{name}-{identity[..8]}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        if (Standing(place) is { } standing && string.Equals(standing, identity, StringComparison.Ordinal) && !line.Force)
        {
            return Told(File.ReadAllText(Path.Combine(place, CoverageFolder.SummaryFile)), place, isReused: true, screen);
        }

        ResultFolder.Guard(place, line.Force, CoverageFolder.Names(MostHeights), "another coverage", "coverages");
        CoverageOutcome? outcome = null;
        CampaignProgress.During("draws", 0, Math.Max(line.Points, 1), tell => outcome = CoverageRun.Of(
            asked, subject, cell, line.Points, line.Seed, line.Threads, masts, workspace.Ledger, _ => tell(), stop));
        if (subject.FailedDraws > 0)
        {
            screen.Findings.Add(Finding.Remark(new Place("coverage"), "--points", $"{subject.FailedDraws} of {line.Points} draws made no battery and are left out of the bands.", "Look at what their readings contradict: rampart check."));
        }

        using var folder = ResultFolder.Begin(place);
        CoverageFolder.Write(folder.Working, outcome!, screen.Findings, stop);
        File.WriteAllText(folder.PathOf(ResultFolder.ManifestFile), UsedReadings.Of(subject.Readings, workspace.Ledger).WriteInto(new JsonObject
        {
            ["format"] = 1,
            ["kind"] = "coverage",
            ["identity"] = identity,
            ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
            ["machine"] = BenchCommand.Machine,
            ["files"] = new JsonArray([.. Directory.EnumerateFiles(folder.Working).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(file => JsonValue.Create(file))]),
        }).ToJsonString() + "\n");
        folder.TakePlace();
        if (!screen.IsJson)
        {
            screen.ShowFindings();
            CoverageScreen.Show(outcome!, units, screen.Out);
        }

        return Told(File.ReadAllText(Path.Combine(place, CoverageFolder.SummaryFile)), place, isReused: false, screen);
    }

    private static int Told(string summary, string place, bool isReused, Screen screen)
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

        screen.Out.WriteLine(Screen.Plain($"{(isReused ? "An identical coverage was there already" : "Coverage")}: {place}/{CoverageFolder.PageFile}, coverage.geojson, coverage.kml, {CoverageFolder.Raster}.bin, areas.csv, {CoverageFolder.SummaryFile}"));
        return Exit.Done;
    }

    /// <summary>What the command line, and the scenario behind it, ask; null where findings say what is wrong.</summary>
    private static (CoverageAsked Asked, IReadOnlyList<Length> Masts)? Asked(Line line, Workspace workspace, Screen screen)
    {
        if (line.Scenario is null && line.At is null)
        {
            throw new UsageException("Neither a scenario nor a place is given.", "Such as: rampart coverage scenarios/ring-and-reality, or --model s-400 --at 40.0,33.0");
        }

        if (line.Battery is { } named && (line.Scenario is null || named.Trim().Length == 0))
        {
            throw new UsageException(line.Scenario is null ? "--battery names batteries of a scenario, and none is given." : "--battery names no battery.", "Such as: rampart coverage scenarios/first-look --battery all");
        }

        if (line.Scenario is not null && line.At is not null)
        {
            throw new UsageException("A scenario says where its batteries stand: --at does not go with it.", "Leave one of the two out; --battery names another battery of the scenario.");
        }

        var written = line.Scenario is null ? null : workspace.ReadScenario(line.Scenario, screen.Findings);
        if (line.Scenario is not null && written is null)
        {
            return null;
        }

        // The scenario is read again with the readings of the command line; its remarks are told then.
        screen.Findings.Clear();
        var section = written?.Coverage;
        var reference = line.Msl || section is { AreAboveSea: true } ? HeightReference.AboveSea : HeightReference.AboveGround;
        IReadOnlyList<Length> heights = line.Heights is null && section is { Heights.Count: > 0 } ? section.Heights : Lengths(line.Heights ?? UsualHeights, "--heights", 1.0, 30_000.0);
        if (heights.Count > MostHeights)
        {
            throw new UsageException($"--heights names {heights.Count} heights, and a page shows {MostHeights}.", "Leave some out, or ask twice.");
        }

        var asked = new CoverageAsked
        {
            Scenario = line.Scenario,
            Battery = line.Battery,
            Model = written?.System ?? line.Model,
            At = line.At is { } at ? TerrainOptions.Place(at, "--at") : null,
            Mast = line.Mast is { } mast ? Length.FromMetres(Options.Quantity(mast, QuantityKind.Length, "--mast", "20m", 0.0, 200.0)) : null,
            MayBeBallistic = true,
            Against = line.Against ?? section?.Against ?? "fighter",
            Heights = [.. heights.Distinct().OrderBy(height => height.Metres).Select(height => new TargetHeight(height, reference))],
            Course = CourseWord.Of(line.Course),
            Radius = line.Radius is { } radius ? Length.FromMetres(Options.Quantity(radius, QuantityKind.Length, "--radius", "400km", 1000.0, 1_500_000.0)) : section?.Radius ?? UsualRadius,
            Facing = line.Facing is { } facing and not AsWritten ? Angle.FromRadians(Options.Quantity(facing, QuantityKind.Angle, "--facing", "225deg", 0.0, 2.0 * Math.PI)) : null,
            IsFacingAsWritten = line.Facing is AsWritten && (line.Scenario is not null ? true : throw new UsageException("--facing: only a scenario's battery has a facing of its own.", "Such as: --facing 225deg")),
            Terrain = line.Terrain.Length > 0 ? line.Terrain : written is null ? [NamedGround.BuiltIn] : [],
            Weather = RainWord.Of(line.Rain, line.RainHeight) ?? written?.Battle.Weather ?? WeatherDefinition.Dry,
            CrossesColumns = line.CrossesColumns,
            Overlays = line.Readings,
            Jammers = line.Jammers.Length > 0 ? [.. line.Jammers.Select(JammingWords.Placing)] : section?.Jammers ?? [],
        };
        return (asked, line.Masts is { } masts ? Lengths(masts, "--masts", 0.0, 200.0) : section?.Masts ?? []);
    }

    /// <summary>What the reader of the figures should know before them.</summary>
    public static void Remark(CoverageAsked asked, CoverageSubject subject, Screen screen)
    {
        var spacing_m = subject.Ground.PostSpacing_m;
        var low = asked.Heights.Where(height => height.AboveGround_m(subject.Question.Battery.Site.Height.Metres) < GroundQuality.LowFlight.Metres).ToList();
        if (spacing_m > GroundQuality.CoarsestForLowFlight.Metres && low.Count > 0)
        {
            screen.Findings.Add(Finding.Remark(
                new Place("coverage"), "terrain", $"{low.Count} of {asked.Heights.Count} heights are low over ground too coarse for that ({subject.Ground.Description}): not supported.",
                "Import finer terrain (`rampart terrain get`, `rampart terrain import`) and name it with --terrain."));
        }

        var longest = subject.Question.Types.Max(type => type.MaximumRange.Metres);
        if (asked.Radius.Metres > longest * 1.001)
        {
            screen.Findings.Add(Finding.Remark(new Place("coverage"), "--radius", $"No missile that the {subject.System} is said to have reaches {asked.Radius}; the longest reaches {Length.FromMetres(longest)}.", "Beyond it nothing is engageable."));
        }

        var seeking = subject.Question.Types.Where(type => subject.Question.Guidance.GetValueOrDefault(type.Name)?.TakesOver is not null).Select(type => type.Name).ToList();
        if (seeking.Count > 0)
        {
            screen.Findings.Add(Finding.Remark(
                new Place("coverage"), "guidance", $"{string.Join(", ", seeking)}: led by a seeker of its own at the end. A battle guides every missile by the engagement radar to the end.",
                "The area `guided by radar to the end` is the battle's; docs/decisions/0017-what-leads-a-missile.md."));
        }

        if (asked.Heights.Any(height => height.Height.Kilometres > 10.0))
        {
            screen.Findings.Add(Finding.Remark(new Place("coverage"), "horizon", "Above 10 km the effective-earth factor is optimistic.", "Read those distances as upper bounds."));
        }
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

    private static List<Length> Lengths(string text, string option, double least_m, double most_m) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(each => Length.FromMetres(Options.Quantity(each, QuantityKind.Length, option, "50m,1km", least_m, most_m)))];

    /// <summary>SHA-256 of all that decides the answer.</summary>
    private static string Identity(Line line, CoverageAsked asked, CoverageSubject subject, Length cell, IReadOnlyList<Length> masts, string ledger)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Engine.Identity}\n{asked with { Heights = [], Overlays = [], Terrain = [], Jammers = [] }}\n{string.Join(';', asked.Heights.Select(height => $"{height.Height.Metres:R} {height.Reference}"))}\n{string.Join(';', asked.Overlays)}\n{string.Join(';', masts.Select(mast => mast.Metres.ToString("R", CultureInfo.InvariantCulture)))}\n{asked.Radius.Metres:R}\n{asked.Mast?.Metres:R}\n{asked.At?.Latitude.Degrees:R} {asked.At?.Longitude.Degrees:R}\n{asked.Weather.RainRate_mmph:R} {asked.Weather.RainHeight.Metres:R}\n{asked.Facing?.Radians:R}\n{subject.Digest}\n{ledger}\n{line.Points}\n{line.Seed}\n{cell.Metres:R}\n{subject.Ground.Identity}\n");
        foreach (var jammer in asked.Jammers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{jammer.Model} {jammer.At.Latitude.Degrees:R} {jammer.At.Longitude.Degrees:R} {jammer.At.Height.Metres:R}\n");
        }

        foreach (var reading in subject.Readings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{reading}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The identity of a coverage that stands in a folder, whole; null where there is none.</summary>
    internal static string? Standing(string place)
    {
        var file = Path.Combine(place, ResultFolder.ManifestFile);
        if (!File.Exists(file) || !File.Exists(Path.Combine(place, CoverageFolder.SummaryFile)))
        {
            return null;
        }

        try
        {
            var manifest = JsonNode.Parse(File.ReadAllText(file));
            return manifest?["files"]?.AsArray().All(each => each?.GetValue<string>() is { } name && File.Exists(Path.Combine(place, name))) is true ? manifest["identity"]?.GetValue<string>() : null;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What the command line says.</summary>
    private sealed record Line
    {
        public required string? Scenario { get; init; }

        public required string? Battery { get; init; }

        public required string? Within { get; init; }

        public required string Model { get; init; }

        public required string? At { get; init; }

        public required string? Mast { get; init; }

        public required string? Masts { get; init; }

        public required string? Heights { get; init; }

        public required bool Msl { get; init; }

        public required string? Against { get; init; }

        public required string Course { get; init; }

        public required string? Radius { get; init; }

        public required string? Facing { get; init; }

        public required string? ThreatRanges { get; init; }

        public required string? ThreatAzimuths { get; init; }

        public required string? KeepOut { get; init; }

        public required string[] Terrain { get; init; }

        public required string? Rain { get; init; }

        public required string RainHeight { get; init; }

        public required string[] Jammers { get; init; }

        public required string? Cell { get; init; }

        public required bool CrossesColumns { get; init; }

        public required int Points { get; init; }

        public required int Threads { get; init; }

        public required ulong Seed { get; init; }

        public required IReadOnlyList<string> Readings { get; init; }

        public required string? Out { get; init; }

        public required bool Force { get; init; }
    }
}
