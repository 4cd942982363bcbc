using Rampart.Quantities;

namespace Rampart.Tracking.Life;

/// <summary>The rows of living tracks by their number, an order that other tracks have no part in, and how long each is left alone.</summary>
/// <remarks>
/// A track rests until a time before which no look can concern it: the beam is elsewhere, and so is every plot that lies where the beam was.
/// The list is walked at each look; it holds nothing but a row and a time, so that those who rest cost next to nothing.
/// </remarks>
public sealed class LivingTracks
{
    private static readonly SimulationTime IsAwake = SimulationTime.FromMicroseconds(long.MinValue);

    private int[] _rows = new int[64];
    private SimulationTime[] _restUntil = new SimulationTime[64];
    private int _gone;

    public int Count { get; private set; }

    public void Clear() => (Count, _gone) = (0, 0);

    public void Reserve(int tracks)
    {
        if (_rows.Length < tracks)
        {
            Array.Resize(ref _rows, tracks);
            Array.Resize(ref _restUntil, tracks);
        }
    }

    /// <summary>The row of the track at a place of the list.</summary>
    public int RowAt(int place) => _rows[place];

    /// <summary>Takes in a track, awake; its number is the greatest so far.</summary>
    public void Add(int row)
    {
        _restUntil[Count] = IsAwake;
        _rows[Count++] = row;
    }

    /// <summary>Leaves a track alone for looks that end no later than this.</summary>
    public void Rest(int place, SimulationTime until) => _restUntil[place] = until;

    public void WakeAll() => _restUntil.AsSpan(0, Count).Fill(IsAwake);

    /// <summary>Finds the places of those that a look may concern, ascending.</summary>
    public int Awake(SimulationTime time, Span<int> places)
    {
        var count = 0;
        for (var place = 0; place < Count; place++)
        {
            if (_restUntil[place] < time)
            {
                places[count++] = place;
            }
        }

        return count;
    }

    /// <summary>Marks a track as over; its place is closed by <see cref="CloseRanks"/>.</summary>
    public void End(int place)
    {
        _rows[place] = -1;
        _gone++;
    }

    /// <summary>Takes out those that are over.</summary>
    public void CloseRanks()
    {
        if (_gone == 0)
        {
            return;
        }

        var kept = 0;
        for (var place = 0; place < Count; place++)
        {
            if (_rows[place] >= 0)
            {
                (_rows[kept], _restUntil[kept]) = (_rows[place], _restUntil[place]);
                kept++;
            }
        }

        (Count, _gone) = (kept, 0);
    }
}
