using System.Text.Json.Serialization;

namespace Rampart.Results.Replay;

/// <summary>What belief is drawn from in a replay.</summary>
public enum BeliefSource
{
    /// <summary>Nothing: the journal kept outcomes only.</summary>
    None,

    /// <summary>Plots: the journal kept events. A track stands where its last plot was, and a plot of a target is given to the track that this radar had of the target.</summary>
    Plots,

    /// <summary>The radars' own estimates: the journal kept everything. The estimate that the command post made of them together is in no journal.</summary>
    Estimates,
}

/// <summary>What stands still in a replay, and what its numbers mean: the section <c>head</c>, written as JSON.</summary>
public sealed record ReplayHead
{
    public required string Scenario { get; init; }

    public required string Title { get; init; }

    /// <summary>As text: it can be larger than the whole numbers that JavaScript keeps apart.</summary>
    public required string Seed { get; init; }

    public required string Replication { get; init; }

    /// <summary>The journal's hash.</summary>
    public required string Hash { get; init; }

    public required int Duration_ms { get; init; }

    public required BeliefSource Belief { get; init; }

    /// <summary>At any moment of its life a mover is no farther than this from the straight line between its two samples in latitude and longitude, and in height.</summary>
    public required double Tolerance_m { get; init; }

    public required ReplayPlace Theatre { get; init; }

    public required IReadOnlyList<ReplayBattery> Batteries { get; init; }

    public required IReadOnlyList<ReplayRadar> Radars { get; init; }

    public required IReadOnlyList<ReplayLauncher> Launchers { get; init; }

    public required IReadOnlyList<ReplayAsset> Assets { get; init; }

    /// <summary>The command post, where it has a place.</summary>
    public required ReplayPost Post { get; init; }

    /// <summary>The words that numbers in the sections stand for.</summary>
    public required ReplayWords Words { get; init; }
}

/// <summary>A place: degrees, and metres over the ellipsoid.</summary>
public sealed record ReplayPlace(double Latitude_deg, double Longitude_deg, double Height_m);

/// <summary>A battery: where it stands, how far its longest missile reaches, and what it can do at a time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">The ground on which it stands.</param>
/// <param name="Range_km">Greatest slant range of an intercept by any of its missiles; a limit of the missile, not what it will reach.</param>
/// <param name="TargetChannels">Targets that its engagement radar follows at a time.</param>
/// <param name="MissileChannels">Missiles that it guides at a time.</param>
public sealed record ReplayBattery(string Name, ReplayPlace Place, double Range_km, int TargetChannels, int MissileChannels);

/// <summary>A radar. Those of a battery name it by its number; a command post's has −1.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Battery">Whose, by number; −1 for the command post's.</param>
/// <param name="Engages">Whether it is an engagement radar.</param>
/// <param name="Place">The antenna.</param>
/// <param name="Range_km">Instrumented range: beyond it nothing is shown. No detection range.</param>
/// <param name="Sector_deg">Width of its sector; 360 for one that turns.</param>
/// <param name="Facing_deg">Where an engagement radar faces at the start, clockwise from north.</param>
/// <param name="Slew_degps">How quickly it turns to another sector.</param>
public sealed record ReplayRadar(string Name, int Battery, bool Engages, ReplayPlace Place, double Range_km, double Sector_deg, double Facing_deg, double Slew_degps);

/// <summary>A launcher: whose, with what, how many a load and how many loads beside it.</summary>
public sealed record ReplayLauncher(string Name, int Battery, string Missile, int Missiles, int Reloads, double Reload_s, double Range_km);

/// <summary>Something that is defended.</summary>
public sealed record ReplayAsset(string Name, ReplayPlace Place, int Withstands);

/// <summary>The command post.</summary>
public sealed record ReplayPost(string Name, ReplayPlace? Place);

/// <summary>The words behind numbers; a number is the place in the list.</summary>
/// <param name="Classes">Of targets.</param>
/// <param name="Sides">Of targets.</param>
/// <param name="Ends">Of targets.</param>
/// <param name="Results">Of missiles.</param>
/// <param name="Reasons">For not firing.</param>
/// <param name="ReasonNames">The same, said for a reader.</param>
/// <param name="Events">Kinds of events.</param>
/// <param name="Steps">Kinds of steps.</param>
public sealed record ReplayWords(
    IReadOnlyList<string> Classes, IReadOnlyList<string> Sides, IReadOnlyList<string> Ends, IReadOnlyList<string> Results, IReadOnlyList<string> Reasons,
    IReadOnlyList<string> ReasonNames, IReadOnlyList<string> Events, IReadOnlyList<string> Steps);

/// <summary>How the head is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReplayHead))]
internal sealed partial class ReplayJson : JsonSerializerContext;
