using System.Text.Json.Serialization;
using Rampart.Campaigns.Design;
using Rampart.Evidence;

namespace Rampart.Campaigns.Report;

/// <summary>What a campaign is about and under what it was fought: everything in its summary that is not counted from its battles.</summary>
public sealed record CampaignContext
{
    /// <summary>The scenario's id or folder.</summary>
    public required string Scenario { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    /// <summary>Seed, points and battles a point as they were asked for.</summary>
    public required CampaignDesign Design { get; init; }

    public required double Duration_s { get; init; }

    /// <summary>SHA-256 of the campaign's rows sorted by replication.</summary>
    public required string Hash { get; init; }

    public required string Engine { get; init; }

    public required string LedgerHash { get; init; }

    public required string Terrain { get; init; }

    /// <summary>How many values of the models rest on claims.</summary>
    public required int Claimed { get; init; }

    /// <summary>How many are assumed.</summary>
    public required int Assumed { get; init; }

    /// <summary>How many assets are defended; nought where that is not known.</summary>
    public int Assets { get; init; }

    /// <summary>Reference detections and echoes as the models read without a draw, in words.</summary>
    public string References { get; init; } = string.Empty;

    /// <summary>What the ground does not support, in words; null where it supports all.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Readings that were fixed by request, in words.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <summary>What a reader is told of a factor.</summary>
/// <param name="Name">As in the points' levels.</param>
/// <param name="Title">"92N6E target and missile channels".</param>
/// <param name="Support">Whether claims are behind all of it, a part of it, or none of it.</param>
/// <param name="IndependentOrigins">How many independent origins speak of it, or of the part of it that is read from claims.</param>
/// <param name="ClaimsBeside">How many claims its assumptions pass over.</param>
public sealed record FactorTitle(
    string Name, string Title, [property: JsonConverter(typeof(FactorSupportJson))] FactorSupport Support, int IndependentOrigins, int ClaimsBeside = 0)
{
    /// <summary>True where claims are behind all of it.</summary>
    public bool IsClaimed => Support == FactorSupport.Claimed;

    /// <summary>The readings that it draws, as MODEL/KEY; empty in campaigns of an older program.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];
}
