using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Evidence;

namespace Rampart.Answers.Provenance;

/// <summary>How a used reading is told on the terminal and as JSON: its value, then whose words it rests on, or why it is assumed.</summary>
internal static class ReadingWords
{
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Lines for a list of readings: those that rest on claims first, disputed ones marked, then the assumed ones.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<UsedReading> readings, UsedReadings all, string indent)
    {
        foreach (var reading in readings.OrderByDescending(reading => reading.IsClaimed).ThenByDescending(reading => reading.IsDisputed).ThenBy(reading => reading.Key, StringComparer.Ordinal))
        {
            foreach (var line in Lines(reading, all))
            {
                yield return indent + line;
            }
        }
    }

    public static JsonObject Json(UsedReading reading, UsedReadings all)
    {
        var json = JsonSerializer.SerializeToNode(reading, Written)!.AsObject();
        json["claims"] = Claims(reading.Claims, all);
        json["disputedBy"] = Claims(reading.DisputedBy, all);
        json["beside"] = Claims(reading.Beside, all);
        return json;
    }

    /// <summary>A claim in one line: words, speaker, document.</summary>
    public static string Words(ExplainedClaim claim)
    {
        var said = claim.Recorded is { } noted ? $"noted: {noted.TrimEnd('.')}" : $"\"{claim.Quotation}\"";
        return $"{said} – {claim.Speaker}, in {claim.Document.Publisher}, {claim.Said} ({claim.Id}, grade {claim.Grade})";
    }

    private static IEnumerable<string> Lines(UsedReading reading, UsedReadings all)
    {
        if (!reading.IsClaimed)
        {
            var instead = reading.Overlay is null ? string.Empty : $", by --reading {reading.Overlay}";
            yield return $"{reading.Key} = {reading.Value}  assumed{instead}{(reading.Range is { } range ? $", {range}" : string.Empty)}: {reading.Because}{(reading.Beside.Count > 0 ? $" (passed over: {string.Join(", ", reading.Beside)})" : string.Empty)}";
            yield break;
        }

        yield return $"{reading.Key} = {reading.Value}  {reading.As}{(reading.Range is { } spread ? $", {spread}" : string.Empty)}{(reading.IsDisputed ? "  DISPUTED" : string.Empty)}";
        foreach (var claim in reading.Claims.Select(all.Claim).OfType<ExplainedClaim>())
        {
            yield return $"    {claim.Value}: {Words(claim)}";
        }

        foreach (var claim in reading.DisputedBy.Except(reading.Claims, StringComparer.Ordinal).Select(all.Claim).OfType<ExplainedClaim>())
        {
            yield return $"    against it {claim.Value}: {Words(claim)}";
        }
    }

    private static JsonArray Claims(IEnumerable<string> ids, UsedReadings all) => new([.. ids.Select(id => all.Claim(id) is { } claim ? JsonSerializer.SerializeToNode(claim, Written) : new JsonObject { ["id"] = id })]);
}
