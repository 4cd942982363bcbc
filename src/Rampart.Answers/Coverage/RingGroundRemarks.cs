using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>What the reader should know of a ring's ground from place to place: where it is too coarse for low flight, and where it is unknown.</summary>
internal static class RingGroundRemarks
{
    // Less is told as 0.0 %.
    private const double LeastTold = 0.0005;

    public static void Tell(CoverageAsked asked, CoverageSubject subject, Length cell, ICollection<Finding> findings)
    {
        var (ground, site) = (subject.Ground, subject.Question.Battery.Site);
        var ring = SiteTerrain.Around(ground, site, asked.Radius, cell);
        var low = asked.Heights.Count(height => height.AboveGround_m(site.Height.Metres) < GroundQuality.LowFlight.Metres);

        // Where the site's own ground is too coarse, that has been told of all.
        if (low > 0 && ground.PostSpacing_m <= GroundQuality.CoarsestForLowFlight.Metres && ring.MixedSpacings is { } mixed && mixed.ShareWiderThan(GroundQuality.CoarsestForLowFlight, ring, asked.Radius) is > 0.0 and var coarse)
        {
            findings.Add(Finding.Remark(
                new Place("coverage"), "terrain", $"{low} of {asked.Heights.Count} heights are low, and in {AreaWords.Percent(coarse)} of the ring the ground is too coarse for that ({ground.Description} at the site, up to {Length.FromMetres(Math.Round(mixed.All.Max(spacing => spacing.Metres)))} elsewhere): not supported there.",
                "Import finer terrain for all of the ring and name it with --terrain."));
        }

        TellHigher(asked, ring, findings);
        if (UnknownGroundRemark.Of(UnknownGround.Of(ring, ground, asked.Radius), "the ring", ground, asked.Terrain, site, asked.Radius) is { } unknown)
        {
            findings.Add(unknown);
        }
    }

    /// <summary>Heights over the sea that lie under ground.</summary>
    private static void TellHigher(CoverageAsked asked, SiteTerrain ring, ICollection<Finding> findings)
    {
        var under = asked.Heights.Where(height => height.Reference == HeightReference.AboveSea)
            .Select(height => (Height: height, Share: ShareHigherThan(height.Height, ring, asked.Radius))).Where(each => each.Share >= LeastTold).ToList();
        if (under.Count > 0)
        {
            findings.Add(Finding.Remark(
                new Place("coverage"), "--msl", $"{string.Join("; ", under.Select(each => $"At {each.Height} {AreaWords.Percent(each.Share)} of the ring's ground is higher"))}. Nothing flies there: it counts in no share but the brochure's.",
                "Ask higher, or over the ground: without --msl, or `above-sea: no` in the scenario."));
        }
    }

    private static double ShareHigherThan(Length height, SiteTerrain ring, Length radius)
    {
        var (higher_km2, all_km2) = (0.0, 0.0);
        for (var row = 0; row < ring.Grid.Size; row++)
        {
            for (var column = 0; column < ring.Grid.Size; column++)
            {
                if (ring.DistanceOf(row, column) is var distance_m && distance_m <= radius.Metres)
                {
                    var area_km2 = ring.CellArea_km2(distance_m);
                    all_km2 += area_km2;
                    higher_km2 += ring.Grid.Post(row, column) > height.Metres ? area_km2 : 0.0;
                }
            }
        }

        return higher_km2 / all_km2;
    }
}
