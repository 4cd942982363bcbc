using System.Diagnostics;
using Rampart.Answers;

namespace Rampart.Web.Jobs;

/// <summary>A job that this server is at: its work tells how far it is, and whoever watches is woken.</summary>
internal sealed class JobInHand : IOnlooker, IDisposable
{
    private const double LeastSeconds = 0.2;

    // Of all jobs together, so that a job that is resumed never says a number again.
    private static long _versions;

    private readonly Lock _changing = new();
    private readonly CancellationTokenSource _stop = new();
    private Job _job;
    private long _version = Interlocked.Increment(ref _versions);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JobInHand(Job job) => _job = job;

    /// <summary>How it stands.</summary>
    public Job Now
    {
        get
        {
            lock (_changing)
            {
                return _job;
            }
        }
    }

    /// <summary>Ends the work early.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Whether somebody has asked for its end.</summary>
    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>How it stands, how often it has changed, and what will be complete at the next change.</summary>
    public (Job Job, long Version, Task Changed) Look()
    {
        lock (_changing)
        {
            return (_job, _version, _changed.Task);
        }
    }

    /// <summary>Changes it and wakes those who watch.</summary>
    public Job Change(Func<Job, Job> change)
    {
        TaskCompletionSource changed;
        Job job;
        lock (_changing)
        {
            _job = job = change(_job);
            _version = Interlocked.Increment(ref _versions);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.TrySetResult();
        return job;
    }

    public void Stop() => _stop.Cancel();

    public void During(string what, int before, int all, Action<Action> work)
    {
        var counted = what.StartsWith("half-minutes", StringComparison.Ordinal) ? "half-minutes of the battle" : what;
        var clock = Stopwatch.StartNew();
        Change(job => job with { Counted = counted, Done = before, All = all, Rate_per_s = null, Left_s = null });
        work(() => Change(job =>
        {
            var done = job.Done + 1;
            var seconds = clock.Elapsed.TotalSeconds;
            var rate = (done - before) / seconds;
            return seconds < LeastSeconds ? job with { Done = done } : job with { Done = done, Rate_per_s = rate, Left_s = (all - done) / rate };
        }));
    }

    public void Say(string text) => Change(job => job with { Message = text });

    public void Dispose() => _stop.Dispose();
}
