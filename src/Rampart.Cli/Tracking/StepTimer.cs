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
    private const double LongestWarmUp_s = 10.0;
    private const int LeastPasses = 3;

    private readonly int[] _given = new int[Math.Max(1, scans.Most)];
    private readonly double[] _steps_ms = new double[scans.Count];
    private readonly double[] _stepsOfProcessor_ms = new double[scans.Count];

    /// <summary>How the tracker of the last pass stood at its end.</summary>
    public ulong Fingerprint { get; private set; }

    /// <summary>Runs fresh trackers over all scans until a pass is not faster than those before it; gives the number of passes.</summary>
    public int WarmUp(CancellationToken stop)
    {
        // By the processor's clock, so that a busy machine does not end it too early.
        var clock = Stopwatch.StartNew();
        var (best, used, passes) = (double.PositiveInfinity, 0.0, 0);
        while (true)
        {
            var time = Pass(new ScanTracker(definition, radar), stop).Cpu_s;
            passes++;
            used += time;
            var isSettled = passes >= LeastPasses && time > Settled * best && used >= LeastWarmUp_s;
            best = Math.Min(best, time);
            if (isSettled || clock.Elapsed.TotalSeconds >= LongestWarmUp_s)
            {
                return passes;
            }
        }
    }

    /// <summary>One timed pass of a fresh tracker over all scans; then one more of the same tracker, emptied, that counts what is allocated when all room has grown.</summary>
    public StepTiming Time(int warmUpRuns, CancellationToken stop)
    {
        var tracker = new ScanTracker(definition, radar);
        var empty = tracker.Save();
        GC.Collect();
        var fresh = Pass(tracker, stop);
        var atTheEnd = Fingerprint;
        tracker.Load(empty);
        var grown = Pass(tracker, stop);
        return Fingerprint == atTheEnd
            ? fresh with { WarmUpRuns = warmUpRuns, BytesPerScan = grown.BytesPerScan, GrowthBytesPerScan = fresh.BytesPerScan }
            : throw new InvalidOperationException("An emptied tracker gave other tracks than a fresh one.");
    }

    private StepTiming Pass(ScanTracker tracker, CancellationToken stop)
    {
        var look = new WholeScan(radar.ExpectedDetection);
        var (ticks, used) = (0L, 0.0);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var scan = 0; scan < scans.Count; scan++)
        {
            stop.ThrowIfCancellationRequested();
            look.Time = scans.EndOf(scan);
            var plots = scans.Of(scan);
            var processor = Environment.CpuUsage.TotalTime;
            var before = Stopwatch.GetTimestamp();
            tracker.Step(look, plots, _given);
            var taken = Stopwatch.GetTimestamp() - before;
            var processor_ms = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
            ticks += taken;
            used += processor_ms * 1e-3;
            _steps_ms[scan] = taken * 1e3 / Stopwatch.Frequency;
            _stepsOfProcessor_ms[scan] = processor_ms;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Fingerprint = TrackingOutcome.FingerprintOf(tracker);
        return new StepTiming
        {
            Cpu_s = used,
            Wall_s = (double)ticks / Stopwatch.Frequency,
            Plots = scans.Plots,
            Scans = scans.Count,
            BytesPerScan = (double)allocated / Math.Max(1, scans.Count),
            GrowthBytesPerScan = 0.0,
            WarmUpRuns = 0,
            Steps_ms = _steps_ms.ToArray(),
            ProcessorP99_ms = StepTiming.Quantile(_stepsOfProcessor_ms, 0.99),
        };
    }
}
