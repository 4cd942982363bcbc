using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;

namespace Rampart.Simulation.Tracking;

/// <summary>What a search radar looked at while its beam swept one sector.</summary>
/// <remarks>
/// A place counts as looked at when the beam passed over it in the sector. A radar's own track was seen by this very radar, which expects
/// it again wherever it is by now: one that has gone behind a hill or out of range ends after some empty looks, and the command
/// post's picture keeps its number for a while.
/// </remarks>
public sealed class SectorLook(RadarModel model, Duration scanPeriod) : ILook
{
    // Plots farther outside of the sector than this are not expected of any radar; one in five hundred million lies there.
    private const double MostDeviations = 6.0;

    private readonly double _edge_rad = MostDeviations * Math.Sqrt(model.AzimuthVariance_rad2);
    private double _sinBegan;
    private double _cosBegan;
    private double _sinEnded;
    private double _cosEnded;
    private double _beamBegan_rad;
    private double _beamEnded_rad;
    private SimulationTime _began;
    private SimulationTime _seenThisTurn;

    /// <summary>The end of the sector.</summary>
    public SimulationTime Time { get; private set; }

    /// <summary>Takes the look to another sector.</summary>
    public void Sweep(SimulationTime began, SimulationTime ended)
    {
        Time = ended;
        _began = began;
        _beamBegan_rad = BeamCrossing.BeamAzimuth(began, scanPeriod);
        _beamEnded_rad = BeamCrossing.BeamAzimuth(ended, scanPeriod);
        _seenThisTurn = began - Duration.FromMicroseconds(scanPeriod.Microseconds / 2);
        (_sinBegan, _cosBegan) = Portable.SinCos(_beamBegan_rad);
        (_sinEnded, _cosEnded) = Portable.SinCos(_beamEnded_rad);
    }

    public double Detection(in EnuOffset place) => IsSwept(model.ToRadar(place)) ? model.ExpectedDetection : 0.0;

    // A track that was seen already in this turn, at the edge of the sector before, owes this one nothing.
    public double Detection(in EnuOffset place, in LocalTrack track) => track.LastSeen > _seenThisTurn ? 0.0 : Detection(place);

    public Duration Rotation => scanPeriod;

    public SimulationTime NothingUntil(in EnuOffset place, in EnuOffset after, double within_m)
    {
        // An angle whose sine is no more than a half is under 1.05 times its sine.
        const double Wider = 1.05;
        var first = model.ToRadar(place);
        var last = model.ToRadar(after);
        var firstLevel = Math.Sqrt((first.East * first.East) + (first.North * first.North));
        var lastLevel = Math.Sqrt((last.East * last.East) + (last.North * last.North));
        var both = firstLevel * lastLevel;
        var sine = ((last.East * first.North) - (last.North * first.East)) / both;
        var cosine = ((last.East * first.East) + (last.North * first.North)) / both;

        // The way comes no nearer to the antenna than this: the foot of the perpendicular on it, if it lies between the ends, is turned from neither by more than they are from each other.
        var nearest = Math.Min(firstLevel, lastLevel) * cosine;
        if (!(Math.Abs(sine) < 0.5 && within_m < 0.5 * nearest))
        {
            return SimulationTime.Start;
        }

        var turned = Wider * sine;
        var width = (Wider * within_m / nearest) + _edge_rad;
        var lead = FromBeam(Portable.Atan2(first.East, first.North) + Math.Min(turned, 0.0) - width - _beamEnded_rad);

        // With the beam still on it, or hardly past it, the next look may concern it.
        return lead + Math.Abs(turned) + (2.0 * width) < 2.0 * Portable.Pi
            ? Time + Duration.FromMicroseconds((long)(lead / (2.0 * Portable.Pi) * scanPeriod.Microseconds) - 1)
            : SimulationTime.Start;
    }

    public bool Holds(in RadarPlot plot) =>
        plot.Time >= _began && plot.Time <= Time && Math.Abs(plot.Elevation_rad) < 0.5 * Portable.Pi
        && FromBeam(plot.Azimuth_rad - _beamBegan_rad + _edge_rad) <= FromBeam(_beamEnded_rad - _beamBegan_rad) + (2.0 * _edge_rad);

    /// <summary>An angle in [0, 2π): what the beam has yet to turn.</summary>
    private static double FromBeam(double angle_rad) => angle_rad - (2.0 * Portable.Pi * Math.Floor(angle_rad / (2.0 * Portable.Pi)));

    /// <summary>Whether the place lay ahead of the beam at the beginning, by no more than a quarter turn, and not at the end: as <see cref="BeamCrossing.Lead"/>, without its angles.</summary>
    private bool IsSwept(in EnuOffset own) =>
        (own.East * _cosBegan) - (own.North * _sinBegan) > 0.0
        && (own.East * _sinBegan) + (own.North * _cosBegan) > 0.0
        && (own.East * _cosEnded) - (own.North * _sinEnded) <= 0.0;
}
