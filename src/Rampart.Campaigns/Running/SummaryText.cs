using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Rampart.Campaigns.Report;
using Rampart.Results.Reading;

namespace Rampart.Campaigns.Running;

/// <summary>A campaign's summary as summary.json has it, and back.</summary>
public static class SummaryText
{
    public static string ToJson(CampaignSummary summary) => JsonSerializer.Serialize(summary, SummaryTextJson.Written.CampaignSummary) + "\n";

    /// <exception cref="ResultFormatException">This is no summary of a campaign, or one of another version.</exception>
    public static CampaignSummary FromJson(string json, string file)
    {
        try
        {
            var summary = JsonSerializer.Deserialize(json, SummaryTextJson.Written.CampaignSummary);
            return summary is { Format: CampaignSummary.FormatVersion }
                ? summary
                : throw new ResultFormatException($"{file} has format version {summary?.Format ?? 0}; this Rampart reads version {CampaignSummary.FormatVersion}.") { Remedy = "Make it again: rampart campaign report FOLDER." };
        }
        catch (JsonException exception)
        {
            throw new ResultFormatException($"{file} is no summary of a campaign.", exception) { Remedy = "Make it again: rampart campaign report FOLDER." };
        }
    }
}

/// <summary>How it is written; text stays readable, and safe inside a page.</summary>
[JsonSerializable(typeof(CampaignSummary))]
[JsonSerializable(typeof(CampaignManifest))]
internal sealed partial class SummaryTextJson : JsonSerializerContext
{
    public static SummaryTextJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new ValueAndBattles() },
    });

    /// <summary>A value and how many battles had it: [value, battles].</summary>
    private sealed class ValueAndBattles : JsonConverter<(double Value, int Battles)>
    {
        public override (double Value, int Battles) Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
            {
                throw new JsonException("[value, battles] is expected.");
            }

            var value = reader.GetDouble();
            reader.Read();
            var battles = reader.GetInt32();
            return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? (value, battles) : throw new JsonException("[value, battles] is expected.");
        }

        public override void Write(Utf8JsonWriter writer, (double Value, int Battles) value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Value);
            writer.WriteNumberValue(value.Battles);
            writer.WriteEndArray();
        }
    }
}
