using Rampart.Tracking.Association;

namespace Rampart.Tracking.Tests.Association;

public sealed class PairGraphTests
{
    [Fact]
    public void Rows_that_share_a_column_are_in_one_cluster_and_the_others_are_not()
    {
        var graph = Pairings.Graph(6, 9, [(4, 2, -1.0), (1, 8, -2.0), (2, 2, -3.0), (5, 0, -4.0), (4, 7, -5.0)]);

        Assert.Equal(3, graph.ClusterCount);
        Assert.Equal([1, 2, 4, 5], graph.ClusteredRows.ToArray());
        Assert.Equal([8, 2, 7, 0], graph.ClusteredColumns.ToArray());
        Assert.Equal(new PairCluster(0, 1, 0, 1, 0, 1), graph.Clusters[0]);
        Assert.Equal(new PairCluster(1, 2, 1, 2, 1, 3), graph.Clusters[1]);
        Assert.Equal(new PairCluster(3, 1, 3, 1, 4, 1), graph.Clusters[2]);
        Assert.Equal([1, 2, 4, 4, 5], graph.Row.ToArray());
        Assert.Equal([8, 2, 2, 7, 0], graph.Column.ToArray());
        Assert.Equal([0, 1, 1, 2, 3], graph.ColumnAt.ToArray());
        Assert.Equal([-2.0, -3.0, -1.0, -5.0, -4.0], graph.Cost.ToArray());
        Assert.Equal([10_008, 20_002, 40_002, 40_007, 50_000], graph.Tag.ToArray());
        Assert.Equal([0, 1, 2, 4, 5], graph.RowStarts.ToArray());
        Assert.Equal((2, 2), graph.PairsOfRow(4));
        Assert.Equal((0, 0), graph.PairsOfRow(0));
    }

    [Fact]
    public void A_cluster_that_is_joined_late_stands_where_its_lowest_row_stands()
    {
        var graph = Pairings.Graph(4, 3, [(0, 0, -1.0), (1, 1, -1.0), (2, 2, -1.0), (3, 0, -1.0), (3, 2, -1.0)]);

        Assert.Equal([0, 2, 3, 1], graph.ClusteredRows.ToArray());
        Assert.Equal([0, 2, 1], graph.ClusteredColumns.ToArray());
    }

    [Fact]
    public void The_clusters_are_the_connected_parts_that_a_search_finds()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var draw = new Pairings(seed);
            int rows = 1 + draw.Below(30), columns = 1 + draw.Below(30);
            var pairs = draw.Draw(rows, columns, 0.06, -9.0, 9.0);
            var graph = Pairings.Graph(rows, columns, draw.Shuffled(pairs));

            var clusterOfRow = new Dictionary<int, int>();
            var clusterOfColumn = new Dictionary<int, int>();
            for (var cluster = 0; cluster < graph.ClusterCount; cluster++)
            {
                var part = graph.Clusters[cluster];
                foreach (var row in graph.ClusteredRows.Slice(part.FirstRow, part.Rows))
                {
                    clusterOfRow.Add(row, cluster);
                }

                foreach (var column in graph.ClusteredColumns.Slice(part.FirstColumn, part.Columns))
                {
                    clusterOfColumn.Add(column, cluster);
                }

                Assert.Equal(Reached(pairs, graph.ClusteredRows[part.FirstRow]), graph.ClusteredRows.Slice(part.FirstRow, part.Rows).ToArray());
                for (var pair = part.FirstPair; pair < part.FirstPair + part.Pairs; pair++)
                {
                    Assert.Equal(cluster, clusterOfRow[graph.Row[pair]]);
                    Assert.Equal(cluster, clusterOfColumn[graph.Column[pair]]);
                    Assert.Equal(graph.Column[pair], graph.ClusteredColumns[graph.ColumnAt[pair]]);
                }
            }

            Assert.Equal(pairs.Select(pair => pair.Row).Distinct().Order(), clusterOfRow.Keys.Order());
            Assert.Equal(pairs.Select(pair => pair.Column).Distinct().Order(), clusterOfColumn.Keys.Order());
            Assert.Equal(pairs.Count, graph.PairCount);
        }
    }

    [Theory]
    [InlineData(20, 25, 0.08)]
    [InlineData(4, 40, 0.7)]
    public void The_order_of_adding_changes_nothing(int rows, int columns, double density)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var draw = new Pairings(seed);
            var pairs = draw.Draw(rows, columns, density, -9.0, 9.0);
            var first = Pairings.Graph(rows, columns, pairs);
            var shuffled = draw.Shuffled(pairs);

            // All mixed up, and with ascending rows whose columns are mixed up.
            foreach (var order in new IEnumerable<(int Row, int Column, double Cost)>[] { shuffled, shuffled.OrderBy(pair => pair.Row) })
            {
                var second = Pairings.Graph(rows, columns, order);

                Assert.Equal(first.Clusters.ToArray(), second.Clusters.ToArray());
                Assert.Equal(first.Tag.ToArray(), second.Tag.ToArray());
                Assert.Equal(first.Cost.ToArray(), second.Cost.ToArray());
                Assert.Equal(first.ClusteredColumns.ToArray(), second.ClusteredColumns.ToArray());
                Assert.Equal(first.RowStarts.ToArray(), second.RowStarts.ToArray());
            }
        }
    }

    [Fact]
    public void Of_a_pair_added_twice_the_cheaper_is_kept_and_at_equal_cost_the_lower_tag()
    {
        (double Cost, int Tag)[] thrice = [(-1.0, 3), (-2.0, 9), (-2.0, 8)];
        foreach (var order in new[] { [0, 1, 2], [2, 1, 0], new[] { 1, 0, 2 } })
        {
            var graph = new PairGraph();
            graph.Clear(1, 1);
            foreach (var index in order)
            {
                graph.Add(0, 0, thrice[index].Cost, thrice[index].Tag);
            }

            graph.Build();

            Assert.Equal(1, graph.PairCount);
            Assert.Equal(-2.0, graph.Cost[0]);
            Assert.Equal(8, graph.Tag[0]);
        }
    }

    [Fact]
    public void A_cost_that_is_no_number_or_endless_is_left_out_and_counted()
    {
        var graph = Pairings.Graph(5, 1, [(0, 0, double.NaN), (1, 0, double.PositiveInfinity), (2, 0, double.NegativeInfinity), (3, 0, -2e12), (4, 0, -1.0)]);

        Assert.Equal(4, graph.LeftOut);
        Assert.Equal([4], graph.ClusteredRows.ToArray());
    }

    [Fact]
    public void Without_pairs_there_is_no_cluster()
    {
        Assert.Equal(0, Pairings.Graph(0, 0).ClusterCount);
        var graph = Pairings.Graph(3, 3);

        Assert.Equal(0, graph.ClusterCount);
        Assert.Equal(0, graph.PairCount);
        Assert.Equal((0, 0), graph.PairsOfRow(2));
    }

    [Fact]
    public void Nothing_of_an_earlier_use_stays()
    {
        var draw = new Pairings(7);
        var graph = Pairings.Graph(40, 40, draw.Draw(40, 40, 0.2, -9.0, 0.0));
        Pairings.Fill(graph, 3, 2, [(2, 1, -1.0)]);

        Assert.Equal([2], graph.ClusteredRows.ToArray());
        Assert.Equal([1], graph.ClusteredColumns.ToArray());
        Assert.Equal((0, 1), graph.PairsOfRow(2));
        Assert.Equal((0, 0), graph.PairsOfRow(0));
        Assert.Equal(0, graph.LeftOut);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    public void A_row_or_column_that_does_not_exist_is_refused(int row, int column)
    {
        var graph = new PairGraph();
        graph.Clear(2, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Add(row, column, -1.0));
    }

    [Fact]
    public void A_workspace_that_has_grown_allocates_nothing()
    {
        var draw = new Pairings(3);
        var pairs = draw.Draw(200, 300, 0.01, -9.0, 0.0);
        var shuffled = draw.Shuffled(pairs).ToArray();
        var graph = new PairGraph();

        Assert.Equal(0L, Allocations.LeastOf(() =>
        {
            graph.Clear(200, 300);
            foreach (var (row, column, cost) in shuffled)
            {
                graph.Add(row, column, cost);
            }

            graph.Build();
        }));
    }

    private static int[] Reached(List<(int Row, int Column, double Cost)> pairs, int start)
    {
        var rows = new SortedSet<int> { start };
        int before;
        do
        {
            before = rows.Count;
            var columns = pairs.Where(pair => rows.Contains(pair.Row)).Select(pair => pair.Column).ToHashSet();
            rows.UnionWith(pairs.Where(pair => columns.Contains(pair.Column)).Select(pair => pair.Row));
        }
        while (rows.Count > before);

        return [.. rows];
    }
}
