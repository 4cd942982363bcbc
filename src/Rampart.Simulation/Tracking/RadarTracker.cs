using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;

namespace Rampart.Simulation.Tracking;

/// <summary>The tracker of one search radar, and its workbench, which is empty between wakes.</summary>
public sealed class RadarTracker
{
    private readonly SectorLook _look;
    private RadarPlot[] _plots = new RadarPlot[64];
    private int[] _given = new int[64];

    // By row, the number of the track that was told to be confirmed.
    private int[] _believed = new int[64];

    public RadarTracker(int source, RadarModel model, SectorLook look, TrackerDefinition definition)
    {
        Source = source;
        _look = look;
        Tracker = new ScanTracker(definition, model);
    }

    /// <summary>By which number the command post's picture knows this radar.</summary>
    public int Source { get; }

    public ScanTracker Tracker { get; }

    /// <summary>Whether a track of the radar still lives.</summary>
    public bool IsAlive(int row, int number) => number > 0 && (uint)row < (uint)Tracker.Tracks.Length && Tracker.Tracks[row].Number == number;

    /// <summary>Hands the plots of a swept sector to the tracker; each is told which track it was given to.</summary>
    public void TakeIn(Span<Plot> plots, SimulationTime began, SimulationTime ended)
    {
        if (_plots.Length < plots.Length)
        {
            _plots = new RadarPlot[2 * plots.Length];
            _given = new int[2 * plots.Length];
        }

        for (var i = 0; i < plots.Length; i++)
        {
            _plots[i] = Of(plots[i]);
        }

        _look.Sweep(began, ended);
        Tracker.Step(_look, _plots.AsSpan(0, plots.Length), _given);
        var tracks = Tracker.Tracks;
        for (var i = 0; i < plots.Length; i++)
        {
            if (_given[i] >= 0)
            {
                plots[i].GivenRow = _given[i];
                plots[i].GivenNumber = tracks[_given[i]].Number;
            }
        }

        if (_believed.Length < tracks.Length)
        {
            Array.Resize(ref _believed, Math.Max(tracks.Length, 2 * _believed.Length));
        }
    }

    /// <summary>Whether the track of a row is believed since the last look.</summary>
    public bool IsNewlyConfirmed(int row)
    {
        ref readonly var track = ref Tracker.Tracks[row];
        if (track.Status != TrackStatus.Confirmed || _believed[row] == track.Number)
        {
            return false;
        }

        _believed[row] = track.Number;
        return true;
    }

    internal Saved Save() => new(Tracker.Save(), [.. _believed]);

    internal void Load(Saved saved)
    {
        Tracker.Load(saved.Tracker);
        _believed = [.. saved.Believed];
    }

    /// <summary>A plot as a tracker takes it: noise can carry the azimuth over north.</summary>
    internal static RadarPlot Of(in Plot plot) => new()
    {
        Time = plot.Time,
        Range_m = plot.Range_m,
        Azimuth_rad = plot.Azimuth_rad < 0.0 ? plot.Azimuth_rad + (2.0 * Portable.Pi)
            : plot.Azimuth_rad >= 2.0 * Portable.Pi ? plot.Azimuth_rad - (2.0 * Portable.Pi)
            : plot.Azimuth_rad,
        Elevation_rad = plot.Elevation_rad,
        RangeRate_mps = plot.RangeRate_mps,
        IsAnswered = plot.TransponderAnswered,
    };

    internal sealed record Saved(SavedTracker Tracker, int[] Believed);
}
