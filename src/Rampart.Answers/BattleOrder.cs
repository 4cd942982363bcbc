using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;

namespace Rampart.Answers;

/// <summary>A battle as somebody asks for it.</summary>
/// <param name="Scenario">The scenario's folder or file.</param>
/// <param name="Seed">What decides all chance; the scenario's where none is given.</param>
/// <param name="Replication">Which of the battles with this seed.</param>
/// <param name="Changes">How it is read otherwise than it is written.</param>
internal sealed record BattleAsked(string Scenario, ulong? Seed, ulong Replication, RunChanges Changes);

/// <summary>A battle whose result stands in its folder.</summary>
/// <param name="Place">The folder.</param>
/// <param name="IsReused">Whether it was there already.</param>
/// <param name="Summary">What came out.</param>
internal sealed record MadeBattle(string Place, bool IsReused, BattleSummary Summary);

/// <summary>A battle that can be fought: its scenario, read as it is asked for.</summary>
/// <param name="Asked">What is asked.</param>
/// <param name="Scenario">The scenario as it is asked for.</param>
/// <param name="Ledger">The ledger without the claims that are left out.</param>
/// <param name="Seed">What decides all chance.</param>
/// <param name="AsWritten">The scenario as it is written, where something else is asked for.</param>
/// <param name="File">The scenario's file as seen from the project's folder.</param>
internal sealed record BattleOrder(BattleAsked Asked, Scenario Scenario, Ledger Ledger, ulong Seed, Scenario? AsWritten, string File)
{
    /// <summary>HASH8: names the result, and says whether another one is the same.</summary>
    public string Hash { get; } = Engine.ResultHash(Scenario, Seed, Asked.Replication);

    /// <summary>Reads what is asked for; null where there are errors among the findings.</summary>
    public static BattleOrder? Read(BattleAsked asked, Workspace workspace, ICollection<Finding> findings)
    {
        // The seed is needed for the draws of a point; where nobody gives one, the scenario names it.
        var changes = asked.Changes;
        var overlays = ReadingChoices.ParseOverlays(changes.Readings, findings);
        var ledger = workspace.Ledger.Without(changes.Without, findings);
        if (HasErrors(findings) || workspace.ReadScenario(asked.Scenario, findings) is not { } plain)
        {
            return null;
        }

        var file = workspace.FromHome(Workspace.FindScenario(asked.Scenario).Path);
        var seed = asked.Seed ?? plain.Seed;
        var draws = changes.Point is { } point ? new PointDraws(seed, point) : null;
        var written = draws is null ? plain : Again(asked.Scenario, workspace, plain, workspace.Ledger, new ReadingChoices { Draws = draws }, findings);
        if (written is null || !changes.AreReadings)
        {
            return written is null ? null : new BattleOrder(asked, written, workspace.Ledger, seed, AsWritten: null, file);
        }

        var choices = new ReadingChoices { Draws = draws, Overlays = overlays };
        var changed = Again(asked.Scenario, workspace, plain, ledger, choices, findings);
        if (changed is not null)
        {
            choices.ReportUnused(changed.Readings, findings);
        }

        return changed is null || HasErrors(findings) ? null : new BattleOrder(asked, changed, ledger, seed, written, file);
    }

    /// <summary>Where the result goes if nobody says: results/NAME/SEED-HASH8.</summary>
    public string UsualPlace(string results = ResultFolder.ResultsFolder) => Path.Combine(results, Scenario.Name, $"{Seed}-{Hash}");

    /// <summary>Fights the battle and writes its result, or finds that it stands there already.</summary>
    /// <param name="given">Where the result goes, if somebody says.</param>
    /// <param name="force">Whether another result that stands there may be replaced.</param>
    /// <param name="level">What of the journal is kept.</param>
    /// <param name="findings">What wants attention goes here.</param>
    /// <param name="onlooker">Who is told how far it is.</param>
    /// <param name="stop">Ends it early; nothing is kept then.</param>
    /// <param name="results">The folder of results.</param>
    /// <exception cref="UsageException">Something else stands there, or the place cannot be a result's.</exception>
    public MadeBattle Fight(string? given, bool force, JournalLevel level, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop, string results = ResultFolder.ResultsFolder)
    {
        var place = given ?? UsualPlace(results);
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        var standing = Standing.At(place);
        var isSame = standing is not null && string.Equals(standing.Identity, Hash, StringComparison.Ordinal);
        if (isSame && standing!.Changed(place) is { } changed && !force)
        {
            throw new UsageException($"{place} holds this result, but {changed} is not as it was written.", "Replace it with --force, or choose another folder with --out.");
        }

        if (isSame && standing!.Keeps(level) && standing.IsShownAs(Engine.PresentationHash(Scenario, Ledger.Fingerprint())) && !force)
        {
            ResultFolder.RememberAsLast(Path.GetFullPath(place), onlooker, results);
            return new MadeBattle(place, IsReused: true, BattleSummary.FromJson(System.IO.File.ReadAllText(Path.Combine(place, ResultFolder.SummaryFile)), Path.Combine(place, ResultFolder.SummaryFile)));
        }

        // The same battle that kept less, or whose page says what is no longer so, may be replaced; what it kept is kept again.
        if (isSame && standing!.Keeps(level) && !force)
        {
            level = standing.Kept;
        }

        ResultFolder.Guard(place, force || isSame);
        using var folder = ResultFolder.Begin(place);
        var summary = BattleRun.Fight(Scenario, Seed, Asked.Replication, level, Ledger, Asked.Changes, (Hash, File), folder, findings, onlooker, stop);
        folder.Finish(onlooker, results);
        return new MadeBattle(place, IsReused: false, summary);
    }

    // What the first reading remarked on is not told twice.
    private static Scenario? Again(string given, Workspace workspace, Scenario plain, Ledger ledger, ReadingChoices choices, ICollection<Finding> findings)
    {
        var told = new List<Finding>();
        var scenario = workspace.ReadScenario(given, told, ledger, choices, plain.Battle.Ground);
        foreach (var finding in told.Except(findings).ToList())
        {
            findings.Add(finding);
        }

        return scenario;
    }

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Severity == FindingSeverity.Error);
}
