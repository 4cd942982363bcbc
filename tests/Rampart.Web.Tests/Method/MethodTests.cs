using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rampart.Web.Tests.Method;

public sealed partial class MethodTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_areas_are_those_of_the_validation_page()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(WebFixture.Repository, "docs", "validation.md"), TestContext.Current.CancellationToken);
        var printed = AreaLine().Matches(page).Select(line => line.Groups[0].Value.Trim()).ToList();
        var validation = (await web.GetJsonAsync("/api/method"))["validation"]!;
        var areas = validation["areas"]!.AsArray().Select(area => area!).ToList();

        Assert.NotEmpty(printed);
        Assert.Equal(printed, areas.Select(area => FormattableString.Invariant(
            $"| {(string?)area["area"]} | {(int?)area["rows"]} | {(int?)area["found"]} | {(int?)area["computed"]} | {(int?)area["passed"]} | {(int?)area["failed"]} | {(int?)area["notKnown"]} | {(int?)area["leftOut"]} | {((double)area["worst"]!).ToString("F2", CultureInfo.InvariantCulture)} |")), StringComparer.Ordinal);
        Assert.Contains($"{(int?)validation["found"]} found, {(int?)validation["computed"]} computed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_compared_value_has_its_deviation_and_the_worst_names_its_row()
    {
        foreach (var area in (await web.GetJsonAsync("/api/method"))["validation"]!["areas"]!.AsArray().Select(each => each!))
        {
            var rows = (await web.GetJsonAsync($"/api/method/areas/{(string?)area["area"]}"))["rows"]!.AsArray().Select(each => each!).ToList();
            var deviations = area["deviations"]!.AsArray().Select(each => (double)each!).ToList();

            Assert.Equal((int?)area["rows"], rows.Count);
            Assert.Equal(rows.Where(row => row["deviation"] is not null).Select(row => (double)row["deviation"]!).Order(), deviations);
            Assert.Equal((double?)area["worst"], deviations[^1]);
            Assert.Equal(deviations[^1], (double)rows.First(row => row.Says("case", (string)area["worstCase"]!))["deviation"]!);
        }
    }

    [Fact]
    public async Task A_row_stands_as_it_is_printed()
    {
        var rows = (await web.GetJsonAsync("/api/method/areas/1-detection"))["rows"]!.AsArray();
        var row = rows.Single(each => each.Says("case", "ALB-PD-0.5"))!;

        Assert.Equal("11.231984877880109", (string?)row["printed"]);
        Assert.Equal("Rampart.Physics.Detection.Albersheim", (string?)row["formula"]);
        Assert.Equal("pass", (string?)row["verdict"]);
        Assert.NotEmpty((string)row["toleranceReason"]!);
        Assert.NotEmpty((string)row["source"]!);
    }

    [Fact]
    public async Task The_ledger_is_counted_as_its_files_are()
    {
        var ledger = (await web.GetJsonAsync("/api/method"))["ledger"]!;
        var documents = EntryLine().Count(await File.ReadAllTextAsync(Path.Combine(web.Home, "ledger", "documents.yaml"), TestContext.Current.CancellationToken));
        var claims = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(web.Home, "ledger", "claims"), "*.yaml"))
        {
            claims += EntryLine().Count(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        Assert.Equal(documents, (int?)ledger["documents"]);
        Assert.Equal(claims, (int?)ledger["claims"]);
        Assert.Equal((int?)ledger["claims"], (int?)ledger["standing"] + (int?)ledger["superseded"] + (int?)ledger["rejected"] + (int?)ledger["outOfScope"]);
        Assert.Equal(64, ((string?)ledger["fingerprint"])!.Length);
    }

    [Fact]
    public async Task Every_model_says_what_of_it_is_claimed_and_what_assumed()
    {
        var models = (await web.GetJsonAsync("/api/method"))["models"]!.AsArray().Select(each => each!).ToList();
        var files = Directory.EnumerateFiles(Path.Combine(web.Home, "models"), "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(files, models.Select(model => (string?)model["id"]), StringComparer.Ordinal);
        var launcher = models.Single(model => model.Says("id", "5p85"));
        Assert.Equal(0, (int?)launcher["claimed"]);
        Assert.True((int?)launcher["assumed"] > 0);
    }

    [Fact]
    public async Task An_area_that_is_not_there_is_said_to_be_so()
    {
        using var response = await web.SendAsync(HttpMethod.Get, "/api/method/areas/..%2F..%2Fetc");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is no area of this name.", (string?)problem["title"]);
    }

    [GeneratedRegex(@"^\| \d+-[^\n]+ \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AreaLine();

    // An entry of the ledger's files: two blanks, a name, a colon, nothing else on the line.
    [GeneratedRegex(@"^  [^\s#][^\n]*:\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntryLine();
}
