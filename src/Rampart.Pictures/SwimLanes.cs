using System.Globalization;

namespace Rampart.Pictures;

/// <summary>How sure a bar of a swim lane is; each has its own outline and fill, so that no colour is needed.</summary>
public enum SwimCertainty
{
    Reported,

    /// <summary>Others say otherwise.</summary>
    Disputed,

    /// <summary>Said before it was to happen.</summary>
    Foretold,
}

/// <summary>One thing that is said of a state: from when on it holds, how far its date is known, and who says so.</summary>
public sealed record SwimBar
{
    /// <summary>The state in a word or two; shown where it differs from the bar's above.</summary>
    public required string State { get; init; }

    /// <summary>What is said.</summary>
    public required string Words { get; init; }

    /// <summary>The first day that its date may mean.</summary>
    public required DateOnly Earliest { get; init; }

    /// <summary>The last day that its date may mean.</summary>
    public required DateOnly Latest { get; init; }

    /// <summary>The day on which another report took its place; null where it holds to the end.</summary>
    public DateOnly? Until { get; init; }

    public required SwimCertainty Certainty { get; init; }

    /// <summary>The claims to which it walks back, as they are to be printed.</summary>
    public required string Source { get; init; }

    /// <summary>What a pointer that rests on it shows.</summary>
    public required string Tip { get; init; }
}

/// <summary>The bars of one deal.</summary>
public sealed record SwimLane(string Name, IReadOnlyList<SwimBar> Bars);

/// <summary>What <see cref="SwimLanes"/> shows.</summary>
public sealed record SwimLaneData
{
    public required Caption Caption { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required IReadOnlyList<SwimLane> Lanes { get; init; }

    /// <summary>A day to be marked by an upright line, if one was asked about.</summary>
    public DateOnly? Marked { get; init; }

    /// <summary>What the picture stands on: the ledger and its day.</summary>
    public required string Stamp { get; init; }
}

/// <summary>States of deals over the calendar, a lane for each deal and a row for each thing that is said; beside each row its claims.</summary>
public static class SwimLanes
{
    private const double Width = 1280.0;
    private const double StateLeft = 16.0;
    private const double PlotLeft = 168.0;
    private const double PlotWidth = 672.0;
    private const double SourceLeft = PlotLeft + PlotWidth + 14.0;
    private const double SourceRoom = Width - SourceLeft - 12.0;
    private const double Top = 92.0;
    private const double LaneHead = 26.0;
    private const double RowHeight = 21.0;
    private const double BarHeight = 15.0;
    private const double LeastBar = 5.0;
    private const int MostTicks = 13;

    public static string Draw(SwimLaneData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rows = data.Lanes.Sum(lane => lane.Bars.Count);
        var bottom = Top + (data.Lanes.Count * LaneHead) + (rows * RowHeight) + 8.0;
        var svg = new Svg(Width, bottom + 52.0, data.Caption);
        svg.Text(StateLeft, 26.0, data.Caption.Title, "large");
        DrawLegend(svg);
        var axis = DateAxis.Between(data.From, data.To, PlotLeft, PlotLeft + PlotWidth);
        foreach (var (x, words) in axis.Ticks(MostTicks))
        {
            svg.Line(x, Top - 8.0, x, bottom, "grid");
            svg.Text(x, bottom + 16.0, words, "small soft", TextAnchor.Middle);
            svg.Text(x, Top - 14.0, words, "small soft", TextAnchor.Middle);
        }

        svg.Text(SourceLeft, Top - 14.0, "who says so", "small soft");
        var y = Top;
        foreach (var lane in data.Lanes)
        {
            DrawLane(svg, axis, lane, y);
            y += LaneHead + (lane.Bars.Count * RowHeight);
        }

        if (data.Marked is { } day && data.From <= day && day <= data.To)
        {
            svg.Group("c-ink").Line(axis.Within(day), Top - 8.0, axis.Within(day), bottom, "line thin dash").Close();
            svg.Text(axis.Within(day), Top - 24.0, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "small strong halo", TextAnchor.Middle);
        }

        svg.Text(StateLeft, bottom + 40.0, TextFit.Cut(data.Stamp, Width - (2.0 * StateLeft), 12.0), "small soft");
        return svg.ToString();
    }

    private static void DrawLegend(Svg svg)
    {
        var x = StateLeft;
        foreach (var (certainty, words) in new[]
        {
            (SwimCertainty.Reported, "reported: dark where its date may lie, pale from then on"),
            (SwimCertainty.Disputed, "disputed: others say otherwise"),
            (SwimCertainty.Foretold, "foretold"),
        })
        {
            DrawBar(svg, certainty, x, 18.0, x + 34.0, 44.0);
            svg.Text(x + 42.0, 56.0, words, "small");
            x += 62.0 + TextFit.Width(words, 12.0);
        }
    }

    private static void DrawLane(Svg svg, DateAxis axis, SwimLane lane, double top)
    {
        svg.Rectangle(0.0, top, Width, LaneHead - 4.0, "ground");
        svg.Text(StateLeft, top + 16.0, TextFit.Cut(lane.Name, Width - (2.0 * StateLeft)), "strong");
        var y = top + LaneHead;
        var state = string.Empty;
        foreach (var bar in lane.Bars)
        {
            svg.Group("row", bar.Tip);
            if (!string.Equals(bar.State, state, StringComparison.Ordinal))
            {
                svg.Text(PlotLeft - 10.0, y + 11.5, TextFit.Cut(bar.State, PlotLeft - StateLeft - 10.0, 12.0), "small", TextAnchor.End);
                state = bar.State;
            }

            DrawRow(svg, axis, bar, y);
            svg.Text(SourceLeft, y + 11.5, TextFit.Cut(bar.Source, SourceRoom, 12.0), "small soft");
            svg.Close();
            y += RowHeight;
        }
    }

    private static void DrawRow(Svg svg, DateAxis axis, SwimBar bar, double y)
    {
        var from = axis.Within(bar.Earliest);

        // What was so before the axis begins has no mark of its date on it.
        var known = bar.Latest.DayNumber < axis.First ? from : Math.Max(axis.Within(bar.Latest), from + LeastBar);
        var to = bar.Certainty == SwimCertainty.Foretold ? known : Math.Max(known, bar.Until is { } until ? axis.Within(until) : PlotLeft + PlotWidth);
        DrawBar(svg, bar.Certainty, from, known - from, to, y);

        // Words stand behind the dark part where they fit, else before it.
        var wide = TextFit.Width(bar.Words, 12.0);
        var right = PlotLeft + PlotWidth;
        if (known + 6.0 + wide <= right)
        {
            svg.Text(known + 6.0, y + 11.5, bar.Words, "small halo");
        }
        else if (from - 6.0 - wide >= PlotLeft)
        {
            svg.Text(from - 6.0, y + 11.5, bar.Words, "small halo", TextAnchor.End);
        }
        else
        {
            var isBehind = right - known >= from - PlotLeft;
            var room = isBehind ? right - known - 8.0 : from - PlotLeft - 8.0;
            svg.Text(isBehind ? known + 6.0 : from - 6.0, y + 11.5, TextFit.Cut(bar.Words, room, 12.0), "small halo", isBehind ? TextAnchor.Start : TextAnchor.End);
        }
    }

    private static void DrawBar(Svg svg, SwimCertainty certainty, double left, double knownWidth, double right, double top)
    {
        var y = top + 0.5;
        switch (certainty)
        {
            case SwimCertainty.Reported:
                svg.Group("c-blue").Rectangle(left, y, right - left, BarHeight, "wash").Rectangle(left, y, knownWidth, BarHeight, "solid").Close();
                break;
            case SwimCertainty.Disputed:
                svg.Group("c-vermillion").Rectangle(left, y, right - left, BarHeight, "wash");
                if (knownWidth > 0.0)
                {
                    svg.Rectangle(left, y, knownWidth, BarHeight, "open");
                }

                svg.Path($"M{Svg.Number(left)} {Svg.Number(y + BarHeight)}L{Svg.Number(left + Math.Min(knownWidth, BarHeight))} {Svg.Number(y)}", "line thin").Close();
                break;
            default:
                svg.Group("c-green").Rectangle(left, y, knownWidth, BarHeight, "line short").Close();
                break;
        }
    }
}
