using Rampart.Pictures;
using Rampart.Quantities;

namespace Rampart.Results.TrackingReport;

/// <summary>One scan as the tracker left it.</summary>
/// <param name="Scan">Its number.</param>
/// <param name="Time_s">When it ended.</param>
/// <param name="Plots">How many it brought.</param>
/// <param name="PlotsLeft">How many of them no track took that was ever confirmed.</param>
/// <param name="Confirmed">Confirmed tracks after it.</param>
/// <param name="Tentative">Tracks on trial after it.</param>
public readonly record struct TrackedScan(int Scan, double Time_s, int Plots, int PlotsLeft, int Confirmed, int Tentative);

/// <summary>A confirmed track over its life, for a table and for the map.</summary>
/// <param name="Id">Its number in the file of tracks.</param>
/// <param name="First_s">The first scan at which it was confirmed.</param>
/// <param name="Last_s">The last one.</param>
/// <param name="Scans">For how many scans it was confirmed.</param>
/// <param name="Coasted">At how many of them it had no plot.</param>
/// <param name="MeanSpeed_mps">Its speed, the mean over its life.</param>
/// <param name="Points">Where it was.</param>
public sealed record TrackLife(long Id, double First_s, double Last_s, int Scans, int Coasted, double MeanSpeed_mps, IReadOnlyList<TrackMapPoint> Points);

/// <summary>Something that was set or given, as the page tells it.</summary>
public sealed record NamedValue(string Name, string Value, string Meaning = "");

/// <summary>A file that went in or came out, with its SHA-256.</summary>
public sealed record StampedFile(string Role, string Name, string Hash);

/// <summary>How long the tracker's steps took, one thread, and how it was measured.</summary>
public sealed record StepTiming
{
    /// <summary>Below this share of the time somebody else had the processor.</summary>
    public const double Undisturbed = 0.95;

    /// <summary>How the times came about, in words.</summary>
    public const string Method =
        "The tracker's step only: no reading or writing of files, one thread. Before the timed pass the same scans went through a fresh tracker, again and again until a pass was no longer faster by 3 %, so that the compiler had settled. Times of a scan are by the clock; cpu_s is the processor time of the whole process during the steps. Bytes are counted in one more pass of the same tracker, emptied of its tracks but with the room that it has grown: all that it allocates, divided by the number of scans.";

    public required double Cpu_s { get; init; }

    public required double Wall_s { get; init; }

    public required int Plots { get; init; }

    public required int Scans { get; init; }

    /// <summary>Bytes allocated in a scan when all room has grown; mean over all scans.</summary>
    public required double BytesPerScan { get; init; }

    /// <summary>The same of a fresh tracker, while its room grows with the crowd.</summary>
    public double GrowthBytesPerScan { get; init; }

    public required int WarmUpRuns { get; init; }

    /// <summary>Milliseconds of each scan's step, in the order of the scans.</summary>
    public required IReadOnlyList<double> Steps_ms { get; init; }

    /// <summary>What 99 of 100 scans took of the processor at most.</summary>
    public double ProcessorP99_ms { get; init; }

    public double PlotsPerSecond => Wall_s > 0.0 ? Plots / Wall_s : 0.0;

    /// <summary>The same by the processor's clock: what another program takes of the machine does not count.</summary>
    public double PlotsPerCpuSecond => Cpu_s > 0.0 ? Plots / Cpu_s : 0.0;

    /// <summary>The share of the time in which the tracker had the processor.</summary>
    public double ProcessorShare => Wall_s > 0.0 ? Math.Min(1.0, Cpu_s / Wall_s) : 1.0;

    public double P50_ms => Quantile(0.50);

    public double P99_ms => Quantile(0.99);

    public double Max_ms => Quantile(1.0);

    /// <summary>The least time that so great a share of the scans did not exceed (nearest rank).</summary>
    public double Quantile(double share) => Quantile(Steps_ms, share);

    /// <summary>The least value that so great a share of them does not exceed (nearest rank); nought where there is none.</summary>
    public static double Quantile(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0.0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}

/// <summary>Everything that the page of a tracking run tells.</summary>
public sealed record TrackingRunInput
{
    public required string Name { get; init; }

    /// <summary><c>imm-gnn</c> and its like.</summary>
    public required string Tracker { get; init; }

    public required IReadOnlyList<TrackedScan> Scans { get; init; }

    public required IReadOnlyList<TrackLife> Tracks { get; init; }

    /// <summary>Where the plots were that no confirmed track took.</summary>
    public required IReadOnlyList<MapPoint> PlotsLeft { get; init; }

    public required double Reach_km { get; init; }

    /// <summary>False plots of a scan that the meta file says.</summary>
    public required double AssumedFalsePlots { get; init; }

    /// <summary>The tracker's own standard deviation of the place of a confirmed track, root mean square over all rows; metres.</summary>
    public required double PositionDeviation_m { get; init; }

    /// <summary>Null where nothing was timed.</summary>
    public StepTiming? Timing { get; init; }

    public required IReadOnlyList<NamedValue> Settings { get; init; }

    public required IReadOnlyList<StampedFile> Files { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required string Engine { get; init; }

    public int Plots => Scans.Sum(scan => scan.Plots);

    /// <summary>Mean over the scans of the plots that no confirmed track took.</summary>
    public double ObservedFalsePlots => Scans.Count == 0 ? 0.0 : Scans.Average(scan => (double)scan.PlotsLeft);

    public double MeanConfirmed => Scans.Count == 0 ? 0.0 : Scans.Average(scan => (double)scan.Confirmed);
}
