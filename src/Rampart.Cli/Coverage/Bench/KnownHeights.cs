using System.Runtime.InteropServices;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>One least height in sight that a program of its own reckoned: row, column, metres above ground.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct KnownHeight
{
    public readonly int Row;
    public readonly int Column;
    public readonly float Least_m;
}

/// <summary>The files of a known answer: real ground of 900 m cells, and 300,000 of those heights over it (the program is ref.c beside the data).</summary>
internal static class KnownHeights
{
    public const string Ground = "akinci_aeqd_900m.tif";
    public const string Answers = "akinci_aeqd_900m_oz20_minagl_300k.bin";

    /// <summary>Rows of the ground, and columns.</summary>
    public const int Size = 960;

    /// <summary>How high the antenna of the answer stands over the post in the middle.</summary>
    public const double Mast_m = 20.0;

    /// <summary>The ground's heights from its posts as GDAL writes them plain: whole metres of two bytes.</summary>
    public static float[] Heights(ReadOnlySpan<byte> posts)
    {
        var whole = MemoryMarshal.Cast<byte, short>(posts);
        var heights = new float[Size * Size];
        for (var post = 0; post < heights.Length; post++)
        {
            heights[post] = whole[post];
        }

        return heights;
    }

    public static KnownHeight[] Read(string folder) => MemoryMarshal.Cast<byte, KnownHeight>(File.ReadAllBytes(Path.Combine(folder, Answers))).ToArray();
}
