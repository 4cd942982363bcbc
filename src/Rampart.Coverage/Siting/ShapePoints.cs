using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>The points that a line or polygon of a file stands for, at a spacing; what cannot be cut becomes a finding.</summary>
internal static class ShapePoints
{
    private static readonly Length LeastSpacing = Length.FromMetres(1.0);
    private static readonly Length WidestSpacing = Length.FromKilometres(2000.0);

    /// <summary>Whether points can stand so far apart; a finding where not.</summary>
    public static bool IsSpacing(Length spacing, string file, ICollection<Finding> findings)
    {
        if (spacing >= LeastSpacing && spacing <= WidestSpacing)
        {
            return true;
        }

        findings.Add(Finding.Error(new Place(file), "spacing", $"{spacing.Metres:R} m is not from {LeastSpacing} to {WidestSpacing}.", "State how far apart points of borders and areas stand, such as 5 km."));
        return false;
    }

    /// <summary>The pieces of a border; none with a finding where it cannot be cut.</summary>
    public static IReadOnlyList<(Geodetic Middle, double Size)> OfBorder(PlacedShape line, Length spacing, int most, ICollection<Finding> findings)
    {
        switch (BorderPieces.CountOf(line.Positions, spacing))
        {
            case null:
                findings.Add(Finding.Error(line.Place, line.Name, "has two neighbouring points on opposite sides of the Earth.", "Put points between them."));
                return [];
            case 0.0:
                findings.Add(Finding.Error(line.Place, line.Name, "is a line without length.", "Give it two points at different places."));
                return [];
            case { } count when count > most:
                findings.Add(TooMany(line, spacing));
                return [];
            default:
                return [.. BorderPieces.Of(line.Positions, spacing)];
        }
    }

    /// <summary>The cells of an area; none with a finding where there are too many or none.</summary>
    public static IReadOnlyList<(Geodetic Middle, double Size)> OfArea(PlacedShape area, Length spacing, int most, ICollection<Finding> findings)
    {
        var cells = AreaGrid.Of(area.Polygon!, spacing, most);
        if (cells is null)
        {
            findings.Add(TooMany(area, spacing));
        }
        else if (cells.Count == 0)
        {
            findings.Add(Finding.Error(area.Place, area.Name, $"has no point of a grid of {spacing} inside.", "Take a smaller spacing, or make a point of it."));
        }

        return cells ?? [];
    }

    private static Finding TooMany(PlacedShape shape, Length spacing) =>
        Finding.Error(shape.Place, shape.Name, $"makes more than {SitingCheck.MostPoints} points at a spacing of {spacing}, with what stands before it.", "Take a wider spacing, or a smaller shape.");
}
