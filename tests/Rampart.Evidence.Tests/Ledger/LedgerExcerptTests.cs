using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

public class LedgerExcerptTests
{
    private const string Documents = """
        format: 1
        documents:
          a-2015: { publisher: A, title: T, date: 2015, date-known: printed, origin: A }
          b-2016:
            publisher: B
            date: 2016
            date-known: printed
            origin: B
            title: >-
              A title over
              two lines
              # that look like a comment

          # Nobody reads this one.
          c-2017: { publisher: C, title: T, date: 2017, date-known: printed, origin: C }
        """;

    private const string Properties = """
        properties:
          radar/range: { kind: length, meaning: How far it sees. }
          radar/height: { kind: length, meaning: How high it stands. }
          missile/range: { kind: length, meaning: How far it flies. }
          missile/mass: { kind: mass, meaning: How much it weighs. }
          missile/height: { kind: length, meaning: How high it flies. }
        """;

    private const string Claims = """
        claims:
          radar/range#a-2015: { value: 400 km, quotation: q, speaker: s, said: 2015, grade: C3 }
          radar/range#b-2016:
            value: 300 km
            quotation: q
            speaker: s
            said: 2016
            grade: C3
          # What follows is read by nobody.
          missile/mass#a-2015: { value: 100 kg, quotation: q, speaker: s, said: 2015, grade: C3 }
          missile/range#a-2015: { value: 200 km, quotation: q, speaker: s, said: 2015, grade: C3 }
          missile/range#a-2015/2: { value: 250 km, quotation: q, speaker: s, said: 2015, grade: C3 }
          radar/height#c-2017: { value: 9 m, quotation: q, speaker: s, said: 2017, grade: C3 }
          missile/height#a-2015: { value: 9 km, quotation: q, speaker: s, said: 2015, grade: C3 }
        """;

    private const string Relations = """
        relations:
          - { kind: different-instrument, from: radar/range#b-2016, to: missile/range#a-2015/2, reason: one sees and one flies }
          - { kind: different-instrument, from: missile/height#a-2015, to: missile/range#a-2015, reason: up and along }
          - kind: disputes
            from: radar/range#a-2015
            to: radar/range#b-2016
            reason: they differ
        """;

    [Fact]
    public void An_excerpt_holds_what_is_read_and_all_that_is_related_and_nothing_else()
    {
        using var folder = new Folder();
        var (ledger, at) = Written(folder, Claims);

        var excerpt = Excerpt(folder, ledger, at, ["radar/range"]);

        Assert.Equal(["missile/height#a-2015", "missile/range#a-2015", "missile/range#a-2015/2", "radar/range#a-2015", "radar/range#b-2016"], excerpt.Claims.Select(claim => claim.Id), StringComparer.Ordinal);
        Assert.Equal(["missile/height", "missile/range", "radar/range"], excerpt.Properties.Select(property => property.Id), StringComparer.Ordinal);
        Assert.Equal(["a-2015", "b-2016"], excerpt.Documents.Select(document => document.Id), StringComparer.Ordinal);
        Assert.Equal(3, excerpt.Relations.Count);
        Assert.Equal(ledger.FindDocument("b-2016")!.Title, excerpt.FindDocument("b-2016")!.Title);
        Assert.Contains("that look like a comment", excerpt.FindDocument("b-2016")!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_speaks_of_makes_an_excerpt_that_loads()
    {
        using var folder = new Folder();
        var (ledger, at) = Written(folder, Claims.Replace("  radar/height#c-2017: { value: 9 m, quotation: q, speaker: s, said: 2017, grade: C3 }", string.Empty, StringComparison.Ordinal), "relations: []");

        var excerpt = Excerpt(folder, ledger, at, ["radar/height"]);

        Assert.Empty(excerpt.Claims);
        Assert.Equal(["radar/height"], excerpt.Properties.Select(property => property.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_entries_on_one_line_cannot_be_cut_apart()
    {
        using var folder = new Folder();
        var (ledger, at) = Written(folder, "claims: { radar/range#a-2015: { value: 400 km, quotation: q, speaker: s, said: 2015, grade: C3 }, missile/range#a-2015: { value: 1 km, quotation: q, speaker: s, said: 2015, grade: C3 } }", "relations: []");

        var fault = Assert.Throws<FormatException>(() => LedgerExcerpt.Files(at, ["radar/range"], LedgerExcerpt.Claims(ledger, ["radar/range"])));

        Assert.Contains("two entries on one line", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_ledger_can_be_cut_by_every_property_and_stays_whole()
    {
        using var folder = new Folder();
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        foreach (var property in (string[])["s-400/engagement-range", "fighter/rcs", "s-400-turkey/batteries"])
        {
            var excerpt = Excerpt(folder, ledger, Repository.Ledger, [property]);

            Assert.Equal(ledger.ClaimsOn(property).Select(claim => (claim.Id, claim.ValueText, claim.Quotation, claim.Grade.Text, claim.Bundle)), excerpt.ClaimsOn(property).Select(claim => (claim.Id, claim.ValueText, claim.Quotation, claim.Grade.Text, claim.Bundle)));
            Assert.Equal(ledger.AgreementOn(property).Origins, excerpt.AgreementOn(property).Origins, StringComparer.Ordinal);
            Assert.True(excerpt.Claims.Count < ledger.Claims.Count);
        }
    }

    private static (Ledger Ledger, string Folder) Written(Folder folder, string claims, string relations = Relations)
    {
        folder.Write("whole/documents.yaml", Documents);
        folder.Write("whole/properties.yaml", Properties);
        folder.Write("whole/claims/all.yaml", claims);
        folder.Write("whole/relations.yaml", relations);
        var findings = new List<Finding>();
        var ledger = Ledger.Load(folder.At("whole"), findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return (ledger, folder.At("whole"));
    }

    private static Ledger Excerpt(Folder folder, Ledger ledger, string at, string[] properties)
    {
        var place = $"excerpt-{properties[0].Replace('/', '-')}";
        foreach (var (name, text) in LedgerExcerpt.Files(at, properties, LedgerExcerpt.Claims(ledger, properties)))
        {
            folder.Write($"{place}/{name}", text);
        }

        var findings = new List<Finding>();
        var excerpt = Ledger.Load(folder.At(place), findings);
        Assert.Empty(findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()));
        return excerpt;
    }
}
