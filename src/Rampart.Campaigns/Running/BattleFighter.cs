using Rampart.Campaigns.Outcomes;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;

namespace Rampart.Campaigns.Running;

/// <summary>Fights battles one after the other, on one thread, and keeps of each what a campaign keeps.</summary>
internal sealed class BattleFighter : IDisposable
{
    // Long enough that looking whether to stop costs nothing, short enough that Ctrl-C is answered at once.
    private static readonly Duration Stretch = Duration.FromSeconds(30.0);

    // One buffer for all battles of the thread: it grows to the greatest journal and stays.
    private readonly MemoryStream _kept = new();

    public void Dispose() => _kept.Dispose();

    /// <exception cref="OperationCanceledException">It was to stop; there is no half outcome.</exception>
    public BattleOutcome Fight(Scenario scenario, ulong seed, int point, int replication, CancellationToken stop)
    {
        _kept.SetLength(0);
        var journal = new Journal(_kept, JournalLevel.Events);
        var battle = new Battle(scenario.Battle, seed, (ulong)replication, journal);
        while (battle.Now < battle.End)
        {
            stop.ThrowIfCancellationRequested();
            battle.RunUntil(battle.Now + Stretch);
        }

        _kept.Position = 0;
        var identity = new RunIdentity(scenario.Name, scenario.Title, seed, (ulong)replication, journal.HashText(), journal.Events, JournalLevel.Events, string.Empty);
        return OutcomeMaker.Of(point, replication, scenario.Battle, BattleSummary.Of(JournalContents.Read(_kept), scenario.Battle, identity));
    }
}
