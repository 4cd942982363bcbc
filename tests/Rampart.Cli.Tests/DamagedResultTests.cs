using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>A result that somebody has damaged is an error in the user's files, with its place, and never a fault of ours.</summary>
public class DamagedResultTests
{
    [Theory]
    [InlineData("report", "summary.json", "title", "null")]
    [InlineData("report", "summary.json", "targets", "[null]")]
    [InlineData("report", "summary.json", "waterfall", "[]")]
    [InlineData("cite", "summary.json", "mistakes", "null")]
    [InlineData("cite", "manifest.json", "terrain", "7")]
    [InlineData("cite", "manifest.json", "readings", "[null]")]
    [InlineData("explain", "manifest.json", "claims", "[null]")]
    [InlineData("explain", "manifest.json", "without", "[null]")]
    [InlineData("pack", "manifest.json", "files", "[]")]
    public async Task A_damaged_battle_is_told_with_its_place(string verb, string file, string key, string value)
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook);
        Damage(project, $"{folder}/{file}", key, value);

        var ended = await project.Rampart(verb is "explain" ? [verb, "last", "kills"] : [verb, "last"]);

        ended.Refused(1, $"{file} is not as Rampart has written it", "again");
    }

    [Theory]
    [InlineData("summary.json", "measures", "null", "cite")]
    [InlineData("summary.json", "tornados", "[null]", "explain")]
    [InlineData("campaign.json", "readings", "{\"a\":null}", "resume")]
    [InlineData("campaign.json", "factors", "[null]", "report")]
    [InlineData("campaign.json", "design", "{\"seed\":1,\"points\":1000000000,\"battlesPerPoint\":2}", "report")]
    public async Task A_damaged_campaign_is_told_with_its_place(string file, string key, string value, string verb)
    {
        using var project = new Project();
        project.Change($"{Project.FirstLook}/scenario.yaml", "launchers: 2", "launchers: 4");
        var folder = (string)(await project.Rampart("campaign", "run", Project.FirstLook, "--replications", "4", "--json")).Done().Result["folder"]!;
        Damage(project, $"{folder}/{file}", key, value);

        var ended = await project.Rampart(verb switch
        {
            "explain" => ["explain", folder, "leakers"],
            "cite" => ["cite", folder],
            _ => ["campaign", verb, folder],
        });

        ended.Refused(1, $"{file} is not as Rampart has written it", "again");
    }

    private static void Damage(Project project, string file, string key, string value)
    {
        var json = JsonNode.Parse(project.Read(file))!;
        json[key] = JsonNode.Parse(value);
        project.Write(file, json.ToJsonString());
    }
}
