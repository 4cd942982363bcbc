using System.Text.Json;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;

namespace Rampart.Campaigns.Running;

/// <summary>What a campaign is and how it came about: the content of campaign.json.</summary>
/// <remarks>Host, moments and durations stand here and nowhere else; they are part of nothing.</remarks>
public sealed record CampaignManifest
{
    public const int FormatVersion = 1;

    // As many as the command line takes on.
    private const long MostBattles = 10_000_000;

    public int Format { get; init; } = FormatVersion;

    /// <summary>The campaign's identity, see <see cref="CampaignIdentity"/>.</summary>
    public required string Identity { get; init; }

    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's file: from the project's folder, or from the root where it lies outside.</summary>
    public required string File { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    public required CampaignDesign Design { get; init; }

    /// <summary>How many rows a shard has that is written now.</summary>
    public required int ShardSize { get; init; }

    /// <summary>Claims that were left out by request.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Readings that were changed by request, by <c>MODEL/KEY</c>.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required string Engine { get; init; }

    /// <summary>The ledger's fingerprint.</summary>
    public required string Ledger { get; init; }

    /// <summary>The digest of the battle as written.</summary>
    public required string Definition { get; init; }

    public required GroundNames Terrain { get; init; }

    public required double Duration_s { get; init; }

    public required int Claimed { get; init; }

    public required int Assumed { get; init; }

    /// <summary>How many assets are defended.</summary>
    public required int Assets { get; init; }

    /// <summary>Reference detections and echoes as the models read without a draw.</summary>
    public string References { get; init; } = string.Empty;

    /// <summary>What the ground does not support; null where it supports all.</summary>
    public string? Unsupported { get; init; }

    /// <summary>What is drawn, with what a reader calls it.</summary>
    public required IReadOnlyList<FactorTitle> Factors { get; init; }

    /// <summary>Every value of the models as written or changed, with the claims or the assumption behind it; null in campaigns of an older program.</summary>
    public UsedReadings? Used { get; init; }

    /// <summary>A hash of what shapes the files made of the rows, and not the rows.</summary>
    public string Presentation { get; init; } = string.Empty;

    /// <summary>The hash of all rows; null while some are missing.</summary>
    public string? Hash { get; init; }

    /// <summary>SHA-256 of the files that were made of the rows.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>On what machine the last session ran.</summary>
    public required MachineNames Host { get; init; }

    /// <summary>When, for how long and with how many threads battles were fought.</summary>
    public IReadOnlyList<CampaignSession> Sessions { get; init; } = [];

    /// <summary>What a summary says beside its figures.</summary>
    public CampaignContext Context(string hash) => new()
    {
        Scenario = Scenario,
        Title = Title,
        About = About,
        Design = Design,
        Duration_s = Duration_s,
        Hash = hash,
        Engine = Engine,
        LedgerHash = Ledger,
        Terrain = Terrain.Ground,
        Claimed = Claimed,
        Assumed = Assumed,
        Assets = Assets,
        References = References,
        Unsupported = Unsupported,
        Changes = [.. Without.Select(claim => $"without {claim}"), .. Readings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key} = {each.Value}")],
    };

    public string ToJson() => JsonSerializer.Serialize(this, CampaignManifestJson.Written.CampaignManifest) + "\n";

    /// <summary>What a campaign.json says.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">The file, as it is named to the user.</param>
    /// <exception cref="ResultFormatException">This is no manifest of a campaign, one of another version, or a damaged one.</exception>
    public static CampaignManifest FromJson(string json, string file)
    {
        const string Again = "Start the campaign again: rampart campaign run SCENARIO; its shards stay good and may be copied over.";
        try
        {
            var manifest = WrittenJson.Read<CampaignManifest>(json, CampaignManifestJson.Reading);
            return manifest.Format != FormatVersion
                ? throw new ResultFormatException($"{file} has format version {manifest.Format}; this Rampart reads version {FormatVersion}.") { Place = new Place(file), Remedy = "Use the Rampart that wrote it." }
                : manifest.Incoherence() is { } what ? throw ResultFormatException.Damaged(file, what, Again) : manifest;
        }
        catch (JsonException exception)
        {
            throw ResultFormatException.Damaged(file, exception, Again);
        }
    }

    /// <summary>What of it does not go together; null where all does.</summary>
    private string? Incoherence() =>
        Design is not { Points: > 0, BattlesPerPoint: > 0 } || (long)Design.Points * Design.BattlesPerPoint > MostBattles ? $"{Design.Points} points with {Design.BattlesPerPoint} battles each are no campaign"
        : ShardSize < 1 ? "a shard has at least one battle"
        : Readings.Values.Concat(Files.Values).Contains(null!, StringComparer.Ordinal) ? "null stands where a text must"
        : null;
}

/// <summary>The ground of a campaign: for a reader, and by its content.</summary>
public sealed record GroundNames(string Ground, string Identity);

/// <summary>The machine on which battles were fought.</summary>
public sealed record MachineNames(string Os, string Runtime, string Architecture, int Processors);

/// <summary>Some of the campaign's battles, fought in one go.</summary>
/// <param name="Started">When the first of them began.</param>
/// <param name="Seconds">How long they took, from the first to the last.</param>
/// <param name="Battles">How many were finished.</param>
/// <param name="Threads">On how many threads.</param>
/// <param name="ReadingSeconds">How long the reading of all points took before; null in campaigns of an older program.</param>
public sealed record CampaignSession(string Started, double Seconds, int Battles, int Threads, double? ReadingSeconds = null);
