using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

public class LedgerTests
{
    private const string Documents = """
        format: 1
        documents:
          agency-2020:
            publisher: The Agency
            title: A headline
            date: 2020-03-16
            date-known: stated
            origin: The Agency
            text: agency.txt
          paper-2020-12:
            publisher: The Paper
            title: Another
            date: 2020-12
            date-known: stated
        """;

    private const string Properties = """
        properties:
          radar/range: { kind: length, meaning: How far it sees. }
          radar/targets: { kind: count, meaning: How many it follows. }
          radar/turns: { kind: yes-no, meaning: Whether it turns. }
          radar/band: { kind: word, meaning: Its band. }
          radar/since: { kind: date, meaning: When it came. }
          radar/share: { kind: probability, meaning: A share. }
        """;

    private const string Claims = """
        claims:
          radar/range#agency-2020:
            value: 400 km
            quotation: sees 400 km
            speaker: narrator
            said: 2020-03-16
            grade: C3
          radar/range#paper-2020-12:
            value: 300 km
            quotation: sees … 300 km
            speaker: a colonel
            origin: the colonel
            said: 2020-11
            event: 2019-07/2020-04
            grade: B2
        """;

    private const string Relations = """
        relations:
          - kind: disputes
            from: radar/range#paper-2020-12
            to: radar/range#agency-2020
            reason: they differ
        """;

    private readonly List<Finding> findings = [];

    [Fact]
    public void A_sound_ledger_gives_no_finding()
    {
        var ledger = Load();

        Assert.Empty(findings.Select(finding => finding.ToString()));
        var claim = ledger.FindClaim("radar/range#paper-2020-12")!;
        Assert.Equal(300_000.0, claim.Value.Si);
        Assert.Equal(QuantityKind.Length, claim.Property.Quantity);
        Assert.Equal(new NodaTime.LocalDate(2019, 7, 1), claim.Event!.Earliest);
        Assert.Equal(new NodaTime.LocalDate(2020, 4, 30), claim.Event.Latest);
        Assert.Equal("The Agency", ledger.FindClaim("radar/range#agency-2020")!.Origin);
        Assert.Equal("agency-2020", ledger.FindClaim("radar/range#agency-2020")!.Bundle);
        Assert.Single(ledger.RelationsOf(claim));
    }

    [Theory]
    [InlineData("value: 400 km", "value: 400", "no unit", "value")]
    [InlineData("value: 400 km", "value: 400 kg", "", "value")]
    [InlineData("value: 400 km", "value: far", "", "value")]
    [InlineData("value: 400 km", "value: [400 km]", "A text was expected; here is a list.", "value")]
    [InlineData("    value: 400 km\n", "", "`value` is missing", "value")]
    [InlineData("    quotation: sees 400 km\n", "", "`quotation` is missing", "quotation")]
    [InlineData("quotation: sees 400 km", "quotation: \"… ...\"", "holds no words", "quotation")]
    [InlineData("    speaker: narrator\n", "", "`speaker` is missing", "speaker")]
    [InlineData("    said: 2020-03-16\n", "", "`said` is missing", "said")]
    [InlineData("said: 2020-03-16", "said: last Monday", "\"last Monday\" is not a date", "said")]
    [InlineData("said: 2020-03-16", "said: 2020-02-30", "\"2020-02-30\" is not a date", "said")]
    [InlineData("said: 2020-03-16", "said: 2020-03-17", "after its document was published", "said")]
    [InlineData("event: 2019-07/2020-04", "event: 2020-04/2019-07", "is not a date", "event")]
    [InlineData("grade: C3", "grade: good", "\"good\" is not a grade", "grade")]
    [InlineData("    origin: the colonel\n", "", "names no origin", "origin")]
    [InlineData("grade: C3", "grade: C3\n    state: rejected", "needs a reason", "state")]
    [InlineData("grade: C3", "grade: C3\n    state: wrong", "\"wrong\" is not known here", "state")]
    [InlineData("grade: C3", "grade: C3\n    bound: up-to", "\"up-to\" is not known here", "bound")]
    [InlineData("grade: C3", "grade: C3\n    converted: 250 km", "250 km is not 400 km", "converted")]
    [InlineData("grade: C3", "grade: C3\n    speeker: x", "`speeker` is not known", "speeker")]
    [InlineData("radar/range#agency-2020", "radar/range#agency-2021", "There is no document `agency-2021`", "agency-2021")]
    [InlineData("radar/range#agency-2020", "radar/rnge#agency-2020", "There is no property `radar/rnge`", "radar/rnge")]
    [InlineData("radar/range#agency-2020", "radar/range agency-2020", "is not a claim's id", "radar/range agency-2020")]
    [InlineData("radar/range#agency-2020", "radar/range#agency-2020/1", "is not a claim's id", "radar/range#agency-2020/1")]
    [InlineData("radar/range#paper-2020-12", "radar/range#paper-2020-12/3", "There is no `radar/range#paper-2020-12/2` before it", "radar/range#paper-2020-12/3")]
    public void A_claim_that_breaks_a_rule_is_a_finding_with_its_line(string sound, string broken, string words, string subject)
    {
        var claims = Claims.ReplaceLineEndings("\n");
        Assert.Contains(sound, claims, StringComparison.Ordinal);
        claims = claims.Replace(sound, broken, StringComparison.Ordinal);

        Load(claims: claims, relations: "relations: []");

        var finding = words.Length > 0 ? findings.The(words) : Assert.Single(findings);
        Assert.Equal(subject, finding.Subject);
        Assert.Equal("ledger/claims/radar.yaml", finding.Place.File);
        Assert.True(finding.Place.Line > 1);
        Assert.NotEmpty(finding.Remedy);
    }

    [Theory]
    [InlineData("radar/targets", "2.5", "is not a count")]
    [InlineData("radar/targets", "-1", "is not a count")]
    [InlineData("radar/turns", "perhaps", "is neither yes nor no")]
    [InlineData("radar/band", "S band", "is not a word")]
    [InlineData("radar/since", "spring", "is not a date")]
    [InlineData("radar/share", "1.2", "is not a probability")]
    public void A_value_of_the_wrong_kind_is_a_finding_that_names_the_kind(string property, string value, string words)
    {
        Load(claims: Claims.Replace("radar/range#agency-2020", property + "#agency-2020", StringComparison.Ordinal).Replace("400 km", value, StringComparison.Ordinal), relations: "relations: []");

        Assert.Contains(property, findings.The(words).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radar/targets", "12", 12.0)]
    [InlineData("radar/turns", "yes", 1.0)]
    [InlineData("radar/turns", "no", 0.0)]
    [InlineData("radar/band", "s-band", double.NaN)]
    [InlineData("radar/since", "2007-04-28", double.NaN)]
    [InlineData("radar/share", "0.8", 0.8)]
    public void A_value_is_read_by_the_kind_of_its_property(string property, string value, double si)
    {
        var ledger = Load(claims: Claims.Replace("radar/range#agency-2020", property + "#agency-2020", StringComparison.Ordinal).Replace("400 km", value, StringComparison.Ordinal), relations: "relations: []");

        Assert.Empty(findings);
        Assert.Equal(si, ledger.FindClaim(property + "#agency-2020")!.Value.Si);
    }

    [Theory]
    [InlineData("date: 2020-12", "date: Dec 2020", "\"Dec 2020\" is not a date")]
    [InlineData("    publisher: The Paper\n", "", "`publisher` is missing")]
    [InlineData("agency.txt", "../agency.txt", "is not the name of a file")]
    [InlineData("paper-2020-12:", "The Paper:", "cannot name a document")]
    [InlineData("    date-known: stated\n    origin", "    origin", "`date-known` is missing")]
    public void A_document_that_breaks_a_rule_is_a_finding(string sound, string broken, string words)
    {
        var documents = Documents.ReplaceLineEndings("\n");
        Assert.Contains(sound, documents, StringComparison.Ordinal);

        Load(documents: documents.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Equal("ledger/documents.yaml", findings.The(words).Place.File);
    }

    [Fact]
    public void A_property_of_an_unknown_kind_is_a_finding_with_the_nearest_word()
    {
        Load(properties: Properties.Replace("kind: length", "kind: lenght", StringComparison.Ordinal));

        Assert.Contains("Did you mean `length`?", findings.The("\"lenght\" is not a kind").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_points_to_a_refused_entry_is_not_reported_again()
    {
        Load(claims: Claims.Replace("value: 400 km", "value: 400", StringComparison.Ordinal));

        Assert.Single(findings);
    }

    [Fact]
    public void The_same_claim_in_two_files_is_a_finding_that_names_both()
    {
        using var folder = Write(Documents, Properties, Claims, Relations);
        folder.Write("ledger/claims/z.yaml", Claims);

        Ledger.Load(folder.At("ledger"), findings);

        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Contains("ledger/claims/radar.yaml:", finding.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal("ledger/claims/z.yaml", finding.Place.File));
    }

    [Theory]
    [InlineData("from: radar/range#paper-2020-12", "from: radar/range#paper-2021", "There is no claim `radar/range#paper-2021`")]
    [InlineData("kind: disputes", "kind: doubts", "\"doubts\" is not known here")]
    [InlineData("    reason: they differ", "", "`reason` is missing")]
    [InlineData("reason: they differ", "reason: they differ\n    inferred: maybe", "neither yes nor no")]
    [InlineData("from: radar/range#paper-2020-12", "from: radar/range#agency-2020", "related to itself")]
    [InlineData("kind: disputes", "kind: supersedes", "superseded and still stands")]
    public void A_relation_that_breaks_a_rule_is_a_finding(string sound, string broken, string words)
    {
        Assert.Contains(sound, Relations, StringComparison.Ordinal);

        Load(relations: Relations.Replace(sound, broken, StringComparison.Ordinal));

        var finding = findings.The(words);
        Assert.Equal("ledger/relations.yaml", finding.Place.File);
        Assert.True(finding.Place.Line > 1);
    }

    [Theory]
    [InlineData("radar/range#paper-2020-12", "radar/range#agency-2020")]
    [InlineData("radar/range#agency-2020", "radar/range#paper-2020-12")]
    public void A_claim_that_repeats_and_disputes_another_at_once_is_a_finding(string from, string to)
    {
        Load(relations: $$"""
            relations:
              - { kind: same-as, from: radar/range#paper-2020-12, to: radar/range#agency-2020, reason: a copy }
              - { kind: disputes, from: {{from}}, to: {{to}}, reason: they differ }
            """);

        Assert.Equal(3, findings.The("and to dispute it").Place.Line);
    }

    [Fact]
    public void Claims_that_supersede_each_other_in_a_circle_are_a_finding_that_shows_the_circle()
    {
        var superseded = Claims.Replace("grade: C3", "grade: C3\n    state: superseded\n    because: old", StringComparison.Ordinal)
            .Replace("grade: B2", "grade: B2\n    state: superseded\n    because: old", StringComparison.Ordinal);

        Load(claims: superseded, relations: """
            relations:
              - { kind: supersedes, from: radar/range#paper-2020-12, to: radar/range#agency-2020, reason: newer }
              - { kind: supersedes, from: radar/range#agency-2020, to: radar/range#paper-2020-12, reason: newer }
            """);

        var finding = findings.The("in a circle");
        Assert.Contains("radar/range#agency-2020 supersedes radar/range#paper-2020-12", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_its_section_is_a_finding()
    {
        Load(properties: "propertys: {}", claims: "claims: {}", relations: "relations: []");

        findings.The("`properties` is missing");
        Assert.Contains("Did you mean `properties`?", findings.The("`propertys` is not known").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_or_file_is_a_fault_of_the_environment()
    {
        using var folder = new Folder();

        Assert.Throws<FileNotFoundException>(() => Ledger.Load(folder.At("ledger"), findings));
        Assert.Empty(findings);
    }

    [Fact]
    public void The_order_of_files_and_entries_does_not_matter()
    {
        using var one = Write(Documents, Properties, Claims, Relations);
        using var two = Write(Documents, Properties, "claims: {}", Relations);
        var claims = Claims.ReplaceLineEndings("\n");
        var second = claims.IndexOf("  radar/range#paper", StringComparison.Ordinal);
        two.Write("ledger/claims/a.yaml", "claims:\n" + claims[second..]);
        two.Write("ledger/claims/deeper/z.yaml", claims[..second]);

        var left = Ledger.Load(one.At("ledger"), findings);
        var right = Ledger.Load(two.At("ledger"), findings);

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(left.Claims.Select(claim => claim with { Place = default }), right.Claims.Select(claim => claim with { Place = default }), (a, b) => string.Equals(a.Id, b.Id, StringComparison.Ordinal) && a.Value == b.Value);
        Assert.Equal(left.Fingerprint(), right.Fingerprint());
    }

    [Theory]
    [InlineData("400 km", "401 km")]
    [InlineData("grade: C3", "grade: C4")]
    [InlineData("sees 400 km", "saw 400 km")]
    [InlineData("grade: C3", "grade: C3\n    note: a note")]
    public void Whatever_a_claim_says_is_in_the_fingerprint(string before, string after)
    {
        var claims = Claims.ReplaceLineEndings("\n");

        Assert.NotEqual(Load().Fingerprint(), Load(claims: claims.Replace(before, after, StringComparison.Ordinal)).Fingerprint(), StringComparer.Ordinal);
        Assert.Empty(findings);
    }

    [Fact]
    public void Agreement_counts_origins_and_never_articles()
    {
        const string More = """
              radar/range#agency-2020/2:
                value: 400 km
                quotation: again 400 km
                speaker: narrator
                said: 2020-03-16
                grade: C3
              radar/range#paper-2020-12/2:
                value: 400 km
                quotation: according to the agency, 400 km
                speaker: narrator
                origin: the agency
                said: 2020-12
                grade: C3
              radar/range#paper-2020-12/3:
                value: 401 km
                quotation: 401 km
                speaker: narrator
                origin: unknown, presumably an agency
                said: 2020-12
                grade: F6
            """;

        var ledger = Load(claims: Claims + "\n" + More);
        var agreement = ledger.AgreementOn("radar/range");

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(5, agreement.Claims);
        Assert.Equal(2, agreement.Documents);
        Assert.Equal(["The Agency", "the colonel"], agreement.Origins, StringComparer.Ordinal);
        Assert.Equal("2 documents, 2 independent origins (The Agency; the colonel); 1 document of unknown origin is not counted.", agreement.ToString());
    }

    [Fact]
    public void A_claim_that_repeats_another_is_no_voice_of_its_own()
    {
        var ledger = Load(relations: Relations.Replace("disputes", "same-as", StringComparison.Ordinal));
        var agreement = ledger.AgreementOn("radar/range");

        Assert.Equal(["The Agency"], agreement.Origins, StringComparer.Ordinal);
        Assert.Equal(1, agreement.Repeated);
    }

    [Fact]
    public void Claims_that_repeat_each_other_in_a_circle_still_count_once()
    {
        var ledger = Load(claims: Claims.Replace("300 km", "400 km", StringComparison.Ordinal), relations: """
            relations:
              - { kind: same-as, from: radar/range#paper-2020-12, to: radar/range#agency-2020, reason: copied }
              - { kind: same-as, from: radar/range#agency-2020, to: radar/range#paper-2020-12, reason: copied }
            """);

        Assert.Empty(findings);
        Assert.Single(ledger.AgreementOn("radar/range").Origins);
    }

    [Theory]
    [InlineData("Everyone sees  400\u00A0km, they say.", 0)]
    [InlineData("It sees 402 km.", 1)]
    public void Quotations_are_looked_up_in_the_texts(string text, int missing)
    {
        using var texts = new Folder();
        texts.Write("agency.txt", text);

        Assert.Equal(1, Load().VerifyQuotations(texts.Path, findings));

        Assert.Equal(missing, findings.Count);
        if (missing > 0)
        {
            Assert.Equal("radar/range#agency-2020", findings.The("The quotation is not in agency.txt").Subject);
        }
    }

    [Fact]
    public void A_text_that_is_not_in_the_folder_is_a_finding()
    {
        using var texts = new Folder();

        Assert.Equal(0, Load().VerifyQuotations(texts.Path, findings));

        Assert.Equal("ledger/documents.yaml", findings.The("agency.txt is not in the folder").Place.File);
    }

    private static Folder Write(string documents, string properties, string claims, string relations)
    {
        var folder = new Folder();
        folder.Write("ledger/documents.yaml", documents);
        folder.Write("ledger/properties.yaml", properties);
        folder.Write("ledger/claims/radar.yaml", claims);
        folder.Write("ledger/relations.yaml", relations);
        return folder;
    }

    private Ledger Load(string documents = Documents, string properties = Properties, string claims = Claims, string relations = Relations)
    {
        using var folder = Write(documents, properties, claims, relations);
        return Ledger.Load(folder.At("ledger"), findings);
    }
}
