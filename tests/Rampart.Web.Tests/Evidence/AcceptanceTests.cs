using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Evidence;

/// <summary>From a pasted article to the ledger: proposed, judged, shown, written; and nothing without being shown.</summary>
public sealed class AcceptanceTests : IAsyncLifetime
{
    private const string Article = """
        A made-up article

        ANKARA, 16 March 2020 (Example Wire) -- General Deniz Example told reporters on Monday.

        "The S-400 engages targets at a distance of 410 km and at an altitude of up to 30 km," he said.
        """;

    private readonly WebFixture web = new();

    public ValueTask InitializeAsync() => web.InitializeAsync();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task An_article_is_read_into_proposals_with_spans_and_verdicts_and_nothing_is_written()
    {
        var before = Ledger();

        var answer = await Extract(Article);

        Assert.Equal("example-wire-2020-03-16", (string?)answer["document"]!["id"]);
        Assert.False((bool?)answer["document"]!["isInLedger"]);
        var range = Proposal(answer, "410 km");
        Assert.Equal("s-400/engagement-range", (string?)range["property"]);
        Assert.Equal("disputes", (string?)range["verdict"]);
        Assert.Equal("Deniz Example (General)", (string?)range["speaker"]);
        Assert.NotEmpty(range["with"]!.AsArray());
        var text = (string)answer["text"]!;
        Assert.Equal("410 km", text.Substring((int)range["at"]!["start"]!, (int)range["at"]!["length"]!));
        Assert.Equal("agrees", (string?)Proposal(answer, "30 km")["verdict"]);
        Assert.Contains(answer["remarks"]!.AsArray(), remark => ((string?)remark!["message"])!.Contains("dateline", StringComparison.Ordinal));
        Assert.Equal(before, Ledger());
    }

    [Fact]
    public async Task What_is_accepted_is_first_shown_and_then_written_and_is_there_at_once()
    {
        var before = Ledger();
        var request = Accepting(await Extract(Article), "410 km");

        using var shown = await web.PostAsync("/api/evidence/accept", request);
        var plan = await WebFixture.JsonOf(shown);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.False((bool?)plan["isWritten"]);
        Assert.Contains("+  s-400/engagement-range#example-wire-2020-03-16:", (string?)plan["diff"], StringComparison.Ordinal);
        Assert.Equal(before, Ledger());

        request["agreed"] = (string?)plan["mark"];
        using var response = await web.PostAsync("/api/evidence/accept", request);
        var written = await WebFixture.JsonOf(response);

        Assert.True((bool?)written["isWritten"]);
        Assert.Equal((string?)plan["diff"], (string?)written["diff"]);
        Assert.Equal("document claim relation", written["added"].Words("entry"));
        Assert.Equal("ledger/claims/s-400.yaml", (string?)written["added"]![1]!["file"]);
        var claim = await web.GetJsonAsync("/api/evidence/claim?id=s-400/engagement-range%23example-wire-2020-03-16");
        Assert.Equal("410 km", (string?)claim["claim"]!["value"]);
        Assert.Contains(claim["relations"]!.AsArray(), relation => relation!["words"].Is("disputes") && relation["reason"].Is("ten kilometres more"));
        using var again = await web.PostAsync("/api/evidence/accept", request);
        Assert.NotEqual(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Where_the_ledger_has_changed_since_it_was_shown_nothing_is_written()
    {
        var request = Accepting(await Extract(Article), "410 km");
        using var shown = await web.PostAsync("/api/evidence/accept", request);
        request["agreed"] = (string?)(await WebFixture.JsonOf(shown))["mark"];
        await File.AppendAllTextAsync(Path.Combine(web.Home, "ledger", "claims", "s-400.yaml"), "\n# somebody was here\n", TestContext.Current.CancellationToken);
        request["proposals"]![0]!["note"] = "and so was I";
        var before = Ledger();

        using var response = await web.PostAsync("/api/evidence/accept", request);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(before, Ledger());
    }

    [Fact]
    public async Task A_mark_that_was_made_up_writes_nothing()
    {
        var before = Ledger();
        var request = Accepting(await Extract(Article), "410 km");
        request["agreed"] = new string('0', 64);

        using var response = await web.PostAsync("/api/evidence/accept", request);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(before, Ledger());
    }

    [Fact]
    public async Task A_wrong_value_is_a_finding_at_its_proposal_and_its_field_and_nothing_of_the_rest_is_written()
    {
        var before = Ledger();
        var request = Accepting(await Extract(Article), "410 km", "30 km");
        request["proposals"]![1]!["value"] = "as high as it likes";

        using var response = await web.PostAsync("/api/evidence/accept", request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var finding = (await WebFixture.JsonOf(response))["findings"]!.AsArray().Single(each => each!["severity"].Is("error"))!;
        Assert.Equal(("proposals", 2, "value"), ((string?)finding["file"], (int?)finding["line"], (string?)finding["subject"]));
        Assert.Equal(before, Ledger());
    }

    [Fact]
    public async Task A_new_property_needs_a_name_and_a_meaning()
    {
        var answer = await Extract("""
            BERLIN, 3 May 2021 -- The new wingbat weighs 320 kg, the ministry said on Monday. Nobody knows more of it than that.
            """);
        var request = Accepting(answer, "320 kg");

        using var refused = await web.PostAsync("/api/evidence/accept", request);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        request["proposals"]![0]!["claim"] = $"wingbat/mass#{(string?)answer["document"]!["id"]}";
        request["proposals"]![0]!["newProperty"] = new JsonObject { ["kind"] = "mass", ["meaning"] = "What it weighs." };
        using var shown = await web.PostAsync("/api/evidence/accept", request);
        var plan = await WebFixture.JsonOf(shown);
        Assert.Equal("document property claim", plan["added"].Words("entry"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"]}\n  - accept: yes\n    claim: s-400/engagement-range#x")]
    [InlineData("a: b # c\n\nproposals: []")]
    [InlineData("'&*!|>%@`~ {{constructor}} \u202e gnihtemos \ud83d\ude00")]
    public async Task Script_and_markup_in_every_text_enter_as_words_and_come_back_as_the_same_words(string hostile)
    {
        var request = Accepting(await Extract(Article), "410 km");
        var proposal = request["proposals"]![0]!;
        foreach (var key in new[] { "quotation", "speaker", "note" })
        {
            proposal[key] = hostile;
        }

        request["article"]!["title"] = hostile;
        request["article"]!["publisher"] = hostile;
        using var shown = await web.PostAsync("/api/evidence/accept", request);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        request["agreed"] = (string?)(await WebFixture.JsonOf(shown))["mark"];
        using var response = await web.PostAsync("/api/evidence/accept", request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var claim = await web.GetJsonAsync("/api/evidence/claim?id=s-400/engagement-range%23example-wire-2020-03-16");
        Assert.Equal(hostile, (string?)claim["claim"]!["quotation"]);
        Assert.Equal(hostile, (string?)claim["claim"]!["speaker"]);
        Assert.Equal(hostile, (string?)claim["note"]);
        Assert.Equal(hostile, (string?)claim["document"]!["title"]);
        Assert.Equal(3, (await WebFixture.JsonOf(response))["added"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x#example-wire-2020-03-16")]
    [InlineData("s-400/../../x#example-wire-2020-03-16")]
    [InlineData("/etc/passwd#example-wire-2020-03-16")]
    [InlineData("s-400/engagement-range#tass-2020-03-16")]
    [InlineData("s-400\\x/y#example-wire-2020-03-16")]
    public async Task A_claims_name_never_leads_out_of_the_ledger(string id)
    {
        var all = Everything();
        var request = Accepting(await Extract(Article), "410 km");
        request["proposals"]![0]!["claim"] = id;
        request["proposals"]![0]!["newProperty"] = new JsonObject { ["kind"] = "length", ["meaning"] = "Out of here." };

        using var shown = await web.PostAsync("/api/evidence/accept", request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.StatusCode);
        Assert.Equal(all, Everything());
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task A_page_with_scripts_is_read_as_a_reader_sees_it()
    {
        var answer = await Extract("""
            <!doctype html><html><head><meta charset="windows-1251"><meta property="og:site_name" content="The Wire"><meta property="article:published_time" content="2021-05-03T10:00:00Z">
            <title>T</title><script>document.write("It flies 999 km.")</script></head>
            <body onload="alert(1)"><h1>Ünïcode <b>headline</b></h1><p style="display:none">It flies 888 km, he said.</p>
            <p>The S-400 engages targets at a distance of <a href="javascript:alert(1)">380&nbsp;km</a>, the ministry said on Monday.</p><iframe src="http://example.invalid/"></iframe></body></html>
            """, "html", publisher: null);

        Assert.Equal("The Wire", (string?)answer["document"]!["publisher"]);
        Assert.Equal("2021-05-03", (string?)answer["document"]!["date"]);
        Assert.Equal("Ünïcode headline", (string?)answer["document"]!["title"]);
        Assert.Equal("380 km", (string?)Assert.Single(answer["proposals"]!.AsArray(), proposal => proposal!["kind"].Is("quantity"))!["value"]);
        Assert.DoesNotContain("999", (string?)answer["text"], StringComparison.Ordinal);
        Assert.DoesNotContain("888", (string?)answer["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_of_more_than_a_million_letters_is_refused()
    {
        using var response = await web.PostAsync("/api/evidence/extract", new JsonObject { ["text"] = new string('a', 1_000_001), ["publisher"] = "P", ["date"] = "2020" });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008 %PDF-1.7", "control characters")]
    [InlineData("", "empty")]
    [InlineData("   \n\t ", "no words")]
    public async Task What_is_no_article_is_said_to_be_none(string text, string words)
    {
        using var response = await web.PostAsync("/api/evidence/extract", new JsonObject { ["text"] = text, ["publisher"] = "P", ["date"] = "2020" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, (string?)(await WebFixture.JsonOf(response))["findings"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_nested_without_end_is_refused_and_does_not_bring_the_server_down()
    {
        using var response = await web.PostAsync("/api/evidence/extract", new JsonObject { ["text"] = string.Concat(Enumerable.Repeat("<div>", 100_000)), ["form"] = "html", ["publisher"] = "P", ["date"] = "2020" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull(await web.GetJsonAsync("/api/server"));
    }

    [Fact]
    public async Task Who_published_it_and_when_must_be_known()
    {
        using var response = await web.PostAsync("/api/evidence/extract", new JsonObject { ["text"] = "It flies 400 km, he said. That is all that he said of it." });

        var findings = (await WebFixture.JsonOf(response))["findings"]!.AsArray();
        Assert.Equal("publisher date", findings.Words("subject"));
    }

    [Fact]
    public async Task Nothing_is_accepted_where_nothing_is_sent()
    {
        using var none = await web.PostAsync("/api/evidence/accept", new JsonObject { ["article"] = new JsonObject { ["document"] = "x" }, ["proposals"] = new JsonArray() });
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);

        using var unknown = await web.PostAsync("/api/evidence/accept", new JsonObject { ["article"] = new JsonObject { ["document"] = "x" }, ["proposals"] = new JsonArray(), ["folder"] = "/tmp" });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private async Task<JsonNode> Extract(string text, string form = "text", string? publisher = "Example Wire")
    {
        using var response = await web.PostAsync("/api/evidence/extract", new JsonObject { ["text"] = text, ["form"] = form, ["publisher"] = publisher });
        var answer = await WebFixture.JsonOf(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    private static JsonNode Proposal(JsonNode answer, string value) => answer["proposals"]!.AsArray().Single(proposal => proposal!["value"].Is(value))!;

    private static JsonObject Accepting(JsonNode answer, params string[] values)
    {
        var document = answer["document"]!;
        var request = new JsonObject
        {
            ["article"] = new JsonObject
            {
                ["document"] = (string?)document["id"], ["publisher"] = (string?)document["publisher"], ["title"] = (string?)document["title"], ["date"] = (string?)document["date"], ["dateKnown"] = (string?)document["dateKnown"],
                ["origin"] = (string?)document["origin"], ["reliability"] = "C", ["reliabilityBecause"] = "made up",
            },
            ["proposals"] = new JsonArray([.. values.Select(value => Proposal(answer, value)).Select(proposal => new JsonObject
            {
                ["claim"] = (string?)proposal["claim"], ["value"] = (string?)proposal["value"], ["quotation"] = (string?)proposal["quotation"], ["speaker"] = (string?)proposal["speaker"], ["said"] = (string?)proposal["said"], ["bound"] = (string?)proposal["bound"],
            })]),
        };
        if (values[0] is "410 km")
        {
            request["proposals"]![0]!["relation"] = new JsonObject { ["kind"] = "disputes", ["to"] = "s-400/engagement-range#tass-2020-03-16", ["reason"] = "ten kilometres more", ["isInferred"] = true };
        }

        return request;
    }

    private string Ledger() => Hash(Path.Combine(web.Home, "ledger"));

    private string Everything() => Hash(web.Home);

    private static string Hash(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));
}
