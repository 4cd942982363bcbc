using System.Text.Json.Nodes;
using Rampart.Answers.Provenance;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Results.Report;

namespace Rampart.Answers.Evidence;

/// <summary>What settling it would be worth in a campaign.</summary>
internal sealed record ImpactWorth(string Folder, CampaignSummary Summary, string Measure, IReadOnlyList<(Settling Settling, IReadOnlyList<string> Others)> Settled, IReadOnlyList<string> Untold, IReadOnlyList<UsedReading> Still, bool IsUsed, string Among)
{
    /// <summary>Of a campaign that the command line names.</summary>
    public static ImpactWorth Of(string campaign, IReadOnlyList<ImpactUse> uses, string measure) => Of(KnownResult.Find(CampaignPlace.Find(campaign).Place), uses, measure);

    /// <summary>Of a campaign.</summary>
    /// <exception cref="UsageException">It does not tell what drives this measure.</exception>
    public static ImpactWorth Of(KnownResult result, IReadOnlyList<ImpactUse> uses, string measure)
    {
        var drivers = CampaignDrivers.Of(result);
        var settled = drivers.Settled(measure);
        var names = uses.Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        var factors = drivers.Factors.Where(factor => factor.Readings.Any(names.Contains)).ToList();
        var varied = factors.SelectMany(factor => factor.Readings).ToHashSet(StringComparer.Ordinal);
        var used = result.Readings.Readings.Where(reading => names.Contains(reading.Name)).ToList();
        return new ImpactWorth(
            result.Folder, drivers.Summary, measure,
            [
                .. from each in settled
                   let factor = factors.Find(factor => string.Equals(factor.Name, each.Bar.Factor, StringComparison.Ordinal))
                   where factor is not null
                   select (each, (IReadOnlyList<string>)[.. factor.Readings.Where(reading => !names.Contains(reading))]),
            ],
            [.. factors.Where(factor => settled.All(each => !string.Equals(each.Bar.Factor, factor.Name, StringComparison.Ordinal))).Select(factor => factor.Title)],
            [.. used.Where(reading => !varied.Contains(reading.Name))], used.Count > 0, drivers.AmongMany(measure));
    }

    public IEnumerable<string> Lines
    {
        get
        {
            yield return string.Empty;
            yield return $"In the campaign {Folder} ({Say.Count(Summary.Points, "point", "points")}, {Say.Count(Summary.Battles, "battle", "battles")}), of {Measure}:";
            foreach (var (settling, others) in Settled)
            {
                yield return $"  {settling.Bar.Title}: settling it would remove {SettlingWords.Share(settling)}.";
                if (others.Count > 0)
                {
                    yield return $"      It is drawn together with {string.Join(", ", others)}: the share is that of all of them.";
                }
            }

            foreach (var title in Untold)
            {
                yield return $"  {title}: drawn at too few points to tell.";
            }

            foreach (var reading in Still)
            {
                yield return $"  {reading.Name} = {reading.Value} was not varied ({reading.As}{(reading.Overlay is null ? string.Empty : ", by --reading")}): the campaign says nothing of what settling it would be worth. To vary it: --reading \"{reading.Name}=spread(uniform)\".";
            }

            yield return !IsUsed ? "  The campaign's scenario does not use it: settling it would change nothing there."
                : Settled.Count > 0 ? $"  {SettlingWords.Alone} {Among}"
                : "  So nothing can be said of it.";
        }
    }

    public JsonObject ToJson() => new()
    {
        ["folder"] = Folder,
        ["measure"] = Measure,
        ["isUsed"] = IsUsed,
        ["settling"] = new JsonArray([.. Settled.Select(each => SettlingWords.Json(each.Settling, new JsonArray([.. each.Others.Select(other => JsonValue.Create(other))])))]),
        ["tooFewPoints"] = new JsonArray([.. Untold.Select(title => JsonValue.Create(title))]),
        ["notVaried"] = new JsonArray([.. Still.Select(reading => JsonValue.Create(reading.Name))]),
    };
}
