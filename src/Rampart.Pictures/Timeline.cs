namespace Rampart.Pictures;

/// <summary>One missile at a target: when it left and when its flight ended.</summary>
public sealed record TimelineShot(double Launched_s, double Ended_s, PictureShot Result, string Tip);

/// <summary>One target's life.</summary>
public sealed record TimelineRow
{
    public required string Name { get; init; }

    public required PictureSide Side { get; init; }

    public required PictureFate Fate { get; init; }

    public required double Appeared_s { get; init; }

    public required double Ended_s { get; init; }

    public double? Detected_s { get; init; }

    public double? Confirmed_s { get; init; }

    public IReadOnlyList<double> Ordered_s { get; init; } = [];

    public IReadOnlyList<TimelineShot> Shots { get; init; } = [];
}

/// <summary>One battery: when it fired, and from when it was silent.</summary>
public sealed record TimelineLane(string Name, IReadOnlyList<double> Launches_s, double? OutOfAction_s);

/// <summary>What a <see cref="Timeline"/> shows.</summary>
public sealed record TimelineData
{
    public required Caption Caption { get; init; }

    public IReadOnlyList<TimelineRow> Rows { get; init; } = [];

    public IReadOnlyList<TimelineLane> Lanes { get; init; } = [];
}

/// <summary>The battle in time: a row for each target, from its appearance over detection and shots to its end, and a lane for each battery.</summary>
public static class Timeline
{
    private const double Width = 960.0;
    private const double PlotLeft = 168.0;
    private const double PlotWidth = 660.0;
    private const double PlotTop = 62.0;
    private const double RowHeight = 24.0;
    private const double ShotHeight = 12.0;
    private const double MarkGap = 13.0;

    // The mark of the end stands behind the bar, so that it is seen; the bar itself ends at the moment.
    private const double EndGap = 7.0;

    public static string Draw(TimelineData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var length = Math.Max(1.0, data.Rows.SelectMany(row => row.Shots.Select(shot => shot.Ended_s).Append(row.Ended_s))
            .Concat(data.Lanes.SelectMany(lane => lane.Launches_s)).DefaultIfEmpty(60.0).Max());
        var levels = data.Rows.Select(row => Levels(row, length)).ToArray();
        var rowsHeight = levels.Sum(level => Height(level));
        var height = PlotTop + rowsHeight + (data.Lanes.Count * RowHeight) + (data.Lanes.Count > 0 ? 14.0 : 0.0) + 34.0;
        var svg = new Svg(Width, height, data.Caption);
        DrawLegend(svg);
        DrawAxis(svg, length, height - 30.0);

        var y = PlotTop;
        for (var i = 0; i < data.Rows.Count; i++)
        {
            DrawRow(svg, data.Rows[i], levels[i], y, length);
            y += Height(levels[i]);
        }

        if (data.Lanes.Count > 0)
        {
            y += 7.0;
            svg.Line(8.0, y, PlotLeft + PlotWidth, y, "axis");
            y += 7.0;
        }

        foreach (var lane in data.Lanes)
        {
            DrawLane(svg, lane, y, length);
            y += RowHeight;
        }

        return svg.ToString();
    }

    private static double X(double seconds, double length) => PlotLeft + (PlotWidth * Math.Clamp(seconds / length, 0.0, 1.0));

    private static double Height(int[] levels) => RowHeight + (levels.Length == 0 ? 0.0 : (levels.Max() + 1) * ShotHeight);

    /// <summary>The level of each shot below the life bar, so that no mark covers another.</summary>
    private static int[] Levels(TimelineRow row, double length)
    {
        var ends = new List<double>();
        var levels = new int[row.Shots.Count];
        for (var i = 0; i < levels.Length; i++)
        {
            var (from, to) = (X(row.Shots[i].Launched_s, length), X(row.Shots[i].Ended_s, length));
            var level = ends.FindIndex(end => end + MarkGap <= from);
            if (level < 0)
            {
                level = ends.Count;
                ends.Add(0.0);
            }

            ends[level] = Math.Max(to, from + MarkGap);
            levels[i] = level;
        }

        return levels;
    }

    private static void DrawRow(Svg svg, TimelineRow row, int[] levels, double top, double length)
    {
        var y = top + (0.5 * RowHeight);
        svg.Line(8.0, top + Height(levels), PlotLeft + PlotWidth, top + Height(levels), "grid");
        svg.Text(PlotLeft - 10.0, y + 4.0, TextFit.Cut(row.Name, PlotLeft - 22.0, 12.0), "small", TextAnchor.End);

        var (from, to) = (X(row.Appeared_s, length), X(row.Ended_s, length));
        var colour = Looks.Colour(row.Side, row.Fate);
        svg.Group(colour, $"{row.Name}: {Looks.Words(row.Side, row.Fate)}, from {Scale.Clock(row.Appeared_s)} to {Scale.Clock(row.Ended_s)}");
        svg.Path($"M{Svg.Number(from)} {Svg.Number(y)}H{Svg.Number(to)}", "line thin");
        if (row.Detected_s is { } detected)
        {
            var seen = X(detected, length);
            svg.Rectangle(seen, y - 2.0, Math.Max(0.0, to - seen), 4.0, "solid");
        }

        if (row.Confirmed_s is { } confirmed)
        {
            var believed = X(confirmed, length);
            svg.Rectangle(believed, y - 4.5, Math.Max(0.0, to - believed), 9.0, "solid");
        }

        svg.Path($"M{Svg.Number(from)} {Svg.Number(y - 6)}v12", "line");
        if (row.Detected_s is { } first)
        {
            svg.Mark(Symbol.DiamondOpen, X(first, length), y);
        }

        if (row.Confirmed_s is { } sure)
        {
            svg.Mark(Symbol.Diamond, X(sure, length), y, 6.0);
        }

        svg.Mark(Looks.End(row.Fate), to + EndGap, y, 5.5, row.Fate == PictureFate.StillFlying ? 90.0 : 0.0).Close();
        svg.Group("c-blue");
        foreach (var ordered in row.Ordered_s)
        {
            svg.Mark(Symbol.TriangleOpen, X(ordered, length), y, 4.5);
        }

        svg.Close();

        for (var i = 0; i < levels.Length; i++)
        {
            var shot = row.Shots[i];
            var below = top + RowHeight - 3.0 + ((levels[i] + 0.5) * ShotHeight);
            var (left, right) = (X(shot.Launched_s, length), X(shot.Ended_s, length));
            svg.Group("c-blue", shot.Tip)
                .Path($"M{Svg.Number(left)} {Svg.Number(below)}H{Svg.Number(right)}", shot.Result == PictureShot.Kill ? "line thin" : "line thin short")
                .Mark(Symbol.Triangle, left, below, 4.0)
                .Close();
            svg.Group(shot.Result == PictureShot.Kill ? "c-ink" : "c-blue", shot.Tip).Mark(Looks.Shot(shot.Result), right, below, 5.0, 90.0 * (shot.Result == PictureShot.StillFlying ? 1.0 : 0.0)).Close();
        }

        var words = row.Fate switch
        {
            PictureFate.Killed => "killed",
            PictureFate.Leaked => "leaked",
            PictureFate.StillFlying => "flying",
            _ => "left",
        };
        svg.Text(PlotLeft + PlotWidth + 20.0, y + 4.0, $"{words} {Scale.Clock(row.Ended_s)}", Looks.WentWrong(row.Side, row.Fate) ? "small strong" : "small soft");
    }

    private static void DrawLane(Svg svg, TimelineLane lane, double top, double length)
    {
        var y = top + (0.5 * RowHeight);
        svg.Text(PlotLeft - 10.0, y + 4.0, TextFit.Cut(lane.Name, PlotLeft - 22.0, 12.0), "small strong", TextAnchor.End);
        var until = lane.OutOfAction_s is { } silent ? X(silent, length) : PlotLeft + PlotWidth;
        svg.Group("c-blue").Path($"M{Svg.Number(PlotLeft)} {Svg.Number(y)}H{Svg.Number(until)}", "line thin");
        foreach (var launch in lane.Launches_s)
        {
            svg.Mark(Symbol.Triangle, X(launch, length), y, 5.0);
        }

        svg.Close();
        if (lane.OutOfAction_s is not null)
        {
            svg.Group("c-ink", "out of action").Mark(Symbol.Cross, until, y, 6.0).Close();
        }

        svg.Text(PlotLeft + PlotWidth + 20.0, y + 4.0, $"{lane.Launches_s.Count} fired", "small soft");
    }

    private static void DrawAxis(Svg svg, double length, double bottom)
    {
        var step = Scale.TimeStep_s(length, 12);
        for (var tick = 0; tick * step <= length + 1e-9; tick++)
        {
            var x = X(tick * step, length);
            svg.Line(x, PlotTop, x, bottom, "grid");
            svg.Text(x, bottom + 16.0, Scale.Clock(tick * step), "small soft", TextAnchor.Middle);
        }

        svg.Line(PlotLeft, bottom, PlotLeft + PlotWidth, bottom, "axis");
        svg.Text(PlotLeft - 24.0, bottom + 16.0, step < 60.0 ? "h:mm:ss" : "h:mm", "small soft", TextAnchor.End);
    }

    private static void DrawLegend(Svg svg)
    {
        (string Colour, Symbol Mark, string Words)[] items =
        [
            ("c-ink", Symbol.DiamondOpen, "first detected"),
            ("c-ink", Symbol.Diamond, "track confirmed"),
            ("c-blue", Symbol.TriangleOpen, "ordered"),
            ("c-blue", Symbol.Triangle, "launch"),
            ("c-ink", Symbol.CircleCross, "kill"),
            ("c-blue", Symbol.Circle, "no kill"),
            ("c-blue", Symbol.CircleSlash, "came to nothing"),
        ];
        Row(svg, items, 20.0);
        (string Colour, Symbol Mark, string Words)[] ends =
        [
            ("c-ink", Symbol.Cross, "target killed"),
            ("c-vermillion", Symbol.Square, "leaked"),
            ("c-orange", Symbol.Chevron, "still flying"),
            ("c-purple", Symbol.Bar, "left the scene"),
            ("c-green", Symbol.Bar, "civil (green)"),
            ("c-blue", Symbol.Bar, "friendly (blue)"),
        ];
        Row(svg, ends, 42.0);
        static void Row(Svg svg, (string Colour, Symbol Mark, string Words)[] items, double y)
        {
            var x = 16.0;
            foreach (var (colour, mark, words) in items)
            {
                svg.Group(colour).Mark(mark, x, y - 4.0, 5.0, mark == Symbol.Chevron ? 90.0 : 0.0).Close();
                svg.Text(x + 11.0, y, words, "small");
                x += TextFit.Width(words, 12.0) + 32.0;
            }
        }
    }
}
