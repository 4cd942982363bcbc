namespace Rampart.Answers.Terrain;

/// <summary>Where a folder's tiles come from and under which terms: a text beside them.</summary>
internal static class TerrainProvenance
{
    public const string FileName = "source.txt";

    /// <summary>Adds what is not yet said.</summary>
    public static void Add(string folder, IReadOnlyList<string> lines)
    {
        var said = Read(folder);
        var fresh = lines.Where(line => !said.Contains(line, StringComparer.Ordinal)).ToList();
        if (fresh.Count > 0)
        {
            WholeFile.Write(Path.Combine(folder, FileName), string.Concat(said.Concat(fresh).Select(line => $"{line}\n")));
        }
    }

    public static IReadOnlyList<string> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }
}
