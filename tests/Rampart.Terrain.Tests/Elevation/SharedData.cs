namespace Rampart.Terrain.Tests.Elevation;

/// <summary>The data beside the project; tests that need them skip loudly without.</summary>
internal static class SharedData
{
    public static string Folder(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root(), name));
        Assert.SkipUnless(Directory.Exists(path), $"SKIPPED: {path} is not there; set RAMPART_SHARED to the folder with the data beside the project.");
        return path;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given)
        {
            return given;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "..", "shared");
    }
}
