using Rampart.Physics.Ballistics;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Motion;

/// <summary>The paths of all targets as appended segments; nothing places a target, and the past stays answerable.</summary>
public sealed class Trajectory
{
    // WGS84 is nowhere less curved than with this radius, a²/b at the poles.
    private const double GreatestRadius_m = 6_399_594.0;

    // A path is asked for some time before its first and after its last segment, too: that much more height allows for it.
    private const double HeightBeyond_m = 100_000.0;
    private const double Rounding = 1.0001;

    private readonly int[] _latest;

    // Beside the latest: the segment that was asked for last, and from when on a later one holds.
    private readonly Asked[] _asked;
    private readonly double[] _greatestSpeed_mps;
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
        _asked = new Asked[entityCount];
        _greatestSpeed_mps = new double[entityCount];
        Array.Fill(_latest, -1);
    }

    /// <summary>No two places of a path lie farther apart than its greatest speed carries, and this for what rounding tears at its joints.</summary>
    public const double Slack_m = 10.0;

    /// <summary>How many segments there are in all: when this has grown, what was reckoned ahead along a path may no longer hold.</summary>
    public int SegmentCount => _segmentCount;

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

    /// <summary>The target is nowhere faster than this, metres per second; infinite where no bound is known.</summary>
    public double GreatestSpeed_mps(EntityId id) => _greatestSpeed_mps[id.Value];

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
        AppendSegment(id, new Segment(start, end, IsBallistic: false, _surfaceCount++, _latest[id.Value], flownFor_s), GreatestSpeed(arc, (end - start).Seconds, profile));
    }

    public void Append(EntityId id, SimulationTime start, SimulationTime end, BallisticFlight flight)
    {
        Grow(ref _ballisticFlights, _ballisticCount);
        _ballisticFlights[_ballisticCount] = flight;
        AppendSegment(id, new Segment(start, end, IsBallistic: true, _ballisticCount++, _latest[id.Value], 0.0), double.PositiveInfinity);
    }

    /// <summary>Where the target is at a moment; before its first and after its last segment these are continued.</summary>
    /// <exception cref="ArgumentException">The entity has no path.</exception>
    public Kinematics At(EntityId id, SimulationTime time)
    {
        ref readonly var segment = ref SegmentAt(id, time);
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

    /// <summary>The place of <see cref="At"/> alone, to the bit.</summary>
    /// <exception cref="ArgumentException">The entity has no path.</exception>
    public EcefPosition PlaceAt(EntityId id, SimulationTime time)
    {
        ref readonly var segment = ref SegmentAt(id, time);
        var seconds = (time - segment.Start).Seconds;
        if (segment.IsBallistic)
        {
            return _ballisticFlights[segment.Index].At(seconds).Position;
        }

        ref readonly var arc = ref _surfaceArcs[segment.Index];
        return _profiles[segment.Index] is { } profile ? arc.PlaceAt(seconds, profile.At(segment.FlownFor_s + seconds).Height_m) : arc.PlaceAt(seconds);
    }

    private ref readonly Segment SegmentAt(EntityId id, SimulationTime time)
    {
        ref var asked = ref _asked[id.Value];
        if (time < asked.From || time >= asked.Until)
        {
            asked = Find(id, time);
        }

        return ref _segments[asked.Segment];
    }

    private Asked Find(EntityId id, SimulationTime time)
    {
        var at = _latest[id.Value];
        if (at < 0)
        {
            throw new ArgumentException("This entity has no path.", nameof(id));
        }

        var until = SimulationTime.Never;
        while (time < _segments[at].Start && _segments[at].Previous >= 0)
        {
            until = _segments[at].Start;
            at = _segments[at].Previous;
        }

        // The first one holds before its start, too.
        return new Asked(_segments[at].Previous >= 0 ? _segments[at].Start : SimulationTime.FromMicroseconds(long.MinValue), until, at);
    }

    internal Saved Save() => new(
        [.. _latest], [.. _greatestSpeed_mps], [.. _segments], [.. _surfaceArcs], [.. _profiles], [.. _ballisticFlights], _segmentCount, _surfaceCount, _ballisticCount);

    internal void Load(Saved saved)
    {
        saved.Latest.CopyTo(_latest, 0);
        saved.GreatestSpeeds_mps.CopyTo(_greatestSpeed_mps, 0);
        Array.Clear(_asked);
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

    // The normal turns at the rate times the sine of its angle with the axis; the place on a circle no larger than the largest of curvature.
    private static double GreatestSpeed(in SurfaceArc arc, double seconds, HeightProfile? profile)
    {
        var normalRate = Math.Abs(arc.Rate_radps) * EcefVector.Cross(arc.Axis, arc.StartNormal).Norm;
        var height = profile?.GreatestHeight_m ?? Math.Max(Math.Abs(arc.StartHeight_m), Math.Abs(arc.StartHeight_m + (arc.Climb_mps * seconds)));
        return Rounding * ((normalRate * (GreatestRadius_m + height + HeightBeyond_m)) + (profile?.GreatestClimb_mps ?? Math.Abs(arc.Climb_mps)));
    }

    private void AppendSegment(EntityId id, Segment segment, double greatestSpeed_mps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segment.End, segment.Start);
        var end = _latest[id.Value] >= 0 ? At(id, segment.Start).Position : (EcefPosition?)null;
        Grow(ref _segments, _segmentCount);
        _segments[_segmentCount] = segment;
        _latest[id.Value] = _segmentCount++;
        _asked[id.Value] = default;

        // A path that jumps is as fast as anything.
        var jumps = end is { } place && !((At(id, segment.Start).Position - place).Norm < 0.5 * Slack_m);
        _greatestSpeed_mps[id.Value] = Math.Max(_greatestSpeed_mps[id.Value], jumps ? double.PositiveInfinity : greatestSpeed_mps);
    }

    internal sealed record Saved(
        int[] Latest, double[] GreatestSpeeds_mps, Segment[] Segments, SurfaceArc[] SurfaceArcs, HeightProfile?[] Profiles, BallisticFlight[] BallisticFlights, int SegmentCount, int SurfaceCount, int BallisticCount);

    internal readonly record struct Segment(SimulationTime Start, SimulationTime End, bool IsBallistic, int Index, int Previous, double FlownFor_s);

    /// <summary>The segment that holds from one moment to before another.</summary>
    private readonly record struct Asked(SimulationTime From, SimulationTime Until, int Segment);
}
