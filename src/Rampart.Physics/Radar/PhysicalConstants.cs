namespace Rampart.Physics.Radar;

/// <summary>The two constants that the radar equation needs; both are exact by definition (SI Brochure, 9th edition, 2.2).</summary>
internal static class PhysicalConstants
{
    public const double SpeedOfLight_mps = 299_792_458.0;

    public const double Boltzmann_JpK = 1.380649e-23;
}
