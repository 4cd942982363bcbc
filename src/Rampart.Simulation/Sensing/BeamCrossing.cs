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
    /// <remarks>The lead of the target over the beam at the end of one sector is, bit for bit, its lead at the beginning of the next:
    /// so a crossing is found in exactly one of them.</remarks>
    public static bool Find(
        Trajectory trajectory, EntityId target, in EnuFrame frame, Duration scanPeriod, SimulationTime began, SimulationTime ended, out SimulationTime time)
    {
        var leadAtEnd = Lead(frame.ToEnu(trajectory.At(target, ended).Position), BeamAzimuth(ended, scanPeriod));
        time = ended;
        if (leadAtEnd > 0.0 || leadAtEnd < -0.5 * Portable.Pi)
        {
            return false;
        }

        var leadAtBegin = Lead(frame.ToEnu(trajectory.At(target, began).Position), BeamAzimuth(began, scanPeriod));
        if (leadAtBegin <= 0.0 || leadAtBegin > 0.5 * Portable.Pi)
        {
            return false;
        }

        time = began + Duration.FromSeconds((ended - began).Seconds * leadAtBegin / (leadAtBegin - leadAtEnd));
        return true;
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
