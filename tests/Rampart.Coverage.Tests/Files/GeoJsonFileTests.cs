using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Rampart.Coverage.Files;

namespace Rampart.Coverage.Tests.Files;

/// <summary>GeoJSON as others read it.</summary>
public class GeoJsonFileTests
{
    [Theory]
    [InlineData(40.0, 33.0)]
    [InlineData(-17.0, 179.95)]
    [InlineData(89.95, 10.0)]
    public void What_is_written_reads_back_as_valid_right_handed_polygons_of_the_same_area(double latitude_deg, double longitude_deg)
    {
        var features = RingFeatures.Of(Maps.Ring(Geodetic.FromDegrees(latitude_deg, longitude_deg)));
        using var file = Written(features);
        var read = file.RootElement.GetProperty("features").EnumerateArray().ToList();

        Assert.Equal("FeatureCollection", file.RootElement.GetProperty("type").GetString());
        Assert.Equal(6, read.Count);
        Assert.All(read.Zip(features), pair =>
        {
            Assert.Equal("Feature", pair.First.GetProperty("type").GetString());
            var polygons = Polygons(pair.First.GetProperty("geometry")).ToList();
            Assert.All(polygons, polygon => Assert.True(polygon.Shell.IsCCW && !polygon.Holes.Any(hole => hole.IsCCW)));
            var area = new GeometryFactory().CreateMultiPolygon([.. polygons]);
            Assert.True(new IsValidOp(area).IsValid);
            Assert.True(area.EnvelopeInternal.MinX >= -180.0 && area.EnvelopeInternal.MaxX <= 180.0);
            Assert.Equal(LonLatArea.Of(pair.Second.Area).SquareMetres, LonLatArea.Of(area).SquareMetres, 1.0);
        });
    }

    [Fact]
    public void A_polygon_that_is_wound_the_wrong_way_is_turned()
    {
        var factory = new GeometryFactory();
        var clockwise = factory.CreatePolygon(
            factory.CreateLinearRing([new(0, 0), new(0, 9), new(9, 9), new(9, 0), new(0, 0)]),
            [factory.CreateLinearRing([new(1, 1), new(2, 1), new(2, 2), new(1, 2), new(1, 1)])]);
        using var file = Written([new MapFeature("wrong", factory.CreateMultiPolygon([clockwise]), [])]);
        var polygon = Assert.Single(Polygons(file.RootElement.GetProperty("features")[0].GetProperty("geometry")));

        Assert.True(polygon.Shell.IsCCW);
        Assert.False(polygon.Holes[0].IsCCW);
    }

    [Fact]
    public void Properties_keep_their_kind_and_their_order()
    {
        var properties = new KeyValuePair<string, object?>[]
        {
            new("height_m", 300), new("area_km2", 1234.56789012), new("reference", "ground <\"&> é"), new("is_known", true), new("low", double.NaN), new("none", null), new("small", -1e-9), new("count", 5_000_000_000L),
        };
        var text = Text([new MapFeature("one", MultiPolygon.Empty, properties)]);

        Assert.Contains("{\"name\":\"one\",\"height_m\":300,\"area_km2\":1234.56789,\"reference\":\"ground <\\\"&> é\",\"is_known\":true,\"low\":null,\"none\":null,\"small\":0,\"count\":5000000000}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_JSON_does_not_know_is_refused() =>
        Assert.Throws<ArgumentException>(() => Text([new MapFeature("one", MultiPolygon.Empty, [new("length", Length.FromMetres(1.0))])]));

    [Fact]
    public void An_empty_area_is_a_feature_without_a_place_and_no_features_are_an_empty_collection()
    {
        using var one = Written([new MapFeature("nothing", MultiPolygon.Empty, [])]);
        using var none = Written([]);

        Assert.Equal(JsonValueKind.Null, one.RootElement.GetProperty("features")[0].GetProperty("geometry").ValueKind);
        Assert.Empty(none.RootElement.GetProperty("features").EnumerateArray());
    }

    [Fact]
    public void Positions_have_at_most_six_decimals()
    {
        var text = Text(RingFeatures.Of(Maps.Ring(Geodetic.FromDegrees(39.987654321, -33.123456789))));

        Assert.DoesNotMatch(@"\d\.\d{7}", text);
        Assert.DoesNotMatch(@"\d[eE]-?\d", text);
        Assert.Matches(@"\[-33\.\d{5,6},39\.\d{5,6}\]", text);
    }

    [Fact]
    public async Task GDAL_reads_every_feature_in_WGS84()
    {
        using var scratch = new Scratch();
        GeoJsonFile.Write(scratch.At("ring.geojson"), "ring", RingFeatures.Of(Maps.Ring(Geodetic.FromDegrees(40.0, 33.0))));
        var answer = await Scratch.Ask("ogrinfo", string.Empty, "-so", "-al", scratch.At("ring.geojson"));

        Assert.Contains("Feature Count: 6", answer, StringComparison.Ordinal);
        Assert.Contains("WGS 84", answer, StringComparison.Ordinal);
        Assert.Contains("area_km2: Real", answer, StringComparison.Ordinal);
    }

    private static string Text(IEnumerable<MapFeature> features)
    {
        using var stream = new MemoryStream();
        GeoJsonFile.Write(stream, "ring", features);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonDocument Written(IEnumerable<MapFeature> features) => JsonDocument.Parse(Text(features));

    private static IEnumerable<Polygon> Polygons(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() is "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray();
        var factory = new GeometryFactory();
        return polygons.Select(polygon =>
        {
            var rings = polygon.EnumerateArray().Select(ring => factory.CreateLinearRing([.. ring.EnumerateArray().Select(at => new Coordinate(at[0].GetDouble(), at[1].GetDouble()))])).ToArray();
            return factory.CreatePolygon(rings[0], rings[1..]);
        });
    }
}
