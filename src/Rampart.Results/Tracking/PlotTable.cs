using Rampart.Quantities;
using Rampart.Tracking;

namespace Rampart.Results.Tracking;

/// <summary>The plots of one radar, scan after scan, as a tracker takes them in.</summary>
public sealed class PlotTable
{
    private readonly int[] _first;
    private readonly RadarPlot[] _plots;
    private readonly int[] _ids;
    private readonly double? _period_s;

    internal PlotTable(RadarPlot[] plots, int[] ids, int[] first, double? period_s, int leftOut, bool hasRangeRate, bool hasAnswers)
    {
        _plots = plots;
        _ids = ids;
        _first = first;
        _period_s = period_s;
        LeftOut = leftOut;
        HasRangeRate = hasRangeRate;
        HasAnswers = hasAnswers;
        for (var scan = 0; scan < Scans; scan++)
        {
            MostInAScan = Math.Max(MostInAScan, first[scan + 1] - first[scan]);
        }
    }

    /// <summary>Scans, numbered from zero; those of the meta (at most a thousand of them behind the last with a plot), or without a meta up to the last with a plot.</summary>
    public int Scans => _first.Length - 1;

    public int Count => _plots.Length;

    public int MostInAScan { get; }

    /// <summary>Faulty rows that were left out because that was asked for.</summary>
    public int LeftOut { get; }

    /// <summary>Whether the file has the column <c>range_rate_mps</c>.</summary>
    public bool HasRangeRate { get; }

    /// <summary>Whether the file has the column <c>answered</c>.</summary>
    public bool HasAnswers { get; }

    /// <summary>All plots, in the order of their scans; within a scan as in the file.</summary>
    public ReadOnlySpan<RadarPlot> Plots => _plots;

    /// <summary>The plots of one scan.</summary>
    public ReadOnlySpan<RadarPlot> Of(int scan) => _plots.AsSpan(_first[scan].._first[scan + 1]);

    /// <summary>The file's numbers (<c>plot_id</c>) of the plots of one scan.</summary>
    public ReadOnlySpan<int> IdsOf(int scan) => _ids.AsSpan(_first[scan].._first[scan + 1]);

    /// <summary>The moment for which a scan's tracks stand: the scan's number by the period; without a meta the time of its last plot, and for a scan without plots that of the scan before.</summary>
    public SimulationTime TimeOf(int scan)
    {
        if (_period_s is { } period)
        {
            return SimulationTime.FromSeconds(scan * period);
        }

        for (var before = scan; before >= 0; before--)
        {
            if (!Of(before).IsEmpty)
            {
                return LatestOf(before);
            }
        }

        return SimulationTime.Start;
    }

    /// <summary>When a scan was over: the moment for which its tracks stand, or its latest plot, where that has a later time of its own.</summary>
    public SimulationTime EndOf(int scan) => Of(scan).IsEmpty ? TimeOf(scan) : SimulationTime.Max(TimeOf(scan), LatestOf(scan));

    private SimulationTime LatestOf(int scan)
    {
        var plots = Of(scan);
        var latest = plots[0].Time;
        foreach (ref readonly var plot in plots)
        {
            latest = SimulationTime.Max(latest, plot.Time);
        }

        return latest;
    }
}
