using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;

namespace Rampart.Simulation.Tracking;

/// <summary>What a search radar could see while its beam swept one sector.</summary>
/// <remarks>
/// A place counts as looked at when the beam passed over it in the sector. A track that was seen at the last turn of the antenna is
/// expected at this one; after that, only where the radar can see at all: in range, not above its cover, not behind the ground. A track
/// of which no look could bring anything for the grace time is expected everywhere, so that it ends.
/// </remarks>
public sealed class SectorLook(RadarModel model, RadarSight sight, EnuFrame theatre, Duration scanPeriod, Duration grace) : ILook
{
    private readonly double _greatestSine = Portable.Sin(sight.MaximumElevation_rad);
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

    public double Detection(in EnuOffset place)
    {
        var own = model.ToRadar(place);
        return IsSwept(own) && IsInSight(place, own) ? model.ExpectedDetection : 0.0;
    }

    public double Detection(in EnuOffset place, in LocalTrack track)
    {
        // Seen already in this turn, in the sector before, at the edge: this one owes it nothing.
        if (track.LastSeen > _seenThisTurn)
        {
            return 0.0;
        }

        var own = model.ToRadar(place);
        return IsSwept(own) && (track.Misses == 0 || Time - track.LastSeen > grace || IsInSight(place, own)) ? model.ExpectedDetection : 0.0;
    }

    /// <summary>Whether the place lay ahead of the beam at the beginning, by no more than a quarter turn, and not at the end: as <see cref="BeamCrossing.Lead"/>, without its angles.</summary>
    private bool IsSwept(in EnuOffset own) =>
        (own.East * _cosBegan) - (own.North * _sinBegan) > 0.0
        && (own.East * _sinBegan) + (own.North * _cosBegan) > 0.0
        && (own.East * _cosEnded) - (own.North * _sinEnded) <= 0.0;

    private bool IsInSight(in EnuOffset place, in EnuOffset own)
    {
        var range_m = own.Norm;
        if (range_m > sight.InstrumentedRange_m || own.Up > range_m * _greatestSine)
        {
            return false;
        }

        var (normal, height) = Wgs84.NormalAndHeight(theatre.ToEcef(place));
        return Look.IsVisible(sight, normal, height, Portable.Atan2(own.East, own.North));
    }
}
