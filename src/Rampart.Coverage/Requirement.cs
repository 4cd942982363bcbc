using Rampart.Quantities;

namespace Rampart.Coverage;

/// <summary>One thing that would have to be true for a claimed reach to be used.</summary>
/// <param name="What">What it is: "height of the target".</param>
/// <param name="Needed">What is needed, for a reader: "at least 8.9 km".</param>
/// <param name="AsRead">How it is with the readings as they are.</param>
/// <param name="IsMet">Whether that is enough; null where nothing in the readings speaks of it.</param>
/// <param name="Why">The reasoning with its figures.</param>
/// <param name="Si">The needed value in SI units, for programs; not a number where it is none.</param>
public sealed record Requirement(string What, string Needed, string AsRead, bool? IsMet, string Why, double Si = double.NaN);

/// <summary>A moment of the engagement that would use the reach.</summary>
/// <param name="What">What happens.</param>
/// <param name="Before">How long before the meeting.</param>
/// <param name="Range">How far the target is from the radar that matters then, along the line of sight.</param>
public sealed record TimelineStep(string What, Duration Before, Length Range);

/// <summary>What would have to be true for a claimed reach to be used against a target.</summary>
/// <param name="Reach">The claimed reach: slant range of the meeting.</param>
/// <param name="Pass">The target.</param>
/// <param name="Verdict">Whether it can be met there with the readings as they are.</param>
/// <param name="ReachAsRead">The greatest slant range at which it can be; null where there is none.</param>
/// <param name="Interceptor">The missile that would do it, or null where none is known to reach so far.</param>
/// <param name="ReckonedAt">The target's height behind the distances, times and echoes: its own, or the one that it would need.</param>
/// <param name="Requirements">What would have to be true, in the order of the chain.</param>
/// <param name="Timeline">The engagement, first things first; empty where no missile gets there.</param>
public sealed record ReachReport(
    Length Reach, TargetPass Pass, EngageabilityVerdict Verdict, Length? ReachAsRead, string? Interceptor, Length ReckonedAt, IReadOnlyList<Requirement> Requirements, IReadOnlyList<TimelineStep> Timeline);
