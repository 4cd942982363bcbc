using System.Text;
using Rampart.Answers.Terrain;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Terrain.Elevation;

namespace Rampart.Answers.Provenance;

/// <summary>The ground of a packed scenario: its tiles, the scenario's text that names them where they lie in the pack, and the terms under which they may be passed on.</summary>
/// <param name="Scenario">The scenario's text.</param>
/// <param name="Files">The tiles and what stands beside them: place in the pack, and where they lie now.</param>
/// <param name="Licences">A page about the terms.</param>
internal sealed record PackedTerrain(string Scenario, IReadOnlyList<(string Place, string From)> Files, string Licences)
{
    public const string Folder = "terrain";
    private const string Downloads = "downloads";

    // What is said of tiles, beside them.
    private static readonly string[] Statements = [TerrainProvenance.FileName, SeaStatement.FileName, SourceFineness.FileName, Checksums.FileName, SeaTiles.FileName];

    /// <exception cref="FormatException">The scenario's text does not name its terrain where it is read.</exception>
    public static PackedTerrain Of(string scenarioFile, ICollection<Finding> findings)
    {
        var text = File.ReadAllText(scenarioFile);
        var page = new StringBuilder("# The ground and its terms\n\n");
        var files = new List<(string, string)>();
        var names = Names(scenarioFile);
        var lines = text.Split('\n');
        foreach (var name in names.Where(name => name.Text is not (NamedGround.BuiltIn or NamedGround.Smooth)).OrderByDescending(name => name.Place.Line).ThenByDescending(name => name.Place.Column))
        {
            var from = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(scenarioFile))!, name.Text)));
            var own = $"{Folder}/{names.Count(other => other.Place.Line < name.Place.Line || (other.Place.Line == name.Place.Line && other.Place.Column < name.Place.Column)) + 1}/{Path.GetFileName(from)}";
            Rename(lines, name, $"../../{own}", scenarioFile);
            Take(from, own, files);
            page.Append(Terms(from, own, name, findings));
        }

        if (names.Any(name => name.Text is NamedGround.BuiltIn))
        {
            page.Append("## built-in\n\nA grid of 5 arc-minutes that comes with Rampart, cut from ETOPO5 (National Geophysical Data Center, 1988): public domain.\n\n");
        }

        if (names.Count == 0 || names.Any(name => name.Text is NamedGround.Smooth))
        {
            page.Append("## smooth\n\nA smooth Earth: no data, no terms.\n\n");
        }

        return new PackedTerrain(string.Join('\n', lines), files, page.ToString());
    }

    private static List<YamlScalar> Names(string scenarioFile) =>
        YamlFile.Read(scenarioFile, scenarioFile, []) is { } root && root.TryGet("theatre", out var theatre) && theatre is YamlMap map && map.TryGet("terrain", out var terrain)
            ? terrain switch { YamlScalar one => [one], YamlList list => [.. list.Items.OfType<YamlScalar>()], _ => [] }
            : [];

    private static void Rename(string[] lines, YamlScalar name, string place, string file)
    {
        var line = lines[name.Place.Line - 1];
        var at = name.Place.Column - 1;
        foreach (var written in (string[])[name.Text, $"\"{name.Text}\"", $"'{name.Text}'"])
        {
            if (at >= 0 && at <= line.Length && line.AsSpan(at).StartsWith(written, StringComparison.Ordinal))
            {
                lines[name.Place.Line - 1] = $"{line[..at]}\"{place}\"{line[(at + written.Length)..]}";
                return;
            }
        }

        throw new FormatException($"{file}:{name.Place.Line} names its terrain in a form that cannot be changed.");
    }

    private static void Take(string from, string own, List<(string, string)> files)
    {
        if (File.Exists(from))
        {
            files.Add((own, from));
            return;
        }

        // A folder may hold more than ground, and links may lead anywhere: what is packed is published.
        var plain = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System };
        foreach (var file in Directory.EnumerateFiles(from, "*", plain).Order(StringComparer.Ordinal))
        {
            var within = Path.GetRelativePath(from, file).Replace('\\', '/');
            var name = Path.GetFileName(file);
            if (!within.StartsWith(Downloads + "/", StringComparison.Ordinal) && (TerrainFolder.IsTile(name) || Statements.Contains(name, StringComparer.Ordinal)))
            {
                files.Add(($"{own}/{within}", file));
            }
        }
    }

    private static string Terms(string from, string own, YamlScalar name, ICollection<Finding> findings)
    {
        var said = TerrainProvenance.Read(File.Exists(from) ? Path.GetDirectoryName(from)! : from);
        if (said.Count == 0)
        {
            findings.Add(Finding.Remark(name.Place, "terrain", $"Nothing says where the tiles of {name.Text} come from, and under which terms they may be passed on.", $"Write it into {TerrainProvenance.FileName} beside them, before you publish the pack."));
        }

        return $"## {own}\n\n{(said.Count == 0 ? "Nothing is said of their source and licence.\n" : string.Concat(said.Select(line => $"- {line}\n")))}\n";
    }
}
