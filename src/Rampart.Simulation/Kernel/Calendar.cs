using Rampart.Quantities;

namespace Rampart.Simulation.Kernel;

/// <summary>What will happen: wakes in a total order of time, phase, id and booking.</summary>
/// <remarks>A binary heap in one array. No two bookings are equal, since each has a number of its own.</remarks>
public sealed class Calendar
{
    private Booking[] _heap = new Booking[256];
    private int _count;
    private long _bookings;

    public int Count => _count;

    /// <summary>When the next wake is due, or <see cref="SimulationTime.Never"/>.</summary>
    public SimulationTime Next => _count == 0 ? SimulationTime.Never : _heap[0].Time;

    public void Book(SimulationTime time, Phase phase, IProcess process, EntityId subject)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _heap.Length * 2);
        }

        var booking = new Booking(time, phase, subject, _bookings++, process);
        var at = _count++;
        while (at > 0)
        {
            var above = (at - 1) / 2;
            if (!booking.IsBefore(_heap[above]))
            {
                break;
            }

            _heap[at] = _heap[above];
            at = above;
        }

        _heap[at] = booking;
    }

    internal Booking Take()
    {
        var first = _heap[0];
        var moved = _heap[--_count];
        _heap[_count] = default;
        var at = 0;
        while (true)
        {
            var below = (2 * at) + 1;
            if (below >= _count)
            {
                break;
            }

            if (below + 1 < _count && _heap[below + 1].IsBefore(_heap[below]))
            {
                below++;
            }

            if (!_heap[below].IsBefore(moved))
            {
                break;
            }

            _heap[at] = _heap[below];
            at = below;
        }

        if (_count > 0)
        {
            _heap[at] = moved;
        }

        return first;
    }

    internal Saved Save() => new(_heap.AsSpan(0, _count).ToArray(), _bookings);

    internal void Load(Saved saved)
    {
        if (_heap.Length < saved.Heap.Length)
        {
            _heap = new Booking[saved.Heap.Length];
        }

        Array.Clear(_heap);
        saved.Heap.CopyTo(_heap, 0);
        _count = saved.Heap.Length;
        _bookings = saved.Bookings;
    }

    internal sealed record Saved(Booking[] Heap, long Bookings);
}

/// <summary>One wake in the calendar.</summary>
public readonly record struct Booking(SimulationTime Time, Phase Phase, EntityId Subject, long Number, IProcess Process)
{
    internal bool IsBefore(in Booking other)
    {
        if (Time != other.Time)
        {
            return Time < other.Time;
        }

        // The integers are compared: CompareTo of an enum would box.
        if ((byte)Phase != (byte)other.Phase)
        {
            return (byte)Phase < (byte)other.Phase;
        }

        return Subject.Value != other.Subject.Value ? Subject.Value < other.Subject.Value : Number < other.Number;
    }
}
