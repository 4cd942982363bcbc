using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>How much of a slant path lies in rain that reaches up to one height everywhere.</summary>
/// <remarks>
/// <para>Formula: the height along the path is h(R) = h₀ + R·sin ε + R²·cos² ε/(2·k·a); the path leaves the rain at
/// R = (−sin ε + √(sin² ε + 2·cos² ε·(h − h₀)/(k·a)))·k·a/cos² ε; h₀ antenna, h rain height, ε elevation, k·a effective Earth radius.</para>
/// <para>Source: the parabolic form of the effective Earth, Skolnik, Introduction to Radar Systems, 3rd ed., 8.5; rain of one height as in
/// ITU-R P.618, 2.2.1.1, without its reduction factor.</para>
/// <para>Valid: elevations below 45°, heights far below the Earth's radius; even rain over hundreds of kilometres is a worst case.</para>
/// </remarks>
public readonly record struct RainPath
{
    private readonly double _depth_m;
    private readonly double _effectiveRadius_m;

    /// <exception cref="ArgumentOutOfRangeException">A factor that is not positive.</exception>
    public RainPath(Length antennaHeight, Length rainHeight, double effectiveRadiusFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effectiveRadiusFactor);
        _depth_m = (rainHeight - antennaHeight).Metres;
        _effectiveRadius_m = effectiveRadiusFactor * RadarHorizon.MeanEarthRadius.Metres;
    }

    /// <summary>Metres of rain on the way to a range (m) at an elevation (rad).</summary>
    public double Within(double range_m, double elevation_rad)
    {
        if (_depth_m <= 0.0)
        {
            return 0.0;
        }

        var (sine, cosine) = Portable.SinCos(elevation_rad);
        var curved = cosine * cosine / _effectiveRadius_m;
        var root = (sine * sine) + (2.0 * curved * _depth_m);

        // The form without cancellation: depth·2/(sin ε + √…).
        var leaves = 2.0 * _depth_m / (sine + Math.Sqrt(root));
        return Math.Min(range_m, leaves);
    }
}
