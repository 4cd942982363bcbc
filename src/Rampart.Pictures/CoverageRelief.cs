namespace Rampart.Pictures;

/// <summary>Heights of the ground in the square of a coverage map, from which its relief is shaded; no number where there is none.</summary>
public sealed class CoverageRelief
{
    // As many pixels as a map can show.
    private const int MostPixels = 900;
    private const int Levels = 32;
    private const double MostShadow = 0.30;
    private const double MostLight = 0.28;

    // Flat country is shaded more strongly than mountains: the relief is there to tell one place from another.
    private const double WantedSlope = 0.14;
    private const double MostExaggeration = 25.0;
    private readonly float[] _heights;

    /// <param name="size">Posts in a row, and rows, over the whole square of the map's raster.</param>
    /// <param name="heights_m">Row by row from the north.</param>
    public CoverageRelief(int size, float[] heights_m)
    {
        ArgumentNullException.ThrowIfNull(heights_m);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 3);
        if (heights_m.Length != (long)size * size)
        {
            throw new ArgumentOutOfRangeException(nameof(heights_m), heights_m.Length, $"A square of {size} posts a side has {(long)size * size} posts.");
        }

        (Size, _heights) = (size, heights_m);
    }

    public int Size { get; }

    /// <summary>Light from the north-west at 45°, as maps are shaded: darkness and light to be laid over colours, clear where the ground is flat or unknown.</summary>
    internal (byte[] Png, double Share) Shade(double width_km)
    {
        var step = ((Size - 1) / MostPixels) + 1;
        var size = Size / step;
        var spacing_m = 1000.0 * width_km / Size * step;
        var slopes = new (double East, double North)[size * size];
        var (sum, known) = (0.0, 0);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var (west, east) = (At(row, Math.Max(0, column - 1)), At(row, Math.Min(size - 1, column + 1)));
                var (north, south) = (At(Math.Max(0, row - 1), column), At(Math.Min(size - 1, row + 1), column));
                var slope = ((east - west) / (2.0 * spacing_m), (north - south) / (2.0 * spacing_m));
                slopes[(row * size) + column] = slope;
                if (double.IsFinite(slope.Item1 + slope.Item2))
                {
                    sum += (slope.Item1 * slope.Item1) + (slope.Item2 * slope.Item2);
                    known++;
                }
            }
        }

        var typical = known == 0 ? 0.0 : Math.Sqrt(sum / known);
        var exaggeration = typical <= 0.0 ? 1.0 : Math.Clamp(WantedSlope / typical, 1.0, MostExaggeration);
        var numbers = new byte[size * size];
        for (var post = 0; post < numbers.Length; post++)
        {
            numbers[post] = Level(exaggeration * slopes[post].East, exaggeration * slopes[post].North);
        }

        return (PngImage.OfPalette(size, size, numbers, Palette()), (double)size * step / Size);

        double At(int row, int column) => _heights[(row * step * Size) + (column * step)];
    }

    private static byte Level(double east, double north)
    {
        // Cosine between the ground's normal and the light from the north-west, 45° up.
        var light = ((0.5 * (east - north)) + Math.Sqrt(0.5)) / Math.Sqrt(1.0 + (east * east) + (north * north));
        var flat = Math.Sqrt(0.5);
        var share = light < flat ? (Math.Max(0.0, light) - flat) / flat : (light - flat) / (1.0 - flat);
        return double.IsFinite(share) ? (byte)(Levels + (int)Math.Round(share * Levels, MidpointRounding.AwayFromZero)) : (byte)Levels;
    }

    private static PngColour[] Palette() =>
    [
        .. Enumerable.Range(0, Levels).Select(level => new PngColour(0, 0, 0, (byte)(255.0 * MostShadow * (Levels - level) / Levels))),
        PngColour.Clear,
        .. Enumerable.Range(1, Levels).Select(level => new PngColour(255, 255, 255, (byte)(255.0 * MostLight * level / Levels))),
    ];
}
