using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Rampart.Quantities;

namespace Rampart.Campaigns.Running;

/// <summary>How campaign.json is written; text stays readable.</summary>
[JsonSerializable(typeof(CampaignManifest))]
internal sealed partial class CampaignManifestJson : JsonSerializerContext
{
    /// <summary>How it is read again.</summary>
    public static JsonSerializerOptions Reading => field ??= WrittenJson.Reading(Written.Options);

    public static CampaignManifestJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
