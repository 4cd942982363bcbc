namespace Rampart.Pictures;

/// <summary>Time from left to right, in seconds where it is short and in minutes where it is long.</summary>
internal sealed record TimeAxis(double First_s, double Last_s, double Left, double Width)
{
    private const double LongestInSeconds = 300.0;

    private bool IsInMinutes => Last_s - First_s > LongestInSeconds;

    public string Words => IsInMinutes ? "minutes" : "seconds";

    public static TimeAxis Of(IReadOnlyList<double> times_s, double left, double width)
    {
        var (first, last) = (times_s.Min(), times_s.Max());
        return new TimeAxis(first, last > first ? last : first + 1.0, left, width);
    }

    public double X(double time_s) => Left + (Width * Math.Clamp((time_s - First_s) / (Last_s - First_s), 0.0, 1.0));

    /// <summary>Upright lines at round times, with their numbers below.</summary>
    public void DrawGrid(Svg svg, double ceiling, double bottom)
    {
        var step = Scale.TimeStep_s(Last_s - First_s, 12);
        for (var tick = (long)Math.Ceiling(First_s / step); tick * step <= Last_s; tick++)
        {
            var x = X(tick * step);
            svg.Line(x, ceiling, x, bottom, "grid");
            svg.Text(x, bottom + 16.0, Precision.Plain(IsInMinutes ? tick * step / 60.0 : tick * step), "small soft", TextAnchor.Middle);
        }
    }
}
