using Rampart.Tracking.Association;

namespace Rampart.Results.Tracking;

/// <summary>The pairing of targets and tracks of one scan that makes GOSPA least.</summary>
/// <remarks>Only pairs nearer than the cut-off matter; they fall into clusters that have nothing to do with each other, and each is solved for itself.</remarks>
internal sealed class ScanPairing
{
    private readonly LinearAssignment _assignment = new();
    private readonly List<(int Target, int Track, double Distance)> _pairs = [];
    private readonly List<(int Target, int Track, double Distance)> _cluster = [];
    private int[] _sorted = [];
    private double[] _sortedX = [];
    private int[] _head = [];
    private int[] _place = [];
    private int[] _order = [];
    private int[] _columnOfRow = [];
    private double[] _cost = [];

    /// <summary>For each target of the scan the place of its track among the tracks of the scan, −1 without one.</summary>
    public int[] TrackOf { get; private set; } = [];

    /// <summary>Sum of d^p over the pairs.</summary>
    public double Localisation { get; private set; }

    public int Pairs { get; private set; }

    public void Solve(ScoredPaths targets, ReadOnlySpan<int> targetRows, ScoredPaths tracks, ReadOnlySpan<int> trackRows, double cutOff, double order)
    {
        Localisation = 0.0;
        Pairs = 0;
        if (TrackOf.Length < targetRows.Length)
        {
            TrackOf = new int[targetRows.Length];
        }

        Array.Fill(TrackOf, -1);
        FindPairs(targets, targetRows, tracks, trackRows, cutOff);
        FindClusters(targetRows.Length, trackRows.Length);
        for (var first = 0; first < _order.Length && first < _pairs.Count;)
        {
            _cluster.Clear();
            var head = Head(_pairs[_order[first]].Target);
            while (first < _pairs.Count && Head(_pairs[_order[first]].Target) == head)
            {
                _cluster.Add(_pairs[_order[first++]]);
            }

            SolveCluster(targetRows.Length, cutOff, order);
        }
    }

    public static double Power(double value, double order) => order == 2.0 ? value * value : Math.Pow(value, order);

    /// <summary>Tracks are swept by their easting, so that a target meets only those of its own strip.</summary>
    private void FindPairs(ScoredPaths targets, ReadOnlySpan<int> targetRows, ScoredPaths tracks, ReadOnlySpan<int> trackRows, double cutOff)
    {
        _pairs.Clear();
        if (_sorted.Length < trackRows.Length)
        {
            _sorted = new int[trackRows.Length];
            _sortedX = new double[trackRows.Length];
        }

        for (var track = 0; track < trackRows.Length; track++)
        {
            _sorted[track] = track;
            _sortedX[track] = tracks.Rows[trackRows[track]].X;
        }

        Array.Sort(_sortedX, _sorted, 0, trackRows.Length);
        for (var target = 0; target < targetRows.Length; target++)
        {
            ref readonly var place = ref targets.Rows[targetRows[target]];
            for (var at = LowerBound(_sortedX.AsSpan(0, trackRows.Length), place.X - cutOff); at < trackRows.Length && _sortedX[at] <= place.X + cutOff; at++)
            {
                var distance = place.DistanceTo(in tracks.Rows[trackRows[_sorted[at]]]);
                if (distance < cutOff)
                {
                    _pairs.Add((target, _sorted[at], distance));
                }
            }
        }
    }

    /// <summary>Orders the pairs by the cluster they belong to.</summary>
    private void FindClusters(int targets, int tracks)
    {
        if (_head.Length < targets + tracks)
        {
            _head = new int[targets + tracks];
            _place = new int[targets + tracks];
        }

        for (var node = 0; node < targets + tracks; node++)
        {
            _head[node] = node;
        }

        foreach (var (target, track, _) in _pairs)
        {
            int one = Head(target), other = Head(targets + track);
            _head[Math.Max(one, other)] = Math.Min(one, other);
        }

        if (_order.Length < _pairs.Count)
        {
            _order = new int[_pairs.Count];
        }

        for (var pair = 0; pair < _pairs.Count; pair++)
        {
            _order[pair] = pair;
        }

        _order.AsSpan(0, _pairs.Count).Sort((left, right) =>
        {
            int one = Head(_pairs[left].Target), other = Head(_pairs[right].Target);
            return one != other ? one.CompareTo(other)
                : _pairs[left].Target != _pairs[right].Target ? _pairs[left].Target.CompareTo(_pairs[right].Target)
                : _pairs[left].Track.CompareTo(_pairs[right].Track);
        });
    }

    private void SolveCluster(int targets, double cutOff, double order)
    {
        if (_cluster.Count == 1)
        {
            Take(_cluster[0].Target, _cluster[0].Track, _cluster[0].Distance, order);
            return;
        }

        Span<int> rows = [.. _cluster.Select(pair => pair.Target).Distinct()];
        Span<int> columns = [.. _cluster.Select(pair => pair.Track).Distinct().Order()];
        for (var row = 0; row < rows.Length; row++)
        {
            _place[rows[row]] = row;
        }

        for (var column = 0; column < columns.Length; column++)
        {
            _place[targets + columns[column]] = column;
        }

        if (_cost.Length < rows.Length * columns.Length)
        {
            _cost = new double[rows.Length * columns.Length];
        }

        if (_columnOfRow.Length < rows.Length)
        {
            _columnOfRow = new int[rows.Length];
        }

        var cost = _cost.AsSpan(0, rows.Length * columns.Length);
        cost.Fill(Power(cutOff, order));
        foreach (var (target, track, distance) in _cluster)
        {
            cost[(_place[target] * columns.Length) + _place[targets + track]] = Power(distance, order);
        }

        _assignment.Solve(cost, rows.Length, columns.Length, _columnOfRow);
        foreach (var (target, track, distance) in _cluster)
        {
            if (_columnOfRow[_place[target]] == _place[targets + track])
            {
                Take(target, track, distance, order);
            }
        }
    }

    private void Take(int target, int track, double distance, double order)
    {
        TrackOf[target] = track;
        Localisation += Power(distance, order);
        Pairs++;
    }

    private int Head(int node)
    {
        while (_head[node] != node)
        {
            node = _head[node] = _head[_head[node]];
        }

        return node;
    }

    /// <summary>The first place whose value is not below the given one.</summary>
    public static int LowerBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
