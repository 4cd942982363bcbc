using System.Globalization;
using System.IO.Compression;
using System.Text;
using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>Writes and reads <c>tracks.csv</c> and <c>tracks.csv.gz</c>: one row for each confirmed track and scan.</summary>
public static class TrackFile
{
    private const int Scan = 0, Time = 1, Id = 2, X = 3, Y = 4, Z = 5, Vx = 6, Vy = 7, Vz = 8, Plot = 9, Covariance = 10;

    private const string Columns = "scan,time_s,track_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,plot_id";
    private const string CovarianceColumns = ",p_xx,p_xy,p_xz,p_yy,p_yz,p_zz";
    private const string ModeColumns = ",mode,mode_prob";

    // Room for a row with every number at its longest.
    private const int LongestRow = 1024;

    /// <summary>Writes the rows, which stand in the order of their scans, to a file beside the place and then moves it there: nobody meets half a file.</summary>
    /// <param name="path">Ends in .gz when it shall be compressed.</param>
    /// <param name="rows">By scan. Columns of the covariance are written when the first row has one.</param>
    /// <param name="modes">Names of the motion models, for columns that tell the likeliest; null without them.</param>
    public static void Write(string path, ReadOnlySpan<TrackRow> rows, IReadOnlyList<string>? modes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var working = Path.Combine(Path.GetDirectoryName(full)!, $".partial-{Environment.ProcessId}-{Path.GetFileName(full)}");
        try
        {
            WriteInPlace(working, rows, modes);
            File.Move(working, full, overwrite: true);
        }
        finally
        {
            File.Delete(working);
        }
    }

    /// <summary>Writes the rows to this very file, for a caller that moves it to its place when more is whole.</summary>
    public static void WriteInPlace(string path, ReadOnlySpan<TrackRow> rows, IReadOnlyList<string>? modes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            using var packed = new GZipStream(file, CompressionLevel.Optimal);
            Write(packed, rows, modes);
        }
        else
        {
            Write(file, rows, modes);
        }
    }

    /// <summary>Writes the rows as text.</summary>
    public static void Write(Stream stream, ReadOnlySpan<TrackRow> rows, IReadOnlyList<string>? modes = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var hasCovariance = rows.Length > 0 && !double.IsNaN(rows[0].Pxx_m2);
        stream.Write(Encoding.UTF8.GetBytes(Columns + (hasCovariance ? CovarianceColumns : "") + (modes is null ? "" : ModeColumns) + "\n"));
        var names = modes?.Select(Encoding.UTF8.GetBytes).ToArray();
        var block = new byte[1 << 16];
        var used = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            ref readonly var track = ref rows[row];
            if (row > 0 && track.Scan < rows[row - 1].Scan)
            {
                throw new ArgumentException($"Row {row} of scan {track.Scan} comes after scan {rows[row - 1].Scan}.", nameof(rows));
            }

            if (block.Length - used < LongestRow + (names is null || track.Mode < 0 ? 0 : names[track.Mode].Length))
            {
                stream.Write(block, 0, used);
                used = 0;
            }

            var line = new Line(block.AsSpan(used));
            line.Whole(track.Scan);
            line.Shortest(track.Time_s);
            line.Whole(track.TrackId);
            line.Thousandths(track.X_m);
            line.Thousandths(track.Y_m);
            line.Thousandths(track.Z_m);
            line.Thousandths(track.Vx_mps);
            line.Thousandths(track.Vy_mps);
            line.Thousandths(track.Vz_mps);
            line.Whole(track.PlotId);
            if (hasCovariance)
            {
                line.Nine(track.Pxx_m2);
                line.Nine(track.Pxy_m2);
                line.Nine(track.Pxz_m2);
                line.Nine(track.Pyy_m2);
                line.Nine(track.Pyz_m2);
                line.Nine(track.Pzz_m2);
            }

            if (names is not null)
            {
                line.Text(track.Mode < 0 ? [] : names[track.Mode]);
                line.Thousandths(track.ModeProbability);
            }

            used += line.End();
        }

        stream.Write(block, 0, used);
    }

    /// <summary>The rows, in the order of the file; null, with findings, when it has errors. Any tracker's file will do: the last column and the covariance may be missing.</summary>
    public static TrackRow[]? Read(string path, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var tally = new FindingTally(path, findings);
        var read = new List<TrackRow>();
        if (TableBytes.Read(path, tally) is { } text && NumberRows.Open(text, Columns.Split(',')[..Plot], ["plot_id", .. CovarianceColumns.Split(',', StringSplitOptions.RemoveEmptyEntries)], tally) is { } rows)
        {
            var lines = new MotionLines("track_id", rows, tally);
            var covariances = Enumerable.Range(Covariance, 6).Count(rows.Has);
            if (covariances is > 0 and < 6)
            {
                tally.Remark("covariance", 1, "p_xx", $"and its kin are not used: {covariances} of 6 columns are there.", $"Write all of {CovarianceColumns[1..]}, or none.");
            }

            while (rows.MoveNext(FindingSeverity.Error, out var isComplete))
            {
                if (isComplete && TryRow(rows, covariances == 6, out var row) && lines.IsNew(row.TrackId, row.Scan))
                {
                    read.Add(row);
                }
            }

            if (rows.Rows == 0)
            {
                tally.Remark("empty", 0, "tracks", "has a header line and no tracks.", "Every target counts as missed then.");
            }
        }

        tally.Close();
        return tally.Errors == 0 ? [.. read] : null;
    }

    private static bool TryRow(NumberRows rows, bool hasCovariance, out TrackRow row)
    {
        row = new TrackRow { PlotId = -1, Mode = -1, Pxx_m2 = double.NaN };
        return rows.TryWhole(Scan, 0, FindingSeverity.Error, out row.Scan)
            & rows.TryNumber(Time, FindingSeverity.Error, out row.Time_s)
            & rows.TryWhole(Id, 0, FindingSeverity.Error, out row.TrackId)
            & rows.TryNumber(X, FindingSeverity.Error, out row.X_m)
            & rows.TryNumber(Y, FindingSeverity.Error, out row.Y_m)
            & rows.TryNumber(Z, FindingSeverity.Error, out row.Z_m)
            & rows.TryNumber(Vx, FindingSeverity.Error, out row.Vx_mps)
            & rows.TryNumber(Vy, FindingSeverity.Error, out row.Vy_mps)
            & rows.TryNumber(Vz, FindingSeverity.Error, out row.Vz_mps)
            && (!rows.Has(Plot) || rows.IsEmpty(Plot) || rows.TryWhole(Plot, -1, FindingSeverity.Error, out row.PlotId))
            && (!hasCovariance || rows.IsEmpty(Covariance)
                || (rows.TryNumber(Covariance, FindingSeverity.Error, out row.Pxx_m2)
                    & rows.TryNumber(Covariance + 1, FindingSeverity.Error, out row.Pxy_m2)
                    & rows.TryNumber(Covariance + 2, FindingSeverity.Error, out row.Pxz_m2)
                    & rows.TryNumber(Covariance + 3, FindingSeverity.Error, out row.Pyy_m2)
                    & rows.TryNumber(Covariance + 4, FindingSeverity.Error, out row.Pyz_m2)
                    & rows.TryNumber(Covariance + 5, FindingSeverity.Error, out row.Pzz_m2)));
    }

    /// <summary>Cells of one line, written one after the other.</summary>
    private ref struct Line(Span<byte> place)
    {
        private readonly Span<byte> _place = place;
        private int _length;

        public void Whole(int value)
        {
            value.TryFormat(_place[_length..], out var written, default, CultureInfo.InvariantCulture);
            Next(written);
        }

        public void Shortest(double value) => Number(value, default);

        public void Thousandths(double value) => Number(value, "F3");

        /// <summary>Nine figures, however large the number is.</summary>
        public void Nine(double value) => Number(value, "G9", double.MaxValue);

        public void Text(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_place[_length..]);
            Next(text.Length);
        }

        public int End()
        {
            _place[_length - 1] = (byte)'\n';
            return _length;
        }

        private void Number(double value, ReadOnlySpan<char> format, double most = 1e15)
        {
            // A file with "NaN" in it would be refused by every reader; the tracker has a fault then, not its user. Beyond 1e15 thousandths are no longer exact.
            if (!(Math.Abs(value) <= most))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A track has a place, velocity or covariance that cannot be.");
            }

            value.TryFormat(_place[_length..], out var written, format, CultureInfo.InvariantCulture);
            Next(written);
        }

        private void Next(int written)
        {
            _length += written;
            _place[_length++] = (byte)',';
        }
    }
}
