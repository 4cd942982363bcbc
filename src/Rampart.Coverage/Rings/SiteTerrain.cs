using System.Collections.Concurrent;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>The ground about a site on one square grid, and what it hides from antennas of any height there.</summary>
/// <remarks>The grid is azimuthal-equidistant (<see cref="LocalGrid"/>): the site lies under its middle post, and distance and azimuth from it are true.</remarks>
public sealed class SiteTerrain
{
    private readonly Lazy<PostSpacings?> _mixed;
    private readonly ConcurrentDictionary<(double Antenna_m, double Factor), VisibleHeights> _views = new();

    /// <param name="grid">The ground; the site lies under its middle post.</param>
    /// <param name="radius">How far out anything is asked, within the grid.</param>
    public SiteTerrain(LocalGrid grid, Length radius)
        : this(grid, radius, ground: null)
    {
    }

    private SiteTerrain(LocalGrid grid, Length radius, IElevation? ground)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Grid = grid;
        Radius = radius;
        _mixed = new Lazy<PostSpacings?>(() => ground is null ? null : PostSpacings.Of(grid, ground));
    }

    public LocalGrid Grid { get; }

    public Length Radius { get; }

    /// <summary>Whether sight lines also look at the ground between two rows, where they cross a column (<see cref="VisibleHeights.Sweep(LocalGrid, double, Length, double, bool)"/>).</summary>
    public bool CrossesColumns { get; init; } = true;

    /// <summary>How far apart the source's posts stand from place to place; null where it is the same everywhere, or the grid came from no ground.</summary>
    public PostSpacings? MixedSpacings => _mixed.Value;

    /// <summary>Row and column of the site's post.</summary>
    public int Middle => Grid.Size / 2;

    /// <summary>Height of the ground at the site, metres; not a number where nobody knows it.</summary>
    public double SiteGround_m => Grid.Post(Middle, Middle);

    /// <summary>Resamples the ground about a site.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A radius or cell that is not positive, or a grid beyond all memory.</exception>
    public static SiteTerrain Around(IGround ground, Geodetic site, Length radius, Length cellSize, bool crossesColumns = true)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var heights = ElevationOf(ground);
        return new SiteTerrain(LocalGrid.Around(heights, site, radius + cellSize, cellSize), radius, heights) { CrossesColumns = crossesColumns };
    }

    /// <summary>What an antenna at the site sees; swept once for each height.</summary>
    /// <exception cref="ArgumentException">The ground at the site is unknown.</exception>
    public VisibleHeights From(Length antenna, double effectiveEarthFactor) =>
        _views.GetOrAdd((antenna.Metres, effectiveEarthFactor), static (key, at) => VisibleHeights.Sweep(at.Grid, key.Antenna_m, at.Radius, key.Factor, at.CrossesColumns), this);

    /// <summary>Distance (m) of a post from the site along the ground.</summary>
    public double DistanceOf(int row, int column)
    {
        double down = row - Middle, right = column - Middle;
        return Grid.CellSize.Metres * Math.Sqrt((down * down) + (right * right));
    }

    /// <summary>Area of a post's cell in square kilometres: far out the map is drawn out across the direction to the site.</summary>
    public double CellArea_km2(double distance_m)
    {
        var angle = distance_m / RadarHorizon.MeanEarthRadius.Metres;
        var squeeze = angle > 0.0 ? Math.Sin(angle) / angle : 1.0;
        return Grid.CellSize.Kilometres * Grid.CellSize.Kilometres * squeeze;
    }

    internal static IElevation ElevationOf(IGround ground) => ground as IElevation ?? new GroundElevation(ground);

    private sealed class GroundElevation(IGround ground) : IElevation
    {
        public double HeightAt(double latitude_deg, double longitude_deg) =>
            ground.HeightAt(Wgs84.Normal(Angle.FromDegrees(latitude_deg), Angle.FromDegrees(longitude_deg)));

        public double PostSpacingAt(double latitude_deg, double longitude_deg) =>
            ground.PostSpacingAt(Wgs84.Normal(Angle.FromDegrees(latitude_deg), Angle.FromDegrees(longitude_deg)));
    }
}
