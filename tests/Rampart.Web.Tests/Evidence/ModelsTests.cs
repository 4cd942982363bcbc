using System.Net;
using System.Text.Json.Nodes;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Web.Evidence;
using Rampart.Web.Hosting;
using Rampart.Web.Tests.Jobs;

namespace Rampart.Web.Tests.Evidence;

/// <summary>A model over HTTP: the same values and claims as <c>rampart explain</c> tells, and what uses them.</summary>
public class ModelsTests(WebFixture web) : IClassFixture<WebFixture>
{
    public static TheoryData<string> EveryModel()
    {
        var all = new TheoryData<string>();
        all.AddRange((string[])[.. Directory.EnumerateFiles(Path.Combine(WebFixture.Repository, "models"), "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)]);
        return all;
    }

    [Fact]
    public void What_is_reckoned_of_the_models_is_reckoned_once_for_one_state_of_the_files()
    {
        var project = new Project(web.Home, web.Results, new ServerLimits());
        var models = new ReckonedModels(project);
        var first = models.Now();
        var model = first.All.Single(each => each.Model.Id is "s-400");

        Assert.Same(first, models.Now());
        Assert.Same(first.Verdicts, models.Now().Verdicts);
        Assert.Same(first.Ways(model), models.Now().Ways(model));

        File.SetLastWriteTimeUtc(Directory.EnumerateFiles(Path.Combine(web.Home, "models"), "s-400.yaml", SearchOption.AllDirectories).First(), DateTime.UtcNow.AddMinutes(1.0));
        project.LookAgain();

        Assert.NotSame(first, models.Now());
    }

    [Theory]
    [MemberData(nameof(EveryModel))]
    public async Task Every_value_of_every_model_rests_on_what_explain_says(string id)
    {
        var (ledger, models) = Read();
        var model = models.Find(id)!;
        var readings = ModelLibrary.ReadFields(model, ledger, []);

        var answer = await web.GetJsonAsync($"/api/evidence/models/{id}");

        Assert.Equal(model.Name, (string?)answer["model"]!["name"]);
        Assert.Equal(model.Kind, (string?)answer["model"]!["kind"]);
        Assert.Equal(readings.Select(reading => reading.Key), answer["values"]!.AsArray().Select(value => (string?)value!["key"]), StringComparer.Ordinal);
        var known = answer["claims"]!.AsArray().ToDictionary(claim => (string)claim!["id"]!, claim => claim!, StringComparer.Ordinal);
        foreach (var (reading, value) in readings.Zip(answer["values"]!.AsArray()))
        {
            var explained = Explain.Reading(ledger, reading);
            Assert.Equal(explained.Value, (string?)value!["value"]);
            Assert.Equal(explained.Si, (double?)value["si"]);
            Assert.Equal(explained.As, (string?)value["as"]);
            Assert.Equal(explained.How, (string?)value["how"]);
            Assert.Equal(explained.Range, (string?)value["range"]);
            Assert.Equal(explained.Because, (string?)value["because"]);
            Assert.Equal(explained.Property, (string?)value["property"]);
            Assert.Equal(explained.Used.Select(claim => claim.Id), Ids(value["claims"]), StringComparer.Ordinal);
            Assert.Equal(explained.NotUsed.Select(claim => claim.Id), Ids(value["notRead"]), StringComparer.Ordinal);
            Assert.Equal(Disputed.By(ledger, reading).Select(claim => claim.Id), Ids(value["against"]), StringComparer.Ordinal);
            Assert.Equal(reading.Place.Line, (int?)value["line"]);
            Assert.All(explained.Used.Concat(explained.NotUsed), claim => Assert.Equal((claim.Quotation, claim.Speaker, claim.Grade), ((string?)known[claim.Id]["quotation"], (string?)known[claim.Id]["speaker"], (string?)known[claim.Id]["grade"])));
        }
    }

    [Fact]
    public async Task The_list_counts_what_each_models_values_rest_on()
    {
        var (ledger, models) = Read();

        var rows = (await web.GetJsonAsync("/api/evidence/models"))["models"]!.AsArray();

        Assert.Equal(models.All.Select(model => model.Id), rows.Select(row => (string)row!["id"]!).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var readings = ModelLibrary.ReadFields(models.Find((string)row!["id"]!)!, ledger, []);
            Assert.Equal(readings.Count(reading => reading.Source == ReadingSource.Claimed), (int?)row["claimed"]);
            Assert.Equal(readings.Count(reading => Disputed.By(ledger, reading).Count > 0), (int?)row["disputed"]);
            Assert.Equal(readings.Count, (int)row["claimed"]! + (int)row["assumed"]! + (int)row["defined"]!);
        }

        var system = rows.Single(row => row!["id"].Is("s-400"))!;
        Assert.Equal("first-look", (string?)Assert.Single(system["scenarios"]!.AsArray()));
        Assert.Empty(rows.Single(row => row!["id"].Is("bench-set"))!["scenarios"]!.AsArray());
    }

    [Fact]
    public async Task A_system_names_its_parts_and_each_part_its_wholes()
    {
        var system = await web.GetJsonAsync("/api/evidence/models/s-400");

        Assert.Equal("command-post surveillance-radar acquisition-radar engagement-radar launcher main-interceptor other-interceptors other-interceptors other-interceptors", system["parts"].Words("key"));
        Assert.Equal("55k6e 91n6e 96l6e 92n6e 5p85 48n6e3 40n6e 9m96e 9m96e2", system["parts"].Words("id"));
        Assert.Empty(system["partOf"]!.AsArray());
        Assert.Contains("regiment set", (string?)system["note"], StringComparison.Ordinal);
        var large = system["parts"]!.AsArray().Single(part => part!["id"].Is("40n6e"))!;
        Assert.Equal("no", (string?)large["inSet"]);
        Assert.Contains(system["values"]!.AsArray(), value => value!["key"].Is((string)large["inSetKey"]!));
        foreach (var part in system["parts"]!.AsArray())
        {
            var wholes = (await web.GetJsonAsync($"/api/evidence/models/{part!["id"]}"))["partOf"]!.AsArray();
            Assert.Contains(wholes, whole => whole!["id"].Is("s-400") && whole["key"].Is((string)part["key"]!));
        }
    }

    [Fact]
    public async Task Another_way_of_reading_is_what_that_reading_gives()
    {
        var (ledger, models) = Read();
        var page = await web.GetJsonAsync("/api/evidence/models/s-400");
        var ways = Value(page, "engagement-range")["ways"]!.AsArray();

        Assert.Equal(ledger.ClaimsOn("s-400/engagement-range").Count(claim => claim.IsStanding) + 4, ways.Count);
        Assert.Equal("one(tass-2020-03-16)", (string?)Assert.Single(ways, way => (bool)way!["isWritten"]!)!["as"]);
        foreach (var way in ways)
        {
            var overlays = ReadingChoices.ParseOverlays([$"s-400/engagement-range={way!["as"]}"], []);
            var read = ModelLibrary.ReadFields(models.Find("s-400")!, ledger, [], new ReadingChoices { Overlays = overlays }).Single(reading => reading.Key is "engagement-range");
            Assert.Equal(read.Text, (string?)way["value"]);
        }

        Assert.Equal("325.4 km", (string?)ways.Single(way => way!["as"].Is("middle"))!["value"]);
        Assert.Empty(Value(page, "other-interceptors.40n6e.in-set")["ways"]!.AsArray());
        Assert.DoesNotContain(Value(page, "engages.aircraft")["ways"]!.AsArray(), way => way!["as"].Is("middle"));
    }

    [Fact]
    public void A_way_that_cannot_be_taken_says_why()
    {
        var (ledger, models) = Read();
        var reading = ModelLibrary.ReadFields(models.Find("92n6e")!, ledger, []).Single(each => each.Key is "target-channels");
        Assert.Equal("8", WayOfReading.Of(models.Find("92n6e")!, ledger, [reading])["target-channels"].Single(way => way.As is "middle").Reading!.Text);

        // Six and eleven have no whole number half-way.
        var other = Ledger.Load(Changed("ledger/claims/s-400-parts.yaml", "92n6e/target-channels#cmo-1569:\n    value: \"10\"", "92n6e/target-channels#cmo-1569:\n    value: \"11\""), []);
        var way = WayOfReading.Of(models.Find("92n6e")!, other, [reading])["target-channels"].Single(each => each.As is "middle");

        Assert.Null(way.Reading);
        Assert.Equal("The middle of the claims is 8.5, which is no count.", way.WhyNot);
    }

    [Fact]
    public async Task What_nature_says_of_a_system_is_what_evidence_physics_says()
    {
        var (ledger, _) = Read();
        var own = NatureCheck.Of(ledger).Where(verdict => verdict.Subject is "s-400").ToList();

        var verdicts = (await web.GetJsonAsync("/api/evidence/models/s-400"))["verdicts"]!.AsArray();

        Assert.NotEmpty(own);
        Assert.Equal(own.Select(verdict => verdict.Message), verdicts.Where(verdict => verdict!["subject"].Is("s-400")).Select(verdict => (string?)verdict!["message"]), StringComparer.Ordinal);
        var ceiling = verdicts.First(verdict => Ids(verdict!["values"]).Contains("engagement-ceiling", StringComparer.Ordinal))!;
        Assert.Contains("s-400/engagement-ceiling#tass-2020-03-16", Ids(ceiling["claims"]), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_result_names_the_models_that_it_has_read_and_what_it_has_read_otherwise()
    {
        web.WithSmallBattle();
        var plain = await web.Fight(new { scenario = "first-look", seed = 71 });
        var other = await web.Fight(new { scenario = "first-look", seed = 71, readings = new[] { "s-400/engagement-range=middle" } });

        var results = (await web.GetJsonAsync("/api/evidence/models/s-400"))["results"]!.AsArray();

        Assert.Empty(results.Single(result => result!["id"].Is((string)plain["result"]!))!["otherwise"]!.AsArray());
        var changed = Assert.Single(results.Single(result => result!["id"].Is((string)other["result"]!))!["otherwise"]!.AsArray())!;
        Assert.Equal(("engagement-range", "325.4 km", "middle"), ((string?)changed["key"], (string?)changed["value"], (string?)changed["as"]));
        Assert.DoesNotContain((await web.GetJsonAsync("/api/evidence/models/bench-set"))["results"]!.AsArray(), result => result!["id"].Is((string)plain["result"]!));
    }

    [Fact]
    public async Task The_search_finds_a_model_by_its_name_and_its_id()
    {
        foreach (var words in (string[])["92N6E", "92n6e", "engagement radar 92n6e"])
        {
            var hits = (await web.GetJsonAsync($"/api/evidence/search?q={Uri.EscapeDataString(words)}"))["hits"]!.AsArray();
            Assert.True(hits[0]!["kind"].Is("model") && hits[0]!["id"].Is("92n6e"), words);
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("S-400")]
    [InlineData("..%2f..%2fledger%2fdocuments")]
    [InlineData("%2e%2e%2fsystems%2fs-400")]
    [InlineData("s-400%0d%0aX: 1")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("s-400.yaml")]
    public async Task A_model_that_is_not_there_is_a_problem_with_a_remedy(string id)
    {
        using var response = await web.SendAsync(HttpMethod.Get, $"/api/evidence/models/{id}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((string)(await WebFixture.JsonOf(response))["detail"]!);
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task A_near_name_is_offered_where_a_model_is_not_known()
    {
        using var response = await web.SendAsync(HttpMethod.Get, "/api/evidence/models/s-40");

        Assert.Equal("Did you mean s-400?", (string?)(await WebFixture.JsonOf(response))["detail"]);
    }

    [Fact]
    public async Task A_model_with_an_error_in_its_file_says_so_and_shows_the_rest()
    {
        await using var own = new WebFixture();
        await own.InitializeAsync();
        var file = Path.Combine(own.Home, "models", "launchers", "5p85.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("range: [2 s, 5 s]", "range: [4 s, 5 s]", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var answer = await own.GetJsonAsync("/api/evidence/models/5p85");

        Assert.Equal("reload-time reloads", answer["values"].Words("key"));
        Assert.Contains(answer["remarks"]!.AsArray(), remark => remark!["subject"].Is("salvo-interval") && remark["severity"].Is("error"));
    }

    private static JsonNode Value(JsonNode page, string key) => page["values"]!.AsArray().Single(value => value!["key"].Is(key))!;

    private static IEnumerable<string> Ids(JsonNode? list) => list!.AsArray().Select(id => (string)id!);

    private static (Ledger Ledger, ModelLibrary Models) Read()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Path.Combine(WebFixture.Repository, "ledger"), findings);
        return (ledger, ModelLibrary.Load(Path.Combine(WebFixture.Repository, "models"), ledger, findings));
    }

    /// <summary>The fixture's ledger with one text in another's place; its folder.</summary>
    private string Changed(string file, string from, string to)
    {
        var folder = Path.Combine(web.Home, "changed");
        foreach (var each in Directory.EnumerateFiles(Path.Combine(web.Home, "ledger"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(web.Home, each));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(each, copy, overwrite: true);
        }

        var changed = Path.Combine(folder, file);
        var text = File.ReadAllText(changed);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(changed, text.Replace(from, to, StringComparison.Ordinal));
        return Path.Combine(folder, "ledger");
    }
}
