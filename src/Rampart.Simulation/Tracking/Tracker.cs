using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tracking;

/// <summary>A track and a plot that fit, and how well.</summary>
/// <param name="Cost">d² + ln|S|: what is left of minus twice the logarithm of the likelihood; without the second term a vague
/// track would take the plots of a good one.</param>
/// <param name="Row">The track's row.</param>
/// <param name="Plot">The plot's place in its batch.</param>
public readonly record struct Pair(double Cost, int Row, int Plot) : IComparable<Pair>
{
    /// <summary>By cost, then by row, then by plot: a complete key.</summary>
    public int CompareTo(Pair other)
    {
        var byCost = Cost.CompareTo(other.Cost);
        if (byCost != 0)
        {
            return byCost;
        }

        var byRow = Row.CompareTo(other.Row);
        return byRow != 0 ? byRow : Plot.CompareTo(other.Plot);
    }
}

/// <summary>What the tracker knows of the radars, and its workbench, which is empty between wakes.</summary>
public sealed class Tracker
{
    // No plot is compared with a track over this many times the reach of both uncertainties: a cheap test before the dear one.
    private const double CoarseGateFactor = 1.5;

    private readonly RadarModel?[] _models;
    private Pair[] _pairs = new Pair[256];
    private bool[] _trackTaken = new bool[128];
    private bool[] _plotTaken = new bool[256];
    private int _pairCount;

    public Tracker(TrackerDefinition definition, int entityCount)
    {
        ArgumentNullException.ThrowIfNull(definition);
        _models = new RadarModel?[entityCount];
        AccelerationDeviation = definition.ManoeuvreAcceleration.MetresPerSecondSquared;
        SpeedDeviation = definition.SpeedSpread.MetresPerSecond;
        Gate = definition.Gate;
        ConfirmationThreshold = TrackScore.ConfirmationThreshold(definition);
        DropDepth = TrackScore.DropDepth(definition);
    }

    public double AccelerationDeviation { get; }

    public double SpeedDeviation { get; }

    public double Gate { get; }

    public double ConfirmationThreshold { get; }

    public double DropDepth { get; }

    public ReadOnlySpan<Pair> Pairs => _pairs.AsSpan(0, _pairCount);

    public RadarModel Model(EntityId radar) =>
        _models[radar.Value] ?? throw new ArgumentException("The tracker does not know this radar.", nameof(radar));

    public void Know(EntityId radar, RadarModel model) => _models[radar.Value] = model;

    public bool IsTaken(in Pair pair) => _trackTaken[pair.Row] || _plotTaken[pair.Plot];

    public bool IsTrackTaken(int row) => row < _trackTaken.Length && _trackTaken[row];

    public void Take(in Pair pair)
    {
        _trackTaken[pair.Row] = true;
        _plotTaken[pair.Plot] = true;
    }

    /// <summary>Finds all pairs inside the gate, best first.</summary>
    public void Pair(TrackTable tracks, ReadOnlySpan<Plot> plots, RadarModel model)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(model);
        Reserve(ref _trackTaken, tracks.Rows.Length);
        Reserve(ref _plotTaken, plots.Length);
        Array.Clear(_trackTaken);
        Array.Clear(_plotTaken);
        _pairCount = 0;
        for (var plot = 0; plot < plots.Length; plot++)
        {
            ref readonly var seen = ref plots[plot];
            var place = model.ToTheatre(new Polar(
                Length.FromMetres(seen.Range_m), Angle.FromRadians(seen.Azimuth_rad), Angle.FromRadians(seen.Elevation_rad)));
            var plotDeviation = seen.Range_m * Math.Sqrt(model.Variance[1] + model.Variance[2]);
            for (var row = 0; row < tracks.Rows.Length; row++)
            {
                ref readonly var track = ref tracks[row];
                if (track.Number == 0 || !IsNear(track, seen.Time, place, plotDeviation + Math.Sqrt(model.Variance[0])))
                {
                    continue;
                }

                var innovation = KalmanFilter.Innovate(track, seen, model, AccelerationDeviation);
                if (innovation.Distance <= Gate)
                {
                    if (_pairCount == _pairs.Length)
                    {
                        Array.Resize(ref _pairs, _pairs.Length * 2);
                    }

                    _pairs[_pairCount++] = new Pair(innovation.Distance + Portable.Log(innovation.Determinant), row, plot);
                }
            }
        }

        _pairs.AsSpan(0, _pairCount).Sort();
    }

    private static void Reserve(ref bool[] flags, int count)
    {
        if (flags.Length < count)
        {
            flags = new bool[Math.Max(count, flags.Length * 2)];
        }
    }

    private bool IsNear(in Track track, SimulationTime time, in EnuOffset place, double plotDeviation)
    {
        var dt = Math.Abs((time - track.Time).Seconds);
        var at = track.PositionAt(time);
        var deviation = track.PositionDeviation_m + (track.SpeedDeviation_mps * dt) + (AccelerationDeviation * dt * dt) + plotDeviation;
        var reach = CoarseGateFactor * Math.Sqrt(Gate) * deviation;
        double east = at.East - place.East, north = at.North - place.North, up = at.Up - place.Up;
        return (east * east) + (north * north) + (up * up) <= reach * reach;
    }
}
