using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Report;
using Rampart.Scenarios;

namespace Rampart.Answers.Provenance;

/// <summary>Writes the folder that lets anyone fight a result again and compare: inputs, an excerpt of the ledger, hashes, citation and terms.</summary>
internal static class PackFolder
{
    public const string PackFile = "pack.json";
    public const string VerifyFile = "verify.sh";
    public const string CitationFile = "CITATION.cff";
    public const string ChecksumsFile = "checksums.sha256";
    private const string ReadMe = "README.md";
    private const string Sources = "SOURCES.md";
    private const string Terrain = "TERRAIN.md";
    private const string Result = "result";
    private const int Format = 1;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Every name at the top of a pack.</summary>
    public static IReadOnlyList<string> Names { get; } = [PackFile, VerifyFile, CitationFile, ChecksumsFile, ReadMe, Sources, Terrain, Result, "ledger", "models", "scenarios", PackedTerrain.Folder];

    /// <summary>Writes all; false where findings say why the pack would not read as the project does.</summary>
    /// <param name="folder">Where it is written; it takes its place when whole.</param>
    /// <param name="result">What is packed.</param>
    /// <param name="inputs">What it was made from.</param>
    /// <param name="workspace">Where that lies.</param>
    /// <param name="withTiles">Whether the terrain's tiles are packed too.</param>
    /// <param name="findings">What wants attention goes here.</param>
    /// <param name="stop">Ends it early.</param>
    public static bool Write(ResultFolder folder, KnownResult result, PackedInputs inputs, Workspace workspace, bool withTiles, ICollection<Finding> findings, CancellationToken stop)
    {
        void Put(string place, string text)
        {
            stop.ThrowIfCancellationRequested();
            Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(place))!);
            File.WriteAllText(folder.PathOf(place), text);
        }

        void Copy(string place, string from)
        {
            stop.ThrowIfCancellationRequested();
            Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(place))!);
            File.Copy(from, folder.PathOf(place));
        }

        var terrain = PackedTerrain.Of(inputs.ScenarioFile, findings);
        Put(inputs.Place, terrain.Scenario);
        foreach (var (place, from) in withTiles ? terrain.Files : [])
        {
            Copy(place, from);
        }

        foreach (var model in inputs.Scenario.Models.Select(workspace.Models.Find).OfType<Model>())
        {
            Copy(model.Place.File, Path.Combine(workspace.Home, model.Place.File));
        }

        var claims = LedgerExcerpt.Claims(workspace.Ledger, Properties(inputs));
        foreach (var (name, text) in LedgerExcerpt.Files(Path.Combine(workspace.Home, "ledger"), Properties(inputs), claims))
        {
            Put($"ledger/{name}", text);
        }

        if ((withTiles || terrain.Files.Count == 0) && !ReadsAlike(folder, inputs, findings))
        {
            return false;
        }

        foreach (var file in ResultFiles(result))
        {
            Copy($"{Result}/{file}", Path.Combine(result.Folder, file));
        }

        var citation = Citation.Of(result);
        var engine = result.Word("engine") ?? string.Empty;
        Put(Terrain, terrain.Licences);
        Put(Sources, CitationText.Markdown(citation));
        Put(CitationFile, CitationText.Cff(citation));
        Put(VerifyFile, Verify(result, inputs, engine));
        Put(ReadMe, Page(result, inputs, citation, engine, withTiles ? [] : terrain.Files));
        Put(PackFile, new JsonObject
        {
            ["format"] = Format,
            ["kind"] = result.Kind.ToString().ToLowerInvariant(),
            ["scenario"] = inputs.Place,
            ["seed"] = inputs.Seed,
            ["rerun"] = $"rampart {Shell(inputs.Rerun)}",
            ["hash"] = inputs.Hash,
            ["engine"] = engine,
            ["definition"] = result.Word("definition"),
            ["ledger"] = result.Readings.Ledger,
            ["excerpt"] = new JsonObject { ["ledger"] = Ledger.Load(folder.PathOf("ledger"), []).Fingerprint(), ["claims"] = claims.Count, ["of"] = workspace.Ledger.Claims.Count },
        }.ToJsonString(Indented) + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.PathOf(VerifyFile), File.GetUnixFileMode(folder.PathOf(VerifyFile)) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        Put(ChecksumsFile, Checksums(folder.Working));
        return true;
    }

    /// <summary>Words for a shell, in quotation marks where it would read them otherwise.</summary>
    public static string Shell(IEnumerable<string> words) =>
        string.Join(' ', words.Select(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or '#' or '=' or ':' or ',') && word[0] is not '#' ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    /// <summary>The properties that the result has read or passed over, and those of claims that were left out.</summary>
    private static IReadOnlyList<string> Properties(PackedInputs inputs) =>
    [
        .. inputs.Scenario.Readings.SelectMany(reading => reading.Beside.Select(beside => beside.Id).Concat(reading.Property is { } property ? [property.Id] : []))
            .Concat(inputs.Without.Select(claim => claim.Split('#')[0])).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether the packed files read as the project's do.</summary>
    private static bool ReadsAlike(ResultFolder folder, PackedInputs inputs, ICollection<Finding> findings)
    {
        var told = new List<Finding>();
        var whole = Ledger.Load(folder.PathOf("ledger"), told);
        var ledger = whole.Without(inputs.Without, told);
        var models = ModelLibrary.Load(folder.PathOf("models"), ledger, told);
        var scenario = ScenarioReader.Read(folder.PathOf(inputs.Place), inputs.Place, inputs.Scenario.Name, ledger, models, told, inputs.Choices);
        foreach (var finding in told.Where(finding => finding.Severity == FindingSeverity.Error))
        {
            findings.Add(finding);
        }

        static IEnumerable<string> Told(Scenario scenario, Ledger ledger) => UsedReadings.Of(scenario.Readings, ledger).Readings.Select(reading => JsonSerializer.Serialize(reading));
        if (scenario is not null && string.Equals(DefinitionDigest.Of(scenario.Battle), DefinitionDigest.Of(inputs.Scenario.Battle), StringComparison.Ordinal)
            && Told(scenario, ledger).SequenceEqual(Told(inputs.Scenario, inputs.Ledger), StringComparer.Ordinal))
        {
            return true;
        }

        findings.Add(Finding.Error(new Place("ledger"), "pack", "What was cut out of the project does not read as the project does, so that nothing is packed.", "Write the ledger's entries one below the other, as docs/formats/ledger.md shows them."));
        return false;
    }

    private static IEnumerable<string> ResultFiles(KnownResult result) => result.Kind == ResultKind.Campaign
        ? new[] { CampaignFolder.ManifestFile, CampaignFolder.PointsFile, CampaignFolder.ReportFile, CampaignFolder.SummaryFile }
            .Concat(Directory.EnumerateFiles(Path.Combine(result.Folder, CampaignFolder.ShardsFolder), "*.csv").Order(StringComparer.Ordinal).Select(file => $"{CampaignFolder.ShardsFolder}/{Path.GetFileName(file)}"))
        : [ResultFolder.ManifestFile, ResultFolder.ReportFile, ResultFolder.SummaryFile];

    private static string Verify(KnownResult result, PackedInputs inputs, string engine) => $$"""
        #!/usr/bin/env bash
        # Fights {{Again(result)}} again from this folder alone and compares the hash. RAMPART names the program, if it is not on the path.
        set -euo pipefail
        cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
        sha256sum --check --quiet {{ChecksumsFile}}
        work=$(mktemp -d)
        trap 'rm -rf "$work"' EXIT
        export RAMPART_HOME="$PWD"
        "${RAMPART:-rampart}" {{Shell(inputs.Rerun)}} --out "$work/result" >"$work/said" || { cat "$work/said"; exit 1; }
        found=$(sed -n 's/^ *"hash": *"\([0-9a-f]*\)".*/\1/p' "$work/result/summary.json" | head -n 1)
        if [ "$found" = {{inputs.Hash}} ]; then
            echo "The same: $found"
        else
            echo "Not the same: $found instead of {{inputs.Hash}}." >&2
            made={{Shell([engine])}}
            echo "The pack was made by $made; this was fought by $(sed -n 's/^ *"engine": *"\(.*\)",*$/\1/p' "$work/result/summary.json" | head -n 1)." >&2
            exit 1
        fi

        """.ReplaceLineEndings("\n");

    private static string Page(KnownResult result, PackedInputs inputs, Citation citation, string engine, IReadOnlyList<(string Place, string From)> leftOut)
    {
        var tiles = leftOut.Count == 0 ? string.Empty : $"\nThe tiles of the ground are not in this pack. Put them here first:\n\n{string.Concat(leftOut.Select(file => $"- `{file.Place}`\n"))}";
        var banner = citation.Banner is { } words ? $"**{words}**\n\n" : string.Empty;
        return $"""
            # {citation.Title}

            {banner}{citation.Answer}

            This folder holds all that is needed to fight {Again(result)} again and to compare. In this folder:

            ```
            rampart {Shell(inputs.Rerun)}
            ```

            gives the hash `{inputs.Hash}`. `./{VerifyFile}` does it and compares.
            It takes {engine}: another build may give another hash.
            {tiles}
            | | |
            |---|---|
            | `scenarios/`, `models/` | the battle, and the models that it uses |
            | `ledger/` | the claims that they read, and those that stand to these in a relation, with their documents: an excerpt of the ledger {result.Readings.Ledger} |
            | `{Result}/` | what came out |
            | `{Sources}`, `{CitationFile}` | the answer with its sources, for an article |
            | `{Terrain}` | where the ground comes from, and its terms |
            | `{PackFile}` | seed, hashes and the command, for programs |
            | `{ChecksumsFile}` | SHA-256 of every file: `sha256sum --check {ChecksumsFile}` |

            {Say.Count(citation.Sources.Count, "document is", "documents are")} cited; {citation.Disputing} further claims say otherwise (in `{Result}/manifest.json`).

            """.ReplaceLineEndings("\n");
    }

    private static string Again(KnownResult result) => result.Kind == ResultKind.Campaign ? "this campaign" : "this battle";

    private static string Checksums(string folder) => string.Concat(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (File: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{HashOf(each.File)}  {each.Name}\n"));

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
