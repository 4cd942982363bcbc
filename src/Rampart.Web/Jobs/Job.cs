using Rampart.Web.Hosting;

namespace Rampart.Web.Jobs;

/// <summary>What is fought.</summary>
internal enum JobKind
{
    /// <summary>One battle.</summary>
    Run,

    /// <summary>Many battles of one scenario.</summary>
    Campaign,
}

/// <summary>How a job stands.</summary>
internal enum JobState
{
    /// <summary>It waits until others are through.</summary>
    Queued,

    /// <summary>It is being fought.</summary>
    Going,

    /// <summary>Its result stands in its folder.</summary>
    Done,

    /// <summary>It was stopped by request or took too long; of a campaign, what is finished is kept.</summary>
    Stopped,

    /// <summary>There are errors in what was asked, or the machine refused.</summary>
    Failed,

    /// <summary>The server ended while it was going; it can be resumed.</summary>
    Interrupted,
}

/// <summary>A battle or a campaign that somebody has asked for, and how far it is.</summary>
/// <remarks>This is the content of its file below results/.jobs as well, but for what moves from moment to moment.</remarks>
internal sealed record Job
{
    public const int FormatVersion = 1;

    /// <summary>Version of this record's form.</summary>
    public int Format { get; init; } = FormatVersion;

    /// <summary>The job's name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>One battle, or many.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>How it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>The scenario's title.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The result, NAME/KEY: where it stands when the job is done, and where a campaign keeps what is finished.</summary>
    public required string Result { get; init; }

    /// <summary>The battle that was asked for; null for a campaign.</summary>
    public RunRequest? Run { get; init; }

    /// <summary>The campaign that was asked for; null for a single battle.</summary>
    public CampaignRequest? Campaign { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>When fighting began, UTC; null while it waits.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, UTC; null until then.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What is counted now: "points read", "battles", "half-minutes of the battle"; empty before it begins.</summary>
    public string Counted { get; init; } = string.Empty;

    /// <summary>How many of these are done.</summary>
    public int Done { get; init; }

    /// <summary>How many there are; 0 where nobody knows yet.</summary>
    public int All { get; init; }

    /// <summary>How many are done in a second; null where too few are to tell.</summary>
    public double? Rate_per_s { get; init; }

    /// <summary>How long it will take to the end of what is counted, in seconds; null where too few are done to tell.</summary>
    public double? Left_s { get; init; }

    /// <summary>Whether the very same result stood there already.</summary>
    public bool IsReused { get; init; }

    /// <summary>Why it ended as it did, in a sentence; empty where all went well.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>What would help; empty where there is nothing to be done.</summary>
    public string Remedy { get; init; } = string.Empty;

    /// <summary>What wants attention in the files, remarks among it.</summary>
    public IReadOnlyList<FindingAnswer> Findings { get; init; } = [];

    /// <summary>Which server is at it.</summary>
    public required string Server { get; init; }

    /// <summary>True where nothing more happens unless somebody resumes it.</summary>
    public bool HasEnded => State is not (JobState.Queued or JobState.Going);

    /// <summary>True where it can go on.</summary>
    public bool CanResume => State is JobState.Interrupted or JobState.Stopped or JobState.Failed;
}

/// <summary>A battle to fight: of a scenario, or of a campaign.</summary>
/// <param name="Scenario">The scenario's name, such as <c>first-look</c>; null where a campaign is named.</param>
/// <param name="Campaign">The campaign, NAME/KEY, of which this battle is one; scenario, seed, readings and point are then the campaign's.</param>
/// <param name="Seed">Decides all chance, up to 2^53 − 1; the scenario's where none is given.</param>
/// <param name="Replication">Which of the battles with this seed, or which of the campaign's; 0 where none is given.</param>
/// <param name="Point">Read as this point of a campaign has drawn; null for a plain reading.</param>
/// <param name="Readings">Other readings, as <c>MODEL/KEY=VALUE</c>.</param>
/// <param name="Without">Claims that are left out.</param>
internal sealed record RunRequest(
    string? Scenario = null, string? Campaign = null, ulong? Seed = null, ulong? Replication = null, ulong? Point = null, IReadOnlyList<string>? Readings = null, IReadOnlyList<string>? Without = null);

/// <summary>A campaign to fight.</summary>
/// <param name="Scenario">The scenario's name, such as <c>first-look</c>.</param>
/// <param name="Battles">How many battles in all; 200 where nobody says.</param>
/// <param name="Points">At how many points disputed and assumed values are drawn; half the battles where nobody says.</param>
/// <param name="Seed">Decides all chance, up to 2^53 − 1; the scenario's where none is given.</param>
/// <param name="Readings">Other readings, as <c>MODEL/KEY=VALUE</c>.</param>
/// <param name="Without">Claims that are left out.</param>
/// <param name="Threads">How many battles are fought at once; where nobody says, all processors but one, which is left to the pages. What comes out does not depend on it.</param>
internal sealed record CampaignRequest(
    string Scenario, int? Battles = null, int? Points = null, ulong? Seed = null, IReadOnlyList<string>? Readings = null, IReadOnlyList<string>? Without = null, int? Threads = null);
