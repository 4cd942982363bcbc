using Rampart.Physics.Detection;
using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>One standard deviation of a plot in each coordinate.</summary>
/// <param name="Range">Of the slant range.</param>
/// <param name="Azimuth">Of the azimuth.</param>
/// <param name="Elevation">Of the elevation.</param>
/// <param name="RangeRate">Of the range's rate, from the Doppler shift; null where the radar does not report it.</param>
public sealed record MeasurementAccuracy(Length Range, Angle Azimuth, Angle Elevation, Speed? RangeRate = null);

/// <summary>What every radar of the battle has.</summary>
public abstract record RadarDefinition
{
    public required string Name { get; init; }

    /// <summary>The place of the antenna's phase centre: the site's stated ground height plus the antenna height.</summary>
    public required Geodetic Antenna { get; init; }

    public required ReferenceDetection Reference { get; init; }

    /// <summary>Beyond this range nothing is shown, whatever its echo.</summary>
    public required Length InstrumentedRange { get; init; }

    public required Angle MaximumElevation { get; init; }

    public required MeasurementAccuracy Accuracy { get; init; }

    public required double EffectiveEarthFactor { get; init; }

    public required Frequency Frequency { get; init; }

    public required AntennaDefinition Beam { get; init; }

    /// <summary>Noise figure of the receiving system over 290 K: what jamming has to drown.</summary>
    public required Decibels NoiseFigure { get; init; }

    /// <summary>A target that comes or goes more slowly than this is not told from the ground.</summary>
    public required Speed LeastRadialSpeed { get; init; }
}

/// <summary>How an antenna's gain falls off beside and above its peak.</summary>
/// <param name="Gain">Gain at the peak.</param>
/// <param name="Beamwidth">Width of the main lobe between the half-power points; in azimuth for a search radar, all round for a pencil beam.</param>
/// <param name="SideLobes">Gain of the side lobes against the peak; negative.</param>
/// <param name="Elevation">How the gain goes with the elevation.</param>
/// <param name="Shoulder">For a cosecant-squared antenna: up to here the gain is full.</param>
public sealed record AntennaDefinition(Decibels Gain, Angle Beamwidth, Decibels SideLobes, ElevationPattern Elevation, Angle Shoulder);

/// <summary>How an antenna's gain goes with the elevation of what it looks at.</summary>
public enum ElevationPattern : byte
{
    /// <summary>The beam is put on the target: full gain up to the greatest elevation.</summary>
    Steered,

    /// <summary>One broad beam whose gain falls with the square of the cosecant above its shoulder.</summary>
    CosecantSquared,
}

/// <summary>A radar that turns and looks at each azimuth once a scan.</summary>
public sealed record SearchRadarDefinition : RadarDefinition
{
    public required Duration ScanPeriod { get; init; }

    /// <summary>From the plot to its arrival at the command post.</summary>
    public required Duration ReportDelay { get; init; }

    /// <summary>Mean number of plots a scan that no target caused.</summary>
    public required double FalsePlotsPerScan { get; init; }
}

/// <summary>A radar that faces a sector, follows the targets given to it and guides missiles to them.</summary>
public sealed record EngagementRadarDefinition : RadarDefinition
{
    public required Angle SectorWidth { get; init; }

    public required Angle InitialFacing { get; init; }

    public required AngularRate SlewRate { get; init; }

    public required Duration UpdatePeriod { get; init; }

    /// <summary>From the order to follow a target to the first look at it.</summary>
    public required Duration LockOnDelay { get; init; }

    /// <summary>It looks for its track at least this far about the place where it is believed, and that many of its standard deviations.</summary>
    public required Length LeastSearchBasket { get; init; }

    public required double SearchBasketDeviations { get; init; }

    /// <summary>How long a missile flies on without guidance before it is lost.</summary>
    public required Duration GuidanceMemory { get; init; }

    public required int TargetChannels { get; init; }

    public required int MissileChannels { get; init; }
}
