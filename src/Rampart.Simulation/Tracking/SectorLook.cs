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
    private double _sinBegan;
    private double _cosBegan;
    private double _sinEnded;
    private double _cosEnded;
    private SimulationTime _seenThisTurn;

    /// <summary>The end of the sector.</summary>
    public SimulationTime Time { get; private set; }

    /// <summary>Takes the look to another sector.</summary>
    public void Sweep(SimulationTime began, SimulationTime ended)
    {
        Time = ended;
        _seenThisTurn = began - Duration.FromMicroseconds(scanPeriod.Microseconds / 2);
        (_sinBegan, _cosBegan) = Portable.SinCos(BeamCrossing.BeamAzimuth(began, scanPeriod));
        (_sinEnded, _cosEnded) = Portable.SinCos(BeamCrossing.BeamAzimuth(ended, scanPeriod));
    }

    public double Detection(in EnuOffset place) => IsSwept(model.ToRadar(place)) ? model.ExpectedDetection : 0.0;

    // A track that was seen already in this turn, at the edge of the sector before, owes this one nothing.
    public double Detection(in EnuOffset place, in LocalTrack track) => track.LastSeen > _seenThisTurn ? 0.0 : Detection(place);

    /// <summary>Whether the place lay ahead of the beam at the beginning, by no more than a quarter turn, and not at the end: as <see cref="BeamCrossing.Lead"/>, without its angles.</summary>
    private bool IsSwept(in EnuOffset own) =>
        (own.East * _cosBegan) - (own.North * _sinBegan) > 0.0
        && (own.East * _sinBegan) + (own.North * _cosBegan) > 0.0
        && (own.East * _cosEnded) - (own.North * _sinEnded) <= 0.0;
}
