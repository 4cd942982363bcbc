using Rampart.Tracking.Association;

namespace Rampart.Tracking.Tests.Association;

public sealed class SparseAssignmentTests
{
    [Fact]
    public void The_total_cost_is_the_least_of_all_assignments()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 1 + draw.Below(5), columns = 1 + draw.Below(5);
            var pairs = draw.Draw(rows, columns, 0.3 + (0.7 * draw.Uniform()), -10.0, 2.0);
            var costs = pairs.ToDictionary(pair => (pair.Row, pair.Column), pair => pair.Cost);
            var least = Pairings.Assignments(rows, costs.Keys).Min(way => Total(way, costs));

            Assert.Equal(least, Total(Solved(rows, columns, draw.Shuffled(pairs)), costs), 1e-9);
        }
    }

    [Fact]
    public void The_total_cost_is_the_least_where_many_costs_are_equal()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 2 + draw.Below(4), columns = 1 + draw.Below(5);
            var pairs = draw.Draw(rows, columns, 0.7, -3.0, 0.9).ConvertAll(pair => pair with { Cost = Math.Floor(pair.Cost) });
            var costs = pairs.ToDictionary(pair => (pair.Row, pair.Column), pair => pair.Cost);
            var least = Pairings.Assignments(rows, costs.Keys).Min(way => Total(way, costs));

            Assert.Equal(least, Total(Solved(rows, columns, pairs), costs));
        }
    }

    [Fact]
    public void A_cluster_too_large_for_trying_all_agrees_with_a_slow_method()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var draw = new Pairings(seed);
            var pairs = draw.Draw(60, 40, 0.25, -20.0, 1.0);
            var costs = pairs.ToDictionary(pair => (pair.Row, pair.Column), pair => pair.Cost);

            Assert.Equal(LeastByCycles(60, 40, costs), Total(Solved(60, 40, pairs), costs), 1e-9);
        }
    }

    [Fact]
    public void Pairs_that_cost_zero_or_more_are_never_taken() =>
        Assert.Equal([-1, 1, -1], Solved(3, 2, [(0, 0, 0.0), (0, 1, 5.0), (1, 0, 0.0), (1, 1, -1e-9), (2, 0, 3.0)]));

    [Fact]
    public void Of_equal_pairs_the_lowest_row_takes_the_lowest_column()
    {
        Assert.Equal([0, -1], Solved(2, 1, [(1, 0, -5.0), (0, 0, -5.0)]));
        Assert.Equal([0], Solved(1, 2, [(0, 1, -5.0), (0, 0, -5.0)]));
        Assert.Equal([0, 1], Solved(2, 2, [(1, 1, -5.0), (1, 0, -5.0), (0, 1, -5.0), (0, 0, -5.0)]));
        Assert.Equal([0, 1, -1], Solved(3, 2, [(2, 0, -5.0), (2, 1, -5.0), (1, 1, -5.0), (1, 0, -5.0), (0, 1, -5.0), (0, 0, -5.0)]));
        Assert.Equal([0, 1, -1], Solved(3, 2, [(0, 0, -5.0), (1, 0, -5.0), (1, 1, -5.0), (2, 1, -5.0)]));
    }

    [Fact]
    public void The_order_of_adding_changes_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var draw = new Pairings(seed);
            var pairs = draw.Draw(12, 12, 0.25, -3.0, 0.9).ConvertAll(pair => pair with { Cost = Math.Floor(pair.Cost) });

            Assert.Equal(Solved(12, 12, pairs), Solved(12, 12, draw.Shuffled(pairs)));
        }
    }

    [Fact]
    public void Two_groups_are_solved_as_each_alone()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var draw = new Pairings(seed);
            var near = draw.Draw(6, 6, 0.5, -9.0, 1.0);
            var far = draw.Draw(6, 6, 0.5, -9.0, 1.0);
            var both = near.Concat(far.Select(pair => (pair.Row + 6, pair.Column + 6, pair.Cost)));

            int[] alone = [.. Solved(6, 6, near), .. Solved(6, 6, far).Select(column => column < 0 ? -1 : column + 6)];
            Assert.Equal(alone, Solved(12, 12, both));
        }
    }

    [Fact]
    public void Without_pairs_every_row_goes_without() =>
        Assert.Equal([-1, -1], Solved(2, 3, []));

    [Fact]
    public void The_pair_taken_brings_its_tag()
    {
        var graph = Pairings.Graph(3, 3, [(2, 1, -4.0), (0, 2, -1.0), (0, 1, -2.0)]);
        var pairOfRow = new int[3];
        new SparseAssignment().SolvePairs(graph, pairOfRow);

        Assert.Equal(2, graph.Tag[pairOfRow[0]]);
        Assert.Equal(-1, pairOfRow[1]);
        Assert.Equal(20_001, graph.Tag[pairOfRow[2]]);
    }

    [Theory]
    [InlineData(10_000, -10.0, 0.0)]
    [InlineData(4000, -10.001, -10.0)]
    public void No_exchange_makes_the_assignment_of_one_great_cluster_cheaper(int columns, double low, double high)
    {
        var draw = new Pairings(11);
        var pairs = new Dictionary<(int Row, int Column), double>();
        while (pairs.Count < 60_000)
        {
            pairs[(draw.Below(5000), draw.Below(columns))] = low + ((high - low) * draw.Uniform());
        }

        var columnOfRow = Solved(5000, columns, pairs.Select(pair => (pair.Key.Row, pair.Key.Column, pair.Value)));
        var taken = columnOfRow.Where(column => column >= 0).ToList();

        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.True(HasNoCheaperExchange(columnOfRow, columns, pairs));
        Assert.False(HasNoCheaperExchange([.. columnOfRow.Select((column, row) => row == 17 ? -1 : column)], columns, pairs));
    }

    [Fact]
    public void Where_a_thousand_rows_want_ten_columns_the_best_ten_have_them()
    {
        var draw = new Pairings(12);
        var pairs = draw.Draw(1000, 10, 1.0, -10.0, -1.0);
        var costs = pairs.ToDictionary(pair => (pair.Row, pair.Column), pair => pair.Cost);
        var solved = Solved(1000, 10, pairs);

        Assert.Equal(10, solved.Count(column => column >= 0));
        Assert.Equal(LeastByCycles(1000, 10, costs), Total(solved, costs), 1e-9);
    }

    [Fact]
    public void A_workspace_that_has_grown_allocates_nothing()
    {
        var draw = new Pairings(5);
        var graph = Pairings.Graph(100, 100, draw.Draw(100, 100, 0.03, -9.0, 1.0));
        var assignment = new SparseAssignment();
        var columnOfRow = new int[100];

        Assert.Equal(0L, Allocations.LeastOf(() => assignment.Solve(graph, columnOfRow)));
    }

    [Fact]
    public void A_result_with_too_few_places_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseAssignment().Solve(Pairings.Graph(3, 1, [(0, 0, -1.0)]), new int[2]));

    private static int[] Solved(int rows, int columns, IEnumerable<(int Row, int Column, double Cost)> pairs)
    {
        var columnOfRow = new int[rows];
        new SparseAssignment().Solve(Pairings.Graph(rows, columns, pairs), columnOfRow);
        return columnOfRow;
    }

    private static double Total(int[] columnOfRow, Dictionary<(int Row, int Column), double> costs) =>
        Enumerable.Range(0, columnOfRow.Length).Where(row => columnOfRow[row] >= 0).Sum(row => costs[(row, columnOfRow[row])]);

    /// <summary>Least total by repeated shortest paths after Bellman and Ford in the residual network: slow and obvious.</summary>
    private static double LeastByCycles(int rows, int columns, Dictionary<(int Row, int Column), double> costs)
    {
        var rowOfColumn = Enumerable.Repeat(-1, columns).ToArray();
        var isGiven = new bool[rows];
        var total = 0.0;
        while (true)
        {
            var toRow = Enumerable.Range(0, rows).Select(row => isGiven[row] ? double.PositiveInfinity : 0.0).ToArray();
            var toColumn = Enumerable.Repeat(double.PositiveInfinity, columns).ToArray();
            var from = new int[columns];
            var isBetter = true;
            while (isBetter)
            {
                isBetter = false;
                foreach (var ((row, column), cost) in costs)
                {
                    if (rowOfColumn[column] != row && toRow[row] + cost < toColumn[column] - 1e-11)
                    {
                        toColumn[column] = toRow[row] + cost;
                        from[column] = row;
                        isBetter = true;
                        if (rowOfColumn[column] is var holder && holder >= 0)
                        {
                            toRow[holder] = toColumn[column] - costs[(holder, column)];
                        }
                    }
                }
            }

            var end = Enumerable.Range(0, columns).Where(column => rowOfColumn[column] < 0).DefaultIfEmpty(-1).MinBy(column => column < 0 ? 0.0 : toColumn[column]);
            if (end < 0 || toColumn[end] >= 0.0)
            {
                return total;
            }

            total += toColumn[end];
            while (end >= 0)
            {
                var row = from[end];
                var before = Array.IndexOf(rowOfColumn, row);
                rowOfColumn[end] = row;
                isGiven[row] = true;
                end = before;
            }
        }
    }

    /// <summary>Looks for a cycle of negative cost in the residual network: rows, columns, and one place that stands for all that is free.</summary>
    private static bool HasNoCheaperExchange(int[] columnOfRow, int columns, Dictionary<(int Row, int Column), double> costs)
    {
        var rowOfColumn = Enumerable.Repeat(-1, columns).ToArray();
        for (var row = 0; row < columnOfRow.Length; row++)
        {
            if (columnOfRow[row] >= 0)
            {
                rowOfColumn[columnOfRow[row]] = row;
            }
        }

        var edges = costs.ToArray();
        var toRow = Enumerable.Repeat(double.PositiveInfinity, columnOfRow.Length).ToArray();
        var toColumn = Enumerable.Repeat(double.PositiveInfinity, columns).ToArray();
        var toFree = 0.0;
        for (var round = 0; round < 400 && toFree == 0.0; round++)
        {
            var isBetter = false;
            foreach (var ((row, column), cost) in edges)
            {
                if (columnOfRow[row] != column)
                {
                    isBetter |= Lower(ref toColumn[column], toRow[row] + cost);
                }
            }

            for (var column = 0; column < columns; column++)
            {
                if (rowOfColumn[column] is var row && row >= 0)
                {
                    isBetter |= Lower(ref toRow[row], toColumn[column] - costs[(row, column)]);
                    isBetter |= Lower(ref toColumn[column], toFree);
                }
                else
                {
                    isBetter |= Lower(ref toFree, toColumn[column]);
                }
            }

            for (var row = 0; row < columnOfRow.Length; row++)
            {
                isBetter |= columnOfRow[row] >= 0 ? Lower(ref toFree, toRow[row]) : Lower(ref toRow[row], toFree);
            }

            if (!isBetter)
            {
                return true;
            }
        }

        return false;

        static bool Lower(ref double known, double reached)
        {
            if (reached >= known - 1e-10)
            {
                return false;
            }

            known = reached;
            return true;
        }
    }
}
