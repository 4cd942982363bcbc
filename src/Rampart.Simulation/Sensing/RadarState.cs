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

    /// <summary>What a radar has before it from its site.</summary>
    /// <param name="radar">The radar.</param>
    /// <param name="siteGround">Height of the ground at its site.</param>
    /// <param name="ground">What lies under the theatre.</param>
    /// <param name="weather">What it looks through.</param>
    /// <param name="echoes">Models that radars of one make share.</param>
    public static RadarSight Of(RadarDefinition radar, Length siteGround, IGround ground, WeatherDefinition weather, EchoModels echoes)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(echoes);
        return new RadarSight
        {
            Frame = new EnuFrame(radar.Antenna),
            SiteNormal = Wgs84.Normal(radar.Antenna.Latitude, radar.Antenna.Longitude),
            Echo = echoes.Of(radar, weather),

            // A mask reaches as far as the radar shows anything.
            Mask = ground.MaskFor(radar.Antenna, radar.InstrumentedRange, radar.EffectiveEarthFactor),
            Antenna_m = radar.Antenna.Height.Metres,
            SiteGround_m = siteGround.Metres,
            EffectiveEarthFactor = radar.EffectiveEarthFactor,
            InstrumentedRange_m = radar.InstrumentedRange.Metres,
            MaximumElevation_rad = radar.MaximumElevation.Radians,
            MaskReference_m = ground.MaskReference_m,
        };
    }
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
