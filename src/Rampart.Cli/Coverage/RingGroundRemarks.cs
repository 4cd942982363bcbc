using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Cli.Coverage;

/// <summary>What the reader should know of a ring's ground from place to place: where it is too coarse for low flight, and where it is unknown.</summary>
internal static class RingGroundRemarks
{
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

        if (UnknownGroundRemark.Of(UnknownGround.Of(ring, ground, asked.Radius), "the ring", ground, asked.Terrain, site, asked.Radius) is { } unknown)
        {
            findings.Add(unknown);
        }
    }
}
