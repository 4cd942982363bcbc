using Rampart.Quantities;

namespace Rampart.Terrain;

/// <summary>How fine a ground must be for what is asked of it.</summary>
/// <remarks>
/// On a grid of 5 arc-minutes peaks are cut by half, and low cover comes out about twice too generous: measured at one site
/// against posts of 30 arc-seconds, 0.56 against 0.25 % of the ring at 50 m, 4.1 against 2.2 % at 1 km, 63 against 46 % at 10 km.
/// </remarks>
public static class GroundQuality
{
    /// <summary>With posts farther apart than this, nothing that flies low is supported.</summary>
    public static readonly Length CoarsestForLowFlight = Length.FromMetres(2000.0);

    /// <summary>Lower than this over the ground counts as low.</summary>
    public static readonly Length LowFlight = Length.FromMetres(3000.0);
}
