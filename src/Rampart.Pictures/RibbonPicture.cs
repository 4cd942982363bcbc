using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>Where the battles of a campaign stood at one moment.</summary>
public readonly record struct RibbonPoint(double Time_s, double P05, double P25, double Median, double P75, double P95);

/// <summary>The course of one count, such as hostile targets killed so far.</summary>
public sealed record RibbonCourse(string Words, IReadOnlyList<RibbonPoint> Points);

/// <summary>What a <see cref="RibbonPicture"/> shows.</summary>
public sealed record RibbonPictureData(Caption Caption, IReadOnlyList<RibbonCourse> Courses);

/// <summary>Counts over the time of the battle: the median and the middle 50 and 90 % of the battles, a panel for each count.</summary>
public static class RibbonPicture
{
    private const double Width = 960.0;
    private const double Left = 74.0;
    private const double PlotWidth = 656.0;
    private const double LabelLeft = Left + PlotWidth + 14.0;
    private const double Top = 44.0;
    private const double PanelHeight = 214.0;
    private const double PlotHeight = 168.0;

    private static readonly string[] Colours = ["c-blue", "c-vermillion", "c-green", "c-purple"];

    public static string Draw(RibbonPictureData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var courses = data.Courses.Where(course => course.Points.Count > 0).ToArray();
        var svg = new Svg(Width, Top + (Math.Max(1, courses.Length) * PanelHeight) + 38.0, data.Caption);
        svg.Text(16.0, 26.0, TextWrap.Title(data.Caption, Width), "large");
        if (courses.Length == 0)
        {
            svg.Text(0.5 * Width, Top + (0.5 * PanelHeight), "No battle has been fought.", "soft", TextAnchor.Middle);
            return svg.ToString();
        }

        var length = Math.Max(1.0, courses.Max(course => course.Points.Max(point => point.Time_s)));
        for (var i = 0; i < courses.Length; i++)
        {
            DrawPanel(svg, courses[i], Colours[i % Colours.Length], Top + (i * PanelHeight), length);
        }

        svg.Text(Left + (0.5 * PlotWidth), Top + (courses.Length * PanelHeight) + 24.0, "minutes since the battle began", "", TextAnchor.Middle);
        return svg.ToString();
    }

    private static void DrawPanel(Svg svg, RibbonCourse course, string colour, double top, double length)
    {
        var (ceiling, bottom) = (top + 24.0, top + 24.0 + PlotHeight);
        var most = Math.Max(1.0, course.Points.Max(point => point.P95));
        var step = Scale.Step(most, 5);
        double X(double time_s) => Left + (PlotWidth * Math.Clamp(time_s / length, 0.0, 1.0));
        double Y(double count) => bottom - (PlotHeight * count / most);

        svg.Text(16.0, top + 14.0, TextFit.Cut(course.Words, Width - 32.0, TextWrap.Strong), "strong");
        var minutes = Scale.TimeStep_s(length, 12);
        for (var tick = 0; tick * minutes <= length + 1e-9; tick++)
        {
            svg.Line(X(tick * minutes), ceiling, X(tick * minutes), bottom, "grid");
            svg.Text(X(tick * minutes), bottom + 17.0, Precision.Plain(tick * minutes / 60.0), "small soft", TextAnchor.Middle);
        }

        for (var count = 0.0; count <= most; count += step)
        {
            svg.Line(Left, Y(count), Left + PlotWidth, Y(count), "grid");
            svg.Text(Left - 8.0, Y(count) + 4.0, Precision.Plain(count), "small soft", TextAnchor.End);
        }

        svg.Line(Left, bottom, Left + PlotWidth, bottom, "axis");
        svg.Group(colour);
        Band(svg, Outline(course.Points, X, point => Y(point.P05), point => Y(point.P95)), ".16");
        Band(svg, Outline(course.Points, X, point => Y(point.P25), point => Y(point.P75)), ".38");
        svg.Path(Curve(course.Points, X, point => Y(point.P05)), "line thin short");
        svg.Path(Curve(course.Points, X, point => Y(point.P95)), "line thin short");
        svg.Path(Curve(course.Points, X, point => Y(point.Median)), "line bold");
        var last = course.Points[^1];
        svg.Circle(X(last.Time_s), Y(last.Median), 3.5, "solid edge").Close();
        DrawLabels(svg, last, colour, Math.Clamp(Y(last.Median), ceiling + 8.0, bottom - 34.0));
    }

    /// <summary>What the line and the bands are, and where they end, beside their ends.</summary>
    private static void DrawLabels(Svg svg, RibbonPoint last, string colour, double y)
    {
        svg.Group(colour).Path($"M{Svg.Number(LabelLeft)} {Svg.Number(y)}h16", "line bold");
        Band(svg, $"M{Svg.Number(LabelLeft)} {Svg.Number(y + 13.0)}h16v10h-16Z", ".54");
        Band(svg, $"M{Svg.Number(LabelLeft)} {Svg.Number(y + 31.0)}h16v10h-16Z", ".16");
        svg.Path($"M{Svg.Number(LabelLeft)} {Svg.Number(y + 31.0)}h16m0 10h-16", "line thin short").Close();
        svg.Text(LabelLeft + 23.0, y + 4.0, $"median {Precision.Plain(last.Median)}", "strong");
        svg.Text(LabelLeft + 23.0, y + 22.0, $"50 % of battles: {Ends(last.P25, last.P75)}", "small");
        svg.Text(LabelLeft + 23.0, y + 40.0, $"90 % of battles: {Ends(last.P05, last.P95)}", "small");
    }

    private static string Ends(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{Precision.Plain(low)} to {Precision.Plain(high)}");

    // Bands lie over each other, so they are washes; the looks of a picture know one wash only.
    private static void Band(Svg svg, string path, string opacity) =>
        svg.Empty("path", ("d", path), ("fill", "currentColor"), ("fill-opacity", opacity), ("stroke", "none"));

    private static string Curve(IReadOnlyList<RibbonPoint> points, Func<double, double> x, Func<RibbonPoint, double> y)
    {
        var path = new StringBuilder();
        foreach (var point in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Svg.Number(x(point.Time_s))).Append(' ').Append(Svg.Number(y(point)));
        }

        return path.ToString();
    }

    private static string Outline(IReadOnlyList<RibbonPoint> points, Func<double, double> x, Func<RibbonPoint, double> low, Func<RibbonPoint, double> high) =>
        $"{Curve(points, x, high)}L{Curve([.. points.Reverse()], x, low)[1..]}Z";
}
