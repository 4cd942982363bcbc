namespace Rampart.Pictures;

/// <summary>The footprint against threats of one range.</summary>
/// <param name="Title">Such as the range.</param>
/// <param name="Cell_km">Width of a cell.</param>
/// <param name="Size">Cells in a row; the battery stands in the middle one.</param>
/// <param name="Count">Row by row from the north: from how many azimuths a cell is defended.</param>
/// <param name="One">The same cells: whether it is defended against threats from the azimuth that is outlined.</param>
public sealed record FootprintPanel(string Title, double Cell_km, int Size, IReadOnlyList<int> Count, IReadOnlyList<bool> One)
{
    /// <summary>The same cells: whether one is defended for certain from no azimuth, and nobody knows of all; empty where all is known.</summary>
    public IReadOnlyList<bool> Unknown { get; init; } = [];
}

/// <summary>What a map of defended footprints shows.</summary>
public sealed record FootprintMapData
{
    public required Caption Caption { get; init; }

    /// <summary>The answer in a sentence.</summary>
    public required string Answer { get; init; }

    public required IReadOnlyList<FootprintPanel> Panels { get; init; }

    /// <summary>How many azimuths were asked.</summary>
    public required int Azimuths { get; init; }

    /// <summary>The azimuth whose footprint is outlined.</summary>
    public required double Outlined_deg { get; init; }

    /// <summary>The longest reach against such threats.</summary>
    public required double Reach_km { get; init; }

    /// <summary>Heads of the table's columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    public required IReadOnlyList<string> Stamps { get; init; }
}
