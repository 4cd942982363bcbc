using System.Security.Cryptography;
using Rampart.Simulation.Kernel;

namespace Rampart.Answers;

/// <summary>What a result that stands in a folder says of itself.</summary>
internal sealed record Standing(string Identity, string? Presentation, JournalLevel Kept, IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>The result in a folder, or null where there is none that is whole.</summary>
    public static Standing? At(string folder)
    {
        var file = Path.Combine(folder, ResultFolder.ManifestFile);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var manifest = RunManifestForm.Checked(File.ReadAllText(file));
            return manifest["identity"]?.GetValue<string>() is { } identity && Enum.TryParse<JournalLevel>(manifest["journal"]?.GetValue<string>(), ignoreCase: true, out var kept)
                ? new Standing(identity, manifest["presentation"]?.GetValue<string>(), kept, manifest["files"]?.AsObject().ToDictionary(file => file.Key, file => file.Value?.GetValue<string>() ?? string.Empty, StringComparer.Ordinal) ?? [])
                : null;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A file that is missing or is not as it was written; null when all are.</summary>
    public string? Changed(string folder) => Hashes.FirstOrDefault(file => !IsAsWritten(Path.Combine(folder, file.Key), file.Value)).Key;

    /// <summary>Whether its page and files would be written the same now.</summary>
    public bool IsShownAs(string presentation) => string.Equals(Presentation, presentation, StringComparison.Ordinal);

    /// <summary>Whether it kept at least as much as is asked for now.</summary>
    public bool Keeps(JournalLevel level) => (byte)Kept >= (byte)level;

    private static bool IsAsWritten(string path, string hash)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(stream)), hash, StringComparison.Ordinal);
    }
}
