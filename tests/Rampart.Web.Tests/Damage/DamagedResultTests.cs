using System.Net;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Campaigns.Running;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Web.Hosting;
using Rampart.Web.Jobs;
using Rampart.Web.Tests.Jobs;

namespace Rampart.Web.Tests.Damage;

/// <summary>A project in which a small battle and a small campaign of it were fought.</summary>
public sealed class FoughtSmall : WebFixture
{
    private string _run = string.Empty;
    private string _campaign = string.Empty;

    /// <summary>The battle, NAME/KEY.</summary>
    public async Task<string> Run() => _run.Length > 0 ? _run : _run = (string)(await WithSmallBattle().Fight(new { scenario = "first-look", seed = 3 }))["result"]!;

    /// <summary>The campaign, NAME/KEY.</summary>
    public async Task<string> Campaign()
    {
        if (_campaign.Length == 0)
        {
            using var accepted = await WithSmallBattle().PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, seed = 3 });
            _campaign = (string)(await this.EndOf(await JsonOf(accepted)))["result"]!;
        }

        return _campaign;
    }
}

/// <summary>Whatever somebody has done to a file of a result: the file, the place and a remedy are told, and the server goes on.</summary>
public sealed class DamagedResultTests(FoughtSmall web) : IClassFixture<FoughtSmall>
{
    [Theory]
    [InlineData("summary.json")]
    [InlineData("manifest.json")]
    public async Task No_damage_to_a_battles_files_is_a_fault_of_ours(string file)
    {
        var id = await web.Run();
        var target = Uri.EscapeDataString((string)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(web.Results, id, "summary.json"), TestContext.Current.CancellationToken))!["targets"]![0]!["name"]!);
        string[] asked = [$"/api/runs/{id}/summary", $"/api/runs/{id}/why?target={target}", $"/api/runs/{id}/explain?outcome=kills", $"/api/runs/{id}/replay", "/api/results"];

        await Spoiled(Path.Combine(web.Results, id, file), asked, () =>
        {
            var known = KnownResult.Find(Path.Combine(web.Results, id));
            _ = Citation.Of(known);
            _ = BattleSummary.FromJson(known.SummaryText());
            _ = Standing.At(known.Folder);
        });
    }

    [Theory]
    [InlineData(CampaignFolder.SummaryFile)]
    [InlineData(CampaignFolder.ManifestFile)]
    public async Task No_damage_to_a_campaigns_files_is_a_fault_of_ours(string file)
    {
        var id = await web.Campaign();
        string[] asked = [$"/api/campaigns/{id}/summary", $"/api/campaigns/{id}/battles", "/api/results"];

        await Spoiled(Path.Combine(web.Results, id, file), asked, () =>
        {
            var known = KnownResult.Find(Path.Combine(web.Results, id));
            _ = Citation.Of(known);
            _ = OutcomeAnswer.OfCampaign(known, "leakers");
        });
    }

    [Fact]
    public async Task No_damage_to_a_jobs_record_is_a_fault_of_ours()
    {
        await web.Run();
        var job = (await web.GetJsonAsync("/api/jobs")).AsArray().First(each => (string?)each!["kind"] is "run")!;
        var id = (string)job["id"]!;

        // Of a job in hand the server knows more than its record.
        var record = Path.Combine(web.Results, ".jobs", "copied.json");
        await File.WriteAllTextAsync(record, (await File.ReadAllTextAsync(Path.Combine(web.Results, ".jobs", $"{id}.json"), TestContext.Current.CancellationToken)).Replace(id, "copied", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await Spoiled(record, ["/api/jobs", "/api/jobs/copied"], () => { });
    }

    [Theory]
    [InlineData("\"title\": null")]
    [InlineData("\"targets\": [null]")]
    public async Task What_is_damaged_is_told_with_the_file_the_line_and_a_remedy(string damage)
    {
        var id = await web.Run();
        var file = Path.Combine(web.Results, id, "summary.json");
        var whole = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        try
        {
            await File.WriteAllTextAsync(file, $"{{\n{damage},\n{whole[(whole.IndexOf('{', StringComparison.Ordinal) + 1)..]}", TestContext.Current.CancellationToken);

            using var response = await web.SendAsync(HttpMethod.Get, $"/api/runs/{id}/summary");

            Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
            var finding = (await WebFixture.JsonOf(response))["findings"]![0]!;
            Assert.EndsWith($"{id}/summary.json", (string?)finding["file"], StringComparison.Ordinal);
            Assert.Equal(2, (int?)finding["line"]);
            Assert.Contains("null", (string?)finding["message"], StringComparison.Ordinal);
            Assert.DoesNotContain("Rampart.Results", (string?)finding["message"], StringComparison.Ordinal);
            Assert.Contains("again", (string?)finding["remedy"], StringComparison.Ordinal);
        }
        finally
        {
            await File.WriteAllTextAsync(file, whole, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_campaign_whose_manifest_is_damaged_neither_goes_on_nor_lends_a_battle()
    {
        var id = await web.Campaign();
        var file = Path.Combine(web.Results, id, CampaignFolder.ManifestFile);
        var whole = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var project = new Project(web.Home, web.Results, new ServerLimits());
        try
        {
            foreach (var key in (string[])["readings", "without", "design", "file", "identity", "terrain", "host", "sessions", "files"])
            {
                foreach (var value in (string[])["null", "[null]", "{\"a\":null}", "7"])
                {
                    var changed = JsonNode.Parse(whole)!;
                    changed[key] = JsonNode.Parse(value);
                    await File.WriteAllTextAsync(file, changed.ToJsonString(), TestContext.Current.CancellationToken);

                    Assert.True(Known(Record.Exception(() => BattleWork.Read(new RunRequest(Campaign: id, Replication: 1), project))), $"battle, {key} = {value}");
                    Assert.True(Known(Record.Exception(() => CampaignWork.Resume(ResultId.Parse(id, null), project))), $"resume, {key} = {value}");
                }
            }
        }
        finally
        {
            await File.WriteAllTextAsync(file, whole, TestContext.Current.CancellationToken);
        }
    }

    private static bool Known(Exception? exception) => exception is null or RefusalException or ResultFormatException or UsageException or EnvironmentException;

    /// <summary>Spoils a file in every way, and asks; then puts it back.</summary>
    private async Task Spoiled(string file, string[] asked, Action read)
    {
        var whole = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        var turn = 0;
        try
        {
            foreach (var (what, json) in JsonDamage.Of(whole))
            {
                await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
                var refused = Record.Exception(read);
                if (refused is not null && !Known(refused))
                {
                    wrong.Add($"{what}: read: {refused.GetType().Name}: {refused.Message}");
                }

                // What the reader refuses, every address refuses by it: they take turns. What it lets through, each meets.
                foreach (var address in refused is ResultFormatException ? [asked[turn++ % asked.Length]] : asked)
                {
                    if (await Fault(address) is { } fault)
                    {
                        wrong.Add($"{what}: {address}: {fault}");
                    }
                }
            }
        }
        finally
        {
            await File.WriteAllTextAsync(file, whole, TestContext.Current.CancellationToken);
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: {string.Join('\n', wrong.Take(60))}");
        Assert.Empty(web.Faults);
        foreach (var address in asked)
        {
            using var response = await web.SendAsync(HttpMethod.Get, address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static bool Tells(JsonNode problem) =>
        ((string?)problem["title"])?.Length > 0 && (((string?)problem["detail"])?.Length > 0 || problem["findings"]!.AsArray() is { Count: > 0 } findings && findings.All(finding => ((string?)finding!["remedy"])?.Length > 0));

    private async Task<string?> Fault(string address)
    {
        using var patience = Patience.Token();
        try
        {
            using var response = await web.Client.GetAsync(new Uri(address, UriKind.Relative), patience.Token);
            var text = await response.Content.ReadAsStringAsync(patience.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => null,
                HttpStatusCode.InternalServerError => "500",
                _ => Tells(JsonNode.Parse(text)!) ? null : $"{response.StatusCode} without a remedy",
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return exception.GetType().Name;
        }
    }
}
