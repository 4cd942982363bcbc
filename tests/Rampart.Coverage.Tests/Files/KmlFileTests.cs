using System.Globalization;
using System.Xml.Linq;
using NetTopologySuite.Geometries;
using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;

namespace Rampart.Coverage.Tests.Files;

/// <summary>KML as others read it.</summary>
public class KmlFileTests
{
    private static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";

    [Fact]
    public void Each_height_is_a_folder_of_styled_and_named_areas()
    {
        var site = Geodetic.FromDegrees(40.0, 33.0);
        var document = Read([.. RingFeatures.Of(Maps.Ring(site)), .. RingFeatures.Of(Maps.Ring(site, 10_000.0, HeightReference.AboveSea))]);
        var styles = document.Descendants(Kml + "Style").Select(style => "#" + style.Attribute("id")!.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(["300 m above ground", "10 km above the sea"], document.Descendants(Kml + "Folder").Select(folder => folder.Element(Kml + "name")!.Value), StringComparer.Ordinal);
        Assert.Equal(6, styles.Count);
        Assert.All(document.Descendants(Kml + "Placemark"), placemark =>
        {
            Assert.Contains(placemark.Element(Kml + "styleUrl")!.Value, styles);
            Assert.Contains("km²", placemark.Element(Kml + "description")!.Value, StringComparison.Ordinal);
            Assert.Contains("area_km2", placemark.Descendants(Kml + "Data").Select(data => data.Attribute("name")!.Value), StringComparer.Ordinal);
        });
    }

    [Fact]
    public void Rings_are_closed_and_as_many_as_the_polygons_have()
    {
        var features = RingFeatures.Of(Maps.Ring(Geodetic.FromDegrees(-17.0, 180.0)));
        var document = Read(features);
        var polygons = features.SelectMany(feature => feature.Area.Geometries.Cast<Polygon>()).ToList();

        Assert.Equal(polygons.Count, document.Descendants(Kml + "outerBoundaryIs").Count());
        Assert.Equal(polygons.Sum(polygon => polygon.NumInteriorRings), document.Descendants(Kml + "innerBoundaryIs").Count());
        Assert.All(document.Descendants(Kml + "coordinates"), coordinates =>
        {
            var corners = coordinates.Value.Split(' ');
            Assert.True(corners.Length >= 4);
            Assert.Equal(corners[0], corners[^1]);
            Assert.All(corners, corner => Assert.InRange(double.Parse(corner.Split(',')[0], CultureInfo.InvariantCulture), -180.0, 180.0));
        });
    }

    [Fact]
    public void Colours_are_written_from_blue_to_red_behind_their_opacity()
    {
        var document = Read([new MapFeature("one", MultiPolygon.Empty, []) { Colour = "#0a1b2c" }]);

        Assert.Equal("ff2c1b0a", document.Descendants(Kml + "LineStyle").Single().Element(Kml + "color")!.Value);
        Assert.EndsWith("2c1b0a", document.Descendants(Kml + "PolyStyle").Single().Element(Kml + "color")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_escaped_and_what_XML_cannot_hold_is_left_out()
    {
        var document = Read([new MapFeature("a < b & \"c\" \u0001\uFFFF\U0001F6E1", MultiPolygon.Empty, [new("<key>", "]]>")]) { Description = "<script>" }]);
        var placemark = document.Descendants(Kml + "Placemark").Single();

        Assert.Equal("a < b & \"c\" \U0001F6E1", placemark.Element(Kml + "name")!.Value);
        Assert.Equal("<script>", placemark.Element(Kml + "description")!.Value);
        Assert.Equal("]]>", placemark.Descendants(Kml + "value").Single().Value);
    }

    [Fact]
    public void No_areas_make_a_document_without_placemarks() => Assert.Empty(Read([]).Descendants(Kml + "Placemark"));

    [Fact]
    public void A_colour_in_words_is_refused() =>
        Assert.Throws<ArgumentException>(() => Read([new MapFeature("one", MultiPolygon.Empty, []) { Colour = "red" }]));

    [Fact]
    public async Task GDAL_reads_every_folder_as_a_layer()
    {
        using var scratch = new Scratch();
        KmlFile.Write(scratch.At("ring.kml"), "ring", "stamp", RingFeatures.Of(Maps.Ring(Geodetic.FromDegrees(40.0, 33.0))));

        Assert.Contains("Feature Count: 6", await Scratch.Ask("ogrinfo", string.Empty, "-so", "-al", scratch.At("ring.kml")), StringComparison.Ordinal);
    }

    private static XDocument Read(IReadOnlyCollection<MapFeature> features)
    {
        using var stream = new MemoryStream();
        KmlFile.Write(stream, "What remains of the ring", "Rampart <stamp>", features);
        stream.Position = 0;
        return XDocument.Load(stream);
    }
}
