using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

public class EvidenceTests
{
    private const string TooFast = """
        format: 1
        claims:
          test-missile/missile-speed#tass-2020-03-16:
            value: 5 km/s
            quotation: The S-400 can engage targets
            speaker: a test
            origin: a test
            said: 2020-03-16
            grade: C5
            grade-because: a test
        """;

    [Fact]
    public async Task The_ledger_is_checked_and_its_counts_add_up()
    {
        using var project = new Project();
        var text = (await project.Rampart("evidence", "check")).Done();
        var counts = (await project.Rampart("evidence", "check", "--json")).Done().Result;

        Assert.Contains("The ledger and the models are in order.", text.Out, StringComparison.Ordinal);
        Assert.Contains("independent origins", text.Out, StringComparison.Ordinal);
        int Of(string key) => counts[key]!.GetValue<int>();
        Assert.True(Of("claims") > 10);
        Assert.Equal(Of("claims"), Of("standing") + Of("superseded") + Of("rejected") + Of("out_of_scope"));
        Assert.Equal(Of("claims"), Of("quoted") + Of("noted"));
    }

    [Fact]
    public async Task A_faulty_ledger_and_a_missing_folder_of_texts_are_told()
    {
        using var project = new Project();
        (await project.Rampart("evidence", "check", "--texts", "nowhere")).Refused(3, "nowhere");
        project.Change("ledger/claims/s-400.yaml", "grade: D4", "grade: Z9");
        foreach (var verb in new[] { "check", "physics", "list" })
        {
            (await project.Rampart("evidence", verb)).Refused(1, "Z9");
        }
    }

    [Fact]
    public async Task Physics_tells_what_a_reach_of_400_km_needs()
    {
        using var project = new Project();
        var text = await project.Rampart("evidence", "physics", "s-400");
        var result = (await project.Rampart("evidence", "physics", "s-400", "--json")).Done().Result;

        // Not Done(): a wrapped line may begin with "at", as a line of a trace does.
        Assert.True(text.Exit == 0, text.ToString());
        Assert.Empty(text.Error);
        var words = Words(text);
        Assert.Contains("engagement-range 400 km needs a target above about 8.8 km", words, StringComparison.Ordinal);
        Assert.Contains("Reckoned with", text.Out, StringComparison.Ordinal);
        var verdicts = result["verdicts"]!.AsArray();
        Assert.All(verdicts, verdict => Assert.Equal("s-400", verdict!["subject"]!.GetValue<string>()));
        var horizon = verdicts.First(verdict => verdict!["rule"]!.GetValue<string>() is "horizon" && verdict["message"]!.GetValue<string>().Contains("400 km", StringComparison.Ordinal))!;
        Assert.Equal("needs", horizon["verdict"]!.GetValue<string>());
        Assert.Contains(horizon["numbers"]!.AsArray(), number => number!["name"]!.GetValue<string>() is "least-target-height-antenna-10-m" && Math.Abs(number["value"]!.GetValue<double>() - 8814.0) < 1.0);
        Assert.Equal(verdicts.Count, result["counts"]!.AsObject().Sum(count => count.Value!.GetValue<int>()));
    }

    [Fact]
    public async Task A_standing_claim_that_fails_nature_is_an_error_and_the_verdicts_are_shown_all_the_same()
    {
        using var project = new Project();
        project.Write("ledger/properties.yaml", project.Read("ledger/properties.yaml") + "\n  test-missile/missile-speed:\n    kind: speed\n    meaning: The greatest speed of a missile that a test made up.\n");
        project.Write("ledger/claims/test-missile.yaml", TooFast);

        var text = await project.Rampart("evidence", "physics", "test-missile");
        var json = await project.Rampart("evidence", "physics", "test-missile", "--json");

        Assert.Equal(1, text.Exit);
        Assert.Contains("5 km/s stands and fails nature.", text.Error, StringComparison.Ordinal);
        Assert.StartsWith("fails", text.Out, StringComparison.Ordinal);
        Assert.Equal(1, json.WithoutTrace().Exit);
        Assert.Equal("error", Assert.Single(json.Json["findings"]!.AsArray())!["severity"]!.GetValue<string>());
        Assert.Equal(2, json.Result["counts"]!["fails"]!.GetValue<int>());
        Assert.Equal(0, (await project.Rampart("evidence", "physics", "s-400")).Exit);
    }

    [Fact]
    public async Task A_property_and_one_of_its_claims_are_shown()
    {
        using var project = new Project();
        var property = (await project.Rampart("evidence", "show", "s-400/engagement-range")).Done();
        var claim = (await project.Rampart("evidence", "show", "s-400/engagement-range#press-tv-2020-12-07")).Done();
        var json = (await project.Rampart("evidence", "show", "s-400/engagement-range#press-tv-2020-12-07", "--json")).Done().Result;

        Assert.Contains("The S-400 can engage targets at a distance of 400 km", Words(property), StringComparison.Ordinal);
        Assert.StartsWith("s-400/engagement-range#press-tv-2020-12-07 = 402 km\n", claim.Out, StringComparison.Ordinal);
        Assert.Contains("402 km is 250 statute miles", Words(claim), StringComparison.Ordinal);
        Assert.DoesNotContain("at a distance of 400 km", Words(claim), StringComparison.Ordinal);
        Assert.Equal("402 km", Assert.Single(json["used"]!.AsArray())!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_properties_are_listed_with_what_is_claimed()
    {
        using var project = new Project();
        var text = (await project.Rampart("evidence", "list", "s-400/engagement-r")).Done();
        var all = (await project.Rampart("evidence", "list", "--json")).Done();

        Assert.Contains("s-400/engagement-range", text.Out, StringComparison.Ordinal);
        Assert.Contains("402 km", text.Out, StringComparison.Ordinal);
        Assert.True((all.Json["result"] as JsonArray)!.Count > 5);
    }

    [Theory]
    [InlineData("evidence show s-400/engagment-range", "has neither a property nor a claim", "Did you mean s-400/engagement-range?")]
    [InlineData("evidence show s-400/engagement-range#tass-2020-03-17", "has neither a property nor a claim", "Did you mean s-400/engagement-range#tass-2020-03-16?")]
    [InlineData("evidence physics s400", "has no subject s400", "Did you mean s-400?")]
    [InlineData("evidence list xyzzy", "No property begins with xyzzy")]
    [InlineData("evidence physix", "Did you mean physics?")]
    public async Task What_the_ledger_does_not_know_gets_a_suggestion(string line, params string[] words)
    {
        using var project = new Project();
        (await project.Rampart(line.Split(' '))).Refused(2, words);
    }

    private static string Words(Ended ended) => string.Join(' ', ended.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
