namespace Rampart.Evidence.Editing;

/// <summary>The steps in which a ledger is written; a test lets one of them fail.</summary>
public interface ILedgerDisk
{
    /// <summary>Writes a file that is not there yet, down to the disk.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="content">All of its bytes.</param>
    /// <param name="pattern">A file whose permissions it takes over, if there is one.</param>
    void Write(string path, byte[] content, string? pattern);

    /// <summary>Renames a file onto another one in one step; the other goes on under a third name, if one is given.</summary>
    void Replace(string fresh, string path, string? kept);

    /// <summary>Removes a file, if it is there.</summary>
    void Delete(string path);
}

/// <summary>The machine's own disk.</summary>
public sealed class LedgerDisk : ILedgerDisk
{
    /// <inheritdoc/>
    public void Write(string path, byte[] content, string? pattern)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (pattern is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(pattern));
        }

        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Replace(string fresh, string path, string? kept)
    {
        if (File.Exists(path))
        {
            File.Replace(fresh, path, kept);
        }
        else
        {
            File.Move(fresh, path);
        }
    }

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);
}
