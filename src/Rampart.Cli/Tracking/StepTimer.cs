using System.Diagnostics;
using Rampart.Results.TrackingReport;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>Times the steps of a tracker over a sequence of scans, one thread, nothing else in the loop.</summary>
internal sealed class StepTimer(ScanSequence scans, TrackerDefinition definition, RadarModel radar)
{
    // A pass that is no longer faster than the best by this share tells that the compiler has settled.
    private const double Settled = 0.97;

    // The just-in-time compiler looks for methods to make faster after a tenth of a second without new ones, and does so twice.
    private const double LeastWarmUp_s = 1.0;
    private const double LongestWarmUp_s = 6.0;
    private const int LeastPasses = 3;

    private readonly int[] _given = new int[Math.Max(1, scans.Most)];
    private readonly double[] _steps_ms = new double[scans.Count];

    /// <summary>Runs fresh trackers over all scans until a pass is not faster than those before it; gives the number of passes.</summary>
    public int WarmUp(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var (best, passes) = (double.PositiveInfinity, 0);
        while (true)
        {
            var time = Pass(0, stop).Wall_s;
            passes++;
            var isSettled = passes >= LeastPasses && time > Settled * best && clock.Elapsed.TotalSeconds >= LeastWarmUp_s;
            best = Math.Min(best, time);
            if (isSettled || clock.Elapsed.TotalSeconds >= LongestWarmUp_s)
            {
                return passes;
            }
        }
    }

    /// <summary>One timed pass of a fresh tracker over all scans.</summary>
    public StepTiming Time(int warmUpRuns, CancellationToken stop)
    {
        GC.Collect();
        return Pass(warmUpRuns, stop);
    }

    /// <summary>How the tracker of the last pass stood at its end.</summary>
    public ulong Fingerprint { get; private set; }

    private StepTiming Pass(int warmUpRuns, CancellationToken stop)
    {
        var tracker = new ScanTracker(definition, radar);
        var look = new WholeScan(radar.ExpectedDetection);
        var steadyFrom = (int)Math.Ceiling(StepTiming.SteadyFrom * scans.Count);
        long ticks = 0, bytes = 0;
        var processor = Environment.CpuUsage.TotalTime;
        for (var scan = 0; scan < scans.Count; scan++)
        {
            stop.ThrowIfCancellationRequested();
            if (scan == steadyFrom)
            {
                bytes = GC.GetAllocatedBytesForCurrentThread();
            }

            look.Time = scans.TimeOf(scan);
            var plots = scans.Of(scan);
            var before = Stopwatch.GetTimestamp();
            tracker.Step(look, plots, _given);
            var taken = Stopwatch.GetTimestamp() - before;
            ticks += taken;
            _steps_ms[scan] = taken * 1e3 / Stopwatch.Frequency;
        }

        var allocated = scans.Count > steadyFrom ? GC.GetAllocatedBytesForCurrentThread() - bytes : 0;
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        Fingerprint = TrackingOutcome.FingerprintOf(tracker);
        return new StepTiming
        {
            Cpu_s = used,
            Wall_s = (double)ticks / Stopwatch.Frequency,
            Plots = scans.Plots,
            Scans = scans.Count,
            BytesPerScan = (double)allocated / Math.Max(1, scans.Count - steadyFrom),
            WarmUpRuns = warmUpRuns,
            Steps_ms = _steps_ms.ToArray(),
        };
    }
}
