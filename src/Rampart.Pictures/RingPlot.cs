using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>A ring drawn about a site: its classes in colour, what is unknown hatched, and the ring itself.</summary>
internal sealed class RingPlot(Svg svg, double x, double y, double perKilometre, double ring_km)
{
    private const string UnknownFill = "unknown";

    /// <summary>What is unknown: hatched, in no colour of any class.</summary>
    public static void DefineUnknown(Svg svg, double pitch = 7.0)
    {
        var half = 0.5 * pitch;
        svg.Open("defs").Open("pattern", ("id", svg.Local(UnknownFill)), ("width", Svg.Number(pitch)), ("height", Svg.Number(pitch)), ("patternUnits", "userSpaceOnUse"));
        svg.Group("c-paper").Rectangle(0, 0, pitch, pitch, "solid").Close();
        svg.Group("c-soft").Path($"M{Svg.Number(-half)} {Svg.Number(half)}L{Svg.Number(half)} {Svg.Number(-half)}M0 {Svg.Number(pitch)}L{Svg.Number(pitch)} 0M{Svg.Number(half)} {Svg.Number(1.5 * pitch)}L{Svg.Number(1.5 * pitch)} {Svg.Number(half)}", "line thin").Close();
        svg.Close().Close();
    }

    /// <summary>An area of any outline that is unknown.</summary>
    public static void FillUnknown(Svg svg, string path) => svg.Empty("path", ("d", path), ("class", "unknown"), ("fill", $"url(#{svg.Local(UnknownFill)})"));

    public static void UnknownSwatch(Svg svg, double left, double top, double width, double height)
    {
        svg.Rectangle(left, top, width, height, "unknown", UnknownFill);
        svg.Rectangle(left, top, width, height, "frame");
    }

    public static void Swatch(Svg svg, PngColour colour, double left, double top, double width, double height)
    {
        svg.Empty("rect", ("x", Svg.Number(left)), ("y", Svg.Number(top)), ("width", Svg.Number(width)), ("height", Svg.Number(height)), ("class", "swatch"), ("fill", colour.Hex));
        svg.Rectangle(left, top, width, height, "frame");
    }

    /// <summary>All classes in which something holds, darkest last: what the share is made of.</summary>
    public static void Swatches(Svg svg, IReadOnlyList<PngColour> colours, int from, double left, double top, double width, double height)
    {
        var each = width / colours.Count;
        for (var at = from; at < colours.Count; at++)
        {
            Swatch(svg, colours[at], left + (at * each), top, each, height);
        }
    }

    public void Cells(CoverageRaster raster, IReadOnlyList<PngColour> colours, int mostCells)
    {
        var (thin, over_km) = raster.Thinned(mostCells);
        var (left, top) = (x - (raster.HalfWidth_km * perKilometre), y - (raster.HalfWidth_km * perKilometre));
        if (thin.HasUnknown)
        {
            // Cells that nobody asks about are clear as those are that nobody knows, and must not be hatched like them.
            svg.Empty("path", ("d", UnknownRows(thin, left, top, thin.Cell_km * perKilometre)), ("class", "unknown"), ("fill", $"url(#{svg.Local(UnknownFill)})"));
        }

        var side = ((2.0 * raster.HalfWidth_km) + over_km) * perKilometre;
        svg.Image(left, top, side, side, thin.Png(colours));
    }

    /// <summary>The unknown cells, a box for each run of them in a row.</summary>
    private static string UnknownRows(CoverageRaster raster, double left, double top, double cell)
    {
        var path = new StringBuilder();
        for (var row = 0; row < raster.Size; row++)
        {
            for (var column = 0; column < raster.Size; column++)
            {
                var first = column;
                while (column < raster.Size && raster.Classes[(row * raster.Size) + column] == CoverageRaster.Unknown)
                {
                    column++;
                }

                if (column > first)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{Svg.Number(left + (first * cell))} {Svg.Number(top + (row * cell))}h{Svg.Number((column - first) * cell)}v{Svg.Number(cell)}h{Svg.Number((first - column) * cell)}z");
                }
            }
        }

        return path.ToString();
    }

    public void Relief(CoverageRelief relief, double halfWidth_km)
    {
        var (png, share) = relief.Shade(2.0 * halfWidth_km);
        var side = 2.0 * halfWidth_km * perKilometre;
        svg.Image(x - (0.5 * side), y - (0.5 * side), side * share, side * share, png);
    }

    /// <summary>The claimed ring, boldly: dark with white at its sides, for it lies over cells whose colours are the same on light and dark paper.</summary>
    public void Ring(double width)
    {
        Circle("ring-sides", "#ffffff", width + 1.8);
        Circle("claimed-ring", "#1b1f23", width);
    }

    private void Circle(string @class, string colour, double width) =>
        svg.Empty("circle", ("cx", Svg.Number(x)), ("cy", Svg.Number(y)), ("r", Svg.Number(ring_km * perKilometre)), ("class", @class), ("fill", "none"), ("stroke", colour), ("stroke-width", Svg.Number(width)));
}
