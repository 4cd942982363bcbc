namespace Rampart.Evidence.Editing;

/// <summary>One's turn at changing a ledger: nobody else has it meanwhile. It ends with the process, however that ends.</summary>
internal sealed class LedgerTurn : IDisposable
{
    private const string FileName = ".rampart-lock";

    private readonly FileStream held;
    private readonly string name;

    private LedgerTurn(FileStream held, string name) => (this.held, this.name) = (held, name);

    /// <exception cref="LedgerWriteException">Somebody else has it, or the folder may not be written.</exception>
    /// <exception cref="FileNotFoundException">The folder is missing.</exception>
    public static LedgerTurn Take(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FileNotFoundException($"Could not find the folder '{folder}'.", folder);
        }

        var shown = SortedFiles.DisplayName(folder);
        var path = Path.Combine(folder, FileName);
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

            // The one before removes the file when it ends, perhaps between our opening and our locking it: then the
            // file of this name is another one, or none. A time that only this process writes tells.
            var mark = DateTime.UnixEpoch.AddSeconds(Environment.ProcessId);
            File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) == mark)
            {
                return new LedgerTurn(file, path);
            }
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new LedgerWriteException($"{shown} may not be written: {failure.Message}", "Mend the folder's permissions, or name another ledger with --ledger.", failure);
        }
        catch (IOException failure) when (!File.Exists(path))
        {
            throw new LedgerWriteException($"{shown} cannot be written: {failure.Message}", "Make room on the disk or mend the folder, then try again.", failure);
        }
        catch (IOException failure)
        {
            throw Busy(shown, failure);
        }

        file.Dispose();
        throw Busy(shown, cause: null);
    }

    public void Dispose()
    {
        // While it is held: nobody else can have taken its place.
        File.Delete(name);
        held.Dispose();
    }

    private static LedgerWriteException Busy(string shown, Exception? cause) =>
        new($"{shown} is being changed by another Rampart.", "Wait until it has ended, then try again.", cause);
}
