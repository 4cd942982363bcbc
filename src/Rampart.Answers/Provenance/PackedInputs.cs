using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Scenarios;

namespace Rampart.Answers.Provenance;

/// <summary>What a result was made from, found again in the project: its scenario, with the changes that were asked for, as long as nothing has changed since.</summary>
/// <param name="ScenarioFile">The scenario's file.</param>
/// <param name="Scenario">The scenario as the result has read it.</param>
/// <param name="Hash">The hash that a rerun gives.</param>
/// <param name="Rerun">The command's words behind <c>rampart</c>, for the packed scenario.</param>
internal sealed record PackedInputs(string ScenarioFile, Scenario Scenario, string Hash, IReadOnlyList<string> Rerun)
{
    // SHA-256 in hexadecimal digits.
    private const int HashLength = 64;

    public IReadOnlyList<string> Without { get; private init; } = [];

    /// <summary>The seed that the command names.</summary>
    public ulong Seed => ulong.Parse(Rerun[Rerun.ToList().IndexOf("--seed") + 1], CultureInfo.InvariantCulture);

    /// <summary>The ledger that it was read with.</summary>
    public Ledger Ledger { get; private init; } = Ledger.Empty;

    public ReadingChoices Choices { get; private init; } = ReadingChoices.AsWritten;

    /// <summary>Where the scenario stands in a pack.</summary>
    public string Place => $"scenarios/{Scenario.Name}/scenario.yaml";

    /// <summary>Null where findings say what has changed since.</summary>
    /// <exception cref="EnvironmentException">The scenario is gone.</exception>
    /// <exception cref="ResultFormatException">The campaign is not finished.</exception>
    public static PackedInputs? Of(KnownResult result, Workspace workspace, ICollection<Finding> findings) =>
        result.Kind == ResultKind.Campaign ? OfCampaign(result, workspace, findings) : OfRun(result, workspace, findings);

    private static PackedInputs? OfRun(KnownResult result, Workspace workspace, ICollection<Finding> findings)
    {
        var manifest = result.Manifest;
        var place = Path.Combine(result.Folder, ResultFolder.ManifestFile);
        var (without, readings, seed, replication, point) = Asked(manifest, place);
        var hash = HashOf(result.Word("hash"), place);
        var choices = new ReadingChoices { Overlays = ReadingChoices.ParseOverlays(readings, findings), Draws = point is { } drawn ? new PointDraws(seed, drawn) : null };
        List<string> rerun = ["--seed", Number(seed), "--replication", Number(replication), .. point is { } at ? (string[])["--point", Number(at)] : [], .. Options(without, readings)];
        return Found(result, workspace, findings, result.Word("file") ?? string.Empty, without, choices, $"Rampart {Engine.Version} ({Engine.Identity})", (hash, ["run", .. rerun]));
    }

    private static (string[] Without, string[] Readings, ulong Seed, ulong Replication, ulong? Point) Asked(JsonObject manifest, string place)
    {
        try
        {
            var (seed, replication) = (manifest["seed"], manifest["replication"]);
            return seed is null || replication is null
                ? throw NotAsWritten(place, cause: null)
                : ([.. Texts(manifest["without"])], [.. Texts(manifest["changedReadings"])], seed.GetValue<ulong>(), replication.GetValue<ulong>(), manifest["point"]?.GetValue<ulong>());
        }
        catch (Exception cause) when (cause is InvalidOperationException or FormatException or OverflowException)
        {
            throw NotAsWritten(place, cause);
        }
    }

    // It goes into a script: nothing but digits may stand there.
    private static string HashOf(string? written, string place) =>
        written is { Length: HashLength } && written.All(char.IsAsciiHexDigitLower) ? written : throw NotAsWritten(place, cause: null);

    private static ResultFormatException NotAsWritten(string place, Exception? cause) =>
        new($"{place} is not as Rampart has written it.", cause!) { Remedy = "Make the result again with --force." };

    private static PackedInputs? OfCampaign(KnownResult result, Workspace workspace, ICollection<Finding> findings)
    {
        var manifest = new CampaignFolder(result.Folder).Manifest()!;
        var hash = manifest.Hash ?? throw new ResultFormatException($"The campaign in {result.Folder} is not finished.") { Remedy = $"Fight the rest: rampart campaign resume {result.Folder}" };
        string[] readings = [.. manifest.Readings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}")];
        List<string> rerun = ["--seed", Number(manifest.Design.Seed), "--replications", Number((ulong)manifest.Design.Battles), "--points", Number((ulong)manifest.Design.Points), .. Options(manifest.Without, readings)];
        return Found(result, workspace, findings, manifest.File, manifest.Without, new ReadingChoices { Overlays = manifest.Readings }, Engine.CampaignEngine, (HashOf(hash, Path.Combine(result.Folder, CampaignFolder.ManifestFile)), ["campaign", "run", .. rerun]));
    }

    private static PackedInputs? Found(
        KnownResult result, Workspace workspace, ICollection<Finding> findings, string file, IReadOnlyList<string> without, ReadingChoices choices, string engine, (string Hash, List<string> Rerun) again)
    {
        var place = new Place(Path.Combine(result.Folder, result.Kind == ResultKind.Campaign ? CampaignFolder.ManifestFile : ResultFolder.ManifestFile));
        var path = workspace.AtHome(file);
        if (!File.Exists(path))
        {
            throw new EnvironmentException($"The scenario {file} of this result is gone.", "Bring it back, or make the result again.");
        }

        var ledger = workspace.Ledger.Without(without, findings);
        if (!string.Equals(ledger.Fingerprint(), result.Readings.Ledger, StringComparison.Ordinal))
        {
            findings.Add(Finding.Error(
                place, "ledger", $"The ledger has changed since: the result has read {result.Readings.Ledger[..Math.Min(8, result.Readings.Ledger.Length)]}, this is {ledger.Fingerprint()[..8]}.", "Make the result again with the ledger as it is now (--force), or bring back the ledger of that time, and pack then."));
            return null;
        }

        if (workspace.ReadScenario(path, findings, ledger, choices) is not { } scenario)
        {
            return null;
        }

        if (!string.Equals(DefinitionDigest.Of(scenario.Battle), result.Word("definition"), StringComparison.Ordinal))
        {
            findings.Add(Finding.Error(place, "definition", "The scenario or its models have changed since: the battle would be another one.", "Make the result again (--force), or bring back the files of that time, and pack then."));
            return null;
        }

        if (!string.Equals(engine, result.Word("engine"), StringComparison.Ordinal))
        {
            findings.Add(Finding.Remark(place, "engine", $"The result was made by {result.Word("engine")}; this is {engine}. The pack asks for the former.", "Make the result again with --force to have it of this program."));
        }

        return new PackedInputs(path, scenario, again.Hash, [.. again.Rerun.TakeWhile(word => !word.StartsWith('-')), $"scenarios/{scenario.Name}", .. again.Rerun.SkipWhile(word => !word.StartsWith('-'))])
        {
            Without = without,
            Ledger = ledger,
            Choices = choices,
        };
    }

    private static IEnumerable<string> Options(IEnumerable<string> without, IEnumerable<string> readings) =>
        [.. without.SelectMany(claim => (string[])["--without", claim]), .. readings.SelectMany(reading => (string[])["--reading", reading])];

    private static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(each => each?.GetValue<string>() ?? string.Empty) ?? [];

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
