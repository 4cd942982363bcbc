using System.Net;
using Rampart.Campaigns.Running;
using Rampart.Web.Tests.Damage;

namespace Rampart.Web.Tests.Hosting;

/// <summary>A result that somebody has sent may hold links to what is none of its business.</summary>
public sealed class LinkTests(FoughtSmall web) : IClassFixture<FoughtSmall>
{
    [Theory]
    [InlineData("run.sqlite", "explain?outcome=kills")]
    [InlineData("battle.journal", "replay")]
    [InlineData("summary.json", "summary")]
    public async Task A_file_of_a_battle_that_is_a_link_is_not_followed(string file, string asked)
    {
        var id = await web.Run();

        Assert.Equal(HttpStatusCode.NotFound, await Linked(Path.Combine(web.Results, id, file), $"/api/runs/{id}/{asked}"));
    }

    [Theory]
    [InlineData(CampaignFolder.SummaryFile)]
    [InlineData(CampaignFolder.PointsFile)]
    [InlineData(CampaignFolder.ShardsFolder)]
    public async Task A_file_of_a_campaign_that_is_a_link_is_not_followed(string file)
    {
        var id = await web.Campaign();

        Assert.Equal(HttpStatusCode.NotFound, await Linked(Path.Combine(web.Results, id, file), $"/api/campaigns/{id}/summary"));
    }

    [Fact]
    public async Task A_result_that_is_a_link_is_listed_with_its_fault_and_without_its_answer()
    {
        var id = await web.Run();
        var file = Path.Combine(web.Results, id, "summary.json");
        var outside = Path.Combine(web.Home, "elsewhere");
        File.Move(file, outside);
        File.CreateSymbolicLink(file, outside);
        try
        {
            // The list reads a folder again when it was written again.
            File.SetLastWriteTimeUtc(Path.Combine(web.Results, id, "manifest.json"), DateTime.UtcNow.AddMinutes(1.0));
            var listed = (await web.GetJsonAsync("/api/results?most=60"))["results"]!.AsArray().Single(each => each.Says("id", id))!;

            Assert.Null(listed["answer"]);
            Assert.NotNull(listed["fault"]);
        }
        finally
        {
            File.Delete(file);
            File.Move(outside, file);
            File.SetLastWriteTimeUtc(Path.Combine(web.Results, id, "manifest.json"), DateTime.UtcNow.AddMinutes(2.0));
        }
    }

    [Fact]
    public async Task A_result_in_whose_folder_a_link_stands_is_not_among_those_that_use_a_model()
    {
        var id = await web.Run();
        var link = Path.Combine(web.Results, id, "link.json");
        Assert.Contains((await web.GetJsonAsync("/api/evidence/models/s-400"))["results"]!.AsArray(), each => each.Says("id", id));
        File.CreateSymbolicLink(link, Path.Combine(web.Home, "elsewhere"));
        try
        {
            Assert.DoesNotContain((await web.GetJsonAsync("/api/evidence/models/s-400"))["results"]!.AsArray(), each => each.Says("id", id));
        }
        finally
        {
            File.Delete(link);
        }
    }

    private async Task<HttpStatusCode> Linked(string file, string address)
    {
        var outside = Path.Combine(web.Home, "elsewhere");
        Directory.Move(file, outside);
        File.CreateSymbolicLink(file, outside);
        try
        {
            using var response = await web.SendAsync(HttpMethod.Get, address);
            return response.StatusCode;
        }
        finally
        {
            File.Delete(file);
            Directory.Move(outside, file);
        }
    }
}
