using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>Tells of a ring whose cells are wider than its ground is fine: crests between them are lost, and low targets come into sight that are not.</summary>
internal static class CoarseCellRemark
{
    public static void Tell(CoverageAsked asked, CoverageSubject subject, Length cell, ICollection<Finding> findings)
    {
        var low = asked.Heights.Count(height => height.AboveGround_m(subject.Question.Battery.Site.Height.Metres) < GroundQuality.LowFlight.Metres);
        if (low > 0 && subject.Ground.PostSpacing_m > 0.0 && cell.Metres > subject.Ground.PostSpacing_m && cell >= GroundQuality.CoarsestForLowFlight)
        {
            findings.Add(Finding.Remark(
                new Place("coverage"), "--cell", $"{low} of {asked.Heights.Count} heights are low, and cells of {cell} are wider than the ground's posts stand apart ({Length.FromMetres(Math.Round(subject.Ground.PostSpacing_m))}): crests between them are lost, and the shares come out too large.",
                "Leave --cell away, or take cells as wide as the posts stand apart."));
        }
    }
}
