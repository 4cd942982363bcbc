using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class ForecastPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("no-end-in-sight", 60)) + new string('x', 500);

    public static TheoryData<string> Names => ["one", "many", "none", "open-ends", "one-day", "crowd", "hostile", "long"];

    private static string Draw(string name) => ForecastPicture.Draw(name switch
    {
        "one" => One(),
        "many" => One() with { Panels = [One().Panels[0], One().Panels[0], One().Panels[0]] },
        "none" => One() with { Panels = [] },
        "open-ends" => One() with { Panels = [new ForecastPanel("open", [Mark("A", Open(null, Day(2018, 1)), Open(Day(2019, 1), null)), Mark("A", Open(null, null), Open(null, null))], [Open(null, Day(2020, 1))])] },
        "one-day" => One() with { Panels = [new ForecastPanel("today", [Mark("A", Exact(2019, 1), Exact(2019, 1))], [Exact(2019, 1)])] },
        "crowd" => One() with { Panels = [new ForecastPanel("crowd", [.. Enumerable.Range(0, 12).Select(i => Mark($"speaker {i}", Exact(2018, 1), Exact(2019, 1)))], [Exact(2019, 1)])] },
        "hostile" => One() with { Caption = new Caption("f", Samples.Hostile, Samples.Hostile), Stamp = Samples.Hostile, Panels = [new ForecastPanel(Samples.Hostile, [Mark(Samples.Hostile, Exact(2018, 1), Exact(2019, 1) with { Text = Samples.Hostile })], [Exact(2019, 1) with { Text = "e" }])] },
        _ => One() with { Caption = new Caption("f", Long, Long), Stamp = Long, Panels = [new ForecastPanel(Long, [Mark(Long, Exact(2018, 1), Exact(2019, 1) with { Text = Long })], [])] },
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_chart_is_well_formed_says_what_it_shows_and_keeps_its_texts_inside(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));

        Assert.Equal(Svg + "svg", root.Name);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "image" or "a");
        Assert.All(root.Descendants(Svg + "text"), text =>
        {
            var (size, @class) = (text.Value.Length * 6.0, text.Attribute("class")?.Value ?? "");
            var x = Number(text, "x");
            var left = @class.EndsWith("middle", StringComparison.Ordinal) ? x - (0.5 * size) : @class.EndsWith("end", StringComparison.Ordinal) ? x - size : x;
            Assert.InRange(left, -2.0, width);
            Assert.InRange(left + size, 0.0, width + 2.0);
            Assert.InRange(Number(text, "y"), 0.0, height);
        });
        Assert.Equal(Draw(name), Draw(name));
    }

    [Fact]
    public void Later_words_stand_further_right_and_later_promises_higher_up()
    {
        var marks = Marks(Draw("one"));

        Assert.True(marks["early"].X < marks["late"].X);
        Assert.True(marks["late"].Y > marks["early"].Y, "the early speaker promised the later day");
    }

    [Fact]
    public void The_event_is_a_line_at_its_day_and_a_right_forecast_lies_on_it()
    {
        var root = XDocument.Parse(Draw("one"));
        var line = root.Descendants(Svg + "g").First(group => group.Element(Svg + "title")?.Value is "The event: 2019-07").Element(Svg + "line")!;

        Assert.Equal(Number(line, "y1"), Number(line, "y2"));
        Assert.InRange(Number(line, "y1") - Marks(Draw("one"))["late"].Y, -0.5, 0.5);
    }

    [Fact]
    public void A_forecast_borne_out_is_filled_and_any_other_is_open()
    {
        var marks = XDocument.Parse(Draw("one")).Descendants(Svg + "g").Where(group => group.Element(Svg + "title") is { } title && title.Value.Contains(". ", StringComparison.Ordinal)).ToDictionary(group => group.Element(Svg + "title")!.Value.Split(',')[0], group => group, StringComparer.Ordinal);

        Assert.Contains(marks["late"].Elements(), element => element.Attribute("class")?.Value is "solid edge");
        Assert.Contains(marks["early"].Elements(), element => element.Attribute("class")?.Value is "open");
    }

    [Fact]
    public void Every_forecast_has_its_number_beside_its_mark_and_its_row_in_the_table()
    {
        var texts = XDocument.Parse(Draw("crowd")).Descendants(Svg + "text").Select(text => text.Value).ToList();

        for (var number = 1; number <= 12; number++)
        {
            Assert.Equal(2, texts.Count(text => string.Equals(text, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Numbers_of_marks_on_one_spot_do_not_cover_each_other()
    {
        var numbers = XDocument.Parse(Draw("crowd")).Descendants(Svg + "text").Where(text => text.Attribute("class")?.Value is "small halo middle").Select(text => (X: Number(text, "x"), Y: Number(text, "y"))).ToList();

        Assert.Equal(12, numbers.Count);
        Assert.All(numbers, one => Assert.DoesNotContain(numbers, other => other != one && Math.Abs(other.X - one.X) < 6.0 && Math.Abs(other.Y - one.Y) < 10.0));
    }

    [Fact]
    public void Speakers_beyond_the_marks_that_there_are_share_the_last_one()
    {
        var picture = Draw("crowd");

        Assert.Contains(">other speakers<", picture, StringComparison.Ordinal);
        Assert.DoesNotContain(">other speakers<", Draw("one"), StringComparison.Ordinal);
    }

    private static ForecastPictureData One() => new(
        new Caption("forecasts", "Forecast against delivery", "Two forecasts of one date."),
        [
            new ForecastPanel(
                "delivery",
                [
                    new ForecastMark("early", Exact(2017, 12), new PictureDays(new DateOnly(2020, 3, 1), new DateOnly(2020, 3, 31), "2020-03"), IsBorneOut: false, "came earlier", "d-1"),
                    new ForecastMark("late", Exact(2018, 8), Exact(2019, 7), IsBorneOut: true, "borne out", "d-2"),
                ],
                [Exact(2019, 7)]),
        ],
        "ledger 0123");

    private static ForecastMark Mark(string speaker, PictureDays said, PictureDays promised) => new(speaker, said, promised, IsBorneOut: false, "open", "d");

    private static DateOnly Day(int year, int month) => new(year, month, 12);

    private static PictureDays Exact(int year, int month) => new(Day(year, month), Day(year, month), $"{year}-{month:00}");

    private static PictureDays Open(DateOnly? first, DateOnly? last) => new(first, last, "open");

    private static Dictionary<string, (double X, double Y)> Marks(string picture) => XDocument.Parse(picture).Descendants(Svg + "g")
        .Where(group => group.Element(Svg + "title") is { } title && title.Value.Contains(". ", StringComparison.Ordinal) && !title.Value.StartsWith("The ", StringComparison.Ordinal))
        .ToDictionary(group => group.Element(Svg + "title")!.Value.Split(',')[0], Middle, StringComparer.Ordinal);

    // The first series is a circle, the second a diamond whose path begins at its top.
    private static (double X, double Y) Middle(XElement group)
    {
        if (group.Element(Svg + "circle") is { } circle)
        {
            return (Number(circle, "cx"), Number(circle, "cy"));
        }

        var corners = group.Elements(Svg + "path").Last().Attribute("d")!.Value.TrimEnd('Z')[1..].Split('L').Select(corner => corner.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return (corners.Average(corner => corner[0]), corners.Average(corner => corner[1]));
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
