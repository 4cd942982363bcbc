namespace Rampart.Physics.Detection;

/// <summary>How a target's echo varies: Swerling's cases, and 0 for the echo that does not.</summary>
public enum Fluctuation : byte
{
    /// <summary>A steady echo (also called case 5).</summary>
    Swerling0,

    /// <summary>Exponential power, constant during the pulses of one look, independent from look to look.</summary>
    Swerling1,

    /// <summary>Exponential power, independent from pulse to pulse.</summary>
    Swerling2,

    /// <summary>One dominant scatterer (chi-square of four degrees), constant during one look.</summary>
    Swerling3,

    /// <summary>One dominant scatterer (chi-square of four degrees), independent from pulse to pulse.</summary>
    Swerling4,
}
