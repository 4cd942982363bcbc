using System.Text;

namespace Rampart.Cli.Commands;

/// <summary>A file that a verb of <c>rampart evidence</c> writes: beside its place first, then renamed, so that it is never half there.</summary>
internal static class EvidenceFile
{
    /// <exception cref="UsageException">Something stands there that may not be replaced.</exception>
    public static void Guard(string path, bool force)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder.", "Name a file with --out.");
        }

        if (File.Exists(path) && !force)
        {
            throw new UsageException($"{path} exists already.", "Choose another file with --out, or replace it with --force.");
        }
    }

    /// <exception cref="EnvironmentException">The file cannot be written.</exception>
    public static void Write(string path, string content, bool force)
    {
        Guard(path, force);
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        var working = Path.Combine(folder, $".{Path.GetFileName(full)}.partial-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(working, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(working, full, overwrite: force);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(working);
            throw new EnvironmentException($"{path} cannot be written: {exception.Message}", "Choose another file with --out, or mend its permissions.");
        }
    }

    private static void Remove(string working)
    {
        try
        {
            File.Delete(working);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was never made, or its folder went away: nothing half-written looks whole.
        }
    }
}
