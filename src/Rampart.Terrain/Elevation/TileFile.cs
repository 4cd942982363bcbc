using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>Opens a tile's file and turns what the file system says into findings.</summary>
internal static class TileFile
{
    public static TileReading Read(string file, Func<string, TileHeader> inspect, Func<string, TileHeader, ElevationTile> read)
    {
        try
        {
            return new TileReading(read(file, Inspect(file, inspect)), []);
        }
        catch (Exception fault) when (AsFinding(file, fault) is { } finding)
        {
            return TileReading.Failed(finding);
        }
    }

    public static TileHeader Inspect(string file, Func<string, TileHeader> inspect) =>
        Directory.Exists(file)
            ? throw new TileRefusedException(file, "file", "is a folder, although its name is a tile's.", "Rename the folder, or unpack the tile that was meant.")
            : inspect(file);

    /// <summary>The finding for what a file did to its reader; null where the fault is ours.</summary>
    public static Finding? AsFinding(string file, Exception fault) => fault switch
    {
        TileRefusedException refused => refused.Finding,
        FileNotFoundException or DirectoryNotFoundException => Finding.Error(new Place(file), "file", "is not there.", "Check the path."),
        UnauthorizedAccessException => Finding.Error(new Place(file), "file", "may not be read.", "Give yourself the right to read it."),
        InvalidDataException => Finding.Error(new Place(file), "archive", $"cannot be unpacked: {fault.Message}", "Fetch the tile anew, or take the file out of the folder."),
        IOException => Finding.Error(new Place(file), "file", $"cannot be read: {fault.Message}", "Check the disk, or fetch the tile anew."),
        _ => null,
    };
}
