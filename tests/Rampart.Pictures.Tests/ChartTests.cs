using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_waterfall_adds_up_from_the_raid_to_the_killed_the_leaked_and_the_rest()
    {
        var data = Samples.Steps();

        Assert.Empty(data.Problem());
        Assert.Equal(data.Raid, data.Steps[^1].Reached + data.Leaked + data.Other);
    }

    [Fact]
    public void A_waterfall_that_does_not_add_up_is_refused()
    {
        var data = Samples.Steps() with { Raid = 13 };

        Assert.Throws<ArgumentException>(() => Waterfall.Draw(data));
    }

    [Fact]
    public void The_shares_of_a_target_fill_its_bar_from_end_to_end()
    {
        var bars = XDocument.Parse(ReasonBars.Draw(Samples.Reasons())).Descendants(Svg + "rect")
            .Where(bar => string.Equals(bar.Attribute("class")?.Value, "edge", StringComparison.Ordinal))
            .GroupBy(bar => bar.Attribute("y")!.Value, StringComparer.Ordinal);

        Assert.All(bars, row => Assert.InRange(row.Sum(bar => double.Parse(bar.Attribute("width")!.Value, CultureInfo.InvariantCulture)), 589.9, 590.1));
    }

    [Fact]
    public void Only_reasons_that_held_stand_in_the_legend()
    {
        var picture = ReasonBars.Draw(Samples.Reasons() with { Groups = [new ReasonGroup("b", [new ReasonRow("t", "", [new ReasonPart(4, 10.0), new ReasonPart(5, 0.0)])])] });

        Assert.Contains("reason number 4", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("reason number 5", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Shots_of_one_salvo_do_not_cover_each_other()
    {
        var row = Samples.Times().Rows[0] with { Shots = [new TimelineShot(100, 200, PictureShot.Miss, ""), new TimelineShot(103, 203, PictureShot.Kill, ""), new TimelineShot(900, 1000, PictureShot.Kill, "")] };
        var one = Height(Timeline.Draw(Samples.Times() with { Rows = [row with { Shots = [row.Shots[0], row.Shots[2]] }] }));
        var two = Height(Timeline.Draw(Samples.Times() with { Rows = [row] }));

        Assert.Equal(one + 12.0, two);
    }

    private static double Height(string picture) => double.Parse(XDocument.Parse(picture).Root!.Attribute("height")!.Value, CultureInfo.InvariantCulture);
}
