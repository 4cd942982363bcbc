using Rampart.Quantities;
using Rampart.Tracking;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tracking;

/// <summary>One target as the command post believes in it: what all its radars know, under one number. Its frame is the theatre's.</summary>
public struct Track
{
    /// <summary>Number of the system track, counted from one in the order of starting; zero marks a free row.</summary>
    public int Number;

    /// <summary>Radars that hold it now; with none it coasts.</summary>
    public int Members;

    /// <summary>The newest estimate that a radar brought.</summary>
    public SimulationTime LastSeen;

    public int Plots;
    public int Interrogations;
    public int Answers;

    /// <summary>What the radars together know, at the time of the newest of them.</summary>
    public Estimate Estimate;

    public readonly double Speed => Estimate.Speed;

    /// <summary>Standard deviation of the place over the three axes at the time of the estimate, metres.</summary>
    public readonly double PositionDeviation_m => Estimate.PositionDeviation_m;

    /// <summary>Standard deviation of the velocity over the three axes, metres per second.</summary>
    public readonly double SpeedDeviation_mps => Estimate.SpeedDeviation_mps;

    /// <summary>Where the track will be (or was), in the theatre's frame, by its speed alone.</summary>
    public readonly EnuOffset PositionAt(SimulationTime time) => Estimate.PositionAt(time);

    /// <summary>Standard deviation of the place over the three axes at another time, metres: the quality on which a missile can be fired.</summary>
    /// <param name="time">When.</param>
    /// <param name="noise_m2ps3">Intensity of the white acceleration that the target may have on each axis.</param>
    public readonly double PositionDeviationAt(SimulationTime time, double noise_m2ps3)
    {
        var dt = (time - Estimate.Time).Seconds;
        var variance = noise_m2ps3 * Math.Abs(dt * dt * dt);
        for (var i = 0; i < 3; i++)
        {
            variance += Estimate.Covariance[(i * 6) + i]
                + (dt * ((2.0 * Estimate.Covariance[(i * 6) + i + 3]) + (dt * Estimate.Covariance[((i + 3) * 6) + i + 3])));
        }

        return Math.Sqrt(variance);
    }
}

/// <summary>The air picture as command reads it: a row for each system track. Rows are used again; numbers are not.</summary>
/// <remarks>What the radars know of a target is fused when a row is read for the first time after one of them has told something new.</remarks>
public sealed class TrackTable
{
    private readonly AirPicture _picture;
    private readonly double _noise_m2ps3;
    private Track[] _rows = new Track[128];
    private bool[] _isStale = new bool[128];
    private int[] _told = new int[128];
    private int _used;

    public TrackTable(AirPicture picture, double noise_m2ps3)
    {
        _picture = picture;
        _noise_m2ps3 = noise_m2ps3;
    }

    /// <summary>Rows that are or were in use.</summary>
    public int Count => _used;

    /// <summary>A row with its fused estimate.</summary>
    public ref readonly Track this[int row]
    {
        get
        {
            if (_isStale[row])
            {
                Fuse(row);
            }

            return ref _rows[row];
        }
    }

    /// <summary>Number of the track in a row; zero for a free one.</summary>
    public int NumberOf(int row) => _rows[row].Number;

    /// <summary>A row as it stands, for what is counted of it: its estimate may be older than what the picture knows.</summary>
    public ref readonly Track CountsOf(int row) => ref _rows[row];

    /// <summary>What the radar knows that knows a row's target best, by itself; nothing is fused for it.</summary>
    public ref readonly Estimate BestMemberAt(int row, SimulationTime time) => ref _picture.BestMemberAt(row, time);

    /// <summary>Whether a row's estimate is what the picture knows: nobody has told something new since it was read.</summary>
    public bool IsFused(int row) => !_isStale[row];

    /// <summary>Whether no radar holds the track any more: it is kept for a while, in case it is seen again.</summary>
    public bool IsCoasting(int row) => _rows[row].Members == 0;

    /// <summary>How often the picture has told something new about a row; as long as this stays, so does the row's estimate.</summary>
    public int TimesTold(int row) => _told[row];

    /// <summary>Whether this row still holds the track of this number.</summary>
    public bool Holds(int row, int number) => number > 0 && (uint)row < (uint)_used && _rows[row].Number == number;

    /// <summary>Standard deviation of a track's place over the three axes at a time, metres: the quality on which a missile can be fired.</summary>
    public double DeviationAt(int row, SimulationTime time) => this[row].PositionDeviationAt(time, _noise_m2ps3);

    /// <summary>The row of a track; −1 when there is none of this number.</summary>
    internal int RowOf(int number)
    {
        for (var row = 0; row < _used; row++)
        {
            if (_rows[row].Number == number)
            {
                return row;
            }
        }

        return -1;
    }

    /// <summary>Takes over what the picture has changed; estimates wait until they are read.</summary>
    internal void Follow()
    {
        var tracks = _picture.Tracks;
        if (_rows.Length < tracks.Length)
        {
            Array.Resize(ref _rows, Math.Max(tracks.Length, 2 * _rows.Length));
            Array.Resize(ref _isStale, _rows.Length);
            Array.Resize(ref _told, _rows.Length);
        }

        _used = tracks.Length;
        foreach (var row in _picture.Touched)
        {
            Follow(row);
        }

        // Two tracks may exchange members without any of these counts telling.
        foreach (ref readonly var change in _picture.Changes)
        {
            if (_picture.RowOf(change.Number) is >= 0 and var row)
            {
                _isStale[row] = true;
                _told[row]++;
            }
        }
    }

    /// <summary>Forgets everything and reads the picture anew.</summary>
    internal void FollowAnew()
    {
        Array.Clear(_rows);
        Array.Clear(_isStale);
        Follow();
        for (var row = 0; row < _used; row++)
        {
            Follow(row);
        }
    }

    private void Follow(int row)
    {
        ref readonly var now = ref _picture.Tracks[row];
        ref var known = ref _rows[row];
        if (known.Number == now.Number && known.LastSeen == now.LastSeen && known.Plots == now.Plots && known.Members == now.Members
            && known.Interrogations == now.Interrogations && known.Answers == now.Answers)
        {
            return;
        }

        known.Number = now.Number;
        known.Members = now.Members;
        known.LastSeen = now.LastSeen;
        known.Plots = now.Plots;
        known.Interrogations = now.Interrogations;
        known.Answers = now.Answers;
        _isStale[row] = now.Number != 0;
        _told[row]++;
    }

    private void Fuse(int row)
    {
        _isStale[row] = false;
        _picture.EstimateAt(row, _rows[row].LastSeen, out _rows[row].Estimate);
    }
}
