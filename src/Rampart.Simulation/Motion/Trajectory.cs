using Rampart.Physics.Ballistics;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Motion;

/// <summary>The paths of all targets as appended segments; nothing places a target, and the past stays answerable.</summary>
public sealed class Trajectory
{
    private readonly int[] _latest;
    private Segment[] _segments = new Segment[64];
    private SurfaceArc[] _surfaceArcs = new SurfaceArc[64];
    private MinimumEnergyArc[] _ballisticArcs = new MinimumEnergyArc[8];
    private int _segmentCount;
    private int _surfaceCount;
    private int _ballisticCount;

    public Trajectory(int entityCount)
    {
        _latest = new int[entityCount];
        Array.Fill(_latest, -1);
    }

    /// <summary>From when the target has a path.</summary>
    public SimulationTime Begin(EntityId id)
    {
        var at = _latest[id.Value];
        while (_segments[at].Previous >= 0)
        {
            at = _segments[at].Previous;
        }

        return _segments[at].Start;
    }

    /// <summary>When the last segment so far ends.</summary>
    public SimulationTime End(EntityId id) => _segments[_latest[id.Value]].End;

    public void Append(EntityId id, SimulationTime start, SimulationTime end, in SurfaceArc arc)
    {
        Grow(ref _surfaceArcs, _surfaceCount);
        _surfaceArcs[_surfaceCount] = arc;
        AppendSegment(id, new Segment(start, end, IsBallistic: false, _surfaceCount++, _latest[id.Value]));
    }

    public void Append(EntityId id, SimulationTime start, SimulationTime end, in MinimumEnergyArc arc)
    {
        Grow(ref _ballisticArcs, _ballisticCount);
        _ballisticArcs[_ballisticCount] = arc;
        AppendSegment(id, new Segment(start, end, IsBallistic: true, _ballisticCount++, _latest[id.Value]));
    }

    /// <summary>Where the target is at a moment; before its first and after its last segment these are continued.</summary>
    /// <exception cref="ArgumentException">The entity has no path.</exception>
    public Kinematics At(EntityId id, SimulationTime time)
    {
        var at = _latest[id.Value];
        if (at < 0)
        {
            throw new ArgumentException("This entity has no path.", nameof(id));
        }

        while (time < _segments[at].Start && _segments[at].Previous >= 0)
        {
            at = _segments[at].Previous;
        }

        ref readonly var segment = ref _segments[at];
        var seconds = (time - segment.Start).Seconds;
        if (!segment.IsBallistic)
        {
            return _surfaceArcs[segment.Index].At(seconds);
        }

        var (position, velocity) = _ballisticArcs[segment.Index].At(seconds);
        var (normal, height) = Wgs84.NormalAndHeight(position);
        return new Kinematics(position, velocity, normal, height);
    }

    internal Saved Save() => new(
        [.. _latest], [.. _segments], [.. _surfaceArcs], [.. _ballisticArcs], _segmentCount, _surfaceCount, _ballisticCount);

    internal void Load(Saved saved)
    {
        saved.Latest.CopyTo(_latest, 0);
        _segments = [.. saved.Segments];
        _surfaceArcs = [.. saved.SurfaceArcs];
        _ballisticArcs = [.. saved.BallisticArcs];
        _segmentCount = saved.SegmentCount;
        _surfaceCount = saved.SurfaceCount;
        _ballisticCount = saved.BallisticCount;
    }

    private static void Grow<T>(ref T[] items, int count)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, items.Length * 2);
        }
    }

    private void AppendSegment(EntityId id, Segment segment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segment.End, segment.Start);
        Grow(ref _segments, _segmentCount);
        _segments[_segmentCount] = segment;
        _latest[id.Value] = _segmentCount++;
    }

    internal sealed record Saved(
        int[] Latest, Segment[] Segments, SurfaceArc[] SurfaceArcs, MinimumEnergyArc[] BallisticArcs, int SegmentCount, int SurfaceCount, int BallisticCount);

    internal readonly record struct Segment(SimulationTime Start, SimulationTime End, bool IsBallistic, int Index, int Previous);
}
