namespace Rampart.Evidence.Editing;

/// <summary>The ledger could not be written: an environment fault (exit code 3).</summary>
public sealed class LedgerWriteException : Exception
{
    public LedgerWriteException()
    {
    }

    public LedgerWriteException(string message)
        : base(message)
    {
    }

    public LedgerWriteException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <param name="message">What could not be done, and how the ledger is now.</param>
    /// <param name="remedy">What mends it.</param>
    /// <param name="cause">What the machine said, if it did.</param>
    public LedgerWriteException(string message, string remedy, Exception? cause)
        : base(message, cause) => Remedy = remedy;

    /// <summary>What mends it.</summary>
    public string Remedy { get; } = string.Empty;
}

/// <summary>Writes changed files beside the old ones and renames them when all are whole; what fails is put back.</summary>
internal static class LedgerWriter
{
    public static void Write(LedgerChange change, ILedgerDisk disk)
    {
        var steps = change.Files.Select(file => new Step(file)).ToList();
        var renamed = new Stack<Step>();
        var current = string.Empty;
        try
        {
            foreach (var step in steps)
            {
                current = step.File.File.DisplayName;
                step.RefuseReadOnly();
                disk.Write(step.Fresh, step.File.Bytes, step.IsNew ? null : step.Path);
            }

            foreach (var step in steps)
            {
                step.RefuseChanged();
            }

            foreach (var step in steps)
            {
                current = step.File.File.DisplayName;
                disk.Replace(step.Fresh, step.Path, step.IsNew ? null : step.Kept);
                renamed.Push(step);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LedgerWriteException)
        {
            throw PutBack(steps, renamed, disk, current, failure);
        }

        foreach (var step in steps)
        {
            TryDelete(disk, step.Kept);
        }
    }

    private static LedgerWriteException PutBack(List<Step> steps, Stack<Step> renamed, ILedgerDisk disk, string name, Exception failure)
    {
        var stuck = new List<string>();
        while (renamed.TryPop(out var step))
        {
            try
            {
                if (step.IsNew)
                {
                    disk.Delete(step.Path);
                }
                else
                {
                    disk.Replace(step.Kept, step.Path, kept: null);
                }
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                stuck.Add(step.IsNew ? $"remove {step.File.File.DisplayName}" : $"rename {step.Kept} to {step.Path}");
            }
        }

        foreach (var step in steps)
        {
            TryDelete(disk, step.Fresh);
        }

        if (stuck.Count > 0)
        {
            return new LedgerWriteException($"{name} could not be written ({failure.Message}), nor could the files before it be put back.", $"Put them back by hand: {string.Join("; ", stuck)}.", failure);
        }

        return failure as LedgerWriteException
            ?? new LedgerWriteException($"{name} could not be written: {failure.Message.TrimEnd('.')}. The ledger is as it was.", "Mend the permissions of the ledger's folder or make room on the disk, then try again.", failure);
    }

    // What is left behind spoils nothing, and the next reader of the ledger is told of it.
    private static void TryDelete(ILedgerDisk disk, string path)
    {
        try
        {
            disk.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private sealed class Step
    {
        public Step(ChangedFile file)
        {
            File = file;

            // A link stays a link: the file that it leads to is replaced.
            var linked = IsNew ? null : System.IO.File.ResolveLinkTarget(file.File.Path, returnFinalTarget: true);
            Path = linked?.FullName ?? System.IO.Path.GetFullPath(file.File.Path);
            Fresh = Leftovers.FreshName(Path);
            Kept = Leftovers.KeptName(Path);
        }

        public ChangedFile File { get; }

        public string Path { get; }

        public string Fresh { get; }

        public string Kept { get; }

        public bool IsNew => File.File.Old is null;

        public void RefuseReadOnly()
        {
            if (!IsNew && new FileInfo(Path).IsReadOnly)
            {
                throw new LedgerWriteException($"{File.File.DisplayName} is read-only. The ledger is as it was.", "Make the file writable, then try again.", cause: null);
            }
        }

        // Somebody may have saved the file in an editor since it was read.
        public void RefuseChanged()
        {
            var isSame = IsNew ? !System.IO.File.Exists(Path) : System.IO.File.ReadAllBytes(Path).AsSpan().SequenceEqual(File.File.Old);
            if (!isSame)
            {
                throw new LedgerWriteException($"{File.File.DisplayName} was changed by somebody else meanwhile. The ledger is as they left it.", "Try again.", cause: null);
            }
        }
    }
}
