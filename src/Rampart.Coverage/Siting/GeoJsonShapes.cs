using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>Reads points, lines and polygons from GeoJSON (RFC 7946); properties <c>name, weight, ground-height, near-road</c> (or <c>road</c>) as in a table.</summary>
/// <remarks>Edges run straight in latitude and longitude for polygons and along great circles for lines; an edge over more than 180° of longitude goes the short way, across the antimeridian.</remarks>
internal sealed class GeoJsonShapes
{
    /// <summary>What a file should hold.</summary>
    public const string Expected = "Expected GeoJSON: a FeatureCollection with points, lines or polygons.";
    private const int MostFaults = 50;
    private static readonly GeometryFactory Factory = new();

    private readonly string _file;
    private readonly List<Finding> _findings = [];
    private readonly List<PlacedShape> _shapes = [];
    private long _positions;

    private GeoJsonShapes(string file) => _file = file;

    private Place Place => new(_file);

    public static IReadOnlyList<PlacedShape> Read(string text, string file, ICollection<Finding> findings)
    {
        var reading = new GeoJsonShapes(file);
        try
        {
            using var document = JsonDocument.Parse(text);
            reading.ReadRoot(document.RootElement);
        }
        catch (JsonException fault)
        {
            reading._findings.Add(Finding.Error(new Place(file, (int)(fault.LineNumber ?? -1) + 1, (int)(fault.BytePositionInLine ?? -1) + 1), "file", "is not JSON.", Expected));
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair is JSON by its grammar, and still no text.
            reading._findings.Add(Finding.Error(new Place(file), "file", "has a text that is not Unicode.", Expected));
        }

        foreach (var finding in reading._findings.Take(MostFaults))
        {
            findings.Add(finding);
        }

        if (reading._findings.Count > MostFaults)
        {
            findings.Add(Finding.Error(new Place(file), "file", $"has {reading._findings.Count} faults; {MostFaults} are told.", "Mend these first."));
        }

        return reading._shapes;
    }

    private void ReadRoot(JsonElement root)
    {
        if (TypeOf(root) is "FeatureCollection")
        {
            if (!root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() == 0)
            {
                _findings.Add(Finding.Error(Place, "features", "There is no feature.", Expected));
                return;
            }

            var number = 0;
            foreach (var feature in features.EnumerateArray())
            {
                ReadFeature(feature, $"feature {++number:D6}");
            }
        }
        else
        {
            ReadFeature(root, "feature 000001");
        }
    }

    private void ReadFeature(JsonElement feature, string subject)
    {
        var isBare = TypeOf(feature) is not "Feature";
        var properties = default(JsonElement);
        var geometry = feature;
        if (!isBare)
        {
            feature.TryGetProperty("properties", out properties);
            if (!feature.TryGetProperty("geometry", out geometry))
            {
                _findings.Add(Finding.Error(Place, subject, "has no geometry.", "Give it a Point, LineString or Polygon."));
                return;
            }
        }

        var before = _findings.Count;
        var stated = Property(properties, "name") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } name ? name.ToString().Trim() : string.Empty;
        subject = stated.Length > 0 ? stated : subject;
        var weight = Number(properties, "weight", subject);
        if (weight is { } counts)
        {
            ShapeValues.IsWeight(counts, Place, subject, _findings);
        }

        var ground = Number(properties, "ground-height", subject);
        if (ground is { } height_m)
        {
            ShapeValues.IsGround(height_m, Place, subject, _findings);
        }

        var isNearRoad = Road(properties, subject);
        var template = new PlacedShape(subject, ShapeKind.Point, [], Polygon: null, weight, ground is { } metres ? Length.FromMetres(metres) : null, isNearRoad, Place);
        var shapes = ReadGeometry(geometry, template);
        if (_findings.Count == before)
        {
            _shapes.AddRange(shapes.Count == 1 ? shapes : shapes.Select((shape, at) => shape with { Name = $"{subject} part {at + 1:D4}" }));
        }
    }

    private List<PlacedShape> ReadGeometry(JsonElement geometry, PlacedShape template)
    {
        if (TypeOf(geometry) is not { } type || !geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            _findings.Add(Finding.Error(Place, template.Name, "has no geometry with coordinates.", "Give it a Point, LineString or Polygon."));
            return [];
        }

        IEnumerable<PlacedShape?> read = type switch
        {
            "Point" => [Point(coordinates, template)],
            "MultiPoint" => coordinates.EnumerateArray().Select(each => Point(each, template)),
            "LineString" => [Line(coordinates, template)],
            "MultiLineString" => coordinates.EnumerateArray().Select(each => Line(each, template)),
            "Polygon" => [Ringed(coordinates, template)],
            "MultiPolygon" => coordinates.EnumerateArray().Select(each => Ringed(each, template)),
            _ => [Refused(template.Name, $"is a {type}.", "Expected a Point, LineString or Polygon, or several of these (Multi…).")],
        };
        List<PlacedShape> shapes = [.. read.OfType<PlacedShape>()];
        if (shapes.Count == 0 && coordinates.GetArrayLength() == 0)
        {
            Refused(template.Name, "has no coordinates.", "Give it some, or leave it out.");
        }

        return shapes;
    }

    private PlacedShape? Point(JsonElement coordinates, PlacedShape template) =>
        Position(coordinates, template.Name) is { } place ? template with { Positions = [place] } : null;

    private PlacedShape? Line(JsonElement coordinates, PlacedShape template)
    {
        if (Positions(coordinates, template.Name) is not { } places)
        {
            return null;
        }

        return places.Count < 2
            ? Refused(template.Name, $"is a line of {places.Count} points.", "Give it at least two.")
            : template with { Kind = ShapeKind.Line, Positions = places };
    }

    private PlacedShape? Ringed(JsonElement coordinates, PlacedShape template)
    {
        if (coordinates.ValueKind != JsonValueKind.Array || coordinates.GetArrayLength() == 0)
        {
            return Refused(template.Name, "is a polygon without a ring.", "Give it a closed ring of at least four positions.");
        }

        var rings = new List<LinearRing>();
        foreach (var ring in coordinates.EnumerateArray())
        {
            if (Positions(ring, template.Name) is not { } places)
            {
                return null;
            }

            if (places.Count < 4 || places[0] != places[^1])
            {
                return Refused(template.Name, places.Count < 4 ? $"has a ring of {places.Count} positions." : "has a ring that is not closed.", "A ring has at least four positions, and ends where it began.");
            }

            var near = rings.Count == 0 ? places[0].Longitude.Degrees : rings[0].Coordinates[0].X;
            var unrolled = Unrolled(places, near);
            if (Math.Abs(unrolled[0].X - unrolled[^1].X) > 1.0)
            {
                return Refused(template.Name, "goes round a pole.", "Cut it along a meridian.");
            }

            unrolled[^1] = unrolled[0].Copy();
            rings.Add(Factory.CreateLinearRing(unrolled));
        }

        var polygon = Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
        var wrong = new IsValidOp(polygon).ValidationError;
        return wrong is null
            ? template with { Kind = ShapeKind.Polygon, Polygon = polygon }
            : Refused(
                template.Name,
                $"is no polygon: {wrong.Message}{(wrong.Coordinate is { } at ? $" at latitude {at.Y:F5}, longitude {at.X:F5}" : string.Empty)}.",
                "Its rings may not cross themselves or each other; holes lie inside.");
    }

    /// <summary>The ring with longitudes that go on beyond ±180° where it crosses the antimeridian.</summary>
    private static Coordinate[] Unrolled(List<Geodetic> places, double near_deg)
    {
        var ring = new Coordinate[places.Count];
        for (var at = 0; at < ring.Length; at++)
        {
            var longitude = places[at].Longitude.Degrees;
            longitude += 360.0 * Math.Round((near_deg - longitude) / 360.0);
            ring[at] = new Coordinate(longitude, places[at].Latitude.Degrees);
            near_deg = longitude;
        }

        return ring;
    }

    private List<Geodetic>? Positions(JsonElement coordinates, string subject)
    {
        if (coordinates.ValueKind != JsonValueKind.Array)
        {
            Refused(subject, "has coordinates that are no list of positions.", Expected);
            return null;
        }

        var places = new List<Geodetic>();
        foreach (var each in coordinates.EnumerateArray())
        {
            if (Position(each, subject) is not { } place)
            {
                return null;
            }

            places.Add(place);
        }

        return places;
    }

    private Geodetic? Position(JsonElement position, string subject)
    {
        if (++_positions > SitingCheck.MostPoints)
        {
            if (_positions == SitingCheck.MostPoints + 1L)
            {
                Refused("file", $"has more than {SitingCheck.MostPoints} positions.", "Leave out what does not matter: a border needs no more points than its turns.");
            }

            return null;
        }

        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
            || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
        {
            Refused(subject, "has a position that is not a longitude and a latitude.", "Write [longitude, latitude] in degrees, such as [32.57, 40.05].");
            return null;
        }

        return ShapeValues.PlaceAt(position[1].GetDouble(), position[0].GetDouble(), Place, subject, _findings);
    }

    private double? Number(JsonElement properties, string key, string subject)
    {
        if (Property(properties, key) is not { } value || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
        {
            return number;
        }

        Refused(subject, $"has a {key} that is not a number.", $"Write \"{key}\": 2.5, without quotation marks and without a unit.");
        return null;
    }

    private bool? Road(JsonElement properties, string subject) => (Property(properties, "near-road") ?? Property(properties, "road")) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => ShapeValues.YesOrNo(other.ToString(), Place, subject, _findings),
    };

    private static JsonElement? Property(JsonElement properties, string key) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(key, out var value) ? value : null;

    private static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private PlacedShape? Refused(string subject, string message, string remedy)
    {
        _findings.Add(Finding.Error(Place, subject, message, remedy));
        return null;
    }
}
