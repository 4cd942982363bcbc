using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>What a person has marked in a file of proposals enters the ledger, all of it or nothing.</summary>
public sealed class ProposalFileTests : IDisposable
{
    private const string Sound = """
        format: 1
        article:
          document: maker-2021
          publisher: The Maker
          title: "A brochure: new"
          date: "2021"
          date-known: printed
          origin: The Maker
          text: brochure.txt
        proposals:
          - accept: yes
            claim: radar/range#maker-2021
            kind: quantity
            value: 420 km
            bound: at-most
            quotation: sees up to 420 km
            speaker: narrator (The Maker)
            said: "2021"
            at: 12+6
            verdict: disputes
            with: [radar/range#agency-2020]
            relation: { kind: disputes, to: radar/range#agency-2020, reason: "420 km against 400 km" }
          - accept: no
            claim: radar/nonsense#maker-2021
            value: dropped
          - accept: yes
            claim: lens/focus#maker-2021
            value: 2 km
            quotation: a focus of 2 km
            speaker: narrator (The Maker)
            said: "2021"
            new-property: { kind: length, meaning: Its focus. }
        """;

    private const string Numbered = """
        format: 1
        article: { document: paper-2020-12 }
        proposals:
          # the person drops the first of three and keeps the others
          - { accept: no, claim: radar/range#paper-2020-12, value: 400 km }
          - { accept: yes, claim: radar/range#paper-2020-12/2, value: 410 km, quotation: sees 410 km, speaker: A, said: 2020-12 }
          - { accept: yes, claim: radar/range#paper-2020-12/3, value: 420 km, quotation: sees 420 km, speaker: B, said: 2020-12,
              relation: { kind: disputes, to: radar/range#paper-2020-12/2, reason: ten kilometres } }
        """;

    private readonly EditedLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Fact]
    public void The_marked_ones_enter_with_their_document_new_property_and_relation()
    {
        var proposals = ledger.Proposals(Sound)!;

        Assert.All(ledger.Findings, finding => Assert.Equal(FindingSeverity.Remark, finding.Severity));
        Assert.Equal((2, 1), (proposals.Accepted, proposals.Dropped));
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(proposals.Addition, ledger.Findings));
        var read = ledger.Load();
        Assert.Equal(("A brochure: new", "brochure.txt"), (read.FindDocument("maker-2021")!.Title, read.FindDocument("maker-2021")!.TextFile));
        Assert.Equal("at most 420 km", read.FindClaim("radar/range#maker-2021")!.ValueText);
        Assert.Equal("420 km against 400 km", Assert.Single(read.Relations).Reason);
        Assert.Equal(2000.0, read.FindClaim("lens/focus#maker-2021")!.Value.Si);
        Assert.DoesNotContain("verdict", ledger.Read("claims/radar.yaml"), StringComparison.Ordinal);
        Assert.Null(read.FindProperty("radar/nonsense"));
    }

    [Fact]
    public void Where_nothing_is_marked_nothing_enters_not_even_the_document()
    {
        var proposals = ledger.Proposals(Sound.Replace("accept: yes", "accept: no", StringComparison.Ordinal))!;

        Assert.Equal((0, 3), (proposals.Accepted, proposals.Dropped));
        Assert.True(proposals.Addition.IsEmpty);
    }

    [Theory]
    [InlineData("radar/range#maker-2021\n", "lens/focus#maker-2021\n", "The claim stands twice: here and in line 12", 27)]
    [InlineData("value: 420 km", "value: 420 kg", "", 14)]
    [InlineData("  publisher: The Maker\n", "", "There is no document `maker-2021` in the ledger, and the article lacks what a new one needs: publisher.", 3)]
    [InlineData("document: maker-2021", "document: agency-2020", "The claim is not of the article's document `agency-2020`", 12)]
    [InlineData("- accept: yes\n    claim: radar", "- accept: perhaps\n    claim: radar", "\"perhaps\" is neither yes nor no", 11)]
    [InlineData("- accept: yes\n    claim: radar", "- acept: yes\n    claim: radar", "`accept` is missing", 11)]
    [InlineData("bound: at-most", "bund: at-most", "`bund` is not known here", 15)]
    [InlineData("to: radar/range#agency-2020", "to: radar/range#agency-1920", "There is no claim `radar/range#agency-1920`", 22)]
    [InlineData("    new-property: { kind: length, meaning: Its focus. }", "", "There is no property `lens/focus`", 27)]
    [InlineData("kind: length, meaning", "kind: lenght, meaning", "\"lenght\" is not a kind of property", 32)]
    [InlineData("lens/focus#maker-2021", "radar/turns#maker-2021", "The ledger has the property already", 32)]
    [InlineData("said: \"2021\"\n    at", "said: \"2022\"\n    at", "after its document was published", 18)]
    [InlineData("proposals:", "propositions:", "`proposals` is missing", 1)]
    public void What_is_wrong_with_one_of_them_stops_all_and_is_told_at_its_place(string sound, string broken, string words, int line)
    {
        var before = ledger.Contents();
        var yaml = Sound.ReplaceLineEndings("\n") + "\n";
        Assert.Contains(sound, yaml, StringComparison.Ordinal);

        var proposals = ledger.Proposals(yaml.Replace(sound, broken, StringComparison.Ordinal));
        var change = proposals is null ? null : new LedgerEditor(ledger.Path).Write(proposals.Addition, ledger.Findings);

        Assert.Null(change);
        var finding = ledger.Findings.Find(each => each.Severity == FindingSeverity.Error && each.Message.Contains(words, StringComparison.Ordinal));
        Assert.True(finding is not null, string.Join('\n', ledger.Findings));
        Assert.Equal(("proposals.yaml", line), (finding.Place.File, finding.Place.Line));
        Assert.NotEmpty(finding.Remedy);
        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void A_claim_that_the_ledger_has_is_told_with_its_place_there()
    {
        var proposals = ledger.Proposals("""
            article: { document: agency-2020 }
            proposals:
              - { accept: yes, claim: radar/range#agency-2020, value: 400 km, quotation: sees 400 km, speaker: x, said: 2020-03-16 }
            """)!;

        Assert.Null(new LedgerEditor(ledger.Path).Write(proposals.Addition, ledger.Findings));

        Assert.Equal("proposals.yaml:3:20", ledger.Findings.The("is in the ledger already: ledger/claims/radar.yaml:3.").Place.ToString());
    }

    [Fact]
    public void Claims_behind_a_dropped_one_move_up_and_relations_follow()
    {
        var proposals = ledger.Proposals(Numbered)!;
        var remarks = ledger.Findings.Select(finding => (finding.Severity, finding.Place.Line, finding.Subject)).ToList();

        Assert.NotNull(new LedgerEditor(ledger.Path).Write(proposals.Addition, ledger.Findings));

        Assert.Equal([(FindingSeverity.Remark, 6, "radar/range#paper-2020-12/2"), (FindingSeverity.Remark, 7, "radar/range#paper-2020-12/3")], remarks);
        Assert.Contains("enters the ledger as radar/range#paper-2020-12/2", ledger.Findings[1].Message, StringComparison.Ordinal);
        var read = ledger.Load();
        Assert.Equal(("410 km", "420 km", null), (read.FindClaim("radar/range#paper-2020-12")!.ValueText, read.FindClaim("radar/range#paper-2020-12/2")!.ValueText, read.FindClaim("radar/range#paper-2020-12/3")));
        var relation = Assert.Single(read.Relations);
        Assert.Equal(("radar/range#paper-2020-12/2", "radar/range#paper-2020-12"), (relation.From.Id, relation.To.Id));
    }

    [Fact]
    public void A_relation_to_a_dropped_proposal_does_not_lead_to_the_one_that_gets_its_number()
    {
        Assert.Null(ledger.Proposals(Numbered.Replace("to: radar/range#paper-2020-12/2", "to: radar/range#paper-2020-12", StringComparison.Ordinal)));

        Assert.Equal(8, ledger.Findings.The("The relation leads to a proposal that is dropped").Place.Line);
    }

    [Theory]
    [InlineData("claim: lens/focus#", "claim: unnamed/length#", "The claim's property is not named yet", 27)]
    [InlineData("meaning: Its focus.", "meaning: \"To be named: no word near by told which length this is.\"", "The new property is not named yet", 32)]
    public void A_property_that_nobody_has_named_does_not_enter(string named, string unnamed, string words, int line)
    {
        var before = ledger.Contents();

        Assert.Null(ledger.Proposals(Sound.Replace(named, unnamed, StringComparison.Ordinal)));

        var finding = ledger.Findings.The(words);
        Assert.Equal((FindingSeverity.Error, line), (finding.Severity, finding.Place.Line));
        Assert.Contains("`accept: no`", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void A_new_document_without_a_reliability_is_remarked_with_what_its_publisher_has_elsewhere()
    {
        ledger.Write("ledger/documents.yaml", EditedLedger.Documents.Replace("publisher: The Agency\n", "publisher: The Maker\n    reliability: C\n    reliability-because: known so\n", StringComparison.Ordinal));

        Assert.NotNull(ledger.Proposals(Sound));
        var remark = Assert.Single(ledger.Findings, finding => finding.Message.Contains("has no reliability", StringComparison.Ordinal));
        ledger.Findings.Clear();
        Assert.NotNull(ledger.Proposals(Sound.Replace("  origin: The Maker\n", "  origin: The Maker\n  reliability: B\n  reliability-because: its own\n", StringComparison.Ordinal)));

        Assert.Equal((FindingSeverity.Remark, 3), (remark.Severity, remark.Place.Line));
        Assert.Contains("Other documents of The Maker have C.", remark.Message, StringComparison.Ordinal);
        Assert.Empty(ledger.Findings);
    }
}
