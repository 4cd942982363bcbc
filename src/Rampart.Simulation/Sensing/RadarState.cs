using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Terrain;

namespace Rampart.Simulation.Sensing;

/// <summary>What every radar needs for a look at a target: where it stands, what it hears, what the ground hides.</summary>
public struct RadarSight
{
    public EnuFrame Frame;
    public EcefVector SiteNormal;
    public EchoModel Echo;

    /// <summary>What the ground hides.</summary>
    public ITerrainMask Mask;

    /// <summary>Height of the antenna above sea level.</summary>
    public double Antenna_m;

    /// <summary>Height of the ground at the antenna's site above sea level.</summary>
    public double SiteGround_m;

    public double EffectiveEarthFactor;
    public double InstrumentedRange_m;
    public double MaximumElevation_rad;

    /// <summary>The height above sea from which the masks' heights count.</summary>
    public double MaskReference_m;
}

/// <summary>A radar that searches, at work.</summary>
public struct SearchRadarState
{
    public EntityId Id;
    public ulong Key;

    /// <summary>The battery that it belongs to; none for the command post's own.</summary>
    public EntityId Battery;
    public SearchRadarDefinition Definition;
    public RadarSight Sight;

    /// <summary>How many eighths of a rotation have been scanned since the start.</summary>
    public long Sectors;
}

/// <summary>An engagement radar at work.</summary>
public struct EngagementRadarState
{
    public EntityId Id;
    public ulong Key;
    public EntityId Battery;
    public EngagementRadarDefinition Definition;
    public RadarSight Sight;

    /// <summary>Azimuth of the middle of the sector when the current turn began, and when that was.</summary>
    public Angle FacingAtTurn;
    public SimulationTime TurnBegan;

    /// <summary>Azimuth to which it turns; equal to the facing when it stands.</summary>
    public Angle FacingWanted;

    public int MissilesGuided;

    /// <summary>The decision cycle in which a threat last had the first say on where the sector lies.</summary>
    public SimulationTime SectorClaimedAt;
    public long Updates;
}
