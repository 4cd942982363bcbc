using System.Runtime.CompilerServices;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Tracking;

/// <summary>What is believed of a track's life.</summary>
public enum TrackStatus : byte
{
    Tentative,
    Confirmed,
}

/// <summary>Six doubles: east, north, up in metres, then their rates in metres per second.</summary>
[InlineArray(6)]
public struct StateVector
{
    private double _first;
}

/// <summary>The covariance of a <see cref="StateVector"/>, row by row.</summary>
[InlineArray(36)]
public struct StateCovariance
{
    private double _first;
}

/// <summary>One track: belief. Its frame is the theatre's local east-north-up frame.</summary>
public struct Track
{
    /// <summary>Number of the track, counted from one in the order of starting; zero marks a free row.</summary>
    public int Number;

    public TrackStatus Status;
    public SimulationTime Born;

    /// <summary>The moment for which the estimate stands.</summary>
    public SimulationTime Time;

    public StateVector State;
    public StateCovariance Covariance;

    /// <summary>Logarithm of the likelihood ratio "one target" to "false plots", and its best value so far.</summary>
    public double Score;
    public double BestScore;

    public int Plots;
    public int Interrogations;
    public int Answers;
    public EntityId LastRadar;
    public long LastPlot;

    public readonly double Speed =>
        Math.Sqrt((State[3] * State[3]) + (State[4] * State[4]) + (State[5] * State[5]));

    /// <summary>Standard deviation of the place over the three axes at the time of the estimate, metres.</summary>
    public readonly double PositionDeviation_m =>
        Math.Sqrt(Covariance[0] + Covariance[7] + Covariance[14]);

    /// <summary>Standard deviation of the velocity over the three axes, metres per second.</summary>
    public readonly double SpeedDeviation_mps =>
        Math.Sqrt(Covariance[21] + Covariance[28] + Covariance[35]);

    /// <summary>Standard deviation of the place over the three axes at another time, metres: the quality on which a missile can be fired.</summary>
    /// <param name="time">When.</param>
    /// <param name="accelerationDeviation">Standard deviation of the target's acceleration per axis, metres per second squared.</param>
    public readonly double PositionDeviationAt(SimulationTime time, double accelerationDeviation)
    {
        var dt = (time - Time).Seconds;
        var variance = 0.0;
        for (var i = 0; i < 3; i++)
        {
            variance += Covariance[(i * 6) + i]
                + (dt * ((2.0 * Covariance[(i * 6) + i + 3]) + (dt * Covariance[((i + 3) * 6) + i + 3])))
                + (accelerationDeviation * accelerationDeviation * dt * dt * dt * dt / 4.0);
        }

        return Math.Sqrt(variance);
    }

    /// <summary>Where the track will be (or was), in the theatre's frame, by its speed alone.</summary>
    public readonly EnuOffset PositionAt(SimulationTime time)
    {
        var dt = (time - Time).Seconds;
        return new EnuOffset(State[0] + (State[3] * dt), State[1] + (State[4] * dt), State[2] + (State[5] * dt));
    }
}

/// <summary>All tracks of the air picture. Rows are used again; numbers are not.</summary>
public sealed class TrackTable
{
    private Track[] _rows = new Track[128];
    private int _used;
    private int _numbered;

    /// <summary>Rows that are or were in use; those with number zero are free.</summary>
    public Span<Track> Rows => _rows.AsSpan(0, _used);

    public ref Track this[int row] => ref _rows[row];

    /// <summary>Whether this row still holds the track of this number.</summary>
    public bool Holds(int row, int number) => number > 0 && row < _used && _rows[row].Number == number;

    public int Start()
    {
        var row = 0;
        while (row < _used && _rows[row].Number != 0)
        {
            row++;
        }

        if (row == _rows.Length)
        {
            Array.Resize(ref _rows, _rows.Length * 2);
        }

        _used = Math.Max(_used, row + 1);
        _rows[row] = default;
        _rows[row].Number = ++_numbered;
        return row;
    }

    public void Drop(int row) => _rows[row].Number = 0;

    internal Saved Save() => new(_rows[.._used], _numbered);

    internal void Load(Saved saved)
    {
        if (_rows.Length < saved.Rows.Length)
        {
            _rows = new Track[saved.Rows.Length];
        }

        saved.Rows.CopyTo(_rows, 0);
        _used = saved.Rows.Length;
        _numbered = saved.Numbered;
    }

    internal sealed record Saved(Track[] Rows, int Numbered);
}
