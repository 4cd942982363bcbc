using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>The result of one battle as it stands in its folder.</summary>
internal sealed class RunFolder
{
    private const string FightAgain = "Fight the battle again.";

    private readonly Project _project;
    private readonly ResultId _id;

    private RunFolder(Project project, ResultId id, KnownResult known)
    {
        _project = project;
        _id = id;
        Known = known;
    }

    public KnownResult Known { get; }

    public string Database => _project.FileOf(_id, ResultFolder.DatabaseFile);

    public string Journal => _project.FileOf(_id, ResultFolder.JournalFile);

    /// <summary>The point of a campaign whose draws count in it; null where it was read as its files are written.</summary>
    public ulong? Point => Number("point");

    /// <summary>The claims that were left out.</summary>
    public IReadOnlyList<string> Without => Words("without");

    /// <summary>Readings that were not as written, MODEL/KEY=VALUE.</summary>
    public IReadOnlyList<string> ChangedReadings => Words("changedReadings");

    /// <summary>The SHA-256 of the journal's file, as it was noted when it was written.</summary>
    /// <exception cref="RefusalException">The manifest does not say.</exception>
    public string JournalDigest => Known.Manifest["files"]?[ResultFolder.JournalFile]?.GetValue<string>() is { Length: 64 } digest && digest.All(char.IsAsciiHexDigitLower)
        ? digest
        : throw Damaged("its manifest does not say which journal belongs to it.");

    /// <exception cref="RefusalException">There is no such run, or it cannot be read.</exception>
    public static RunFolder Open(Project project, ResultId id)
    {
        project.FileOf(id, ResultFolder.ManifestFile);
        try
        {
            var known = KnownResult.Find(project.FolderOf(id));
            return known.Kind == ResultKind.Run
                ? new RunFolder(project, id, known)
                : throw new RefusalException(StatusCodes.Status404NotFound, $"{id} is {known.Words}, not a battle.", "Open it on its own page.");
        }
        catch (ResultFormatException exception)
        {
            throw Because(exception);
        }
    }

    public BattleSummary Summary()
    {
        try
        {
            var file = _project.FileOf(_id, ResultFolder.SummaryFile);
            return BattleSummary.FromJson(File.ReadAllText(file), file);
        }
        catch (ResultFormatException exception)
        {
            throw Because(exception);
        }
    }

    /// <summary>The battle's journal, read.</summary>
    /// <param name="far">Is told how many bytes of how many are read.</param>
    public JournalContents Read(Action<long, long>? far = null)
    {
        try
        {
            using var file = File.OpenRead(Journal);
            using var stream = new WatchedStream(file, read => far?.Invoke(read, file.Length));
            return JournalContents.Read(stream);
        }
        catch (ResultFormatException exception)
        {
            throw Because(exception);
        }
    }

    /// <summary>Which battle it is.</summary>
    public RunIdentity Identity(BattleSummary summary) => new(
        summary.Scenario, summary.Title, summary.Seed, summary.Replication, summary.Hash, summary.Events,
        Enum.TryParse<JournalLevel>(Known.Word("journal"), ignoreCase: true, out var kept) ? kept : throw Damaged("its manifest does not say what of the journal was kept."),
        summary.Engine);

    /// <summary>The scenario as it was read for this battle: read again, and held against what the manifest says of it.</summary>
    /// <exception cref="RefusalException">The scenario, its models or its ground are no longer those of the battle.</exception>
    public Scenario Scenario(BattleSummary summary)
    {
        var file = Known.Word("file") ?? throw Damaged("its manifest does not name the scenario.");
        var path = Path.Combine(_project.Home, file);
        if (!File.Exists(path))
        {
            throw Changed(summary, "is no longer there");
        }

        var findings = new List<Finding>();
        var changes = new RunChanges(Point, Without, ChangedReadings);
        var order = BattleOrder.Read(new BattleAsked(path, summary.Seed, summary.Replication, changes), _project.Workspace, findings);
        if (order is null)
        {
            throw RefusalException.Because(findings);
        }

        var isSame = string.Equals(DefinitionDigest.Of(order.Scenario.Battle), Known.Word("definition"), StringComparison.Ordinal)
            && string.Equals(order.Scenario.Battle.Ground.Identity, Known.Manifest["terrain"]?["identity"]?.GetValue<string>(), StringComparison.Ordinal);
        return isSame ? order.Scenario : throw Changed(summary, "has changed, or its models, its claims or its ground have,");
    }

    /// <summary>What cannot be read is told to the client with what mends it.</summary>
    public static RefusalException Because(ResultFormatException exception) =>
        new(StatusCodes.Status409Conflict, "This result cannot be read.", exception.Remedy.Length > 0 ? exception.Remedy : FightAgain, [exception.ToFinding("result")]);

    private static RefusalException Changed(BattleSummary summary, string how) => new(
        StatusCodes.Status409Conflict, $"The scenario {summary.Scenario} {how} since this battle was fought: where its sites lay is known no more.",
        "Fight the battle again, or put the files back. Its report, its numbers and its database are as they were.");

    private RefusalException Damaged(string what) => new(StatusCodes.Status409Conflict, $"The result {_id} is damaged: {what}", FightAgain);

    private ulong? Number(string key) => Known.Manifest[key] is JsonValue value && ulong.TryParse(value.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string[] Words(string key) => Known.Manifest[key] is JsonArray words ? [.. words.Select(word => word?.GetValue<string>()).OfType<string>()] : [];
}
