using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>Where pasted articles are read: two at a time, for a long one takes a core for seconds. Who comes meanwhile waits a little.</summary>
internal sealed class ArticleDesk(ServerOptions options) : IDisposable
{
    private const int AtOnce = 2;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private int _waiting;
    private int _givenUp;

    /// <summary>How many wait for a place.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How many places are free.</summary>
    public int Free => _places.CurrentCount;

    /// <summary>How many readings have ended because nobody waited for them any more.</summary>
    public int GivenUp => Volatile.Read(ref _givenUp);

    /// <summary>A place, to be given back.</summary>
    /// <exception cref="RefusalException">None has become free.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken gone)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            return await _places.WaitAsync(options.Limits.ArticleWait, gone)
                ? new Place(_places)
                : throw new RefusalException(StatusCodes.Status429TooManyRequests, "Two other articles are being read just now.", "Try again in a few seconds.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="RefusalException">No place has become free, or the reading refuses it.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public async Task<ExtractAnswer> ReadAsync(Func<ExtractAnswer> read, CancellationToken gone)
    {
        using var place = await TakeAsync(gone);
        try
        {
            return read();
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _givenUp);
            throw;
        }
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
