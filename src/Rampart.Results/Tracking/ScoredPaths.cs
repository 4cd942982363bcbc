namespace Rampart.Results.Tracking;

/// <summary>Place and velocity of one target or track at one scan.</summary>
internal readonly record struct PathRow(int Scan, double Time_s, int Id, double X, double Y, double Z, double Vx, double Vy, double Vz)
{
    public static PathRow Of(in TruthRow row) => new(row.Scan, row.Time_s, row.TruthId, row.X_m, row.Y_m, row.Z_m, row.Vx_mps, row.Vy_mps, row.Vz_mps);

    public static PathRow Of(in TrackRow row) => new(row.Scan, row.Time_s, row.TrackId, row.X_m, row.Y_m, row.Z_m, row.Vx_mps, row.Vy_mps, row.Vz_mps);

    public double DistanceTo(in PathRow other)
    {
        double x = X - other.X, y = Y - other.Y, z = Z - other.Z;
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    public double VelocityTo(in PathRow other)
    {
        double x = Vx - other.Vx, y = Vy - other.Vy, z = Vz - other.Vz;
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}

/// <summary>All targets, or all tracks, path by path and scan by scan.</summary>
internal sealed class ScoredPaths
{
    private readonly int[] _first;
    private readonly int[] _rowsOfScan;

    /// <param name="rows">In any order.</param>
    /// <param name="scans">All scans that count, ascending.</param>
    public ScoredPaths(PathRow[] rows, int[] scans)
    {
        Rows = rows;
        var pathOfId = new Dictionary<int, int>();
        PathOf = new int[rows.Length];
        ScanOf = new int[rows.Length];
        var paths = new List<List<int>>();
        for (var row = 0; row < rows.Length; row++)
        {
            if (!pathOfId.TryGetValue(rows[row].Id, out var path))
            {
                path = paths.Count;
                pathOfId.Add(rows[row].Id, path);
                paths.Add([]);
            }

            PathOf[row] = path;
            paths[path].Add(row);
            ScanOf[row] = Array.BinarySearch(scans, rows[row].Scan);
        }

        Paths = [.. paths.Select(path => path.OrderBy(row => rows[row].Scan).ToArray())];
        _first = new int[scans.Length + 1];
        foreach (var scan in ScanOf)
        {
            _first[scan + 1]++;
        }

        for (var scan = 0; scan < scans.Length; scan++)
        {
            _first[scan + 1] += _first[scan];
        }

        var next = _first[..];
        _rowsOfScan = new int[rows.Length];
        foreach (var row in Paths.SelectMany(path => path))
        {
            _rowsOfScan[next[ScanOf[row]]++] = row;
        }
    }

    public PathRow[] Rows { get; }

    /// <summary>The path of each row.</summary>
    public int[] PathOf { get; }

    /// <summary>The place of each row's scan among all scans.</summary>
    public int[] ScanOf { get; }

    /// <summary>The rows of each path by scan; paths in the order in which the file names them first.</summary>
    public int[][] Paths { get; }

    /// <summary>The rows of one scan, in the order of the paths.</summary>
    public ReadOnlySpan<int> InScan(int scan) => _rowsOfScan.AsSpan(_first[scan].._first[scan + 1]);
}
