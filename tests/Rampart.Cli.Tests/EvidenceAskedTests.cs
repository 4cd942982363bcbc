using System.Xml.Linq;

namespace Rampart.Cli.Tests;

/// <summary>The questions that <c>rampart evidence</c> answers: conflicts, timeline, forecasts, sources, family, graph.</summary>
public class EvidenceAskedTests
{
    [Fact]
    public async Task Conflicts_are_told_in_full_in_brief_and_as_json()
    {
        using var project = new Project();
        var full = (await project.Rampart("evidence", "conflicts", "s-400/engagement-range")).Done().Out;
        var brief = (await project.Rampart("evidence", "conflicts", "--brief")).Done().Out;
        var json = (await project.Rampart("evidence", "conflicts", "--json")).Done().Result.AsArray();

        Assert.Contains("read by", full, StringComparison.Ordinal);
        Assert.Contains("402 km", full, StringComparison.Ordinal);
        Assert.Contains("To settle: The primary document in its own unit", full, StringComparison.Ordinal);
        Assert.Equal(json.Count + 1, brief.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"{json.Count} conflicts: ", brief, StringComparison.Ordinal);
        Assert.All(json, conflict => Assert.True(conflict!["claims"]!.AsArray().Count > 1));
        Assert.All(json, conflict => Assert.True(conflict!["spreads"]!.AsArray().Count + conflict["relations"]!.AsArray().Count > 0));
        var open = (await project.Rampart("evidence", "conflicts", "--open", "--json")).Done().Result.AsArray();
        Assert.Equal(json.Count(conflict => conflict!["state"]!.GetValue<string>() is "open"), open.Count);
    }

    [Fact]
    public async Task A_timeline_keeps_to_its_subject_and_its_days()
    {
        using var project = new Project();
        var text = (await project.Rampart("evidence", "timeline", "--of", "s-400-turkey/", "--from", "2019-07-12", "--to", "2019-07-22")).Done().Out;
        var json = (await project.Rampart("evidence", "timeline", "--of", "s-400-turkey/", "--from", "2019-07-12", "--to", "2019-07-22", "--json")).Done().Result.AsArray();

        Assert.Contains("s-400-turkey/delivery-begun [delivery-begun, turkey-first]", text, StringComparison.Ordinal);
        Assert.All(json.SelectMany(entry => entry!["claims"]!.AsArray()), claim => Assert.StartsWith("s-400-turkey/", claim!["property"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.DoesNotContain(json, entry => entry!["date"]!["latest"]?.GetValue<string>() is { } last && string.CompareOrdinal(last, "2019-07-12") < 0);
        Assert.Contains(json, entry => entry!["kind"]!.GetValue<string>() is "event" && entry["date"]!["text"]!.GetValue<string>() is "2019-07-12");
    }

    [Fact]
    public async Task Forecasts_are_drawn_into_a_file_that_is_never_replaced_unasked()
    {
        using var project = new Project();
        var text = (await project.Rampart("evidence", "forecasts", "--of", "s-400-turkey/delivery-begun", "--out", "chart.svg")).Done().Out;
        var first = project.Read("chart.svg");

        Assert.Contains("came 233 days earlier", text, StringComparison.Ordinal);
        var root = XDocument.Parse(first).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.Contains("event: 2019-07-12", first, StringComparison.Ordinal);
        Assert.Matches("ledger [0-9a-f]{12}, newest document ", first);

        (await project.Rampart("evidence", "forecasts", "--out", "chart.svg")).Refused(2, "chart.svg exists already.", "--force");
        Assert.Equal(first, project.Read("chart.svg"));
        (await project.Rampart("evidence", "forecasts", "--out", "chart.svg", "--force")).Done();
        Assert.NotEqual(first, project.Read("chart.svg"), StringComparer.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(project.Folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }), file => file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sources_go_by_origin_speaker_publisher_and_document()
    {
        using var project = new Project();
        var claims = (await project.Rampart("evidence", "check", "--json")).Done().Result["claims"]!.GetValue<int>();
        foreach (var by in new[] { "origin", "speaker", "publisher", "document" })
        {
            var records = (await project.Rampart("evidence", "sources", "--by", by, "--json")).Done().Result.AsArray();
            Assert.Equal(claims, records.Sum(record => record!["claims"]!.GetValue<int>()));
        }

        Assert.Contains($"{claims} claims", (await project.Rampart("evidence", "sources")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_tells_how_400_km_became_402()
    {
        using var project = new Project();
        var text = (await project.Rampart("evidence", "family", "s-400/engagement-range#press-tv-2020-12-07")).Done().Out;
        var json = (await project.Rampart("evidence", "family", "s-400/engagement-range#press-tv-2020-12-07", "--json")).Done().Result;

        Assert.Contains("<- asked for", text, StringComparison.Ordinal);
        Assert.Contains("Converted in print: domain-b-2007-06-14", text, StringComparison.Ordinal);
        Assert.Contains(json["conversions"]!.AsArray(), conversion => conversion!["other"]!.GetValue<string>() is "250 miles");
        Assert.NotEmpty(json["roots"]!.AsArray());
    }

    [Fact]
    public async Task A_graph_is_what_graphviz_reads_and_the_same_in_json()
    {
        using var project = new Project();
        var dot = (await project.Rampart("evidence", "graph")).Done().Out;
        var json = (await project.Rampart("evidence", "graph", "--format", "json")).Done().Result;
        (await project.Rampart("evidence", "graph", "s-400-turkey/", "--out", "turkey.dot")).Done();

        Assert.Equal(json["edges"]!.AsArray().Count, dot.Split('\n').Count(line => line.Contains(" -> ", StringComparison.Ordinal)));
        Assert.True(project.Read("turkey.dot").Length < dot.Length);
        project.Write("all.dot", dot);
        if (IsInstalled("dot"))
        {
            var drawn = await Shell.Sh(project.Folder, "dot -Tsvg all.dot -o all.svg");
            Assert.True(drawn.Exit == 0, drawn.ToString());
            Assert.Equal(json["nodes"]!.AsArray().Count, XDocument.Parse(project.Read("all.svg").Replace("<!DOCTYPE", "<!--", StringComparison.Ordinal).Replace("svg11.dtd\">", "-->", StringComparison.Ordinal)).Descendants().Count(element => element.Attribute("class")?.Value is "node"));
        }
        else
        {
            Assert.StartsWith("digraph ledger {", dot, StringComparison.Ordinal);
            Assert.EndsWith("}\n", dot, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evidence conflicts s-400-turky", "No property begins with s-400-turky.", "Did you mean s-400-turkey?")]
    [InlineData("evidence conflicts s-400/engagment-range", "Did you mean s-400/engagement-range?")]
    [InlineData("evidence timeline --of xyzzy", "No property begins with xyzzy.")]
    [InlineData("evidence timeline --from yesterday", "--from: \"yesterday\" is not a date.")]
    [InlineData("evidence timeline --from 2020 --to 2019", "--from 2020 lies after --to 2019.")]
    [InlineData("evidence forecasts --of nothing", "No property begins with nothing.")]
    [InlineData("evidence forecasts --out chart.png", "--out forecasts.svg")]
    [InlineData("evidence graph --out ledger", "ledger is a folder.")]
    [InlineData("evidence sources --by taste", "origin, speaker, publisher or document")]
    [InlineData("evidence family s-400/engagement-range#press-tv-2020-12-08", "Did you mean s-400/engagement-range#press-tv-2020-12-07?")]
    [InlineData("evidence family s-400/engagement-range", "The ledger has no claim s-400/engagement-range.", "Claims on s-400/engagement-range: ")]
    [InlineData("evidence graph --format png", "dot")]
    [InlineData("evidence graph nowhere/", "No property begins with nowhere/.")]
    public async Task What_cannot_be_meant_is_told_with_what_may_be(string line, params string[] words)
    {
        using var project = new Project();
        (await project.Rampart(line.Split(' '))).Refused(2, words);
        Assert.False(File.Exists(project.PathOf("chart.png")));
    }

    [Theory]
    [InlineData("conflicts")]
    [InlineData("timeline")]
    [InlineData("forecasts")]
    [InlineData("sources")]
    [InlineData("graph")]
    public async Task An_empty_ledger_and_one_without_deals_are_answered(string verb)
    {
        using var project = new Project();
        Directory.Delete(project.PathOf("models"), recursive: true);
        Directory.CreateDirectory(project.PathOf("models"));
        Directory.Delete(project.PathOf("ledger"), recursive: true);
        project.Write("ledger/documents.yaml", "documents: {}\n");
        project.Write("ledger/properties.yaml", "properties: {}\n");
        project.Write("ledger/claims/none.yaml", "claims: {}\n");
        project.Write("ledger/relations.yaml", "relations: []\n");

        (await project.Rampart("evidence", verb)).Done();
        (await project.Rampart("evidence", verb, "--json")).Done();
        (await project.Rampart("evidence", "forecasts", "--out", "none.svg", "--force")).Done();
        Assert.Contains("holds no forecast", project.Read("none.svg"), StringComparison.Ordinal);
        (await project.Rampart("evidence", "family", "a/b#c")).Refused(2, "The ledger has no claim a/b#c.");
    }

    [Fact]
    public async Task A_faulty_ledger_is_told_by_each_of_them()
    {
        using var project = new Project();
        project.Change("ledger/claims/s-400.yaml", "grade: D4", "grade: Z9");
        foreach (var line in new[] { "conflicts", "timeline", "forecasts", "sources", "family s-400/engagement-range#tass-2020-03-16", "graph" })
        {
            (await project.Rampart(["evidence", .. line.Split(' ')])).Refused(1, "Z9");
        }
    }

    [Fact]
    public async Task Lists_and_claims_say_what_is_counted_of_which_deal_and_what_became_of_a_forecast()
    {
        using var project = new Project();
        var list = (await project.Rampart("evidence", "list", "s-400-turkey/batteries")).Done().Out;
        var json = (await project.Rampart("evidence", "list", "s-400-turkey/batteries", "--json")).Done().Result[0]!;
        var show = await project.Rampart("evidence", "show", "s-400-turkey/delivery-begun");
        var check = (await project.Rampart("evidence", "check", "--json")).Done().Result;

        Assert.Contains("2 batteries", list, StringComparison.Ordinal);
        Assert.Equal(("battery", "turkey-first"), (json["unit"]!.GetValue<string>(), json["deal"]!.GetValue<string>()));
        Assert.Equal(0, show.Exit);
        var words = string.Join(' ', show.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("(turkey-first): delivery-begun.", words, StringComparison.Ordinal);
        Assert.Contains("A forecast: came 233 days earlier (2019-07-12", words, StringComparison.Ordinal);
        Assert.Contains("The rule set the grade.", words, StringComparison.Ordinal);
        Assert.True(check["deals"]!.GetValue<int>() > 1);
        Assert.True(check["forecasts"]!.GetValue<int>() > 5);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
