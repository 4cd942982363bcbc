using Rampart.Quantities;

namespace Rampart.Terrain;

/// <summary>A smooth Earth at one height: only its curvature hides anything.</summary>
public sealed class SmoothGround(Length height) : IGround
{
    public string Identity => $"smooth-earth/{height.Metres:R}";

    public string Description => $"smooth Earth at {height}";

    public double LowestHeight_m => height.Metres;

    public double MaskReference_m => height.Metres;

    public double PostSpacing_m => 0.0;

    public double PostSpacingAt(EcefVector normal) => 0.0;

    public double HeightAt(EcefVector normal) => height.Metres;

    /// <exception cref="ArgumentOutOfRangeException">The antenna stands below the ground, or the factor is not positive.</exception>
    public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) =>
        new SmoothEarthMask(antenna.Height - height, effectiveEarthFactor);
}
