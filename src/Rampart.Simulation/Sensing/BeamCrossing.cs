using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Sensing;

/// <summary>When a turning beam passes over something that moves.</summary>
public static class BeamCrossing
{
    /// <summary>Azimuth of the beam in [0, 2π), clockwise from north; it points north at the start of the battle.</summary>
    public static double BeamAzimuth(SimulationTime time, Duration scanPeriod) =>
        2.0 * Portable.Pi * (time.Microseconds % scanPeriod.Microseconds) / scanPeriod.Microseconds;

    /// <summary>Finds the moment in (began, ended] at which the beam is on the target, to first order in the target's change of azimuth.</summary>
    public static bool Find(
        Trajectory trajectory, EntityId target, in EnuFrame frame, Duration scanPeriod, SimulationTime began, SimulationTime ended, out SimulationTime time)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        return new BeamSweep(frame, scanPeriod, began, ended).Meets(trajectory, target, out time, out _, out _);
    }

    /// <summary>How far, in (−π, π], a place lies ahead of the beam.</summary>
    public static double Lead(in EnuOffset place, double beamAzimuth)
    {
        var lead = Portable.Atan2(place.East, place.North) - beamAzimuth;
        if (lead <= -Portable.Pi)
        {
            lead += 2.0 * Portable.Pi;
        }

        return lead <= -Portable.Pi ? lead + (2.0 * Portable.Pi) : lead;
    }
}

/// <summary>The sweep of a beam over one sector.</summary>
/// <remarks>The lead of a target over the beam at the end of one sector is, bit for bit, its lead at the beginning of the next:
/// so a crossing is found in exactly one of them.</remarks>
public readonly struct BeamSweep
{
    private readonly EnuFrame _frame;
    private readonly SimulationTime _began;
    private readonly SimulationTime _ended;
    private readonly double _beamAtBegin;
    private readonly double _beamAtEnd;

    public BeamSweep(in EnuFrame frame, Duration scanPeriod, SimulationTime began, SimulationTime ended)
    {
        (_frame, _began, _ended) = (frame, began, ended);
        _beamAtBegin = BeamCrossing.BeamAzimuth(began, scanPeriod);
        _beamAtEnd = BeamCrossing.BeamAzimuth(ended, scanPeriod);
    }

    /// <summary>Whether the beam passes over the target, and when.</summary>
    /// <param name="trajectory">Where targets are.</param>
    /// <param name="target">The target.</param>
    /// <param name="time">When the beam is on it.</param>
    /// <param name="leadAtEnd">How far it lies ahead of the beam at the end of the sector, met or not.</param>
    /// <param name="placeAtEnd">Where it is then, as the antenna sees it.</param>
    public bool Meets(Trajectory trajectory, EntityId target, out SimulationTime time, out double leadAtEnd, out EnuOffset placeAtEnd)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        placeAtEnd = _frame.ToEnu(trajectory.PlaceAt(target, _ended));
        leadAtEnd = BeamCrossing.Lead(placeAtEnd, _beamAtEnd);
        time = _ended;
        if (leadAtEnd > 0.0 || leadAtEnd < -0.5 * Portable.Pi)
        {
            return false;
        }

        var leadAtBegin = BeamCrossing.Lead(_frame.ToEnu(trajectory.PlaceAt(target, _began)), _beamAtBegin);
        if (leadAtBegin <= 0.0 || leadAtBegin > 0.5 * Portable.Pi)
        {
            return false;
        }

        time = _began + Duration.FromSeconds((_ended - _began).Seconds * leadAtBegin / (leadAtBegin - leadAtEnd));
        return true;
    }
}
