using System.Globalization;
using System.Xml.Linq;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Tests.Report;

public class ReportPageTests
{
    private const string Nasty = "<script>alert(\"&'\")</script>\u0001";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<JournalLevel> Levels => [JournalLevel.Outcomes, JournalLevel.Events, JournalLevel.Full];

    private static ReportInput Input(SmallBattle battle, string title = "A small battle", IReadOnlyList<Evidence.Reading>? readings = null) => new()
    {
        Title = title,
        About = "One battery against a mixed raid.",
        Summary = battle.Summary,
        Journal = battle.Contents,
        Battle = SmallBattle.Definition,
        Readings = readings ?? [],
        Stamp = Stamp.Of(battle.Summary, readings ?? [], SmallBattle.Definition.Ground.Description, "0123456789abcdef"),
    };

    private static SmallBattle At(JournalLevel level) => level switch
    {
        JournalLevel.Outcomes => SmallBattle.Outcomes,
        JournalLevel.Events => SmallBattle.Events,
        _ => SmallBattle.Full,
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_report_is_well_formed_whatever_was_kept(JournalLevel level)
    {
        var page = XDocument.Parse(ReportPage.Write(Input(At(level))));

        Assert.All(["map", "timeline", "raid", "steps", "engagements", "reasons", "mistakes", "missiles", "damage", "readings", "limits", "stamp"], id =>
            Assert.Single(page.Descendants("section"), section => string.Equals(section.Attribute("id")?.Value, id, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_battle_gives_the_same_report() =>
        Assert.Equal(ReportPage.Write(Input(SmallBattle.Full)), ReportPage.Write(Input(SmallBattle.Full)));

    [Fact]
    public void A_report_asks_for_nothing_and_runs_nothing()
    {
        var text = ReportPage.Write(Input(SmallBattle.Full));
        var page = XDocument.Parse(text);
        var policy = page.Descendants("meta").Single(meta => string.Equals(meta.Attribute("http-equiv")?.Value, "Content-Security-Policy", StringComparison.Ordinal));

        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:", policy.Attribute("content")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("//", text.Replace($"xmlns=\"{Svg.NamespaceName}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object");
        Assert.All(page.Descendants().Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Links_inside_the_page_lead_somewhere_and_no_id_stands_twice()
    {
        var page = XDocument.Parse(ReportPage.Write(Input(SmallBattle.Full)));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();

        Assert.Equal(ids.Length, ids.ToHashSet(StringComparer.Ordinal).Count);
        Assert.All(page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value[1..], ids, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_picture_says_what_it_shows()
    {
        var pictures = XDocument.Parse(ReportPage.Write(Input(SmallBattle.Full))).Descendants(Svg + "svg").ToArray();

        Assert.InRange(pictures.Length, 4, 5);
        Assert.All(pictures, picture =>
        {
            Assert.NotEmpty(picture.Element(Svg + "title")!.Value);
            Assert.NotEmpty(picture.Element(Svg + "desc")!.Value);
        });
    }

    [Fact]
    public void Whatever_a_scenario_is_called_stays_text()
    {
        var page = XDocument.Parse(ReportPage.Write(Input(SmallBattle.Full, Nasty) with
        {
            About = Nasty,
            Findings = [Finding.Remark(new Place(Nasty, 1), Nasty, Nasty, Nasty)],
            Stamp = Stamp.Of(SmallBattle.Full.Summary with { Scenario = Nasty, Engine = Nasty }, [], Nasty, Nasty),
        }));

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script");
        Assert.Contains("<script>alert(\"&'\")</script>", page.Descendants("h1").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_says_what_the_summary_says_and_what_it_is_not()
    {
        var raid = SmallBattle.Full.Summary.Waterfall[0];
        var answer = XDocument.Parse(ReportPage.Write(Input(SmallBattle.Full))).Descendants("p").Single(p => string.Equals(p.Attribute("class")?.Value, "answer", StringComparison.Ordinal)).Value;

        Assert.StartsWith("Under the stated readings", answer, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{raid.Killed} of {raid.Appeared} hostile targets were killed"), answer, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{raid.Leaked} leaked"), answer, StringComparison.Ordinal);
        Assert.Contains("seed 7", answer, StringComparison.Ordinal);
        Assert.EndsWith("One battle is one draw of the dice: not a forecast of combat.", answer, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_steps_of_the_picture_are_those_of_the_summary(JournalLevel level)
    {
        var summary = At(level).Summary;
        var raid = summary.Waterfall[0];
        var steps = RaidSteps.Of(summary);
        int?[] expected = [raid.Detected, raid.Confirmed, raid.Identified, raid.Ordered, raid.FiredAt, raid.Killed];

        Assert.Empty(steps.Problem());
        Assert.Equal(raid.Appeared, steps.Raid);
        Assert.Equal(expected.Where(count => count is not null), steps.Steps.Select(step => (int?)step.Reached));
        Assert.Equal(raid.Leaked, steps.Leaked);
        Assert.Equal(raid.StillFlying + raid.RouteFlown, steps.Other);
    }

    [Fact]
    public void The_reasons_of_each_target_add_up_to_its_life()
    {
        var summary = SmallBattle.Full.Summary;
        var rows = ReasonPicture.Of(summary).Groups.SelectMany(group => group.Rows).ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var target = summary.Targets.Single(one => string.Equals(one.Name, row.Name, StringComparison.Ordinal));
            Assert.Equal(target.Ended_s!.Value - target.Appeared_s!.Value, row.Life_s, 3);
        });
    }

    [Fact]
    public void Every_reason_has_its_own_name_and_fill()
    {
        Assert.Equal(Enum.GetValues<Rampart.Simulation.Command.FireReason>().Length, Reasons.All.Count);
        Assert.Equal(Reasons.All.Count, Reasons.All.Select(entry => entry.Fill).Distinct().Count());
        Assert.Equal(Reasons.All.Count, Reasons.All.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Paths_begin_where_their_routes_begin_and_leakers_end_at_their_aim()
    {
        var map = new BattlePicture(Input(SmallBattle.Full)).Map();
        var port = map.Assets.Single().Place;
        var leaked = map.Paths.Where(path => path.Fate == Pictures.PictureFate.Leaked && !path.Name.StartsWith("ballistic", StringComparison.Ordinal)).ToArray();
        var fighter = map.Paths.Single(path => string.Equals(path.Name, "fighter-1", StringComparison.Ordinal)).Points[0];

        Assert.All(leaked, path => Assert.InRange(Distance(path.Points[^1], port), 0.0, 0.1));
        Assert.InRange(fighter.North_km, 130.0, 137.0);
        Assert.InRange(fighter.East_km, 20.0, 26.0);
        Assert.DoesNotContain(map.Paths, path => string.Equals(path.Name, "drone-late", StringComparison.Ordinal));
    }

    [Fact]
    public void Kills_on_the_map_lie_where_their_targets_end()
    {
        var map = new BattlePicture(Input(SmallBattle.Full)).Map();
        var kills = map.Shots.Where(shot => shot.Result == Pictures.PictureShot.Kill).ToArray();
        var ends = map.Paths.Where(path => path.Fate == Pictures.PictureFate.Killed).Select(path => path.Points[^1]).ToArray();

        Assert.NotEmpty(kills);
        Assert.All(kills, kill => Assert.Contains(ends, end => Distance(end, kill.End) < 0.1));
    }

    [Fact]
    public void Mistakes_have_a_section_and_none_is_said_plainly()
    {
        var none = ReportPage.Write(Input(SmallBattle.Full) with { Summary = SmallBattle.Full.Summary with { Mistakes = [] } });
        var one = ReportPage.Write(Input(SmallBattle.Full) with
        {
            Summary = SmallBattle.Full.Summary with { Mistakes = [new MistakenEngagement("airliner-1", TargetClass.Airliner, Side.Civil, "battery", "battery/launcher-1/load-00/missile-00", 10.0, null, false)] },
        });

        Assert.Contains("None. 2 civil and friendly aircraft were in the air", none, StringComparison.Ordinal);
        Assert.Contains("1 aircraft that was not hostile was engaged by mistake", one, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_that_does_not_come_out_even_is_shouted()
    {
        var page = ReportPage.Write(Input(SmallBattle.Full) with { Summary = SmallBattle.Full.Summary with { Checks = [new SanityCheck("one = two", 1.0, 2.0, false)] } });

        Assert.Contains("one = two: expected 1, found 2. This is a fault of Rampart", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_banner_counts_what_has_no_public_claim()
    {
        var readings = ShippedModels.Readings();
        var tally = ReadingTally.Of(readings);
        var page = XDocument.Parse(ReportPage.Write(Input(SmallBattle.Full, readings: readings)));
        var banner = page.Descendants("div").First(div => string.Equals(div.Attribute("class")?.Value, "banner", StringComparison.Ordinal)).Value;

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Of {tally.Values} values, {tally.Assumed}"), banner, StringComparison.Ordinal);
        Assert.Equal(readings.Count, page.Descendants("section").Single(section => string.Equals(section.Attribute("id")?.Value, "readings", StringComparison.Ordinal)).Descendants("tbody").Elements("tr").Count());
        Assert.Contains(page.Descendants("q"), quotation => quotation.Value.Contains("400", StringComparison.Ordinal));
    }

    private static double Distance(Pictures.MapPoint a, Pictures.MapPoint b) => double.Hypot(a.East_km - b.East_km, a.North_km - b.North_km);
}
