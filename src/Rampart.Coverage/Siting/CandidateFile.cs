using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>Reads where batteries could stand: from a table (<c>name,latitude,longitude[,ground-height][,near-road]</c>), or from GeoJSON points and polygons; a polygon gives a grid of places.</summary>
public static class CandidateFile
{
    /// <summary>The candidates of a file; what is wrong with it goes to the findings.</summary>
    /// <param name="path">A .csv or .geojson file.</param>
    /// <param name="spacing">How far apart places inside a polygon stand.</param>
    /// <param name="findings">Errors mean that something was left out.</param>
    public static IReadOnlyList<SiteCandidate> Open(string path, Length spacing, ICollection<Finding> findings) => Candidates(PlacedShape.Open(path, findings), path, spacing, findings);

    /// <summary>The candidates in the bytes of a file of that name.</summary>
    public static IReadOnlyList<SiteCandidate> Read(ReadOnlySpan<byte> utf8, string file, Length spacing, ICollection<Finding> findings) =>
        Candidates(PlacedShape.Read(utf8, file, findings), file, spacing, findings);

    private static List<SiteCandidate> Candidates(IReadOnlyList<PlacedShape> shapes, string file, Length spacing, ICollection<Finding> findings)
    {
        var candidates = new List<SiteCandidate>();
        if (shapes.Any(shape => shape.Kind == ShapeKind.Polygon) && !ShapePoints.IsSpacing(spacing, file, findings))
        {
            return candidates;
        }

        foreach (var shape in shapes)
        {
            var left = SitingCheck.MostPoints - candidates.Count;
            switch (shape.Kind)
            {
                case ShapeKind.Point when left > 0:
                    candidates.Add(Of(shape.Name, shape.Positions[0], shape));
                    break;
                case ShapeKind.Polygon:
                    candidates.AddRange(ShapePoints.OfArea(shape, spacing, left, findings).Select((cell, at) => Of($"{shape.Name}/{at + 1:D6}", cell.Middle, shape)));
                    break;
                case ShapeKind.Line:
                    findings.Add(Finding.Error(shape.Place, shape.Name, "is a line, and a battery stands at a place.", "Write points, or a polygon in which to look for places."));
                    break;
                default:
                    findings.Add(Finding.Error(shape.Place, shape.Name, $"comes after more than {SitingCheck.MostPoints} points.", "Take a wider spacing."));
                    break;
            }
        }

        return SitingNames.WithOwn(candidates, candidate => candidate.Name, file, findings);
    }

    private static SiteCandidate Of(string name, Geodetic place, PlacedShape shape) =>
        new(name, place with { Height = shape.GroundHeight ?? Length.Zero }, shape.GroundHeight, shape.IsNearRoad);
}
