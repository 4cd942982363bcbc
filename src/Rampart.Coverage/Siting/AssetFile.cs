using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>Reads what wants covering: from a table (<c>name,latitude,longitude[,weight]</c>) assets, from GeoJSON points as assets, lines as borders, polygons as areas.</summary>
/// <remarks>
/// An asset counts its weight, one where none is stated. A border's pieces count their kilometres and an area's cells their square kilometres, times the weight of
/// the border or area where one is stated.
/// </remarks>
public static class AssetFile
{
    /// <summary>The demands of a file; what is wrong with it goes to the findings.</summary>
    /// <param name="path">A .csv or .geojson file.</param>
    /// <param name="spacing">How far apart the points of borders and areas stand at most.</param>
    /// <param name="findings">Errors mean that something was left out.</param>
    public static IReadOnlyList<Demand> Open(string path, Length spacing, ICollection<Finding> findings) => Demands(PlacedShape.Open(path, findings), path, spacing, findings);

    /// <summary>The demands in the bytes of a file of that name.</summary>
    public static IReadOnlyList<Demand> Read(ReadOnlySpan<byte> utf8, string file, Length spacing, ICollection<Finding> findings) =>
        Demands(PlacedShape.Read(utf8, file, findings), file, spacing, findings);

    private static List<Demand> Demands(IReadOnlyList<PlacedShape> shapes, string file, Length spacing, ICollection<Finding> findings)
    {
        var demands = new List<Demand>();
        if (shapes.Any(shape => shape.Kind != ShapeKind.Point) && !ShapePoints.IsSpacing(spacing, file, findings))
        {
            return demands;
        }

        foreach (var shape in shapes)
        {
            var left = SitingCheck.MostPoints - demands.Count;
            switch (shape.Kind)
            {
                case ShapeKind.Point when left > 0:
                    demands.Add(Demand.Asset(shape.Name, shape.Positions[0], shape.Weight ?? 1.0));
                    break;
                case ShapeKind.Line:
                    demands.AddRange(Pieces(shape, DemandKind.Border, ShapePoints.OfBorder(shape, spacing, left, findings)));
                    break;
                case ShapeKind.Polygon:
                    demands.AddRange(Pieces(shape, DemandKind.Area, ShapePoints.OfArea(shape, spacing, left, findings)));
                    break;
                default:
                    findings.Add(Finding.Error(shape.Place, shape.Name, $"comes after more than {SitingCheck.MostPoints} points.", "Take a wider spacing."));
                    break;
            }
        }

        return SitingNames.WithOwn(demands, demand => demand.Name, file, findings);
    }

    private static IEnumerable<Demand> Pieces(PlacedShape shape, DemandKind kind, IReadOnlyList<(Geodetic Middle, double Size)> pieces) =>
        pieces.Select((piece, at) => new Demand($"{shape.Name}/{at + 1:D6}", piece.Middle, piece.Size * (shape.Weight ?? 1.0), kind, shape.Name));
}

/// <summary>Names of points that were made from shapes beside names that the user gave.</summary>
internal static class SitingNames
{
    /// <summary>Those with a name of their own; a finding for each other.</summary>
    public static List<T> WithOwn<T>(IReadOnlyList<T> items, Func<T, string> nameOf, string file, ICollection<Finding> findings)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<T>(items.Count);
        foreach (var item in items)
        {
            if (known.Add(nameOf(item)))
            {
                kept.Add(item);
            }
            else
            {
                findings.Add(Finding.Error(new Place(file), nameOf(item), "is the name of a place, and of a point of a border or area too.", "Give the place another name."));
            }
        }

        return kept;
    }
}
