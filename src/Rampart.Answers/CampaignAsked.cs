using Rampart.Campaigns.Design;

namespace Rampart.Answers;

/// <summary>A campaign as somebody asks for it.</summary>
internal sealed record CampaignAsked
{
    private const int UsualBattles = 200;
    private const int LeastShard = 10;
    private const int ShardsByDefault = 100;

    /// <summary>The scenario's folder or file.</summary>
    public required string Scenario { get; init; }

    /// <summary>What decides all chance; the scenario's where none is given.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many battles in all; 200 where nobody says.</summary>
    public int? Battles { get; init; }

    /// <summary>At how many points disputed and assumed values are drawn; half the battles where nobody says.</summary>
    public int? Points { get; init; }

    /// <summary>How many rows a shard has; a hundredth of the battles, at least 10, where nobody says.</summary>
    public int? ShardSize { get; init; }

    /// <summary>Claims that are left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Other readings, as <c>MODEL/KEY=VALUE</c>.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>Points, and battles at each.</summary>
    /// <exception cref="UsageException">The battles cannot be shared evenly by the points.</exception>
    public (int Points, int BattlesPerPoint) Shape()
    {
        var battles = Battles ?? UsualBattles;
        if (Points is null && battles % 2 != 0)
        {
            throw new UsageException(battles == 1 ? "1 battle is not two at each point." : $"{battles} battles are not two at each point.", $"Ask for {battles + 1}, or say at how many points: --points {battles}");
        }

        var points = Points ?? battles / 2;
        return battles % points == 0
            ? (points, battles / points)
            : throw new UsageException($"{battles} battles cannot be shared evenly by {points} points.", $"Such as: --replications {Math.Max(1, battles / points) * points} --points {points}");
    }

    /// <summary>How many rows a shard of a design has.</summary>
    public int ShardSizeOf(CampaignDesign design) => ShardSize ?? Math.Max(LeastShard, design.Battles / ShardsByDefault);
}
