using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>Reads <c>truth.csv</c> and <c>truth.csv.gz</c>: where each target was, scan by scan. Only scores may read it.</summary>
public static class TruthFile
{
    private const int Scan = 0, Time = 1, Id = 2, X = 3, Y = 4, Z = 5, Vx = 6, Vy = 7, Vz = 8, Lateral = 9;

    private static readonly string[] Needed = ["scan", "time_s", "truth_id", "x_m", "y_m", "z_m", "vx_mps", "vy_mps", "vz_mps"];

    /// <summary>The rows, in the order of the file; null, with findings, when it has errors.</summary>
    public static TruthRow[]? Read(string path, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var tally = new FindingTally(path, findings);
        var read = new List<TruthRow>();
        if (TableBytes.Read(path, tally) is { } text && NumberRows.Open(text, Needed, ["lateral_g"], tally) is { } rows)
        {
            var lines = new MotionLines("truth_id", rows, tally);
            while (rows.MoveNext(FindingSeverity.Error, out var isComplete))
            {
                var row = default(TruthRow);
                if (isComplete
                    && rows.TryWhole(Scan, 0, FindingSeverity.Error, out row.Scan)
                    & rows.TryNumber(Time, FindingSeverity.Error, out row.Time_s)
                    & rows.TryWhole(Id, 0, FindingSeverity.Error, out row.TruthId)
                    & rows.TryNumber(X, FindingSeverity.Error, out row.X_m)
                    & rows.TryNumber(Y, FindingSeverity.Error, out row.Y_m)
                    & rows.TryNumber(Z, FindingSeverity.Error, out row.Z_m)
                    & rows.TryNumber(Vx, FindingSeverity.Error, out row.Vx_mps)
                    & rows.TryNumber(Vy, FindingSeverity.Error, out row.Vy_mps)
                    & rows.TryNumber(Vz, FindingSeverity.Error, out row.Vz_mps)
                    && (!rows.Has(Lateral) || rows.IsEmpty(Lateral) || rows.TryNumber(Lateral, FindingSeverity.Error, out row.Lateral_g))
                    && lines.IsNew(row.TruthId, row.Scan))
                {
                    read.Add(row);
                }
            }

            if (rows.Rows == 0)
            {
                tally.Remark("empty", 0, "truth", "has a header line and no targets.", "Every track is false then.");
            }
        }

        tally.Close();
        return tally.Errors == 0 ? [.. read] : null;
    }
}

/// <summary>Sees that nothing is in two places in one scan.</summary>
internal sealed class MotionLines(string subject, NumberRows rows, FindingTally tally)
{
    private readonly Dictionary<(int Id, int Scan), int> _lines = [];

    public bool IsNew(int id, int scan)
    {
        if (scan >= TrackMeta.MostScans)
        {
            rows.Fault("scan", FindingSeverity.Error, "scan", $"{scan} is not below {TrackMeta.MostScans}.", "Number the scans from zero.");
            return false;
        }

        if (_lines.TryAdd((id, scan), rows.Line))
        {
            return true;
        }

        tally.Error("doubled row", rows.Line, subject, $"{id} has a row for scan {scan} already, on line {_lines[(id, scan)]}.", "Give one row for each scan.");
        return false;
    }
}
