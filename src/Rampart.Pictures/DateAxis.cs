using System.Globalization;

namespace Rampart.Pictures;

/// <summary>A scale of days along a line, with ticks at the beginnings of months or years.</summary>
internal sealed class DateAxis
{
    // From a month to a lifetime: the first that leaves few enough ticks is taken.
    private static readonly int[] StepsInMonths = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    private const double LeastDays = 60.0;
    private const double Room = 0.07;

    private readonly double _start;
    private readonly double _end;
    private readonly double _first;
    private readonly double _last;

    /// <param name="days">Every day that must lie on it, as day numbers.</param>
    /// <param name="start">Where its first day is drawn.</param>
    /// <param name="end">Where its last day is drawn.</param>
    public DateAxis(IReadOnlyCollection<double> days, double start, double end)
    {
        (_start, _end) = (start, end);
        var (low, high) = (days.Min(), days.Max());
        var room = Math.Max(Room * (high - low), 0.5 * (LeastDays - (high - low)));
        (_first, _last) = (Math.Max(0.0, low - room), Math.Min(DateOnly.MaxValue.DayNumber, high + room));
    }

    private DateAxis(double first, double last, double start, double end) => (_first, _last, _start, _end) = (first, last, start, end);

    public double First => _first;

    public double Last => _last;

    /// <summary>A scale from one day to another, without room at its ends.</summary>
    public static DateAxis Between(DateOnly first, DateOnly last, double start, double end) =>
        new(first.DayNumber, Math.Max(last.DayNumber, first.DayNumber + 1), start, end);

    /// <summary>Where a day stands; days beyond its ends stand at them.</summary>
    public double Within(DateOnly day) => At(Math.Clamp(day.DayNumber, _first, _last));

    public double At(double day) => _start + ((_end - _start) * (day - _first) / (_last - _first));

    /// <summary>Ticks with their words: months as 2019-07, years alone where no finer tick is drawn.</summary>
    public IReadOnlyList<(double Place, string Text)> Ticks(int most)
    {
        foreach (var step in StepsInMonths)
        {
            var ticks = TicksBy(step);
            if (ticks.Count <= most)
            {
                return ticks;
            }
        }

        return TicksBy(StepsInMonths[^1]);
    }

    private List<(double Place, string Text)> TicksBy(int months)
    {
        var ticks = new List<(double, string)>();
        var first = DateOnly.FromDayNumber((int)Math.Ceiling(_first));
        var month = (first.Year * 12) + first.Month - 1;
        for (month = (month + months - 1) / months * months; month / 12 <= 9999; month += months)
        {
            var day = new DateOnly(month / 12, (month % 12) + 1, 1);
            if (day.DayNumber > _last)
            {
                break;
            }

            if (day.DayNumber >= _first)
            {
                ticks.Add((At(day.DayNumber), day.ToString(months % 12 == 0 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture)));
            }
        }

        return ticks;
    }
}
