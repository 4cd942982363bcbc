using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;
using Rampart.Tracking.Filters;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tracking;

/// <summary>One target that an engagement radar follows: its own track of it.</summary>
public struct FollowedTrack
{
    /// <summary>The radar's own number of the track, counted from one; zero marks a free row.</summary>
    public int Number;

    /// <summary>Number of the system track that it was told to follow.</summary>
    public int BoundTo;

    /// <summary>The time of the last plot.</summary>
    public SimulationTime LastSeen;
    public int Plots;
    public int Answers;
}

/// <summary>The tracks of one engagement radar, one for each system track that it follows.</summary>
public sealed class FollowedTracks
{
    private readonly FilterBank _bank;
    private readonly double _gate;
    private readonly double _pictureNoise_m2ps3;
    private readonly Duration _memory;
    private FollowedTrack[] _rows = new FollowedTrack[16];
    private Fit[] _fits = new Fit[16];
    private int[] _neighbours = new int[16];
    private int _used;
    private int _numbered;

    /// <param name="source">By which number the command post's picture knows the radar.</param>
    /// <param name="model">What the tracker knows of it.</param>
    /// <param name="definition">How it decides.</param>
    /// <param name="pictureNoise_m2ps3">By which noise the picture's estimates are carried on.</param>
    /// <param name="memory">How long a track without plots is kept.</param>
    public FollowedTracks(int source, RadarModel model, TrackerDefinition definition, double pictureNoise_m2ps3, Duration memory)
    {
        ArgumentNullException.ThrowIfNull(definition);
        _pictureNoise_m2ps3 = pictureNoise_m2ps3;
        Source = source;
        _bank = new FilterBank(definition.Models, model);
        _gate = definition.Gate;
        _memory = memory;
    }

    /// <summary>By which number the command post's picture knows this radar.</summary>
    public int Source { get; }

    /// <summary>Rows that are or were in use.</summary>
    public ReadOnlySpan<FollowedTrack> Rows => _rows.AsSpan(0, _used);

    /// <summary>How many targets it follows.</summary>
    public int Alive { get; private set; }

    /// <summary>Whether a track of the radar still lives.</summary>
    public bool IsAlive(int row, int number) => number > 0 && (uint)row < (uint)_used && _rows[row].Number == number;

    /// <summary>Room for how so many plots lie; a workbench, empty between wakes.</summary>
    internal Span<Fit> Fits(int count)
    {
        if (_fits.Length < count)
        {
            _fits = new Fit[2 * count];
        }

        return _fits.AsSpan(0, count);
    }

    /// <summary>Room for the rows of the system tracks near a plot; a workbench.</summary>
    internal ref int[] Neighbours => ref _neighbours;

    /// <summary>The row that follows a system track; −1 when none does.</summary>
    public int RowBoundTo(int systemTrack)
    {
        for (var row = 0; row < _used; row++)
        {
            if (_rows[row].Number != 0 && _rows[row].BoundTo == systemTrack)
            {
                return row;
            }
        }

        return -1;
    }

    /// <summary>The row of one of the radar's own tracks; −1 when it is over.</summary>
    public int RowOf(int number)
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

    /// <summary>How a plot lies to what is followed: to the radar's own track, or, before there is one, to the picture's, in place and in rate of range.</summary>
    public Fit FitTo(int row, in Plot plot, in Estimate picture)
    {
        var seen = RadarTracker.Of(plot);
        if (row < 0)
        {
            // The picture's track stands in the first row beyond those in use.
            row = _rows.Length;
            WhiteNoiseAcceleration.Carry(picture, plot.Time, _pictureNoise_m2ps3, out var believed);
            _bank.Start(row, believed);
        }

        _bank.Predict(row, plot.Time);
        return _bank.Fit(row, seen);
    }

    /// <summary>Where a plot alone says that its target is, and how far it may err.</summary>
    public void PlaceOf(in Plot plot, out Estimate place)
    {
        _bank.Start(_rows.Length, RadarTracker.Of(plot), 0.0, 0.0);
        _bank.EstimateOf(_rows.Length, out place);
    }

    /// <summary>Whether a plot is within the gate.</summary>
    public bool IsNear(in Fit fit) => fit.Distance <= _gate;

    /// <summary>Whether no target within the gate can lie so far from a plot, by what both may err over the three axes together.</summary>
    public bool IsFar(double apart_m, double deviation_m, double otherDeviation_m) =>
        apart_m * apart_m > _gate * ((deviation_m * deviation_m) + (otherDeviation_m * otherDeviation_m));

    /// <summary>Begins to follow a system track at a plot, with the velocity that the picture tells.</summary>
    public int Start(in Plot plot, int systemTrack, in Estimate picture)
    {
        var row = 0;
        while (row < _used && _rows[row].Number != 0)
        {
            row++;
        }

        if (row == _rows.Length)
        {
            Array.Resize(ref _rows, 2 * row);
        }

        _used = Math.Max(_used, row + 1);
        _rows[row] = new FollowedTrack
        {
            Number = ++_numbered,
            BoundTo = systemTrack,
            LastSeen = plot.Time,
            Plots = 1,
            Answers = plot.TransponderAnswered ? 1 : 0,
        };
        _bank.Start(row, RadarTracker.Of(plot), picture);
        Alive++;
        return row;
    }

    /// <summary>Gives a plot to a row that was carried to its time.</summary>
    public void TakeIn(int row, in Plot plot)
    {
        ref var track = ref _rows[row];
        _bank.Update(row, RadarTracker.Of(plot));
        track.Plots++;
        track.Answers += plot.TransponderAnswered ? 1 : 0;
        track.LastSeen = plot.Time;
    }

    /// <summary>Whether a row has had no plot for too long, because it was not seen or because its target turned out of the gate. Looks that found another target do not count against it: it is the other that was in the way.</summary>
    public bool IsOver(int row, SimulationTime now) => now - _rows[row].LastSeen > _memory;

    public void Drop(int row)
    {
        _rows[row].Number = 0;
        Alive--;
    }

    /// <summary>A system track goes on under another number.</summary>
    public void Rebind(int row, int systemTrack) => _rows[row].BoundTo = systemTrack;

    /// <summary>What the radar knows of the target, at the time of its last plot.</summary>
    public void EstimateOf(int row, out Estimate estimate) => _bank.EstimateOf(row, out estimate);

    internal Saved Save() => new(_rows[.._used], _numbered, _bank.Save(_used));

    internal void Load(Saved saved)
    {
        if (_rows.Length < saved.Rows.Length)
        {
            _rows = new FollowedTrack[saved.Rows.Length];
        }

        saved.Rows.CopyTo(_rows, 0);
        _used = saved.Rows.Length;
        _numbered = saved.Numbered;
        Alive = saved.Rows.Count(row => row.Number != 0);
        _bank.Load(saved.Filters);
    }

    internal sealed record Saved(FollowedTrack[] Rows, int Numbered, SavedFilters Filters);
}
