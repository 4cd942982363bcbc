using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Cli.Commands;

namespace Rampart.Cli.Coverage.Bench;

/// <summary><c>rampart bench coverage</c>: the pass over a grid, measured, beside the bars; as a table and as JSON.</summary>
internal static class CoverageBenchScreen
{
    private const int MostRepetitions = 1000;
    private const int MostCells = 10_000_000;
    private const int LeastSize = 300;
    private const int MostSize = 20_000;

    public static Command Create()
    {
        var repetitions = Whole("--repetitions", "How often each pass is timed after the first.", "a number of repetitions", 5, MostRepetitions, 1);
        var cells = Whole("--accuracy-cells", "How many cells at each distance are held against the exact line of sight; 0: none, a million takes some twenty minutes of processor time.", "a number of cells", 100_000, MostCells, 0);
        cells.Aliases.Add("--cells");
        var size = Whole("--size", "Rows and columns of the made-up mountains; the bars of time belong to 12000.", "a number of rows", BenchGround.UsualSize, MostSize, LeastSize);
        var grid = new Option<string?>("--grid") { Description = "A raw square of heights, 70 m apart, rows from the north, without header: NAME.i16 or NAME.f32. Default: mountains that are made up." };
        var data = new Option<string?>("--data") { Description = "The folder with truth/, real ground and its known answer. Default: terrain in RAMPART_SHARED, where it is set." };
        var withoutGdal = new Option<bool>("--without-gdal") { Description = "Do not run gdal_viewshed beside." };
        var json = Options.Json();
        var command = new Command("coverage", "Time the coverage pass on one core, hold it against the exact line of sight and a known answer, and run gdal_viewshed beside; with the bars.\n\nExample: rampart bench coverage --accuracy-cells 10000") { repetitions, cells, size, grid, data, withoutGdal, json };
        command.SetAction(parsed => Run(
            new CoverageBenchQuestion(parsed.GetValue(grid), parsed.GetValue(size), parsed.GetValue(cells), parsed.GetValue(repetitions), Folder(parsed.GetValue(data)), !parsed.GetValue(withoutGdal)),
            new Screen(parsed.GetValue(json))));
        return command;
    }

    /// <summary>A bar that is missed is told and is no error: the machine may be busy.</summary>
    private static async Task<int> Run(CoverageBenchQuestion question, Screen screen)
    {
        using var interruption = new Interruption();
        var bench = new CoverageBench(question);
        await bench.Run(interruption.Token);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["ground"] = bench.Ground,
                ["cell_m"] = SweepSpeed.Cell.Metres,
                ["repetitions"] = question.Repetitions,
                ["threads"] = 1,
                ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
                ["machine"] = Machine.Words,
                ["processor"] = string.Join(", ", ProcessorFeatures.InUse()),
                ["figures"] = new JsonArray([.. bench.Figures.Select(figure => figure.Json())]),
                ["remarks"] = new JsonArray([.. bench.Remarks.Select(remark => JsonValue.Create(remark))]),
            });
            return Exit.Done;
        }

        ValidationScreen.WriteAligned(
            [("figure", false), ("where", false), ("measured", true), ("least", true), ("greatest", true), ("unit", false), ("bar", true), ("", false), ("goal", true), ("", false)],
            bench.Figures.Select(Cells));
        Console.Out.WriteLine($"Over {bench.Ground}, 70 m apart; antenna 20 m over the middle. Median of {question.Repetitions} repetitions after the first; processor time of the whole process, memory as the sweeping thread allocates it. {Machine.Words}");
        foreach (var remark in bench.Remarks)
        {
            Console.Out.WriteLine(remark);
        }

        return Exit.Done;
    }

    private static string? Folder(string? given)
    {
        if (given is not null)
        {
            return Directory.Exists(given) ? given : throw new EnvironmentException($"There is no folder {given}.", "Name the one that holds truth/ with --data.");
        }

        return Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } shared ? Path.Combine(shared, "terrain") : null;
    }

    private static Option<int> Whole(string name, string description, string what, int usual, int most, int least) => new(name)
    {
        Description = $"{description} Default: {usual}.",
        DefaultValueFactory = _ => usual,
        CustomParser = result => (int)(Options.WholeNumber(result, what, (ulong)most, (ulong)least) ?? (ulong)usual),
    };

    private static string[] Cells(CoverageFigure figure) =>
    [
        figure.What, figure.Where, Shown(figure.Value), Shown(figure.Range?.Least), Shown(figure.Range?.Greatest), figure.Unit,
        Asked(figure.Bar, figure), Told(figure.IsMet), Asked(figure.Goal, figure), Told(figure.IsGoalMet),
    ];

    private static string Asked(double? level, CoverageFigure figure) =>
        level is { } asked ? $"{(figure.IsLeast ? "≥" : "≤")} {asked.ToString("0.####", CultureInfo.InvariantCulture)}" : string.Empty;

    private static string Told(bool? met) => met switch { null => string.Empty, true => "met", _ => "NOT MET" };

    private static string Shown(double? value) => value switch
    {
        null => string.Empty,
        >= 0.9 and < 1.0 => value.Value.ToString("0.00000", CultureInfo.InvariantCulture),
        < 10.0 => value.Value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("#,0.0", CultureInfo.InvariantCulture),
    };
}
