using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>What a ledger's keeper is told, and what a ledger holds in numbers.</summary>
public sealed class KeeperRemarksTests : IDisposable
{
    private const string Documents = """
        documents:
          agency-2020: { publisher: The Agency, title: A headline, date: 2020-03, date-known: stated, origin: The News Agency of the North }
          paper-2021: { publisher: The Paper, title: Another, date: 2021, date-known: stated, origin: The Paper, text: paper.txt }
          idle-2022: { publisher: The Idle, title: Nothing said, date: 2022, date-known: stated }
        """;

    private const string Properties = """
        properties:
          radar/range: { kind: length, meaning: How far it sees. }
          radar/band: { kind: word, meaning: Its band. }
          radar/silent: { kind: length, meaning: Nobody speaks of it. }
        """;

    private readonly Folder folder = new();
    private readonly List<Finding> findings = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sound_ledger_gives_no_remark()
    {
        Load(Claim("radar/range#agency-2020"), Claim("radar/range#paper-2021", "300 km"));

        Assert.Empty(findings);
    }

    [Fact]
    public void A_superseded_claim_without_the_claim_that_took_its_place_is_a_remark()
    {
        Load(Claim("radar/range#agency-2020", more: "state: superseded, because: old"));

        Remark("no relation says by which", "radar/range#agency-2020");
    }

    [Fact]
    public void A_superseded_claim_with_its_relation_is_none()
    {
        Load(
            ["{ kind: supersedes, from: radar/range#paper-2021, to: radar/range#agency-2020, reason: newer }"],
            Claim("radar/range#agency-2020", more: "state: superseded, because: old"),
            Claim("radar/range#paper-2021", "300 km", said: "2021"));

        Assert.Empty(findings);
    }

    [Fact]
    public void A_rejected_claim_that_disputes_nothing_is_fine()
    {
        Load(Claim("radar/range#agency-2020", more: "state: rejected, because: a printing error"));

        Assert.Empty(findings);
    }

    [Fact]
    public void A_standing_claim_with_a_reason_not_to_is_a_remark()
    {
        Load(Claim("radar/range#agency-2020", more: "because: a printing error"));

        Remark("stands and has a reason why it does not", "radar/range#agency-2020");
    }

    [Fact]
    public void A_quotation_as_long_as_an_article_is_a_remark()
    {
        Load(Claim("radar/range#agency-2020", quotation: new string('q', 501)));

        Remark("has 501 characters", "radar/range#agency-2020");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", note: both print the maker's table", false)]
    public void A_bundle_that_joins_two_documents_wants_a_note(string note, bool isRemark)
    {
        Load(Claim("radar/range#agency-2020"), Claim("radar/range#paper-2021", "300 km", more: "bundle: agency-2020" + note));

        if (isRemark)
        {
            Remark("The bundle `agency-2020` joins claims of several documents (agency-2020, paper-2021)", "radar/range#paper-2021");
        }

        Assert.Equal(isRemark ? 1 : 0, findings.Count);
    }

    [Theory]
    [InlineData("300 km", "The Paper", 1)]
    [InlineData("400 km", "The Paper", 0)]
    [InlineData("400 km", "the news agency of the north", 1)]
    [InlineData("400 km", "unknown", 1)]
    public void A_claim_confirmed_by_others_needs_others_that_confirm_it(string value, string origin, int remarks)
    {
        Load(Claim("radar/range#agency-2020", grade: "B1"), Claim("radar/range#paper-2021", value, more: "origin: " + origin));

        Assert.Equal(remarks, findings.Count);
        Assert.All(findings, finding => Assert.Contains("no other known origin in the ledger says the same", finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The News-Agency of the North", 1)]
    [InlineData("The News Agancy of the North", 1)]
    [InlineData("the news agency of the north", 0)]
    [InlineData("The News Agency of the South", 0)]
    [InlineData("unknown", 0)]
    public void An_origin_in_another_spelling_is_a_remark_that_names_both(string origin, int remarks)
    {
        Load(Claim("radar/range#agency-2020"), Claim("radar/range#paper-2021", "300 km", more: "origin: " + origin));

        Assert.Equal(remarks, findings.Count);
        if (remarks > 0)
        {
            Remark("is spelled almost like \"The News Agency of the North\" (radar/range#agency-2020)", "radar/range#paper-2021");
        }
    }

    [Theory]
    [InlineData("AFP", "AP", false)]
    [InlineData("T.A.S.S.", "TASS", true)]
    [InlineData("Yearbook 2018", "Yearbook 2019", false)]
    [InlineData("The Colonel", "The Colonell", true)]
    [InlineData("The Paper", "The Maker", false)]
    public void A_slip_of_the_pen_is_told_from_another_name(string left, string right, bool isSlip)
    {
        Load(Claim("radar/range#agency-2020", more: $"origin: {left}"), Claim("radar/range#paper-2021", "300 km", more: $"origin: {right}"));

        Assert.Equal(isSlip ? 1 : 0, findings.Count);
    }

    [Theory]
    [InlineData("same-as", "300 km", "held to be the same and say 300 km and 400 km")]
    [InlineData("same-as", "402 km", "")]
    [InlineData("disputes", "400 km", "held to dispute each other and both say 400 km")]
    [InlineData("disputes", "300 km", "")]
    [InlineData("different-instrument", "400 km", "")]
    public void A_relation_that_its_values_belie_is_a_remark(string kind, string value, string words)
    {
        Load([$"{{ kind: {kind}, from: radar/range#paper-2021, to: radar/range#agency-2020, reason: r }}"], Claim("radar/range#agency-2020"), Claim("radar/range#paper-2021", value));

        Assert.Equal(words.Length == 0 ? 0 : 1, findings.Count);
        if (words.Length > 0)
        {
            Remark(words, "radar/range#paper-2021", "ledger/relations.yaml");
        }
    }

    [Fact]
    public void A_claim_that_supersedes_a_later_one_is_a_remark()
    {
        Load(
            ["{ kind: supersedes, from: radar/range#agency-2020, to: radar/range#paper-2021, reason: r }"],
            Claim("radar/range#agency-2020"),
            Claim("radar/range#paper-2021", said: "2021", more: "state: superseded, because: r"));

        Remark("before the one that it supersedes", "radar/range#agency-2020", "ledger/relations.yaml");
    }

    [Theory]
    [InlineData("event: 2023", "happened on 2023, after its document was published (2020-03)")]
    [InlineData("event: 2023, forecast: yes", "")]
    [InlineData("event: 2019", "")]
    [InlineData("event: 2020-03/2021", "")]
    [InlineData("event: 2017, forecast: yes", "was over (2017) when it was said")]
    [InlineData("forecast: perhaps", "neither yes nor no")]
    public void Only_a_forecast_speaks_of_what_has_not_happened_yet(string keys, string words)
    {
        Load(Claim("radar/range#agency-2020", more: keys));

        Assert.Equal(words.Length == 0 ? 0 : 1, findings.Count);
        if (words.Length > 0)
        {
            Assert.Equal("ledger/claims/radar.yaml", findings.The(words).Place.File);
        }
    }

    [Fact]
    public void That_a_claim_is_a_forecast_is_in_the_fingerprint() =>
        Assert.NotEqual(Load(Claim("radar/range#agency-2020", more: "event: 2023, forecast: yes")).Fingerprint(), Load(Claim("radar/range#agency-2020", more: "event: 2020-03")).Fingerprint(), StringComparer.Ordinal);

    [Fact]
    public void A_ledger_is_told_in_numbers()
    {
        var ledger = Load(
            ["{ kind: disputes, from: radar/range#paper-2021, to: radar/range#agency-2020, reason: r }"],
            Claim("radar/range#agency-2020"),
            Claim("radar/range#paper-2021", "300 km", more: "event: 2023, forecast: yes"),
            Claim("radar/range#paper-2021/2", "100 km", more: "state: rejected, because: r"),
            Claim("radar/band#paper-2021", "x-band", more: "origin: unknown").Replace("quotation: q", "recorded: noted", StringComparison.Ordinal));

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(
            new LedgerSummary(
                Documents: 3,
                DocumentsWithoutClaim: 1,
                DocumentsWithText: 1,
                Properties: 3,
                PropertiesWithoutClaim: 1,
                Claims: 4,
                Standing: 3,
                Superseded: 0,
                Rejected: 1,
                OutOfScope: 0,
                Quoted: 3,
                Recorded: 1,
                Forecasts: 1,
                SameAs: 0,
                Disputes: 1,
                Supersedes: 0,
                DifferentInstrument: 0,
                Origins: 2,
                UnknownOrigins: 1,
                Bundles: 1,
                DisputedProperties: 1),
            LedgerSummary.Of(ledger));
        Assert.Equal(1, LedgerSummary.Of(ledger).Relations);
    }

    private static string Claim(string id, string value = "400 km", string said = "2020", string grade = "C3", string quotation = "q", string? more = null) =>
        $"  {id}: {{ value: {value}, quotation: {quotation}, speaker: s, said: {said}, grade: {grade}{(more is null ? string.Empty : ", " + more)} }}";

    private Ledger Load(params string[] claims) => Load([], claims);

    private Ledger Load(string[] relations, params string[] claims)
    {
        folder.Write("ledger/documents.yaml", Documents);
        folder.Write("ledger/properties.yaml", Properties);
        folder.Write("ledger/claims/radar.yaml", "claims:\n" + string.Join('\n', claims));
        folder.Write("ledger/relations.yaml", "relations: [" + string.Join(", ", relations) + "]");
        return Ledger.Load(folder.At("ledger"), findings);
    }

    private void Remark(string words, string subject, string file = "ledger/claims/radar.yaml")
    {
        var remark = Assert.Single(findings);
        Assert.Contains(words, remark.Message, StringComparison.Ordinal);
        Assert.Equal((FindingSeverity.Remark, subject, file), (remark.Severity, remark.Subject, remark.Place.File));
        Assert.True(remark.Place.Line > 0);
        Assert.NotEmpty(remark.Remedy);
    }
}
