using System.Net;
using System.Text.Json.Nodes;
using Rampart.Web.Tests.Runs;

namespace Rampart.Web.Tests.Home;

public sealed class ResultShelfTests(FoughtBattle web) : IClassFixture<FoughtBattle>
{
    [Fact]
    public async Task A_battle_is_listed_with_its_answer()
    {
        var id = web.Id;
        var result = (await Listed()).Single(each => each.Says("id", id));
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(web.Folder, "report.html"), TestContext.Current.CancellationToken));

        Assert.Equal("run", (string?)result["kind"]);
        Assert.Equal("First look", (string?)result["title"]);
        Assert.Equal(7, (int?)result["seed"]);
        Assert.True((bool?)result["isWhole"]);
        Assert.Contains((string)result["answer"]!, page, StringComparison.Ordinal);
        Assert.EndsWith("not a forecast of combat.", (string)result["answer"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"scenario\": ")]
    [InlineData("\"title\": null")]
    public async Task A_damaged_result_says_that_it_cannot_be_read_and_hides_no_other(string damage)
    {
        // Each by a name of its own: what was read once is read again only when its manifest was written again.
        var id = $"first-look/7-damaged-{damage.Length}";
        var copy = CopyOf(id);
        try
        {
            var file = Path.Combine(copy, "summary.json");
            var whole = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
            whole["title"] = null;
            await File.WriteAllTextAsync(file, damage.EndsWith("null", StringComparison.Ordinal) ? whole.ToJsonString() : $"{{ \"format\": 1, {damage}", TestContext.Current.CancellationToken);
            var all = await Listed();

            Assert.Contains("cannot be read", (string?)all.Single(each => each.Says("id", id))["fault"], StringComparison.Ordinal);
            Assert.Contains(all, each => each.Says("id", web.Id) && each["fault"] is null);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task The_newest_comes_first_and_no_more_than_were_asked_for()
    {
        var copy = CopyOf("first-look/7-later");
        try
        {
            File.SetLastWriteTimeUtc(Path.Combine(copy, "manifest.json"), DateTime.UtcNow.AddMinutes(1.0));
            var list = await web.GetJsonAsync("/api/results?most=1");

            Assert.Equal("first-look/7-later", (string?)Assert.Single(list["results"]!.AsArray())!["id"]);
            Assert.Equal(2, (int?)list["all"]);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_no_battle_is_not_listed()
    {
        var before = await Listed();
        var coverage = Directory.CreateDirectory(Path.Combine(web.Results, "coverage", "plateau-battery-1a2b3c4d"));
        var hidden = Directory.CreateDirectory(Path.Combine(web.Results, "first-look", ".7-half.partial-1"));
        try
        {
            await File.WriteAllTextAsync(Path.Combine(coverage.FullName, "manifest.json"), "{ \"kind\": \"coverage\" }", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(hidden.FullName, "manifest.json"), "{}", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(hidden.FullName, "run.sqlite"), "", TestContext.Current.CancellationToken);

            Assert.Equal(before.Select(each => (string?)each["id"]), (await Listed()).Select(each => (string?)each["id"]), StringComparer.Ordinal);
        }
        finally
        {
            coverage.Parent!.Delete(recursive: true);
            hidden.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("many")]
    public async Task A_number_that_makes_no_sense_is_refused(string most)
    {
        using var response = await web.SendAsync(HttpMethod.Get, $"/api/results?most={most}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<IReadOnlyList<JsonNode>> Listed()
    {
        // The battle is fought by the first who asks for its name.
        Assert.NotEmpty(web.Id);
        return [.. (await web.GetJsonAsync("/api/results?most=60"))["results"]!.AsArray().Select(each => each!)];
    }

    private string CopyOf(string id)
    {
        var copy = Directory.CreateDirectory(Path.Combine(web.Results, id)).FullName;
        foreach (var file in Directory.EnumerateFiles(web.Folder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
