using System.Globalization;
using System.IO.Compression;
using System.Text;
using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>Writes and reads <c>tracks.csv</c> and <c>tracks.csv.gz</c>: one row for each confirmed track and scan.</summary>
public static class TrackFile
{
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
        var working = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.partial-{Environment.ProcessId}");
        try
        {
            using (var file = new FileStream(working, FileMode.Create, FileAccess.Write))
            {
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

            File.Move(working, full, overwrite: true);
        }
        finally
        {
            File.Delete(working);
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

        public void Nine(double value) => Number(value, "G9");

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

        private void Number(double value, ReadOnlySpan<char> format)
        {
            // A file with "NaN" in it would be refused by every reader; the tracker has a fault then, not its user. Beyond the limit F3 would not fit.
            if (!(Math.Abs(value) < 1e15))
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
