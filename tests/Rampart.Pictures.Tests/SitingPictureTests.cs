using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class SitingPictureTests
{
    private const string Long = "a name that goes on and on without an end in sight and then some more of the same, for there is no limit to what an author may write";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => ["chosen", "given", "country", "crowd", "nothing", "lone", "hostile", "long"];

    private static string Draw(string name) => SitingMap.Draw(name switch
    {
        "chosen" => Chosen(),
        "given" => Chosen() with { Sites = [.. Chosen().Sites.Select((site, at) => site with { Rank = at + 1 })], Ring_km = 90.0, RingLabel = "asked as far as 90 km" },
        "country" => Country(),
        "crowd" => Crowd(),
        "nothing" => Chosen() with { Sites = [], Demands = [] },
        "lone" => Chosen() with { Sites = [Chosen().Sites[0]], Demands = [], Relief = null },
        "hostile" => Named(Samples.Hostile),
        _ => Named(Long + Long),
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_says_what_it_shows_and_asks_for_nothing_from_elsewhere(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;

        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "a");
        Assert.All(root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src"), address => Assert.StartsWith("data:image/png;base64,", address.Value, StringComparison.Ordinal));
        Assert.Equal(Draw(name), Draw(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_stay_inside_the_picture(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));

        Assert.All(root.Descendants(Svg + "text"), text =>
        {
            var @class = text.Attribute("class")?.Value ?? "";
            var size = @class.Contains("large", StringComparison.Ordinal) ? 15.0 : @class.Contains("small", StringComparison.Ordinal) ? 12.0 : 13.0;
            var length = text.Value.EnumerateRunes().Count() * size * 0.55 * (@class.Contains("strong", StringComparison.Ordinal) || size > 14.0 ? 1.12 : 1.0);
            var left = Number(text, "x") - (@class.EndsWith("middle", StringComparison.Ordinal) ? 0.5 * length : 0.0);
            Assert.True(left > -2.0 && left + length < width + 2.0, $"from {left} to {left + length} of {width}: {text.Value}");
            Assert.InRange(Number(text, "y"), 0.0, height);
        });
    }

    [Fact]
    public void Chosen_sites_carry_their_rank_in_map_and_legend_and_the_others_are_counted()
    {
        var root = XDocument.Parse(Draw("chosen")).Root!;
        var texts = root.Descendants(Svg + "text").Select(text => text.Value).ToArray();

        Assert.All(["1", "2"], rank => Assert.Equal(2, texts.Count(text => string.Equals(text, rank, StringComparison.Ordinal))));
        Assert.Contains("candidate, not chosen: 2", texts, StringComparer.Ordinal);
        Assert.Equal(2, Groups(root, "chosen").Count());
        Assert.Equal(2, Groups(root, "candidate").Count());
        Assert.All(["hill", "valley", "N", "50 km", "Ground: made up."], word => Assert.Contains(word, texts, StringComparer.Ordinal));
    }

    [Fact]
    public void The_legend_says_how_much_of_the_weight_is_covered_how_many_times_over()
    {
        var texts = XDocument.Parse(Draw("given")).Descendants(Svg + "text").Select(text => text.Value).ToArray();

        Assert.Contains("1 asset, 50.0 % of the weight", texts, StringComparer.Ordinal);
        Assert.Contains("1 asset, 30.0 % of the weight", texts, StringComparer.Ordinal);
        Assert.Contains("1 asset, 20.0 % of the weight", texts, StringComparer.Ordinal);
        Assert.Contains("nothing, 0 % of the weight", texts, StringComparer.Ordinal);
        Assert.Contains("asked as far as 90 km", texts, StringComparer.Ordinal);
    }

    [Fact]
    public void How_many_sites_cover_a_place_is_told_by_shape_and_by_colour()
    {
        string Look(int count)
        {
            var chosen = Chosen();
            var data = chosen with
            {
                Sites = [.. Enumerable.Range(1, 4).Select(rank => new SitingMapSite($"s{rank}", new MapPoint(rank * 10.0, 0.0), rank, ""))],
                Demands = [new SitingMapDemand("a", "a", SitingDemandForm.Asset, new MapPoint(0.0, 30.0), 1.0, [.. Enumerable.Range(1, count)])],
            };
            var asset = Groups(XDocument.Parse(SitingMap.Draw(data)).Root!, "asset").Single();
            return asset.Attribute("class")!.Value + "|" + string.Concat(asset.Elements().Where(element => element.Name.LocalName is not "title").Select(element => element.Name.LocalName + element.Attribute("d")?.Value.Count(letter => letter is 'L').ToString(CultureInfo.InvariantCulture) + element.Attribute("d")?.Value));
        }

        var looks = Enumerable.Range(0, 5).Select(Look).ToArray();
        Assert.Equal(4, looks.Select(look => look.Split('|')[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, looks.Select(look => look.Split('|')[1]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(looks[3], looks[4]);
    }

    [Fact]
    public void An_asset_that_counts_more_has_a_larger_mark_and_each_that_is_covered_a_line_to_its_site()
    {
        var root = XDocument.Parse(Draw("chosen")).Root!;
        double Reach(string name)
        {
            var path = Groups(root, "asset").Single(group => group.Element(Svg + "title")!.Value.StartsWith(name + ":", StringComparison.Ordinal)).Elements().First(element => element.Name.LocalName is "path" or "circle");
            return path.Attribute("r") is { } radius ? double.Parse(radius.Value, CultureInfo.InvariantCulture) : Spread(path.Attribute("d")!.Value);
        }

        Assert.True(Reach("works") > Reach("town") && Reach("town") > 0.0);
        Assert.Equal(3, Groups(root, "links").Single().Elements(Svg + "line").Count());
    }

    [Fact]
    public void A_border_is_one_line_of_pieces_each_by_how_many_sites_cover_it()
    {
        var root = XDocument.Parse(Draw("country")).Root!;
        var pieces = Groups(Groups(root, "border").Single(), "piece").Select(piece => piece.Attribute("class")!.Value.Split(' ')[0]).ToArray();

        Assert.Equal(["c-vermillion", "c-orange", "c-sky", "c-blue", "c-vermillion"], pieces, StringComparer.Ordinal);
        Assert.Contains(root.Descendants(Svg + "text"), text => text.Value is "frontier");
    }

    [Fact]
    public void Of_a_crowd_every_so_many_are_drawn_and_the_legend_says_so()
    {
        var root = XDocument.Parse(Draw("crowd")).Root!;

        Assert.InRange(Groups(root, "candidate").Count(), 1000, 2500);
        Assert.Contains(root.Descendants(Svg + "text"), text => text.Value.Contains("one of 3 drawn", StringComparison.Ordinal));
        Assert.DoesNotContain(root.Descendants(Svg + "text"), text => text.Value is "c17");
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var chosen = Chosen();
        var (site, demand) = (chosen.Sites[0], chosen.Demands[0]);

        Assert.Throws<ArgumentOutOfRangeException>(() => SitingMap.Draw(chosen with { Sites = [site with { Place = new MapPoint(double.NaN, 0.0) }], Demands = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SitingMap.Draw(chosen with { Demands = [demand with { Weight = -1.0 }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SitingMap.Draw(chosen with { Ring_km = 0.0 }));
        Assert.Throws<ArgumentException>(() => SitingMap.Draw(chosen with { Sites = [site, site], Demands = [] }));
        Assert.Throws<ArgumentException>(() => SitingMap.Draw(chosen with { Demands = [demand with { CoveredBy = [9] }] }));
        Assert.Throws<ArgumentException>(() => SitingMap.Draw(chosen with { Sites = [site with { Rank = -1 }], Demands = [] }));
    }

    private static SitingMapData Chosen() => new()
    {
        Caption = new Caption("site", "2 sites of 4", "Where two of four stand."),
        Answer = "2 of 4 candidate sites cover 80 % of the weight of 3 assets.",
        Sites =
        [
            new("hill", new MapPoint(-40, 30), 1, "covers 80, adds 80, alone 30"), new("valley", new MapPoint(35, -20), 2, "covers 50, adds 0, alone 0"),
            new("plain", new MapPoint(60, 50), 0, ""), new("shore", new MapPoint(-70, -60), 0, ""),
        ],
        Demands =
        [
            new("works", "works", SitingDemandForm.Asset, new MapPoint(-10, 10), 5.0, [1, 2]),
            new("port", "port", SitingDemandForm.Asset, new MapPoint(-60, 0), 3.0, [1]),
            new("town", "town", SitingDemandForm.Asset, new MapPoint(70, -70), 2.0, []),
        ],
        WorthNote = "Per cent of the weight.",
        Relief = new CoverageRelief(41, [.. Enumerable.Range(0, 41 * 41).Select(post => CoverageSamples.Ground_m((post % 41 * 6) - 120, 120 - (post / 41 * 6)))]),
        ReliefHalfWidth_km = 120.0,
        Stamps = ["Ground: made up."],
    };

    private static SitingMapData Country()
    {
        var chosen = Chosen();
        IReadOnlyList<int>[] by = [[], [1], [1, 2], [1, 2, 3], []];
        return chosen with
        {
            Sites = [.. chosen.Sites.Select((site, at) => site with { Rank = at < 3 ? at + 1 : 0 })],
            Demands =
            [
                .. chosen.Demands,
                .. by.Select((sites, at) => new SitingMapDemand($"frontier/{at}", "frontier", SitingDemandForm.Border, new MapPoint((at * 20) - 40, -80 + (at % 2 * 5)), 10.0, sites)),
                .. Enumerable.Range(0, 30).Select(at => new SitingMapDemand($"basin/{at}", "basin", SitingDemandForm.Area, new MapPoint((at % 6 * 8) - 20, 60 - (at / 6 * 8)), 1.0, by[at % 4])),
            ],
        };
    }

    private static SitingMapData Crowd() => Chosen() with
    {
        Sites = [.. Chosen().Sites.Take(2), .. Enumerable.Range(0, 6000).Select(at => new SitingMapSite($"c{at}", new MapPoint(at % 80, at / 80), 0, ""))],
    };

    private static SitingMapData Named(string name)
    {
        var country = Country();
        return country with
        {
            Caption = new Caption("x", name, name),
            Answer = name,
            Sites = [.. country.Sites.Select(site => site with { Name = name, Worth = name })],
            Demands = [.. country.Demands.Select(demand => demand with { Name = name, PartOf = name })],
            Ring_km = 50.0,
            RingLabel = name,
            WorthNote = name,
            Stamps = [name, name],
        };
    }

    private static IEnumerable<XElement> Groups(XElement root, string @class) => root.Descendants(Svg + "g").Where(group => group.Attribute("class")?.Value.Split(' ').Contains(@class, StringComparer.Ordinal) is true);

    /// <summary>How far the corners of a mark reach to the right of its leftmost one.</summary>
    private static double Spread(string path)
    {
        var numbers = path.Split(['M', 'L', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).Where((_, at) => at % 2 == 0).ToArray();
        return 0.5 * (numbers.Max() - numbers.Min());
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
