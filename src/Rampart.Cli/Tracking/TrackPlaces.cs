using System.Security.Cryptography;
using Rampart.Answers;
using Rampart.Results.Database;

namespace Rampart.Cli.Tracking;

/// <summary>Where tracks, times and pages go: each is written beside its place and moved there when all are whole; nothing is overwritten unasked, and that is found before the run.</summary>
internal sealed class TrackPlaces : IDisposable
{
    public const string ReportFile = "report.html";
    public const string SummaryFile = "summary.json";

    private const int MostLinks = 40;

    private readonly List<(string Working, string Place, string Said)> _files = [];
    private readonly bool _force;
    private readonly IReadOnlyList<string> _inputs;
    private (string Working, string Place, string Said)? _folder;

    /// <param name="force">What stands there may be replaced.</param>
    /// <param name="inputs">Files that are read, and so are never a place for a result.</param>
    public TrackPlaces(bool force, params IEnumerable<string> inputs)
    {
        _force = force;
        _inputs = [.. inputs.Select(input => WithoutLinks(input))];
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
            throw new EnvironmentException($"There is no folder {Path.GetDirectoryName(place)}.", $"Make it first, or choose another place with {option}.");
        }

        var real = WithoutLinks(full);
        if (_inputs.Contains(real, StringComparer.Ordinal))
        {
            throw new UsageException($"{place} is read, and would be overwritten.", $"Choose another place with {option}.");
        }

        if (_files.Exists(file => string.Equals(WithoutLinks(file.Place), real, StringComparison.Ordinal)))
        {
            throw new UsageException($"Two results cannot go to {place}.", $"Choose another place with {option}.");
        }

        if (File.Exists(full) && !IsPlainFile(real))
        {
            throw new UsageException($"{place} is no plain file.", $"Choose another place with {option}.");
        }

        if (File.Exists(full) && !_force)
        {
            throw new UsageException($"{place} is there already.", $"Choose another place with {option}, or replace it with --force.");
        }

        var working = Path.Combine(Path.GetDirectoryName(full)!, $".partial-{Environment.ProcessId}-{Path.GetFileName(full)}");
        Guard(working, place, () => File.Create(working).Dispose());
        _files.Add((working, full, place));
        return working;
    }

    /// <summary>Writes a file that was begun, or one in the folder of pages; what the machine refuses is told by the place that the user named.</summary>
    public void Write(string working, Action<string> write)
    {
        var begun = _files.Find(file => string.Equals(file.Working, working, StringComparison.Ordinal));
        Guard(working, begun.Said ?? Path.Combine(_folder?.Said ?? "", Path.GetFileName(working)), () => write(working));
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

            if (_inputs.Any(input => input.StartsWith(WithoutLinks(full) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                throw new UsageException($"{place} holds a file that is read.", "Choose another folder with --report.");
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
            throw new EnvironmentException($"There is no folder {Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(place))}.", "Make it first, or choose another place with --report.");
        }

        var working = Path.Combine(parent, $".partial-{Environment.ProcessId}-{Path.GetFileName(full)}");
        Guard(working, place, () => Directory.CreateDirectory(working));
        _folder = (working, full, place);
        return working;
    }

    /// <summary>All is whole: everything takes its place.</summary>
    public void Finish()
    {
        if (!_force && _files.Find(file => File.Exists(file.Place)) is { Said: { } came })
        {
            throw new UsageException($"{came} has come to be while the tracks were made.", "Choose another place, or replace it with --force.");
        }

        foreach (var (working, place, said) in _files)
        {
            Guard(working, said, () => File.Move(working, place, overwrite: true));
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
        foreach (var (working, _, _) in _files)
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

    // What the machine refuses is told by the name that the user gave.
    private static void Guard(string working, string said, Action write)
    {
        try
        {
            write();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            var cause = ResultWriteException.From(said, refused).Cause.Replace(working, said, StringComparison.Ordinal);
            throw new ResultWriteException($"{said} could not be written: {cause}.", refused);
        }
    }

    // A pipe or a device: a file that is moved there would take its place.
    private static bool IsPlainFile(string file)
    {
        foreach (var machine in (ReadOnlySpan<string>)["/dev/", "/proc/", "/sys/"])
        {
            if (file.StartsWith(machine, StringComparison.Ordinal))
            {
                return false;
            }
        }

        try
        {
            // For reading and writing, because a pipe that is opened for reading alone waits for its writer.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return stream.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The full path with every link followed, so that a file is known under all its names.</summary>
    private static string WithoutLinks(string path, int links = 0)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder || links > MostLinks)
        {
            return full;
        }

        var real = Path.Combine(WithoutLinks(folder, links), Path.GetFileName(full));
        return new FileInfo(real).LinkTarget is { } target ? WithoutLinks(Path.Combine(Path.GetDirectoryName(real)!, target), links + 1) : real;
    }
}
