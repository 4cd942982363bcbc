using System.Globalization;
using System.Runtime.InteropServices;
using Rampart.Answers;
using Rampart.Quantities;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>The square of heights that the coverage bench sweeps: read from a plain file, or mountains that are made up.</summary>
/// <param name="Heights">Row by row from the north.</param>
/// <param name="Size">Number of rows, and of columns.</param>
/// <param name="Description">What it is, for the one who reads the figures.</param>
internal sealed record BenchGround(float[] Heights, int Size, string Description)
{
    /// <summary>Rows of the grid to which the bars belong.</summary>
    public const int UsualSize = 12_000;

    private const int Seed = 20261122;
    private const int LeastSize = 300;
    private const int RowsAtOnce = 1000;

    /// <summary>A raw square of heights without a header, rows from the north, little-endian: whole metres of two bytes (NAME.i16), or single floats (NAME.f32).</summary>
    /// <exception cref="EnvironmentException">There is no such file, or it holds no square.</exception>
    public static BenchGround Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new EnvironmentException($"There is no file {file}.", "Name a raw square of heights with --grid, such as dem12k.i16; without it mountains are made up.");
        }

        var width = Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".I16" => sizeof(short),
            ".F32" => sizeof(float),
            _ => throw new UsageException($"--grid: {Path.GetFileName(file)} says neither .i16 nor .f32.", "Two bytes a height: NAME.i16. Four bytes, single precision: NAME.f32. No header, little-endian."),
        };
        using var stream = File.OpenRead(file);
        var size = (int)Math.Min(Math.Round(Math.Sqrt(stream.Length / (double)width)), 46_000.0);
        if (size < LeastSize || (long)size * size * width != stream.Length)
        {
            throw new EnvironmentException($"{file} holds {stream.Length:#,0} bytes, and that is no square of at least {LeastSize} × {LeastSize} heights.", "Rows and columns must be equally many.");
        }

        var heights = GC.AllocateUninitializedArray<float>(size * size);
        var bytes = new byte[size * width];
        for (var row = 0; row < size; row++)
        {
            stream.ReadExactly(bytes);
            var to = heights.AsSpan(row * size, size);
            if (width == sizeof(float))
            {
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(to);
                continue;
            }

            var whole = MemoryMarshal.Cast<byte, short>(bytes);
            for (var column = 0; column < size; column++)
            {
                to[column] = whole[column];
            }
        }

        return new BenchGround(heights, size, $"{Path.GetFileName(file)}, {Shown(size)} posts");
    }

    /// <summary>Mountains: noise on lattices, each half as wide as the one before and a little over half as high, from 72 km down to two cells; the sea where it falls below nought.</summary>
    public static BenchGround MadeUp(int size)
    {
        var heights = new float[size * size];
        Parallel.For(0, ((size - 1) / RowsAtOnce) + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, block =>
        {
            for (var row = block * RowsAtOnce; row < Math.Min((block + 1) * RowsAtOnce, size); row++)
            {
                FillRow(row, heights.AsSpan(row * size, size));
            }
        });
        return new BenchGround(heights, size, $"made-up mountains (seed {Seed}), {Shown(size)} posts");
    }

    /// <summary>The part about the middle that a circle needs.</summary>
    public BenchGround Within(Length radius)
    {
        var half = (int)Math.Ceiling(radius / SweepSpeed.Cell) + 1;
        var size = (2 * half) + 1;
        var first = (Size / 2) - half;
        var heights = new float[size * size];
        for (var row = 0; row < size; row++)
        {
            Heights.AsSpan(((first + row) * Size) + first, size).CopyTo(heights.AsSpan(row * size));
        }

        return new BenchGround(heights, size, Description);
    }

    private static string Shown(int size) => string.Create(CultureInfo.InvariantCulture, $"{size:#,0} × {size:#,0}");

    private static void FillRow(int row, Span<float> heights)
    {
        const int Widest = 1024;
        const float Highest_m = 2400f;
        const float Shrinking = 0.55f;

        heights.Fill(-400f);
        var reach_m = Highest_m;
        for (var width = Widest; width >= 2; width /= 2)
        {
            var lattice = row / width;
            var down = Smooth((row % width) / (float)width);
            var west = Between(lattice, 0, width, down);
            for (var begin = 0; begin < heights.Length; begin += width)
            {
                var east = Between(lattice, (begin / width) + 1, width, down);
                var part = heights.Slice(begin, Math.Min(width, heights.Length - begin));
                for (var column = 0; column < part.Length; column++)
                {
                    part[column] += reach_m * (west + (Smooth(column / (float)width) * (east - west)));
                }

                west = east;
            }

            reach_m *= Shrinking;
        }

        foreach (ref var height in heights)
        {
            height = Math.Max(height, 0f);
        }
    }

    private static float Between(int row, int column, int width, float down)
    {
        var upper = Noise(row, column, width);
        return upper + (down * (Noise(row + 1, column, width) - upper));
    }

    private static float Smooth(float part) => part * part * (3f - (2f * part));

    /// <summary>A number from 0 to 1 that belongs to a point of a lattice.</summary>
    private static float Noise(int row, int column, int width)
    {
        var mixed = (((uint)row * 0x9E3779B1u) ^ ((uint)column * 0x85EBCA77u) ^ ((uint)width * 0xC2B2AE3Du) ^ Seed) * 0x27D4EB2Fu;
        mixed = (mixed ^ (mixed >> 15)) * 0x2C1B3C6Du;
        return (mixed ^ (mixed >> 13)) / (float)uint.MaxValue;
    }
}
