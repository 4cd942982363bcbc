using Rampart.Campaigns.Design;

namespace Rampart.Campaigns.Report;

/// <summary>What a campaign's summary says beside its figures.</summary>
public sealed record CampaignContext
{
    public required string Scenario { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    public required CampaignDesign Design { get; init; }

    public required double Duration_s { get; init; }

    public required string Hash { get; init; }

    public required string Engine { get; init; }

    public required string LedgerHash { get; init; }

    public required string Terrain { get; init; }

    public required int Claimed { get; init; }

    public required int Assumed { get; init; }

    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <summary>A factor as a reader sees it.</summary>
public sealed record FactorTitle(string Factor, string Title, bool IsClaimed, int IndependentOrigins);
