namespace Rampart.Web.Home;

/// <summary>What was fought last.</summary>
/// <param name="Results">Runs and campaigns, the newest first.</param>
/// <param name="All">How many runs and campaigns there are in all.</param>
internal sealed record RecentResults(IReadOnlyList<RecentResult> Results, int All);

/// <summary>What a result's folder holds.</summary>
internal enum RecentKind
{
    /// <summary>One battle.</summary>
    Run,

    /// <summary>Many battles of one scenario.</summary>
    Campaign,
}

/// <summary>A run or a campaign.</summary>
/// <param name="Id">Its name, NAME/KEY.</param>
/// <param name="Kind">One battle, or many.</param>
/// <param name="Title">The scenario's title.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Answer">What came out, in a sentence; null while battles of a campaign are missing, and where it cannot be read.</param>
/// <param name="Banner">What the reader must know before believing it; null where there is nothing of the kind.</param>
/// <param name="Seed">The seed that decides all chance.</param>
/// <param name="Replication">Which battle of that seed; null for a campaign.</param>
/// <param name="Battles">How many battles; 1 for a run.</param>
/// <param name="IsWhole">Whether all its battles are fought.</param>
/// <param name="Written">When it was last written, UTC.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal sealed record RecentResult(
    string Id, RecentKind Kind, string Title, string Scenario, string? Answer, string? Banner, ulong? Seed, ulong? Replication, int Battles, bool IsWhole, DateTimeOffset Written, string? Fault);
