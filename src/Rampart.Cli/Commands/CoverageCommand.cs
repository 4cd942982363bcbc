using System.CommandLine;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Cli.Coverage;
using Rampart.Quantities;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart coverage</c>: what is left of a claimed ring, what several batteries engage together, or what one defends against ballistic missiles.</summary>
internal static class CoverageCommand
{
    private const int MostPoints = 10_000;
    private const int UsualPoints = 32;
    private const int MostThreads = 256;

    public static Command Create()
    {
        var scenario = new Argument<string?>("SCENARIO") { Description = "A scenario whose battery is asked about; its `coverage` section says what. Else --model and --at.", Arity = ArgumentArity.ZeroOrOne };
        var battery = new Option<string?>("--battery") { Description = "Which battery of the scenario; default: its first. Several, such as a,b, or all: what they engage together." };
        var within = new Option<string?>("--within") { Description = "Borders and areas (.geojson), or places (.csv): how much of each is covered." };
        var model = new Option<string>("--model") { Description = "The system, a model of kind system.", DefaultValueFactory = _ => "s-400" };
        var at = new Option<string?>("--at") { Description = "Where it stands, such as \"40.0,33.0\"; on the ground there." };
        var mast = new Option<string?>("--mast") { Description = "Height of the battery's antennas over the ground, such as 20m; default: the models'." };
        var masts = new Option<string?>("--masts") { Description = "Heights of the antennas that are compared, such as 6m,24m,40m." };
        var heights = new Option<string?>("--heights") { Description = $"Heights of the target over the ground, at most {RingAnswer.MostHeights}; default: {CoverageLine.UsualHeights}." };
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
            var line = new CoverageLine
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
                Draws = new DrawsAsked(parsed.GetValue(points), parsed.GetValue(seed) ?? 1, parsed.GetValue(threads)),
                Readings = parsed.GetValue(readings) ?? [],
                Place = new AnswerPlace(parsed.GetValue(outFolder), parsed.GetValue(force)),
            };
            OverlapAnswer.Refuse(parsed, line, masts, threatRanges, threatAzimuths, keepOut, points, seed);
            return Run(line, Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json)));
        });
        return command;
    }

    private static int Run(CoverageLine line, UnitSystem units, Screen screen)
    {
        using var interruption = new Interruption();
        var stop = interruption.Token;
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors || line.Asked(workspace, screen) is not { } asked)
        {
            return screen.EndWithErrors();
        }

        if (OverlapAnswer.IsAsked(line))
        {
            return OverlapAnswer.Tell(line, asked, workspace, screen, stop);
        }

        if (CoverageSubject.Open(asked, workspace, screen.Findings, TerminalOnlooker.Here, stop) is not { } subject)
        {
            return screen.EndWithErrors();
        }

        // A battle stands on its stated heights; a ring stands on the data's ground.
        foreach (var stated in screen.Findings.Where(CoverageRemarks.IsOfBattlesAlone).ToList())
        {
            screen.Findings.Remove(stated);
        }

        return subject.Threat is null
            ? RingLine.Tell(line, asked, subject, workspace.Ledger, units, screen, stop)
            : FootprintAnswer.Tell(line, asked, subject, workspace.Ledger, screen, stop);
    }
}
