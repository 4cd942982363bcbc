using System.Globalization;
using System.Xml.Linq;
using Rampart.Campaigns.Report;
using Rampart.Pictures;

namespace Rampart.Campaigns.Tests.Report;

public class CampaignPageTests
{
    private const string Nasty = "<script>alert(\"&'\")</script>\u0001 ]]>";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Samples => ["sample", "all-alike", "one-battle", "one-point", "nothing", "unfinished", "nasty", "long", "negative"];

    private static CampaignSummary Sample(string name) => name switch
    {
        "sample" => SampleCampaign.Summary,
        "all-alike" => SampleCampaign.AllAlike,
        "one-battle" => SampleCampaign.OneBattle,
        "one-point" => SampleCampaign.Summary with { Points = 1, BattlesPerPoint = 1000, Tornados = [], Measures = [.. SampleCampaign.Summary.Measures.Select(measure => measure with { Readings = null, ReadingsVariance = null, ReadingsVarianceInterval = null })] },
        "nothing" => SampleCampaign.Nothing,
        "unfinished" => SampleCampaign.Summary with { BattlesPlanned = 2000 },
        "nasty" => Named(Nasty),
        "long" => Named(string.Join(' ', Enumerable.Repeat("Überlänge-and-no-end-in-sight", 40)) + new string('x', 400)),
        _ => SampleCampaign.Summary with
        {
            Measures = [.. SampleCampaign.Summary.Measures.Select(measure => measure with
            {
                Mean = -measure.Mean, MonteCarlo = Mirror(measure.MonteCarlo)!, Dice = Mirror(measure.Dice), Readings = Mirror(measure.Readings),
                Least = -measure.Greatest, Median = -measure.Median, Greatest = -measure.Least, ReadingsVariance = -0.4, Counts = [.. measure.Counts.Select(count => count with { Value = -count.Value })],
            })],
        },
    };

    private static Interval? Mirror(Interval? interval) => interval is null ? null : new(-interval.High, -interval.Low, interval.Method);

    /// <summary>Every text that comes from outside says the same.</summary>
    private static CampaignSummary Named(string text) => SampleCampaign.Summary with
    {
        Scenario = text,
        Title = text,
        About = text,
        Answer = text,
        Banner = text,
        Engine = text,
        Terrain = text,
        Hash = text,
        LedgerHash = text,
        Changes = [text],
        Measures = [.. SampleCampaign.Summary.Measures.Select((measure, i) => measure with { Id = i == 0 ? text : measure.Id, Words = text, MonteCarlo = measure.MonteCarlo with { Method = text } })],
        Events = [new EventEstimate(text, text, 3, 10, 0.3, new Interval(0.1, 0.6, text))],
        Tornados = [.. SampleCampaign.Summary.Tornados.Select(tornado => tornado with { Bars = [.. tornado.Bars.Select(bar => bar with { Factor = text, Title = text, LowWords = text, HighWords = text })] })],
        Ribbons = [.. SampleCampaign.Summary.Ribbons.Select(ribbon => ribbon with { Words = text })],
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_is_well_formed_and_has_all_its_sections(string name)
    {
        var page = XDocument.Parse(CampaignPage.Write(Sample(name)));

        Assert.All(["bars", "outcomes", "course", "drivers", "events", "changes", "limits", "rerun", "words", "stamp"], id =>
            Assert.Single(page.Descendants("section"), section => string.Equals(section.Attribute("id")?.Value, id, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_summary_gives_the_same_page(string name) => Assert.Equal(CampaignPage.Write(Sample(name)), CampaignPage.Write(Sample(name)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_asks_for_nothing_and_runs_nothing(string name)
    {
        var text = CampaignPage.Write(Sample(name));
        var page = XDocument.Parse(text);
        var policy = page.Descendants("meta").Single(meta => string.Equals(meta.Attribute("http-equiv")?.Value, "Content-Security-Policy", StringComparison.Ordinal));

        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:", policy.Attribute("content")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("//", text.Replace($"xmlns=\"{Svg.NamespaceName}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "image" or "iframe" or "object" or "use");
        Assert.All(page.Descendants().Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Links_lead_somewhere_and_no_id_stands_twice(string name)
    {
        var page = XDocument.Parse(CampaignPage.Write(Sample(name)));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        var fills = page.Descendants().Attributes("fill").Where(fill => fill.Value.StartsWith("url(#", StringComparison.Ordinal)).Select(fill => fill.Value[5..^1]);

        Assert.Equal(ids.Length, ids.ToHashSet(StringComparer.Ordinal).Count);
        Assert.All(page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value[1..], ids, StringComparer.Ordinal));
        Assert.All(fills, fill => Assert.Contains(fill, ids, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_picture_says_what_it_shows(string name) =>
        Assert.All(XDocument.Parse(CampaignPage.Write(Sample(name))).Descendants(Svg + "svg"), picture =>
        {
            Assert.NotEmpty(picture.Element(Svg + "title")!.Value);
            Assert.NotEmpty(picture.Element(Svg + "desc")!.Value);
            Assert.Equal("img", picture.Attribute("role")!.Value);
        });

    [Fact]
    public void Whatever_an_author_writes_stays_text()
    {
        var page = XDocument.Parse(CampaignPage.Write(Named(Nasty)));

        Assert.Contains("<script>alert(\"&'\")</script>", page.Descendants("h1").Single().Value, StringComparison.Ordinal);
        Assert.Contains("<script>alert(\"&'\")</script>", Section(page, "changes").Descendants("li").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_stands_at_the_top_and_below_it_what_it_rests_on()
    {
        var page = XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary));
        var answer = ByClass(page, "p", "answer").Value;
        var stamp = ByClass(page, "p", "stampline").Value;

        Assert.Equal(SampleCampaign.Summary.Answer, answer);
        Assert.All(["Seed 7", "200 points × 5 battles", "campaign 3f9a61c2", "ledger b81d05e9", "ETOPO5", "Rampart 0.1.0", "61 values from claims (38.4 %)", "98 assumed (61.6 %)"], words => Assert.Contains(words, stamp, StringComparison.Ordinal));
        Assert.Contains("Not a forecast of combat", Section(page, "limits").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_is_not_finished_says_so_at_the_top_and_a_finished_one_does_not()
    {
        var unfinished = XDocument.Parse(CampaignPage.Write(Sample("unfinished")));
        var banner = ByClass(unfinished, "div", "banner");

        Assert.Contains("2000 battles were planned; the figures rest on 1000", banner.Value, StringComparison.Ordinal);
        Assert.Empty(Banners(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary))));
        Assert.True(banner.IsBefore(ByClass(unfinished, "p", "answer")));
    }

    [Fact]
    public void A_banner_stands_above_the_answer()
    {
        var page = XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary with { Banner = "The top driver is an assumed value." }));

        Assert.Contains("The top driver is an assumed value.", ByClass(page, "div", "banner").Value, StringComparison.Ordinal);
        Assert.True(ByClass(page, "div", "banner").IsBefore(ByClass(page, "p", "answer")));
    }

    [Fact]
    public void What_leaked_comes_first_whatever_the_order_of_the_measures()
    {
        string[] expected = ["leaked", "killed", "missiles-fired", "hits", "killed-share", "missiles-per-kill"];

        Assert.Equal(expected, CampaignPagePictures.InOrder(SampleCampaign.Summary).Select(measure => measure.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void The_table_of_uncertainties_says_the_numbers_of_the_picture()
    {
        var section = Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary)), "bars");
        var row = Cells(section.Descendants("table").First()).First();
        var picture = Texts(section.Descendants(Svg + "svg").First());

        string[] expected = ["hostile targets leaked", "14.3", "9.7 to 18.9", "8.1 to 20.5", "13.6 to 15.0", "t over 200 points"];
        Assert.Equal(expected, row);
        Assert.Contains("mean 14.3", picture, StringComparer.Ordinal);
        Assert.All(row[2..5].SelectMany(cell => cell.Split(" to ")), end => Assert.Contains(end, picture, StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_drivers_says_the_numbers_of_the_picture()
    {
        var section = Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary)), "drivers");
        var picture = Texts(section.Descendants(Svg + "svg").First());
        var rows = Cells(section.Descendants("table").First()).ToArray();

        Assert.Equal(TornadoPicture.MostBars, rows.Length);
        Assert.All(rows, row =>
        {
            Assert.Contains(row[3].Split(' ')[0], picture, StringComparer.Ordinal);
            Assert.Contains(row[5].Split(' ')[0], picture, StringComparer.Ordinal);
        });
        Assert.Equal("−6.7 (−8.3 to −5.1)", rows[0][6]);
        Assert.Equal("+4.7 (3.1 to 6.3)", rows[1][6]);
    }

    [Fact]
    public void The_bars_of_a_histogram_and_its_table_hold_every_battle()
    {
        var section = Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary)), "outcomes");
        var leaked = CampaignPagePictures.InOrder(SampleCampaign.Summary)[0];
        var rows = Cells(section.Descendants("details").Single(details => details.Element("summary")!.Value.EndsWith(": hostile targets leaked", StringComparison.Ordinal)).Descendants("table").Single());

        Assert.Equal(leaked.Counts.Sum(count => count.Battles), rows.Sum(row => int.Parse(row[1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_moments_of_the_table_end_where_the_picture_ends()
    {
        var section = Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary)), "course");
        var rows = Cells(section.Descendants("table").First()).ToArray();

        string[] last = ["45", "32", "38", "43", "47", "54"];
        Assert.InRange(rows.Length, 5, 12);
        Assert.Equal(last, rows[^1]);
        Assert.Contains("median 43", Texts(section.Descendants(Svg + "svg").Single()), StringComparer.Ordinal);
    }

    [Fact]
    public void What_was_never_seen_is_said_with_how_often_it_may_happen()
    {
        var rows = Cells(Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary)), "events").Descendants("table").Single()).ToArray();

        string[] expected = ["a civil aircraft was killed", "none of 1000", "0.0 %", "0.0 to 1.5 %", "3/n over 200 points"];
        Assert.Equal(expected, rows[2]);
    }

    [Fact]
    public void A_bar_that_cannot_be_known_says_why_and_not_nought()
    {
        var section = Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.OneBattle)), "bars");

        Assert.Contains("not known: too few battles", Texts(section.Descendants(Svg + "svg").First()), StringComparer.Ordinal);
        Assert.Equal(3, Cells(section.Descendants("table").First()).First().Count(cell => string.Equals(cell, "not known", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_commands_fight_it_again()
    {
        var commands = Section(XDocument.Parse(CampaignPage.Write(SampleCampaign.Summary)), "rerun").Descendants("code").Select(code => code.Value).ToArray();

        string[] expected =
        [
            "rampart campaign run scenarios/first-look --seed 7 --points 200 --replications 1000",
            "rampart run scenarios/first-look --seed 7 --point 1 --replication 5",
        ];
        Assert.Equal(expected, commands);
    }

    [Fact]
    public void Every_picture_has_a_name_of_its_own_and_stands_alone()
    {
        var pictures = CampaignPage.Pictures(SampleCampaign.Summary);
        string[] first = ["bars-leaked", "histogram-leaked"];

        Assert.Equal(first, pictures.Take(2).Select(picture => picture.Name), StringComparer.Ordinal);
        Assert.Contains(pictures, picture => picture.Name is "ribbon");
        Assert.Contains(pictures, picture => picture.Name is "drivers-leaked");
        Assert.Equal(pictures.Count, pictures.Select(picture => picture.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(pictures, picture => Assert.Equal(Svg + "svg", XDocument.Parse(picture.Svg).Root!.Name));
    }

    [Fact]
    public void A_share_is_said_in_per_cent_with_everything_that_belongs_to_it()
    {
        var share = CampaignPagePictures.InOrder(SampleCampaign.Summary).Single(measure => measure.Id is "killed-share");

        Assert.Equal("share of the hostile targets killed, in %", share.Words);
        Assert.Equal(72.0, share.Mean, 9);
        Assert.Equal(70.8, share.MonteCarlo.Low, 9);
        Assert.Equal(20.0, share.DiceVariance!.Value, 9);
        Assert.Equal(24.0, share.DiceVarianceInterval!.High, 9);
        Assert.Equal(88.33, share.Greatest, 9);
    }

    [Fact]
    public void A_factor_that_is_told_apart_from_chance_is_drawn_even_where_longer_bars_are_not()
    {
        var tornado = SampleCampaign.Summary.Tornados[0];
        var last = tornado.Bars[^1] with { StandsOut = true };
        var drawn = CampaignPagePictures.Drawn(tornado with { Bars = [.. tornado.Bars.SkipLast(1), last] });

        Assert.Equal(TornadoPicture.MostBars, drawn.Count);
        Assert.Same(last, drawn[^1]);
        Assert.Same(tornado.Bars[0], drawn[0]);
    }

    [Fact]
    public void The_pictures_can_be_had_by_themselves()
    {
        var pictures = CampaignPage.Pictures(SampleCampaign.Summary);

        Assert.Contains("drivers-leaked", pictures.Select(picture => picture.Name), StringComparer.Ordinal);
        Assert.All(pictures, picture => Assert.StartsWith("<svg ", picture.Svg, StringComparison.Ordinal));
    }

    private static XElement Section(XDocument page, string id) => page.Descendants("section").Single(section => string.Equals(section.Attribute("id")?.Value, id, StringComparison.Ordinal));

    private static XElement ByClass(XDocument page, string element, string @class) => page.Descendants(element).Single(one => string.Equals(one.Attribute("class")?.Value, @class, StringComparison.Ordinal));

    private static IEnumerable<XElement> Banners(XDocument page) => page.Descendants("div").Where(one => string.Equals(one.Attribute("class")?.Value, "banner", StringComparison.Ordinal));

    private static IEnumerable<string[]> Cells(XElement table) => table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray());

    private static string[] Texts(XElement picture) => [.. picture.Descendants(Svg + "text").Select(text => text.Value)];
}
