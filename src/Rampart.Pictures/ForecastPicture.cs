using System.Globalization;

namespace Rampart.Pictures;

/// <summary>Forecast against delivery: the day on which something was said across, the day that was promised up, a line at the event.</summary>
/// <remarks>
/// Above the dashed diagonal lies the future of whoever speaks. A mark on the event's line was right; one below it promised too
/// early, one above it too late. Bars are the days that may be meant where a source names a month or a span; a broken bar has an open end.
/// </remarks>
public static class ForecastPicture
{
    private const double Width = 960.0;
    private const double Left = 16.0;
    private const double AxisRoom = 62.0;
    private const double Gap = 20.0;
    private const double WideHeight = 390.0;
    private const double NarrowHeight = 280.0;
    private const double LegendRow = 20.0;
    private const double Row = 17.0;
    private const double Size = 5.0;
    private const double OpenEnd = 26.0;
    private const string Others = "other speakers";

    private static readonly (string Head, double X, double Room)[] Columns =
    [
        ("No.", 16.0, 26.0),
        ("said", 46.0, 94.0),
        ("by", 146.0, 200.0),
        ("promised", 352.0, 140.0),
        ("what became of it", 498.0, 226.0),
        ("document", 730.0, 214.0),
    ];

    public static string Draw(ForecastPictureData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var marks = data.Panels.SelectMany(panel => panel.Marks).ToList();
        if (marks.Count == 0)
        {
            var empty = new Svg(Width, 120.0, data.Caption);
            empty.Text(Left, 26.0, TextWrap.Title(data.Caption, Width), "large");
            empty.Text(0.5 * Width, 66.0, "The ledger holds no forecast of a date here.", "soft", TextAnchor.Middle);
            empty.Text(Left, 108.0, TextFit.Cut(data.Stamp, Width - (2.0 * Left), 12.0), "small soft");
            return empty.ToString();
        }

        var speakers = Speakers(marks);
        var legend = LegendRows(speakers);
        var columns = data.Panels.Count == 1 ? 1 : 2;
        var height = columns == 1 ? WideHeight : NarrowHeight;
        var top = 44.0 + (LegendRow * legend.Max(entry => entry.Row + 1)) + 8.0;
        var bands = (data.Panels.Count + columns - 1) / columns;
        var table = top + (bands * (height + Gap)) + 10.0;
        var total = table + (Row * (marks.Count + data.Panels.Count + 1)) + 40.0;
        var svg = new Svg(Width, total, data.Caption);
        svg.Text(Left, 26.0, TextWrap.Title(data.Caption, Width), "large");
        DrawLegend(svg, legend);

        var number = 1;
        for (var i = 0; i < data.Panels.Count; i++)
        {
            var width = (Width - (2.0 * Left) - ((columns - 1) * Gap)) / columns;
            var x = Left + ((i % columns) * (width + Gap));
            DrawPanel(svg, data.Panels[i], number, speakers, x, top + (i / columns * (height + Gap)), width, height);
            number += data.Panels[i].Marks.Count;
        }

        DrawTable(svg, data.Panels, table);
        svg.Text(Left, total - 14.0, TextFit.Cut(data.Stamp, Width - (2.0 * Left), 12.0), "small soft");
        return svg.ToString();
    }

    /// <summary>The speakers in the order of their marks: those who spoke most first; the rest share the last one.</summary>
    private static List<string> Speakers(List<ForecastMark> marks)
    {
        var names = marks.GroupBy(mark => mark.Speaker, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        return names.Count <= SeriesMark.Most ? names : [.. names.Take(SeriesMark.Most - 1), Others];
    }

    private static int Series(List<string> speakers, string speaker) => speakers.IndexOf(speaker) is >= 0 and var series ? series : speakers.Count - 1;

    private static List<(int Series, string Words, double X, int Row)> LegendRows(List<string> speakers)
    {
        string[] notes = ["filled: borne out", "open: not, or not yet", "bar: days that may be meant", "dashed: promised for the day itself"];
        var entries = new List<(int, string, double, int)>();
        var (x, row) = (Left, 0);
        foreach (var (series, words) in speakers.Select((speaker, i) => (i, TextFit.Cut(speaker, 300.0, 12.0))).Concat(notes.Select(note => (-1, note))))
        {
            var width = TextFit.Width(words, 12.0) + (series < 0 ? 18.0 : 36.0);
            if (x > Left && x + width > Width - Left)
            {
                (x, row) = (Left, row + 1);
            }

            entries.Add((series, words, x, row));
            x += width;
        }

        return entries;
    }

    private static void DrawLegend(Svg svg, List<(int Series, string Words, double X, int Row)> legend)
    {
        foreach (var (series, words, x, row) in legend)
        {
            var y = 48.0 + (row * LegendRow);
            if (series >= 0)
            {
                svg.Group(SeriesMark.Colour(series)).Series(series, x + 6.0, y - 4.0, Size, isFilled: true).Close();
            }

            svg.Text(series < 0 ? x : x + 16.0, y, words, series < 0 ? "small soft" : "small");
        }
    }

    private static void DrawPanel(Svg svg, ForecastPanel panel, int number, List<string> speakers, double left, double top, double width, double height)
    {
        var (plotLeft, plotRight, plotTop, plotBase) = (left + AxisRoom, left + width - 8.0, top + 38.0, top + height - 40.0);
        svg.Text(left, top + 10.0, TextFit.Cut(panel.Title, width, 13.0 * 1.15), "strong");
        var events = panel.Events.Where(day => day.Middle is not null).ToList();
        var across = new DateAxis([.. Days(panel.Marks.Select(mark => mark.Said)), .. events.Select(day => day.Middle!.Value)], plotLeft, plotRight);
        var up = new DateAxis([.. Days(panel.Marks.Select(mark => mark.Promised)), .. Days(events)], plotBase, plotTop);

        foreach (var (y, text) in up.Ticks((int)((plotBase - plotTop) / 30.0)))
        {
            svg.Line(plotLeft, y, plotRight, y, "grid");
            svg.Text(plotLeft - 6.0, y + 4.0, text, "small soft", TextAnchor.End);
        }

        foreach (var (x, text) in across.Ticks((int)((plotRight - plotLeft) / 66.0)))
        {
            svg.Line(x, plotBase, x, plotBase + 4.0, "axis");
            svg.Text(x, plotBase + 17.0, text, "small soft", TextAnchor.Middle);
        }

        svg.Line(plotLeft, plotBase, plotRight, plotBase, "axis");
        svg.Text(plotLeft - 6.0, plotTop - 6.0, "promised", "small soft", TextAnchor.End);
        svg.Text(plotRight, plotBase + 33.0, "said on", "small soft", TextAnchor.End);

        var placer = new LabelPlacer(plotLeft, plotTop, plotRight, plotBase);
        foreach (var mark in panel.Marks)
        {
            if (mark.Said.Middle is { } said && mark.Promised.Middle is { } promised)
            {
                placer.Reserve(across.At(said), up.At(promised), Size + 2.0);
                AvoidBars(placer, mark, across, up, said, promised);
            }
        }

        DrawDiagonal(svg, placer, across, up);
        foreach (var day in events)
        {
            DrawEvent(svg, placer, day, panel.Marks, across, up, plotLeft, plotRight);
        }

        for (var i = 0; i < panel.Marks.Count; i++)
        {
            DrawMark(svg, panel.Marks[i], Series(speakers, panel.Marks[i].Speaker), across, up);
        }

        for (var i = 0; i < panel.Marks.Count; i++)
        {
            DrawNumber(svg, placer, panel.Marks[i], number + i, across, up);
        }
    }

    // Both ends that are known, so that a bar lies on the axis as well as its mark.
    private static IEnumerable<double> Days(IEnumerable<PictureDays> days) =>
        days.SelectMany(day => new[] { day.First?.DayNumber, day.Last?.DayNumber }).Where(day => day is not null).Select(day => (double)day!.Value);

    private static void AvoidBars(LabelPlacer placer, ForecastMark mark, DateAxis across, DateAxis up, double said, double promised)
    {
        const int Points = 12;
        for (var i = 0; i <= Points; i++)
        {
            if (mark.Promised is { First: { } first, Last: { } last })
            {
                placer.Avoid(across.At(said), up.At(first.DayNumber + ((double)(last.DayNumber - first.DayNumber) * i / Points)));
            }

            if (mark.Said is { First: { } from, Last: { } to })
            {
                placer.Avoid(across.At(from.DayNumber + ((double)(to.DayNumber - from.DayNumber) * i / Points)), up.At(promised));
            }
        }
    }

    /// <summary>The line on which a promise is for the day itself, as far as both axes reach.</summary>
    private static void DrawDiagonal(Svg svg, LabelPlacer placer, DateAxis across, DateAxis up)
    {
        const int Points = 24;
        var (first, last) = (Math.Max(across.First, up.First), Math.Min(across.Last, up.Last));
        if (first >= last)
        {
            return;
        }

        svg.Group("c-grey", "The day promised is the day of the words: above it lies the future.");
        svg.Line(across.At(first), up.At(first), across.At(last), up.At(last), "line thin dash");
        svg.Close();
        for (var i = 0; i <= Points; i++)
        {
            var day = first + ((last - first) * i / Points);
            placer.Avoid(across.At(day), up.At(day));
        }
    }

    private static void DrawEvent(Svg svg, LabelPlacer placer, PictureDays day, IReadOnlyList<ForecastMark> marks, DateAxis across, DateAxis up, double left, double right)
    {
        var y = up.At(day.Middle!.Value);
        svg.Group("c-ink", $"The event: {day.Text}");
        if (!day.IsDay && day is { First: { } first, Last: { } last })
        {
            svg.Rectangle(left, up.At(last.DayNumber), right - left, Math.Max(1.0, up.At(first.DayNumber) - up.At(last.DayNumber)), "wash");
        }

        svg.Line(left, y, right, y, day is { First: { }, Last: { } } ? "line" : "line short");
        svg.Close();
        var words = $"event: {day.Text}";
        var width = TextFit.Width(words, 12.0, isBold: true);

        // At the end of the line where fewer marks are.
        var leftMarks = marks.Count(mark => IsNear(mark, left, left + width + 8.0));
        var rightMarks = marks.Count(mark => IsNear(mark, right - width - 8.0, right));
        var x = leftMarks < rightMarks ? left + 4.0 : right - width - 4.0;
        svg.Sized(12.0, x, y - 5.0, words, "strong halo");
        placer.Reserve(new LabelPlacer.Box(x, y - 18.0, x + width, y + 1.0));

        bool IsNear(ForecastMark mark, double from, double to) =>
            mark.Said.Middle is { } said && mark.Promised.Middle is { } promised && across.At(said) >= from && across.At(said) <= to && Math.Abs(up.At(promised) - y) < 26.0;
    }

    private static void DrawMark(Svg svg, ForecastMark mark, int series, DateAxis across, DateAxis up)
    {
        if (mark.Said.Middle is not { } said || mark.Promised.Middle is not { } promised)
        {
            return;
        }

        var (x, y) = (across.At(said), up.At(promised));
        svg.Group(SeriesMark.Colour(series), $"{mark.Speaker}, {mark.Said.Text}: {mark.Promised.Text}. {mark.Outcome}. {mark.Document}");
        Bar(svg, mark.Promised, up, OpenEnd, place => $"M{Svg.Number(x)} {Svg.Number(place.From)}V{Svg.Number(place.To)}", (place, cap) => svg.Line(x - cap, place, x + cap, place, "line"));
        Bar(svg, mark.Said, across, -OpenEnd, place => $"M{Svg.Number(place.From)} {Svg.Number(y)}H{Svg.Number(place.To)}", (place, cap) => svg.Line(place, y - cap, place, y + cap, "line"));
        svg.Series(series, x, y, Size, mark.IsBorneOut).Close();
    }

    /// <summary>The days that may be meant: a bar with caps, or a broken one towards the end that is open.</summary>
    private static void Bar(Svg svg, PictureDays days, DateAxis axis, double before, Func<(double From, double To), string> path, Action<double, double> cap)
    {
        const double Cap = 3.5;
        switch (days)
        {
            case { IsDay: true }:
                break;
            case { First: { } first, Last: { } last }:
                svg.Path(path((axis.At(first.DayNumber), axis.At(last.DayNumber))), "line");
                cap(axis.At(first.DayNumber), Cap);
                cap(axis.At(last.DayNumber), Cap);
                break;
            case { First: { } first }:
                svg.Path(path((axis.At(first.DayNumber), axis.At(first.DayNumber) - before)), "line short");
                break;
            case { Last: { } last }:
                svg.Path(path((axis.At(last.DayNumber), axis.At(last.DayNumber) + before)), "line short");
                break;
            default:
                break;
        }
    }

    private static void DrawNumber(Svg svg, LabelPlacer placer, ForecastMark mark, int number, DateAxis across, DateAxis up)
    {
        if (mark.Said.Middle is not { } said || mark.Promised.Middle is not { } promised)
        {
            return;
        }

        var words = number.ToString(CultureInfo.InvariantCulture);
        var width = TextFit.Width(words, 12.0) + 2.0;
        var (x, y) = (across.At(said), up.At(promised));
        if (placer.Place(x, y, width, 13.0, mayBeLeftOut: false) is { } place)
        {
            if (place.Distance > 16.0)
            {
                svg.Line(x, y, 0.5 * (place.Box.Left + place.Box.Right), 0.5 * (place.Box.Top + place.Box.Bottom), "leader");
            }

            svg.Text(0.5 * (place.Box.Left + place.Box.Right), place.Box.Bottom - 2.5, words, "small halo", TextAnchor.Middle);
        }
    }

    private static void DrawTable(Svg svg, IReadOnlyList<ForecastPanel> panels, double top)
    {
        foreach (var (head, x, _) in Columns)
        {
            svg.Text(x, top, head, "small soft");
        }

        var y = top + 5.0;
        svg.Line(Left, y, Width - Left, y, "axis");
        var number = 1;
        foreach (var panel in panels)
        {
            y += Row;
            var came = panel.Events.Count == 0 ? "no event is reported yet" : $"event: {string.Join("; ", panel.Events.Select(day => day.Text))}";
            svg.Sized(12.0, Left, y - 4.0, TextFit.Cut($"{panel.Title}: {came}", (Width - (2.0 * Left)) / 1.15, 12.0), "strong");
            foreach (var mark in panel.Marks)
            {
                y += Row;
                string[] cells = [(number++).ToString(CultureInfo.InvariantCulture), mark.Said.Text, mark.Speaker, mark.Promised.Text, mark.Outcome, mark.Document];
                for (var i = 0; i < cells.Length; i++)
                {
                    svg.Text(Columns[i].X, y - 4.0, TextFit.Cut(cells[i], Columns[i].Room, 12.0), "small");
                }
            }
        }
    }
}
