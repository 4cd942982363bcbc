using System.Globalization;

namespace Rampart.Pictures;

/// <summary>Days of the calendar from left to right, with lines at round years, quarters or months.</summary>
public sealed record CalendarAxis(DateOnly First, DateOnly Last, double Left, double Width)
{
    private const double LeastGap = 46.0;
    private static readonly int[] MonthSteps = [1, 3, 6, 12, 24, 60, 120];

    /// <summary>Where a day stands; days outside of the axis stand at its ends.</summary>
    public double X(DateOnly day) =>
        Left + (Width * Math.Clamp((day.DayNumber - First.DayNumber) / (double)Math.Max(1, Last.DayNumber - First.DayNumber), 0.0, 1.0));

    /// <summary>Upright lines at round dates, with their words below and, if wanted, above.</summary>
    public void DrawGrid(Svg svg, double ceiling, double bottom, bool alsoAbove = false)
    {
        ArgumentNullException.ThrowIfNull(svg);
        var step = MonthStep();
        for (var month = FirstTick(step); month <= Last; month = month.AddMonths(step))
        {
            var x = X(month);
            svg.Line(x, ceiling, x, bottom, "grid");
            var words = step >= 12 ? month.ToString("yyyy", CultureInfo.InvariantCulture) : month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            svg.Text(x, bottom + 16.0, words, "small soft", TextAnchor.Middle);
            if (alsoAbove)
            {
                svg.Text(x, ceiling - 6.0, words, "small soft", TextAnchor.Middle);
            }
        }
    }

    private int MonthStep()
    {
        var months = Math.Max(1.0, (Last.DayNumber - First.DayNumber) / 30.44);
        return Array.Find(MonthSteps, step => Width * step / months >= LeastGap) is var found and > 0 ? found : MonthSteps[^1];
    }

    private DateOnly FirstTick(int step)
    {
        var whole = (First.Year * 12) + First.Month - 1;
        var tick = (whole + step - 1) / step * step;
        var day = new DateOnly(tick / 12, (tick % 12) + 1, 1);
        return day < First ? day.AddMonths(step) : day;
    }
}
