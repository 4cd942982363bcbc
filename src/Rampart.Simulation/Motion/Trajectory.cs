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
    private HeightProfile?[] _profiles = new HeightProfile?[64];
    private BallisticFlight[] _ballisticFlights = new BallisticFlight[8];
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

    /// <summary>A leg or a turn at the arc's own heights.</summary>
    public void Append(EntityId id, SimulationTime start, SimulationTime end, in SurfaceArc arc) => Append(id, start, end, arc, null, 0.0);

    /// <summary>A leg or a turn whose heights are laid over the ground.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="start">When it begins.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="arc">The track.</param>
    /// <param name="profile">The heights of the whole flight.</param>
    /// <param name="flownFor_s">Seconds from the beginning of the flight to the beginning of this stretch.</param>
    public void Append(EntityId id, SimulationTime start, SimulationTime end, in SurfaceArc arc, HeightProfile? profile, double flownFor_s)
    {
        Grow(ref _surfaceArcs, _surfaceCount);
        Grow(ref _profiles, _surfaceCount);
        _surfaceArcs[_surfaceCount] = arc;
        _profiles[_surfaceCount] = profile;
        AppendSegment(id, new Segment(start, end, IsBallistic: false, _surfaceCount++, _latest[id.Value], flownFor_s));
    }

    public void Append(EntityId id, SimulationTime start, SimulationTime end, BallisticFlight flight)
    {
        Grow(ref _ballisticFlights, _ballisticCount);
        _ballisticFlights[_ballisticCount] = flight;
        AppendSegment(id, new Segment(start, end, IsBallistic: true, _ballisticCount++, _latest[id.Value], 0.0));
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
            if (_profiles[segment.Index] is not { } profile)
            {
                return _surfaceArcs[segment.Index].At(seconds);
            }

            var (kept, climb) = profile.At(segment.FlownFor_s + seconds);
            return _surfaceArcs[segment.Index].At(seconds, kept, climb);
        }

        var (position, velocity) = _ballisticFlights[segment.Index].At(seconds);
        var (normal, height) = Wgs84.NormalAndHeight(position);
        return new Kinematics(position, velocity, normal, height);
    }

    internal Saved Save() => new(
        [.. _latest], [.. _segments], [.. _surfaceArcs], [.. _profiles], [.. _ballisticFlights], _segmentCount, _surfaceCount, _ballisticCount);

    internal void Load(Saved saved)
    {
        saved.Latest.CopyTo(_latest, 0);
        _segments = [.. saved.Segments];
        _surfaceArcs = [.. saved.SurfaceArcs];
        _profiles = [.. saved.Profiles];
        _ballisticFlights = [.. saved.BallisticFlights];
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
        int[] Latest, Segment[] Segments, SurfaceArc[] SurfaceArcs, HeightProfile?[] Profiles, BallisticFlight[] BallisticFlights, int SegmentCount, int SurfaceCount, int BallisticCount);

    internal readonly record struct Segment(SimulationTime Start, SimulationTime End, bool IsBallistic, int Index, int Previous, double FlownFor_s);
}
