using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>How far apart the posts stand from which each post of a grid has its height, where tiles of several finenesses mix.</summary>
public sealed class PostSpacings
{
    // Spacings as near to each other as this are one; more finenesses than a byte tells apart do not meet in one ring.
    private const double Alike = 1.05;
    private const int Most = 255;
    private const byte Unknown = byte.MaxValue;

    private readonly byte[] _at;

    private PostSpacings(IReadOnlyList<Length> all, byte[] at) => (All, _at) = (all, at);

    /// <summary>The spacings, in the order in which the grid meets them.</summary>
    public IReadOnlyList<Length> All { get; }

    /// <summary>Asks at each post of a grid; null where there is one spacing, or none is known.</summary>
    public static PostSpacings? Of(LocalGrid grid, IElevation ground)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(ground);
        var all = new List<double>();
        var at = new byte[grid.Heights.Length];
        for (var post = 0; post < at.Length; post++)
        {
            var place = float.IsNaN(grid.Heights[post]) ? (Geodetic?)null : grid.PlaceAt(post / grid.Size, post % grid.Size);
            var spacing_m = place is { } known ? ground.PostSpacingAt(known.Latitude.Degrees, known.Longitude.Degrees) : double.NaN;
            at[post] = double.IsFinite(spacing_m) ? Numbered(all, spacing_m) : Unknown;
        }

        return all.Count < 2 ? null : new PostSpacings([.. all.Select(Length.FromMetres)], at);
    }

    /// <summary>Whether a post's height comes from posts of a spacing, by its place in <see cref="All"/>.</summary>
    public bool IsOf(int post, int spacing) => _at[post] == spacing;

    /// <summary>Share of the known ground within a circle whose posts stand wider apart than a limit.</summary>
    public double ShareWiderThan(Length limit, SiteTerrain terrain, Length radius)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        double wider = 0.0, known = 0.0;
        for (var post = 0; post < _at.Length; post++)
        {
            var distance_m = terrain.DistanceOf(post / terrain.Grid.Size, post % terrain.Grid.Size);
            if (distance_m <= radius.Metres && _at[post] != Unknown)
            {
                var area_km2 = terrain.CellArea_km2(distance_m);
                known += area_km2;
                wider += All[_at[post]] > limit ? area_km2 : 0.0;
            }
        }

        return known > 0.0 ? wider / known : 0.0;
    }

    private static byte Numbered(List<double> all, double spacing_m)
    {
        var number = all.FindIndex(other_m => other_m <= spacing_m * Alike && spacing_m <= other_m * Alike);
        if (number < 0 && all.Count < Most)
        {
            number = all.Count;
            all.Add(spacing_m);
        }

        return (byte)Math.Max(number, 0);
    }
}
