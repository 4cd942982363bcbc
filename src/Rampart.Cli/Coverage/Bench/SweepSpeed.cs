using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>How long the pass over a grid takes, and how much memory it asks for beyond the heights.</summary>
/// <remarks>CPU seconds are the whole process's, so that page faults and the collector's work count; one thread sweeps.</remarks>
internal sealed record SweepSpeed(double First_s, double Median_s, double Least_s, double Greatest_s, double BytesPerCell)
{
    public static VisibleHeights Sweep(BenchGround ground, Length radius, bool crossesColumns) =>
        VisibleHeights.Sweep(ground.Heights, ground.Size, Cell, Antenna_m(ground), radius, RadarHorizon.StandardEffectiveRadiusFactor, RadarHorizon.MeanEarthRadius, crossesColumns);

    /// <summary>Distance of the posts.</summary>
    public static Length Cell { get; } = Length.FromMetres(70.0);

    /// <summary>The antenna stands 20 m over the post in the middle.</summary>
    public static double Antenna_m(BenchGround ground) => ground.Heights[(ground.Size / 2 * ground.Size) + (ground.Size / 2)] + Mast_m;

    public const double Mast_m = 20.0;

    public static SweepSpeed Of(BenchGround ground, Length radius, bool crossesColumns, int repetitions, CancellationToken stop)
    {
        var (first, _) = Once(ground, radius, crossesColumns);
        var times = new double[repetitions];
        var bytes = 0L;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            stop.ThrowIfCancellationRequested();
            (times[repetition], bytes) = Once(ground, radius, crossesColumns);
        }

        Array.Sort(times);
        return new SweepSpeed(first, times[repetitions / 2], times[0], times[^1], bytes / ((double)ground.Size * ground.Size));
    }

    private static (double Cpu_s, long Bytes) Once(BenchGround ground, Length radius, bool crossesColumns)
    {
        // What the last one left is collected before the clock runs, as in a program that sweeps once.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var swept = Sweep(ground, radius, crossesColumns);
        var taken = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        GC.KeepAlive(swept);
        return (taken, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
