using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>A class of a <see cref="CoverageMap"/> with all that lies within it: classes are nested, the widest first.</summary>
/// <param name="Label">What holds there: "and in sight over the ground"; of heights "in sight at 1 km".</param>
/// <param name="Area">How large the part of the ring is in which this holds, together with all classes after it.</param>
public sealed record CoverageClass(string Label, PictureArea Area);

/// <summary>A meridian or a parallel on a map.</summary>
public sealed record GraticuleLine(string Label, IReadOnlyList<MapPoint> Points);

/// <summary>A place on a map that has a name.</summary>
public sealed record CoverageMark(string Label, MapPoint Place);

/// <summary>What a <see cref="CoverageMap"/> shows.</summary>
public sealed record CoverageMapData
{
    public required Caption Caption { get; init; }

    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    public required CoverageForm Form { get; init; }

    public required CoverageRaster Raster { get; init; }

    /// <summary>By their numbers in the raster. The first is the ring itself.</summary>
    public required IReadOnlyList<CoverageClass> Classes { get; init; }

    public required double Ring_km { get; init; }

    /// <summary>Whose ring: "claimed range, 400 km".</summary>
    public required string RingLabel { get; init; }

    public double Unknown_km2 { get; init; }

    /// <summary>Whether all of the circle is asked about; else cells inside it may be outside.</summary>
    public bool IsWhole { get; init; } = true;

    public CoverageRelief? Relief { get; init; }

    public IReadOnlyList<GraticuleLine> Graticule { get; init; } = [];

    /// <summary>What else stands or flies there, such as a jammer, with its place from the site; beyond the map it is left out.</summary>
    public IReadOnlyList<CoverageMark> Marks { get; init; } = [];

    /// <summary>What the picture rests on, a line for each: terrain and resolution, target, seed, ledger, shares claimed and assumed.</summary>
    public IReadOnlyList<string> Stamps { get; init; } = [];
}

/// <summary>What is seen or reached from a place, from above: what is left of a claimed ring step by step, or from which height on a target is in sight.</summary>
/// <remarks>Distances and azimuths from the site are true (azimuthal equidistant); north is up. Ground that nobody knows is hatched, and in no class's colour.</remarks>
public static class CoverageMap
{
    private const double PlotSize = 690.0;
    private const double Left = 8.0;
    private const double Top = 8.0;
    private const double LegendLeft = Left + PlotSize + 18.0;
    private const double Width = 1000.0;
    private const double LegendRoom = Width - LegendLeft - 14.0;
    private const double Margin = 1.04;
    private const double StampPitch = 16.0;
    private const double Swatch = 16.0;
    private const int MostCells = 1400;
    private const double MiddleX = Left + (0.5 * PlotSize);
    private const double MiddleY = Top + (0.5 * PlotSize);

    /// <exception cref="ArgumentException">What is said of the classes cannot be: a share greater than what it is a part of, a cell of a class without a name, a cell outside within the ring.</exception>
    public static string Draw(CoverageMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        var colours = CoverageColours.Of(data.Form, data.Classes.Count);
        string[] stamps = [.. data.Stamps.SelectMany(stamp => TextWrap.Lines(stamp, Width - (2.0 * Left) - 8.0, 12.0, 3))];
        var legend = new Legend(data, colours);
        var below = Top + Math.Max(PlotSize, legend.Bottom() - Top) + 20.0;
        var svg = new Svg(Width, below + (StampPitch * stamps.Length), data.Caption);
        RingPlot.DefineUnknown(svg);
        svg.Open("defs").Open("clipPath", ("id", svg.Local("plot"))).Rectangle(Left, Top, PlotSize, PlotSize, "").Close().Close();
        svg.Rectangle(Left, Top, PlotSize, PlotSize, "ground");
        DrawPlot(svg, data, colours);
        svg.Rectangle(Left, Top, PlotSize, PlotSize, "frame");
        legend.Draw(svg);
        for (var i = 0; i < stamps.Length; i++)
        {
            svg.Text(Left, below + (i * StampPitch), stamps[i], "small soft");
        }

        return svg.ToString();
    }

    /// <summary>The ring fills the picture; where something else is marked outside it, as far out as that as far as the ground is drawn.</summary>
    private static double HalfWidth_km(CoverageMapData data)
    {
        var marks = data.Marks.Select(mark => 1.1 * Math.Max(Math.Abs(mark.Place.East_km), Math.Abs(mark.Place.North_km))).Where(reach => reach <= data.Raster.HalfWidth_km);
        return marks.Append(data.Ring_km).Max() * Margin;
    }

    private static void DrawPlot(Svg svg, CoverageMapData data, IReadOnlyList<PngColour> colours)
    {
        var perKilometre = 0.5 * PlotSize / HalfWidth_km(data);
        var plot = new RingPlot(svg, MiddleX, MiddleY, perKilometre, data.Ring_km);
        svg.Open("g", ("clip-path", $"url(#{svg.Local("plot")})"));
        plot.Cells(data.Raster, colours, MostCells);
        if (data.Relief is { } relief)
        {
            plot.Relief(relief, data.Raster.HalfWidth_km);
        }

        DrawGraticule(svg, data, perKilometre);
        DrawRanges(svg, data.Ring_km, perKilometre);
        plot.Ring(3.0);
        svg.Close();
        DrawNames(svg, data, perKilometre);
        DrawNorthAndScale(svg, data, perKilometre);
    }

    private static void DrawGraticule(Svg svg, CoverageMapData data, double perKilometre)
    {
        svg.Group("graticule c-soft");
        foreach (var line in data.Graticule)
        {
            var path = new StringBuilder();
            foreach (var point in line.Points)
            {
                path.Append(path.Length == 0 ? 'M' : 'L').Append(Svg.Number(MiddleX + (point.East_km * perKilometre))).Append(' ').Append(Svg.Number(MiddleY - (point.North_km * perKilometre)));
            }

            // The same colour over the fixed colours of the cells, and on dark paper.
            svg.Empty("path", ("d", path.ToString()), ("fill", "none"), ("stroke", "#6b7580"), ("stroke-width", ".6"), ("stroke-opacity", ".8"));
        }

        svg.Close();
    }

    private static void DrawRanges(Svg svg, double ring_km, double perKilometre)
    {
        var step = Scale.Step(ring_km, 5);
        for (var ring = 1; ring * step < ring_km * 0.999; ring++)
        {
            // Light between the dark dashes: over dark colours the one is seen, over light ones the other.
            foreach (var (colour, offset) in (ReadOnlySpan<(string, string)>)[("#2b3138", "0"), ("#ffffff", "3.5")])
            {
                svg.Empty("circle", ("cx", Svg.Number(MiddleX)), ("cy", Svg.Number(MiddleY)), ("r", Svg.Number(ring * step * perKilometre)), ("class", "range-ring"), ("fill", "none"), ("stroke", colour), ("stroke-width", ".8"), ("stroke-dasharray", "3 4"), ("stroke-dashoffset", offset), ("stroke-opacity", ".75"));
            }
        }
    }

    private static void DrawNames(Svg svg, CoverageMapData data, double perKilometre)
    {
        var labels = new LabelPlacer(Left + 2, Top + 2, Left + PlotSize - 2, Top + PlotSize - 2);
        labels.Reserve(MiddleX, MiddleY, 9.0);
        var step = Scale.Step(data.Ring_km, 5);

        // Along the radius to the south-south-east, where neither the axes nor the site's name stand.
        var (sine, cosine) = Math.SinCos(160.0 * Math.PI / 180.0);
        for (var ring = 1; ring * step < data.Ring_km * 0.97; ring++)
        {
            var (x, y) = (MiddleX + (ring * step * perKilometre * sine), MiddleY - (ring * step * perKilometre * cosine));
            svg.Text(x, y + 4.0, $"{Precision.Plain(ring * step)} km", "small halo", TextAnchor.Middle);
            labels.Reserve(x, y, 20.0);
        }

        var ringText = TextFit.Cut(data.RingLabel, 260.0, 13.0 * 1.15);
        svg.Text(MiddleX, Math.Max(Top + 16.0, MiddleY - (data.Ring_km * perKilometre) - 1.0 + 22.0), ringText, "strong halo", TextAnchor.Middle);
        labels.Reserve(new LabelPlacer.Box(MiddleX - 130.0, Top, MiddleX + 130.0, Top + 36.0));

        Mark[] marks = [.. Marks(data, perKilometre)];
        foreach (var mark in marks)
        {
            labels.Reserve(mark.X, mark.Y, 9.0);
        }

        svg.Group("c-ink", data.Site).Mark(Symbol.Pentagon, MiddleX, MiddleY, 6.0).Close();
        var site = TextFit.Cut(data.Site, 200.0, 13.0 * 1.15);
        if (labels.Place(MiddleX, MiddleY, TextFit.Width(site, 13.0, isBold: true), TextFit.LineHeight, mayBeLeftOut: false) is { } placed)
        {
            svg.Text(0.5 * (placed.Box.Left + placed.Box.Right), placed.Box.Bottom - 3.5, site, "strong halo", TextAnchor.Middle);
        }

        DrawMarks(svg, marks, labels);
        foreach (var line in data.Graticule)
        {
            DrawGraticuleLabel(svg, line, perKilometre);
        }
    }

    private static IEnumerable<Mark> Marks(CoverageMapData data, double perKilometre)
    {
        const double Room = (0.5 * PlotSize) - 12.0;
        foreach (var mark in data.Marks)
        {
            var (east, south) = (mark.Place.East_km * perKilometre, -mark.Place.North_km * perKilometre);
            if (Math.Abs(east) <= Room && Math.Abs(south) <= Room)
            {
                yield return new Mark(mark.Label, MiddleX + east, MiddleY + south);
            }
        }
    }

    private static void DrawMarks(Svg svg, IReadOnlyList<Mark> marks, LabelPlacer labels)
    {
        foreach (var (name, x, y) in marks)
        {
            svg.Group("c-ink", name).Mark(Symbol.Triangle, x, y, 7.0).Close();
            var label = TextFit.Cut(name, 200.0, 12.0);
            if (labels.Place(x, y, TextFit.Width(label, 12.0), TextFit.LineHeight, mayBeLeftOut: false) is { } placed)
            {
                svg.Text(0.5 * (placed.Box.Left + placed.Box.Right), placed.Box.Bottom - 3.5, label, "small halo", TextAnchor.Middle);
            }
        }
    }

    /// <summary>A label where its line leaves the square, at the bottom or on the left.</summary>
    private static void DrawGraticuleLabel(Svg svg, GraticuleLine line, double perKilometre)
    {
        var half = 0.5 * PlotSize;
        for (var i = 1; i < line.Points.Count; i++)
        {
            var (from, to) = (line.Points[i - 1], line.Points[i]);
            var (fromX, fromY) = (from.East_km * perKilometre, -from.North_km * perKilometre);
            var (toX, toY) = (to.East_km * perKilometre, -to.North_km * perKilometre);
            if (fromY > half != toY > half)
            {
                var x = fromX + ((toX - fromX) * (half - fromY) / (toY - fromY));
                if (Math.Abs(x) < half - 24.0 && x > 130.0 - half)
                {
                    svg.Text(MiddleX + x, MiddleY + half - 5.0, line.Label, "small soft halo", TextAnchor.Middle);
                    return;
                }
            }

            if (fromX < -half != toX < -half)
            {
                var y = fromY + ((toY - fromY) * (-half - fromX) / (toX - fromX));
                if (Math.Abs(y) < half - 40.0 && y > 84.0 - half)
                {
                    svg.Text(MiddleX - half + 5.0, MiddleY + y - 4.0, line.Label, "small soft halo");
                    return;
                }
            }
        }
    }

    private static void DrawNorthAndScale(Svg svg, CoverageMapData data, double perKilometre)
    {
        const double ArrowX = Left + 22.0, ArrowY = Top + 44.0;
        svg.Group("c-ink north").Path($"M{ArrowX} {ArrowY}V{ArrowY - 30}", "line").Mark(Symbol.Triangle, ArrowX, ArrowY - 28.0, 6.0).Close();
        svg.Text(ArrowX, ArrowY + 14.0, "N", "strong halo", TextAnchor.Middle);
        var bar_km = Scale.Step(0.3 * data.Ring_km, 1);
        var length = bar_km * perKilometre;
        const double BarX = Left + 14.0, BarY = Top + PlotSize - 14.0;
        svg.Group("c-ink scale").Path($"M{Svg.Number(BarX)} {Svg.Number(BarY - 6)}v6h{Svg.Number(length)}v-6", "line").Close();
        svg.Text(BarX + (0.5 * length), BarY - 6.0, $"{Precision.Plain(bar_km)} km", "small halo", TextAnchor.Middle);
    }

    private static void Check(CoverageMapData data)
    {
        if (!double.IsFinite(data.Ring_km) || data.Ring_km <= 0.0)
        {
            throw new ArgumentOutOfRangeException(nameof(data), data.Ring_km, "A ring's radius is a number of kilometres above 0.");
        }

        NestedAreas.Check([.. data.Classes.Select(one => one.Area)], data.Unknown_km2);
        data.Raster.CheckRing(data.Ring_km, data.Classes.Count, data.IsWhole);
    }

    /// <summary>A named place on the paper.</summary>
    private readonly record struct Mark(string Label, double X, double Y);

    /// <summary>The right-hand side of a map: each class with its colours, its area and its share.</summary>
    private sealed class Legend(CoverageMapData data, IReadOnlyList<PngColour> colours)
    {
        private const double Indent = (Swatch * 0.5) + 8.0;
        private readonly IReadOnlyList<string> _title = TextWrap.Lines(data.Caption.Title, LegendRoom, 15.0 * 1.15, 4);
        private readonly IReadOnlyList<string>[] _labels = [.. data.Classes.Select(one => TextWrap.Lines(one.Label, LegendRoom - Indent - (colours.Count * 0.5 * Swatch), TextWrap.Strong, 3))];

        public double Bottom() => Top + 30.0 + (19.0 * _title.Count) + data.Classes.Select((_, at) => Height(at)).Sum() + 56.0 + 24.0 + 60.0 + 44.0;

        public void Draw(Svg svg)
        {
            var y = Top + 14.0;
            foreach (var line in _title)
            {
                svg.Text(LegendLeft, y, line, "large");
                y += 19.0;
            }

            var ring_km2 = data.Classes[0].Area.Area_km2;
            y += 10.0;
            for (var i = 0; i < data.Classes.Count; i++)
            {
                DrawClass(svg, data.Classes[i], i, ring_km2, y);
                y += Height(i);
            }

            if (data.Form != CoverageForm.Shares)
            {
                var none_km2 = Math.Max(0.0, ring_km2 - data.Classes[1].Area.Area_km2 - data.Unknown_km2);
                Item(svg, ref y, () => RingPlot.Swatch(svg, colours[0], LegendLeft, y - 11.0, 26.0, 13.0), data.Form == CoverageForm.Probabilities ? "less often, or never" : "in sight at none of these", $"{AreaWords.Area(none_km2)}, {AreaWords.Percent(none_km2 / ring_km2)}");
            }

            if (data.Unknown_km2 > 0.0 || data.Raster.HasUnknown)
            {
                Item(svg, ref y, () => RingPlot.UnknownSwatch(svg, LegendLeft, y - 11.0, 26.0, 13.0), "unknown: no terrain there", $"{AreaWords.Area(data.Unknown_km2)}, {AreaWords.Percent(data.Unknown_km2 / ring_km2)}");
            }

            svg.Group("c-ink").Path($"M{Svg.Number(LegendLeft)} {Svg.Number(y - 4.0)}h26", "line bold").Close();
            Item(svg, ref y, null, data.RingLabel, null);
            svg.Group("c-ink").Mark(Symbol.Pentagon, LegendLeft + 13.0, y - 4.0, 6.0).Close();
            Item(svg, ref y, null, data.Site, null);
            svg.Paragraph(12.0, LegendLeft, y + 6.0, LegendRoom, "Each share is part of the one above; its area is all colours beside it.", 3, "soft");
        }

        private double Height(int number) => (15.0 * _labels[number].Count) + (HasBand(data.Classes[number].Area) ? 44.0 : 28.0);

        private static bool HasBand(PictureArea area) => area.Band_km2 is { IsKnown: true, Width: > 0.0 };

        private void DrawClass(Svg svg, CoverageClass one, int number, double ring_km2, double y)
        {
            RingPlot.Swatches(svg, colours, number, LegendLeft, y - 11.0, colours.Count * 0.5 * Swatch * 1.25, 13.0);
            var x = LegendLeft + Indent + (colours.Count * 0.5 * Swatch);
            foreach (var line in _labels[number])
            {
                svg.Text(x, y, line, "strong");
                y += 15.0;
            }

            svg.Text(x, y + 1.0, TextFit.Cut($"{AreaWords.Area(one.Area.Area_km2)}, {AreaWords.Percent(one.Area.Area_km2 / ring_km2)}", Width - x - 8.0));
            if (HasBand(one.Area))
            {
                var band = one.Area.Band_km2;
                svg.Text(x, y + 16.0, TextFit.Cut($"5–95 %: {AreaWords.Percents(band.Low / ring_km2, band.High / ring_km2)}", Width - x - 8.0, 12.0), "small soft");
            }
        }

        private static void Item(Svg svg, ref double y, Action? mark, string text, string? second)
        {
            mark?.Invoke();
            svg.Text(LegendLeft + 36.0, y, TextFit.Cut(text, LegendRoom - 36.0, 12.0), "small");
            if (second is not null)
            {
                y += 15.0;
                svg.Text(LegendLeft + 36.0, y, TextFit.Cut(second, LegendRoom - 36.0, 12.0), "small");
            }

            y += 22.0;
        }
    }
}

/// <summary>Areas each of which is part of the one before it.</summary>
internal static class NestedAreas
{
    public static void Check(IReadOnlyList<PictureArea> areas, double unknown_km2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(areas.Count, 2);
        areas[0].CheckWithin(double.MaxValue / 2.0, nameof(areas));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(areas[0].Area_km2);
        for (var i = 1; i < areas.Count; i++)
        {
            areas[i].CheckWithin(areas[i - 1].Area_km2, nameof(areas));
        }

        new PictureArea(unknown_km2).CheckWithin(areas[0].Area_km2, nameof(unknown_km2));
    }
}
