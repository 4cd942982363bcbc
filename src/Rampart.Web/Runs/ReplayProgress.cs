namespace Rampart.Web.Runs;

/// <summary>What is done for a replay.</summary>
internal enum ReplayStep
{
    Waiting,
    ReadingJournal,
    PuttingTogether,
    Packing,
}

/// <summary>How far a replay is that is being made.</summary>
/// <param name="Step">What is done now.</param>
/// <param name="Done">How many bytes of the journal are read; 0 in the other steps.</param>
/// <param name="All">How many it has; 0 in the other steps.</param>
internal sealed record ReplayProgress(ReplayStep Step, long Done, long All);
