using System.Text;
using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>Accepted proposals that come from a form and not from a file enter the ledger in the same way.</summary>
public sealed class ProposalSheetTests : IDisposable
{
    private readonly EditedLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Fact]
    public void What_a_form_accepts_enters_as_it_would_from_a_file()
    {
        var sheet = ProposalSheet.Of(
            new SheetArticle("maker-2021") { Publisher = "The Maker", Title = "A brochure: new", Date = "2021", DateKnown = "printed", Origin = "The Maker", Reliability = "C", ReliabilityBecause = "it sells them" },
            [
                new SheetProposal("radar/range#maker-2021", "420 km") { Bound = "at-most", Quotation = "sees up to 420 km", Speaker = "narrator", Said = "2021", Relation = new SheetRelation("disputes", "radar/range#agency-2020", "more") { IsInferred = true } },
                new SheetProposal("lens/focus#maker-2021", "2 km") { Quotation = "a focus", Speaker = "narrator", Said = "2021", IsForecast = false, NewProperty = new SheetProperty("length", "Its focus.") },
            ]);

        var proposals = Read(sheet)!;
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(proposals.Addition, ledger.Findings));

        var read = ledger.Load();
        Assert.Equal("at most 420 km", read.FindClaim("radar/range#maker-2021")!.ValueText);
        Assert.Equal(('C', "it sells them"), (read.FindDocument("maker-2021")!.Reliability!.Value, read.FindDocument("maker-2021")!.ReliabilityBecause));
        Assert.True(Assert.Single(read.Relations).IsInferred);
        Assert.Equal("Its focus.", read.FindProperty("lens/focus")!.Meaning);
    }

    [Fact]
    public void A_finding_stands_in_a_line_that_tells_its_proposal_and_its_field()
    {
        var sheet = ProposalSheet.Of(new SheetArticle("agency-2020"), [Proposal("radar/range#agency-2020/2", "410 km"), Proposal("radar/turns#agency-2020", "perhaps")]);
        Assert.Null(new LedgerEditor(ledger.Path).Plan(Read(sheet)!.Addition, ledger.Findings));

        var finding = Assert.Single(ledger.Findings, each => each.Severity == FindingSeverity.Error);
        Assert.Equal((2, "value"), sheet.At(finding.Place.Line));
        Assert.Equal((0, string.Empty), sheet.At(0));
        Assert.Equal((0, string.Empty), sheet.At(10_000));
    }

    [Theory]
    [InlineData("\"\n  - accept: \"yes\"\n    claim: radar/turns#agency-2020\n    value: \"no\"")]
    [InlineData("'single' \"double\" \\ back: slash # hash, [list] {map} &a *b !c |d >e %f @g `h`")]
    [InlineData("tab\tand \u0085 \u2028 \u2029 \uFEFF lines \r\n end")]
    public void Whatever_a_text_holds_it_stays_the_text_of_its_key(string text)
    {
        var sheet = ProposalSheet.Of(new SheetArticle("agency-2020"), [Proposal("radar/range#agency-2020/2", "410 km") with { Note = text }]);

        var proposals = Read(sheet)!;

        Assert.Equal(1, proposals.Accepted);
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(proposals.Addition, ledger.Findings));
        Assert.Equal(text, ledger.Load().FindClaim("radar/range#agency-2020/2")!.Note);
    }

    [Fact]
    public void What_was_not_agreed_to_is_not_written()
    {
        var proposals = Read(ProposalSheet.Of(new SheetArticle("agency-2020"), [Proposal("radar/range#agency-2020/2", "410 km")]))!;
        var editor = new LedgerEditor(ledger.Path);
        var agreed = editor.Plan(proposals.Addition, ledger.Findings)!.Diff();
        ledger.Write("ledger/claims/radar.yaml", ledger.Read("claims/radar.yaml") + "\n# somebody was here\n");
        var before = ledger.Contents();

        Assert.Throws<LedgerChangedException>(() => editor.Write(proposals.Addition, ledger.Findings, agreed));

        Assert.Equal(before, ledger.Contents());
        Assert.NotNull(editor.Write(proposals.Addition, ledger.Findings, editor.Plan(proposals.Addition, ledger.Findings)!.Diff()));
    }

    private static SheetProposal Proposal(string claim, string value) => new(claim, value) { Quotation = "words", Speaker = "A", Said = "2020-03-16" };

    private Proposals? Read(ProposalSheet sheet) => ProposalFile.Parse(Encoding.UTF8.GetBytes(sheet.Text), "proposals", ledger.Load(), ledger.Findings);
}
