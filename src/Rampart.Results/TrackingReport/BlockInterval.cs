using Rampart.Pictures;

namespace Rampart.Results.TrackingReport;

/// <summary>How well a root mean square over scans is known, from blocks of scans that follow each other.</summary>
/// <remarks>
/// <para>Formula: the squares' means over ten blocks of equal length are taken as independent; m ± t·s/√10 with t = 2.262 (Student, nine degrees of freedom, 95 %), then the root.</para>
/// <para>Source: the method of batch means (Law, Simulation Modeling and Analysis, output analysis for a single system).</para>
/// <para>Valid: blocks longer than a track's errors last; it says nothing of another raid.</para>
/// </remarks>
public static class BlockInterval
{
    /// <summary>How many blocks the scans are cut into.</summary>
    public const int Blocks = 10;

    private const double StudentNine = 2.262157;

    /// <summary>The interval of the root mean square; null where there are fewer than two scans a block.</summary>
    public static PictureInterval? OfRootMeanSquare(IReadOnlyList<double> squares)
    {
        ArgumentNullException.ThrowIfNull(squares);
        if (squares.Count < 2 * Blocks)
        {
            return null;
        }

        var means = new double[Blocks];
        for (var block = 0; block < Blocks; block++)
        {
            var (from, to) = (block * squares.Count / Blocks, (block + 1) * squares.Count / Blocks);
            means[block] = Enumerable.Range(from, to - from).Average(i => squares[i]);
        }

        var mean = squares.Average();
        var centre = means.Average();
        var half = StudentNine * Math.Sqrt(means.Sum(each => (each - centre) * (each - centre)) / (Blocks - 1) / Blocks);
        return new PictureInterval(Math.Sqrt(Math.Max(0.0, mean - half)), Math.Sqrt(mean + half));
    }
}
