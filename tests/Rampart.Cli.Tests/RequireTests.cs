using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart require</c>, and the ways to ask for other readings that are told back with a remedy.</summary>
public partial class RequireTests(FoughtProject fought)
{
    private const string Claim = "s-400/engagement-range#tass-2020-03-16";

    [Fact]
    public async Task A_reach_of_400_km_needs_the_largest_missile_a_high_target_and_a_track_far_beyond_it()
    {
        var result = (await fought.Project.Rampart("require", "--range", "400km", "--json")).Done().Result;

        Assert.Equal("40n6e", result["interceptor"]!.GetValue<string>());
        Assert.False(result["isReached"]!.GetValue<bool>());
        Assert.False(Need(result, "missile")["isMet"]!.GetValue<bool>());

        // √(2ka·h) over a smooth Earth with k = 4/3: some 9 km where 400 km are seen from a few metres, and more to be followed before.
        var height = Need(result, "height of the target");
        var alone_km = double.Parse(AtTheMeeting().Match(height["why"]!.GetValue<string>()).Groups["km"].Value, CultureInfo.InvariantCulture);
        Assert.InRange(alone_km, 8.5, 9.5);
        Assert.True(height["neededSi"]!.GetValue<double>() > alone_km * 1000.0);

        // A missile of about 1 km/s is under way for some 400 s, in which a target at 250 m/s has come 100 km nearer.
        Assert.InRange(Need(result, "track fit to fire on")["neededSi"]!.GetValue<double>(), 450_000.0, 550_000.0);
        Assert.InRange(Need(result, "time of flight")["neededSi"]!.GetValue<double>(), 250.0, 500.0);
        Assert.InRange(result["reachAsRead_m"]!.GetValue<double>(), 50_000.0, 250_000.0);
    }

    [Fact]
    public async Task The_answer_is_words_for_people_and_promises_no_forecast()
    {
        // Not Done(): a cell of the table may begin with "at", as a line of a trace does.
        var ended = await fought.Project.Rampart("require", "--range", "400km");
        var text = ended.Out;

        Assert.True(ended.Exit == 0, ended.ToString());
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.Contains("40n6e", text, StringComparison.Ordinal);
        Assert.Contains("cannot be used", text, StringComparison.Ordinal);
        Assert.Contains("not a forecast of combat", Line().Replace(text, " "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--range", "--range", "-3km")]
    [InlineData(2, "has no unit", "--range", "400")]
    [InlineData(2, "crossing", "--range", "400km", "--course", "sideways")]
    [InlineData(2, "--range", "--target", "fighter")]
    [InlineData(1, "Models of kind target", "--range", "400km", "--target", "nonsense")]
    [InlineData(1, "is a model of kind surveillance-radar", "--range", "400km", "--target", "91n6e")]
    public async Task What_cannot_be_asked_is_refused_with_a_remedy(int exit, string words, params string[] arguments)
    {
        var ended = (await fought.Project.Rampart(["require", .. arguments])).Refused(exit, words);

        // The remedy stands on a line of its own, set in.
        Assert.Matches(@"\n  \S", ended.Error);
    }

    [Fact]
    public async Task A_reading_of_an_unknown_key_and_a_claim_that_there_is_not_are_told_with_what_may_have_been_meant()
    {
        (await fought.Project.Rampart("run", Project.FirstLook, "--reading", "48n6e3/relibility=0.9")).Refused(1, "48n6e3/relibility", "Did you mean `48n6e3/reliability`?");
        (await fought.Project.Rampart("run", Project.FirstLook, "--without", "s-400/engagement-range#tass-2020-03-17")).Refused(1, "There is no claim", $"Did you mean `{Claim}`?");
    }

    [Fact]
    public async Task A_number_is_walked_back_to_its_quotation_its_disputes_and_what_is_not_used()
    {
        var explained = (await fought.Project.Rampart("explain", "s-400", "engagement-range", "--json")).Done().Result;
        var text = (await fought.Project.Rampart("explain", "s-400", "engagement-range")).Out;

        var used = Assert.Single(explained["used"]!.AsArray())!;
        Assert.Equal(Claim, used["id"]!.GetValue<string>());
        Assert.Equal("The S-400 can engage targets at a distance of 400 km", used["quotation"]!.GetValue<string>());
        Assert.Contains("\"The S-400 can engage targets at a distance of 400 km\"", Line().Replace(text, " "), StringComparison.Ordinal);
        Assert.Contains("Not used", text, StringComparison.Ordinal);
        Assert.Contains("disputes", text, StringComparison.Ordinal);

        // Whoever grants less stands there too.
        Assert.Contains("250 km", text, StringComparison.Ordinal);
        Assert.Contains("380 km", text, StringComparison.Ordinal);
        Assert.Contains("independent origins", text, StringComparison.Ordinal);
    }

    private static JsonNode Need(JsonNode result, string what) => result["requirements"]!.AsArray().Single(need => string.Equals(need!["what"]!.GetValue<string>(), what, StringComparison.Ordinal))!;

    [GeneratedRegex("sight at the meeting alone:? (?<km>[0-9.]+) km", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtTheMeeting();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Line();
}
