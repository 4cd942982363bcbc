using Rampart.Tracking.Association;

namespace Rampart.Tracking.Tests.Association;

/// <summary>Pairs for the tests of association, drawn from a seed.</summary>
internal sealed class Pairings
{
    private ulong _state;

    public Pairings(long seed) => _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) + 0x632BE59BD9B4E019UL;

    /// <summary>In [0, 1).</summary>
    public double Uniform()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        var mixed = _state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1L << 53);
    }

    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Each pair exists with the density; costs lie between low and high.</summary>
    public List<(int Row, int Column, double Cost)> Draw(int rows, int columns, double density, double low, double high)
    {
        var pairs = new List<(int Row, int Column, double Cost)>();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (Uniform() < density)
                {
                    pairs.Add((row, column, low + ((high - low) * Uniform())));
                }
            }
        }

        return pairs;
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return list;
    }

    public static PairGraph Graph(int rows, int columns, params IEnumerable<(int Row, int Column, double Cost)> pairs)
    {
        var graph = new PairGraph();
        Fill(graph, rows, columns, pairs);
        return graph;
    }

    public static void Fill(PairGraph graph, int rows, int columns, IEnumerable<(int Row, int Column, double Cost)> pairs)
    {
        graph.Clear(rows, columns);
        foreach (var (row, column, cost) in pairs)
        {
            graph.Add(row, column, cost, (10_000 * row) + column);
        }

        graph.Build();
    }

    /// <summary>Every way to give rows columns one to one, a row's entry −1 where it goes without.</summary>
    public static IEnumerable<int[]> Assignments(int rows, IReadOnlyCollection<(int Row, int Column)> allowed)
    {
        var choice = new int[rows];
        return From(0);

        IEnumerable<int[]> From(int row)
        {
            if (row == rows)
            {
                yield return choice;
                yield break;
            }

            choice[row] = -1;
            foreach (var way in From(row + 1))
            {
                yield return way;
            }

            foreach (var (_, column) in allowed.Where(pair => pair.Row == row))
            {
                if (choice.AsSpan(0, row).Contains(column))
                {
                    continue;
                }

                choice[row] = column;
                foreach (var way in From(row + 1))
                {
                    yield return way;
                }
            }
        }
    }
}
