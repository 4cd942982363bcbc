using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart force</c> on the shipped ledger: who had how many, on which day, and who says so.</summary>
public sealed class ForceTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    /// <summary>Six days, six states; behind each stand claims of documents at hand.</summary>
    [Theory]
    [InlineData("2017-03-15", "talks", null)]
    [InlineData("2018-08-27", "contract", null)]
    [InlineData("2019-07-13", "delivery-begun", null)]
    [InlineData("2019-10-01", "delivery", "production-share")]
    [InlineData("2020-03-16", "delivery", "talks")]
    [InlineData("2020-12-07", "test", "contract")]
    public async Task Turkey_stands_otherwise_on_each_of_six_days(string day, string first, string? second)
    {
        var force = (await _project.Rampart("force", "turkey", "--on", day, "--json")).Done().Result;

        var deals = force["deals"]!.AsArray().ToDictionary(deal => deal!["deal"]!.GetValue<string>(), deal => deal!, StringComparer.Ordinal);
        Assert.Equal(first, deals["turkey-first"]["state"]!.GetValue<string>());
        Assert.Equal(second is not null, deals.ContainsKey("turkey-second"));
        if (second is not null)
        {
            // Production was spoken of before there were talks on a second set: no step on the path.
            Assert.Equal(string.Equals(second, "production-share", StringComparison.Ordinal) ? null : second, deals["turkey-second"]["state"]?.GetValue<string>());
        }

        Assert.All(Claims(force), claim =>
        {
            Assert.Contains('#', claim["id"]!.GetValue<string>());
            Assert.NotEmpty(claim["speaker"]!.GetValue<string>());
            Assert.NotEmpty(claim["quotation"]?.GetValue<string>() ?? claim["recorded"]!.GetValue<string>());
        });
    }

    [Fact]
    public async Task The_six_answers_differ_in_their_lines_and_not_only_in_a_word()
    {
        var said = new List<string>();
        foreach (var day in new[] { "2017-03-15", "2018-08-27", "2019-07-13", "2019-10-01", "2020-03-16", "2020-12-07" })
        {
            said.Add((await _project.Rampart("force", "turkey", "--deal", "turkey-first", "--on", day)).Done().Out);
        }

        Assert.Equal(said.Count, said.Select(text => text[text.IndexOf('\n', StringComparison.Ordinal)..]).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("not: agreement signed", said[0], StringComparison.Ordinal);
        Assert.Contains("delivery begun 2019; borne out: 2019-07-12", said[1], StringComparison.Ordinal);
        Assert.Contains("delivery begun 2020-03; came earlier: 2019-07-12", said[1], StringComparison.Ordinal);
        Assert.Contains("first shipments carried", said[2], StringComparison.Ordinal);
        Assert.Contains("2 batteries, batteries delivered", said[3], StringComparison.Ordinal);
        Assert.Contains("specialists trained", said[4], StringComparison.Ordinal);
        Assert.Contains("test succeeded", said[5], StringComparison.Ordinal);
        Assert.Contains("paid in full", said[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_ways_of_counting_stand_beside_each_other_and_are_not_averaged()
    {
        var force = (await _project.Rampart("force", "turkey", "--deal", "turkey-first", "--on", "2020-12-07", "--json")).Done().Result;

        var line = force["deals"]![0]!["lines"]!.AsArray().Single(line => line!["alternatives"]!.AsArray().Any(one => one!["unit"]?.GetValue<string>() is "regiment-set" && line!["stage"]!.GetValue<string>() is "contract"))!;
        var words = line["alternatives"]!.AsArray().Select(one => $"{one!["value"]} {one["unit"]}").ToList();
        Assert.Contains("2 battery", words, StringComparer.Ordinal);
        Assert.Contains("4 battery", words, StringComparer.Ordinal);
        Assert.Contains("1 regiment-set", words, StringComparer.Ordinal);
        Assert.Contains("4 system", words, StringComparer.Ordinal);
        Assert.True(line["isDisputed"]!.GetValue<bool>());
        Assert.NotEmpty(line["reasons"]!.AsArray());
    }

    [Theory]
    [InlineData("china", "acceptance")]
    [InlineData("india", "contract")]
    [InlineData("russia", "combat-duty")]
    public async Task Others_have_their_states_too(string owner, string stage)
    {
        var force = (await _project.Rampart("force", owner, "--on", "2020-03-16", "--json")).Done().Result;

        Assert.Contains(force["deals"]!.AsArray().SelectMany(deal => deal!["lines"]!.AsArray()), line => line!["stage"]!.GetValue<string>().Equals(stage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Swim_lanes_are_drawn_and_every_bar_names_a_claim_of_the_ledger()
    {
        (await _project.Rampart("force", "turkey", "--from", "2017-01-01", "--to", "2020-12-31", "--out", "turkey.svg")).Done();
        var known = (await _project.Rampart("evidence", "list", "--json")).Done().Result.AsArray()
            .SelectMany(property => property!["claims"]!.AsArray()).Select(claim => claim!["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);

        var picture = XDocument.Parse(_project.Read("turkey.svg"));
        var tips = picture.Descendants().Where(element => element.Name.LocalName is "title" && element.Value.Contains('#', StringComparison.Ordinal)).ToList();
        Assert.True(tips.Count > 20, $"{tips.Count} bars");
        Assert.All(tips.SelectMany(tip => tip.Value.Split('\n')), line => Assert.Contains(line[..line.IndexOf(": ", StringComparison.Ordinal)], known));

        (await _project.Rampart("force", "turkey", "--from", "2017-01-01", "--to", "2020-12-31", "--out", "turkey.svg")).Done();
        (await _project.Rampart("force", "china", "--out", "turkey.svg")).Refused(2, "--force");
        (await _project.Rampart("force", "china", "--out", "turkey.svg", "--force")).Done();
    }

    [Fact]
    public async Task What_had_not_been_said_yet_is_left_out_where_that_is_asked()
    {
        var then = (await _project.Rampart("force", "turkey", "--on", "2018-08-27", "--known-by", "2018-08-27", "--json")).Done().Result;

        Assert.All(Claims(then), claim => Assert.DoesNotMatch("(2019|20[23][0-9])", claim["said"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("turky", "Did you mean turkey?")]
    [InlineData("turkey --on 2019", "is not a day")]
    [InlineData("--on 2019-01-01", "No state is named")]
    [InlineData("turkey --out turkey.png", "no name of a picture")]
    [InlineData("turkey --on 2019-01-01 --from 2018-01-01", "one day")]
    [InlineData("turkey --from 2019-01-01 --to 2018-01-01", "lies before")]
    [InlineData("turkey --deal india", "turkey-first")]
    [InlineData("turkey --to 1900-01-01 --out x.svg", "nothing to draw")]
    public async Task A_question_that_cannot_be_meant_is_told_with_its_remedy(string words, string message) =>
        (await _project.Rampart(["force", .. words.Split(' ')])).Refused(2, message);

    [Fact]
    public async Task A_ledger_without_deals_has_no_owners()
    {
        File.Delete(_project.PathOf("ledger/deals.yaml"));
        _project.Write("ledger/properties.yaml", string.Join('\n', _project.Read("ledger/properties.yaml").Split('\n').Where(line => !line.TrimStart().StartsWith("deal:", StringComparison.Ordinal) && !line.TrimStart().StartsWith("stage:", StringComparison.Ordinal))));

        Assert.Contains("0 states with deals", (await _project.Rampart("force")).Done().Out, StringComparison.Ordinal);
        (await _project.Rampart("force", "turkey")).Refused(2, "deals.yaml");
    }

    private static IEnumerable<JsonNode> Claims(JsonNode force) =>
        force["deals"]!.AsArray().SelectMany(deal => deal!["lines"]!.AsArray().SelectMany(line => line!["alternatives"]!.AsArray()).SelectMany(one => one!["claims"]!.AsArray())
            .Concat(deal["awaited"]!.AsArray().Select(awaited => awaited!["claim"])))!;
}
