using System.Net;
using Rampart.Web.Tests.Evidence;

namespace Rampart.Web.Tests.Force;

/// <summary>Who had how many, on which day, over HTTP: the same as on the command line.</summary>
public class ForceTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Every_state_with_deals_is_told_with_the_days_of_which_the_ledger_can_tell()
    {
        var owners = (await web.GetJsonAsync("/api/force/owners"))["owners"]!.AsArray();

        var turkey = owners.Single(owner => owner!["owner"].Is("turkey"))!;
        Assert.Contains(turkey["deals"]!.AsArray(), deal => deal!["id"].Is("turkey-first") && deal["seller"].Is("russia"));
        Assert.All(owners, owner => Assert.True(string.CompareOrdinal((string?)owner!["first"], (string?)owner["last"]) < 0));
    }

    [Fact]
    public async Task On_a_day_two_batteries_four_systems_and_one_regiment_set_are_kept_apart_with_who_says_so_and_why()
    {
        var answer = await web.GetJsonAsync("/api/force?owner=turkey&on=2019-10-01&deal=turkey-first");

        var deal = Assert.Single(answer["deals"]!.AsArray())!;
        Assert.Equal("delivery", (string?)deal["furthest"]);
        var contract = deal["lines"]!.AsArray().Single(line => line!["alternatives"]!.AsArray().Any(reading => reading!["property"].Is("s-400-turkey/regiment-sets-bought") || ((string?)reading["words"])!.StartsWith("1 regiment set", StringComparison.Ordinal)))!;
        Assert.True((bool?)contract["isDisputed"]);
        var words = contract["alternatives"]!.AsArray().Select(reading => (string?)reading!["words"]).ToList();
        Assert.Contains(words, each => each!.StartsWith("2 batteries", StringComparison.Ordinal));
        Assert.Contains(words, each => each!.StartsWith("4 systems", StringComparison.Ordinal));
        Assert.NotEmpty(contract["reasons"]!.AsArray());
        Assert.All(contract["alternatives"]!.AsArray(), reading => Assert.NotEmpty(reading!["claims"]!.AsArray()));
    }

    [Fact]
    public async Task As_known_then_nothing_that_was_said_later_speaks()
    {
        var answer = await web.GetJsonAsync("/api/force?owner=turkey&on=2019-07-13&knownBy=2019-07-13");

        Assert.Equal("2019-07-13", (string?)answer["knownBy"]);
        var claims = answer["deals"]!.AsArray().SelectMany(deal => deal!["lines"]!.AsArray().SelectMany(line => line!["alternatives"]!.AsArray().SelectMany(reading => reading!["claims"]!.AsArray())).Concat(deal["awaited"]!.AsArray().Select(awaited => awaited!["claim"]))).ToList();
        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.True(string.CompareOrdinal((string?)claim!["said"]!["earliest"] ?? "0", "2019-07-13") <= 0, claim!.ToJsonString()));
    }

    [Fact]
    public async Task Lanes_keep_bars_that_exclude_each_other_together_and_end_a_superseded_one_where_its_successor_begins()
    {
        var answer = await web.GetJsonAsync("/api/force/lanes?owner=turkey&from=2017-01-01&to=2020-12-31&deal=turkey-first");

        var bars = Assert.Single(answer["lanes"]!.AsArray())!["bars"]!.AsArray();
        var groups = bars.Select(bar => (int)bar!["group"]!).ToList();
        Assert.Equal(groups.Distinct().Count(), groups.Where((group, at) => at == 0 || groups[at - 1] != group).Count());
        Assert.All(bars, bar => Assert.Equal(groups.Count(group => group == (int)bar!["group"]!), (int)bar!["inGroup"]!));
        Assert.Contains(bars, bar => bar!["certainty"].Is("disputed") && (int)bar["inGroup"]! > 1 && bar["reasons"]!.AsArray().Count > 0);
        Assert.Contains(bars, bar => bar!["certainty"].Is("foretold") && (string?)bar["outcome"] is { Length: > 0 });
        var shipments = bars.Where(bar => ((string?)bar!["words"])!.Contains("shipments", StringComparison.Ordinal) || ((string?)bar["words"])!.Contains("flights", StringComparison.Ordinal)).ToList();
        Assert.Contains(shipments, bar => (string?)bar!["until"] is not null);
        Assert.All(bars, bar => Assert.True(string.CompareOrdinal((string?)bar!["earliest"], (string?)bar["latest"]) <= 0));
    }

    [Fact]
    public async Task Every_forecast_is_told_with_what_became_of_it_and_the_sums_are_theirs()
    {
        var answer = await web.GetJsonAsync("/api/forecasts?of=s-400-turkey/");

        var begun = answer["panels"]!.AsArray().Single(panel => panel!["property"].Is("s-400-turkey/delivery-begun"))!;
        Assert.Equal(5, begun["marks"]!.AsArray().Count);
        Assert.Equal("2019-07-12", (string?)begun["events"]![0]!["days"]!["first"]);
        var chemezov = begun["marks"]!.AsArray().Single(mark => mark!["speaker"].Is("Sergei Chemezov"))!;
        Assert.Equal(("came-earlier", -233, "came 233 days earlier"), ((string?)chemezov["verdict"], (int?)chemezov["daysOff"], (string?)chemezov["words"]));
        var all = answer["panels"]!.AsArray().SelectMany(panel => panel!["marks"]!.AsArray()).ToList();
        Assert.Equal(all.Count, (int?)answer["count"]);
        Assert.Equal(all.Count(mark => mark!["verdict"].Is("borne-out")), (int?)answer["borneOut"]);
        Assert.Equal((int?)answer["count"], new[] { "borneOut", "cameLater", "cameEarlier", "undecided", "open" }.Sum(key => (int)answer[key]!));
    }

    [Theory]
    [InlineData("/api/force?owner=atlantis", HttpStatusCode.NotFound)]
    [InlineData("/api/force?owner=../turkey", HttpStatusCode.NotFound)]
    [InlineData("/api/force", HttpStatusCode.BadRequest)]
    [InlineData("/api/force?owner=turkey&on=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("/api/force?owner=turkey&on=9999-12-31", HttpStatusCode.BadRequest)]
    [InlineData("/api/force?owner=turkey&knownBy=2019-02-30", HttpStatusCode.BadRequest)]
    [InlineData("/api/force?owner=turkey&deal=india", HttpStatusCode.NotFound)]
    [InlineData("/api/force/lanes?owner=turkey&from=2020-01-01&to=2019-01-01", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_asked_is_a_problem_with_words(string path, HttpStatusCode status)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string)(await WebFixture.JsonOf(response))["title"]!);
        Assert.Empty(web.Faults);
    }
}
