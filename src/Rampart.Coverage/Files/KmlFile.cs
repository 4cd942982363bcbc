using System.Globalization;
using System.Text;
using System.Xml;
using NetTopologySuite.Geometries;

namespace Rampart.Coverage.Files;

/// <summary>Areas as a KML file: folders of placemarks, each with its style, name, description and data.</summary>
/// <remarks>
/// <para>Source: OGC 07-147r2, KML 2.2: longitude first, WGS84; colours are written alpha, blue, green, red; rings counter-clockwise.</para>
/// </remarks>
public static class KmlFile
{
    private const string Namespace = "http://www.opengis.net/kml/2.2";

    // Areas let the map shine through: 40 %.
    private const string FillAlpha = "66";

    /// <summary>Writes a file in place of what is there.</summary>
    public static void Write(string path, string name, string description, IReadOnlyCollection<MapFeature> features)
    {
        using var file = File.Create(path);
        Write(file, name, description, features);
    }

    /// <summary>Writes the document; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">The document's name.</param>
    /// <param name="description">Where it comes from: the stamp.</param>
    /// <param name="features">The areas; their folders come in the order in which they are first named.</param>
    /// <exception cref="ArgumentException">A colour that is not #rrggbb, or a property of a kind that no file knows.</exception>
    public static void Write(Stream stream, string name, string description, IReadOnlyCollection<MapFeature> features)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(features);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, IndentChars = " ", NewLineChars = "\n" });
        xml.WriteStartDocument();
        xml.WriteStartElement("kml", Namespace);
        xml.WriteStartElement("Document", Namespace);
        Element(xml, "name", name);
        Element(xml, "description", description);
        foreach (var colour in features.Select(feature => feature.Colour).Distinct(StringComparer.Ordinal))
        {
            WriteStyle(xml, colour);
        }

        foreach (var folder in features.GroupBy(feature => feature.Folder, StringComparer.Ordinal))
        {
            if (folder.Key.Length > 0)
            {
                xml.WriteStartElement("Folder", Namespace);
                Element(xml, "name", folder.Key);
            }

            foreach (var feature in folder)
            {
                WritePlacemark(xml, feature);
            }

            if (folder.Key.Length > 0)
            {
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteStyle(XmlWriter xml, string colour)
    {
        if (colour.Length != 7 || colour[0] != '#' || !colour.Skip(1).All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException($"A colour is written #rrggbb, not {colour}.", nameof(colour));
        }

        var blueGreenRed = colour[5..] + colour[3..5] + colour[1..3];
        xml.WriteStartElement("Style", Namespace);
        xml.WriteAttributeString("id", StyleOf(colour));
        xml.WriteStartElement("LineStyle", Namespace);
        Element(xml, "color", "ff" + blueGreenRed);
        Element(xml, "width", "1.5");
        xml.WriteEndElement();
        xml.WriteStartElement("PolyStyle", Namespace);
        Element(xml, "color", FillAlpha + blueGreenRed);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WritePlacemark(XmlWriter xml, MapFeature feature)
    {
        xml.WriteStartElement("Placemark", Namespace);
        Element(xml, "name", feature.Name);
        if (feature.Description.Length > 0)
        {
            Element(xml, "description", feature.Description);
        }

        Element(xml, "styleUrl", "#" + StyleOf(feature.Colour));
        if (feature.Properties.Count > 0)
        {
            xml.WriteStartElement("ExtendedData", Namespace);
            foreach (var (key, value) in feature.Properties)
            {
                xml.WriteStartElement("Data", Namespace);
                xml.WriteAttributeString("name", Clean(key));
                Element(xml, "value", MapFeature.Text(value));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        if (!feature.Area.IsEmpty)
        {
            xml.WriteStartElement("MultiGeometry", Namespace);
            foreach (var polygon in feature.Area.Geometries.Cast<Polygon>().Where(polygon => !polygon.IsEmpty).Select(CellOutlines.RightHanded))
            {
                WritePolygon(xml, polygon);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WritePolygon(XmlWriter xml, Polygon polygon)
    {
        xml.WriteStartElement("Polygon", Namespace);
        Element(xml, "tessellate", "1");
        WriteRing(xml, "outerBoundaryIs", polygon.ExteriorRing);
        foreach (var hole in polygon.InteriorRings)
        {
            WriteRing(xml, "innerBoundaryIs", hole);
        }

        xml.WriteEndElement();
    }

    private static void WriteRing(XmlWriter xml, string boundary, LineString ring)
    {
        xml.WriteStartElement(boundary, Namespace);
        xml.WriteStartElement("LinearRing", Namespace);
        xml.WriteStartElement("coordinates", Namespace);
        for (var at = 0; at < ring.NumPoints; at++)
        {
            var corner = ring.GetCoordinateN(at);
            xml.WriteString(string.Create(CultureInfo.InvariantCulture, $"{(at == 0 ? string.Empty : " ")}{corner.X:0.######},{corner.Y:0.######}"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Clean(text));

    /// <summary>Without the characters that XML cannot hold; the writer escapes the rest.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string StyleOf(string colour) => "area-" + colour.TrimStart('#');
}
