using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class CoveragePictureTests
{
    private const string Long = "a name that goes on and on without an end in sight and then some more of the same, for there is no limit to what an author may write";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names =>
    [
        "map", "map-plain", "map-hostile", "map-long", "map-thinned", "heights", "page", "page-one", "page-nothing", "page-hostile", "page-long", "low-observable", "low-observable-linear", "low-observable-none", "low-observable-hostile", "low-observable-long",
    ];

    private static string Draw(string name) => name switch
    {
        "map" => CoverageMap.Draw(CoverageSamples.Map()),
        "map-plain" => CoverageMap.Draw(CoverageSamples.Map() with { Relief = null, Graticule = [], Stamps = [] }),
        "map-hostile" => CoverageMap.Draw(Named(CoverageSamples.Map(), Samples.Hostile)),
        "map-long" => CoverageMap.Draw(Named(CoverageSamples.Map(), Long + Long + Long)),
        "map-thinned" => CoverageMap.Draw(Large()),
        "heights" => CoverageMap.Draw(CoverageSamples.Heights()),
        "page" => RingPage.Draw(CoverageSamples.Page()),
        "page-one" => RingPage.Draw(One()),
        "page-nothing" => RingPage.Draw(Nothing()),
        "page-hostile" => RingPage.Draw(Named(CoverageSamples.Page(), Samples.Hostile)),
        "page-long" => RingPage.Draw(Named(CoverageSamples.Page(), Long + Long + Long)),
        "low-observable" => LowObservableChart.Draw(CoverageSamples.LowObservable()),
        "low-observable-linear" => LowObservableChart.Draw(CoverageSamples.LowObservable(isLogarithmic: false)),
        "low-observable-none" => LowObservableChart.Draw(CoverageSamples.LowObservable() with { Claims = [], Note = "" }),
        "low-observable-hostile" => LowObservableChart.Draw(Named(CoverageSamples.LowObservable(), Samples.Hostile)),
        _ => LowObservableChart.Draw(Named(CoverageSamples.LowObservable(), Long + Long + Long)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_and_says_what_it_shows(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "a");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_data_give_the_same_picture(string name) => Assert.Equal(Draw(name), Draw(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_asks_for_nothing_from_elsewhere(string name)
    {
        var addresses = XDocument.Parse(Draw(name)).Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src").ToArray();

        Assert.All(addresses, address => Assert.StartsWith("data:image/png;base64,", address.Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_and_bars_stay_inside_the_picture(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var zoom = root.Elements(Svg + "g").Select(group => group.Attribute("transform")?.Value).OfType<string>().Select(scale => double.Parse(scale[6..^1], CultureInfo.InvariantCulture)).FirstOrDefault(1.0);
        var (width, height) = (Number(root, "width") / zoom, Number(root, "height") / zoom);

        Assert.All(root.Descendants(Svg + "text"), text =>
        {
            var length = Length(text);
            var @class = text.Attribute("class")?.Value ?? "";
            var x = Number(text, "x");
            var left = @class.EndsWith("middle", StringComparison.Ordinal) ? x - (0.5 * length) : @class.EndsWith("end", StringComparison.Ordinal) ? x - length : x;
            Assert.True(left > -2.0 && left + length < width + 2.0, $"from {left} to {left + length} of {width}: {text.Value}");
            Assert.InRange(Number(text, "y"), 0.0, height);
        });
        Assert.All(root.Descendants(Svg + "rect").Where(bar => bar.Ancestors(Svg + "pattern").FirstOrDefault() is null), bar =>
        {
            Assert.InRange(Number(bar, "x"), 0.0, width);
            Assert.InRange(Number(bar, "x") + Number(bar, "width"), 0.0, width + 0.1);
            Assert.InRange(Number(bar, "y") + Number(bar, "height"), 0.0, height + 0.1);
        });
    }

    [Fact]
    public void The_raster_of_a_map_holds_the_classes_cell_by_cell()
    {
        var data = CoverageSamples.Map() with { Relief = null };
        var png = PngReader.Read(PngReader.Embedded(XDocument.Parse(CoverageMap.Draw(data)).Descendants(Svg + "image").Single()));
        var classes = png.Pixels.Select(number => number == 5 ? CoverageRaster.Unknown : number == 6 ? CoverageRaster.Outside : number);

        Assert.Equal(data.Raster.Classes.ToArray(), classes);
        Assert.Contains(CoverageRaster.Unknown, classes);
    }

    [Theory]
    [InlineData("map", 0)]
    [InlineData("heights", 0)]
    [InlineData("page", 2)]
    [InlineData("page", 4)]
    public void What_is_unknown_has_no_colour_of_a_class_and_hatching_below(string name, int image)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var element = root.Descendants(Svg + "image").ElementAt(image);
        var png = PngReader.Read(PngReader.Embedded(element));
        var classes = png.Palette.Length - 2;

        Assert.Contains((byte)classes, png.Pixels);
        Assert.All(png.Palette[..classes], colour => Assert.Equal(255, colour.Opacity));
        Assert.Equal([PngColour.Clear, PngColour.Clear], png.Palette[classes..]);
        var below = element.ElementsBeforeSelf().Last();
        Assert.Equal("unknown", below.Attribute("class")!.Value);
        var pattern = root.Descendants(Svg + "pattern").Single(pattern => string.Equals(below.Attribute("fill")!.Value, $"url(#{pattern.Attribute("id")!.Value})", StringComparison.Ordinal));
        Assert.DoesNotContain(png.Palette[..classes], colour => pattern.ToString().Contains(colour.Hex, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(root.Descendants(Svg + "text"), text => text.Value.StartsWith("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_unknown_is_hatched_and_nothing_else_is()
    {
        var root = XDocument.Parse(Draw("map")).Root!;
        var hatched = root.Descendants(Svg + "path").Single(path => path.Attribute("class")?.Value is "unknown");
        var image = hatched.ElementsAfterSelf(Svg + "image").First();
        var png = PngReader.Read(PngReader.Embedded(image));
        var (cell, left, top) = (Number(image, "width") / png.Width, Number(image, "x"), Number(image, "y"));
        var unknown = new bool[png.Width * png.Height];
        foreach (var box in hatched.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = box.TrimEnd('z').Split([' ', 'h', 'v'], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
            var row = (int)Math.Round((numbers[1] - top) / cell);
            for (var column = (int)Math.Round((numbers[0] - left) / cell); column < (int)Math.Round((numbers[0] + numbers[2] - left) / cell); column++)
            {
                unknown[(row * png.Width) + column] = true;
            }
        }

        Assert.Contains(true, unknown);
        Assert.Equal(png.Pixels.Select(number => number == png.Palette.Length - 2), unknown);
    }

    [Theory]
    [InlineData(CoverageForm.Shares, 5)]
    [InlineData(CoverageForm.Shares, 3)]
    [InlineData(CoverageForm.LowestHeights, 6)]
    [InlineData(CoverageForm.LowestHeights, 8)]
    [InlineData(CoverageForm.LowestHeights, 2)]
    public void Colours_darken_step_by_step_so_that_grey_print_keeps_their_order(CoverageForm form, int classes)
    {
        var lightness = CoverageColours.Of(form, classes).Select(colour => colour.Lightness).ToArray();

        Assert.Equal(classes, lightness.Length);
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.First - pair.Second > 4.0, $"{pair.First} then {pair.Second}"));
    }

    [Fact]
    public void A_map_names_each_class_with_its_area_and_share_and_all_it_rests_on()
    {
        var data = CoverageSamples.Map();
        var texts = Texts("map");
        var ring = data.Classes[0].Area.Area_km2;

        Assert.All(data.Classes, one => Assert.Contains($"{AreaWords.Area(one.Area.Area_km2)}, {AreaWords.Percent(one.Area.Area_km2 / ring)}", texts, StringComparer.Ordinal));
        Assert.All(["N", "200 km", "claimed range, 400 km", "Example Site", "33° E", "40° N", data.Stamps[0]], words => Assert.Contains(words, texts, StringComparer.Ordinal));
    }

    [Fact]
    public void A_map_of_heights_says_what_is_in_sight_at_none_of_them()
    {
        var data = CoverageSamples.Heights();
        var none = data.Classes[0].Area.Area_km2 - data.Classes[1].Area.Area_km2 - data.Unknown_km2;

        Assert.Contains($"{AreaWords.Area(none)}, {AreaWords.Percent(none / data.Classes[0].Area.Area_km2)}", Texts("heights"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_page_says_every_share_of_every_height_and_draws_it_as_an_equal_ring()
    {
        var data = CoverageSamples.Page();
        var root = XDocument.Parse(Draw("page")).Root!;
        var texts = Texts("page");
        var bars = root.Descendants(Svg + "rect").Where(bar => bar.Attribute("class")?.Value is "share").ToArray();

        Assert.Equal(data.Heights.Count * data.Shares.Count, bars.Length);
        for (var i = 0; i < data.Heights.Count; i++)
        {
            var areas = data.Heights[i].Shares.Select(share => share.Area_km2).ToArray();
            Assert.Contains(data.Heights[i].Label, texts, StringComparer.Ordinal);
            for (var share = 0; share < areas.Length; share++)
            {
                var part = areas[share] / areas[0];
                Assert.Contains($"{AreaWords.Percent(part)} · {AreaWords.Area(areas[share])}", texts, StringComparer.Ordinal);
                Assert.Equal(Math.Sqrt(part), Number(bars[(i * areas.Length) + share], "width") / Number(bars[i * areas.Length], "width"), 3);
            }
        }

        Assert.All(data.Shares, share => Assert.Contains(share.Name, texts, StringComparer.Ordinal));
        Assert.All(["What remains of the 400 km ring", "Without the 400 km interceptor", "Three masts"], words => Assert.Contains(words, texts, StringComparer.Ordinal));
        Assert.Contains(texts, text => text.StartsWith(RingPage.Disclaimer, StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("Cite as: ", StringComparison.Ordinal));
        Assert.Equal(data.Heights.Count, root.Descendants(Svg + "image").Count());
    }

    [Fact]
    public void A_page_of_five_heights_with_a_chart_of_four_claims_is_one_sheet_of_A4()
    {
        var root = XDocument.Parse(Draw("page")).Root!;

        Assert.Equal(210.0 / 25.4 * 96.0, Number(root, "width"), 0);
        Assert.Equal(297.0 / 25.4 * 96.0, Number(root, "height"), 0);
    }

    [Fact]
    public void A_height_at_which_nothing_remains_says_so() => Assert.Contains("nothing remains", Texts("page-nothing"), StringComparer.Ordinal);

    [Fact]
    public void A_chart_marks_both_probabilities_of_each_radar_and_its_limits()
    {
        var data = CoverageSamples.LowObservable(isLogarithmic: false);
        var root = XDocument.Parse(Draw("low-observable-linear")).Root!;
        var texts = Texts("low-observable-linear");

        Assert.All(data.Claims, claim => Assert.Contains(claim.Label, texts, StringComparer.Ordinal));
        Assert.Contains("5 m² (7 dBsm)", texts, StringComparer.Ordinal);
        Assert.Contains("0.0001 m² (−40 dBsm)", texts, StringComparer.Ordinal);
        Assert.Contains("not known", texts, StringComparer.Ordinal);
        var tips = root.Descendants(Svg + "title").Select(title => title.Value).ToArray();
        Assert.All(["Surveillance radar: horizon 412 km", "Surveillance radar: end of its display 600 km", "Meter-wave radar: horizon 405 km"], limit => Assert.Contains(limit, tips, StringComparer.Ordinal));
        Assert.DoesNotContain("Meter-wave radar: end of its display", string.Join('|', tips), StringComparison.Ordinal);
        Assert.Equal(7, root.Descendants(Svg + "g").Count(group => group.Attribute("class")?.Value.EndsWith(" limit", StringComparison.Ordinal) is true));
    }

    [Fact]
    public void An_echo_that_is_enough_beyond_a_limit_is_dotted_there()
    {
        static LowObservableData Of(double half) => CoverageSamples.LowObservable() with
        {
            Radars = [new LowObservableRadar("radar", "band", 400.0, 300.0)],
            Claims = [new LowObservableClaim("target", 1.0, "source", [new LowObservableRange(half, 0.6 * half)])],
        };

        static int Dotted(LowObservableData data) => XDocument.Parse(LowObservableChart.Draw(data)).Descendants(Svg + "path").Count(path => path.Attribute("class")?.Value is "line dots");

        Assert.Equal(Dotted(Of(299.0)) + 1, Dotted(Of(301.0)));
    }

    [Fact]
    public void The_axes_of_the_masts_say_in_full_what_they_count()
    {
        var page = CoverageSamples.Page();
        var texts = XDocument.Parse(RingPage.Draw(page with { Insets = [page.Insets[0], page.Insets[^1] with { Words = "engageable in time, by antenna height" }] })).Descendants(Svg + "text").Select(text => text.Value);

        Assert.Contains("engageable in time, by antenna height; % of the ring, by equal factors", texts, StringComparer.Ordinal);
    }

    [Fact]
    public void What_nine_looks_of_ten_never_show_has_no_mark_for_nine_of_ten()
    {
        static string[] Marks(double ninety) =>
            [.. XDocument.Parse(LowObservableChart.Draw(CoverageSamples.LowObservable() with
            {
                Radars = [new LowObservableRadar("radar", "band", 400.0, 300.0)],
                Claims = [new LowObservableClaim("target", 1.0, "source", [new LowObservableRange(20.0, ninety)])],
            })).Descendants(Svg + "g").Single(group => group.Element(Svg + "title")?.Value.StartsWith("target", StringComparison.Ordinal) is true).Elements(Svg + "circle").Select(mark => mark.Attribute("class")!.Value)];

        Assert.Equal(["solid edge", "open"], Marks(12.0));
        Assert.Equal(["open"], Marks(0.0));
    }

    [Fact]
    public void A_chart_that_stands_alone_says_below_it_what_it_rests_on()
    {
        var plain = XDocument.Parse(LowObservableChart.Draw(CoverageSamples.LowObservable())).Root!;
        var stamped = XDocument.Parse(LowObservableChart.Draw(CoverageSamples.LowObservable() with { Stamps = ["Ground: hills.", "Ledger 12345678."] })).Root!;
        double[] lines = [.. stamped.Descendants(Svg + "text").Where(text => text.Value is "Ground: hills." or "Ledger 12345678.").Select(text => Number(text, "y"))];

        Assert.Equal(2, lines.Length);
        Assert.All(lines, y => Assert.InRange(y, Number(plain, "height"), Number(stamped, "height") - 4.0));
        Assert.True(lines[1] - lines[0] > 12.0);
    }

    [Fact]
    public void The_ring_fills_a_map_however_far_out_the_ground_is_known()
    {
        static double Ring_px(double halfWidth_km) => XDocument.Parse(CoverageMap.Draw(CoverageSamples.Map() with
        {
            Raster = new CoverageRaster(101, halfWidth_km, [.. Enumerable.Range(0, 101 * 101).Select(at => Math.Sqrt(Math.Pow((at / 101) - 50, 2.0) + Math.Pow((at % 101) - 50, 2.0)) * 2.0 * halfWidth_km / 101.0 <= CoverageSamples.Ring_km ? (byte)0 : CoverageRaster.Outside)]),
            Relief = null,
            Graticule = [],
        })).Descendants(Svg + "circle").Max(circle => Number(circle, "r"));

        Assert.InRange(Ring_px(404.0), 300.0, 345.0);
        Assert.Equal(Ring_px(404.0), Ring_px(700.0), 0.5);
    }

    [Theory]
    [InlineData(18.0, 6.0)]
    [InlineData(-18.0, -6.0)]
    [InlineData(14.0, -14.0)]
    public void The_site_s_name_covers_no_mark_beside_it(double east_km, double north_km)
    {
        var root = XDocument.Parse(CoverageMap.Draw(CoverageSamples.Map() with { Site = "their middle", Marks = [new CoverageMark("east-battery", new MapPoint(east_km, north_km)), new CoverageMark("west-battery", new MapPoint(-east_km, -north_km))] })).Root!;
        var perKilometre = root.Descendants(Svg + "circle").Max(circle => Number(circle, "r")) / CoverageSamples.Ring_km;
        var name = root.Descendants(Svg + "text").First(text => text.Value is "their middle");
        var (x, y, half) = (Number(name, "x"), Number(name, "y") - 4.0, 0.5 * Length(name));

        // The plot's middle stands at 353 px from the left and from the top.
        Assert.All(((double, double)[])[(east_km, north_km), (-east_km, -north_km)], mark =>
            Assert.True(Math.Abs(353.0 + (mark.Item1 * perKilometre) - x) > half + 5.0 || Math.Abs(353.0 - (mark.Item2 * perKilometre) - y) > 10.0, $"{name} at {mark}"));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var map = CoverageSamples.Map();
        var page = CoverageSamples.Page();
        var chart = CoverageSamples.LowObservable();
        var classes = map.Raster.Classes.ToArray();
        byte[] With(int at, byte number) => [.. classes[..at], number, .. classes[(at + 1)..]];
        CoverageRaster Raster(byte[] cells) => new(map.Raster.Size, map.Raster.HalfWidth_km, cells);
        var middle = classes.Length / 2;

        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverageRaster(3, 1.0, new byte[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverageRaster(0, 1.0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverageRaster(1, double.NaN, new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoverageRelief(3, new float[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageMap.Draw(map with { Ring_km = 0.0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageMap.Draw(map with { Unknown_km2 = -1.0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageMap.Draw(map with { Classes = [.. map.Classes.Reverse()] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageMap.Draw(map with { Classes = [map.Classes[0]] }));
        Assert.Throws<ArgumentException>(() => CoverageMap.Draw(map with { Raster = Raster(With(middle, 5)) }));
        Assert.Throws<ArgumentException>(() => CoverageMap.Draw(map with { Raster = Raster(With(middle, CoverageRaster.Outside)) }));
        Assert.Throws<ArgumentException>(() => CoverageMap.Draw(map with { Raster = Raster(With(0, CoverageRaster.Unknown)) }));
        Assert.Throws<ArgumentException>(() => CoverageMap.Draw(map with { Raster = Raster(With(0, 2)) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RingPage.Draw(page with { Heights = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RingPage.Draw(page with { Heights = [.. page.Heights, .. page.Heights] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RingPage.Draw(page with { Shares = [.. page.Shares.Skip(1)] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RingPage.Draw(page with { Ring_km = double.NaN }));
        Assert.Throws<ArgumentException>(() => RingPage.Draw(page with { Insets = [page.Insets[0] with { Values = [] }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RingPage.Draw(page with { Insets = [page.Insets[0] with { Values = [.. page.Heights.Select(_ => (PictureArea[])[new(1e9), new(1.0)])] }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RingPage.Draw(page with { Heights = [page.Heights[0] with { Shares = [.. page.Heights[0].Shares.Select(share => share with { Band_km2 = new PictureInterval(share.Area_km2 + 10.0, share.Area_km2 + 20.0) })] }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LowObservableChart.Draw(chart with { Radars = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LowObservableChart.Draw(chart with { Claims = [chart.Claims[0] with { Rcs_m2 = 0.0 }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LowObservableChart.Draw(chart with { Claims = [chart.Claims[0] with { Ranges = [] }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LowObservableChart.Draw(chart with { Claims = [chart.Claims[0] with { Ranges = [new LowObservableRange(10.0, 11.0), null, null, null] }] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LowObservableChart.Draw(chart with { Radars = [.. chart.Radars.Select(radar => radar with { Horizon_km = -1.0 })] }));
    }

    [Fact]
    public void A_raster_too_fine_for_the_picture_is_thinned_to_what_is_commonest()
    {
        var png = PngReader.Read(PngReader.Embedded(XDocument.Parse(Draw("map-thinned")).Descendants(Svg + "image").First()));

        // 1500 cells a side in blocks of two; the western half is in class 1, the eastern unknown, and a lone engaged cell is lost.
        Assert.Equal(750, png.Width);
        Assert.Equal(1, png.Pixels[(375 * 750) + 300]);
        Assert.Equal(5, png.Pixels[(375 * 750) + 400]);
        Assert.DoesNotContain((byte)4, png.Pixels);
    }

    [Theory]
    [InlineData(0.0, "0 %")]
    [InlineData(0.00001, "<0.01 %")]
    [InlineData(0.0025, "0.25 %")]
    [InlineData(0.022, "2.2 %")]
    [InlineData(0.63, "63.0 %")]
    [InlineData(0.9997, "100 %")]
    public void Shares_are_written_as_finely_as_they_are_small(double share, string text) => Assert.Equal(text, AreaWords.Percent(share));

    [Fact]
    public void A_quarter_of_a_per_cent_of_the_ring_is_a_ring_of_a_twentieth_of_its_radius() =>
        Assert.Equal(20.0, new PictureArea(0.0025 * Math.PI * 400.0 * 400.0).EqualRing_km, 9);

    private static CoverageMapData Large()
    {
        const int Size = 1500;
        var (half, cells) = (404.0, new byte[Size * Size]);
        for (var at = 0; at < cells.Length; at++)
        {
            var (east, north) = (((at % Size + 0.5) * 2.0 * half / Size) - half, half - ((at / Size + 0.5) * 2.0 * half / Size));
            cells[at] = (east * east) + (north * north) > 400.0 * 400.0 ? CoverageRaster.Outside : east < 0.0 ? (byte)1 : CoverageRaster.Unknown;
        }

        cells[(700 * Size) + 600] = 4;
        return CoverageSamples.Map(11) with { Raster = new CoverageRaster(Size, half, cells), Relief = null };
    }

    private static RingPageData One()
    {
        var page = CoverageSamples.Page();
        return page with { Heights = [page.Heights[2]], Insets = [], LowObservable = null, Stamps = [], Sources = [] };
    }

    private static RingPageData Nothing()
    {
        var page = CoverageSamples.Page();
        return page with { Heights = [.. page.Heights.Select(height => height with { Shares = [height.Shares[0], .. height.Shares.Skip(1).Select(_ => new PictureArea(0.0))], Remark = "not supported: import finer terrain" })], Insets = [page.Insets[0] with { Values = [.. page.Heights.Select(_ => (PictureArea[])[new(0.0), new(0.0)])] }] };
    }

    private static CoverageMapData Named(CoverageMapData map, string name) => map with
    {
        Caption = new Caption("x", name, name),
        Site = name,
        RingLabel = name,
        Classes = [.. map.Classes.Select(one => one with { Label = name })],
        Stamps = [name, name],
        Graticule = [.. map.Graticule.Select(line => line with { Label = "33°" })],
    };

    private static RingPageData Named(RingPageData page, string name) => page with
    {
        Caption = new Caption("x", name, name),
        About = name,
        Answer = name,
        Shares = [.. page.Shares.Select(_ => new RingPageShare(name, name))],
        Heights = [.. page.Heights.Select(height => height with { Label = name, Reference = name, Remark = name })],
        Insets = [.. page.Insets.Select(inset => inset with { Title = name, Words = name, Series = [.. inset.Series.Select(_ => name)] })],
        LowObservable = Named(page.LowObservable!, name),
        Stamps = [name],
        Sources = [name, name],
        Licence = name,
        Citation = name,
    };

    private static LowObservableData Named(LowObservableData chart, string name) => chart with
    {
        Caption = new Caption("x", name, name),
        Radars = [.. chart.Radars.Select(radar => radar with { Name = name, Band = name })],
        Claims = [.. chart.Claims.Select(claim => claim with { Label = name, Source = name })],
        Note = name,
    };

    private static string[] Texts(string name) => [.. XDocument.Parse(Draw(name)).Descendants(Svg + "text").Select(text => text.Value)];

    private static double Length(XElement text)
    {
        var @class = text.Attribute("class")?.Value ?? "";
        var size = @class.Contains("large", StringComparison.Ordinal) ? 15.0
            : @class.Contains("small", StringComparison.Ordinal) ? 12.0
            : text.Ancestors().Select(group => group.Attribute("font-size")?.Value).OfType<string>().Select(value => double.Parse(value, CultureInfo.InvariantCulture)).FirstOrDefault(13.0);

        // Somewhat narrower than the reckoning that cuts texts, which errs on the safe side.
        return text.Value.EnumerateRunes().Count() * size * 0.55 * (@class.Contains("large", StringComparison.Ordinal) || @class.Contains("strong", StringComparison.Ordinal) ? 1.12 : 1.0);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
