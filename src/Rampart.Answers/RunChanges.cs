using System.Text.Json.Nodes;

namespace Rampart.Answers;

/// <summary>How a run reads otherwise than the files are written.</summary>
/// <param name="Point">The point of a campaign whose draws count; null for a plain reading.</param>
/// <param name="Without">Claims that are left out.</param>
/// <param name="Readings">Other readings, as <c>MODEL/KEY=VALUE</c>.</param>
internal sealed record RunChanges(ulong? Point, IReadOnlyList<string> Without, IReadOnlyList<string> Readings)
{
    /// <summary>True where a reading is changed by request, so that there is something to compare with.</summary>
    public bool AreReadings => Without.Count + Readings.Count > 0;

    /// <summary>Writes into a manifest what is not as written.</summary>
    public void Note(JsonObject manifest)
    {
        if (Point is { } point)
        {
            manifest["point"] = point;
        }

        if (Without.Count > 0)
        {
            manifest["without"] = new JsonArray([.. Without.Select(claim => JsonValue.Create(claim))]);
        }

        if (Readings.Count > 0)
        {
            manifest["changedReadings"] = new JsonArray([.. Readings.Select(reading => JsonValue.Create(reading))]);
        }
    }
}
