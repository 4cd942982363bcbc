using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>How much of a slant path lies in rain that reaches up to one height everywhere.</summary>
/// <remarks>
/// <para>Formula: the height along the path is h(R) = h₀ + R·sin ε + R²·cos² ε/(2·k·a); it is the rain's height h at
/// R = (−sin ε ± √(sin² ε + 2·cos² ε·(h − h₀)/(k·a)))·k·a/cos² ε, and the path is in the rain between the two; h₀ antenna, ε elevation, k·a effective Earth radius.
/// From inside the rain only the farther one lies ahead; from above it both do where the path comes down to it, else none.</para>
/// <para>Source: the parabolic form of the effective Earth, Skolnik, Introduction to Radar Systems, 3rd ed., 8.5; rain of one height as in
/// ITU-R P.618, 2.2.1.1, without its reduction factor.</para>
/// <para>Valid: elevations within 45° of the level, heights far below the Earth's radius; even rain over hundreds of kilometres is a worst case.</para>
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
        // From above the rain, a path that does not go down never comes to it.
        if (_depth_m <= 0.0 && elevation_rad >= 0.0)
        {
            return 0.0;
        }

        var (sine, cosine) = Portable.SinCos(elevation_rad);
        var curved = cosine * cosine / _effectiveRadius_m;
        var square = (sine * sine) + (2.0 * curved * _depth_m);
        if (square <= 0.0)
        {
            return 0.0;
        }

        var root = Math.Sqrt(square);
        if (sine >= 0.0)
        {
            // The form without cancellation: depth·2/(sin ε + √…).
            return Math.Min(range_m, 2.0 * _depth_m / (sine + root));
        }

        // Down: sine and root add up in the farther crossing, and the nearer one is the product of both, −2·depth/curved, over it.
        var leaves = (root - sine) / curved;
        var enters = _depth_m < 0.0 ? -2.0 * _depth_m / (root - sine) : 0.0;
        return Math.Max(0.0, Math.Min(range_m, leaves) - enters);
    }
}
