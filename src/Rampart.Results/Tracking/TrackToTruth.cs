namespace Rampart.Results.Tracking;

/// <summary>A track was the estimate of a target from one scan to another, both included.</summary>
/// <param name="Track">Among the paths of the tracks.</param>
/// <param name="Target">Among the paths of the targets.</param>
/// <param name="Start">Number of the first scan.</param>
/// <param name="End">Number of the last scan.</param>
/// <param name="Confirmed">Number of the scan in which it had lasted long enough to count.</param>
internal readonly record struct TrackAssociation(int Track, int Target, int Start, int End, int Confirmed);

/// <summary>Which target each track follows: the nearest one, as soon as it was the nearest for some scans, until it is not for some scans.</summary>
internal static class TrackToTruth
{
    public static List<TrackAssociation> Associate(ScoredPaths targets, ScoredPaths tracks, int scans, ScoreRules rules)
    {
        var nearest = Nearest(targets, tracks, scans, rules.Association_m);
        var associations = new List<TrackAssociation>();
        for (var track = 0; track < tracks.Paths.Length; track++)
        {
            // −1: none. A candidate's scans and the misses are deliberately not forgotten when the track returns or changes over: the SIAP code of Stone Soup, which the comparison follows, does the same.
            int current = -1, start = 0, end = 0, confirmed = 0;
            int candidate = -1, candidateScans = 0, candidateStart = 0, misses = 0;
            foreach (var row in tracks.Paths[track])
            {
                var scan = tracks.Rows[row].Scan;
                var near = nearest[row];
                if (current < 0)
                {
                    if (near < 0)
                    {
                        (candidate, candidateScans) = (-1, 0);
                    }
                    else if (candidate != near)
                    {
                        (candidate, candidateScans, candidateStart) = (near, 1, scan);
                    }
                    else
                    {
                        candidateScans++;
                    }

                    if (candidateScans >= rules.ScansToStart)
                    {
                        (current, start, end, confirmed) = (near, candidateStart, scan, scan);
                        (candidate, candidateScans) = (-1, 0);
                    }

                    continue;
                }

                if (near == current)
                {
                    end = scan;
                    misses = 0;
                }
                else
                {
                    misses++;
                    if (near >= 0 && near == candidate)
                    {
                        candidateScans++;
                    }
                    else
                    {
                        (candidate, candidateScans, candidateStart) = (near, 1, scan);
                    }
                }

                if (misses >= rules.ScansToEnd)
                {
                    associations.Add(new TrackAssociation(track, current, start, end, confirmed));
                    if (candidateScans >= rules.ScansToStart)
                    {
                        (current, start, end, confirmed) = (candidate, candidateStart, scan, scan);
                    }
                    else
                    {
                        current = -1;
                    }
                }
            }

            if (current >= 0)
            {
                associations.Add(new TrackAssociation(track, current, start, end, confirmed));
            }
        }

        return associations;
    }

    /// <summary>For each row of the tracks the nearest target of its scan, −1 without one within the distance; of two equally near the one that the file names first.</summary>
    private static int[] Nearest(ScoredPaths targets, ScoredPaths tracks, int scans, double within)
    {
        var nearest = new int[tracks.Rows.Length];
        double[] sortedX = [];
        int[] sorted = [];
        for (var scan = 0; scan < scans; scan++)
        {
            var rows = targets.InScan(scan);
            if (sorted.Length < rows.Length)
            {
                (sorted, sortedX) = (new int[rows.Length], new double[rows.Length]);
            }

            for (var target = 0; target < rows.Length; target++)
            {
                sorted[target] = rows[target];
                sortedX[target] = targets.Rows[rows[target]].X;
            }

            Array.Sort(sortedX, sorted, 0, rows.Length);
            foreach (var row in tracks.InScan(scan))
            {
                ref readonly var place = ref tracks.Rows[row];
                var least = within;
                nearest[row] = -1;
                for (var at = ScanPairing.LowerBound(sortedX.AsSpan(0, rows.Length), place.X - within); at < rows.Length && sortedX[at] <= place.X + within; at++)
                {
                    var target = targets.PathOf[sorted[at]];
                    var distance = place.DistanceTo(in targets.Rows[sorted[at]]);
                    if (distance < least || (distance == least && nearest[row] >= 0 && target < nearest[row]))
                    {
                        least = distance;
                        nearest[row] = target;
                    }
                }
            }
        }

        return nearest;
    }
}
