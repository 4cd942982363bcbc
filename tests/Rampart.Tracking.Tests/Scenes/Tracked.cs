namespace Rampart.Tracking.Tests.Scenes;

/// <summary>What a tracker said after one look: numbers of the tracks that took each plot, and each track's life and estimate by its number.</summary>
internal sealed record TrackedLook(int[] NumberOfPlot, SortedDictionary<int, TrackedState> Tracks);

/// <summary>The bits of one track.</summary>
internal sealed record TrackedState(bool IsConfirmed, int Plots, int Misses, double Score, double[] State, double[] Covariance)
{
    public bool HasSameBits(TrackedState other) =>
        (IsConfirmed, Plots, Misses) == (other.IsConfirmed, other.Plots, other.Misses)
        && Laws.SameBits(Score, other.Score)
        && SameBits(State, other.State)
        && SameBits(Covariance, other.Covariance);

    private static bool SameBits(double[] left, double[] right) => left.Zip(right).All(pair => Laws.SameBits(pair.First, pair.Second));
}

/// <summary>Runs trackers over scenes.</summary>
internal static class Tracked
{
    public static IReadOnlyList<TrackedLook> Run(TrackerDefinition definition, RadarModel radar, IEnumerable<(ILook Look, RadarPlot[] Plots)> looks)
    {
        var tracker = new ScanTracker(definition, radar);
        var told = new List<TrackedLook>();
        foreach (var (look, plots) in looks)
        {
            var given = new int[plots.Length];
            tracker.Step(look, plots, given);
            told.Add(Told(tracker, given));
        }

        return told;
    }

    public static TrackedLook Told(ScanTracker tracker, int[] given)
    {
        var states = new SortedDictionary<int, TrackedState>();
        var tracks = tracker.Tracks;
        for (var row = 0; row < tracks.Length; row++)
        {
            ref readonly var track = ref tracks[row];
            if (track.Number == 0)
            {
                continue;
            }

            tracker.EstimateOf(row, out var estimate);
            states.Add(
                track.Number,
                new TrackedState(
                    track.Status == TrackStatus.Confirmed, track.Plots, track.Misses, track.Score, ((ReadOnlySpan<double>)estimate.State).ToArray(),
                    ((ReadOnlySpan<double>)estimate.Covariance).ToArray()));
        }

        var numbers = tracker.Tracks.ToArray();
        return new TrackedLook([.. given.Select(row => row < 0 ? 0 : numbers[row].Number)], states);
    }

    /// <summary>Places of the confirmed tracks.</summary>
    public static List<EnuOffset> Confirmed(ScanTracker tracker)
    {
        var places = new List<EnuOffset>();
        var state = new double[6];
        for (var row = 0; row < tracker.Tracks.Length; row++)
        {
            if (tracker.Tracks[row] is { Number: > 0, Status: TrackStatus.Confirmed })
            {
                tracker.StateOf(row, state);
                places.Add(new EnuOffset(state[0], state[1], state[2]));
            }
        }

        return places;
    }

    /// <summary>GOSPA with p = 2, α = 2 and cut-off c, to the square: the least over all assignments, found by successive improvement of a rectangular cost table.</summary>
    public static double SquaredGospa(IReadOnlyList<EnuOffset> truth, IReadOnlyList<EnuOffset> tracks, double cutOff_m)
    {
        // Σ min(d², c²) over a full assignment of the smaller side + c²/2 for each one left over.
        var (few, many) = truth.Count <= tracks.Count ? (truth, tracks) : (tracks, truth);
        var c2 = cutOff_m * cutOff_m;
        var cost = few.Select(one => many.Select(other => Math.Min(Square((one - other).Norm), c2)).ToArray()).ToArray();
        return Assignment(cost, many.Count) + (0.5 * c2 * (many.Count - few.Count));
    }

    private static double Square(double value) => value * value;

    /// <summary>The Hungarian method with potentials; rows no more than columns. Gives the least total.</summary>
    private static double Assignment(double[][] cost, int columns)
    {
        var rows = cost.Length;
        var (rowPrice, columnPrice) = (new double[rows + 1], new double[columns + 1]);
        var (rowOf, way) = (new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var at = 0;
            var least = Enumerable.Repeat(double.PositiveInfinity, columns + 1).ToArray();
            var used = new bool[columns + 1];
            do
            {
                used[at] = true;
                var next = 0;
                var step = double.PositiveInfinity;
                for (var column = 1; column <= columns; column++)
                {
                    if (used[column])
                    {
                        continue;
                    }

                    var reduced = cost[rowOf[at] - 1][column - 1] - rowPrice[rowOf[at]] - columnPrice[column];
                    if (reduced < least[column])
                    {
                        (least[column], way[column]) = (reduced, at);
                    }

                    if (least[column] < step)
                    {
                        (step, next) = (least[column], column);
                    }
                }

                for (var column = 0; column <= columns; column++)
                {
                    if (used[column])
                    {
                        rowPrice[rowOf[column]] += step;
                        columnPrice[column] -= step;
                    }
                    else
                    {
                        least[column] -= step;
                    }
                }

                at = next;
            }
            while (rowOf[at] != 0);

            while (at != 0)
            {
                rowOf[at] = rowOf[way[at]];
                at = way[at];
            }
        }

        var total = 0.0;
        for (var column = 1; column <= columns; column++)
        {
            total += rowOf[column] > 0 ? cost[rowOf[column] - 1][column - 1] : 0.0;
        }

        return total;
    }
}
