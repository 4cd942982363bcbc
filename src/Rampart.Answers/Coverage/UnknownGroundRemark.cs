using Rampart.Answers.Terrain;
using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>Tells how much of a ring's ground nobody knows: what lies beyond the tiles, and voids inside them, apart.</summary>
internal static class UnknownGroundRemark
{
    private const int MostTilesNamed = 6;
    private const string Filled = "A void is filled from the next ground that knows it: name another with a second --terrain, such as built-in.";

    /// <summary>The remark; null where all ground is known.</summary>
    /// <param name="unknown">What is unknown.</param>
    /// <param name="of">Of what, such as <c>the ring</c>.</param>
    /// <param name="ground">The ground.</param>
    /// <param name="names">How it is named on the command line.</param>
    /// <param name="middle">The middle of what is asked.</param>
    /// <param name="reach">How far from it anything is asked.</param>
    public static Finding? Of(UnknownGround unknown, string of, IGround ground, IReadOnlyList<string> names, Geodetic middle, Length reach)
    {
        string Told(double area_km2) => $"{AreaWords.Area(area_km2)} ({AreaWords.Percent(area_km2 / unknown.Circle_km2)})";
        if (!(unknown.All_km2 > 0.0))
        {
            return null;
        }

        var (why, remedies) = (new List<string>(), new List<string>());
        if (unknown.Beyond_km2 > 0.0)
        {
            why.Add($"{Told(unknown.Beyond_km2)} lie beyond the tiles");
            remedies.Add(Missing(ground, middle, reach));
        }

        if (unknown.Voids_km2 > 0.0)
        {
            why.Add($"{Told(unknown.Voids_km2)} are voids inside the tiles{(names.Any(RasterTiles.IsRaster) ? ", or beyond the raster's rim" : string.Empty)}");
            remedies.Add(Filled);
        }

        return Finding.Remark(new Place("--terrain"), "terrain", $"Of {Told(unknown.All_km2)} of {of} nobody knows the ground: {string.Join("; ", why)}. What it may hide is unknown, never in sight.", string.Join(" ", remedies));
    }

    /// <summary>Where a target is seen, and unknown ground, in the ring or beyond it, may hide it while it is followed and met; null where there is no such place.</summary>
    /// <param name="outcome">The ring.</param>
    public static Finding? OfEngagement(CoverageOutcome outcome)
    {
        var open = outcome.Maps.Where(map => map.UndecidedEngagement_km2 > 0.0).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var question = outcome.Subject.Question;
        return Finding.Remark(
            new Place("--terrain"), "terrain",
            $"Of {string.Join(", ", open.Select(map => $"{AreaWords.Area(map.UndecidedEngagement_km2)} ({AreaWords.Percent(map.UndecidedEngagement_km2 / outcome.Ring_km2)} of the ring) at {map.Height}"))} nobody knows whether a target seen there is met in time: ground that may hide it before, in the ring or beyond it, is unknown. That counts as not engaged.",
            $"{Missing(outcome.Subject.Ground, question.Battery.Site, RingSurvey.GroundReach(question))} {Filled}");
    }

    /// <summary>Says which tiles to add.</summary>
    private static string Missing(IGround ground, Geodetic middle, Length reach) =>
        $"Add the tiles {Named((ground as RealGround)?.Tiles?.CellsWithoutTileWithin(middle.Latitude.Degrees, middle.Longitude.Degrees, reach.Metres) ?? [])}(`rampart terrain get`, `rampart terrain import`).";

    private static string Named(IReadOnlyList<string> tiles) => tiles.Count == 0 ? string.Empty
        : $"{string.Join(", ", tiles.Take(MostTilesNamed))}{(tiles.Count > MostTilesNamed ? $" and {tiles.Count - MostTilesNamed} more " : " ")}";
}
