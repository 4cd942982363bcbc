using System.Text;

namespace Rampart.Cli;

/// <summary>A single file that a verb writes: beside its place first, then renamed, so that it is never half there; another file is never replaced unasked.</summary>
internal static class AnswerFile
{
    /// <summary>Writes a text, or leaves the same text that stands there already.</summary>
    /// <param name="path">Where; its folder is made.</param>
    /// <param name="text">What.</param>
    /// <param name="mayReplace">True where the user asked to replace what is there (<c>--force</c>).</param>
    /// <exception cref="UsageException">A folder, or a file with another text, stands there.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, string text, bool mayReplace)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new UsageException($"{path} is a folder.", "Name a file.");
        }

        if (File.Exists(full) && !mayReplace)
        {
            if (string.Equals(File.ReadAllText(full), text, StringComparison.Ordinal))
            {
                return;
            }

            throw new UsageException($"{path} holds something else already.", "Choose another file with --out, or replace it with --force.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var working = $"{full}.{Environment.ProcessId}.partial";
        try
        {
            File.WriteAllText(working, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(working, full, overwrite: true);
        }
        finally
        {
            File.Delete(working);
        }
    }
}
