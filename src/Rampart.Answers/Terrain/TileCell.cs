using System.Globalization;

namespace Rampart.Answers.Terrain;

/// <summary>One degree by one degree of the Earth, named after its south-west corner as the archives do: N39E033.</summary>
internal readonly record struct TileCell(int South, int West) : IComparable<TileCell>
{
    public int North => South + 1;

    public int East => West + 1;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{LatitudeName}{LongitudeName}");

    /// <summary>N39 or S14.</summary>
    public string LatitudeName => string.Create(CultureInfo.InvariantCulture, $"{(South < 0 ? 'S' : 'N')}{Math.Abs(South):00}");

    /// <summary>E033 or W172.</summary>
    public string LongitudeName => string.Create(CultureInfo.InvariantCulture, $"{(West < 0 ? 'W' : 'E')}{Math.Abs(West):000}");

    /// <summary>From the north to the south, then from the west to the east.</summary>
    public int CompareTo(TileCell other) => South != other.South ? other.South.CompareTo(South) : West.CompareTo(other.West);

    public override string ToString() => Name;
}
