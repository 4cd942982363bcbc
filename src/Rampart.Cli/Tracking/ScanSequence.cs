using Rampart.Quantities;
using Rampart.Results.Tracking;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>The plots of one radar, scan after scan, wherever they come from; plots of a scan keep the order they came in.</summary>
internal sealed class ScanSequence
{
    private readonly RadarPlot[] _plots;
    private readonly int[] _ids;
    private readonly int[] _first;
    private readonly SimulationTime[] _times;
    private readonly SimulationTime[] _ends;

    /// <param name="plots">Scan after scan.</param>
    /// <param name="ids">The number of each plot.</param>
    /// <param name="first">Where each scan begins among the plots, and at last their number.</param>
    /// <param name="times">For which moment the tracks of each scan stand.</param>
    /// <param name="ends">When each scan was over; no plot of it is later.</param>
    public ScanSequence(RadarPlot[] plots, int[] ids, int[] first, SimulationTime[] times, SimulationTime[] ends)
    {
        _plots = plots;
        _ids = ids;
        _first = first;
        _times = times;
        _ends = ends;
        for (var scan = 0; scan < times.Length; scan++)
        {
            Most = Math.Max(Most, first[scan + 1] - first[scan]);
        }
    }

    /// <summary>How many scans there are, with and without plots.</summary>
    public int Count => _times.Length;

    public int Plots => _plots.Length;

    /// <summary>The plots of the richest scan.</summary>
    public int Most { get; }

    public static ScanSequence Of(PlotTable table)
    {
        var ids = new int[table.Count];
        var first = new int[table.Scans + 1];
        var times = new SimulationTime[table.Scans];
        var ends = new SimulationTime[table.Scans];
        for (var scan = 0; scan < table.Scans; scan++)
        {
            table.IdsOf(scan).CopyTo(ids.AsSpan(first[scan]));
            first[scan + 1] = first[scan] + table.IdsOf(scan).Length;
            times[scan] = table.TimeOf(scan);
            ends[scan] = table.EndOf(scan);
        }

        return new ScanSequence(table.Plots.ToArray(), ids, first, times, ends);
    }

    /// <summary>For which moment the scan's tracks stand.</summary>
    public SimulationTime TimeOf(int scan) => _times[scan];

    /// <summary>When the scan was over: no plot of it is later.</summary>
    public SimulationTime EndOf(int scan) => _ends[scan];

    public int FirstOf(int scan) => _first[scan];

    public ReadOnlySpan<RadarPlot> Of(int scan) => _plots.AsSpan(_first[scan].._first[scan + 1]);

    public int IdOf(int scan, int plot) => _ids[_first[scan] + plot];
}
