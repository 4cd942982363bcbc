using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Answers.Siting;
using Rampart.Cli.Coverage;
using Rampart.Cli.Siting;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart site</c>: which of the places for a battery cover the defended assets best.</summary>
internal static class SiteCommand
{
    private const int MostThreads = 256;

    // A grid of twice this many posts for each thread fills memory; a ring of fewer shows nothing.
    private const double MostPosts = 2000.0;
    private const double FewestPosts = 20.0;
    private const double PostsOfUnknown = 1000.0;

    public static Command Create()
    {
        var candidates = new Option<string?>("--candidates") { Description = "Where batteries could stand: a table (.csv) of places, or points and polygons (.geojson)." };
        var assets = new Option<string?>("--for") { Description = "What is to be covered: a table (.csv) of assets, or points, borders and areas (.geojson)." };
        var choose = new Option<int?>("--choose")
        {
            Description = "How many sites are chosen.",
            CustomParser = result => (int?)Options.WholeNumber(result, "a number of sites", SitingCheck.MostPoints, least: 1),
        };
        var sitesOnly = new Option<bool>("--sites-only") { Description = "Choose nothing: all candidates stand as they are; tells what they cover together, and how many times over." };
        var against = new Option<string>("--against") { Description = "What is to be met, a model of kind target.", DefaultValueFactory = _ => "cruise-missile" };
        var model = new Option<string>("--model") { Description = "The system at each site, a model of kind system.", DefaultValueFactory = _ => "s-400" };
        var height = new Option<string>("--height") { Description = "Height of the target over the ground.", DefaultValueFactory = _ => "300m" };
        var msl = new Option<bool>("--msl") { Description = "That height counts from the sea." };
        var course = new Option<string>("--course") { Description = "closing, crossing or receding, as the site sees it; several such as closing,crossing: each is asked.", DefaultValueFactory = _ => "closing" };
        var keepOut = new Option<string?>("--keep-out") { Description = "An asset is covered where a target can be met everywhere at this distance around it, such as 20km; default: over its place." };
        var spacing = new Option<string>("--spacing") { Description = "How far apart points of borders and places in polygons stand.", DefaultValueFactory = _ => "10km" };
        var lowest = new Option<string?>("--lowest") { Description = "No candidate stands on lower ground." };
        var highest = new Option<string?>("--highest") { Description = "No candidate stands on higher ground." };
        var anyRoad = new Option<bool>("--any-road") { Description = "Keep candidates that the file says no road leads to." };
        var radius = new Option<string?>("--radius") { Description = "How far from a site anything is asked; default: the range of its longest missile, at most 400 km." };
        var mast = new Option<string?>("--mast") { Description = "Height of the antennas over the ground, such as 20m; default: the models'." };
        var terrain = new Option<string[]>("--terrain") { Description = "built-in, smooth, a folder of tiles, a tile, or a raster that GDAL reads; several are asked in turn. Default: built-in." };
        var rain = RainWord.Rain("dry");
        var rainHeight = RainWord.Height();
        var crossings = ExactCrossings.Option();
        var cell = new Option<string>("--cell") { Description = "Width of a cell of the map about each candidate.", DefaultValueFactory = _ => "2km" };
        var threads = new Option<int>("--threads")
        {
            Description = "How many candidates at once; the answer is the same.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of threads", MostThreads, least: 1) ?? 1),
        };
        var readings = Options.Reading();
        var outFolder = new Option<string?>("--out") { Description = "Where the files go; default: results/siting/MODEL-HASH8." };
        var force = new Option<bool>("--force") { Description = "Replace another siting that stands there." };
        var json = Options.Json();
        var command = new Command("site", "Choose from candidate places those from which batteries cover defended assets, borders or areas best against a target at a height, and say how far from the best choice that can be. Writes a map, tables and points.\n\nExample: rampart site --candidates scenarios/ring-and-reality/candidates.csv --choose 4 --for scenarios/ring-and-reality/assets.csv --against cruise-missile")
        {
            candidates, assets, choose, sitesOnly, against, model, height, msl, course, keepOut, spacing, lowest, highest, anyRoad, radius, mast, terrain, rain, rainHeight, cell, crossings, threads, readings, outFolder, force, json,
        };
        command.SetAction(parsed =>
        {
            static Length? Optional(string? text, string option, string example, double least_m, double most_m) =>
                text is null ? null : Length.FromMetres(AskedQuantity.Of(text, QuantityKind.Length, option, example, least_m, most_m));

            Length Needed(Option<string> option, string example, double least_m, double most_m) => Optional(parsed.GetValue(option), option.Name, example, least_m, most_m)!.Value;

            if (parsed.GetValue(candidates) is not { Length: > 0 } candidateFile || parsed.GetValue(assets) is not { Length: > 0 } assetFile)
            {
                throw new UsageException("Candidates, assets or both are not named.", "Such as: rampart site --candidates candidates.csv --choose 4 --for assets.csv");
            }

            if (parsed.GetValue(choose) is null != parsed.GetValue(sitesOnly))
            {
                throw new UsageException(parsed.GetValue(sitesOnly) ? "With --sites-only nothing is chosen: --choose does not go with it." : "Neither how many sites are chosen nor that all stand is said.", "Write --choose 4, or --sites-only for all candidates as they stand.");
            }

            var asked = new SiteAsked
            {
                CandidateFile = candidateFile,
                AssetFile = assetFile,
                Choose = parsed.GetValue(choose),
                Model = parsed.GetValue(model)!,
                Against = parsed.GetValue(against)!,
                Height = new TargetHeight(Needed(height, "300m", 1.0, 30_000.0), parsed.GetValue(msl) ? HeightReference.AboveSea : HeightReference.AboveGround),
                Courses = [.. parsed.GetValue(course)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(CourseWord.Of).Distinct().Order()],
                KeepOut = Optional(parsed.GetValue(keepOut), "--keep-out", "20km", 0.0, 200_000.0) ?? Length.Zero,
                Spacing = Needed(spacing, "10km", 100.0, 1_000_000.0),
                Filter = new CandidateFilter
                {
                    Lowest = Optional(parsed.GetValue(lowest), "--lowest", "800m", -500.0, 9000.0),
                    Highest = Optional(parsed.GetValue(highest), "--highest", "1500m", -500.0, 9000.0),
                    OnlyNearRoad = !parsed.GetValue(anyRoad),
                },
                Radius = Optional(parsed.GetValue(radius), "--radius", "400km", 1000.0, 1_500_000.0),
                Mast = Optional(parsed.GetValue(mast), "--mast", "20m", 0.0, 200.0),
                Terrain = parsed.GetValue(terrain) is { Length: > 0 } named ? named : [NamedGround.BuiltIn],
                Cell = Needed(cell, "2km", 1.0, 100_000.0),
                Weather = RainWord.Of(parsed.GetValue(rain), parsed.GetValue(rainHeight)!) ?? WeatherDefinition.Dry,
                CrossesColumns = ExactCrossings.Of(parsed.GetValue(crossings)!),
                Overlays = parsed.GetValue(readings) ?? [],
            };
            return asked.Courses.Count == 0
                ? throw new UsageException("--course names no course.", "Such as --course closing; several: --course closing,crossing.")
                : Run(asked, parsed.GetValue(threads), new AnswerPlace(parsed.GetValue(outFolder), parsed.GetValue(force)), new Screen(parsed.GetValue(json)));
        });
        return command;
    }

    private static int Run(SiteAsked asked, int threads, AnswerPlace place, Screen screen)
    {
        using var interruption = new Interruption();
        var stop = interruption.Token;
        var workspace = Workspace.Open(screen.Findings);
        RequireThere(asked.CandidateFile, "--candidates");
        RequireThere(asked.AssetFile, "--for");
        if (screen.HasErrors || SitePlaces.Open(asked, workspace, screen.Findings, TerminalOnlooker.Here, stop) is not { } places)
        {
            return screen.EndWithErrors();
        }

        CheckCell(asked.Cell, places.Radius);
        Remark(places, screen);
        var ledger = workspace.Ledger.Fingerprint();
        return new AnswerFolder<SiteOutcome>
        {
            Kind = "siting",
            Noun = "siting",
            Usual = ("siting", asked.Model),
            Identity = Identity(places, ledger),
            Readings = UsedReadings.Of(places.Subject.Readings, workspace.Ledger),
            Names = SiteFolder.Names,
            Title = "Siting",
            Files = $"{SiteFolder.Picture}, sites.csv, demands.csv, sites.geojson, {ResultFolder.SummaryFile}",
            WorkOut = () =>
            {
                SiteOutcome? outcome = null;
                TerminalOnlooker.Here.During("candidates", 0, places.Candidates.Count, tell => outcome = SiteOutcome.Of(places, ledger, threads, tell, stop));
                return outcome!;
            },
            Write = (folder, outcome) => SiteFolder.Write(folder, outcome, screen.Findings, stop),
        }.Tell(place, outcome => SiteScreen.Show(outcome, screen.Out), screen, stop);
    }

    private static void RequireThere(string file, string option)
    {
        if (!File.Exists(file) && !Directory.Exists(file))
        {
            throw new EnvironmentException($"{option}: {file} does not exist.", "Name a .csv or .geojson file.");
        }
    }

    private static void CheckCell(Length cell, Length radius)
    {
        var posts = radius / cell;
        if (posts > MostPosts)
        {
            throw new UsageException($"--cell: a ring of {radius} in cells of {cell} about each candidate is too large for memory.", $"Take cells of at least {Length.FromMetres(Math.Ceiling(radius.Metres / MostPosts))}.");
        }

        if (posts < FewestPosts)
        {
            throw new UsageException($"--cell: a ring of {radius} in cells of {cell} shows nothing.", $"Take cells of at most {Length.FromMetres(Math.Floor(radius.Metres / FewestPosts))}.");
        }
    }

    /// <summary>What the reader of the figures should know before them.</summary>
    private static void Remark(SitePlaces places, Screen screen)
    {
        var (asked, subject) = (places.Asked, places.Subject);
        if (asked.Height.Reference == HeightReference.AboveGround && asked.Height.Height < GroundQuality.LowFlight && subject.Ground.PostSpacing_m > GroundQuality.CoarsestForLowFlight.Metres)
        {
            screen.Findings.Add(Finding.Remark(
                new Place("siting"), "terrain", $"The target flies low over ground too coarse for that ({subject.Ground.Description}): not supported.",
                "Import finer terrain (`rampart terrain get`, `rampart terrain import`) and name it with --terrain."));
        }

        var longest = subject.Question.Types.Max(type => type.MaximumRange.Metres);
        if (places.Radius.Metres > longest * 1.001)
        {
            screen.Findings.Add(Finding.Remark(new Place("siting"), "--radius", $"No missile that the {subject.System} is said to have reaches {places.Radius}; the longest reaches {Length.FromMetres(longest)}.", "Beyond it nothing is engageable."));
        }

        if (UnknownGroundRemark.Of(Unknown(places), "the candidates' circles together", subject.Ground, asked.Terrain, places.Middle, places.Farthest + places.Radius) is { } unknown)
        {
            screen.Findings.Add(unknown);
        }

        if (asked.KeepOut > Length.Zero && places.Demands.All(demand => demand.Kind != DemandKind.Asset))
        {
            screen.Findings.Add(Finding.Remark(new Place(asked.AssetFile), "--keep-out", "There is no asset: points of borders and areas are asked for themselves, without a circle.", "Leave --keep-out away."));
        }
    }

    /// <summary>What nobody knows about the candidates; the more there are, the wider its cells.</summary>
    private static UnknownGround Unknown(SitePlaces places)
    {
        var posts = Math.Max(FewestPosts, PostsOfUnknown / Math.Sqrt(places.Candidates.Count));
        var cell = Length.FromMetres(Math.Max(places.Asked.Cell.Metres, places.Radius.Metres / posts));
        return places.Candidates.Aggregate(default(UnknownGround), (all, candidate) => all + UnknownGround.About(places.Subject.Ground, candidate.Place, places.Radius, cell));
    }

    private static JsonObject Identity(SitePlaces places, string ledger)
    {
        var asked = places.Asked;
        return new JsonObject
        {
            ["choose"] = asked.Choose,
            ["model"] = asked.Model,
            ["against"] = asked.Against,
            ["height"] = new JsonArray(asked.Height.Height.Metres, asked.Height.Reference.ToString()),
            ["courses"] = IdentityParts.Words(asked.Courses.Select(course => course.ToString())),
            ["keepOut_m"] = asked.KeepOut.Metres,
            ["spacing_m"] = asked.Spacing.Metres,
            ["radius_m"] = places.Radius.Metres,
            ["mast_m"] = asked.Mast?.Metres,
            ["cell_m"] = asked.Cell.Metres,
            ["weather"] = IdentityParts.Weather(asked.Weather),
            ["crossesColumns"] = asked.CrossesColumns,
            ["leftOut"] = places.LeftOut,
            ["ground"] = new JsonArray(places.Subject.Ground.Identity, places.Subject.Ground.Description),
            ["ledger"] = ledger,
            ["candidates"] = new JsonArray([.. places.Candidates.Select(candidate => new JsonArray(candidate.Name, IdentityParts.Place(candidate.Place)))]),
            ["demands"] = IdentityParts.Demands(places.Demands),
            ["readings"] = IdentityParts.Readings(places.Subject.Readings),
        };
    }
}
