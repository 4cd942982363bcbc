using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Sensing;

/// <summary>One report of a radar with the truth removed: when, where in the radar's own frame, and whether a transponder answered.</summary>
public struct Plot
{
    public SimulationTime Time;
    public EntityId Radar;
    public double Range_m;
    public double Azimuth_rad;
    public double Elevation_rad;

    /// <summary>Rate of the range, positive away from the radar; NaN where the radar does not report it.</summary>
    public double RangeRate_mps;
    public bool TransponderAnswered;

    /// <summary>The number of the plot among its radar's plots, in order of reporting; the journal's rows are tied by it.</summary>
    public long Number;

    /// <summary>An engagement radar looked at its track and found nothing there: the report has no place.</summary>
    public bool FoundNothing;

    /// <summary>For the plot of an engagement radar: the row and the number of the track that it was told to follow.</summary>
    public int FollowedRow;
    public int FollowedNumber;

    /// <summary>Set by the tracker: the row and number of the track to which it gave the plot; number 0 for none.</summary>
    public int GivenRow;
    public int GivenNumber;
}

/// <summary>Plots that wait for the tracker, in order of reporting, and beside them the target that truly caused each.</summary>
public sealed class PlotQueue
{
    private Plot[] _plots = new Plot[256];
    private EntityId[] _origins = new EntityId[256];
    private int _count;
    private long _numbered;

    public int Count => _count;

    /// <summary>How many plots were reported so far.</summary>
    public long Reported => _numbered;

    public Span<Plot> Plots => _plots.AsSpan(0, _count);

    /// <summary>The plots at the head of the queue that were seen no later than this.</summary>
    public Span<Plot> Waiting(SimulationTime until)
    {
        var count = 0;
        while (count < _count && _plots[count].Time <= until)
        {
            count++;
        }

        return _plots.AsSpan(0, count);
    }

    /// <summary>The truth behind each plot; belongs to sensing and to the account, never to tracking or command.</summary>
    public ReadOnlySpan<EntityId> Origins => _origins.AsSpan(0, _count);

    public long Add(in Plot plot, EntityId origin)
    {
        if (_count == _plots.Length)
        {
            Array.Resize(ref _plots, _plots.Length * 2);
            Array.Resize(ref _origins, _origins.Length * 2);
        }

        _plots[_count] = plot;
        _plots[_count].Number = ++_numbered;
        _origins[_count] = origin;
        _count++;
        return _numbered;
    }

    /// <summary>Forgets the first plots of the queue.</summary>
    public void RemoveFirst(int count)
    {
        Array.Copy(_plots, count, _plots, 0, _count - count);
        Array.Copy(_origins, count, _origins, 0, _count - count);
        _count -= count;
    }

    internal Saved Save() => new(_plots[.._count], _origins[.._count], _numbered);

    internal void Load(Saved saved)
    {
        if (_plots.Length < saved.Plots.Length)
        {
            _plots = new Plot[saved.Plots.Length];
            _origins = new EntityId[saved.Plots.Length];
        }

        saved.Plots.CopyTo(_plots, 0);
        saved.Origins.CopyTo(_origins, 0);
        _count = saved.Plots.Length;
        _numbered = saved.Numbered;
    }

    internal sealed record Saved(Plot[] Plots, EntityId[] Origins, long Numbered);
}
