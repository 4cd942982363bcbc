using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class BattleMapTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_ring_of_a_battery_fits_into_the_map()
    {
        var ring = XDocument.Parse(BattleMap.Draw(Samples.Map())).Descendants(Svg + "circle")
            .Where(circle => string.Equals(circle.Attribute("class")!.Value, "line", StringComparison.Ordinal))
            .MaxBy(circle => Number(circle, "r"))!;

        Assert.InRange(Number(ring, "cx") - Number(ring, "r"), 8.0, 350.0);
        Assert.InRange(Number(ring, "cx") + Number(ring, "r"), 350.0, 698.0);
        Assert.InRange(Number(ring, "cy") - Number(ring, "r"), 8.0, 350.0);
    }

    [Fact]
    public void North_is_up_and_east_is_right()
    {
        var map = BattleMap.Draw(new BattleMapData
        {
            Caption = new Caption("m", "t", "d"),
            Assets = [new MapAsset("south-west", new MapPoint(-10, -10), false), new MapAsset("north-east", new MapPoint(10, 10), false)],
        });
        var marks = XDocument.Parse(map).Descendants(Svg + "g")
            .Where(group => group.Element(Svg + "title") is not null)
            .ToDictionary(group => group.Element(Svg + "title")!.Value, group => group.Element(Svg + "circle")!, StringComparer.Ordinal);

        Assert.True(Number(marks["north-east"], "cx") > Number(marks["south-west"], "cx"));
        Assert.True(Number(marks["north-east"], "cy") < Number(marks["south-west"], "cy"));
    }

    [Fact]
    public void Names_of_sites_and_of_leakers_are_written_and_do_not_cover_each_other()
    {
        var texts = XDocument.Parse(BattleMap.Draw(Samples.Map(window: new MapWindow(default, 60.0)))).Descendants(Svg + "text")
            .Where(text => text.Attribute("class")!.Value.Contains("halo", StringComparison.Ordinal))
            .Select(text => (text.Value, X: Number(text, "x"), Y: Number(text, "y"), Half: 3.2 * text.Value.Length))
            .ToArray();

        Assert.Contains(texts, text => string.Equals(text.Value, "battery-north", StringComparison.Ordinal));
        Assert.Contains(texts, text => string.Equals(text.Value, "airfield (destroyed)", StringComparison.Ordinal));
        Assert.Contains(texts, text => string.Equals(text.Value, "drone-1", StringComparison.Ordinal));
        var pairs = from a in texts from b in texts where string.CompareOrdinal(a.Value, b.Value) < 0 select (a, b);
        Assert.DoesNotContain(pairs, pair => Math.Abs(pair.a.Y - pair.b.Y) < 9.0 && Math.Abs(pair.a.X - pair.b.X) < pair.a.Half + pair.b.Half);
    }

    [Fact]
    public void A_great_raid_is_thinned_and_stays_small()
    {
        var data = Samples.Map() with
        {
            Paths = [.. Enumerable.Range(0, 300).Select(i => Samples.Map().Paths[i % 14] with { Name = $"t-{i}" })],
            TrackDots = [.. Enumerable.Range(0, 200_000).Select(i => new MapPoint(i % 400, i % 371))],
        };

        Assert.InRange(BattleMap.Draw(data).Length, 10_000, 900_000);
    }

    [Fact]
    public void In_a_crowd_the_members_of_a_group_that_come_the_same_way_have_one_name()
    {
        var leaker = Samples.Map().Paths.First(path => path is { Side: PictureSide.Hostile, Fate: PictureFate.Leaked });
        var data = Samples.Map() with { Paths = [.. Enumerable.Range(1, 50).Select(i => leaker with { Name = $"swarm-{i:D2}" })] };
        var texts = XDocument.Parse(BattleMap.Draw(data)).Descendants(Svg + "text").Select(text => text.Value).ToArray();

        Assert.Contains("swarm ×50", texts, StringComparer.Ordinal);
        Assert.DoesNotContain("swarm-01", texts, StringComparer.Ordinal);
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
