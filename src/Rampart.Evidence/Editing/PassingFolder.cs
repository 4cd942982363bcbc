namespace Rampart.Evidence.Editing;

/// <summary>A folder among the system's temporary files for what is needed for a moment: it goes with who made it, and what a killed program has left is known for it.</summary>
/// <remarks>
/// In it lies a file that its maker holds locked; the kernel lets go of it however the maker ends. So whoever comes later can tell what belongs to nobody any more.
/// Folders without such a file, as older programs left them, are touched by nobody: a folder of that name may be a user's own.
/// </remarks>
public sealed class PassingFolder : IDisposable
{
    /// <summary>The file that its maker holds.</summary>
    public const string AliveFile = ".rampart-alive";

    /// <summary>How their names begin.</summary>
    public const string Beginning = "rampart-passing-";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _alive;

    private PassingFolder(DirectoryInfo folder, FileStream alive) => (_folder, _alive) = (folder, alive);

    /// <summary>Where it is.</summary>
    public string FullName => _folder.FullName;

    /// <summary>Makes one that nobody else of this machine may read.</summary>
    /// <param name="purpose">What it is for, in a word: a part of its name.</param>
    public static PassingFolder Begin(string purpose)
    {
        var folder = Directory.CreateTempSubdirectory($"{Beginning}{purpose}-");
        try
        {
            return new PassingFolder(folder, new FileStream(Path.Combine(folder.FullName, AliveFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch
        {
            // Without that file nobody would know it for what it is.
            folder.Delete(recursive: true);
            throw;
        }
    }

    public void Dispose()
    {
        _alive.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody has swept it in this moment.
        }
    }
}
