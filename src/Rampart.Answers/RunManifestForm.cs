using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Quantities;

namespace Rampart.Answers;

/// <summary>What kinds of values a run's manifest.json holds: who looks a key up there finds what Rampart writes, or nothing.</summary>
/// <param name="Identity">The result's identity.</param>
/// <param name="Presentation">What shapes its files.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Replication">Which of the battles with this seed.</param>
/// <param name="Journal">What of the journal was kept.</param>
/// <param name="Hash">The journal's hash.</param>
/// <param name="Engine">What fought it.</param>
/// <param name="Definition">The digest of the battle.</param>
/// <param name="Ledger">The ledger's fingerprint.</param>
/// <param name="File">The scenario's file.</param>
/// <param name="Terrain">The ground.</param>
/// <param name="Files">The hashes of the other files.</param>
/// <param name="Started">When it was fought.</param>
/// <param name="Point">The point of a campaign whose draws count.</param>
/// <param name="Without">Claims that were left out.</param>
/// <param name="ChangedReadings">Readings that were changed.</param>
internal sealed record RunManifestForm(
    string? Identity = null, string? Presentation = null, string? Scenario = null, ulong? Seed = null, ulong? Replication = null, string? Journal = null, string? Hash = null, string? Engine = null,
    string? Definition = null, string? Ledger = null, string? File = null, GroundForm? Terrain = null, IReadOnlyDictionary<string, string?>? Files = null, string? Started = null, ulong? Point = null,
    IReadOnlyList<string>? Without = null, IReadOnlyList<string>? ChangedReadings = null)
{
    private static readonly JsonSerializerOptions Reading = WrittenJson.Reading(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    /// <summary>The manifest of a run.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static JsonObject Checked(string json)
    {
        _ = WrittenJson.Read<RunManifestForm>(json, Reading);
        return (JsonObject)JsonNode.Parse(json)!;
    }
}

/// <summary>A ground in a manifest.</summary>
/// <param name="Ground">For a reader.</param>
/// <param name="Identity">By its content.</param>
internal sealed record GroundForm(string? Ground = null, string? Identity = null);
