using System.Net;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Evidence;

/// <summary>What is asked of the ledger over HTTP: the same as on the command line.</summary>
public class EvidenceTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Tass = "/api/evidence/claim?id=s-400/engagement-range%23tass-2020-03-16";

    [Fact]
    public async Task Every_property_stands_under_its_system_with_its_voices_and_its_conflict()
    {
        var answer = await web.GetJsonAsync("/api/evidence/properties");

        var systems = answer["systems"]!.AsArray();
        var range = systems.Single(system => system!["name"].Is("s-400"))!["properties"]!.AsArray().Single(property => property!["id"].Is("s-400/engagement-range"))!;
        Assert.Equal("length", (string?)range["kind"]);
        Assert.Equal("open", (string?)range["conflict"]);
        Assert.Equal(17, (int?)range["claims"]);
        Assert.Equal(5, (int?)range["origins"]);
        Assert.Equal("s-400 engagement-range", (string?)Assert.Single(range["readBy"]!.AsArray()));
        Assert.Equal((int?)answer["claims"], systems.Sum(system => (int)system!["claims"]!));
        Assert.Equal(64, ((string?)answer["ledger"])!.Length);
    }

    [Fact]
    public async Task A_claim_shows_its_words_its_speaker_its_grade_with_the_reason_and_its_relations_from_both_sides()
    {
        var answer = await web.GetJsonAsync(Tass);

        Assert.Equal("The S-400 can engage targets at a distance of 400 km", (string?)answer["claim"]!["quotation"]);
        Assert.Equal("narrator (TASS)", (string?)answer["claim"]!["speaker"]);
        Assert.Equal(400_000.0, (double?)answer["claim"]!["si"]);
        Assert.Equal("2020-03-16", (string?)answer["claim"]!["said"]!["earliest"]);
        var because = (string?)answer["gradeBecause"];
        Assert.True((bool?)answer["gradeIsByRule"]);
        Assert.StartsWith($"{((string?)answer["claim"]!["grade"])![0]}: ", because, StringComparison.Ordinal);
        Assert.Contains($" {((string?)answer["claim"]!["grade"])![1]}: ", because, StringComparison.Ordinal);
        var relations = answer["relations"]!.AsArray();
        Assert.Contains(relations, relation => relation!["words"].Is("is repeated by") && relation["other"]!["id"].Is("s-400/engagement-range#press-tv-2020-12-07"));
        Assert.Contains(relations, relation => relation!["words"].Is("is the same as") && relation["other"]!["id"].Is("s-400/engagement-range#tass-2017-03-15"));
        Assert.Contains(relations, relation => relation!["kind"].Is("disputes") && ((string?)relation["reason"])!.Length > 0);
        Assert.Equal(16, answer["others"]!.AsArray().Count);
        Assert.Contains("independent origin", (string?)answer["agreement"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claims_family_goes_from_the_original_through_copies_to_the_conversion()
    {
        var answer = await web.GetJsonAsync("/api/evidence/family?claim=s-400/engagement-range%23press-tv-2020-12-07");

        var root = Assert.Single(answer["roots"]!.AsArray())!;
        Assert.Equal("s-400/engagement-range#tass-2017-03-15", (string?)root["claim"]!["id"]);
        var tass = root["children"]!.AsArray().Single(child => child!["claim"]!["document"].Is("tass-2020-03-16"))!;
        Assert.False((bool?)tass["isConverted"]);
        var copy = Assert.Single(tass["children"]!.AsArray())!;
        Assert.Equal("402 km", (string?)copy["claim"]!["value"]);
        Assert.True((bool?)copy["isConverted"]);
        Assert.Equal("same-as", (string?)copy["relation"]);
        Assert.NotEmpty(answer["roundTrips"]!.AsArray());
    }

    [Fact]
    public async Task A_conflict_shows_each_answer_once_with_those_who_repeat_it_and_why_they_differ()
    {
        var answer = await web.GetJsonAsync("/api/evidence/conflicts?of=s-400/engagement-range");

        var conflict = answer["conflicts"]!.AsArray().Single(each => each!["lead"].Is("s-400/engagement-range"))!;
        Assert.Equal("open", (string?)conflict["state"]);
        var property = conflict["properties"]![0]!;
        Assert.Equal("km", (string?)property["scale"]!["unit"]);
        Assert.Equal(1000.0, (double?)property["scale"]!["si"]);
        Assert.Equal(7, property["rows"]!.AsArray().Count);
        var first = property["rows"]!.AsArray().Single(row => row!["claim"]!["id"].Is("s-400/engagement-range#tass-2017-03-15"))!;
        Assert.Equal("press-tv-2018-04-03 tass-2020-03-16 press-tv-2020-12-07", first["repeated"].Words("document"));
        Assert.Equal(4, first["alsoSaid"]!.AsArray().Count);
        Assert.Contains(conflict["reasons"]!.AsArray(), reason => reason!["words"].Is("disputes") && reason["toValue"].Is("380 km"));
        Assert.Contains(conflict["settling"]!.AsArray(), step => step!["rule"].Is("independent-origin"));
    }

    [Fact]
    public async Task Only_open_conflicts_are_told_where_that_is_asked()
    {
        var all = (await web.GetJsonAsync("/api/evidence/conflicts"))["conflicts"]!.AsArray();
        var open = (await web.GetJsonAsync("/api/evidence/conflicts?open=true"))["conflicts"]!.AsArray();

        Assert.All(open, conflict => Assert.Equal("open", (string?)conflict!["state"]));
        Assert.True(open.Count < all.Count);
        Assert.Equal(all.Count(conflict => conflict!["state"].Is("open")), open.Count);
    }

    [Fact]
    public async Task The_timeline_names_a_claim_for_each_statement_and_event_and_keeps_to_its_days()
    {
        var answer = await web.GetJsonAsync("/api/evidence/timeline?of=s-400-turkey/&from=2019-07&to=2019-07");

        var entries = answer["entries"]!.AsArray();
        var known = answer["claims"]!.AsArray().Select(claim => (string?)claim!["id"]).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(entries, entry => entry!["kind"].Is("event"));
        Assert.DoesNotContain(entries.SelectMany(entry => entry!["claims"]!.AsArray()), claim => !known.Contains((string?)claim));
        Assert.All(answer["claims"]!.AsArray(), claim => Assert.StartsWith("s-400-turkey", (string?)claim!["system"], StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.True(string.CompareOrdinal((string?)entry!["date"]!["earliest"] ?? "0", "2019-07-31") <= 0));
        Assert.All(entries, entry => Assert.True(string.CompareOrdinal((string?)entry!["date"]!["latest"] ?? "9", "2019-07-01") >= 0));
    }

    [Fact]
    public async Task A_document_shows_its_reliability_and_all_that_is_taken_from_it()
    {
        var answer = await web.GetJsonAsync("/api/evidence/documents/tass-2020-03-16");

        Assert.Equal("TASS", (string?)answer["document"]!["publisher"]);
        Assert.Equal("C", (string?)answer["document"]!["reliability"]);
        Assert.Equal((int?)answer["document"]!["claims"], answer["claims"]!.AsArray().Count);
        Assert.All(answer["claims"]!.AsArray(), claim => Assert.EndsWith("#tass-2020-03-16", ((string?)claim!["id"])!.Split('/')[0] + "/" + ((string?)claim["id"])!.Split('/')[1], StringComparison.Ordinal));
        var all = await web.GetJsonAsync("/api/evidence/documents");
        Assert.Equal(all["documents"]!.AsArray().Sum(document => (int)document!["claims"]!), (int?)(await web.GetJsonAsync("/api/evidence/properties"))["claims"]);
    }

    [Fact]
    public async Task What_reads_a_claim_is_told_with_what_it_would_be_without_it()
    {
        var answer = await web.GetJsonAsync("/api/evidence/impact?claim=s-400/engagement-range%23tass-2020-03-16");

        var value = Assert.Single(answer["values"]!.AsArray())!;
        Assert.Equal("s-400", (string?)value["model"]);
        Assert.Equal("the one claim that it is read from", (string?)value["part"]);
        Assert.StartsWith("nothing could be read there.", (string?)value["without"], StringComparison.Ordinal);
        Assert.Contains(answer["scenarios"]!.AsArray(), scenario => scenario!["scenario"].Is("scenarios/first-look"));
    }

    [Fact]
    public async Task A_search_finds_what_holds_all_the_words_whatever_their_capitals()
    {
        var answer = await web.GetJsonAsync("/api/evidence/search?q=CHEMEZOV%20battalions");

        Assert.NotEmpty(answer["hits"]!.AsArray());
        Assert.All(answer["hits"]!.AsArray(), hit => Assert.Equal("claim", (string?)hit!["kind"]));
        Assert.Equal(0, (int?)(await web.GetJsonAsync("/api/evidence/search?q=battalions%20xyzzy"))["found"]);
        Assert.Equal(0, (int?)(await web.GetJsonAsync("/api/evidence/search?q=%20"))["found"]);
    }

    [Theory]
    [InlineData("/api/evidence/claim?id=s-400/engagement-range%23tass-2020-03-17", HttpStatusCode.NotFound)]
    [InlineData("/api/evidence/claim?id=../../etc/passwd", HttpStatusCode.NotFound)]
    [InlineData("/api/evidence/claim", HttpStatusCode.BadRequest)]
    [InlineData("/api/evidence/documents/..%2f..%2fledger%2fdocuments.yaml", HttpStatusCode.NotFound)]
    [InlineData("/api/evidence/family?claim=nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/evidence/impact", HttpStatusCode.BadRequest)]
    [InlineData("/api/evidence/impact?property=s-400/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/evidence/timeline?from=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/evidence/timeline?to=2019-02-31", HttpStatusCode.BadRequest)]
    [InlineData("/api/evidence/timeline?from=2020&to=2010", HttpStatusCode.BadRequest)]
    public async Task What_the_ledger_does_not_hold_is_a_problem_with_words(string path, HttpStatusCode status)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, response.StatusCode);
        var problem = await WebFixture.JsonOf(response);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("from=2020&to=2010", "from")]
    [InlineData("from=2020&to=yesterday", "to")]
    public async Task A_span_of_dates_that_is_none_names_what_of_it_is_wrong(string span, string subject)
    {
        using var response = await web.SendAsync(HttpMethod.Get, $"/api/evidence/timeline?{span}");

        var finding = Assert.Single((await WebFixture.JsonOf(response))["findings"]!.AsArray())!;
        Assert.Equal(subject, (string?)finding["subject"]);
        Assert.NotEmpty((string)finding["remedy"]!);
    }

    [Fact]
    public async Task A_span_of_one_year_holds_what_was_in_it()
    {
        Assert.NotEmpty((await web.GetJsonAsync("/api/evidence/timeline?from=2019&to=2019"))["entries"]!.AsArray());
    }

    [Fact]
    public async Task A_search_for_a_book_is_refused()
    {
        using var response = await web.SendAsync(HttpMethod.Get, "/api/evidence/search?q=" + new string('x', 201));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_near_name_is_offered_where_a_claim_is_not_known()
    {
        using var response = await web.SendAsync(HttpMethod.Get, "/api/evidence/claim?id=s-400/engagement-rnge%23tass-2020-03-16");

        Assert.Equal("Did you mean s-400/engagement-range#tass-2020-03-16?", (string?)(await WebFixture.JsonOf(response))["detail"]);
    }
}
