using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>What a battery defends against ballistic missiles, a panel for each range: from wherever they come, and from one azimuth.</summary>
/// <remarks>Distances and azimuths from the battery are true; north is up, and all panels have one scale. Areas are told apart by lightness, the one azimuth by a line, and what nobody knows is hatched.</remarks>
public static class FootprintMap
{
    private const double Width = 1020.0;
    private const double Edge = 10.0;
    private const double Gap = 14.0;
    private const double MostPanel = 420.0;
    private const double MostColumns = 3.0;
    private const double Pitch = 17.0;
    private const double MarginShare = 0.08;
    private const double ScaleShare = 0.2;

    /// <exception cref="ArgumentException">No panel, or cells that fill no square.</exception>
    public static string Draw(FootprintMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Panels.Count == 0 || data.Panels.Any(panel => panel.Size < 1 || panel.Size % 2 == 0 || panel.Count.Count != panel.Size * panel.Size || panel.One.Count != panel.Count.Count || (panel.Unknown.Count > 0 && panel.Unknown.Count != panel.Count.Count)))
        {
            throw new ArgumentException("A footprint's map has panels, each a square of cells about the battery.", nameof(data));
        }

        var columns = Math.Min(data.Panels.Count, (int)MostColumns);
        var side = Math.Min((Width - (2.0 * Edge) - ((columns - 1) * Gap)) / columns, MostPanel);
        var half_km = Math.Max(data.Reach_km, data.Panels.Max(Extent_km)) * (1.0 + MarginShare);
        var panelRows = (data.Panels.Count + columns - 1) / columns;
        var answer = TextWrap.Lines(data.Answer, Width - (2.0 * Edge), 13.0, 3);
        var stamps = data.Stamps.SelectMany(stamp => TextWrap.Lines(stamp, Width - (2.0 * Edge), 12.0, 4)).ToList();
        var panelsTop = 34.0 + (Pitch * answer.Count) + 12.0;
        var legendTop = panelsTop + (panelRows * (side + 30.0)) + 4.0;
        var tableTop = legendTop + 34.0;
        var stampsTop = tableTop + (Pitch * (data.Rows.Count + 1)) + 16.0;
        var svg = new Svg(Width, stampsTop + (Pitch * stamps.Count) + 4.0, data.Caption);
        svg.Text(Edge, 22.0, TextWrap.Title(data.Caption, Width), "large");
        for (var line = 0; line < answer.Count; line++)
        {
            svg.Text(Edge, 44.0 + (Pitch * line), answer[line]);
        }

        if (data.Panels.Any(IsOpen))
        {
            RingPlot.DefineUnknown(svg);
        }

        for (var at = 0; at < data.Panels.Count; at++)
        {
            DrawPanel(svg, data, at, Edge + (at % columns * (side + Gap)), panelsTop + (at / columns * (side + 30.0)) + 20.0, side, half_km);
        }

        DrawLegend(svg, data, legendTop);
        DrawTable(svg, data, tableTop);
        for (var line = 0; line < stamps.Count; line++)
        {
            svg.Text(Edge, stampsTop + (Pitch * line), stamps[line], "small soft");
        }

        return svg.ToString();
    }

    /// <summary>Whether nobody knows of some cell.</summary>
    private static bool IsOpen(FootprintPanel panel) => panel.Unknown.Any(isUnknown => isUnknown);

    /// <summary>How far from the battery any cell of a panel reaches.</summary>
    private static double Extent_km(FootprintPanel panel)
    {
        var (middle, farthest) = (panel.Size / 2, 0);
        for (var at = 0; at < panel.Count.Count; at++)
        {
            farthest = panel.Count[at] > 0 || (panel.Unknown.Count > 0 && panel.Unknown[at]) ? Math.Max(farthest, Math.Max(Math.Abs((at / panel.Size) - middle), Math.Abs((at % panel.Size) - middle))) : farthest;
        }

        return (farthest + 0.5) * panel.Cell_km;
    }

    private static void DrawPanel(Svg svg, FootprintMapData data, int number, double left, double top, double side, double half_km)
    {
        var panel = data.Panels[number];
        var (middleX, middleY, perKm) = (left + (0.5 * side), top + (0.5 * side), 0.5 * side / half_km);
        svg.Text(left, top - 6.0, panel.Title, "strong");
        svg.Open("defs").Open("clipPath", ("id", svg.Local($"panel-{number}"))).Rectangle(left, top, side, side, "").Close().Close();
        svg.Rectangle(left, top, side, side, "ground");
        svg.Open("g", ("clip-path", $"url(#{svg.Local($"panel-{number}")})"));
        double X(double column) => middleX + ((column - (panel.Size / 2) - 0.5) * panel.Cell_km * perKm);
        double Y(double row) => middleY + ((row - (panel.Size / 2) - 0.5) * panel.Cell_km * perKm);
        if (IsOpen(panel))
        {
            RingPlot.FillUnknown(svg, Runs(panel, X, Y, at => panel.Unknown[at]));
        }

        Fill(svg, Runs(panel, X, Y, at => panel.Count[at] > 0), "c-sky");
        Fill(svg, Runs(panel, X, Y, at => panel.Count[at] == data.Azimuths), "c-blue");
        svg.Group("c-soft").Circle(middleX, middleY, data.Reach_km * perKm, "line thin short").Close();
        svg.Group("c-ink").Path(Outline(panel, X, Y), "line bold").Close();
        DrawArrow(svg, data.Outlined_deg, middleX, middleY, side);
        svg.Close();
        svg.Group("c-ink").Path(string.Create(CultureInfo.InvariantCulture, $"M{Svg.Number(middleX - 5)} {Svg.Number(middleY)}h10M{Svg.Number(middleX)} {Svg.Number(middleY - 5)}v10"), "line").Circle(middleX, middleY, 5.0, "line thin").Close();
        if (number == 0)
        {
            var step_km = Scale.Step(half_km * 2.0 * ScaleShare, 1);
            svg.Group("c-ink").Line(left + 8.0, top + side - 10.0, left + 8.0 + (step_km * perKm), top + side - 10.0, "line bold").Close();
            svg.Text(left + 8.0, top + side - 16.0, AreaWords.Distance(step_km), "small halo");
            svg.Text(left + 12.0, top + 16.0, "N ↑", "small halo");
        }

        svg.Rectangle(left, top, side, side, "frame");
    }

    /// <summary>Where the outlined threats come from.</summary>
    private static void DrawArrow(Svg svg, double from_deg, double middleX, double middleY, double side)
    {
        var (sin, cos) = Math.SinCos(from_deg * Math.PI / 180.0);
        double reach = (0.5 * side / Math.Max(Math.Abs(sin), Math.Abs(cos))) - 4.0, end = reach - 26.0;
        string P(double along, double across) => $"{Svg.Number(middleX + (along * sin) + (across * cos))} {Svg.Number(middleY - (along * cos) + (across * sin))}";
        svg.Group("c-vermillion").Path($"M{P(reach, 0.0)}L{P(end, 0.0)}M{P(end + 8.0, -6.0)}L{P(end, 0.0)}L{P(end + 8.0, 6.0)}", "line bold").Close();
    }

    private static void Fill(Svg svg, string path, string colour)
    {
        if (path.Length > 0)
        {
            svg.Group(colour).Path(path, "solid").Close();
        }
    }

    /// <summary>Runs of cells as rectangles.</summary>
    private static string Runs(FootprintPanel panel, Func<double, double> x, Func<double, double> y, Func<int, bool> isIn)
    {
        var path = new StringBuilder();
        for (var row = 0; row < panel.Size; row++)
        {
            for (var column = 0; column < panel.Size; column++)
            {
                var first = column;
                while (column < panel.Size && isIn((row * panel.Size) + column))
                {
                    column++;
                }

                if (column > first)
                {
                    path.Append($"M{Svg.Number(x(first))} {Svg.Number(y(row))}H{Svg.Number(x(column))}V{Svg.Number(y(row + 1))}H{Svg.Number(x(first))}Z");
                }
            }
        }

        return path.ToString();
    }

    /// <summary>The sides between cells that are defended against the one azimuth and cells that are not.</summary>
    private static string Outline(FootprintPanel panel, Func<double, double> x, Func<double, double> y)
    {
        bool Is(int row, int column) => row >= 0 && column >= 0 && row < panel.Size && column < panel.Size && panel.One[(row * panel.Size) + column];
        var path = new StringBuilder("M0 0");
        for (var row = 0; row <= panel.Size; row++)
        {
            for (var column = 0; column <= panel.Size; column++)
            {
                if (Is(row, column) != Is(row - 1, column))
                {
                    path.Append($"M{Svg.Number(x(column))} {Svg.Number(y(row))}H{Svg.Number(x(column + 1))}");
                }

                if (Is(row, column) != Is(row, column - 1))
                {
                    path.Append($"M{Svg.Number(x(column))} {Svg.Number(y(row))}V{Svg.Number(y(row + 1))}");
                }
            }
        }

        return path.ToString();
    }

    private static void DrawLegend(Svg svg, FootprintMapData data, double top)
    {
        var left = Edge;
        void Item(Action<double> mark, string text)
        {
            mark(left);
            svg.Text(left + 30.0, top + 11.0, text, "small");
            left += 54.0 + (text.Length * 6.3);
        }

        Item(x => svg.Group("c-blue").Rectangle(x, top, 22.0, 14.0, "solid").Close(), data.Azimuths == 1 ? "defended" : $"defended from all {data.Azimuths.ToString(CultureInfo.InvariantCulture)} azimuths");
        if (data.Azimuths > 1)
        {
            Item(x => svg.Group("c-sky").Rectangle(x, top, 22.0, 14.0, "solid").Close(), "from some");
        }

        if (data.Panels.Any(IsOpen))
        {
            Item(x => RingPlot.UnknownSwatch(svg, x, top, 22.0, 14.0), "unknown ground");
        }

        Item(x => svg.Group("c-ink").Line(x, top + 7.0, x + 22.0, top + 7.0, "line bold").Close(), $"from {data.Outlined_deg.ToString("0.#", CultureInfo.InvariantCulture)}° (arrow)");
        Item(x => svg.Group("c-soft").Line(x, top + 7.0, x + 22.0, top + 7.0, "line thin short").Close(), $"reach against them, {AreaWords.Distance(data.Reach_km)}");
        Item(x => svg.Group("c-ink").Circle(x + 11.0, top + 7.0, 5.0, "line thin").Close(), "battery");
    }

    private static void DrawTable(Svg svg, FootprintMapData data, double top)
    {
        // Columns as wide as their longest text asks.
        var lengths = data.Columns.Select((head, column) => 3.0 + data.Rows.Select(row => row[column].Length).Append(head.Length).Max()).ToList();
        var perLetter = (Width - (2.0 * Edge)) / lengths.Sum();
        void Row(IReadOnlyList<string> cells, double y, string @class)
        {
            var right = Edge;
            for (var column = 0; column < cells.Count; column++)
            {
                right += lengths[column] * perLetter;
                svg.Text(right - 8.0, y, cells[column], @class, TextAnchor.End);
            }
        }

        Row(data.Columns, top, "small strong");
        svg.Line(Edge, top + 5.0, Width - Edge, top + 5.0, "grid");
        for (var row = 0; row < data.Rows.Count; row++)
        {
            Row(data.Rows[row], top + (Pitch * (row + 1)) + 3.0, "small");
        }
    }
}
