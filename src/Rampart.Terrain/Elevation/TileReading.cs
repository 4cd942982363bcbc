using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>What came of reading one file: a tile, or the errors that kept it from becoming one; remarks may go with either.</summary>
public sealed record TileReading(ElevationTile? Tile, IReadOnlyList<Finding> Findings)
{
    internal static TileReading Failed(Finding finding) => new(null, [finding]);
}

/// <summary>What is known of a tile before its heights are read: where it lies and how its posts stand.</summary>
internal sealed record TileHeader(string Name, double South_deg, double West_deg, double LatitudeStep_deg, double LongitudeStep_deg, int Rows, int Columns);

/// <summary>A file that is no tile, with the finding that says why; thrown and caught within this folder only.</summary>
internal sealed class TileRefusedException(Finding finding) : Exception(finding.Message)
{
    public TileRefusedException(string file, string subject, string message, string remedy)
        : this(Finding.Error(new Place(file), subject, message, remedy))
    {
    }

    public Finding Finding { get; } = finding;
}
