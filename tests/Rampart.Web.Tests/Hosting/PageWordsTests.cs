using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rampart.Quantities;
using Rampart.Web.Hosting;
using Rampart.Web.Tests.Jobs;

namespace Rampart.Web.Tests.Hosting;

/// <summary>A page has no options: what is told in it speaks its fields' names, or says that only the command line can do it.</summary>
public partial class PageWordsTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/api/coverage?system=s-400&lat_deg=60&lon_deg=10")]
    [InlineData("/api/coverage?system=s-400&lat_deg=43&lon_deg=40")]
    [InlineData("/api/coverage?system=s-400&lat_deg=43.9&lon_deg=33&heights_m=10,50")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&above=sea&heights_m=50&radius_km=500")]
    [InlineData("/api/coverage?system=nothing&lat_deg=39&lon_deg=33")]
    [InlineData("/api/coverage?system=fighter&lat_deg=39&lon_deg=33")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&against=nothing")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&against=scud-c")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&course=sideways")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&terrain=moon")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&echo=nothing")]
    [InlineData("/api/coverage/bands?system=s-400&lat_deg=39&lon_deg=33&points=4000")]
    [InlineData("/api/terrain/relief?lat_deg=60&lon_deg=10&radius_km=50&size=16")]
    public async Task What_coverage_tells_names_no_option(string path)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);
        if (response.Content.Headers.ContentType?.MediaType is not "application/octet-stream")
        {
            NamesNoOption(await WebFixture.JsonOf(response));
        }
    }

    [Theory]
    [InlineData("/api/campaigns", """{"scenario":"first-look","battles":3}""")]
    [InlineData("/api/campaigns", """{"scenario":"first-look","battles":10,"points":3}""")]
    [InlineData("/api/runs", """{"scenario":"first-look","readings":["nonsense"]}""")]
    [InlineData("/api/runs", """{"scenario":"first-look","readings":["s-400/nothing=7"]}""")]
    [InlineData("/api/runs", """{"scenario":"first-look","readings":["sa-20b-interceptor/maximum-range=one(nobody)"]}""")]
    [InlineData("/api/runs", """{"scenario":"first-look","without":["nothing#nobody"]}""")]
    public async Task What_is_told_of_a_job_that_cannot_be_names_no_option(string path, string json)
    {
        using var response = await web.SendAsync(HttpMethod.Post, path, json);

        Assert.False(response.IsSuccessStatusCode);
        NamesNoOption(await WebFixture.JsonOf(response));
    }

    [Fact]
    public async Task What_is_remarked_on_a_job_names_no_option()
    {
        web.WithSmallBattle();
        foreach (var points in (int[])[1, 4])
        {
            using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, points, seed = 2 });
            var job = await web.EndOf(await WebFixture.JsonOf(accepted));

            Assert.NotEmpty(job["findings"]!.AsArray());
            NamesNoOption(job);
        }
    }

    [Fact]
    public async Task A_result_that_was_changed_since_is_told_in_the_pages_words()
    {
        web.WithSmallBattle();
        var done = await web.Fight(new { scenario = "first-look", seed = 8 });
        await File.AppendAllTextAsync(Path.Combine(web.Results, (string)done["result"]!, "summary.json"), "\n", TestContext.Current.CancellationToken);

        var again = await web.Fight(new { scenario = "first-look", seed = 8 });

        Assert.Equal("failed", (string?)again["state"]);
        Assert.Contains("is not as it was written", (string?)again["message"], StringComparison.Ordinal);
        NamesNoOption(again);
    }

    [Theory]
    [InlineData("Import finer terrain (`rampart terrain get`, `rampart terrain import`) and name it with --terrain.", "Import finer terrain (`rampart terrain get`, `rampart terrain import`) and choose it under Ground.")]
    [InlineData("Choose another place, or add the tiles around it with --terrain.", "Choose another place, or import the tiles around it below terrain/ of the project (`rampart terrain import`) and choose them under Ground.")]
    [InlineData("Ask for two: --points 5", "Ask for two: 5 points")]
    [InlineData("Replace it with --force, or choose another folder with --out.", "On the command line: Replace it with --force, or choose another folder with --out.")]
    [InlineData("Fight it again (rampart run SCENARIO --point … --replication …), and move away the shard that is wrong.", "Fight it again (rampart run SCENARIO --point … --replication …), and move away the shard that is wrong.")]
    [InlineData("A void is filled from the next ground that knows it: name another with a second --terrain, such as built-in.", "A void is filled from the next ground that knows it: choose under Ground one that knows it, such as built-in.")]
    [InlineData("Leave --cell away, or take cells as wide as the posts stand apart.", "Leave the width of the cells open, or take cells as wide as the posts stand apart.")]
    [InlineData("It goes -- as ever -- well.", "It goes -- as ever -- well.")]
    public void An_option_becomes_the_field_of_that_name_and_what_has_none_is_said_to_be_the_command_lines(string remedy, string told)
    {
        var finding = FindingAnswer.Of(Finding.Error(new Place("--terrain"), "--terrain", "Nobody knows.", remedy));

        Assert.Equal(told, finding.Remedy);
        Assert.Equal(("Ground", "Ground"), (finding.File, finding.Subject));
        Assert.Equal(told, Problem.Of(422, "Nobody knows.", remedy).Detail);
    }

    private static void NamesNoOption(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var member in members.Where(member => member.Value is not null))
                {
                    NamesNoOption(member.Value!);
                }

                break;
            case JsonArray elements:
                foreach (var element in elements.OfType<JsonNode>())
                {
                    NamesNoOption(element);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Assert.True(!Option().IsMatch(text) || text.Contains("rampart ", StringComparison.Ordinal) || text.Contains("On the command line: ", StringComparison.Ordinal), text);
                break;
            default:
                break;
        }
    }

    [GeneratedRegex("(^|[^-\\w])--[a-z]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Option();
}
