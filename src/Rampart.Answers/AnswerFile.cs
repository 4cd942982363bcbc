using System.Text;

namespace Rampart.Answers;

/// <summary>A single file that a verb writes: beside its place first, then renamed, so that it is never half there; another file is never replaced unasked.</summary>
internal static class AnswerFile
{
    /// <summary>Writes a text, or leaves the same text that stands there already.</summary>
    /// <param name="path">Where; its folder is made.</param>
    /// <param name="content">What.</param>
    /// <param name="force">True where the user asked to replace what is there.</param>
    /// <exception cref="UsageException">A folder, or a file with another text, stands there.</exception>
    /// <exception cref="EnvironmentException">The file cannot be read or written.</exception>
    public static void Write(string path, string content, bool force)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder.", "Name a file with --out.");
        }

        if (File.Exists(path) && !force)
        {
            if (IsSame(path, content))
            {
                return;
            }

            throw new UsageException($"{path} exists already.", "Choose another file with --out, or replace it with --force.");
        }

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

    private static bool IsSame(string path, string content)
    {
        try
        {
            return string.Equals(File.ReadAllText(path), content, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"{path} cannot be read: {exception.Message}", "Choose another file with --out, or mend its permissions.");
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
