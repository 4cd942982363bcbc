using FsCheck.Fluent;
using Rampart.Tracking.Association;

namespace Rampart.Tracking.Tests.Association;

public class LinearAssignmentTests
{
    [Fact]
    public void A_small_table_is_solved_as_by_hand()
    {
        double[] cost = [4.0, 1.0, 3.0, 2.0, 0.0, 5.0, 3.0, 2.0, 2.0];
        var columnOfRow = new int[3];

        Assert.Equal(5.0, new LinearAssignment().Solve(cost, 3, 3, columnOfRow));
        Assert.Equal([1, 0, 2], columnOfRow);
    }

    [Fact]
    public void A_row_gives_way_where_the_sum_gains_by_it()
    {
        // The greedy choice, 1 and then 100, costs more than 2 and 3.
        var columnOfRow = new int[2];

        Assert.Equal(5.0, new LinearAssignment().Solve([1.0, 2.0, 3.0, 100.0], 2, 2, columnOfRow));
        Assert.Equal([1, 0], columnOfRow);
    }

    [Fact]
    public void The_dearest_rows_are_left_over_where_columns_are_few()
    {
        var columnOfRow = new int[3];

        Assert.Equal(-7.0, new LinearAssignment().Solve([5.0, -7.0, 1.0], 3, 1, columnOfRow));
        Assert.Equal([-1, 0, -1], columnOfRow);
    }

    [Fact]
    public void An_empty_table_leaves_every_row_over()
    {
        var columnOfRow = new int[2];

        Assert.Equal(0.0, new LinearAssignment().Solve([], 2, 0, columnOfRow));
        Assert.Equal([-1, -1], columnOfRow);
        Assert.Equal(0.0, new LinearAssignment().Solve([], 0, 2, []));
    }

    [Fact]
    public void Among_equals_the_answer_is_always_the_same()
    {
        var solver = new LinearAssignment();
        var first = new int[30];
        var again = new int[30];
        solver.Solve(new double[900], 30, 30, first);
        solver.Solve(Drawn(3, 50 * 70, 5), 50, 70, new int[50]);
        solver.Solve(new double[900], 30, 30, again);

        Assert.Equal(first, again);
        Assert.Equal(Enumerable.Range(0, 30), first.Order());
    }

    [Fact]
    public void It_is_never_dearer_than_every_other_way()
    {
        var solver = new LinearAssignment();
        var tables = from rows in Gen.Choose(0, 6)
                     from columns in Gen.Choose(0, 6)
                     from seed in Gen.Choose(0, int.MaxValue)
                     from kinds in Gen.Elements(3, 20, 1_000_000)
                     select (rows, columns, cost: Drawn(seed, rows * columns, kinds));

        Laws.Holds(tables, table =>
        {
            var columnOfRow = new int[table.rows];
            var total = solver.Solve(table.cost, table.rows, table.columns, columnOfRow);
            var taken = columnOfRow.Where(column => column >= 0).ToList();
            var sum = columnOfRow.Select((column, row) => column < 0 ? 0.0 : table.cost[(row * table.columns) + column]).Sum();
            return taken.Count == Math.Min(table.rows, table.columns)
                && taken.Distinct().Count() == taken.Count
                && sum == total
                && Math.Abs(total - Cheapest(table.cost, table.rows, table.columns)) <= 1e-9 * (1.0 + Math.Abs(total));
        });
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(80, 150)]
    [InlineData(150, 80)]
    public void Large_tables_agree_with_the_slow_Hungarian_method(int rows, int columns)
    {
        foreach (var kinds in new[] { 10, 1_000_000 })
        {
            var cost = Drawn(rows + columns, rows * columns, kinds);
            var columnOfRow = new int[rows];
            var total = new LinearAssignment().Solve(cost, rows, columns, columnOfRow);

            Assert.Equal(Math.Min(rows, columns), columnOfRow.Where(column => column >= 0).Distinct().Count());
            Assert.Equal(Hungarian(cost, rows, columns), total, 1e-9 * Math.Abs(total));
        }
    }

    [Fact]
    public void Costs_may_be_turned_and_shifted_without_changing_who_is_given_what()
    {
        var cost = Drawn(8, 40 * 40, 1_000_000);
        var turned = new double[cost.Length];
        var shifted = new double[cost.Length];
        for (var row = 0; row < 40; row++)
        {
            for (var column = 0; column < 40; column++)
            {
                turned[(column * 40) + row] = cost[(row * 40) + column];
                shifted[(row * 40) + column] = cost[(row * 40) + column] + (row * 1000.0) - (column * 500.0);
            }
        }

        int[] columnOfRow = new int[40], rowOfColumn = new int[40], other = new int[40];
        new LinearAssignment().Solve(cost, 40, 40, columnOfRow);
        new LinearAssignment().Solve(turned, 40, 40, rowOfColumn);
        new LinearAssignment().Solve(shifted, 40, 40, other);

        Assert.Equal(columnOfRow, other);
        Assert.All(Enumerable.Range(0, 40), row => Assert.Equal(row, rowOfColumn[columnOfRow[row]]));
    }

    [Fact]
    public void A_second_table_allocates_nothing()
    {
        var solver = new LinearAssignment();
        var cost = Drawn(5, 60 * 50, 1000);
        var columnOfRow = new int[60];
        solver.Solve(cost, 60, 50, columnOfRow);
        // A collection that another test brings about takes back what is left of this thread's buffer, and counts it as used: the least of some tries tells.
        var least = long.MaxValue;
        for (var tries = 0; tries < 5; tries++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var turn = 0; turn < 10; turn++)
            {
                solver.Solve(cost, 60, 50, columnOfRow);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_cost_that_is_no_number_is_refused(double cost) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearAssignment().Solve([1.0, cost], 1, 2, new int[1]));

    [Fact]
    public void Tables_that_are_too_short_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearAssignment().Solve(new double[3], 2, 2, new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearAssignment().Solve(new double[4], 2, 2, new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearAssignment().Solve([], -1, 2, []));
    }

    /// <summary>Costs of so many kinds, so that few kinds make many ties.</summary>
    private static double[] Drawn(int seed, int count, int kinds)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (chance.Next(kinds) - (kinds / 3)) / 7.0)];
    }

    /// <summary>Every way, one after the other.</summary>
    private static double Cheapest(double[] cost, int rows, int columns)
    {
        if (rows > columns)
        {
            var turned = new double[cost.Length];
            for (var place = 0; place < cost.Length; place++)
            {
                turned[(place % columns * rows) + (place / columns)] = cost[place];
            }

            return Cheapest(turned, columns, rows);
        }

        double From(int row, int taken) => row == rows
            ? 0.0
            : Enumerable.Range(0, columns).Where(column => (taken & (1 << column)) == 0).Min(column => cost[(row * columns) + column] + From(row + 1, taken | (1 << column)));

        return From(0, 0);
    }

    /// <summary>Kuhn's method in its textbook form, with costs padded to a square by zeros.</summary>
    private static double Hungarian(double[] cost, int rows, int columns)
    {
        var n = Math.Max(rows, columns);
        double At(int row, int column) => row < rows && column < columns ? cost[(row * columns) + column] : 0.0;
        var u = new double[n + 1];
        var v = new double[n + 1];
        var match = new int[n + 1];
        for (var row = 1; row <= n; row++)
        {
            var least = Enumerable.Repeat(double.PositiveInfinity, n + 1).ToArray();
            var used = new bool[n + 1];
            var way = new int[n + 1];
            match[0] = row;
            var column = 0;
            do
            {
                used[column] = true;
                var from = match[column];
                var delta = double.PositiveInfinity;
                var next = 0;
                for (var to = 1; to <= n; to++)
                {
                    if (used[to])
                    {
                        continue;
                    }

                    var reduced = At(from - 1, to - 1) - u[from] - v[to];
                    if (reduced < least[to])
                    {
                        (least[to], way[to]) = (reduced, column);
                    }

                    if (least[to] < delta)
                    {
                        (delta, next) = (least[to], to);
                    }
                }

                for (var to = 0; to <= n; to++)
                {
                    if (used[to])
                    {
                        u[match[to]] += delta;
                        v[to] -= delta;
                    }
                    else
                    {
                        least[to] -= delta;
                    }
                }

                column = next;
            }
            while (match[column] != 0);

            do
            {
                match[column] = match[way[column]];
                column = way[column];
            }
            while (column != 0);
        }

        return Enumerable.Range(1, n).Sum(column => At(match[column] - 1, column - 1));
    }
}
