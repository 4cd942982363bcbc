using Rampart.Simulation.Motion;

namespace Rampart.Campaigns.Outcomes;

/// <summary>What became of the hostile targets of one class in one battle.</summary>
public readonly record struct ClassOutcome(TargetClass Class, int Appeared, int Detected, int FiredAt, int Killed, int Leaked);

/// <summary>What came out of one battle of a campaign: the unit of analysis. Targets of one battle share its dice and are never pooled.</summary>
public sealed record BattleOutcome
{
    /// <summary>At which point of the campaign it was fought.</summary>
    public required int Point { get; init; }

    /// <summary>The battle's number in the campaign, which is its replication.</summary>
    public required int Replication { get; init; }

    /// <summary>The journal's hash.</summary>
    public required string Hash { get; init; }

    /// <summary>How many event records the hash covers.</summary>
    public required long Events { get; init; }

    /// <summary>The hostile targets, class by class, in the order of the classes; a class without targets is left out.</summary>
    public required IReadOnlyList<ClassOutcome> Classes { get; init; }

    public required int MissilesFired { get; init; }

    /// <summary>Missiles of each type fired, by the interceptor's name in ordinal order.</summary>
    public required IReadOnlyList<(string Interceptor, int Fired)> MissilesByType { get; init; }

    /// <summary>Missiles fired at, or that met, friendly and civil aircraft.</summary>
    public required int Mistakes { get; init; }

    /// <summary>Friendly and civil aircraft killed.</summary>
    public required int MistakenKills { get; init; }

    /// <summary>Hits on defended assets and batteries.</summary>
    public required int Hits { get; init; }

    public required int AssetsDestroyed { get; init; }

    public required int BatteriesLost { get; init; }

    /// <summary>When hostile targets were killed and when they leaked, in seconds since the start, ascending.</summary>
    public required IReadOnlyList<double> KilledAt_s { get; init; }

    public required IReadOnlyList<double> LeakedAt_s { get; init; }

    public int Appeared => Classes.Sum(each => each.Appeared);

    public int Killed => Classes.Sum(each => each.Killed);

    public int Leaked => Classes.Sum(each => each.Leaked);
}

/// <summary>How a campaign's point has drawn one of its factors.</summary>
/// <param name="Factor">The factor's name.</param>
/// <param name="Position">From 0, its low end, to 1, its high end.</param>
/// <param name="Level">The drawn value, or the voice that was believed, for a reader.</param>
public sealed record FactorLevel(string Factor, double Position, string Level);

/// <summary>A point of a campaign with what it has drawn.</summary>
public sealed record CampaignPoint(int Number, IReadOnlyList<FactorLevel> Levels);
