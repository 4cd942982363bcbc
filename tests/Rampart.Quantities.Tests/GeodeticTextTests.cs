using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class GeodeticTextTests
{
    [Theory]
    [InlineData("40.0,33.0", 40.0, 33.0, 0.0)]
    [InlineData("40.0, 33.0", 40.0, 33.0, 0.0)]
    [InlineData("40 33", 40.0, 33.0, 0.0)]
    [InlineData("40; 33", 40.0, 33.0, 0.0)]
    [InlineData("40.0N 33.0E", 40.0, 33.0, 0.0)]
    [InlineData("40.0N33.0E", 40.0, 33.0, 0.0)]
    [InlineData("N40 E33", 40.0, 33.0, 0.0)]
    [InlineData("33.0 E, 40.0 N", 40.0, 33.0, 0.0)]
    [InlineData("40.5s 33.5w", -40.5, -33.5, 0.0)]
    [InlineData("-40.5, +33.5", -40.5, 33.5, 0.0)]
    [InlineData("−40.5, −33.5", -40.5, -33.5, 0.0)]
    [InlineData("40° 33°", 40.0, 33.0, 0.0)]
    [InlineData("40°30'N 33°15'E", 40.5, 33.25, 0.0)]
    [InlineData("40° 30′ 36″ N, 33° 15′ W", 40.51, -33.25, 0.0)]
    [InlineData("40°30'36.0\"S 33°15'E", -40.51, 33.25, 0.0)]
    [InlineData("40.0, 33.0, 938 m", 40.0, 33.0, 938.0)]
    [InlineData("40.0N 33.0E 3000 ft", 40.0, 33.0, 914.4)]
    [InlineData("90, 180", 90.0, 180.0, 0.0)]
    [InlineData("-90, -180", -90.0, -180.0, 0.0)]
    public void A_place_is_read(string text, double latitude_deg, double longitude_deg, double height_m)
    {
        var parsed = GeodeticText.Parse(text);

        Assert.True(parsed.IsValid, parsed.Problem);
        Assert.Equal(Geodetic.FromDegrees(latitude_deg, longitude_deg, height_m), parsed.Value);
    }

    [Fact]
    public void Minutes_are_sixtieths_of_a_degree()
    {
        var place = GeodeticText.Parse("40°05'N 32°34'E").Value;

        Assert.Equal(40.0 + (5.0 / 60.0), place.Latitude.Degrees, 1e-13);
        Assert.Equal(32.0 + (34.0 / 60.0), place.Longitude.Degrees, 1e-13);
    }

    [Theory]
    [InlineData("95, 33", "Latitude 95° is outside −90°…90°.", "Latitude comes first, then longitude; perhaps the two are exchanged.")]
    [InlineData("-95.5, 133", "Latitude −95.5° is outside −90°…90°.", "Expected latitude and longitude, such as \"40.0, 33.0\" or \"40°05'N 32°34'E\".")]
    [InlineData("95N 33E", "Latitude 95° is outside −90°…90°.", "Expected latitude and longitude, such as \"40.0, 33.0\" or \"40°05'N 32°34'E\".")]
    [InlineData("40, 200", "Longitude 200° is outside −180°…180°.", "Count longitude to the east up to 180° and to the west down to −180°.")]
    [InlineData("", "The place is empty.", "Expected latitude and longitude, such as \"40.0, 33.0\" or \"40°05'N 32°34'E\".")]
    [InlineData("40.0N 33.0N", "\"40.0N 33.0N\" does not name one latitude and one longitude.", "Expected latitude and longitude, such as \"40.0, 33.0\" or \"40°05'N 32°34'E\".")]
    [InlineData("40.0N 33.0", "\"40.0N 33.0\" does not name one latitude and one longitude.", "Expected latitude and longitude, such as \"40.0, 33.0\" or \"40°05'N 32°34'E\".")]
    [InlineData("40, 33, 938", "Behind latitude and longitude: \"938\" has no unit.", "Expected a height above the ellipsoid, such as \"40.0, 33.0, 938 m\".")]
    public void A_place_that_is_none_is_refused_with_a_remedy(string text, string problem, string remedy)
    {
        var parsed = GeodeticText.Parse(text);

        Assert.False(parsed.IsValid);
        Assert.Equal(problem, parsed.Problem);
        Assert.Equal(remedy, parsed.Remedy);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("40,")]
    [InlineData("40, 33,")]
    [InlineData("Ankara")]
    [InlineData("NaN, 33")]
    [InlineData("40,5, 33,2")]
    [InlineData("-40N 33E")]
    [InlineData("40°60'N 33°E")]
    [InlineData("40°30'60\"N 33°E")]
    [InlineData("40 05 N 32 34 E")]
    [InlineData("40.0.1, 33")]
    [InlineData("1e1, 33")]
    [InlineData("40, 33 trailing")]
    public void A_text_that_is_not_clearly_a_place_is_refused(string text)
    {
        var parsed = GeodeticText.Parse(text);

        Assert.False(parsed.IsValid);
        Assert.False(string.IsNullOrWhiteSpace(parsed.Problem));
        Assert.False(string.IsNullOrWhiteSpace(parsed.Remedy));
    }

    [Fact]
    public void A_long_text_is_refused() => Assert.False(GeodeticText.Parse(new string('4', 101)).IsValid);

    [Fact]
    public void A_printed_place_reads_back_to_about_a_metre() => Laws.Holds(
        Laws.AnyPlace,
        place =>
        {
            var parsed = GeodeticText.Parse(place.ToString());
            return parsed.IsValid
                && Math.Abs(parsed.Value.Latitude.Degrees - place.Latitude.Degrees) < 5.1e-6
                && Math.Abs(parsed.Value.Longitude.Degrees - place.Longitude.Degrees) < 5.1e-6;
        });

    [Fact]
    public void Whatever_the_text_the_answer_is_a_place_or_a_problem_with_its_remedy()
    {
        var pieces = Gen.Elements("4", "0", "33", ".", ",", " ", "-", "N", "S", "E", "W", "°", "'", "\"", "m", ";", "+", "1e9");
        Laws.Holds(pieces.ArrayOf().Select(string.Concat), text =>
        {
            var parsed = GeodeticText.Parse(text);
            return parsed.IsValid
                ? Math.Abs(parsed.Value.Latitude.Degrees) <= 90.0 && parsed.Problem is null
                : !string.IsNullOrWhiteSpace(parsed.Problem) && !string.IsNullOrWhiteSpace(parsed.Remedy);
        });
    }
}
