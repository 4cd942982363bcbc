using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>What the pass says beside what the exact line of sight says, over cells drawn by chance.</summary>
internal sealed record SweepAccuracy(int Cells, double OverlapAt50, double OverlapAt1000, double MeanError_m)
{
    private const int Seed = 61122;

    // Any height over the far end will do: what hides it is told by the least height in sight.
    private const double FarEnd_m = 20e3;

    /// <summary>Least heights in sight above ground, exact, at cells even over the circle.</summary>
    /// <param name="ground">The referee.</param>
    /// <param name="size">Rows of its grid; the antenna's post is in the middle, or right behind it.</param>
    /// <param name="antenna_m">Height of the antenna above sea level.</param>
    /// <param name="radius">How far out cells are drawn.</param>
    /// <param name="cells">How many.</param>
    /// <param name="each">Called after each thousand, or less.</param>
    /// <param name="stop">Ends it early.</param>
    public static (int At, float Least_m)[] Exact(LineOfSight ground, int size, double antenna_m, Length radius, int cells, Action<int> each, CancellationToken stop)
    {
        const int AtOnce = 1000;
        var drawn = new (int At, float Least_m)[cells];
        var reach = radius / SweepSpeed.Cell;
        var middle = size / 2;
        var eye = new GridPoint(middle, middle, antenna_m);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stop };
        Parallel.For(0, (cells + AtOnce - 1) / AtOnce, options, block =>
        {
            // Each block draws for itself, so that the cells are the same however many threads there are.
            var chance = new Random(Seed + block);
            var last = Math.Min((block + 1) * AtOnce, cells);
            for (var cell = block * AtOnce; cell < last; cell++)
            {
                int row, column;
                do
                {
                    row = (int)Math.Round(((2.0 * chance.NextDouble()) - 1.0) * reach);
                    column = (int)Math.Round(((2.0 * chance.NextDouble()) - 1.0) * reach);
                }
                while (((double)row * row) + ((double)column * column) > reach * reach || (row, column) is (0, 0));

                var line = ground.Between(eye, new GridPoint(middle + row, middle + column, FarEnd_m));
                drawn[cell] = (((middle + row) * size) + middle + column, (float)line.MinimumVisibleHeightOverGround_m);
            }

            each(last - (block * AtOnce));
        });
        return drawn;
    }

    /// <summary>A pass beside the exact heights.</summary>
    public static SweepAccuracy Of(VisibleHeights swept, (int At, float Least_m)[] exact)
    {
        var above = swept.AboveGround;
        var error = 0.0;
        var (low, high) = (new Overlap(50.0), new Overlap(1000.0));
        foreach (var (at, least) in exact)
        {
            error += Math.Abs(above[at] - least);
            low.Add(least, above[at]);
            high.Add(least, above[at]);
        }

        return new SweepAccuracy(exact.Length, low.Share, high.Share, error / Math.Max(exact.Length, 1));
    }
}

/// <summary>How far two sets of cells in sight at a height are one: cells in both, over cells in either.</summary>
internal sealed class Overlap(double height_m)
{
    private long _both;
    private long _either;

    public double Share => _either == 0 ? 1.0 : (double)_both / _either;

    public void Add(float exact_m, float ours_m) => Add(exact_m <= height_m, ours_m <= height_m);

    public void Add(bool exact, bool ours)
    {
        _both += exact && ours ? 1 : 0;
        _either += exact || ours ? 1 : 0;
    }
}
