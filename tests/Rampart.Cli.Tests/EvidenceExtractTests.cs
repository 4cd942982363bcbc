using System.Text;

namespace Rampart.Cli.Tests;

public class EvidenceExtractTests
{
    private const string Article = """
        ANKARA, 16 March 2020 (Example Wire) -- Turkey has received the first two S-400 batteries, General Deniz Example told reporters on Monday.

        "The S-400 engages targets at a distance of 400 km and at an altitude of up to 30 km," he said.
        """;

    private static readonly string[] ByExampleWire = ["--publisher", "Example Wire"];

    [Fact]
    public async Task Proposals_are_printed_for_review_and_as_json()
    {
        using var project = new Project();
        project.Write("a.txt", Article);

        var text = (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire])).Done();
        var json = (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire, "--json"])).Done().Result;

        Assert.Contains("claim: s-400/engagement-range#example-wire-2020-03-16", text.Out, StringComparison.Ordinal);
        Assert.Contains("speaker: Deniz Example (General)", text.Out, StringComparison.Ordinal);
        Assert.Contains("The date 2020-03-16 was taken from the dateline.", text.Error, StringComparison.Ordinal);
        Assert.Contains("is the text's first line", text.Error, StringComparison.Ordinal);
        var proposals = json["proposals"]!.AsArray();
        Assert.Equal(["2", "400 km", "30 km"], proposals.Select(proposal => proposal!["value"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Equal(["agrees", "agrees"], proposals.Skip(1).Select(proposal => proposal!["verdict"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Contains("s-400/engagement-range#tass-2020-03-16", proposals[1]!["with"]!.AsArray().Select(id => id!.GetValue<string>()), StringComparer.Ordinal);
        Assert.All(proposals, proposal => Assert.Equal("2020-03-16", proposal!["said"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_was_extracted_is_accepted_without_its_first_claim_and_the_ledger_stays_sound()
    {
        using var project = new Project();
        project.Write("a.txt", """
            ANKARA, 16 March 2020 (Example Wire) -- The S-400 engages targets at a distance of 380 km. It engages targets at a distance of 240 km.

            The NASAMS came in late 2018 and the NASAMS in mid-2019, he said.
            """);
        (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire, "--out", "p.yaml"])).Done();
        var written = project.Read("p.yaml");

        project.Write("p.yaml", written.Replace("accept: no", "accept: yes", StringComparison.Ordinal));
        (await project.Rampart("evidence", "accept", "p.yaml")).Refused(1, "The new property is not named yet");
        var second = written.IndexOf("- accept: no\n    claim: s-400/engagement-range#example-wire-2020-03-16/2", StringComparison.Ordinal);
        project.Write("p.yaml", written.Remove(second, "- accept: no".Length).Insert(second, "- accept: yes"));
        var accepted = (await project.Rampart("evidence", "accept", "p.yaml")).Done();

        Assert.Contains("1 proposal was accepted, 3 dropped.", accepted.Out, StringComparison.Ordinal);
        Assert.Contains("It enters the ledger as s-400/engagement-range#example-wire-2020-03-16:", accepted.Error, StringComparison.Ordinal);
        (await project.Rampart("evidence", "check")).Done();
        Assert.Contains("240 km", (await project.Rampart("evidence", "show", "s-400/engagement-range")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_proposals_is_never_overwritten_without_force()
    {
        using var project = new Project();
        project.Write("a.txt", Article);

        (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire, "--out", "p.yaml"])).Done();
        var written = project.Read("p.yaml");
        project.Write("p.yaml", written + "# marked by a person\n");
        (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire, "--out", "p.yaml"])).Refused(2, "is there already", "--force");

        Assert.EndsWith("# marked by a person\n", project.Read("p.yaml"), StringComparison.Ordinal);
        (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire, "--out", "p.yaml", "--force"])).Done();
        Assert.Equal(written, project.Read("p.yaml"));
        Assert.Empty(Directory.EnumerateFiles(project.Folder, ".p.yaml*"));
        (await project.Rampart(["evidence", "extract", "a.txt", .. ByExampleWire, "--out", "a.txt/p.yaml"])).Refused(3, "a.txt/p.yaml cannot be written");
    }

    [Fact]
    public async Task An_article_that_is_none_is_told_with_its_place()
    {
        using var project = new Project();
        project.Write("empty.txt", string.Empty);
        File.WriteAllBytes(project.PathOf("picture.png"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 2, 3]);
        project.Write("undated.txt", "The S-400 engages targets at a distance of 400 km.");

        (await project.Rampart(["evidence", "extract", "empty.txt", .. ByExampleWire])).Refused(1, "empty.txt", "empty");
        (await project.Rampart(["evidence", "extract", "picture.png", .. ByExampleWire])).Refused(1, "picture.png", "NUL");
        (await project.Rampart(["evidence", "extract", "undated.txt", .. ByExampleWire])).Refused(1, "undated.txt", "--date");
        (await project.Rampart("evidence", "extract", "undated.txt", "--date", "2020-03-16")).Refused(1, "--publisher");
        (await project.Rampart(["evidence", "extract", "undated.txt", .. ByExampleWire, "--date", "soon"])).Refused(2, "is not a date");
        (await project.Rampart(["evidence", "extract", "undated.txt", "--document", "A B", .. ByExampleWire, "--date", "2020"])).Refused(2, "cannot name a document");
        (await project.Rampart(["evidence", "extract", "nowhere.txt", .. ByExampleWire])).Refused(3, "nowhere.txt");
        (await project.Rampart(["evidence", "extract", "ledger", .. ByExampleWire])).Refused(3, "is a folder");
    }

    [Fact]
    public async Task A_hostile_page_in_another_encoding_is_read_and_nothing_of_it_is_run_or_fetched()
    {
        using var project = new Project();
        var encoding = Encoding.Latin1;
        File.WriteAllBytes(project.PathOf("page.html"), encoding.GetBytes("""
            <html><head><meta charset="iso-8859-1"><meta name="date" content="2020-03-16"><meta property="og:site_name" content="Example Wire">
            <script src="http://127.0.0.1:9/x.js">document.body.innerHTML = '<p>The S-400 engages targets at 999 km.</p>'</script></head>
            <body onload="location='http://127.0.0.1:9/'"><iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>
            <p>Die Höhe beträgt 30 km, the S-400 engages targets at a distance of 400 km.</p><p style="display:none">At 998 km.</p></body></html>
            """));

        var result = (await project.Rampart("evidence", "extract", "page.html", "--json")).Done().Result;

        Assert.Equal(["30 km", "400 km"], result["proposals"]!.AsArray().Select(proposal => proposal!["value"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Contains("Höhe", result["proposals"]![0]!["quotation"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("example-wire-2020-03-16", result["document"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_example_of_the_help_gives_proposals()
    {
        using var project = new Project();
        project.Write("docs/example-article.txt", await File.ReadAllTextAsync(Path.Combine(Shell.Root, "docs", "example-article.txt"), TestContext.Current.CancellationToken));

        var help = (await project.Rampart("evidence", "extract", "--help")).Done();
        var text = (await project.Rampart(["evidence", "extract", "docs/example-article.txt", .. ByExampleWire])).Done();

        Assert.Contains("docs/example-article.txt", help.Out, StringComparison.Ordinal);
        Assert.Contains("claim: s-400-turkey/contract-value#example-wire-2020-03-16", text.Out, StringComparison.Ordinal);
    }
}
