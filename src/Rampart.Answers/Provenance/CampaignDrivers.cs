using System.Globalization;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Results.Reading;
using Rampart.Results.Report;

namespace Rampart.Answers.Provenance;

/// <summary>A campaign's factors and what its battles say of them.</summary>
/// <param name="Summary">What came out.</param>
/// <param name="Factors">What was drawn.</param>
internal sealed record CampaignDrivers(CampaignSummary Summary, IReadOnlyList<FactorTitle> Factors)
{
    /// <exception cref="ResultFormatException">The campaign is not summed up, or by an older program.</exception>
    public static CampaignDrivers Of(KnownResult result)
    {
        var folder = new CampaignFolder(result.Folder);
        if (!File.Exists(folder.PathOf(CampaignFolder.SummaryFile)))
        {
            throw new ResultFormatException($"The campaign in {result.Folder} is not summed up yet.") { Remedy = $"Fight the rest: rampart campaign resume {result.Folder}" };
        }

        return new CampaignDrivers(CampaignSummary.FromJson(result.SummaryText(), result.SummaryFile), folder.Manifest()!.Factors);
    }

    /// <summary>What settling each factor would remove of a measure's variance.</summary>
    /// <exception cref="UsageException">The campaign does not tell what drives this measure.</exception>
    public IReadOnlyList<Settling> Settled(string measure) => Summary.Tornados.Any(tornado => string.Equals(tornado.Measure, measure, StringComparison.Ordinal))
        ? Settling.Of(Summary, measure)
        : throw new UsageException($"The campaign does not tell what drives {measure}.", $"It tells of: {string.Join(", ", Summary.Tornados.Select(tornado => tornado.Measure))}.");

    /// <summary>That the largest of many are partly large by chance.</summary>
    public string AmongMany(string measure)
    {
        var tornado = Summary.Tornados.First(each => string.Equals(each.Measure, measure, StringComparison.Ordinal));
        var standing = tornado.Bars.Count(bar => bar.StandsOut);
        return string.Create(CultureInfo.InvariantCulture, $"{Say.Count(tornado.Factors, "factor was", "factors were")} looked at: {tornado.OutsideNought} would seem to matter if each were looked at alone, chance alone makes about {tornado.ByChance:0.#} such, and {standing} stand out from all (Holm's rule, 5 %). The largest of many shares are partly large by chance.");
    }

    public IReadOnlyList<string> ReadingsOf(string factor) => Factors.FirstOrDefault(each => string.Equals(each.Name, factor, StringComparison.Ordinal))?.Readings ?? [];
}
