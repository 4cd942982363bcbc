using System.Security.Cryptography;

namespace Rampart.Answers.Terrain;

/// <summary>The SHA-256 of each file of a folder, in a file that <c>sha256sum -c</c> reads.</summary>
internal sealed class Checksums
{
    public const string FileName = "checksums.sha256";

    private readonly string _folder;
    private readonly SortedDictionary<string, string> _sums = new(StringComparer.Ordinal);

    public Checksums(string folder)
    {
        _folder = folder;
        var path = Path.Combine(folder, FileName);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            // 64 letters, a blank, a blank or an asterisk, the name; another line is nobody's.
            if (line.Length > 66 && line[64] == ' ')
            {
                _sums[line[66..]] = line[..64];
            }
        }
    }

    public string? Of(string name) => _sums.GetValueOrDefault(name);

    /// <summary>Whether the file is there and as it was recorded.</summary>
    public bool Holds(string name)
    {
        var path = Path.Combine(_folder, name);
        return Of(name) is { } sum && File.Exists(path) && string.Equals(HashOf(path), sum, StringComparison.Ordinal);
    }

    public void Record(string name, string sum)
    {
        _sums[name] = sum;
        WholeFile.Write(Path.Combine(_folder, FileName), string.Concat(_sums.Select(entry => $"{entry.Value}  {entry.Key}\n")));
    }

    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

/// <summary>Writes a small file so that nobody ever sees half of it.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text)
    {
        var fresh = $"{path}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllText(fresh, text);
            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
