using System.Collections.Concurrent;

namespace Rampart.Web.Coverage;

/// <summary>Heights of a circle of ground, row by row.</summary>
internal sealed record KnownHeights(byte[] Bytes, double PostSpacing_m);

/// <summary>Where heights are read for a map's relief: two at a time, and the last few kept.</summary>
internal sealed class ReliefDesk : IDisposable
{
    private const int AtOnce = 2;
    private const int MostKept = 6;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ConcurrentDictionary<string, KnownHeights> _kept = new(StringComparer.Ordinal);

    /// <summary>Those that are kept, or read now; not at all for who has gone, for dragging a map asks for many.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for them any more.</exception>
    public async Task<KnownHeights> ReadAsync(string key, Func<KnownHeights> read, CancellationToken gone)
    {
        if (_kept.TryGetValue(key, out var known))
        {
            return known;
        }

        await _places.WaitAsync(gone);
        try
        {
            known = await Task.Run(read, gone);
        }
        finally
        {
            _places.Release();
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[key] = known;
    }

    public void Dispose() => _places.Dispose();
}
