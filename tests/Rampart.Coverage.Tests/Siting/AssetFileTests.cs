using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Rampart.Coverage.Siting;

namespace Rampart.Coverage.Tests.Siting;

public class AssetFileTests
{
    private const string Head = "name,latitude,longitude,weight\n";
    private static readonly Length Spacing = Length.FromKilometres(10.0);

    private static (IReadOnlyList<Demand> Demands, List<Finding> Findings) Read(string text, string file = "assets.csv", Length? spacing = null)
    {
        var findings = new List<Finding>();
        return (AssetFile.Read(Encoding.UTF8.GetBytes(text), file, spacing ?? Spacing, findings), findings);
    }

    private static string Feature(string geometry, string properties = "{}") => $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}]}""";

    private static string Polygon(string ring) => $$"""{"type":"Polygon","coordinates":[[{{ring}}]]}""";

    [Fact]
    public void Assets_come_from_a_table()
    {
        var (demands, findings) = Read(Head + "dam,40.5,33.25,2.5\n# a remark\n\"port, old\",−36.1,-10,\n");

        Assert.Empty(findings);
        Assert.Equal([Demand.Asset("dam", Geodetic.FromDegrees(40.5, 33.25), 2.5), Demand.Asset("port, old", Geodetic.FromDegrees(-36.1, -10.0))], demands);
    }

    [Theory]
    [InlineData("dam,95,33,1", "Latitude 95°")]
    [InlineData("dam,33,181,1", "Longitude 181°")]
    [InlineData("dam,NaN,33,1", "\"NaN\" is not a number")]
    [InlineData("dam,Infinity,33,1", "is not a number")]
    [InlineData("dam,1e999,33,1", "is not a number")]
    [InlineData("dam,north,33,1", "\"north\" is not a number")]
    [InlineData("dam,,33,1", "latitude is empty")]
    [InlineData("dam,40,33,-1", "Weight -1")]
    [InlineData("dam,40,33,1e13", "Weight 10000000000000")]
    [InlineData("dam,40,33,much", "weight \"much\"")]
    [InlineData(",40,33,1", "is empty")]
    [InlineData("dam,40,33", "has 3 cells")]
    [InlineData("ok,40,33,1\ndam,\"40\"x,33,1", "")]
    public void A_bad_row_is_left_out_with_a_finding_that_names_its_line(string row, string message)
    {
        var (demands, findings) = Read($"{Head}good,40,33,1\n{row}\n");

        Assert.Contains("good", demands.Select(demand => demand.Name), StringComparer.Ordinal);
        Assert.DoesNotContain("dam", demands.Select(demand => demand.Name), StringComparer.Ordinal);
        var finding = findings[0];
        Assert.Equal(2 + row.Split('\n').Length, finding.Place.Line);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n\n", "is empty")]
    [InlineData("name,latitude,longitude\n", "has no places")]
    [InlineData("name,latitude\ndam,40\n", "longitude  is not a column")]
    [InlineData("name;latitude;longitude\ndam;40;33\n", "semicolons")]
    [InlineData("name,latitude,longitude,latitude\ndam,40,33,40\n", "is the name of two columns")]
    public void A_table_that_is_none_gives_a_finding(string text, string message)
    {
        var (demands, findings) = Read(text);

        Assert.Empty(demands);
        Assert.Contains(findings, finding => finding.Severity == FindingSeverity.Error && finding.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_stands_twice_is_found_with_both_lines()
    {
        var (demands, findings) = Read(Head + "dam,40,33,1\nport,41,33,1\ndam,42,33,1\n");

        Assert.Equal(2, demands.Count);
        Assert.Equal((4, "dam", "is the name of the place in line 2 already."), (findings.Single().Place.Line, findings[0].Subject, findings[0].Message));
    }

    [Fact]
    public void All_faults_are_told_together_and_an_unread_column_is_a_remark()
    {
        var (_, findings) = Read("name,latitude,longitude,colour\na,95,0,red\nb,0,0,red\nc,0,999,red\n");

        Assert.Equal([1, 2, 4], findings.Select(finding => finding.Place.Line));
        Assert.Equal(FindingSeverity.Remark, findings[0].Severity);
    }

    [Fact]
    public void More_than_a_hundred_thousand_points_are_not_read()
    {
        var many = new StringBuilder(Head);
        for (var row = 0; row <= SitingCheck.MostPoints; row++)
        {
            many.Append(row).Append(",40,33,1\n");
        }

        var (demands, findings) = Read(many.ToString());
        Assert.True(demands.Count <= SitingCheck.MostPoints + 1);
        Assert.Contains(findings, finding => finding.Message.Contains("more than 100000", StringComparison.Ordinal));

        var line = Feature("""{"type":"LineString","coordinates":[[30,40],[31,40]]}""");
        Assert.Contains("more than 100000", Read(line, "b.geojson", Length.FromMetres(1.0 / 1.2)).Findings.Concat(Read(Feature("""{"type":"LineString","coordinates":[[30,40],[35,40]]}"""), "b.geojson", Length.FromMetres(2.0)).Findings).Last().Message, StringComparison.Ordinal);
        Assert.Contains("more than 100000", Read(Feature(Polygon("[30,40],[31,40],[31,41],[30,41],[30,40]")), "a.geojson", Length.FromMetres(100.0)).Findings.Single().Message, StringComparison.Ordinal);
        Assert.Contains("more than 100000", Read(Feature(Polygon("[30,40],[31,40],[31,41],[30,41],[30,40]")), "a.geojson", Length.FromMetres(1.0)).Findings.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    public void A_spacing_that_is_none_is_found(double metres)
    {
        var (demands, findings) = Read(Feature(Polygon("[30,40],[31,40],[31,41],[30,41],[30,40]")), "a.geojson", Length.FromMetres(metres));

        Assert.Empty(demands);
        Assert.Equal("spacing", findings.Single().Subject);
    }

    [Fact]
    public void A_border_is_cut_into_even_pieces_that_together_are_as_long_as_it()
    {
        // One degree of the equator and one of a meridian, each 111.195 km on the sphere.
        var (demands, findings) = Read(Feature("""{"type":"LineString","coordinates":[[30,0],[31,0],[31,1]]}""", """{"name":"edge","weight":2}"""), "border.geojson");

        Assert.Empty(findings);
        Assert.Equal(24, demands.Count);
        Assert.Equal(2.0 * 2.0 * 111.195, demands.Sum(demand => demand.Weight), tolerance: 0.01);
        Assert.All(demands, demand => Assert.True(demand is { Kind: DemandKind.Border, PartOf: "edge" } && demand.Weight <= 20.0));
        Assert.Equal("edge/000001", demands[0].Name);
        Assert.Equal(30.0 + (0.5 / 12.0), demands[0].Place.Longitude.Degrees, tolerance: 1e-9);
        Assert.Equal(11.5 / 12.0, demands[^1].Place.Latitude.Degrees, tolerance: 1e-3);
    }

    [Fact]
    public void An_area_is_cut_into_cells_that_together_are_as_large_as_it()
    {
        var (demands, findings) = Read(Feature(Polygon("[30,40],[32,40],[32,41],[30,41],[30,40]"), """{"name":"plain"}"""), "area.geojson", Length.FromKilometres(2.0));
        var exact_km2 = 6371.0 * 6371.0 * (2.0 * Math.PI / 180.0) * (Math.Sin(41.0 * Math.PI / 180.0) - Math.Sin(40.0 * Math.PI / 180.0));

        Assert.Empty(findings);
        Assert.Equal(1.0, demands.Sum(demand => demand.Weight) / exact_km2, tolerance: 1e-9);
        Assert.All(demands, demand => Assert.InRange(demand.Weight, 3.8, 4.2));
        Assert.InRange(demands.Count, 4500, 5000);
        Assert.All(demands, demand => Assert.True(demand is { Kind: DemandKind.Area, PartOf: "plain" } && demand.Place.Latitude.Degrees is > 40.0 and < 41.0 && demand.Place.Longitude.Degrees is > 30.0 and < 32.0));
    }

    [Fact]
    public void A_slanted_rim_loses_no_area()
    {
        // A right triangle in latitude and longitude, R²·∫∫ cos φ dφ dλ with φ from 0 to λ.
        var (demands, _) = Read(Feature(Polygon("[0,0],[1,0],[1,1],[0,0]")), "area.geojson", Length.FromKilometres(7.0));
        var one = Math.PI / 180.0;

        Assert.Equal(6371.0 * 6371.0 * (1.0 - Math.Cos(one)), demands.Sum(demand => demand.Weight), tolerance: 1e-3);
    }

    [Fact]
    public void A_hole_is_no_part_of_an_area()
    {
        var ring = "[30,40],[32,40],[32,41],[30,41],[30,40]";
        var holed = $$"""{"type":"Polygon","coordinates":[[{{ring}}],[[30.5,40.25],[31.5,40.25],[31.5,40.75],[30.5,40.75],[30.5,40.25]]]}""";
        var whole_km2 = Read(Feature(Polygon(ring)), "a.geojson", Length.FromKilometres(1.0)).Demands.Sum(demand => demand.Weight);
        var holed_km2 = Read(Feature(holed), "a.geojson", Length.FromKilometres(1.0)).Demands.Sum(demand => demand.Weight);

        Assert.InRange(holed_km2 / whole_km2, 0.7499, 0.7501);
    }

    [Fact]
    public void An_area_may_cross_the_antimeridian()
    {
        var (demands, findings) = Read(Feature(Polygon("[179,10],[-179,10],[-179,11],[179,11],[179,10]")), "a.geojson");

        Assert.Empty(findings);
        Assert.InRange(demands.Sum(demand => demand.Weight), 0.999 * 2.0 * 111.195 * 109.33, 1.001 * 2.0 * 111.195 * 109.33);
        Assert.All(demands, demand => Assert.InRange(Math.Abs(demand.Place.Longitude.Degrees), 179.0, 180.0));
    }

    [Theory]
    [InlineData("[30,40],[31,41],[31,40],[30,41],[30,40]", "is no polygon")]
    [InlineData("[30,40],[31,40],[31,41],[30,41]", "not closed")]
    [InlineData("[30,40],[31,40],[30,40]", "3 positions")]
    [InlineData("[30,40],[31,40],[31,95],[30,41],[30,40]", "Latitude 95°")]
    [InlineData("[30,40],[31,1e999],[31,41],[30,41],[30,40]", "Latitude")]
    [InlineData("[30,40],[31],[31,41],[30,41],[30,40]", "not a longitude and a latitude")]
    [InlineData("[30,40],\"x\",[31,41],[30,41],[30,40]", "not a longitude and a latitude")]
    [InlineData("[0,80],[120,80],[-120,80],[0,80]", "round a pole")]
    [InlineData("[30,40],[30.001,40],[30.001,40.001],[30,40.001],[30,40]", null)]
    public void A_polygon_that_is_none_is_found(string ring, string? message)
    {
        var (demands, findings) = Read(Feature(Polygon(ring), """{"name":"knot"}"""), "area.geojson");

        // A polygon much smaller than the spacing still has the middle of its box.
        Assert.Equal(message is null ? 1 : 0, demands.Count);
        Assert.Equal(message is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.Contains(message!, finding.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal("knot", finding.Subject));
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "no geometry")]
    [InlineData("7", "no geometry")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "no feature")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "no feature")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[5]}", "no geometry")]
    [InlineData("{\"type\":\"Feature\",\"properties\":null}", "no geometry")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":null}", "no geometry")]
    [InlineData("{\"type\":\"Circle\",\"coordinates\":[1,2]}", "is a Circle")]
    [InlineData("{\"type\":\"MultiPoint\",\"coordinates\":[]}", "no coordinates")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", "line of 1 points")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,2]]}", "without length")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[0,0],[180,0]]}", "opposite sides")]
    [InlineData("{\"type\":\"Feature\",\"properties\":{\"weight\":-2},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}", "Weight -2")]
    [InlineData("{\"type\":\"Feature\",\"properties\":{\"weight\":\"2\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}", "weight that is not a number")]
    [InlineData("{\"type\":\"Feature\",\"properties\":{\"name\":\"\\ud800\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}", "not Unicode")]
    public void GeoJson_that_cannot_be_used_is_found(string text, string message)
    {
        var (demands, findings) = Read(text, "assets.geojson");

        Assert.Empty(demands);
        Assert.Contains(message, findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_lines_and_polygons_stand_in_one_file_and_nameless_ones_are_numbered()
    {
        var (demands, findings) = Read(
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"name":"dam","weight":3},"geometry":{"type":"Point","coordinates":[33,40,900]}},
              {"type":"Feature","properties":null,"geometry":{"type":"MultiPoint","coordinates":[[34,40],[35,40]]}},
              {"type":"Feature","properties":{"name":"edge"},"geometry":{"type":"MultiLineString","coordinates":[[[30,40],[30.1,40]],[[30.2,40],[30.3,40]]]}}
            ]}
            """, "assets.json");

        Assert.Empty(findings);
        Assert.Equal("dam|feature 000002 part 0001|feature 000002 part 0002|edge part 0001/000001|edge part 0002/000001", string.Join('|', demands.Select(demand => demand.Name)));
        Assert.Equal((40.0, 33.0, 3.0), (demands[0].Place.Latitude.Degrees, demands[0].Place.Longitude.Degrees, demands[0].Weight));
    }

    [Fact]
    public void Whatever_stands_in_a_file_nothing_is_thrown_and_nothing_vanishes_without_a_finding()
    {
        var table = Head + "dam,40.5,33.25,2.5\n\"port, old\",36.1,-10,\n";
        var json = Feature(Polygon("[30,40],[31,40],[31,41],[30,41],[30,40]"), """{"name":"plain","weight":2,"road":"yes"}""");
        var spoiled =
            from isTable in Gen.Elements(true, false)
            let whole = isTable ? table : json
            from edits in Gen.ArrayOf(Gen.Choose(0, whole.Length - 1).Zip(Gen.Elements("\"{}[],:;\n\r\0\\-.09eE#NaØ\uD800 \t".ToCharArray())), 3)
            from cut in Gen.Choose(0, 2 * whole.Length)
            let text = edits.Aggregate(whole, (now, edit) => now[..edit.Item1] + edit.Item2 + now[(edit.Item1 + 1)..])
            select (Name: isTable ? "a.csv" : "a.geojson", Text: cut < whole.Length ? text[..cut] : text);

        Prop.ForAll(spoiled.ToArbitrary(), each =>
        {
            var (demands, findings) = Read(each.Text, each.Name, Length.FromKilometres(50.0));
            var sites = CandidateFile.Read(Encoding.UTF8.GetBytes(each.Text), each.Name, Length.FromKilometres(50.0), findings);
            return (demands.Count > 0 && sites.Count > 0) || findings.Exists(finding => finding is { Severity: FindingSeverity.Error, Remedy.Length: > 0 });
        }).Check(Drawn.Draws(3000));
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_something_else_is_found()
    {
        var findings = new List<Finding>();

        Assert.Empty(AssetFile.Open("no-such-file.csv", Spacing, findings));
        Assert.Empty(AssetFile.Open(Path.GetTempPath(), Spacing, findings));
        Assert.Empty(AssetFile.Open("a\0b", Spacing, findings));
        Assert.Empty(AssetFile.Read("name"u8, "assets.xlsx", Spacing, findings));
        Assert.Empty(AssetFile.Read([0xFF, 0xFE, 0x00], "assets.csv", Spacing, findings));
        Assert.Equal(5, findings.Count(finding => finding.Severity == FindingSeverity.Error));
    }
}
