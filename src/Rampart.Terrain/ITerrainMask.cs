namespace Rampart.Terrain;

/// <summary>What of the sky over the ground around one site is visible from its antenna.</summary>
/// <remarks>Heights are above the theatre's reference ground, in metres; distances run along the ground.</remarks>
public interface ITerrainMask
{
    /// <summary>The lowest height at which a target is visible, at this distance and azimuth (radians clockwise from north).</summary>
    double MinimumVisibleHeight(double groundDistance_m, double azimuth_rad);

    /// <summary>A height that is visible at this distance on every azimuth; infinite where none is known to be. Saves the azimuth for what flies high.</summary>
    double AlwaysVisibleHeight(double groundDistance_m) => double.PositiveInfinity;
}
