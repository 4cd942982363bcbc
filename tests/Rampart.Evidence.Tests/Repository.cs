namespace Rampart.Evidence.Tests;

/// <summary>The folders of the repository that the tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Ledger => Path.Combine(Root, "ledger");

    public static string Models => Path.Combine(Root, "models");

    /// <summary>The data beside the project; skips the test loudly where there is none.</summary>
    public static string Shared(string folder)
    {
        var root = Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given ? given : Path.Combine(Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(root, folder));
        Assert.SkipUnless(Directory.Exists(path), $"SKIPPED: {path} is not there; set RAMPART_SHARED to the folder with the data beside the project.");
        return path;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
