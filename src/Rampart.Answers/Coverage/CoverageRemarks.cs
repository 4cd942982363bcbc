using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>What the reader of a ring's figures, or of several batteries', should know before them.</summary>
internal static class CoverageRemarks
{
    /// <summary>Whether a remark holds for a battle alone: it stands on stated heights where they lie over the data's ground, and coverage stands on the data's.</summary>
    public static bool IsOfBattlesAlone(Finding finding) => finding.Severity == FindingSeverity.Remark && finding.Message.Contains(ScenarioReader.StandsFreer, StringComparison.Ordinal);

    public static void Tell(CoverageAsked asked, CoverageSubject subject, ICollection<Finding> findings)
    {
        var spacing_m = subject.Ground.PostSpacing_m;
        var low = asked.Heights.Where(height => height.AboveGround_m(subject.Question.Battery.Site.Height.Metres) < GroundQuality.LowFlight.Metres).ToList();
        if (spacing_m > GroundQuality.CoarsestForLowFlight.Metres && low.Count > 0)
        {
            findings.Add(Finding.Remark(
                new Place("coverage"), "terrain", $"{low.Count} of {asked.Heights.Count} heights are low over ground too coarse for that ({subject.Ground.Description}): not supported.",
                "Import finer terrain (`rampart terrain get`, `rampart terrain import`) and name it with --terrain."));
        }

        var longest = subject.Question.Types.Max(type => type.MaximumRange.Metres);
        if (asked.Radius.Metres > longest * 1.001)
        {
            findings.Add(Finding.Remark(new Place("coverage"), "--radius", $"No missile that the {subject.System} is said to have reaches {asked.Radius}; the longest reaches {Length.FromMetres(longest)}.", "Beyond it nothing is engageable."));
        }

        var seeking = subject.Question.Types.Where(type => subject.Question.Guidance.GetValueOrDefault(type.Name)?.TakesOver is not null).Select(type => type.Name).ToList();
        if (seeking.Count > 0)
        {
            findings.Add(Finding.Remark(
                new Place("coverage"), "guidance", $"{string.Join(", ", seeking)}: led by a seeker of its own at the end. A battle guides every missile by the engagement radar to the end.",
                "The area `guided by radar to the end` is the battle's; docs/decisions/0017-what-leads-a-missile.md."));
        }

        if (asked.Heights.Any(height => height.Height.Kilometres > 10.0))
        {
            findings.Add(Finding.Remark(new Place("coverage"), "horizon", "Above 10 km the effective-earth factor is optimistic.", "Read those distances as upper bounds."));
        }
    }
}
