using Rampart.Evidence;

namespace Rampart.Web.Evidence;

/// <summary>A document that claims are taken from.</summary>
/// <param name="Id">Its id in claim ids.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Date">When it was published.</param>
/// <param name="DateKnown">How that date is known.</param>
/// <param name="Address">Where it can be read, as the ledger has it; null where that is not known.</param>
/// <param name="Origin">Where its statements come from unless they say otherwise.</param>
/// <param name="Reliability">The source's reliability, A to F; null where nobody has judged it.</param>
/// <param name="ReliabilityBecause">Why it is judged so.</param>
/// <param name="Claims">How many claims are taken from it.</param>
/// <param name="Disputed">How many of these stand in a dispute.</param>
internal sealed record DocumentAnswer(
    string Id,
    string Publisher,
    string Title,
    DateAnswer Date,
    string DateKnown,
    string? Address,
    string? Origin,
    string? Reliability,
    string? ReliabilityBecause,
    int Claims,
    int Disputed)
{
    public static DocumentAnswer Of(Ledger ledger, SourceDocument document)
    {
        var claims = ledger.Claims.Where(claim => ReferenceEquals(claim.Document, document)).ToList();
        var disputed = ledger.Relations.Where(relation => relation.Kind == RelationKind.Disputes).SelectMany(relation => new[] { relation.From, relation.To }).Where(claims.Contains).Distinct().Count();
        return new DocumentAnswer(
            document.Id, document.Publisher, document.Title, DateAnswer.Of(document.Date), document.DateKnown, document.Address, document.Origin,
            document.Reliability?.ToString(), document.ReliabilityBecause, claims.Count, disputed);
    }
}

/// <summary>All documents.</summary>
/// <param name="Documents">The newest first.</param>
internal sealed record DocumentsAnswer(IReadOnlyList<DocumentAnswer> Documents)
{
    public static DocumentsAnswer Of(Ledger ledger) => new([.. ledger.Documents
        .OrderByDescending(document => document.Date.Start)
        .ThenBy(document => document.Id, StringComparer.Ordinal)
        .Select(document => DocumentAnswer.Of(ledger, document))]);
}

/// <summary>A document with everything that is taken from it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Claims">Its claims with their quotations, by property.</param>
internal sealed record DocumentPageAnswer(DocumentAnswer Document, IReadOnlyList<ClaimAnswer> Claims)
{
    public static DocumentPageAnswer Of(Ledger ledger, SourceDocument document) => new(
        DocumentAnswer.Of(ledger, document),
        [.. ledger.Claims.Where(claim => ReferenceEquals(claim.Document, document)).Select(claim => ClaimAnswer.Of(ledger, claim))]);
}
