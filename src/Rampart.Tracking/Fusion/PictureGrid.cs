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
/// <remarks>A track that is known to less than a cell stands in the cell of its middle alone, and is looked for one cell farther; a vague one stands in every cell of its box.</remarks>
internal sealed class PictureGrid
{
    public const double CellWidth_m = 4_000.0;

    /// <summary>A box wider than this is cut: a track that vague is found by its neighbours only as far as this.</summary>
    public const double GreatestHalfWidth_m = 12_000.0;

    private const int Buckets = 8192;
    private readonly int[] _narrow = new int[Buckets];
    private readonly int[] _wide = new int[Buckets];
    private Entry[] _entries = new Entry[1024];
    private int _used;
    private int _wideCount;
    private Place[] _places = new Place[128];
    private int _stamp;

    public void Clear()
    {
        Array.Fill(_narrow, -1);
        Array.Fill(_wide, -1);
        _used = 0;
        _wideCount = 0;
    }

    public void Add(int row, int number, in GridBox box)
    {
        if (box.HalfEast_m <= CellWidth_m && box.HalfNorth_m <= CellWidth_m)
        {
            Link(_narrow, CellOf(box.East), CellOf(box.North), row, number);
        }
        else
        {
            var (east, lastEast, north, lastNorth) = CellsOf(box, 0.0);
            for (var i = east; i <= lastEast; i++)
            {
                for (var j = north; j <= lastNorth; j++)
                {
                    Link(_wide, i, j, row, number);
                    _wideCount++;
                }
            }
        }

        if (row >= _places.Length)
        {
            Array.Resize(ref _places, Math.Max(row + 1, 2 * _places.Length));
        }

        _places[row].Number = number;
        _places[row].Box = box;
    }

    /// <summary>A row is free: what the cells still say of it counts no more.</summary>
    public void Remove(int row)
    {
        if (row < _places.Length)
        {
            _places[row].Number = 0;
        }
    }

    /// <summary>Rows in ascending order that may lie within the gate of a box, by what the grid knows of them; but for the one that is left out.</summary>
    /// <param name="box">Where.</param>
    /// <param name="gate">Squared distance over the sum of the variances, on each axis.</param>
    /// <param name="margin_m">Added to the gate.</param>
    /// <param name="except">Left out.</param>
    /// <param name="rows">Takes the rows; grows if it must.</param>
    public int Near(in GridBox box, double gate, double margin_m, int except, ref int[] rows)
    {
        var count = 0;
        _stamp++;
        Gather(_narrow, CellsOf(box, CellWidth_m), box, gate, margin_m, except, ref rows, ref count);
        if (_wideCount > 0)
        {
            Gather(_wide, CellsOf(box, 0.0), box, gate, margin_m, except, ref rows, ref count);
        }

        if (count > 1)
        {
            rows.AsSpan(0, count).Sort();
        }

        return count;
    }

    private void Gather(
        int[] heads, (int East, int LastEast, int North, int LastNorth) cells, in GridBox box, double gate, double margin_m, int except, ref int[] rows, ref int count)
    {
        for (var i = cells.East; i <= cells.LastEast; i++)
        {
            for (var j = cells.North; j <= cells.LastNorth; j++)
            {
                for (var at = heads[BucketOf(i, j)]; at >= 0; at = _entries[at].Next)
                {
                    ref readonly var entry = ref _entries[at];
                    if (entry.East != i || entry.North != j)
                    {
                        continue;
                    }

                    // A row may stand in several cells, and in those of its former number when it has changed hands.
                    ref var place = ref _places[entry.Row];
                    if (place.Stamp == _stamp || place.Number != entry.Number)
                    {
                        continue;
                    }

                    place.Stamp = _stamp;
                    if (entry.Row == except || !Meets(box, place.Box, gate, margin_m))
                    {
                        continue;
                    }

                    if (count == rows.Length)
                    {
                        Array.Resize(ref rows, 2 * count);
                    }

                    rows[count++] = entry.Row;
                }
            }
        }
    }

    private void Link(int[] heads, int east, int north, int row, int number)
    {
        if (_used == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _used);
        }

        ref var head = ref heads[BucketOf(east, north)];
        _entries[_used] = new Entry(east, north, row, number, head);
        head = _used++;
    }

    private static bool Meets(in GridBox one, in GridBox two, double gate, double margin_m)
    {
        double offEast = Math.Abs(one.East - two.East), offNorth = Math.Abs(one.North - two.North);
        var east = Math.Max(offEast - margin_m, 0.0);
        var north = Math.Max(offNorth - margin_m, 0.0);

        // No farther than the boxes meet, which are cut: whether two are found must not hang on where the edges of the cells lie.
        return offEast <= one.HalfEast_m + two.HalfEast_m && offNorth <= one.HalfNorth_m + two.HalfNorth_m
            && east * east <= gate * (one.VarianceEast_m2 + two.VarianceEast_m2)
            && north * north <= gate * (one.VarianceNorth_m2 + two.VarianceNorth_m2);
    }

    private static (int East, int LastEast, int North, int LastNorth) CellsOf(in GridBox box, double farther_m) => (
        CellOf(box.East - box.HalfEast_m - farther_m), CellOf(box.East + box.HalfEast_m + farther_m),
        CellOf(box.North - box.HalfNorth_m - farther_m), CellOf(box.North + box.HalfNorth_m + farther_m));

    private static int CellOf(double metres) => (int)Math.Floor(Math.Clamp(metres, -1e9, 1e9) / CellWidth_m);

    private static int BucketOf(int east, int north) =>
        (int)((((uint)east * 0x9E3779B1u) ^ ((uint)north * 0x85EBCA77u)) >> 19) & (Buckets - 1);

    private struct Place
    {
        public int Stamp;
        public int Number;
        public GridBox Box;
    }

    private readonly record struct Entry(int East, int North, int Row, int Number, int Next);
}
