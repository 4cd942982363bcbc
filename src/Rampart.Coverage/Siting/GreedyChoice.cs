namespace Rampart.Coverage.Siting;

/// <summary>Sites chosen one by one, each the one that adds most to those before it; equals in the order of their names.</summary>
/// <remarks>
/// <para>Formula: for any set S, f(best K) ≤ f(S) + the sum of the K largest f(S ∪ {c}) − f(S); the least over the sets after 0, 1, … K choices is the bound.
/// The greedy set itself covers at least 1 − (1 − 1/K)ᴷ > 63.2 % of the best.</para>
/// <para>Source: Nemhauser, Wolsey and Fisher, Mathematical Programming 14 (1978), 265–294 (bound and share); Minoux, LNCIS 7 (1978), 234–243 (lazy evaluation); pages unconfirmed, both statements are tried against every choice of small problems in the tests.</para>
/// <para>Valid: covered weight, in which a site adds the less the more there are.</para>
/// </remarks>
internal static class GreedyChoice
{
    /// <summary>The rows chosen, in order, what they cover, and the bound on what any choice of as many can cover.</summary>
    public static (int[] Rows, long Units, long Bound) Of(SiteRows rows, int count)
    {
        // What a site added to fewer sites is the most that it can add now: only those on top are asked again.
        var queue = new PriorityQueue<int, (long Lost, int Row)>();
        for (var row = 0; row < rows.Count; row++)
        {
            queue.Enqueue(row, (long.MinValue, row));
        }

        var askedAt = new int[rows.Count];
        Array.Fill(askedAt, -1);
        var covered = new ulong[rows.Words];
        var chosen = new int[count];
        var (units, bound) = (0L, rows.Coverable());
        for (var step = 0; step <= count; step++)
        {
            var best = TakeBest(rows, queue, askedAt, covered, step, count);
            bound = Math.Min(bound, units + best.Sum(each => each.Gain));
            if (step == count)
            {
                break;
            }

            chosen[step] = best[0].Row;
            units += best[0].Gain;
            rows.Cover(best[0].Row, covered);
            foreach (var (row, gain) in best.Skip(1))
            {
                queue.Enqueue(row, (-gain, row));
            }
        }

        return (chosen, units, bound);
    }

    /// <summary>The rows that add most now, at most so many, the best first; they leave the queue.</summary>
    private static List<(int Row, long Gain)> TakeBest(SiteRows rows, PriorityQueue<int, (long Lost, int Row)> queue, int[] askedAt, ulong[] covered, int step, int most)
    {
        var best = new List<(int Row, long Gain)>();
        while (best.Count < most && queue.TryDequeue(out var row, out var rank))
        {
            if (askedAt[row] == step)
            {
                best.Add((row, -rank.Lost));
            }
            else
            {
                askedAt[row] = step;
                queue.Enqueue(row, (-rows.Gain(row, covered), row));
            }
        }

        return best;
    }
}
