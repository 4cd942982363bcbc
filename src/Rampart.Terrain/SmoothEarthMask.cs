using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain;

/// <summary>The mask of a bare, smooth Earth: only its curvature hides a target.</summary>
/// <remarks>The horizon formula of <see cref="RadarHorizon"/> solved for the target's height: h₂ = max(0, d − √(2·k·a·h₁))² / (2·k·a).</remarks>
public sealed class SmoothEarthMask : ITerrainMask
{
    private readonly double _ownHorizon;
    private readonly double _twoRadii;

    /// <exception cref="ArgumentOutOfRangeException">An antenna below the ground, or a factor that is not positive.</exception>
    public SmoothEarthMask(Length antennaHeight, double effectiveRadiusFactor = RadarHorizon.StandardEffectiveRadiusFactor)
    {
        _ownHorizon = RadarHorizon.Between(antennaHeight, Length.Zero, effectiveRadiusFactor).Metres;
        _twoRadii = 2.0 * effectiveRadiusFactor * RadarHorizon.MeanEarthRadius.Metres;
    }

    public double AlwaysVisibleHeight(double groundDistance_m) => MinimumVisibleHeight(groundDistance_m, 0.0);

    public double MinimumVisibleHeight(double groundDistance_m, double azimuth_rad)
    {
        var beyond = groundDistance_m - _ownHorizon;
        return beyond <= 0.0 ? 0.0 : beyond * beyond / _twoRadii;
    }
}
