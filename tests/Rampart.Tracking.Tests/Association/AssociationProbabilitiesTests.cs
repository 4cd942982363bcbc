using Rampart.Tracking.Association;

namespace Rampart.Tracking.Tests.Association;

public sealed class AssociationProbabilitiesTests
{
    [Fact]
    public void Small_clusters_have_the_marginals_of_all_hypotheses()
    {
        for (var seed = 0; seed < 800; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 1 + draw.Below(5), columns = 1 + draw.Below(5);
            var pairs = draw.Draw(rows, columns, 0.3 + (0.7 * draw.Uniform()), -9.0, 3.0);
            AgreesWith(Slow(rows, pairs, false), rows, columns, pairs, new AssociationProbabilities(CoalescenceGuard.None), 1e-12);
        }
    }

    [Fact]
    public void Guarded_small_clusters_have_the_marginals_of_the_best_permutations()
    {
        for (var seed = 0; seed < 800; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 1 + draw.Below(5), columns = 1 + draw.Below(4);
            var pairs = draw.Draw(rows, columns, 0.5 + (0.5 * draw.Uniform()), -9.0, 3.0);
            AgreesWith(Slow(rows, pairs, true), rows, columns, pairs, new AssociationProbabilities(), 1e-12);
        }
    }

    [Fact]
    public void One_row_shares_itself_among_its_columns_and_none()
    {
        var (pair, none) = Solved(1, 2, [(0, 0, -Math.Log(3.0)), (0, 1, -Math.Log(6.0))], new AssociationProbabilities());

        Assert.Equal(0.3, pair[0], 1e-14);
        Assert.Equal(0.6, pair[1], 1e-14);
        Assert.Equal(0.1, none[0], 1e-14);
    }

    [Fact]
    public void One_column_shares_itself_among_its_rows()
    {
        var (pair, none) = Solved(3, 1, [(0, 0, -Math.Log(3.0)), (2, 0, -Math.Log(6.0))], new AssociationProbabilities());

        Assert.Equal(0.3, pair[0], 1e-14);
        Assert.Equal(0.6, pair[1], 1e-14);
        Assert.Equal([0.7, 1.0, 0.4], none, (one, other) => Math.Abs(one - other) < 1e-14);
    }

    [Fact]
    public void Two_close_ships_have_one_plot_each_when_guarded_and_half_of_each_when_not()
    {
        // Both tracks fit both plots; the straight permutation is a little likelier.
        (int Row, int Column, double Cost)[] pairs = [(0, 0, -6.0), (0, 1, -5.9), (1, 0, -5.9), (1, 1, -6.0)];
        var (open, openNone) = Solved(2, 2, pairs, new AssociationProbabilities(CoalescenceGuard.None));
        var (kept, keptNone) = Solved(2, 2, pairs, new AssociationProbabilities());

        Assert.All(open, share => Assert.InRange(share, 0.4, 0.6));
        Assert.InRange(kept[0], 0.99, 1.0);
        Assert.InRange(kept[3], 0.99, 1.0);
        Assert.InRange(kept[1], 0.0, 0.01);
        Assert.InRange(kept[2], 0.0, 0.01);

        Assert.All(openNone.Concat(keptNone), none => Assert.InRange(none, 1e-4, 0.01));
    }

    [Fact]
    public void Of_two_ships_that_fit_equally_well_the_lower_row_has_the_lower_column()
    {
        (int Row, int Column, double Cost)[] pairs = [(0, 0, -6.0), (0, 1, -6.0), (1, 0, -6.0), (1, 1, -6.0)];
        foreach (var exactRows in new[] { 6, 0 })
        {
            var (pair, _) = Solved(2, 2, pairs, new AssociationProbabilities(mostExactRows: exactRows));

            Assert.InRange(pair[0], 0.95, 1.0);
            Assert.InRange(pair[3], 0.95, 1.0);
        }
    }

    [Fact]
    public void A_row_of_pairs_in_one_great_cluster_has_one_plot_each_when_guarded()
    {
        // Eight pairs of ships in line, each ship within reach of its neighbours' plots: too large to be summed.
        var pairs = new List<(int Row, int Column, double Cost)>();
        for (var row = 0; row < 16; row++)
        {
            for (var column = Math.Max(0, row - 2); column <= Math.Min(15, row + 2); column++)
            {
                pairs.Add((row, column, row == column ? -6.0 : row / 2 == column / 2 ? -5.99 : -1.0));
            }
        }

        var (open, _) = Solved(16, 16, pairs, new AssociationProbabilities(CoalescenceGuard.None));
        var (kept, none) = Solved(16, 16, pairs, new AssociationProbabilities());
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            var (row, column, _) = pairs[pair];
            if (row == column)
            {
                Assert.InRange(open[pair], 0.3, 0.7);
                Assert.InRange(kept[pair], 0.9, 1.0);
            }
            else
            {
                Assert.InRange(kept[pair], 0.0, 0.05);
            }
        }

        Assert.All(none, share => Assert.InRange(share, 0.0, 0.05));
        AddsUp(16, 16, pairs, kept, none);
    }

    [Fact]
    public void The_exchange_after_propagation_leaves_the_sums_of_rows_and_columns()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var draw = new Pairings(seed);
            var pairs = draw.Draw(10, 10, 0.5, -8.0, 1.0);
            var (open, openNone) = Solved(10, 10, pairs, new AssociationProbabilities(CoalescenceGuard.None));
            var (kept, keptNone) = Solved(10, 10, pairs, new AssociationProbabilities());

            Assert.Equal(openNone, keptNone);
            for (var line = 0; line < 10; line++)
            {
                Assert.Equal(Sum(pairs, open, pair => pair.Row == line), Sum(pairs, kept, pair => pair.Row == line), 1e-12);
                Assert.Equal(Sum(pairs, open, pair => pair.Column == line), Sum(pairs, kept, pair => pair.Column == line), 1e-12);
            }

            var openCost = Enumerable.Range(0, pairs.Count).Sum(pair => open[pair] * pairs[pair].Cost);
            var keptCost = Enumerable.Range(0, pairs.Count).Sum(pair => kept[pair] * pairs[pair].Cost);
            Assert.True(keptCost <= openCost + 1e-12, $"{keptCost} > {openCost}");
        }
    }

    /// <summary>Propagation takes a likelier permutation for more certain than it is: the more so, the less any row would go without.</summary>
    [Theory]
    [InlineData(-1.0, 1.0, 0.03, 0.004)]
    [InlineData(-4.0, 2.0, 0.16, 0.008)]
    [InlineData(-8.0, 2.0, 0.32, 0.015)]
    public void Propagation_is_near_the_marginals_of_all_hypotheses(double low, double high, double greatest, double mean)
    {
        double worst = 0.0, sum = 0.0;
        var count = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 2 + draw.Below(4), columns = 2 + draw.Below(4);
            var pairs = draw.Draw(rows, columns, 0.7, low, high);
            var propagation = new AssociationProbabilities(CoalescenceGuard.None, 0);
            var (pair, none) = Solved(rows, columns, pairs, propagation);
            var slow = Slow(rows, pairs, false);
            for (var at = 0; at < pairs.Count; at++)
            {
                var error = Math.Abs(pair[at] - slow.Pair[at]);
                worst = Math.Max(worst, error);
                sum += error;
                count++;
            }

            Assert.Equal(0, propagation.Unsettled);
            AddsUp(rows, columns, pairs, pair, none);
        }

        Assert.True(worst < greatest && sum / count < mean, $"greatest error {worst}, mean {sum / count}");
    }

    [Fact]
    public void Propagation_is_exact_where_the_cluster_has_no_loop()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            // A chain: row, column, row, column …, each tied to the next.
            var draw = new Pairings(seed);
            var rows = 2 + draw.Below(4);
            var pairs = new List<(int Row, int Column, double Cost)>();
            for (var row = 0; row < rows; row++)
            {
                pairs.Add((row, row, -9.0 + (12.0 * draw.Uniform())));
                pairs.Add((row, row + 1, -9.0 + (12.0 * draw.Uniform())));
            }

            AgreesWith(Slow(rows, pairs, false), rows, rows + 1, pairs, new AssociationProbabilities(CoalescenceGuard.BestPermutation, 0), 1e-5);
        }
    }

    [Fact]
    public void Rows_and_columns_never_add_up_to_more_than_one()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 1 + draw.Below(9), columns = 1 + draw.Below(9);
            var low = -60.0 * draw.Uniform();
            var pairs = draw.Draw(rows, columns, draw.Uniform(), low, 3.0);
            foreach (var guard in Enum.GetValues<CoalescenceGuard>())
            {
                foreach (var exactRows in new[] { 6, 0 })
                {
                    var (pair, none) = Solved(rows, columns, pairs, new AssociationProbabilities(guard, exactRows));
                    AddsUp(rows, columns, pairs, pair, none);
                }
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public void Costs_far_below_zero_do_not_run_over(int exactRows)
    {
        // Both rows want column 0 beyond doubt, row 0 far more: it has it, and row 1 has its second choice.
        (int Row, int Column, double Cost)[] pairs = [(0, 0, -900.0), (0, 1, -700.0), (1, 0, -800.0), (1, 1, -650.0)];
        var (pair, none) = Solved(2, 2, pairs, new AssociationProbabilities(CoalescenceGuard.None, exactRows));

        Assert.All(pair.Concat(none), share => Assert.InRange(share, 0.0, 1.0));
        Assert.InRange(pair[0], 0.999, 1.0);
        Assert.InRange(pair[3], 0.999, 1.0);
    }

    [Fact]
    public void Small_clusters_are_exact_at_any_cost()
    {
        // Either row would rather have column 0 by e^380 or more; together they are best off with one each.
        (int Row, int Column, double Cost)[] pairs = [(0, 0, -900.0), (0, 1, -500.0), (1, 0, -880.0), (1, 1, -499.0)];
        foreach (var guard in Enum.GetValues<CoalescenceGuard>())
        {
            var (pair, none) = Solved(2, 2, pairs, new AssociationProbabilities(guard));

            Assert.Equal([1.0, 0.0, 0.0, 1.0], pair, (expected, actual) => Math.Abs(expected - actual) < 1e-8);
            Assert.All(none, share => Assert.InRange(share, 0.0, 1e-100));
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public void Rows_that_are_certain_of_the_same_column_share_it(int exactRows)
    {
        List<(int Row, int Column, double Cost)> pairs = [(0, 0, -1e6), (1, 0, -1e6), (2, 0, 3.0), (2, 1, -2.0)];
        var (pair, none) = Solved(3, 2, pairs, new AssociationProbabilities(mostExactRows: exactRows));

        Assert.Equal(0.5, pair[0], 1e-9);
        Assert.Equal(0.5, pair[1], 1e-9);
        AddsUp(3, 2, pairs, pair, none);
    }

    [Fact]
    public void Messages_that_take_too_long_still_leave_probabilities()
    {
        // Nearly certain, and every permutation equal: the slowest case there is.
        var pairs = new List<(int Row, int Column, double Cost)>();
        for (var pair = 0; pair < 64; pair++)
        {
            pairs.Add((pair / 8, pair % 8, -60.0));
        }

        var (share, none) = Solved(8, 8, pairs, new AssociationProbabilities(CoalescenceGuard.None));
        AddsUp(8, 8, pairs, share, none);
        Assert.All(share, one => Assert.Equal(0.125, one, 0.01));
    }

    [Fact]
    public void The_order_of_adding_changes_no_bit()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var draw = new Pairings(seed);
            var pairs = draw.Draw(9, 9, 0.3, -8.0, 2.0);
            var (pair, none) = Solved(9, 9, pairs, new AssociationProbabilities());
            var (other, otherNone) = Solved(9, 9, draw.Shuffled(pairs), new AssociationProbabilities());

            Assert.Equal(pair, other);
            Assert.Equal(none, otherNone);
        }
    }

    [Fact]
    public void Two_groups_have_the_probabilities_of_each_alone()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var draw = new Pairings(seed);
            var near = draw.Draw(8, 8, 0.4, -8.0, 2.0);
            var far = draw.Draw(4, 4, 0.6, -8.0, 2.0);
            var (pair, none) = Solved(12, 12, near.Concat(far.Select(one => (one.Row + 8, one.Column + 8, one.Cost))), new AssociationProbabilities());
            var (nearPair, nearNone) = Solved(8, 8, near, new AssociationProbabilities());
            var (farPair, farNone) = Solved(4, 4, far, new AssociationProbabilities());

            Assert.Equal([.. nearPair, .. farPair], pair);
            Assert.Equal([.. nearNone, .. farNone], none);
        }
    }

    [Fact]
    public void A_row_without_pairs_has_none_for_certain() =>
        Assert.Equal([1.0, 1.0], Solved(2, 2, [], new AssociationProbabilities()).None);

    [Fact]
    public void One_great_cluster_is_solved()
    {
        var draw = new Pairings(11);
        var pairs = new HashSet<(int Row, int Column)>();
        while (pairs.Count < 20_000)
        {
            pairs.Add((draw.Below(2000), draw.Below(4000)));
        }

        var priced = pairs.Select(pair => (pair.Row, pair.Column, Cost: 2.0 - (10.0 * draw.Uniform()))).OrderBy(pair => pair.Row).ThenBy(pair => pair.Column).ToList();
        var (share, none) = Solved(2000, 4000, priced, new AssociationProbabilities());
        AddsUp(2000, 4000, priced, share, none);
    }

    [Fact]
    public void A_workspace_that_has_grown_allocates_nothing()
    {
        var draw = new Pairings(5);
        var graph = Pairings.Graph(60, 60, [.. draw.Draw(20, 20, 0.2, -9.0, 1.0), .. draw.Draw(40, 40, 0.03, -9.0, 1.0).Select(pair => (pair.Row + 20, pair.Column + 20, pair.Cost))]);
        var probabilities = new AssociationProbabilities();
        var pair = new double[graph.PairCount];
        var none = new double[60];

        Assert.Equal(0L, Allocations.LeastOf(() => probabilities.Solve(graph, pair, none)));
    }

    [Fact]
    public void Results_with_too_few_places_and_impossible_limits_are_refused()
    {
        var graph = Pairings.Graph(2, 2, [(0, 0, -1.0), (1, 1, -1.0)]);

        Assert.Throws<ArgumentOutOfRangeException>(() => new AssociationProbabilities().Solve(graph, new double[1], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AssociationProbabilities().Solve(graph, new double[2], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AssociationProbabilities(mostExactRows: 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AssociationProbabilities(mostExactRows: -1));
    }

    private static void AgreesWith((double[] Pair, double[] None) slow, int rows, int columns, List<(int Row, int Column, double Cost)> pairs, AssociationProbabilities probabilities, double tolerance)
    {
        var (pair, none) = Solved(rows, columns, pairs, probabilities);
        for (var at = 0; at < pairs.Count; at++)
        {
            Assert.Equal(slow.Pair[at], pair[at], tolerance);
        }

        for (var row = 0; row < rows; row++)
        {
            Assert.Equal(slow.None[row], none[row], tolerance);
        }
    }

    private static void AddsUp(int rows, int columns, List<(int Row, int Column, double Cost)> pairs, double[] pair, double[] none)
    {
        var row = none.ToArray();
        var column = new double[columns];
        for (var at = 0; at < pairs.Count; at++)
        {
            Assert.InRange(pair[at], 0.0, 1.0 + 1e-12);
            row[pairs[at].Row] += pair[at];
            column[pairs[at].Column] += pair[at];
        }

        Assert.Equal(rows, row.Length);
        Assert.All(row, sum => Assert.Equal(1.0, sum, 1e-12));
        Assert.All(column, sum => Assert.InRange(sum, 0.0, 1.0 + 1e-12));
        Assert.All(none, share => Assert.InRange(share, 0.0, 1.0 + 1e-12));
    }

    private static double Sum(List<(int Row, int Column, double Cost)> pairs, double[] share, Predicate<(int Row, int Column, double Cost)> isCounted) =>
        Enumerable.Range(0, pairs.Count).Where(at => isCounted(pairs[at])).Sum(at => share[at]);

    /// <summary>The probabilities, those of pairs in the order of row and column given.</summary>
    private static (double[] Pair, double[] None) Solved(int rows, int columns, IEnumerable<(int Row, int Column, double Cost)> pairs, AssociationProbabilities probabilities)
    {
        var graph = Pairings.Graph(rows, columns, pairs);
        var pair = new double[graph.PairCount];
        var none = new double[rows];
        probabilities.Solve(graph, pair, none);
        var order = graph.Tag.ToArray();
        Array.Sort(order, pair);
        return (pair, none);
    }

    /// <summary>Every hypothesis, one after another; with permutations pruned, the best of each set of rows and columns in use.</summary>
    private static (double[] Pair, double[] None) Slow(int rows, List<(int Row, int Column, double Cost)> pairs, bool isPruned)
    {
        var costs = pairs.ToDictionary(pair => (pair.Row, pair.Column), pair => pair.Cost);
        var hypotheses = Pairings.Assignments(rows, costs.Keys)
            .Select(way => (Way: way.ToArray(), Weight: Math.Exp(-Enumerable.Range(0, rows).Where(row => way[row] >= 0).Sum(row => costs[(row, way[row])]))))
            .ToList();
        if (isPruned)
        {
            hypotheses = hypotheses
                .GroupBy(one => $"{string.Concat(one.Way.Select(column => column < 0 ? '-' : 'x'))} {string.Join(',', one.Way.Where(column => column >= 0).Order())}", StringComparer.Ordinal)
                .Select(group => group.MaxBy(one => one.Weight))
                .ToList();
        }

        var total = hypotheses.Sum(one => one.Weight);
        return (
            [.. pairs.Select(pair => hypotheses.Where(one => one.Way[pair.Row] == pair.Column).Sum(one => one.Weight) / total)],
            [.. Enumerable.Range(0, rows).Select(row => hypotheses.Where(one => one.Way[row] < 0).Sum(one => one.Weight) / total)]);
    }
}
