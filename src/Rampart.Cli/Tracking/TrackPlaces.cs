using System.Security.Cryptography;
using System.Text.Json;

namespace Rampart.Cli.Tracking;

/// <summary>Where tracks, times and pages go: each is written beside its place and moved there when all are whole; another result is never overwritten unasked.</summary>
internal sealed class TrackPlaces : IDisposable
{
    public const string ReportFile = "report.html";
    public const string SummaryFile = "summary.json";

    private readonly List<(string Working, string Place)> _files = [];
    private readonly bool _force;
    private (string Working, string Place)? _folder;

    private readonly IReadOnlyList<string> _inputs;

    /// <param name="force">Another result may be replaced.</param>
    /// <param name="inputs">Files that are read, and so are never a place for a result.</param>
    public TrackPlaces(bool force, params IEnumerable<string> inputs)
    {
        _force = force;
        _inputs = [.. inputs.Select(Path.GetFullPath)];
    }

    /// <summary>The file in which a result for a place is written until it is whole; it ends as the place does.</summary>
    public string Begin(string place, string option)
    {
        if (place.Trim().Length == 0 || Directory.Exists(place))
        {
            throw new UsageException(place.Trim().Length == 0 ? $"{option} names no file." : $"{place} is a folder.", $"Name a file, such as {option} {(string.Equals(option, "--timing", StringComparison.Ordinal) ? "timing.json" : "tracks.csv")}");
        }

        var full = Path.GetFullPath(place);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new EnvironmentException($"There is no folder {Path.GetDirectoryName(full)}.", $"Make it first, or choose another place with {option}.");
        }

        if (_inputs.Contains(full, StringComparer.Ordinal))
        {
            throw new UsageException($"{place} is read, and would be overwritten.", $"Choose another place with {option}.");
        }

        if (_files.Exists(file => string.Equals(file.Place, full, StringComparison.Ordinal)))
        {
            throw new UsageException($"Two results cannot go to {place}.", $"Choose another place with {option}.");
        }

        var working = Path.Combine(Path.GetDirectoryName(full)!, $".partial-{Environment.ProcessId}-{Path.GetFileName(full)}");
        _files.Add((working, full));
        return working;
    }

    /// <summary>The folder in which pages are written until they are whole. What stands at its place must be such pages, and may be replaced only with --force.</summary>
    public string BeginFolder(string place, IReadOnlyList<string> names)
    {
        if (place.Trim().Length == 0 || File.Exists(place))
        {
            throw new UsageException(place.Trim().Length == 0 ? "--report names no folder." : $"{place} is a file.", "Name a folder, such as --report tracked");
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        if (Directory.Exists(full))
        {
            var held = Directory.EnumerateFileSystemEntries(full).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToList();
            if (held.FirstOrDefault(entry => !names.Contains(entry, StringComparer.Ordinal)) is { } foreign)
            {
                throw new UsageException($"{place} holds something else already: {foreign}.", "Choose another folder with --report. Only pages of tracks are ever replaced.");
            }

            if (held.Count > 0 && !_force)
            {
                throw new UsageException($"{place} holds another report already.", "Choose another folder with --report, or replace it with --force.");
            }

            var here = Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory) + Path.DirectorySeparatorChar;
            if (here.StartsWith(full + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new UsageException($"{place} is the folder that you work in.", "Name one that can be replaced as a whole, such as --report tracked");
            }
        }

        var parent = Path.GetDirectoryName(full) ?? throw new UsageException($"{place} cannot hold a report.", "Name a folder below another one.");
        if (!Directory.Exists(parent))
        {
            throw new EnvironmentException($"There is no folder {parent}.", "Make it first, or choose another place with --report.");
        }

        var working = Path.Combine(parent, $".partial-{Environment.ProcessId}-{Path.GetFileName(full)}");
        Directory.CreateDirectory(working);
        _folder = (working, full);
        return working;
    }

    /// <summary>Refuses to go on where a result would overwrite another one; a timing that is there may always be replaced, because no two are alike.</summary>
    public void Guard()
    {
        foreach (var (working, place) in _files.Where(file => File.Exists(file.Working)))
        {
            if (File.Exists(place) && !_force && !IsSame(working, place) && !(IsTiming(working) && IsTiming(place)))
            {
                throw new UsageException($"{place} holds something else already.", "Choose another file, or replace it with --force.");
            }
        }
    }

    /// <summary>All is whole: everything takes its place.</summary>
    public void Finish()
    {
        Guard();
        foreach (var (working, place) in _files)
        {
            File.Move(working, place, overwrite: true);
        }

        if (_folder is { } folder)
        {
            var old = folder.Working + ".old";
            if (Directory.Exists(folder.Place))
            {
                Directory.Move(folder.Place, old);
            }

            Directory.Move(folder.Working, folder.Place);
            if (Directory.Exists(old))
            {
                Directory.Delete(old, recursive: true);
            }
        }
    }

    /// <summary>What did not take its place leaves nothing behind.</summary>
    public void Dispose()
    {
        foreach (var (working, _) in _files)
        {
            File.Delete(working);
        }

        if (_folder is { } folder && Directory.Exists(folder.Working))
        {
            Directory.Delete(folder.Working, recursive: true);
        }
    }

    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static bool IsSame(string one, string other) => new FileInfo(one).Length == new FileInfo(other).Length && string.Equals(HashOf(one), HashOf(other), StringComparison.Ordinal);

    private static bool IsTiming(string file)
    {
        const int Largest = 1 << 20;
        if (new FileInfo(file).Length > Largest)
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("cpu_s", out _) && json.RootElement.TryGetProperty("plots_per_s", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
