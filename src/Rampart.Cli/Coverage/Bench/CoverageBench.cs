using System.Globalization;
using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>What <c>rampart bench coverage</c> is asked for.</summary>
/// <param name="GridFile">A raw square of heights, or none: mountains are made up.</param>
/// <param name="Size">Rows of the made-up mountains.</param>
/// <param name="Cells">How many cells are held against the exact line of sight at each distance; none where zero.</param>
/// <param name="Repetitions">How often each pass is timed after the first.</param>
/// <param name="Data">Folder with real ground and its known answer, if there is one.</param>
/// <param name="WithGdal">Whether GDAL's viewshed is run beside.</param>
internal sealed record CoverageBenchQuestion(string? GridFile, int Size, int Cells, int Repetitions, string? Data, bool WithGdal);

/// <summary>The coverage pass measured: speed, memory, agreement with the exact line of sight and with a known answer, and GDAL beside it.</summary>
internal sealed class CoverageBench(CoverageBenchQuestion question)
{
    public const string Speed = "sweep, all heights";
    public const string ExactSpeed = "sweep with exact crossings";

    private static readonly double[] Distances_km = [400.0, 200.0, 100.0];
    private readonly List<CoverageFigure> _figures = [];
    private readonly List<string> _remarks = [];

    public IReadOnlyList<CoverageFigure> Figures => _figures;

    public IReadOnlyList<string> Remarks => _remarks;

    public string Ground { get; private set; } = string.Empty;

    public async Task Run(CancellationToken stop)
    {
        Screen.Say(question.GridFile is null ? "Making mountains up" : $"Reading {question.GridFile}");
        var ground = question.GridFile is { } file ? BenchGround.Read(file) : BenchGround.MadeUp(question.Size);
        Ground = ground.Description;

        // A smaller grid holds smaller circles; bars of time belong to the grid of the usual size.
        var isUsual = ground.Size == BenchGround.UsualSize;
        if (!isUsual)
        {
            _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"The bars of speed belong to {BenchGround.UsualSize:#,0} rows; here distances are {ground.Size / (double)BenchGround.UsualSize:0.###} of the usual ones, and times have no bar."));
        }

        Length[] radii = [.. Distances_km.Select(radius => Length.FromKilometres(radius * ground.Size / BenchGround.UsualSize))];
        MeasureSpeed(ground, radii[0], isUsual ? 1.0 : null, isUsual ? 0.4 : null, isUsual ? 8.0 : null, stop);
        MeasureSpeed(ground, radii[1], isUsual ? 0.2 : null, null, null, stop);

        // A site's own terrain is no wider than its circle.
        MeasureSpeed(ground.Within(radii[1]), radii[1], isUsual ? 0.2 : null, null, null, stop);

        if (question.Cells > 0)
        {
            var grid = LocalGrid.Of(Geodetic.FromDegrees(40.08, 32.57), SweepSpeed.Cell, ground.Size, ground.Heights);
            foreach (var radius in radii)
            {
                MeasureAccuracy(ground, grid, radius, isUsual && radius == radii[0], stop);
            }
        }
        else
        {
            _remarks.Add("Agreement with the exact line of sight is not measured: no cells were asked for (--accuracy-cells).");
        }

        await CompareKnownAnswer(stop);
        await CompareGdal(ground, radii[0], stop);
    }

    private static string Kilometres(Length radius) => string.Create(CultureInfo.InvariantCulture, $"{radius.Kilometres:0.#} km");

    private void MeasureSpeed(BenchGround ground, Length radius, double? bar, double? goal, double? memoryBar, CancellationToken stop)
    {
        Screen.Say($"Sweeping {Kilometres(radius)}, {question.Repetitions} times with exact crossings and {question.Repetitions} times without");
        var exact = SweepSpeed.Of(ground, radius, crossesColumns: true, question.Repetitions, stop);
        var plain = SweepSpeed.Of(ground, radius, crossesColumns: false, question.Repetitions, stop);
        var where = string.Create(CultureInfo.InvariantCulture, $"{Kilometres(radius)}, grid of {ground.Size:#,0}²");

        // The bars of time are those of the plain pass; the exact one may take twice as long.
        _figures.Add(new CoverageFigure(Speed, where, plain.Median_s, "CPU s", bar, goal) { Range = (plain.Least_s, plain.Greatest_s) });
        _figures.Add(new CoverageFigure(ExactSpeed, where, exact.Median_s, "CPU s") { Range = (exact.Least_s, exact.Greatest_s) });
        _figures.Add(new CoverageFigure("first sweep with exact crossings", where, exact.First_s, "CPU s"));
        _figures.Add(new CoverageFigure("with exact crossings over without", where, exact.Median_s / plain.Median_s, string.Empty, 2.0));
        _figures.Add(new CoverageFigure("memory allocated beyond the heights", where, exact.BytesPerCell, "bytes a cell", memoryBar));
    }

    private void MeasureAccuracy(BenchGround ground, LocalGrid grid, Length radius, bool isFarthest, CancellationToken stop)
    {
        var exact = new (int At, float Least_m)[question.Cells];
        var referee = new LineOfSight(grid);
        TerminalOnlooker.Here.During($"cells within {Kilometres(radius)}", 0, question.Cells, done =>
            exact = SweepAccuracy.Exact(referee, ground.Size, SweepSpeed.Antenna_m(ground), radius, question.Cells, cells => Count(done, cells), stop));
        var where = string.Create(CultureInfo.InvariantCulture, $"{Kilometres(radius)}, {question.Cells:#,0} cells");
        foreach (var (crosses, with, bar50) in new[] { (false, string.Empty, 0.997), (true, ", exact crossings", 0.999) })
        {
            var swept = SweepAccuracy.Of(SweepSpeed.Sweep(ground, radius, crosses), exact);
            _figures.Add(new CoverageFigure($"overlap with the exact set at 50 m{with}", where, swept.OverlapAt50, string.Empty, bar50, IsLeast: true));
            _figures.Add(new CoverageFigure($"overlap with the exact set at 1 km{with}", where, swept.OverlapAt1000, string.Empty, 0.9995, IsLeast: true));
            _figures.Add(new CoverageFigure($"mean error of the least height in sight{with}", where, swept.MeanError_m, "m", isFarthest ? 1.5 : null));
        }
    }

    private static void Count(Action done, int cells)
    {
        for (var cell = 0; cell < cells; cell++)
        {
            done();
        }
    }

    private async Task CompareKnownAnswer(CancellationToken stop)
    {
        if (question.Data is null || !KnownAnswer.IsIn(question.Data))
        {
            _remarks.Add($"The known answer is not compared: {KnownAnswer.Ground} and {KnownAnswer.Answers} are not in a folder that RAMPART_SHARED or --data names.");
            return;
        }

        try
        {
            Screen.Say("Comparing with the known answer over real ground");
            var swept = await KnownAnswer.Compare(question.Data, crossesColumns: true, stop);
            var where = string.Create(CultureInfo.InvariantCulture, $"real ground, 900 m, {swept.Cells:#,0} cells");
            _figures.Add(new CoverageFigure("overlap with the known answer at 50 m", where, swept.OverlapAt50, string.Empty, 0.97, IsLeast: true));
            _figures.Add(new CoverageFigure("overlap with the known answer at 1 km", where, swept.OverlapAt1000, string.Empty, 0.995, IsLeast: true));
            _figures.Add(new CoverageFigure("mean error beside the known answer", where, swept.MeanError_m, "m"));
        }
        catch (Exception fault) when (fault is GdalException or EnvironmentException)
        {
            _remarks.Add($"The known answer is not compared: {fault.Message}");
        }
    }

    private async Task CompareGdal(BenchGround ground, Length radius, CancellationToken stop)
    {
        if (!question.WithGdal)
        {
            return;
        }

        try
        {
            Screen.Say("Running gdal_viewshed over the same ground");
            var grid = LocalGrid.Of(Geodetic.FromDegrees(40.08, 32.57), SweepSpeed.Cell, ground.Size, ground.Heights);
            var swept = SweepSpeed.Sweep(ground, radius, crossesColumns: true);
            var gdal = await GdalViewshed.Run(ground, grid, swept, stop);
            var where = $"{Kilometres(radius)}, one height";
            var ours_s = _figures.First(figure => string.Equals(figure.What, ExactSpeed, StringComparison.Ordinal)).Value;
            _figures.Add(new CoverageFigure("gdal_viewshed -cc 0.75, with its files", where, gdal.Viewshed_s, "CPU s"));
            _figures.Add(new CoverageFigure("gdal_viewshed over our sweep with exact crossings", where, gdal.Viewshed_s / ours_s, string.Empty));
            _figures.Add(new CoverageFigure("overlap of GDAL's set at 50 m with ours", where, gdal.Overlap, string.Empty));
        }
        catch (Exception fault) when (fault is GdalException or EnvironmentException)
        {
            _remarks.Add($"gdal_viewshed is not run beside: {fault.Message}");
        }
    }
}
