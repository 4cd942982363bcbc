namespace Rampart.Coverage.Siting;

/// <summary>The best choice by branch and bound: a branch is left as soon as the best sites that remain to it could not lift it over the best choice so far.</summary>
/// <remarks>The bound of a branch is the greedy one (<see cref="GreedyChoice"/>): what it covers and the largest gains that are left to it.</remarks>
internal sealed class OptimumSearch
{
    private readonly SiteRows _rows;
    private readonly CancellationToken _stop;
    private readonly int[] _way;
    private long _workLeft;
    private int[] _best;
    private long _units;

    private OptimumSearch(SiteRows rows, int[] best, long units, long work, CancellationToken stop)
    {
        (_rows, _best, _units, _workLeft, _stop) = (rows, best, units, work, stop);
        _way = new int[best.Length];
    }

    /// <summary>The best choice, if the work suffices to prove it so; else the best that was met.</summary>
    /// <param name="rows">The candidates.</param>
    /// <param name="chosen">A choice to beat.</param>
    /// <param name="units">What it covers.</param>
    /// <param name="work">How many words of rows may be looked at: a count and not a time, so that the answer is the same everywhere.</param>
    /// <param name="stop">Ends it early.</param>
    public static (int[] Rows, long Units, bool IsProven) Beat(SiteRows rows, int[] chosen, long units, long work, CancellationToken stop)
    {
        var search = new OptimumSearch(rows, chosen, units, work, stop);
        var isProven = search.Try(new ulong[rows.Words], 0L, [.. Enumerable.Range(0, rows.Count)], depth: 0);
        return (search._best, search._units, isProven);
    }

    /// <summary>Tries all that can follow; false where the work gave out.</summary>
    private bool Try(ulong[] covered, long units, ReadOnlySpan<int> left, int depth)
    {
        _stop.ThrowIfCancellationRequested();
        var wanted = _way.Length - depth;
        if (wanted == 0)
        {
            Keep(units);
            return true;
        }

        _workLeft -= (long)left.Length * Math.Max(_rows.Words, 1);
        if (_workLeft < 0L)
        {
            return false;
        }

        var ranked = new (long Lost, int Row)[left.Length];
        for (var at = 0; at < left.Length; at++)
        {
            ranked[at] = (-_rows.Gain(left[at], covered), left[at]);
        }

        Array.Sort(ranked);
        var rows = Array.ConvertAll(ranked, each => each.Row);
        for (var first = 0; first + wanted <= rows.Length; first++)
        {
            var most = units;
            for (var at = first; at < first + wanted; at++)
            {
                most -= ranked[at].Lost;
            }

            if (most <= _units)
            {
                break;
            }

            _way[depth] = rows[first];
            var more = covered.AsSpan().ToArray();
            _rows.Cover(rows[first], more);
            if (!Try(more, units - ranked[first].Lost, rows.AsSpan(first + 1), depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private void Keep(long units)
    {
        if (units > _units)
        {
            (_best, _units) = ([.. _way], units);
        }
    }
}
