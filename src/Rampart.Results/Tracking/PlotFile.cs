using System.Globalization;
using System.Security.Cryptography;
using Rampart.Quantities;
using Rampart.Tracking;

namespace Rampart.Results.Tracking;

/// <summary>Reads <c>plots.csv</c> and <c>plots.csv.gz</c> and holds every row against the meta of the radar.</summary>
/// <remarks>
/// Columns <c>scan,time_s,plot_id,range_m,azimuth_deg,elevation_deg</c>, found by name, and if wanted <c>range_rate_mps</c> and <c>answered</c> (0 or 1).
/// A plot may have a time of its own, up to half a period before or after its scan's.
/// </remarks>
public static class PlotFile
{
    /// <summary>Noise that moves a plot by more than this many standard deviations is none.</summary>
    private const double Margin = 6.0;

    /// <summary>A century, in seconds: further times are a slip, and would not fit the count of microseconds for ever.</summary>
    private const double LongestTime_s = 3.2e9;

    /// <summary>Missiles fall with seven kilometres a second; what comes faster is a slip of the unit.</summary>
    private const double FastestRate_mps = 10e3;

    /// <summary>So many scans without a plot at the end are odd enough to be told.</summary>
    private const int OddAtTheEnd = 10;

    /// <summary>So many scans without a plot end every track; what the meta says beyond them would be nothing but rows of nothing.</summary>
    private const int MostAtTheEnd = 1000;

    /// <summary>So many scans for each plot are no picture of anything, and would fill pages with nothing.</summary>
    private const int MostForAPlot = 1000;

    private const int Scan = 0, Time = 1, Id = 2, Range = 3, Azimuth = 4, Elevation = 5, RangeRate = 6, Answered = 7;

    private static readonly string[] Needed = ["scan", "time_s", "plot_id", "range_m", "azimuth_deg", "elevation_deg"];
    private static readonly string[] Optional = ["range_rate_mps", "answered"];

    /// <summary>The plots of a file; null, with findings, when it has errors.</summary>
    /// <param name="path">The file; one that cannot be opened throws as any file does.</param>
    /// <param name="meta">What is known of the radar; without it the rows are held against each other only.</param>
    /// <param name="findings">Where every problem goes: of each kind the first twenty, then their number.</param>
    /// <param name="leaveOutBadRows">Leaves faulty rows out, with remarks, instead of refusing the file.</param>
    public static PlotTable? Read(string path, TrackMeta? meta, ICollection<Finding> findings, bool leaveOutBadRows = false)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var tally = new FindingTally(path, findings);
        var table = TableBytes.Read(path, tally) is { } text && NumberRows.Open(text, Needed, Optional, tally) is { } rows
            ? Read(Path.GetFileName(path), text, rows, meta, leaveOutBadRows ? FindingSeverity.Remark : FindingSeverity.Error, tally)
            : null;
        tally.Close();
        return tally.Errors == 0 ? table : null;
    }

    private static PlotTable Read(string name, byte[] text, NumberRows rows, TrackMeta? meta, FindingSeverity severity, FindingTally tally)
    {
        var plots = new List<RadarPlot>();
        var ids = new List<int>();
        var scans = new List<int>();
        var lines = new List<int>();
        var lineOfId = new Dictionary<int, int>();
        var check = new RowCheck(meta, severity, tally);
        while (rows.MoveNext(severity, out var isComplete))
        {
            if (isComplete && TryRow(rows, severity, out var scan, out var time_s, out var id, out var plot, out var elevation_deg)
                && check.IsPossible(rows.Line, scan, time_s, in plot, elevation_deg)
                && IsNew(lineOfId, id, rows.Line, severity, tally))
            {
                plot.Time = SimulationTime.FromSeconds(time_s);
                if (scans.Count > 0 && scan < scans[^1])
                {
                    tally.Remark("out of order", rows.Line, "scan", $"{scan} comes after scan {scans[^1]}.", "Nothing needs to be done: the rows are sorted by scan.");
                }

                plots.Add(plot);
                ids.Add(id);
                scans.Add(scan);
                lines.Add(rows.Line);
            }
        }

        check.Close(rows.Rows);
        var leftOut = rows.Rows - plots.Count;
        if (leftOut > 0 && severity == FindingSeverity.Remark)
        {
            tally.Remark("left out", 0, "plots", $"{leftOut} of {rows.Rows} rows are left out.", "The tracks rest on the other rows.");
        }

        if (rows.Rows == 0)
        {
            tally.Remark("empty", 0, "plots", "has a header line and no plots.", "The result will have no tracks.");
        }

        HoldAgainst(meta, name, text, rows, tally);
        return Sorted(plots, ids, scans, lines, meta, leftOut, rows, tally);
    }

    private static bool TryRow(NumberRows rows, FindingSeverity severity, out int scan, out double time_s, out int id, out RadarPlot plot, out double elevation_deg)
    {
        // Each cell is read, so that a row tells all its faults at once.
        plot = default;
        var isGood = rows.TryWhole(Scan, 0, severity, out scan)
            & rows.TryNumber(Time, severity, out time_s)
            & rows.TryWhole(Id, 0, severity, out id)
            & rows.TryNumber(Range, severity, out plot.Range_m)
            & rows.TryNumber(Azimuth, severity, out var azimuth_deg)
            & rows.TryNumber(Elevation, severity, out elevation_deg);
        plot.Azimuth_rad = Angle.FromDegrees(azimuth_deg).Radians;
        plot.Elevation_rad = Angle.FromDegrees(elevation_deg).Radians;
        plot.RangeRate_mps = double.NaN;
        if (rows.Has(RangeRate) && !rows.IsEmpty(RangeRate))
        {
            isGood &= rows.TryNumber(RangeRate, severity, out plot.RangeRate_mps);
        }

        if (rows.Has(Answered) && !rows.IsEmpty(Answered))
        {
            isGood &= rows.TryWhole(Answered, 0, severity, out var answered);
            plot.IsAnswered = answered == 1;
            if (answered > 1)
            {
                rows.Fault("answered", severity, "answered", $"{answered} is neither 0 nor 1.", "Write 1 where the transponder answered, 0 where it did not.");
                isGood = false;
            }
        }

        if (isGood && azimuth_deg is < 0.0 or >= 360.0)
        {
            rows.Fault("azimuth", severity, "azimuth_deg", $"{Say(azimuth_deg)} is outside [0, 360).", "Give the azimuth from north, clockwise, from 0 to below 360 degrees.");
            isGood = false;
        }

        return isGood;
    }

    private static bool IsNew(Dictionary<int, int> lineOfId, int id, int line, FindingSeverity severity, FindingTally tally)
    {
        if (lineOfId.TryAdd(id, line))
        {
            return true;
        }

        tally.Tell("doubled plot_id", severity, line, "plot_id", $"{id} stands already on line {lineOfId[id]}.", "Give each plot of the file a number of its own.");
        return false;
    }

    /// <summary>What the whole file says against the meta.</summary>
    private static void HoldAgainst(TrackMeta? meta, string name, byte[] text, NumberRows rows, FindingTally tally)
    {
        if (meta is null)
        {
            return;
        }

        if (meta.Plots is { } plots && plots != rows.Rows)
        {
            tally.Remark("count", 0, "plots", $"has {rows.Rows} rows where the meta says {plots}.", "Make sure that the file is whole and belongs to this meta.");
        }
        else if (meta.Sha256.TryGetValue(name, out var hash) && !string.Equals(hash, Convert.ToHexStringLower(SHA256.HashData(text)), StringComparison.OrdinalIgnoreCase))
        {
            tally.Remark("hash", 0, "plots", "is not, byte for byte, the file that the meta was written for.", "Make sure that the file belongs to this meta.");
        }

        if (rows.Has(RangeRate) && meta.RangeRateSigma_mps is null)
        {
            tally.Remark("range rate", 1, "range_rate_mps", "is not used: the meta does not say how well it is measured.", "Add sigma_range_rate_mps to the meta.");
        }
    }

    /// <summary>By scan, the order within a scan kept.</summary>
    private static PlotTable Sorted(List<RadarPlot> plots, List<int> ids, List<int> scans, List<int> lines, TrackMeta? meta, int leftOut, NumberRows rows, FindingTally tally)
    {
        var count = CountOf(scans.Count == 0 ? 0 : scans.Max() + 1, scans.Count, meta, tally);
        var first = new int[count + 1];
        foreach (var scan in scans)
        {
            first[scan + 1]++;
        }

        for (var scan = 0; scan < count; scan++)
        {
            first[scan + 1] += first[scan];
        }

        var next = first[..];
        var sortedPlots = new RadarPlot[plots.Count];
        var sortedIds = new int[plots.Count];
        var sortedLines = new int[plots.Count];
        for (var row = 0; row < plots.Count; row++)
        {
            var place = next[scans[row]]++;
            sortedPlots[place] = plots[row];
            sortedIds[place] = ids[row];
            sortedLines[place] = lines[row];
        }

        for (var scan = 0; scan < count; scan++)
        {
            TellTwins(sortedPlots.AsSpan(first[scan]..first[scan + 1]), sortedLines.AsSpan(first[scan]..first[scan + 1]), tally);
        }

        return new PlotTable(sortedPlots, sortedIds, first, meta?.Period_s, leftOut, rows.Has(RangeRate), rows.Has(Answered));
    }

    /// <summary>How many scans the table has: those of the meta, but not many more than there are plots for.</summary>
    private static int CountOf(int filled, int plots, TrackMeta? meta, FindingTally tally)
    {
        if (filled > MostForAPlot * (plots + 1L))
        {
            tally.Error("scans", 0, "scans", $"lie too far apart: {plots} plots in {filled} scans, of which hardly any has one.", "Number the scans one after the other, from zero.");
        }

        if (meta is null || filled == 0)
        {
            return meta is null ? filled : Math.Min(meta.Scans, MostAtTheEnd);
        }

        var count = Math.Min(meta.Scans, filled + MostAtTheEnd);
        if (meta.Scans - filled > OddAtTheEnd)
        {
            tally.Remark(
                "scans", 0, "scans", $"bring plots only in the first {filled} of {meta.Scans} scans that the meta says.{(count < meta.Scans ? $" Those after scan {count - 1} are left out." : "")}",
                "Make sure that the file is whole and belongs to this meta, or correct scans in the meta.");
        }

        return count;
    }

    private static void TellTwins(ReadOnlySpan<RadarPlot> plots, ReadOnlySpan<int> lines, FindingTally tally)
    {
        var seen = new Dictionary<(long, double, double, double), int>(plots.Length);
        for (var row = 0; row < plots.Length; row++)
        {
            ref readonly var plot = ref plots[row];
            if (!seen.TryAdd((plot.Time.Microseconds, plot.Range_m, plot.Azimuth_rad, plot.Elevation_rad), lines[row]))
            {
                var other = seen[(plot.Time.Microseconds, plot.Range_m, plot.Azimuth_rad, plot.Elevation_rad)];
                tally.Remark("twin", lines[row], "plot", $"is the same as the plot on line {other}, under another number.", "Remove it if the file was put together twice; both are tracked.");
            }
        }
    }

    private static string Say(double value) => value.ToString(Math.Abs(value) < 1e15 ? "0.#####" : "R", CultureInfo.InvariantCulture);

    /// <summary>Whether a row can be what the radar says it is.</summary>
    private sealed class RowCheck(TrackMeta? meta, FindingSeverity severity, FindingTally tally)
    {
        private const string TimeKind = "time against scan";

        private readonly double _rangeMin_m = meta is null ? 0.0 : Math.Max(meta.RangeMin_m - (Margin * meta.RangeSigma_m), 0.0);
        private readonly double _rangeMax_m = meta is null ? double.PositiveInfinity : meta.RangeMax_m + (Margin * meta.RangeSigma_m);
        private readonly double _elevationMin_deg = meta is null ? -90.0 : meta.ElevationMin_deg - (Margin * meta.ElevationSigma_deg);
        private readonly double _elevationMax_deg = meta is null ? 90.0 : meta.ElevationMax_deg + (Margin * meta.ElevationSigma_deg);
        private int _beyondElevation;
        private int _lineBeyondElevation;
        private (int Scan, double Time_s)? _early;
        private (int Scan, double Time_s)? _late;

        public bool IsPossible(int line, int scan, double time_s, in RadarPlot plot, double elevation_deg)
        {
            var isPossible = true;
            if (plot.Range_m <= 0.0)
            {
                isPossible = Refuse("range", line, "range_m", $"{Say(plot.Range_m)} is not above zero.", "Give the slant range in metres.");
            }
            else if (plot.Range_m < _rangeMin_m || plot.Range_m > _rangeMax_m)
            {
                isPossible = Refuse("range against meta", line, "range_m", $"{Say(plot.Range_m)} is further from the meta's {Say(meta!.RangeMin_m)} to {Say(meta.RangeMax_m)} m than noise explains.", "Correct range_min_m and range_max_m of the meta, or the plot.");
            }

            if (elevation_deg is < -90.0 or > 90.0)
            {
                isPossible = Refuse("elevation", line, "elevation_deg", $"{Say(elevation_deg)} is outside [−90, 90].", "Give the elevation above the radar's horizontal plane in degrees.");
            }
            else if (elevation_deg < _elevationMin_deg || elevation_deg > _elevationMax_deg)
            {
                _beyondElevation++;
                _lineBeyondElevation = _lineBeyondElevation == 0 ? line : _lineBeyondElevation;
            }

            if (Math.Abs(plot.RangeRate_mps) > FastestRate_mps)
            {
                isPossible = Refuse("range rate", line, "range_rate_mps", $"{Say(plot.RangeRate_mps)} is faster than anything flies: more than {Say(FastestRate_mps)}.", "Give the rate of the range in metres per second, positive when opening; leave the cell empty where it was not measured.");
            }

            if (meta is null ? scan >= TrackMeta.MostScans : scan >= meta.Scans)
            {
                isPossible = Refuse("scan", line, "scan", meta is null ? $"{scan} is not below {TrackMeta.MostScans}." : $"{scan} does not exist: the meta says {meta.Scans} scans, counted from zero.", "Correct the number of scans in the meta, or the row.");
            }

            if (Math.Abs(time_s) > LongestTime_s)
            {
                return Refuse(TimeKind, line, "time_s", $"{Say(time_s)} is longer than a century.", "Give the time in seconds since the first scan.");
            }

            if (meta is not null && !(Math.Abs(time_s - (scan * meta.Period_s)) <= (0.5 + 1e-6) * meta.Period_s))
            {
                isPossible = Refuse(TimeKind, line, "time_s", $"{Say(time_s)} contradicts scan {scan}, which stands for {Say(scan * meta.Period_s)} s.", "A plot's time is its scan's number by the meta's period_s, give or take half a period.");
            }

            if (_early is null || scan < _early.Value.Scan)
            {
                _early = (scan, time_s);
            }

            if (_late is null || scan > _late.Value.Scan)
            {
                _late = (scan, time_s);
            }

            return isPossible;
        }

        public void Close(int rows)
        {
            if (_beyondElevation > 0)
            {
                tally.Remark("elevation against meta", _lineBeyondElevation, "elevation_deg", $"of {_beyondElevation} plots is further beyond the meta's {Say(meta!.ElevationMin_deg)} to {Say(meta.ElevationMax_deg)} degrees than noise explains, this one the first.", "They are tracked; the meta's elevations say where false plots are expected.");
            }

            if (_early is { } early && _late is { } late && late.Scan > early.Scan && 2 * tally.CountOf(TimeKind) > rows)
            {
                tally.Explain(TimeKind, $"The times of the plots tell a period of {Say((late.Time_s - early.Time_s) / (late.Scan - early.Scan))} s; the meta says {Say(meta?.Period_s ?? double.NaN)}.");
            }
        }

        private bool Refuse(string kind, int line, string subject, string message, string remedy)
        {
            tally.Tell(kind, severity, line, subject, message, remedy);
            return false;
        }
    }
}
