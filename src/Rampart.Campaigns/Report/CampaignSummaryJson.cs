using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Rampart.Quantities;

namespace Rampart.Campaigns.Report;

/// <summary>How a campaign's summary.json is written; everything that is text stays readable, and safe inside a page.</summary>
[JsonSerializable(typeof(CampaignSummary))]
internal sealed partial class CampaignSummaryJson : JsonSerializerContext
{
    /// <summary>How it is read again.</summary>
    public static JsonSerializerOptions Reading => field ??= WrittenJson.Reading(Written.Options);

    public static CampaignSummaryJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
