using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Coverage.Rings;

/// <summary>A ground that hides nothing and lies under everything: what a system could do if only its own figures counted.</summary>
internal sealed class OpenSky : IGround, ITerrainMask
{
    public static readonly OpenSky Instance = new();

    public string Identity => "open-sky";

    public string Description => "nothing in the way";

    public double LowestHeight_m => -1e6;

    public double MaskReference_m => 0.0;

    public double PostSpacing_m => 0.0;

    // Far below, so that no meeting counts as too low over it: that is asked over the true ground.
    public double HeightAt(EcefVector normal) => LowestHeight_m;

    public double PostSpacingAt(EcefVector normal) => 0.0;

    public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) => this;

    public double MinimumVisibleHeight(double groundDistance_m, double azimuth_rad) => double.NegativeInfinity;

    public double AlwaysVisibleHeight(double groundDistance_m) => double.NegativeInfinity;
}
