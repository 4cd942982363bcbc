using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Replay;

/// <summary>The paths of all targets as the battle had them, and as few samples of one as keep to it.</summary>
public sealed class TruePaths
{
    /// <summary>How far the straight line between two samples may be from the path, horizontally and in height: far under a pixel of any map.</summary>
    public const double Tolerance_m = 30.0;

    // What rounding to 10⁻⁵ degrees and metres, and a kink between two looks at the path, may add.
    private const double Aimed_m = 22.0;
    private const double Unit_m = 1.1132;
    private const double UnitsPerDegree = 1e5;

    // A flight close over the ground may bend more sharply.
    private const int LookEvery_ms = 1000;
    private const int LookEveryOverGround_ms = 250;

    private readonly Trajectory _trajectory;
    private readonly Dictionary<int, List<int>> _joints = [];
    private readonly HashSet<int> _overGround = [];
    private readonly List<(int Time, double Latitude, double Longitude, double Height)> _looks = [];
    private readonly List<ReplaySample> _rounded = [];
    private readonly List<bool> _kept = [];

    /// <param name="journal">The battle's journal.</param>
    /// <param name="battle">The battle, whose ground lies under flights that follow it.</param>
    public TruePaths(JournalContents journal, BattleDefinition battle)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(battle);
        _trajectory = new Trajectory(journal.EntityCount);
        var targets = battle.Targets.ToDictionary(target => target.Name, StringComparer.Ordinal);
        var began = new Dictionary<int, SimulationTime>();
        foreach (var flown in journal.Of<SurfaceArcFlown>())
        {
            if (!began.TryGetValue(flown.Target.Value, out var first))
            {
                began[flown.Target.Value] = first = flown.Time;
            }

            var heights = flown.Over == HeightsOver.Ground ? battle.Flights.Of(targets[journal.Name(flown.Target)], battle.Ground).Heights : null;
            _trajectory.Append(flown.Target, flown.Time, flown.Until, flown.Arc, heights, (flown.Time - first).Seconds);
            NoteJoint(flown.Target, flown.Until);
            if (heights is not null)
            {
                _overGround.Add(flown.Target.Value);
            }
        }

        foreach (var flown in journal.Of<BallisticArcFlown>())
        {
            _trajectory.Append(flown.Target, flown.Time, flown.Until, new BallisticDefinition(flown.BurnTime, flown.BallisticCoefficient, flown.Loft).Fly(flown.Launch, flown.Impact));
            NoteJoint(flown.Target, flown.Until);
        }
    }

    /// <summary>Where a target truly was.</summary>
    public Geodetic At(EntityId target, SimulationTime time)
    {
        var (latitude, longitude, height) = Place(_trajectory.At(target, time));
        return Geodetic.FromDegrees(latitude, longitude, height);
    }

    /// <summary>Samples of a path from one moment to another, both among them.</summary>
    public IReadOnlyList<ReplaySample> Samples(EntityId target, int from_ms, int until_ms)
    {
        Look(target, from_ms, until_ms);
        _kept.Clear();
        _kept.AddRange(Enumerable.Repeat(false, _looks.Count));
        _kept[0] = _kept[^1] = true;
        Keep(0, _looks.Count - 1);
        return [.. _rounded.Where((_, i) => _kept[i])];
    }

    /// <summary>A place as a replay writes it.</summary>
    public static ReplaySample Round(int time_ms, Geodetic place) => new(time_ms, Units(place.Latitude.Degrees), Units(place.Longitude.Degrees), Whole(place.Height.Metres));

    internal static int Milliseconds(SimulationTime time) => (int)((time.Microseconds + 500) / 1000);

    private static int Units(double degrees) => (int)Math.Round(degrees * UnitsPerDegree);

    private static int Whole(double metres) => (int)Math.Round(metres);

    private static (double Latitude, double Longitude, double Height) Place(in Kinematics at) => (
        Angle.FromRadians(Portable.Atan2(at.Normal.Z, Math.Sqrt((at.Normal.X * at.Normal.X) + (at.Normal.Y * at.Normal.Y)))).Degrees,
        Angle.FromRadians(Portable.Atan2(at.Normal.Y, at.Normal.X)).Degrees,
        at.Height_m);

    private void NoteJoint(EntityId target, SimulationTime time)
    {
        if (!_joints.TryGetValue(target.Value, out var joints))
        {
            _joints[target.Value] = joints = [];
        }

        joints.Add(Milliseconds(time));
    }

    private void Look(EntityId target, int from_ms, int until_ms)
    {
        _looks.Clear();
        _rounded.Clear();
        var every = _overGround.Contains(target.Value) ? LookEveryOverGround_ms : LookEvery_ms;
        var joints = _joints[target.Value];
        var joint = 0;
        for (var time = from_ms; ;)
        {
            Add(target, time);
            if (time >= until_ms)
            {
                return;
            }

            while (joint < joints.Count && joints[joint] <= time)
            {
                joint++;
            }

            var next = Math.Min(((time / every) + 1) * every, until_ms);
            time = joint < joints.Count ? Math.Min(next, joints[joint]) : next;
        }
    }

    private void Add(EntityId target, int time_ms)
    {
        var (latitude, longitude, height) = Place(_trajectory.At(target, SimulationTime.FromMicroseconds(time_ms * 1000L)));
        if (_looks.Count > 0)
        {
            // A path across the date line goes on beyond 180 degrees.
            longitude += 360.0 * Math.Round((_looks[^1].Longitude - longitude) / 360.0);
        }

        _looks.Add((time_ms, latitude, longitude, height));
        _rounded.Add(new ReplaySample(time_ms, Units(latitude), Units(longitude), Whole(height)));
    }

    // As Douglas and Peucker thin a line, with the places at equal times compared.
    private void Keep(int from, int until)
    {
        while (until - from >= 2)
        {
            var (worst, error) = (from + 1, -1.0);
            var (start, end) = (_rounded[from], _rounded[until]);
            double length = end.Time_ms - start.Time_ms;
            var across = Unit_m * Portable.Cos(_looks[from].Latitude * Portable.Pi / 180.0);
            for (var i = from + 1; i < until; i++)
            {
                var (time, latitude, longitude, height) = _looks[i];
                var share = (time - start.Time_ms) / length;
                var north = Unit_m * ((latitude * UnitsPerDegree) - (start.Latitude + (share * (end.Latitude - start.Latitude))));
                var east = across * ((longitude * UnitsPerDegree) - (start.Longitude + (share * ((double)end.Longitude - start.Longitude))));
                var up = Math.Abs(height - (start.Height_m + (share * (end.Height_m - start.Height_m))));
                var off = Math.Max(Math.Sqrt((north * north) + (east * east)), up);
                if (off > error)
                {
                    (worst, error) = (i, off);
                }
            }

            if (error <= Aimed_m)
            {
                return;
            }

            _kept[worst] = true;
            Keep(from, worst);
            from = worst;
        }
    }
}
