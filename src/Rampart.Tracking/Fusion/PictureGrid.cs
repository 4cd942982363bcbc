using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>Where a track may be on the ground, at the time of the grid: its place, and by the variances how far from there.</summary>
/// <param name="East">Metres.</param>
/// <param name="North">Metres.</param>
/// <param name="VarianceEast_m2">Of the place.</param>
/// <param name="VarianceNorth_m2">Of the place.</param>
/// <param name="HalfEast_m">Half the width of the box in which it is looked for.</param>
/// <param name="HalfNorth_m">Half its depth.</param>
internal readonly record struct GridBox(double East, double North, double VarianceEast_m2, double VarianceNorth_m2, double HalfEast_m, double HalfNorth_m);

/// <summary>Finds the system tracks whose boxes meet a box, without asking all of them: a hash of square cells.</summary>
internal sealed class PictureGrid
{
    public const double CellWidth_m = 4_000.0;

    /// <summary>A box wider than this is cut: a track that vague is found by its neighbours only as far as this.</summary>
    public const double GreatestHalfWidth_m = 12_000.0;

    private const int Buckets = 8192;
    private readonly int[] _heads = new int[Buckets];
    private Entry[] _entries = new Entry[1024];
    private int _used;
    private Seen[] _seen = new Seen[128];
    private int _stamp;

    public void Clear()
    {
        Array.Fill(_heads, -1);
        _used = 0;
    }

    public void Add(int row, int number, in GridBox box)
    {
        var (east, lastEast, north, lastNorth) = CellsOf(box);
        for (var i = east; i <= lastEast; i++)
        {
            for (var j = north; j <= lastNorth; j++)
            {
                if (_used == _entries.Length)
                {
                    Array.Resize(ref _entries, 2 * _used);
                }

                ref var head = ref _heads[BucketOf(i, j)];
                _entries[_used] = new Entry(i, j, row, number, head);
                head = _used++;
            }
        }

        if (row >= _seen.Length)
        {
            Array.Resize(ref _seen, Math.Max(row + 1, 2 * _seen.Length));
        }
    }

    /// <summary>Rows in ascending order whose cells meet the box's; the caller compares boxes and numbers.</summary>
    public int Near(in GridBox box, ref int[] rows, ref int[] numbers)
    {
        var (east, lastEast, north, lastNorth) = CellsOf(box);
        var count = 0;
        _stamp++;
        for (var i = east; i <= lastEast; i++)
        {
            for (var j = north; j <= lastNorth; j++)
            {
                for (var at = _heads[BucketOf(i, j)]; at >= 0; at = _entries[at].Next)
                {
                    ref readonly var entry = ref _entries[at];
                    if (entry.East != i || entry.North != j)
                    {
                        continue;
                    }

                    // A row has an entry in each of its cells, and in those of its former number when it has changed hands.
                    ref var seen = ref _seen[entry.Row];
                    if (seen.Stamp == _stamp && (seen.Number == entry.Number || HasIt(rows, numbers, count, entry)))
                    {
                        continue;
                    }

                    seen = new Seen(_stamp, entry.Number);
                    if (count == rows.Length)
                    {
                        Array.Resize(ref rows, 2 * count);
                        Array.Resize(ref numbers, 2 * count);
                    }

                    rows[count] = entry.Row;
                    numbers[count++] = entry.Number;
                }
            }
        }

        Settle(rows, numbers, count);
        return count;
    }

    // By row, then by number. Most boxes meet a handful, which an insertion sorts soonest.
    private static void Settle(int[] rows, int[] numbers, int count)
    {
        for (var next = 1; next < count; next++)
        {
            var (row, number) = (rows[next], numbers[next]);
            var place = next;
            while (place > 0 && (rows[place - 1] > row || (rows[place - 1] == row && numbers[place - 1] > number)))
            {
                rows[place] = rows[place - 1];
                numbers[place] = numbers[place - 1];
                place--;
            }

            rows[place] = row;
            numbers[place] = number;
        }
    }

    private static bool HasIt(int[] rows, int[] numbers, int count, in Entry entry)
    {
        for (var k = 0; k < count; k++)
        {
            if (rows[k] == entry.Row && numbers[k] == entry.Number)
            {
                return true;
            }
        }

        return false;
    }

    private static (int East, int LastEast, int North, int LastNorth) CellsOf(in GridBox box)
    {
        return (
            CellOf(box.East - box.HalfEast_m), CellOf(box.East + box.HalfEast_m),
            CellOf(box.North - box.HalfNorth_m), CellOf(box.North + box.HalfNorth_m));
    }

    private static int CellOf(double metres) => (int)Math.Floor(Math.Clamp(metres, -1e9, 1e9) / CellWidth_m);

    private static int BucketOf(int east, int north) =>
        (int)((((uint)east * 0x9E3779B1u) ^ ((uint)north * 0x85EBCA77u)) >> 19) & (Buckets - 1);

    private readonly record struct Seen(int Stamp, int Number);

    private readonly record struct Entry(int East, int North, int Row, int Number, int Next);
}
