namespace Rampart.Answers.Terrain;

/// <summary>Writes the tiles that an archive leaves out because they are sea: each as a tile of zeros, with the archive's words beside them.</summary>
/// <remarks>
/// One by one, and only tiles that were asked for: a statement over a rectangle, or over the whole folder, would also make sea of what
/// nobody has fetched yet.
/// </remarks>
internal static class SeaTiles
{
    public const string FileName = "sea-tiles.txt";

    // Three seconds of arc: the coarsest grid that a .hgt has.
    private const long Bytes = 1201L * 1201 * 2;

    public static void Write(string folder, string? statement, IEnumerable<TileCell> sea)
    {
        var names = sea.Select(tile => tile.Name).ToList();
        if (names.Count == 0 || statement is null)
        {
            return;
        }

        foreach (var path in names.Select(name => PathOf(folder, name)).Where(path => !File.Exists(path)))
        {
            // Zeros that are never written take no room on the disk.
            var fresh = $"{path}.part";
            using (var file = File.Create(fresh))
            {
                file.SetLength(Bytes);
            }

            File.Move(fresh, path);
        }

        var all = names.Union(Names(folder), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        WholeFile.Write(Path.Combine(folder, FileName), $"# These tiles are not in the archive, which says: \"{statement}\"\n{string.Concat(all.Select(name => $"{name}\n"))}");
    }

    /// <summary>The tiles of a folder that are sea by its archive's statement.</summary>
    public static IReadOnlyList<string> Names(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#')] : [];
    }

    public static string PathOf(string folder, string name) => Path.Combine(folder, $"{name}.hgt");
}
