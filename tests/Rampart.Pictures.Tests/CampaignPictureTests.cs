using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class CampaignPictureTests
{
    private const double Width = 960.0;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("no-end-in-sight", 60)) + new string('x', 500);

    public static TheoryData<string> Names =>
    [
        "histogram", "histogram-none", "histogram-one", "histogram-huge", "histogram-wide", "histogram-hostile", "histogram-shares",
        "bars", "bars-alike", "bars-unknown", "bars-hostile", "course", "course-none", "course-moment", "course-hostile", "drivers", "drivers-none", "drivers-many", "drivers-unknown", "drivers-hostile", "drivers-long",
    ];

    private static string Draw(string name) => name switch
    {
        "histogram" => Histogram.Draw(CampaignSamples.Leaked()),
        "histogram-none" => Histogram.Draw(CampaignSamples.Leaked() with { Counts = [] }),
        "histogram-one" => Histogram.Draw(CampaignSamples.Leaked() with { Counts = [(14.0, 1)], Mean = 14.0, MonteCarlo = null }),
        "histogram-huge" => Histogram.Draw(CampaignSamples.Leaked() with { Counts = [(0.0, int.MaxValue), (1e9, 3)], Mean = 1.4, MonteCarlo = new PictureInterval(1.3, 1.5) }),
        "histogram-wide" => Histogram.Draw(CampaignSamples.Leaked() with { Counts = [(1.0, 7), (2.0, 3)], Mean = 1.3, MonteCarlo = new PictureInterval(-4000.0, 6000.0) }),
        "histogram-hostile" => Histogram.Draw(CampaignSamples.Leaked() with { Words = Samples.Hostile, Caption = new Caption("x", Samples.Hostile, Samples.Hostile) }),
        "histogram-shares" => Histogram.Draw(CampaignSamples.Leaked() with { Counts = [.. Enumerable.Range(0, 61).Select(i => (i / 60.0, i))], Mean = 0.7, MonteCarlo = new PictureInterval(0.69, 0.71) }),
        "bars" => ThreeBars.Draw(CampaignSamples.Bars()),
        "bars-alike" => ThreeBars.Draw(CampaignSamples.Bars() with { Bars = [.. CampaignSamples.Bars().Bars.Select(bar => bar with { Interval = new PictureInterval(14.3, 14.3) })] }),
        "bars-unknown" => ThreeBars.Draw(CampaignSamples.Bars() with { Mean = double.NaN, Bars = [.. CampaignSamples.Bars().Bars.Select(bar => bar with { Interval = null, Missing = Long })] }),
        "bars-hostile" => ThreeBars.Draw(CampaignSamples.Bars() with { Words = Samples.Hostile, Bars = [new UncertaintyBar(Samples.Hostile, Samples.Hostile, null, Samples.Hostile)] }),
        "course" => RibbonPicture.Draw(CampaignSamples.Course()),
        "course-none" => RibbonPicture.Draw(new RibbonPictureData(new Caption("x", "Nothing", "Nothing."), [])),
        "course-moment" => RibbonPicture.Draw(new RibbonPictureData(new Caption("x", "One", "One."), [new RibbonCourse("nothing", [new RibbonPoint(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)])])),
        "course-hostile" => RibbonPicture.Draw(CampaignSamples.Course() with { Courses = [new RibbonCourse(Samples.Hostile + Long, CampaignSamples.Course().Courses[0].Points)] }),
        "drivers" => TornadoPicture.Draw(CampaignSamples.Drivers()),
        "drivers-none" => TornadoPicture.Draw(CampaignSamples.Drivers() with { Factors = 0, Bars = [] }),
        "drivers-many" => TornadoPicture.Draw(CampaignSamples.Drivers(10)),
        "drivers-unknown" => TornadoPicture.Draw(CampaignSamples.Drivers() with { Mean = double.NaN, Bars = [CampaignSamples.Drivers().Bars[0] with { LowMean = double.NaN, HighInterval = new PictureInterval(double.NegativeInfinity, double.PositiveInfinity) }] }),
        "drivers-hostile" => TornadoPicture.Draw(CampaignSamples.Drivers() with { Words = Samples.Hostile, Bars = [CampaignSamples.Drivers().Bars[0] with { Title = Samples.Hostile, RestsOn = Samples.Hostile, LowWords = Samples.Hostile, HighWords = Samples.Hostile }] }),
        _ => TornadoPicture.Draw(CampaignSamples.Drivers() with { Words = Long, Caption = new Caption("x", Long, Long), Bars = [.. CampaignSamples.Drivers().Bars.Select(bar => bar with { Title = Long, RestsOn = Long, LowWords = Long, HighWords = Long })] }),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_and_says_what_it_shows(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "image" or "a");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_data_give_the_same_picture(string name) => Assert.Equal(Draw(name), Draw(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_asks_for_nothing_from_elsewhere(string name)
    {
        var picture = Draw(name).Replace($"xmlns=\"{Svg.NamespaceName}\"", "", StringComparison.Ordinal);

        Assert.DoesNotContain("//", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("href", picture, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bars_and_texts_stay_inside_the_picture(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var height = Number(root, "height");

        Assert.All(root.Descendants(Svg + "rect").Where(bar => bar.Parent!.Parent?.Name.LocalName is not "pattern"), bar =>
        {
            Assert.InRange(Number(bar, "x"), 0.0, Width);
            Assert.InRange(Number(bar, "x") + Number(bar, "width"), 0.0, Width);
            Assert.InRange(Number(bar, "y") + Number(bar, "height"), 0.0, height);
        });
        Assert.All(root.Descendants(Svg + "text"), text =>
        {
            var (size, end) = (Size(text), text.Attribute("class")?.Value ?? "");
            var x = Number(text, "x");
            var left = end.EndsWith("middle", StringComparison.Ordinal) ? x - (0.5 * size) : end.EndsWith("end", StringComparison.Ordinal) ? x - size : x;
            Assert.InRange(left, -2.0, Width);
            Assert.InRange(left + size, 0.0, Width + 2.0);
            Assert.InRange(Number(text, "y"), 0.0, height);
        });
    }

    [Fact]
    public void A_histogram_has_one_bar_for_each_whole_number()
    {
        var bars = Histogram.Bars([(3.0, 2), (5.0, 7)]);

        Assert.Equal([new HistogramBar(2.5, 3.5, "3", 2), new HistogramBar(3.5, 4.5, "4", 0), new HistogramBar(4.5, 5.5, "5", 7)], bars);
    }

    [Fact]
    public void Many_values_go_into_bars_that_say_what_they_hold()
    {
        var counts = Enumerable.Range(0, 200).Select(value => ((double)value, 1)).ToArray();
        var bars = Histogram.Bars(counts);

        Assert.Equal("0 to 4", bars[0].Words);
        Assert.All(bars, bar => Assert.Equal(5, bar.Battles));
        Assert.Contains("each bar holds 5 values, the first 0 to 4", Histogram.Draw(CampaignSamples.Leaked() with { Counts = counts }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.37)]
    [InlineData(-12.25)]
    [InlineData(1e6)]
    public void No_battle_is_lost_between_the_bars(double scale)
    {
        var counts = Enumerable.Range(-40, 173).Select(i => (i * scale, 1 + (i & 7))).ToArray();
        var bars = Histogram.Bars(counts);

        Assert.Equal(counts.Sum(count => count.Item2), bars.Sum(bar => bar.Battles));
        Assert.InRange(bars.Count, 2, 50);
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From, 6));
    }

    [Fact]
    public void A_whisker_that_leaves_the_axis_ends_in_arrows_and_its_numbers_are_said()
    {
        var wide = Draw("histogram-wide");

        Assert.Contains("95 % interval of the mean −4000.0 to 6000.0", wide, StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(wide).Descendants(Svg + "path"), path => path.Attribute("class")?.Value is "line bold" && path.Attribute("d")!.Value.Contains('L', StringComparison.Ordinal));
        Assert.DoesNotContain(XDocument.Parse(Draw("histogram")).Descendants(Svg + "path"), path => path.Attribute("class")?.Value is "line bold" && path.Attribute("d")!.Value.Contains('L', StringComparison.Ordinal));
    }

    [Fact]
    public void No_battles_and_too_few_are_said_in_words()
    {
        Assert.Contains("No battle has been fought.", Draw("histogram-none"), StringComparison.Ordinal);
        Assert.Contains("too few battles for an interval", Draw("histogram-one"), StringComparison.Ordinal);
        Assert.Contains("No battle has been fought.", Draw("course-none"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_three_bars_keep_their_proportions_about_the_mean()
    {
        var bars = Rectangles(Draw("bars"), "solid").ToArray();

        Assert.Equal(3, bars.Length);
        Assert.Equal(9.1 / 12.5, bars[0].Width / bars[1].Width, 2);
        Assert.Equal(1.4 / 12.5, bars[2].Width / bars[1].Width, 2);
    }

    [Fact]
    public void A_tornado_draws_the_twelve_largest_and_says_of_how_many()
    {
        var many = Draw("drivers-many");

        Assert.Equal(TornadoPicture.MostBars, XDocument.Parse(many).Descendants(Svg + "circle").Count(mark => mark.Attribute("class")?.Value is "open") - 1);
        Assert.Contains("The 12 largest of 61 factors looked at.", many, StringComparison.Ordinal);
        Assert.Contains("With so many, chance alone makes some bars: pale bars are not told apart from chance.", many, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_chance_explains_are_hatched_and_the_others_solid()
    {
        var root = XDocument.Parse(Draw("drivers")).Root!;
        var pale = root.Descendants(Svg + "rect").Count(bar => bar.Attribute("fill")?.Value is "url(#drivers-leaked-pale)" && Number(bar, "height") > 20.0);
        var solid = root.Descendants(Svg + "rect").Count(bar => bar.Attribute("class")?.Value.StartsWith("solid", StringComparison.Ordinal) is true && Number(bar, "height") is > 20.0 and < 30.0);

        Assert.Equal(CampaignSamples.Drivers().Bars.Count(bar => !bar.StandsOut), pale);
        Assert.Equal(CampaignSamples.Drivers().Bars.Count(bar => bar.StandsOut), solid);
    }

    [Fact]
    public void A_negative_effect_puts_the_high_end_on_the_left()
    {
        var marks = XDocument.Parse(Draw("drivers")).Descendants(Svg + "circle").Skip(2).Take(4).Select(mark => Number(mark, "cx")).ToArray();

        Assert.True(marks[0] > marks[1], "Channels: drawn low, more leak.");
        Assert.True(marks[2] < marks[3], "Delay: drawn high, more leak.");
    }

    [Fact]
    public void Each_mean_stands_at_its_bar()
    {
        var texts = XDocument.Parse(Draw("drivers")).Descendants(Svg + "text").Select(text => text.Value).ToArray();

        Assert.All(CampaignSamples.Drivers().Bars, bar =>
        {
            Assert.Contains(bar.LowMean.ToString("0.0", CultureInfo.InvariantCulture), texts, StringComparer.Ordinal);
            Assert.Contains(bar.HighMean.ToString("0.0", CultureInfo.InvariantCulture), texts, StringComparer.Ordinal);
        });
    }

    [Fact]
    public void A_ribbon_ends_with_its_numbers_and_counts_minutes()
    {
        var texts = XDocument.Parse(Draw("course")).Descendants(Svg + "text").Select(text => text.Value).ToArray();

        Assert.All(["median 44", "50 % of battles: 39 to 48", "90 % of battles: 33 to 55", "45", "minutes since the battle began"], words => Assert.Contains(words, texts, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1.4, "14.3")]
    [InlineData(0.4, "14.29")]
    [InlineData(0.8, "14.3")]
    [InlineData(8.0, "14")]
    [InlineData(400.0, "14")]
    [InlineData(0.0, "14.3")]
    [InlineData(double.PositiveInfinity, "14.3")]
    public void Numbers_are_written_as_finely_as_they_are_known(double width, string text) => Assert.Equal(text, Precision.ForWidth(width).Say(14.29));

    [Fact]
    public void What_rounds_to_nought_has_no_sign_and_a_difference_has_one()
    {
        var tenths = new Precision(1);

        Assert.Equal("0.0", tenths.Say(-0.04));
        Assert.Equal("0.0", tenths.Difference(0.04));
        Assert.Equal("+3.2", tenths.Difference(3.2));
        Assert.Equal("−3.2", tenths.Difference(-3.2));
        Assert.Equal("–", tenths.Say(double.NaN));
        Assert.Equal("not known", tenths.Between(new PictureInterval(double.NaN, 1.0)));
    }

    private static double Size(XElement text)
    {
        var @class = text.Attribute("class")?.Value ?? "";
        var size = @class.Contains("large", StringComparison.Ordinal) ? 15.0 : @class.Contains("small", StringComparison.Ordinal) ? 12.0 : 13.0;

        // Somewhat narrower than the reckoning that cuts texts, which errs on the safe side.
        return text.Value.EnumerateRunes().Count() * size * 0.55 * (@class.Contains("large", StringComparison.Ordinal) || @class.Contains("strong", StringComparison.Ordinal) ? 1.12 : 1.0);
    }

    private static IEnumerable<(double Left, double Width)> Rectangles(string picture, string @class) =>
        XDocument.Parse(picture).Descendants(Svg + "rect").Where(bar => string.Equals(bar.Attribute("class")?.Value, @class, StringComparison.Ordinal)).Select(bar => (Number(bar, "x"), Number(bar, "width")));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
