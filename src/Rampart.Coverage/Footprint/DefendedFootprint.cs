using System.Numerics;
using Rampart.Coverage.Files;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Footprint;

/// <summary>What a battery defends against threats from one azimuth.</summary>
/// <param name="From">Where they come from.</param>
/// <param name="Area_km2">Area of the places aimed at that it defends.</param>
/// <param name="Ahead_km">The farthest of them toward where the threat comes from; 0 where none lies there.</param>
/// <param name="Behind_km">The farthest away from it.</param>
/// <param name="Beside_km">The farthest to either side.</param>
/// <param name="Unknown_km2">Area of which nobody knows, for what lies on the ground there is unknown.</param>
public sealed record FootprintRow(Angle From, double Area_km2, double Ahead_km, double Behind_km, double Beside_km, double Unknown_km2);

/// <summary>The places aimed at that a battery defends against ballistic missiles of one range, by the azimuth they come from.</summary>
/// <param name="Range">How far the threat flies.</param>
/// <param name="Flights">Its path from each azimuth.</param>
/// <param name="Grid">The cells about the battery.</param>
/// <param name="DefendedFrom">Row by row from the north: a bit for each azimuth from which a threat to the cell is met.</param>
/// <param name="UnknownFrom">The same for the azimuths from which it would be met only were the unknown ground low, or whose place aimed at has unknown ground itself.</param>
/// <param name="Lacks">For each azimuth what the most of the undefended places within reach lack: how far the chain comes at the most. None: every meeting within reach is too low to count. Null: all is defended, or out of reach.</param>
public sealed record DefendedFootprint(Length Range, IReadOnlyList<ThreatFlight> Flights, LocalGrid Grid, uint[] DefendedFrom, uint[] UnknownFrom, IReadOnlyList<Shortfall?> Lacks)
{
    private uint All => Flights.Count == FootprintQuestion.MostAzimuths ? uint.MaxValue : (1u << Flights.Count) - 1u;

    /// <summary>Whether a cell is defended against threats from one azimuth.</summary>
    public bool IsDefended(int row, int column, int azimuth) => (DefendedFrom[(row * Grid.Size) + column] & (1u << azimuth)) != 0u;

    /// <summary>Whether it is defended from wherever the threat comes.</summary>
    public bool IsAlways(int row, int column) => DefendedFrom[(row * Grid.Size) + column] == All;

    /// <summary>Whether it is defended from one azimuth at least.</summary>
    public bool IsEver(int row, int column) => DefendedFrom[(row * Grid.Size) + column] != 0u;

    /// <summary>Area defended from wherever the threat comes.</summary>
    public double Always_km2 => Area_km2(IsAlways);

    /// <summary>Area defended from one azimuth at least.</summary>
    public double Ever_km2 => Area_km2(IsEver);

    /// <summary>Whether nobody knows if a cell is defended against threats from one azimuth.</summary>
    public bool IsUnknown(int row, int column, int azimuth) => (UnknownFrom[(row * Grid.Size) + column] & (1u << azimuth)) != 0u;

    /// <summary>Whether it may be defended from wherever the threat comes, and nobody knows.</summary>
    public bool IsPerhapsAlways(int row, int column) => !IsAlways(row, column) && (DefendedFrom[(row * Grid.Size) + column] | UnknownFrom[(row * Grid.Size) + column]) == All;

    /// <summary>Whether it is surely defended from no azimuth, and perhaps from one.</summary>
    public bool IsPerhapsEver(int row, int column) => !IsEver(row, column) && UnknownFrom[(row * Grid.Size) + column] != 0u;

    /// <summary>Area that is perhaps defended from wherever the threat comes.</summary>
    public double PerhapsAlways_km2 => Area_km2(IsPerhapsAlways);

    /// <summary>Area that is defended from no azimuth for certain, and perhaps from one.</summary>
    public double PerhapsEver_km2 => Area_km2(IsPerhapsEver);

    /// <summary>From how many azimuths a cell is defended.</summary>
    public int Count(int row, int column) => BitOperations.PopCount(DefendedFrom[(row * Grid.Size) + column]);

    /// <summary>What is defended against threats from each azimuth.</summary>
    public IReadOnlyList<FootprintRow> Rows => [.. Flights.Select((flight, azimuth) => Row(flight.From, azimuth))];

    private FootprintRow Row(Angle from, int azimuth)
    {
        var (sin, cos) = Math.SinCos(from.Radians);
        double ahead = 0.0, behind = 0.0, beside = 0.0;
        var middle = Grid.Size / 2;
        for (var row = 0; row < Grid.Size; row++)
        {
            for (var column = 0; column < Grid.Size; column++)
            {
                if (IsDefended(row, column, azimuth))
                {
                    var (east, north) = ((column - middle) * Grid.CellSize.Kilometres, (middle - row) * Grid.CellSize.Kilometres);
                    var along = (east * sin) + (north * cos);
                    (ahead, behind, beside) = (Math.Max(ahead, along), Math.Max(behind, -along), Math.Max(beside, Math.Abs((east * cos) - (north * sin))));
                }
            }
        }

        return new FootprintRow(from, Area_km2((row, column) => IsDefended(row, column, azimuth)), ahead, behind, beside, Area_km2((row, column) => IsUnknown(row, column, azimuth)));
    }

    private double Area_km2(Func<int, int, bool> isIn)
    {
        var areas = new CellAreas(Grid);
        var sum = 0.0;
        for (var row = 0; row < Grid.Size; row++)
        {
            for (var column = 0; column < Grid.Size; column++)
            {
                sum += isIn(row, column) ? areas.Of_km2(row, column) : 0.0;
            }
        }

        return sum;
    }
}
