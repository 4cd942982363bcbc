using System.Buffers.Binary;
using System.Globalization;

namespace Rampart.Answers.Terrain;

/// <summary>How far apart the posts of an imported tile are, and the form in which such a tile is kept.</summary>
internal sealed record PostSpacing(string Word, int Seconds)
{
    public static PostSpacing One { get; } = new("1s", 1);

    public static PostSpacing Three { get; } = new("3s", 3);

    /// <summary>Kept as DTED level 0, because .hgt knows one and three seconds only.</summary>
    public static PostSpacing Thirty { get; } = new("30s", 30);

    public static IReadOnlyList<PostSpacing> All { get; } = [One, Three, Thirty];

    public bool IsDted => Seconds == 30;

    /// <summary>Not much finer than the source, so that no detail is pretended.</summary>
    public static PostSpacing For(double source_as) => source_as <= 2.0 ? One : source_as <= 10.0 ? Three : Thirty;

    public int Rows => (3600 / Seconds) + 1;

    /// <summary>DTED spaces its columns wider towards the poles (MIL-PRF-89020, table of intervals); .hgt does not.</summary>
    public int Columns(TileCell tile) => IsDted ? (120 / Zone(tile)) + 1 : Rows;

    public string FileOf(TileCell tile) => IsDted
        ? string.Create(CultureInfo.InvariantCulture, $"{tile.LongitudeName.ToLowerInvariant()}/{tile.LatitudeName.ToLowerInvariant()}.dt0")
        : $"{tile.Name}.hgt";

    private static int Zone(TileCell tile) => (tile.South >= 0 ? tile.South : -tile.North) switch
    {
        < 50 => 1,
        < 70 => 2,
        < 75 => 3,
        < 80 => 4,
        _ => 6,
    };
}

/// <summary>The heights of one tile while it is made: rows from north to south, posts from west to east, edges shared with the neighbours.</summary>
internal sealed class TilePosts
{
    public const short Void = -32768;

    // No ground and no sea floor is outside; what a file holds beyond is a void that it does not declare.
    private const float Deepest_m = -12_000f;
    private const float Highest_m = 9_000f;

    private readonly short[] _heights;

    public TilePosts(TileCell tile, PostSpacing spacing)
    {
        Tile = tile;
        Columns = spacing.Columns(tile);
        Rows = spacing.Rows;
        _heights = new short[Columns * Rows];
        Array.Fill(_heights, Void);
    }

    public TileCell Tile { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Posts that held a number which is no height.</summary>
    public int Undeclared { get; private set; }

    public int Voids => _heights.Count(height => height == Void);

    /// <summary>Whether nothing is known inside its edges: those belong to the neighbours too.</summary>
    public bool IsEmpty
    {
        get
        {
            for (var row = 1; row < Rows - 1; row++)
            {
                if (_heights.AsSpan((row * Columns) + 1, Columns - 2).ContainsAnyExcept(Void))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public int Lowest => _heights.Where(height => height != Void).Min();

    public int Highest => _heights.Where(height => height != Void).Max();

    /// <summary>Takes raw 32-bit numbers where nothing is known yet.</summary>
    public void Fill(ReadOnlySpan<byte> raw, bool isSeaLevelLowest)
    {
        for (var post = 0; post < _heights.Length; post++)
        {
            var height_m = BinaryPrimitives.ReadSingleLittleEndian(raw[(post * 4)..]);
            if (_heights[post] != Void || float.IsNaN(height_m) || height_m == Void)
            {
                continue;
            }

            // −9999 is the commonest void that a file forgets to declare.
            if (height_m is < Deepest_m or > Highest_m or -9999f)
            {
                Undeclared++;
                continue;
            }

            _heights[post] = (short)MathF.Round(isSeaLevelLowest ? MathF.Max(0f, height_m) : height_m, MidpointRounding.AwayFromZero);
        }
    }

    public byte[] ToBigEndian()
    {
        var bytes = new byte[_heights.Length * 2];
        for (var post = 0; post < _heights.Length; post++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(post * 2), _heights[post]);
        }

        return bytes;
    }
}
