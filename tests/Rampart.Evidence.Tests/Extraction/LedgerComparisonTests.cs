using Rampart.Evidence.Extraction;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Extraction;

/// <summary>A proposal's verdict against the claims that the ledger has on its property.</summary>
public class LedgerComparisonTests
{
    private const string Documents = """
        documents:
          early-2019: { publisher: Early, title: T, date: 2019-01-10, date-known: stated, origin: Early }
          mid-2020: { publisher: Mid, title: T, date: 2020-08-01, date-known: stated, origin: Mid }
          late-2020: { publisher: Late, title: T, date: 2020-12-07, date-known: stated, origin: Late }
        """;

    private const string Properties = """
        properties:
          s-400/engagement-range: { kind: length, meaning: The greatest distance. }
          s-400-turkey/delivery-begun: { kind: date, meaning: When deliveries began. }
          s-400-turkey/shipments-landed: { kind: count, unit: shipment, meaning: How many shipments came. }
          s-400-turkey/contract-value: { kind: money, meaning: What it is worth. }
        """;

    private const string Claims = """
        claims:
          s-400/engagement-range#early-2019: { value: 400 km, quotation: at 400 km, speaker: S, said: 2019-01-10, grade: C3 }
          s-400-turkey/delivery-begun#early-2019: { value: 2020, forecast: "yes", quotation: will begin in 2020, speaker: S, said: 2019-01-10, grade: C3 }
          s-400-turkey/shipments-landed#early-2019: { value: "9", quotation: nine shipments, speaker: S, said: 2019-01-10, grade: C3 }
          s-400-turkey/contract-value#early-2019: { value: 2.5 billion USD, quotation: "$2.5 billion", speaker: S, said: 2019-01-10, grade: C3 }
        """;

    [Theory]
    [InlineData("The S-400 engages targets at a distance of 400 km.", ProposalVerdict.Agrees)]
    [InlineData("The S-400 engages targets at a distance of more than 380 km.", ProposalVerdict.Agrees)]
    [InlineData("The S-400 engages targets at a distance of 250 km.", ProposalVerdict.Disputes)]
    [InlineData("The S-400 is ready. It engages targets at an altitude of 30 km.", ProposalVerdict.New)]
    [InlineData("Deliveries of the S-400 to Turkey began on July 12, 2019.", ProposalVerdict.Supersedes)]
    [InlineData("So far 14 shipments of the S-400 have landed in Turkey.", ProposalVerdict.Supersedes)]
    [InlineData("So far 4 shipments of the S-400 have landed in Turkey.", ProposalVerdict.Disputes)]
    [InlineData("The S-400 contract with Turkey is worth $2.5 billion.", ProposalVerdict.Agrees)]
    [InlineData("The S-400 contract with Turkey is worth 2.5 billion euros.", ProposalVerdict.Disputes)]
    public void A_proposal_is_held_against_the_claims_on_its_property(string sentence, ProposalVerdict verdict)
    {
        var ledger = Load();

        var proposal = Assert.Single(Extracted(sentence, ledger, "late-2020").Proposals);

        Assert.Equal(verdict, proposal.Verdict);
        Assert.Equal(verdict == ProposalVerdict.New ? 0 : 1, proposal.With.Count);
        Assert.Equal(verdict == ProposalVerdict.New, proposal.NewProperty is not null);
    }

    [Theory]
    [InlineData("../2020-03-16", "Deliveries of the S-400 to Turkey began in March 1995.", ProposalVerdict.New)]
    [InlineData("2019-07", "Deliveries of the S-400 to Turkey began on July 12, 2019.", ProposalVerdict.Agrees)]
    [InlineData("2019", "Deliveries of the S-400 to Turkey began on July 12, 2020.", ProposalVerdict.Disputes)]
    public void An_open_date_is_no_agreement(string known, string sentence, ProposalVerdict verdict)
    {
        var ledger = Load(Claims.Replace("delivery-begun#early-2019: { value: 2020, forecast: \"yes\"", $"delivery-begun#mid-2020: {{ value: {known}", StringComparison.Ordinal));

        Assert.Equal(verdict, Assert.Single(Extracted(sentence, ledger, "late-2020").Proposals).Verdict);
    }

    [Fact]
    public void What_the_ledger_has_of_this_document_keeps_its_id_and_a_second_value_gets_the_next_number()
    {
        var proposals = Extracted("The S-400 engages targets at a distance of 400 km. It engages targets at a distance of 250 km.", Load(), "early-2019").Proposals;

        Assert.Equal(["s-400/engagement-range#early-2019", "s-400/engagement-range#early-2019/2"], proposals.Select(proposal => proposal.Claim), StringComparer.Ordinal);
        Assert.Equal([true, false], proposals.Select(proposal => proposal.IsInLedger));
    }

    [Fact]
    public void What_a_speaker_says_twice_is_one_proposal_with_two_places()
    {
        var proposal = Assert.Single(Extracted("The S-400 engages targets at a distance of 400 km. The range of the S-400 is 400 km.", Load(), "late-2020").Proposals);

        Assert.Single(proposal.AlsoAt);
    }

    [Theory]
    [InlineData("Russia had completed deliveries of the second S-400 regiment set to China.", "s-400-china/regiment-sets-delivered", "2")]
    [InlineData("The S-400 went to China. The first set was delivered in the spring of 2018.", "s-400-china/regiment-sets-delivered", "1")]
    [InlineData("Turkey has received the first two S-400 batteries.", "s-400-turkey/batteries-delivered", "2")]
    public void The_delivery_of_an_ordinal_counts_what_was_delivered_and_not_what_was_bought(string text, string property, string value)
    {
        var ledger = Ledger.Load(Repository.Ledger, []);

        var proposal = Extracted(text, ledger, "late-2020", ledger.FindDocument("press-tv-2020-12-07")).Proposals.Single(each => each.Kind == ProposalKind.Count);

        Assert.Equal(($"{property}#press-tv-2020-12-07", value, ProposalVerdict.Agrees), (proposal.Claim, proposal.Value, proposal.Verdict));
        Assert.Contains("Counted from the first", proposal.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordinal_without_a_delivery_is_a_property_to_be_named_and_a_plain_count_is_held_against_what_was_bought()
    {
        var ledger = Ledger.Load(Repository.Ledger, []);
        var document = ledger.FindDocument("press-tv-2020-12-07");

        var ordinal = Assert.Single(Extracted("The second regiment set of the S-400 is in China.", ledger, "late-2020", document).Proposals);
        var count = Assert.Single(Extracted("A contract for three regiment sets of the S-400 went to China.", ledger, "late-2020", document).Proposals);

        Assert.Equal(("s-400/regiment-sets-of-several#press-tv-2020-12-07", "1", ProposalVerdict.New), (ordinal.Claim, ordinal.Value, ordinal.Verdict));
        Assert.False(ordinal.NewProperty!.IsNamed);
        Assert.Contains("One of several", ordinal.Note, StringComparison.Ordinal);
        Assert.Equal(("s-400-china/regiment-sets#press-tv-2020-12-07", ProposalVerdict.Disputes), (count.Claim, count.Verdict));
    }

    [Fact]
    public void A_property_that_no_word_names_is_suggested_alike_wherever_it_stands()
    {
        var proposals = Extracted("The NASAMS came in late 2021 and the NASAMS in mid-2022.", Load(), "late-2020").Proposals;

        Assert.Equal(["nasams/date#late-2020", "nasams/date#late-2020/2"], proposals.Select(proposal => proposal.Claim), StringComparer.Ordinal);
        Assert.Equal(proposals[0].NewProperty, proposals[1].NewProperty);
        Assert.False(proposals[0].NewProperty!.IsNamed);
    }

    [Fact]
    public void The_claims_that_the_keeper_entered_from_the_five_articles_are_found_again()
    {
        var ledger = Ledger.Load(Repository.Ledger, []);
        var lexicon = Lexicon.Load(Repository.Ledger, []);

        var proposals = GoldText.Of("seeds", ledger).SelectMany(text => text.Extracted(ledger, lexicon).Proposals).ToList();

        // What the ledger holds was entered by another hand than the lexicon.
        var known = proposals.Count(proposal => proposal.IsInLedger);
        Assert.True(known >= 0.8 * proposals.Count, $"Of {proposals.Count} proposals {known} are in the ledger.");
        Assert.DoesNotContain(proposals, proposal => proposal.Verdict == ProposalVerdict.Disputes);
    }

    [Fact]
    public void A_forecast_is_told_from_an_event()
    {
        var proposals = Extracted("Deliveries of the S-400 to Turkey will be completed in 2021. The S-400 entered service in 2007.", Ledger.Empty, "late-2020", Load().FindDocument("late-2020")).Proposals;

        Assert.Equal([true, false], proposals.Select(proposal => proposal.IsForecast));
    }

    // Else accept would refuse the two together: "The new property stands twice and not alike".
    [Fact]
    public void Two_values_of_one_property_that_has_no_name_yet_suggest_it_alike()
    {
        using var folder = new Folder();
        var ledger = Load();

        var proposals = Extractor.Read(Article("The S-400 is 12 km away. The S-400 is 40 km away."), ledger.FindDocument("late-2020")!, ledger, Lexicon.Load(folder.Path, []), stop: TestContext.Current.CancellationToken).Proposals;

        Assert.Equal(["unnamed/length#late-2020", "unnamed/length#late-2020/2"], proposals.Select(proposal => proposal.Claim), StringComparer.Ordinal);
        Assert.Equal(proposals[0].NewProperty, proposals[1].NewProperty);
    }

    [Fact]
    public void Without_a_lexicon_the_proposals_name_no_property()
    {
        using var folder = new Folder();
        var findings = new List<Finding>();

        var lexicon = Lexicon.Load(folder.Path, findings);
        var ledger = Load();
        var proposal = Assert.Single(Extractor.Read(Article("The S-400 engages targets at a distance of 400 km."), ledger.FindDocument("late-2020")!, ledger, lexicon, stop: TestContext.Current.CancellationToken).Proposals);

        Assert.Equal("unnamed/length#late-2020", proposal.Claim);
        Assert.NotNull(proposal.NewProperty);
        Assert.Contains("no lexicon", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_in_a_lexicon_is_told_at_its_place()
    {
        using var folder = new Folder();
        var findings = new List<Finding>();
        folder.Write("lexicon.yaml", """
            systems:
              S400: [S-400]
              s-300: S-300
            states:
              turkey: [Turkey]
            deals:
              s-300-turkey: { system: s-300x, owner: turkey }
            properties:
              - { name: range, kind: lenth, of: system, meaning: A range., words: [range] }
              - { name: range, kind: length, of: systems, meaning: A range., words: [range] }
              - { name: range, kind: length, of: system, meaning: A range., words: [] }
              - { name: batteries, kind: count, unit: batery, of: deal, meaning: How many., words: [batteries] }
            """);

        var lexicon = Lexicon.Load(folder.Path, findings);

        Assert.Empty(lexicon.Properties);
        findings.The("\"S400\" cannot name a subject");
        findings.The("A list was expected");
        findings.The("\"s-300x\" is not named above");
        Assert.Contains("length", findings.The("\"lenth\" is not a kind").Remedy, StringComparison.Ordinal);
        findings.The("\"systems\" is neither system nor deal");
        findings.The("No words point to the property");
        Assert.Contains("battery", findings.The("\"batery\" is not known here").Remedy, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.True(finding.Place.Line > 0, finding.ToString()));
    }

    [Fact]
    public void The_shipped_lexicon_has_no_fault()
    {
        var findings = new List<Finding>();

        var lexicon = Lexicon.Load(Repository.Ledger, findings);

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.True(lexicon.Properties.Count > 30);
    }

    [Fact]
    public void The_file_of_proposals_can_be_read_again()
    {
        var ledger = Load();
        var article = Article("\"The S-400 hits at 400 km: # 'always',\" Anna Berg said on Monday.\tThe deal with Turkey on the S-400 was signed in 2019, and it is {worth} a\uFFFD sum of $2.5 billion.");
        var result = Extractor.Read(article, ledger.FindDocument("late-2020")!, ledger, Lexicon.Load(Repository.Ledger, []), stop: TestContext.Current.CancellationToken);
        var findings = new List<Finding>();

        Assert.Contains("\n  # reliability: (A to F)", ProposalYaml.Write(article, result, keepsText: true), StringComparison.Ordinal);
        var root = YamlFile.Parse(System.Text.Encoding.UTF8.GetBytes(ProposalYaml.Write(article, result, keepsText: true)), "p.yaml", findings)!;

        Assert.Empty(findings.Select(finding => finding.ToString()));
        var read = root.List("proposals", findings)!.Items.Cast<YamlMap>().ToList();
        Assert.Equal(result.Proposals.Select(proposal => (proposal.Claim, proposal.Value, proposal.Quotation, proposal.Said)), read.Select(map => (map.Text("claim", findings)!, map.Text("value", findings)!, map.Text("quotation", findings)!, map.Text("said", findings)!)));
        Assert.All(read, map => Assert.Equal("no", map.Text("accept", findings)));
        Assert.Equal("a.txt", root.Section("article", findings)!.Text("text", findings));
    }

    private static Article Article(string text) => new("a.txt", text, null, null, null, null);

    private static ExtractionResult Extracted(string text, Ledger ledger, string document, SourceDocument? known = null) =>
        Extractor.Read(Article(text), known ?? ledger.FindDocument(document)!, ledger, Lexicon.Load(Repository.Ledger, []));

    private static Ledger Load(string claims = Claims)
    {
        using var folder = new Folder();
        folder.Write("documents.yaml", Documents);
        folder.Write("properties.yaml", Properties);
        folder.Write("claims/all.yaml", claims);
        folder.Write("relations.yaml", "relations: []\n");
        var findings = new List<Finding>();
        var ledger = Ledger.Load(folder.Path, findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return ledger;
    }
}
