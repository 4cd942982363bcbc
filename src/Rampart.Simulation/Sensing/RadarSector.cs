using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>Where an engagement radar's sector lies, and how it turns.</summary>
public static class RadarSector
{
    /// <summary>Azimuth of the middle of the sector: it turns the shorter way at the slew rate.</summary>
    public static Angle Facing(in EngagementRadarState radar, SimulationTime time)
    {
        var way = Way(radar.FacingAtTurn, radar.FacingWanted);
        var turned = radar.Definition.SlewRate.RadiansPerSecond * (time - radar.TurnBegan).Seconds;
        return Math.Abs(way) <= turned
            ? radar.FacingWanted
            : Angle.FromRadians(radar.FacingAtTurn.Radians + (way < 0.0 ? -turned : turned));
    }

    /// <summary>Whether an azimuth (radians) lies inside the sector.</summary>
    public static bool Contains(in EngagementRadarState radar, SimulationTime time, double azimuth_rad) =>
        Math.Abs(Way(Facing(radar, time), Angle.FromRadians(azimuth_rad))) <= 0.5 * radar.Definition.SectorWidth.Radians;

    /// <summary>Begins to turn the sector's middle to another azimuth.</summary>
    public static void TurnTo(ref EngagementRadarState radar, SimulationTime time, double azimuth_rad)
    {
        radar.FacingAtTurn = Facing(radar, time);
        radar.TurnBegan = time;
        radar.FacingWanted = Angle.FromRadians(azimuth_rad);
    }

    // The shorter way from one azimuth to the other, in (−π, π].
    private static double Way(Angle from, Angle to)
    {
        var way = to.Radians - from.Radians;
        way -= 2.0 * Portable.Pi * Math.Floor(way / (2.0 * Portable.Pi));
        return way > Portable.Pi ? way - (2.0 * Portable.Pi) : way;
    }
}
