using FsCheck;
using FsCheck.Fluent;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>What will happen comes in a total order: time, phase, id, booking.</summary>
public class CalendarTests
{
    private static readonly IProcess Sleeper = new Nothing();

    // Few different times, phases and ids, so that equals are common.
    private static readonly Gen<(long Time, Phase Phase, int Id)[]> Bookings =
        (from time in Gen.Choose(0, 5) from phase in Gen.Elements(Enum.GetValues<Phase>()) from id in Gen.Choose(0, 3) select ((long)time, phase, id)).ArrayOf();

    [Fact]
    public void Wakes_come_as_a_stable_sort_by_time_phase_and_id_gives_them() =>
        Laws.Holds(Bookings, bookings =>
        {
            var calendar = Booked(bookings);
            var sorted = bookings.Select((booking, number) => (booking, number)).OrderBy(entry => entry.booking.Time).ThenBy(entry => (int)entry.booking.Phase)
                .ThenBy(entry => entry.booking.Id).ThenBy(entry => entry.number).Select(entry => (entry.booking.Time, entry.booking.Phase, entry.booking.Id, (long)entry.number));
            return sorted.SequenceEqual(Taken(calendar, bookings.Length));
        });

    [Fact]
    public void Taking_and_booking_in_turn_keeps_the_order() =>
        Laws.Holds(Bookings, bookings =>
        {
            var calendar = new Calendar();
            var take = Taker(calendar);
            var open = new List<(long Time, byte Phase, int Id, long Number)>();
            for (var number = 0; number < bookings.Length; number++)
            {
                var (time, phase, id) = bookings[number];
                calendar.Book(SimulationTime.FromMicroseconds(time), phase, Sleeper, new EntityId(id));
                open.Add((time, (byte)phase, id, number));
                if (number % 3 == 2)
                {
                    var booking = take();
                    var taken = (booking.Time.Microseconds, (byte)booking.Phase, booking.Subject.Value, booking.Number);
                    if (taken != open.Min())
                    {
                        return false;
                    }

                    open.Remove(taken);
                }
            }

            return calendar.Count == open.Count;
        });

    [Fact]
    public void An_empty_calendar_has_nothing_next() => Assert.Equal(SimulationTime.Never, new Calendar().Next);

    private static Calendar Booked((long Time, Phase Phase, int Id)[] bookings)
    {
        var calendar = new Calendar();
        foreach (var (time, phase, id) in bookings)
        {
            calendar.Book(SimulationTime.FromMicroseconds(time), phase, Sleeper, new EntityId(id));
        }

        return calendar;
    }

    private static List<(long Time, Phase Phase, int Id, long Number)> Taken(Calendar calendar, int count)
    {
        var take = Taker(calendar);
        return [.. Enumerable.Range(0, count).Select(_ => take()).Select(booking => (booking.Time.Microseconds, booking.Phase, booking.Subject.Value, booking.Number))];
    }

    // Only a battle takes from its calendar; the test stands in for it.
    private static Func<Booking> Taker(Calendar calendar) => (Func<Booking>)Delegate.CreateDelegate(typeof(Func<Booking>), calendar, "Take");

    private sealed class Nothing : IProcess
    {
        public void Wake(EntityId subject, in Turn turn)
        {
        }
    }
}
