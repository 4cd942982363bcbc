using System.Security.Cryptography;
using System.Text;
using Rampart.Evidence;
using Rampart.Evidence.Editing;
using Rampart.Evidence.Extraction;
using Rampart.Evidence.Questions;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>Lets accepted proposals enter the ledger, in two steps: what would be written, and the writing of exactly that.</summary>
/// <remarks>The way is that of <c>rampart evidence accept</c>: the same reading, the same checks of the whole ledger, all or nothing.</remarks>
internal static class Acceptance
{
    private const int MostProposals = 500;
    private const string Sheet = "proposals";

    /// <exception cref="RefusalException">422 with findings, 409 where the ledger is another one by now or is being changed.</exception>
    public static AcceptAnswer Of(string home, AcceptRequest request)
    {
        if (request.Proposals.Count is 0 or > MostProposals)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, request.Proposals.Count == 0 ? "No proposal is accepted." : $"More than {MostProposals} proposals at once are not taken.", "Accept at least one, and not too many at once.");
        }

        var folder = Path.Combine(home, "ledger");
        var findings = new List<Finding>();
        var sheet = ProposalSheet.Of(Article(request.Article), [.. Limits.Whole(request.Proposals, "proposals").Select(Proposal)]);

        // What is wrong with the ledger itself is no matter of these proposals: only what they would add to it is told.
        var ledger = Ledger.Load(folder, []);
        var proposals = ProposalFile.Parse(Encoding.UTF8.GetBytes(sheet.Text), Sheet, ledger, findings);
        if (proposals is null)
        {
            throw Refused(sheet, findings);
        }

        var editor = new LedgerEditor(folder);
        try
        {
            var change = editor.Plan(proposals.Addition, findings) ?? throw Refused(sheet, findings);
            var isAgreed = request.Agreed is { } agreed && string.Equals(agreed, MarkOf(change), StringComparison.Ordinal);
            if (request.Agreed is not null)
            {
                if (!isAgreed)
                {
                    throw new LedgerChangedException("The ledger, or what you accept, has changed since this was shown.");
                }

                findings.Clear();
                change = editor.Write(proposals.Addition, findings, change.Diff()) ?? throw Refused(sheet, findings);
            }

            findings.AddRange(ModelRemarks.Of(Path.Combine(home, "models"), change));
            return new AcceptAnswer(
                isAgreed, [.. change.Added.Select(Entry)], [.. change.Superseded.Select(Entry)], change.Diff(), MarkOf(change), [.. findings.Select(finding => FindingAnswer.Of(Placed(sheet, finding)))]);
        }
        catch (LedgerChangedException changed)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, changed.Message, "Look again at what would be written. Nothing was written.");
        }
        catch (LedgerWriteException failure)
        {
            throw new RefusalException(StatusCodes.Status409Conflict, failure.Message, failure.Remedy);
        }
    }

    private static AddedAnswer Entry(AddedEntry entry) => new(entry.Noun, entry.Id, entry.Place.File, entry.Place.Line);

    private static string MarkOf(LedgerChange change) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(change.Diff())));

    private static RefusalException Refused(ProposalSheet sheet, IEnumerable<Finding> findings) => RefusalException.Because(findings.Select(finding => Placed(sheet, finding)));

    // The reader knows no lines: he knows the third of his proposals, and its fields.
    private static Finding Placed(ProposalSheet sheet, Finding finding)
    {
        if (!string.Equals(finding.Place.File, Sheet, StringComparison.Ordinal))
        {
            return finding;
        }

        var (proposal, key) = sheet.At(finding.Place.Line);

        // What mends a file of proposals is another thing than what mends a form.
        var remedy = proposal == 0 && key is "document" && finding.Severity == FindingSeverity.Remark ? "Say how reliable the source is, and why." : finding.Remedy;
        var place = new Place(proposal == 0 ? "article" : Sheet, proposal);
        return finding with { Place = place, Remedy = remedy, Subject = key.Length == 0 || key is "claim" or "accept" ? finding.Subject : key };
    }

    private static SheetArticle Article(AcceptArticle article) => new(article.Document)
    {
        Publisher = article.Publisher,
        Title = article.Title,
        Date = article.Date,
        DateKnown = article.DateKnown,
        Address = article.Address,
        Origin = article.Origin,
        Reliability = article.Reliability,
        ReliabilityBecause = article.ReliabilityBecause,
    };

    private static SheetProposal Proposal(AcceptProposal proposal) => new(proposal.Claim, proposal.Value)
    {
        Bound = ProposalYaml.Word(proposal.Bound),
        Quotation = proposal.Quotation,
        Speaker = proposal.Speaker,
        Origin = proposal.Origin,
        Said = proposal.Said,
        Event = proposal.Event,
        IsForecast = proposal.IsForecast,
        Note = proposal.Note,
        NewProperty = proposal.NewProperty is not { } property ? null : new SheetProperty(PropertyKinds.Word(property.Kind), property.Meaning)
        {
            Unit = property.Unit is { } unit ? UnitsOfAccount.Word(unit) : null,
            Per = property.Per is { } per ? UnitsOfAccount.Word(per) : null,
            Deal = property.Deal,
            Stage = property.Stage is { } stage ? DealStages.Word(stage) : null,
        },
        Relation = proposal.Relation is not { } relation ? null : new SheetRelation(EvidenceGraph.Word(relation.Kind), relation.To, relation.Reason) { IsInferred = relation.IsInferred },
    };
}
