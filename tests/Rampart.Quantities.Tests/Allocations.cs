namespace Rampart.Quantities.Tests;

/// <summary>What a piece of work allocates.</summary>
internal static class Allocations
{
    private const int Rounds = 5;

    /// <summary>The least that the work allocated on this thread in several rounds, in bytes.</summary>
    /// <remarks>A collection that another test starts closes this thread's allocation buffer and counts its rest; work that allocates does so in every round.</remarks>
    public static long LeastOf(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        work();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
