using System.Numerics;

namespace Rampart.Coverage.Siting;

/// <summary>Exchanges one chosen site for one that is not, always the exchange that gains most, until none gains: a local optimum.</summary>
/// <remarks>All exchanges are weighed in one pass over the rows: what a site adds, and for each chosen site the part that only that one covers too (as Resende and Werneck do for the p-median, Annals of Operations Research 150 (2007)).</remarks>
internal static class ExchangeSearch
{
    /// <summary>Improves the chosen rows in place; how many exchanges it took, what the rows cover now, and the bound on any choice as seen from them.</summary>
    public static (int Exchanges, long Units, long Bound) Improve(SiteRows rows, int[] chosen, CancellationToken stop)
    {
        var demands = rows.Words * 64;
        var (times, slot) = (new int[demands], new int[demands]);
        for (var exchanges = 0; ; exchanges++)
        {
            stop.ThrowIfCancellationRequested();
            var (units, lost) = Held(rows, chosen, times, slot);
            var (better, bound) = BestExchange(rows, chosen, times, slot, units, lost);
            if (better is not { } exchange)
            {
                return (exchanges, units, bound);
            }

            chosen[exchange.Slot] = exchange.Row;
        }
    }

    /// <summary>What the rows cover, what each alone covers, and for each demand how many cover it and which did last.</summary>
    private static (long Units, long[] Lost) Held(SiteRows rows, int[] chosen, int[] times, int[] slot)
    {
        Array.Clear(times);
        for (var at = 0; at < chosen.Length; at++)
        {
            var bits = rows.Row(chosen[at]);
            for (var word = 0; word < bits.Length; word++)
            {
                for (var left = bits[word]; left != 0UL; left &= left - 1UL)
                {
                    var demand = (word * 64) + BitOperations.TrailingZeroCount(left);
                    times[demand]++;
                    slot[demand] = at;
                }
            }
        }

        var (units, lost) = (0L, new long[chosen.Length]);
        for (var demand = 0; demand < times.Length; demand++)
        {
            if (times[demand] > 0)
            {
                units += rows.UnitsOf(demand);
            }

            if (times[demand] == 1)
            {
                lost[slot[demand]] += rows.UnitsOf(demand);
            }
        }

        return (units, lost);
    }

    private static ((int Slot, int Row)? Better, long Bound) BestExchange(SiteRows rows, int[] chosen, int[] times, int[] slot, long units, long[] lost)
    {
        var isChosen = new bool[rows.Count];
        foreach (var row in chosen)
        {
            isChosen[row] = true;
        }

        // Slots in the order of their rows, so that equals are decided by name.
        var slots = Enumerable.Range(0, chosen.Length).OrderBy(at => chosen[at]).ToArray();
        var (most, better) = (0L, default((int Slot, int Row)?));
        var gains = new List<long>();
        var shared = new long[chosen.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            if (isChosen[row])
            {
                continue;
            }

            Array.Clear(shared);
            var gain = Weigh(rows, row, times, slot, shared);
            gains.Add(gain);
            foreach (var at in slots)
            {
                if (gain + shared[at] - lost[at] > most)
                {
                    (most, better) = (gain + shared[at] - lost[at], (at, row));
                }
            }
        }

        return (better, units + gains.OrderDescending().Take(chosen.Length).Sum());
    }

    /// <summary>What a row adds, and what it would save of each slot's own share.</summary>
    private static long Weigh(SiteRows rows, int row, int[] times, int[] slot, long[] shared)
    {
        var gain = 0L;
        var bits = rows.Row(row);
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0UL; left &= left - 1UL)
            {
                var demand = (word * 64) + BitOperations.TrailingZeroCount(left);
                if (times[demand] == 0)
                {
                    gain += rows.UnitsOf(demand);
                }
                else if (times[demand] == 1)
                {
                    shared[slot[demand]] += rows.UnitsOf(demand);
                }
            }
        }

        return gain;
    }
}
