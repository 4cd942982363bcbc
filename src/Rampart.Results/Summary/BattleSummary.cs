using System.Text.Json;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Summary;

/// <summary>Which battle a result belongs to.</summary>
/// <param name="Scenario">The scenario's short name, as of its folder.</param>
/// <param name="Title">Its title.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Replication">Which of the battles with this seed.</param>
/// <param name="Hash">The journal's hash, <see cref="Journal.HashText"/>; it covers the events even where fewer records were kept.</param>
/// <param name="Events">How many records the hash covers.</param>
/// <param name="Kept">Which records were kept.</param>
/// <param name="Engine">What ran it.</param>
public sealed record RunIdentity(
    string Scenario, string Title, ulong Seed, ulong Replication, string Hash, long Events, JournalLevel Kept, string Engine);

/// <summary>What came out of one battle: the content of summary.json. Doubles carry their unit behind an underscore.</summary>
/// <remarks>Where too few records were kept to know something, it is null; see <see cref="LinksFrom"/>.</remarks>
public sealed record BattleSummary
{
    public const int FormatVersion = 1;

    public int Format { get; init; } = FormatVersion;

    public required string Scenario { get; init; }

    public required string Title { get; init; }

    public required ulong Seed { get; init; }

    public required ulong Replication { get; init; }

    public required string Engine { get; init; }

    public required string Hash { get; init; }

    public required long Events { get; init; }

    public required double Duration_s { get; init; }

    /// <summary>From which records the targets behind the tracks are known.</summary>
    public required LinkSource LinksFrom { get; init; }

    /// <summary>From the raid to those who leaked: hostile targets, first all (without a class), then class by class.</summary>
    public required IReadOnlyList<RaidCount> Waterfall { get; init; }

    /// <summary>All targets by side and class.</summary>
    public required IReadOnlyList<RaidCount> Raid { get; init; }

    public required DetectionTotals? Detections { get; init; }

    public required TrackTotals? Tracks { get; init; }

    public required IReadOnlyList<TargetSummary> Targets { get; init; }

    /// <summary>All missiles that were fired, by launch.</summary>
    public required IReadOnlyList<EngagementSummary> Engagements { get; init; }

    public required IReadOnlyList<KillSummary> Kills { get; init; }

    public required IReadOnlyList<LeakerSummary> Leakers { get; init; }

    public required IReadOnlyList<MistakenEngagement> Mistakes { get; init; }

    public required IReadOnlyList<AssetDamage> Damage { get; init; }

    public required IReadOnlyList<MissileCount> Missiles { get; init; }

    /// <summary>Why the batteries did not fire at hostile targets, as seconds and as a share of all their lives.</summary>
    public required IReadOnlyList<BatteryReason> WhyNotFired { get; init; }

    /// <summary>The same for each target of any side, as a share of its life.</summary>
    public required IReadOnlyList<TargetReason> WhyNotFiredByTarget { get; init; }

    /// <summary>Sums that must come out even; one that does not is a fault of the engine.</summary>
    public required IReadOnlyList<SanityCheck> Checks { get; init; }

    /// <exception cref="JournalFormatException">The journal's records do not belong together.</exception>
    public static BattleSummary Of(JournalContents journal, BattleDefinition battle, RunIdentity run)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(battle);
        ArgumentNullException.ThrowIfNull(run);
        return new SummaryMaker(journal, battle, run).Make();
    }

    /// <summary>What a summary.json says.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">The file, as it is named to the user.</param>
    /// <exception cref="ResultFormatException">This is no summary, one of another version, or a damaged one.</exception>
    public static BattleSummary FromJson(string json, string file = "summary.json")
    {
        const string Again = "Run the battle again with this Rampart.";
        try
        {
            var summary = WrittenJson.Read<BattleSummary>(json, SummaryJson.Reading);
            return summary.Format != FormatVersion
                ? throw new ResultFormatException($"The summary has format version {summary.Format}; this Rampart reads version {FormatVersion}.") { Place = new Place(file), Remedy = Again }
                : summary.Incoherence() is { } what ? throw ResultFormatException.Damaged(file, what, Again) : summary;
        }
        catch (JsonException exception)
        {
            throw ResultFormatException.Damaged(file, exception, Again);
        }
    }

    /// <summary>The text of summary.json, with a line break at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SummaryJson.Written.BattleSummary) + "\n";

    /// <summary>What of it does not go together; null where all does.</summary>
    private string? Incoherence() => Waterfall.Count == 0 ? "the raid is not counted"
        : Targets.Select(target => target.Name).Distinct(StringComparer.Ordinal).Count() < Targets.Count ? "two targets have one name"
        : null;
}

/// <summary>How far the targets of one side and class came. A stage counts those who came to it or to a later one, so the counts never rise.</summary>
/// <param name="Side">Whose.</param>
/// <param name="Class">Of which class; null for all.</param>
/// <param name="Appeared">How many entered the battle.</param>
/// <param name="Detected">Of how many a radar had a plot.</param>
/// <param name="Confirmed">How many gave a plot to a confirmed track.</param>
/// <param name="Identified">How many had a track that was judged hostile.</param>
/// <param name="Ordered">How many a battery was ordered to fire at.</param>
/// <param name="FiredAt">How many a missile was fired at, or met.</param>
/// <param name="Killed">How many were killed.</param>
/// <param name="Leaked">How many reached their aim.</param>
/// <param name="StillFlying">How many flew at the end.</param>
/// <param name="RouteFlown">How many came to the end of a route without an aim.</param>
/// <param name="NeverAppeared">How many should have appeared only after the end; not among the appeared.</param>
public sealed record RaidCount(
    Side Side, TargetClass? Class, int Appeared, int? Detected, int? Confirmed, int? Identified, int? Ordered, int FiredAt,
    int Killed, int Leaked, int StillFlying, int RouteFlown, int NeverAppeared);

/// <summary>What the radars reported.</summary>
public sealed record DetectionTotals(long Detections, long FalsePlots, IReadOnlyList<RadarCount> Radars);

/// <summary>What one radar reported.</summary>
public sealed record RadarCount(string Radar, string Battery, long Detections, long FalsePlots);

/// <summary>What became of the tracks.</summary>
/// <param name="Started">How many tracks the radars started, each its own.</param>
/// <param name="Confirmed">How many of them were confirmed.</param>
/// <param name="Dropped">How many of them were dropped.</param>
/// <param name="ConfirmedDropped">How many of the dropped were confirmed.</param>
/// <param name="System">How many system tracks the command post's picture began.</param>
/// <param name="Merged">How many of these were found to be the target of an older one.</param>
/// <param name="False">How many system tracks never had a plot of a target; where only events were kept, those for which the first and confirming plots of their radars' tracks had none.</param>
public sealed record TrackTotals(int Started, int Confirmed, int Dropped, int ConfirmedDropped, int System, int Merged, int False);

/// <summary>One target's way through the battle; times are null for what never happened.</summary>
public sealed record TargetSummary(
    string Name, TargetClass Class, Side Side, string? Aim, double? CrossSection_m2, double? Appeared_s, double? Ended_s, TargetEnd End,
    FirstDetection? FirstDetection, int? Detections, double? Confirmed_s, double? Identified_s, double? Ordered_s, double? FiredAt_s, int MissilesFired);

/// <summary>The first plot of a target.</summary>
public sealed record FirstDetection(string Radar, string Battery, double Time_s, double Range_km, double Azimuth_deg);

/// <summary>One missile: fired at what, and with what outcome. Range, height and probability are null where nothing was met or drawn for.</summary>
public sealed record EngagementSummary(
    string Interceptor, string Battery, string Launcher, int Track, string? AimedAt, double Launch_s, double PredictedRange_km, double PredictedHeight_m,
    double? End_s, InterceptResult? Result, string? Met, Side? MetSide, double? Range_km, double? Height_m, double? KillProbability,
    double? Assessed_s, bool? JudgedKill);

/// <summary>One kill.</summary>
public sealed record KillSummary(string Target, TargetClass Class, Side Side, string Battery, string Interceptor, double Time_s, double Range_km, double Height_m);

/// <summary>A hostile target that reached its aim.</summary>
public sealed record LeakerSummary(string Target, TargetClass Class, string? Aim, double Time_s, bool? Hit);

/// <summary>A missile that was fired at, or met, a target that was not hostile.</summary>
public sealed record MistakenEngagement(
    string Target, TargetClass Class, Side Side, string Battery, string Interceptor, double Launch_s, InterceptResult? Result, bool Killed);

/// <summary>What happened to a defended asset, or to a battery.</summary>
public sealed record AssetDamage(string Asset, EntityKind Kind, int Attacks, int Hits, int Withstands, bool Destroyed);

/// <summary>The missiles of a battery: loaded = fired + left + lost.</summary>
public sealed record MissileCount(string Battery, int Loaded, int Fired, int Left, int Lost);

/// <summary>For how long this was why a battery did not fire at hostile targets.</summary>
public sealed record BatteryReason(string Battery, FireReason Reason, double Seconds, double Share);

/// <summary>For how long this was why a battery did not fire at a target.</summary>
public sealed record TargetReason(string Target, string Battery, FireReason Reason, double Seconds, double Share);

/// <summary>Two sums that must be equal.</summary>
public sealed record SanityCheck(string What, double Expected, double Found, bool Holds);
