namespace Rampart.Pictures;

/// <summary>Classes of the cells of a square about a site: row by row from the north, each row from the west.</summary>
/// <remarks>Distances and azimuths from the middle are true (azimuthal equidistant).</remarks>
public sealed class CoverageRaster
{
    /// <summary>A cell beyond the ring.</summary>
    public const byte Outside = 255;

    /// <summary>A cell of which nobody knows.</summary>
    public const byte Unknown = 254;

    private const int LargestSize = 20000;
    private readonly byte[] _classes;

    /// <param name="size">Cells in a row, and rows.</param>
    /// <param name="halfWidth_km">From the middle to the outer edge of the outermost cells.</param>
    /// <param name="classes">The number of each cell's class, <see cref="Unknown"/> or <see cref="Outside"/>.</param>
    public CoverageRaster(int size, double halfWidth_km, byte[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        if (!double.IsFinite(halfWidth_km) || halfWidth_km <= 0.0)
        {
            throw new ArgumentOutOfRangeException(nameof(halfWidth_km), halfWidth_km, "Half the width of a raster is a number of kilometres above 0.");
        }

        if (classes.Length != (long)size * size)
        {
            throw new ArgumentOutOfRangeException(nameof(classes), classes.Length, $"A square of {size} cells a side has {(long)size * size} cells.");
        }

        (Size, HalfWidth_km, _classes) = (size, halfWidth_km, classes);
    }

    public int Size { get; }

    public double HalfWidth_km { get; }

    public double Cell_km => 2.0 * HalfWidth_km / Size;

    public ReadOnlySpan<byte> Classes => _classes;

    public bool HasUnknown => _classes.AsSpan().Contains(Unknown);

    /// <summary>A PNG with a pixel for each cell: a class in its colour, what is unknown or outside clear.</summary>
    /// <remarks>Colours have the numbers of their classes; after them come unknown and outside.</remarks>
    public byte[] Png(IReadOnlyList<PngColour> colours)
    {
        ArgumentNullException.ThrowIfNull(colours);
        var numbers = new byte[_classes.Length];
        for (var cell = 0; cell < numbers.Length; cell++)
        {
            numbers[cell] = _classes[cell] switch
            {
                Unknown => (byte)colours.Count,
                Outside => (byte)(colours.Count + 1),
                var number => number,
            };
            if (_classes[cell] < Unknown && _classes[cell] >= colours.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(colours), colours.Count, $"A cell has class {_classes[cell]}, which has no colour.");
            }
        }

        return PngImage.OfPalette(Size, Size, numbers, [.. colours, PngColour.Clear, PngColour.Clear]);
    }

    /// <summary>The same square in at most so many cells a side: of each block the commonest class, and of classes as common the least that holds; unknown goes before any.</summary>
    /// <remarks>The blocks begin in the north-west; the last may reach over the edge, so the square's middle may lie off the raster's by less than half a block.</remarks>
    internal (CoverageRaster Raster, double Over_km) Thinned(int most)
    {
        var factor = ((Size - 1) / most) + 1;
        if (factor == 1)
        {
            return (this, 0.0);
        }

        var size = ((Size - 1) / factor) + 1;
        var thin = new byte[size * size];
        Span<int> counts = stackalloc int[256];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                counts.Clear();
                for (var r = row * factor; r < Math.Min(Size, (row + 1) * factor); r++)
                {
                    foreach (var number in _classes.AsSpan((r * Size) + (column * factor), Math.Min(factor, Size - (column * factor))))
                    {
                        counts[number]++;
                    }
                }

                thin[(row * size) + column] = Commonest(counts);
            }
        }

        var half = 0.5 * size * factor * Cell_km;
        return (new CoverageRaster(size, half, thin), 2.0 * (half - HalfWidth_km));
    }

    /// <exception cref="ArgumentException">A cell inside the ring is outside, or one beyond it is not, or a class has no name.</exception>
    internal void CheckRing(double ring_km, int classes, bool isWhole = true)
    {
        var inner = ring_km - (1.5 * Cell_km);
        var outer = ring_km + (1.5 * Cell_km);
        for (var row = 0; row < Size; row++)
        {
            var north = HalfWidth_km - ((row + 0.5) * Cell_km);
            for (var column = 0; column < Size; column++)
            {
                var number = _classes[(row * Size) + column];
                if (number < Unknown && number >= classes)
                {
                    throw new ArgumentException($"Row {row}, column {column} has class {number}, but there are {classes} classes only.", nameof(classes));
                }

                var east = ((column + 0.5) * Cell_km) - HalfWidth_km;
                var square = (north * north) + (east * east);
                if (number == Outside ? isWhole && inner > 0.0 && square < inner * inner : square > outer * outer)
                {
                    throw new ArgumentException($"Row {row}, column {column}, {Math.Sqrt(square):0.0} km from the site, is {(number == Outside ? "said to be outside" : "not said to be outside")} a ring of {ring_km:0.0} km.", nameof(ring_km));
                }
            }
        }
    }

    private static byte Commonest(Span<int> counts)
    {
        var best = (int)Unknown;
        for (var number = 0; number < 256; number++)
        {
            best = counts[number] > counts[best] ? number : best;
        }

        return (byte)best;
    }
}
