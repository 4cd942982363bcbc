using Rampart.Coverage;
using Rampart.Coverage.Footprint;
using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;

namespace Rampart.Answers.Coverage;

/// <summary>What the reader of a footprint should know: of what nobody knows the ground, why nothing is defended, and which ranges are no longer those of a shorter-range missile.</summary>
/// <remarks>
/// The limit of 1,000 km between shorter and intermediate range is that of the INF Treaty (Treaty between the USA and the USSR on the Elimination of Their
/// Intermediate-Range and Shorter-Range Missiles, Washington, 8 December 1987), Article II, paragraphs 5 and 6: a missile with a range capability in excess of
/// 1,000 km is of intermediate range, one from 500 to 1,000 km is a shorter-range missile.
/// </remarks>
internal static class FootprintRemarks
{
    private static readonly Length ShorterRange = Length.FromKilometres(1000.0);

    /// <summary>What of a scenario's section does not count against what flies ballistically.</summary>
    public static void TellUnasked(CoverageAsked asked, string target, ICollection<Finding> findings)
    {
        var threat = target.ToLowerInvariant();
        if (asked.Jammers.Count > 0)
        {
            findings.Add(Finding.Remark(new Place("coverage"), "jammers", $"The scenario's jammers are not asked against a {threat}.", "The footprint holds without jamming; against aircraft they count."));
        }

        if (asked.Masts.Count > 0)
        {
            findings.Add(Finding.Remark(new Place("coverage"), "masts", $"The scenario's masts are not compared against a {threat}.", "Ask for each with --mast, such as --mast 24m."));
        }
    }

    /// <summary>What the reader of the figures should know before them.</summary>
    /// <param name="outcome">The footprints.</param>
    /// <param name="points">How many draws were asked for.</param>
    /// <param name="terrain">The grounds that were named.</param>
    /// <param name="findings">Where remarks go.</param>
    public static void Tell(FootprintOutcome outcome, int points, IReadOnlyList<string> terrain, ICollection<Finding> findings)
    {
        if (outcome.Points < points)
        {
            findings.Add(Finding.Remark(new Place("coverage"), "--points", $"{points - outcome.Points} of {CountWords.Draws(points)} made no battery, or no flight over every range, and are left out of the bands.", "Look at what their readings contradict: rampart check."));
        }

        var site = outcome.Question.Site.Battery.Site;
        var widest = outcome.Footprints.MaxBy(footprint => footprint.Grid.Size)!;
        var reach = Length.FromMetres(widest.Grid.Size / 2 * widest.Grid.CellSize.Metres);
        if (outcome.Footprints.Any(footprint => footprint.UnknownFrom.Any(from => from != 0u))
            && UnknownGroundRemark.Of(UnknownGround.About(outcome.Subject.Ground, site, reach, widest.Grid.CellSize), $"the {AreaWords.Distance(reach.Kilometres)} about the battery", outcome.Subject.Ground, terrain, site, reach) is { } unknown)
        {
            findings.Add(unknown);
        }

        for (var at = 0; at < outcome.Footprints.Count; at++)
        {
            var footprint = outcome.Footprints[at];
            if (Lacking(footprint) is { } why)
            {
                findings.Add(Finding.Remark(new Place("coverage"), $"threats of {footprint.Range}", $"Nothing is defended {why}", "rampart require tells each need of one engagement."));
            }

            if (footprint.Range > ShorterRange)
            {
                var flight = footprint.Flights[0];
                findings.Add(Finding.Remark(
                    new Place("--threat-ranges"), $"{footprint.Range}",
                    $"A missile of more than {ShorterRange} is one of intermediate range (INF Treaty of 1987, Article II). It takes {QuantityFormat.Text(QuantityKind.Speed, 100.0 * Math.Round(0.01 * flight.BurnOutSpeed.MetresPerSecond))} after a burn of {outcome.Question.Threat.BurnTime}; echo, burn and ballistic coefficient are those of the {outcome.Subject.Target.ToLowerInvariant()}.",
                    "If that is another missile, describe this one as a model of its own and name it with --against."));
            }
        }
    }

    /// <summary>From where nothing is defended and why: the commonest reason, each with its azimuths; null where something is defended from everywhere, or only unknown.</summary>
    private static string? Lacking(DefendedFootprint footprint)
    {
        var none = footprint.Rows.Select((row, azimuth) => (row, Lack: footprint.Lacks[azimuth])).Where(each => each.row.Area_km2 == 0.0 && each.row.Unknown_km2 == 0.0).ToList();
        if (none.Count == 0)
        {
            return null;
        }

        return string.Join("; ", none.GroupBy(each => each.Lack).Select(group =>
            $"from {(group.Count() == footprint.Rows.Count ? footprint.Rows.Count > 1 ? "anywhere" : $"{FootprintFolder.Degrees(group.First().row.From)}°" : string.Join(", ", group.Select(each => $"{FootprintFolder.Degrees(each.row.From)}°")))}: {Words(group.Key)}")) + ".";
    }

    /// <summary>What the most of the places lack.</summary>
    public static string Words(Shortfall? lack) => lack switch
    {
        null => "it passes within reach nowhere",
        Shortfall.None => "every meeting within reach lies lower than the keep-out height",
        { } why => ShortfallWords.Of(why),
    };
}
