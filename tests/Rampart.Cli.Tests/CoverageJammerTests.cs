using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>Jammers, and what radars see scan by scan, in <c>rampart coverage</c> through the real program.</summary>
public class CoverageJammerTests
{
    private const string There = "stand-off-jammer@38.6,33.5,9km";
    private static readonly string[] Small = ["--radius", "80km", "--cell", "3km", "--heights", "300m,10km"];

    [Fact]
    public async Task A_jammer_takes_area_and_is_told_wherever_figures_stand()
    {
        using var project = new Project();
        string[] asked = ["coverage", "--at", "39.60,33.00", .. Small, "--against", "cruise-missile", "--points", "0", "--json"];

        var clear = (await project.RampartAlone([.. asked, "--out", "clear"])).Done().Result["summary"]!;
        var jammed = (await project.RampartAlone([.. asked, "--jammer", There, "--out", "jammed"])).Done().Result["summary"]!;

        double Share(JsonNode summary, int height, string share) => summary["heights"]![height]!["shares_km2"]![share]![0]!.GetValue<double>();
        Assert.Equal(Share(clear, 1, "terrain"), Share(jammed, 1, "terrain"));
        Assert.True(Share(jammed, 1, "detection") < Share(clear, 1, "detection"));
        Assert.True(Share(jammed, 1, "engagement") < 0.9 * Share(clear, 1, "engagement"));
        Assert.Empty(clear["jammers"]!.AsArray());
        Assert.Equal("other band", jammed["jammers"]![0]!["radars"]!["92n6e"]!.GetValue<string>());
        Assert.False(File.Exists(project.PathOf("clear/jamming.csv")));
        foreach (var file in (string[])["ring.svg", "coverage-1.svg", "detection-2.svg", "areas.csv", "range-by-bearing.csv", "detection.csv", "inbound.csv", "detection-areas.csv", "coverage.geojson", "coverage.kml", "detection-probability.hdr", "jamming.csv", "summary.json"])
        {
            Assert.Contains("jammer", project.Read($"jammed/{file}"), StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("jammed_by", project.Read("clear/areas.csv"), StringComparison.Ordinal);
        Assert.Contains("engagement by 40n6e alone", project.Read("clear/areas.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jammer_that_nobody_hears_is_told_and_changes_no_area()
    {
        using var project = new Project();
        string[] asked = ["coverage", "--at", "39.60,33.00", .. Small, "--points", "0"];

        (await project.RampartAlone([.. asked, "--out", "clear"])).Done();
        var far = (await project.RampartAlone([.. asked, "--jammer", "stand-off-jammer@36.0,33.0,1500m", "--out", "far"])).Done();

        Assert.Contains("No radar of the battery hears", far.Error, StringComparison.Ordinal);
        var (clear, same) = (JsonNode.Parse(project.Read("clear/summary.json"))!["heights"]!, JsonNode.Parse(project.Read("far/summary.json"))!["heights"]!);
        Assert.Equal(clear.ToJsonString(), same.ToJsonString());
    }

    [Fact]
    public async Task A_scenario_says_who_jams_and_the_command_line_goes_before_it()
    {
        using var project = new Project();
        var scenario = project.Scenario("ring", ("duration:", "coverage:\n  radius: 60 km\n  heights: [5 km]\n  jammers:\n    - { model: stand-off-jammer, at: 39.0N 33.3E, height: 9 km }\nduration:"));
        string[] asked = ["coverage", scenario, "--points", "0", "--cell", "2km", "--json"];

        var first = (await project.RampartAlone(asked)).Done().Result["summary"]!["jammers"]!.AsArray();
        var second = (await project.RampartAlone([.. asked, "--jammer", "stand-off-jammer@38.5,33.0,8km", "--jammer", There])).Done().Result["summary"]!["jammers"]!.AsArray();

        Assert.Equal([9000.0], first.Select(jammer => jammer!["height_m"]!.GetValue<double>()));
        Assert.Equal([8000.0, 9000.0], second.Select(jammer => jammer!["height_m"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Draws_give_detection_ranges_a_band_and_without_them_it_is_empty()
    {
        using var project = new Project();
        string[] asked = ["coverage", "--at", "39.60,33.00", .. Small];

        (await project.RampartAlone([.. asked, "--points", "6", "--against", "cruise-missile", "--out", "drawn"])).Done();
        (await project.RampartAlone([.. asked, "--points", "0", "--against", "cruise-missile", "--out", "plain"])).Done();

        Assert.Contains("As read; bands of 6 draws", project.Read("drawn/low-observable.svg"), StringComparison.Ordinal);
        Assert.Contains("no bands were drawn", project.Read("plain/low-observable.svg"), StringComparison.Ordinal);
        string[][] Rows(string file) => [.. project.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        double Number(string cell) => cell.Length == 0 ? 0.0 : double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(Rows("drawn/detection.csv"), row => Assert.True(Number(row[7]) <= Number(row[4]) && Number(row[4]) <= Number(row[8]), string.Join(',', row)));
        Assert.Contains(Rows("drawn/detection.csv"), row => Number(row[7]) < Number(row[8]));
        Assert.All(Rows("plain/detection.csv"), row => Assert.All(row.Skip(7), cell => Assert.Empty(cell)));
        Assert.Contains(Rows("drawn/echo-claims.csv"), row => Number(row[^4]) < Number(row[^3]));
        Assert.All(Rows("plain/echo-claims.csv"), row => Assert.Equal(["", "", "", ""], row[^4..]));
        Assert.Equal(Rows("plain/inbound.csv").Select(row => string.Join(',', row)), Rows("drawn/inbound.csv").Select(row => string.Join(',', row)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_field_of_probability_has_a_band_for_each_radar_and_height_and_no_value_over_unknown_ground()
    {
        using var project = new Project();

        (await project.RampartAlone("coverage", "--at", "30.5,20.5", "--radius", "100km", "--cell", "4km", "--heights", "3km,10km", "--points", "0", "--out", "rim")).Done();

        var header = project.Read("rim/detection-probability.hdr");
        Assert.Contains("bands = 4", header, StringComparison.Ordinal);
        Assert.Contains("band names = {96l6e; 3 km above ground, 91n6e; 3 km above ground, 96l6e; 10 km above ground, 91n6e; 10 km above ground}", header, StringComparison.Ordinal);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(project.PathOf("rim/detection-probability.bin"))).ToArray();
        Assert.Contains(-9999f, values);
        Assert.All(values, value => Assert.True(value == -9999f || value is >= 0f and <= 1f));
        Assert.True(values.Count(value => value == -9999f) > values.Length * 0.4, "unknown ground has a probability");
        Assert.Contains(values, value => value > 0.9f);
        Assert.Contains("unknown", project.Read("rim/inbound.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "does not say which model stands where", "stand-off-jammer")]
    [InlineData(2, "does not say which model stands where", " @38.5,33,9km")]
    [InlineData(2, "cannot be read as latitude and longitude", "stand-off-jammer@38.5,33.0")]
    [InlineData(2, "has no unit", "stand-off-jammer@38.5,33.0,9000")]
    [InlineData(2, "cannot be read as latitude and longitude", "stand-off-jammer@north,9km")]
    [InlineData(2, "is outside −90°…90°", "stand-off-jammer@98.5,33.0,9km")]
    [InlineData(2, "lies outside", "stand-off-jammer@38.5,33.0,900km")]
    [InlineData(2, "says no place with a height", "stand-off-jammer@here")]
    [InlineData(1, "There is no model `nothing`", "nothing@38.5,33.0,9km")]
    [InlineData(1, "carries no jammer", "fighter@38.5,33.0,9km")]
    [InlineData(1, "lies under the ground", "stand-off-jammer@38.5,33.0,100m")]
    [InlineData(1, "Nobody knows the ground there", "stand-off-jammer@0,-150,9km")]
    public async Task A_jammer_that_cannot_be_is_told_with_a_remedy(int exit, string told, string jammer)
    {
        using var project = new Project();

        var ended = await project.RampartAlone("coverage", "--at", "39.6,33.0", "--points", "0", "--jammer", jammer);

        Assert.Equal(exit, ended.Exit);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Contains("--jammer", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(project.PathOf("results")));
    }
}
