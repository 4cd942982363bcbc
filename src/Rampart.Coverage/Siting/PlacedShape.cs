using System.Text;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>What a row of a table or a feature of a GeoJSON file states.</summary>
internal enum ShapeKind
{
    Point,
    Line,
    Polygon,
}

/// <summary>A place, line or polygon from a user's file, checked for itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Positions">The point, or the line's points; empty for a polygon.</param>
/// <param name="Polygon">The polygon, longitude before latitude in degrees; its longitudes may run beyond ±180°.</param>
/// <param name="Weight">How much it counts, if that is stated.</param>
/// <param name="GroundHeight">Height of the ground, if that is stated.</param>
/// <param name="IsNearRoad">Whether a road leads there, if that is stated.</param>
/// <param name="Place">Where it stands in the file.</param>
internal sealed record PlacedShape(
    string Name, ShapeKind Kind, IReadOnlyList<Geodetic> Positions, Polygon? Polygon, double? Weight, Length? GroundHeight, bool? IsNearRoad, Place Place)
{
    // Longer files are something else than places.
    private const long MostBytes = 64L << 20;

    /// <summary>The shapes of a file; what is wrong with it goes to the findings.</summary>
    public static IReadOnlyList<PlacedShape> Open(string path, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        try
        {
            if (!File.Exists(path))
            {
                findings.Add(Finding.Error(new Place(path), "file", Directory.Exists(path) ? "is a folder." : "does not exist.", "Name a .csv or .geojson file."));
                return [];
            }

            if (new FileInfo(path).Length > MostBytes)
            {
                findings.Add(Finding.Error(new Place(path), "file", $"is larger than {MostBytes >> 20} MB.", $"Leave in it at most {SitingCheck.MostPoints} places."));
                return [];
            }

            return Read(File.ReadAllBytes(path), path, findings);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            findings.Add(Finding.Error(new Place(path), "file", $"cannot be read: {fault.Message}", "Name a .csv or .geojson file that may be read."));
            return [];
        }
    }

    /// <summary>The shapes in the bytes of a file; its name tells of which kind it is.</summary>
    public static IReadOnlyList<PlacedShape> Read(ReadOnlySpan<byte> utf8, string file, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(findings);
        if (!Utf8.IsValid(utf8))
        {
            findings.Add(Finding.Error(new Place(file), "file", "is not UTF-8 text.", "Save it in UTF-8."));
            return [];
        }

        var text = Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
        {
            findings.Add(Finding.Error(new Place(file), "file", "is empty.", Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? PlaceTable.Expected : GeoJsonShapes.Expected));
            return [];
        }

        var shapes = Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".CSV" => PlaceTable.Read(text, file, findings),
            ".GEOJSON" or ".JSON" => GeoJsonShapes.Read(text, file, findings),
            _ => null,
        };
        if (shapes is null)
        {
            findings.Add(Finding.Error(new Place(file), "file", "is neither .csv nor .geojson.", "Name it by what it is."));
            return [];
        }

        return WithOwnNames(shapes, file, findings);
    }

    private static List<PlacedShape> WithOwnNames(IReadOnlyList<PlacedShape> shapes, string file, ICollection<Finding> findings)
    {
        var known = new Dictionary<string, Place>(StringComparer.Ordinal);
        var kept = new List<PlacedShape>();
        foreach (var shape in shapes)
        {
            if (known.TryAdd(shape.Name, shape.Place))
            {
                kept.Add(shape);
            }
            else
            {
                findings.Add(Finding.Error(shape.Place, shape.Name, known[shape.Name] is { Line: > 0 } first ? $"is the name of the place in line {first.Line} already." : "is the name of another place already.", "Give each a name of its own."));
            }
        }

        if (kept.Count > SitingCheck.MostPoints)
        {
            findings.Add(Finding.Error(new Place(file), "file", $"has {kept.Count} places; more than {SitingCheck.MostPoints} are not read.", "Leave out what does not matter, or make several files of it."));
            return [];
        }

        return kept;
    }
}

/// <summary>Reads the single values that tables and GeoJSON files share; each fault becomes a finding.</summary>
internal static class ShapeValues
{
    /// <summary>The place at a latitude and longitude in degrees; null with a finding where there is none.</summary>
    public static Geodetic? PlaceAt(double latitude_deg, double longitude_deg, Place place, string subject, ICollection<Finding> findings)
    {
        if (!(Math.Abs(latitude_deg) <= 90.0))
        {
            var isSwapped = Math.Abs(latitude_deg) <= 180.0 && Math.Abs(longitude_deg) <= 90.0;
            findings.Add(Finding.Error(place, subject, $"Latitude {latitude_deg:R}° is not from −90° to 90°.", isSwapped ? "Perhaps latitude and longitude are exchanged: a table states latitude first, GeoJSON longitude first." : "State degrees, positive to the north."));
            return null;
        }

        if (!(Math.Abs(longitude_deg) <= 180.0))
        {
            findings.Add(Finding.Error(place, subject, $"Longitude {longitude_deg:R}° is not from −180° to 180°.", "Count degrees to the east up to 180 and to the west down to −180."));
            return null;
        }

        return Geodetic.FromDegrees(latitude_deg, longitude_deg);
    }

    /// <summary>Whether a weight may stand; a finding where not.</summary>
    public static bool IsWeight(double weight, Place place, string subject, ICollection<Finding> findings)
    {
        if (weight is >= 0.0 and <= SitingCheck.GreatestWeight)
        {
            return true;
        }

        findings.Add(Finding.Error(place, subject, $"Weight {weight:R} is not from 0 to {SitingCheck.GreatestWeight:R}.", "State how much it counts beside the others, such as 1 or 2.5."));
        return false;
    }

    /// <summary>Whether a height of the ground may stand; a finding where not.</summary>
    public static bool IsGround(double height_m, Place place, string subject, ICollection<Finding> findings)
    {
        if (height_m is >= -1000.0 and <= 9000.0)
        {
            return true;
        }

        findings.Add(Finding.Error(place, subject, $"Ground at {height_m:R} m is on no map: it lies from −1000 m to 9000 m.", "State metres above the sea, or leave the height out: it is then taken from the terrain."));
        return false;
    }

    /// <summary>Yes or no; null with a finding for anything else.</summary>
    public static bool? YesOrNo(string text, Place place, string subject, ICollection<Finding> findings)
    {
        switch (text.ToUpperInvariant())
        {
            case "YES" or "TRUE":
                return true;
            case "NO" or "FALSE":
                return false;
            default:
                findings.Add(Finding.Error(place, subject, $"\"{text}\" does not say whether a road is near.", "Write yes or no, or leave it empty."));
                return null;
        }
    }
}
