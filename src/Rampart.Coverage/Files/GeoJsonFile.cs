using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Rampart.Coverage.Files;

/// <summary>Areas as a GeoJSON feature collection.</summary>
/// <remarks>
/// <para>Source: RFC 7946 (2016): WGS84 in degrees, longitude first (3.1.1, 4); outer rings counter-clockwise and holes clockwise (3.1.6); no polygon crosses
/// ±180° (3.1.9, what <see cref="CellOutlines"/> makes). An empty area is a feature without a geometry (3.2), so that what is known of it is not lost.</para>
/// <para>Positions have at most six decimals: 0.11 m.</para>
/// </remarks>
public static class GeoJsonFile
{
    /// <summary>Writes a file in place of what is there.</summary>
    public static void Write(string path, string name, IEnumerable<MapFeature> features)
    {
        using var file = File.Create(path);
        Write(file, name, features);
    }

    /// <summary>Writes the collection; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">The collection's name, which GDAL and QGIS show as the layer's.</param>
    /// <param name="features">The areas, in their order.</param>
    /// <exception cref="ArgumentException">A property of a kind that JSON does not know.</exception>
    public static void Write(Stream stream, string name, IEnumerable<MapFeature> features)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(features);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", name);
        json.WriteStartArray("features");
        foreach (var feature in features)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("name", feature.Name);
            foreach (var (key, value) in feature.Properties)
            {
                json.WritePropertyName(key);
                WriteValue(json, value);
            }

            json.WriteEndObject();
            WriteGeometry(json, feature.Area);
            json.WriteEndObject();
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteRawValue(MapFeature.Text(number));
                break;
            case double:
                json.WriteNullValue();
                break;
            default:
                throw MapFeature.Unknown(value);
        }
    }

    private static void WriteGeometry(Utf8JsonWriter json, MultiPolygon area)
    {
        if (area.IsEmpty)
        {
            json.WriteNull("geometry");
            return;
        }

        var polygons = area.Geometries.Cast<Polygon>().Where(polygon => !polygon.IsEmpty).Select(CellOutlines.RightHanded).ToList();
        json.WriteStartObject("geometry");
        json.WriteString("type", polygons.Count == 1 ? "Polygon" : "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in polygons)
        {
            if (polygons.Count > 1)
            {
                json.WriteStartArray();
            }

            WriteRing(json, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
            {
                WriteRing(json, hole);
            }

            if (polygons.Count > 1)
            {
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter json, LineString ring)
    {
        json.WriteStartArray();
        foreach (var corner in ring.Coordinates)
        {
            json.WriteStartArray();
            json.WriteNumberValue(decimal.Round((decimal)corner.X, LonLatRings.Decimals));
            json.WriteNumberValue(decimal.Round((decimal)corner.Y, LonLatRings.Decimals));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
