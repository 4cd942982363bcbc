using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public partial class TrackPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("no-end-in-sight", 60)) + new string('x', 500);

    public static TheoryData<string> Names =>
    [
        "map", "map-scored", "map-empty", "map-dot", "map-hostile", "course", "course-none", "course-one", "course-close", "course-gaps", "course-hostile",
        "gospa", "gospa-none", "gospa-one", "gospa-spike", "gospa-perfect", "steps", "steps-none", "steps-one", "steps-wide",
    ];

    private static string Draw(string name) => name switch
    {
        "map" => TrackMap.Draw(Map()),
        "map-scored" => TrackMap.Draw(Scored()),
        "map-empty" => TrackMap.Draw(new TrackMapData { Caption = new Caption("map", "Nothing", "Nothing.") }),
        "map-dot" => TrackMap.Draw(Map() with { Tracks = [new TrackMapPath([Point(3.0, 4.0)], TrackMapKind.Unjudged, "one")] }),
        "map-hostile" => TrackMap.Draw(Map() with { Caption = new Caption("map", Long, Samples.Hostile), Tracks = [Map().Tracks[0] with { Tip = Samples.Hostile }] }),
        "course" => CoursePicture.Draw(Course()),
        "course-none" => CoursePicture.Draw(Course() with { Times_s = [] }),
        "course-one" => CoursePicture.Draw(new CoursePictureData(new Caption("course", "One", "One."), [7.0], [new CoursePanel("one", [new CourseLine("one", [3.0])])])),
        "course-close" => CoursePicture.Draw(Course() with { Panels = [new CoursePanel("close", [new CourseLine(Long, [5.0, 5.0, 5.0]), new CourseLine(Long, [5.0, 5.0, 5.1]), new CourseLine(Long, [5.0, 5.0, 4.9])], 5.0, Long)] }),
        "course-gaps" => CoursePicture.Draw(Course() with { Panels = [new CoursePanel("gaps", [new CourseLine("gaps", [double.NaN, 2.0, double.NaN])])] }),
        "course-hostile" => CoursePicture.Draw(Course() with { Caption = new Caption("course", Samples.Hostile, Samples.Hostile), Panels = [new CoursePanel(Samples.Hostile, [new CourseLine(Samples.Hostile, [1.0, 2.0, 3.0])], 2.0, Samples.Hostile)] }),
        "gospa" => GospaPicture.Draw(Gospa()),
        "gospa-none" => GospaPicture.Draw(Gospa() with { Points = [] }),
        "gospa-one" => GospaPicture.Draw(Gospa() with { Points = [new GospaPoint(0.0, 250_000.0, 1, 2)] }),
        "gospa-spike" => GospaPicture.Draw(Gospa() with { Points = [.. Enumerable.Range(0, 100).Select(scan => new GospaPoint(scan * 5.0, 10_000.0, scan == 0 ? 500 : 1, 0))] }),
        "gospa-perfect" => GospaPicture.Draw(Gospa() with { Points = [.. Enumerable.Range(0, 9).Select(scan => new GospaPoint(scan, 0.0, 0, 0))] }),
        "steps" => StepTimePicture.Draw(Steps()),
        "steps-none" => StepTimePicture.Draw(Steps() with { Times_ms = [] }),
        "steps-one" => StepTimePicture.Draw(Steps() with { Times_ms = [0.2], P50_ms = 0.2, P99_ms = 0.2 }),
        _ => StepTimePicture.Draw(Steps() with { Times_ms = [0.0, 1e-9, 0.3, 40_000.0], P50_ms = 1e-9, P99_ms = 40_000.0 }),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_and_says_what_it_shows(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "image" or "a");
        Assert.DoesNotContain("//", Draw(name).Replace($"xmlns=\"{Svg.NamespaceName}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_data_give_the_same_picture(string name) => Assert.Equal(Draw(name), Draw(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_stay_inside_the_picture(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));

        Assert.All(root.Descendants(Svg + "text"), text =>
        {
            var (size, @class) = (Size(text), text.Attribute("class")?.Value ?? "");
            var x = Number(text, "x");
            var left = @class.EndsWith("middle", StringComparison.Ordinal) ? x - (0.5 * size) : @class.EndsWith("end", StringComparison.Ordinal) ? x - size : x;
            Assert.InRange(left, -2.0, width);
            Assert.InRange(left + size, 0.0, width + 2.0);
            Assert.InRange(Number(text, "y"), 0.0, height);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_picture_refers_to_it_defines_under_its_own_name(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var ids = root.Descendants().Attributes("id").Select(id => id.Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(root.Descendants().Attributes().Where(attribute => attribute.Value.StartsWith("url(#", StringComparison.Ordinal)), reference => Assert.Contains(reference.Value[5..^1], ids));
    }

    [Fact]
    public void North_is_up_and_the_radar_stands_in_the_middle()
    {
        var north = TrackMap.Draw(Map() with { Tracks = [new TrackMapPath([Point(0.0, 100.0)], TrackMapKind.Unjudged, "north")], PlotsLeft = [] });
        var mark = XDocument.Parse(north).Descendants(Svg + "circle").First(circle => circle.Attribute("class")?.Value is "solid edge");

        Assert.Equal(8.0 + 345.0, Number(mark, "cx"));
        Assert.InRange(Number(mark, "cy"), 8.0, 8.0 + 100.0);
    }

    [Fact]
    public void A_track_is_dotted_where_it_had_no_plot_and_whole_where_it_had()
    {
        var paths = XDocument.Parse(TrackMap.Draw(Map() with { PlotsLeft = [] })).Descendants(Svg + "path").ToList();

        Assert.Contains(paths, path => path.Attribute("class")?.Value is "line" && path.Parent!.Element(Svg + "title")?.Value is "track 1");
        Assert.Contains(paths, path => path.Attribute("class")?.Value is "line thin dots" && path.Parent!.Element(Svg + "title")?.Value is "track 1");
        Assert.DoesNotContain(paths, path => path.Attribute("class")?.Value is "line thin dots" && path.Parent!.Element(Svg + "title")?.Value is "track 2");
    }

    [Fact]
    public void A_false_track_is_told_by_its_mark_and_its_words_as_well_as_by_its_colour()
    {
        var picture = TrackMap.Draw(Scored());

        Assert.Contains("1 false track<", picture, StringComparison.Ordinal);
        Assert.Contains("1 track of a target<", picture, StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(picture).Descendants(Svg + "g"), group => group.Attribute("class")?.Value is "c-vermillion" && group.Elements(Svg + "path").Any(path => path.Attribute("class")?.Value is "line bold"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(500)]
    [InlineData(50_000)]
    public void A_straight_way_keeps_its_ends_only_however_many_points_it_has(int points)
    {
        var way = Enumerable.Range(0, points).Select(i => Point(-50.0 + (100.0 * i / (points - 1)), 20.0)).ToArray();
        var picture = TrackMap.Draw(Map() with { Tracks = [new TrackMapPath(way, TrackMapKind.Unjudged, "straight")], PlotsLeft = [] });
        var path = XDocument.Parse(picture).Descendants(Svg + "path").First(each => each.Parent!.Element(Svg + "title")?.Value is "straight");

        Assert.Single(Lines().Matches(path.Attribute("d")!.Value));
    }

    [Fact]
    public void A_corner_of_a_way_is_kept()
    {
        TrackMapPoint[] way = [.. Enumerable.Range(0, 100).Select(i => Point(i, 0.0)), .. Enumerable.Range(0, 80).Select(i => Point(99.0, i))];
        var picture = TrackMap.Draw(Map() with { Tracks = [new TrackMapPath(way, TrackMapKind.Unjudged, "bent")], PlotsLeft = [] });
        var path = XDocument.Parse(picture).Descendants(Svg + "path").First(each => each.Parent!.Element(Svg + "title")?.Value is "bent");

        Assert.Equal(2, Lines().Count(path.Attribute("d")!.Value));
    }

    [Fact]
    public void The_parts_of_the_gospa_add_up_to_the_sum_that_is_told()
    {
        var picture = GospaPicture.Draw(Gospa());

        // 2 missed, 1 false and 250,000 m² in units of 500,000 m²: 3.5 units, whose root is 1,323 m.
        Assert.Contains("2.00 a scan", picture, StringComparison.Ordinal);
        Assert.Contains("1.00 a scan", picture, StringComparison.Ordinal);
        Assert.Contains("0.50 a scan", picture, StringComparison.Ordinal);
        Assert.Contains("rms 1,323 m", picture, StringComparison.Ordinal);
        Assert.Contains("57 % of the sum", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_beyond_the_scale_is_told_with_its_height()
    {
        Assert.Contains("1 scan goes beyond the scale, up to 500 (15,812 m)", Draw("gospa-spike"), StringComparison.Ordinal);
        Assert.DoesNotContain("beyond the scale", Draw("gospa"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_step_is_lost_between_the_bars()
    {
        double[] times = [.. Enumerable.Range(1, 999).Select(i => 0.0137 * i)];
        var bars = StepTimePicture.Bars(times);

        Assert.Equal(times.Length, bars.Sum(bar => bar.Scans));
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.Equal(pair.First.To_ms, pair.Second.From_ms, 12));
        Assert.All(times, time => Assert.Contains(bars, bar => time >= bar.From_ms * 0.999999 && time < bar.To_ms * 1.000001 && bar.Scans > 0));
    }

    [Fact]
    public void Names_at_the_ends_of_lines_do_not_cover_each_other()
    {
        var heights = XDocument.Parse(Draw("course-close")).Descendants(Svg + "text").Where(text => Number(text, "x") > 770.0).Select(text => Number(text, "y")).Order().ToArray();

        Assert.Equal(8, heights.Length);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 13.9, $"{pair.First} and {pair.Second}"));
    }

    private static TrackMapPoint Point(double east_km, double north_km, bool isCoasted = false) => new(new MapPoint(east_km, north_km), isCoasted);

    private static TrackMapData Map() => new()
    {
        Caption = new Caption("map", "Tracks from above", "Two tracks."),
        Tracks =
        [
            new TrackMapPath([Point(10.0, 10.0), Point(20.0, 14.0), Point(30.0, 18.0, isCoasted: true), Point(40.0, 30.0)], TrackMapKind.Unjudged, "track 1"),
            new TrackMapPath([Point(-10.0, 10.0), Point(-20.0, 14.0)], TrackMapKind.Unjudged, "track 2"),
        ],
        PlotsLeft = [new MapPoint(1.0, 1.0), new MapPoint(-40.0, 60.0)],
        Reach_km = 120.0,
    };

    private static TrackMapData Scored() => Map() with
    {
        Tracks = [Map().Tracks[0] with { Kind = TrackMapKind.True }, Map().Tracks[1] with { Kind = TrackMapKind.False }],
        Truth = [[new MapPoint(8.0, 9.0), new MapPoint(41.0, 31.0)]],
    };

    private static CoursePictureData Course() => new(
        new Caption("course", "In time", "Counts."), [0.0, 300.0, 600.0],
        [new CoursePanel("Tracks", [new CourseLine("confirmed", [0.0, 3.0, 4.0]), new CourseLine("on trial", [9.0, 2.0, 4.0])]), new CoursePanel("Plots", [new CourseLine("left", [20.0, 19.0, 22.0])], 20.0, "assumed")]);

    private static GospaPictureData Gospa() => new(new Caption("gospa", "GOSPA", "Parts."), 1000.0, [.. Enumerable.Range(0, 20).Select(scan => new GospaPoint(scan * 5.0, 250_000.0, 2, 1))]);

    private static StepTimePictureData Steps() => new(new Caption("steps", "Steps", "Times."), [.. Enumerable.Range(0, 200).Select(i => 0.1 + (0.001 * (i % 37)))], 0.118, 0.136);

    private static double Size(XElement text)
    {
        var @class = text.Attribute("class")?.Value ?? "";
        var size = @class.Contains("large", StringComparison.Ordinal) ? 15.0 : @class.Contains("small", StringComparison.Ordinal) ? 12.0 : 13.0;

        // Somewhat narrower than the reckoning that cuts texts, which errs on the safe side.
        return text.Value.EnumerateRunes().Count() * size * 0.55 * (@class.Contains("large", StringComparison.Ordinal) || @class.Contains("strong", StringComparison.Ordinal) ? 1.12 : 1.0);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("L", RegexOptions.None, 1000)]
    private static partial Regex Lines();
}
