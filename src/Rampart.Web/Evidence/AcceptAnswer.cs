using Rampart.Evidence;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>Proposals that a person accepts, corrected where he saw fit.</summary>
/// <param name="Article">The document that they are taken from.</param>
/// <param name="Proposals">The accepted ones; what was dropped is not sent.</param>
/// <param name="Agreed">The mark of the change that was shown (<see cref="AcceptAnswer.Mark"/>); null asks what would be written and writes nothing.</param>
internal sealed record AcceptRequest(AcceptArticle Article, IReadOnlyList<AcceptProposal> Proposals, string? Agreed = null);

/// <summary>The document of accepted proposals; one that the ledger has needs only its id.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Date">When it was published.</param>
/// <param name="DateKnown">How the date is known.</param>
/// <param name="Address">Where it can be read.</param>
/// <param name="Origin">Where its statements come from unless they say otherwise.</param>
/// <param name="Reliability">The source's reliability, A to F.</param>
/// <param name="ReliabilityBecause">Why.</param>
internal sealed record AcceptArticle(
    string Document, string? Publisher = null, string? Title = null, string? Date = null, string? DateKnown = null, string? Address = null, string? Origin = null, string? Reliability = null, string? ReliabilityBecause = null);

/// <summary>An accepted proposal.</summary>
/// <param name="Claim">Its id: property, document, and a number where the document says it twice.</param>
/// <param name="Value">As the ledger writes it.</param>
/// <param name="Quotation">The article's words.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Bound">How the number bounds what it speaks of.</param>
/// <param name="Origin">Where the statement came from, if not from the document's origin.</param>
/// <param name="Event">When what it speaks of happened or shall happen.</param>
/// <param name="IsForecast">Whether it foretells.</param>
/// <param name="Note">Anything that a reader should know.</param>
/// <param name="NewProperty">The property that the ledger lacks.</param>
/// <param name="Relation">How it stands to a claim of the ledger.</param>
internal sealed record AcceptProposal(
    string Claim,
    string Value,
    string Quotation,
    string Speaker,
    string Said,
    ClaimBound Bound = ClaimBound.Exact,
    string? Origin = null,
    string? Event = null,
    bool IsForecast = false,
    string? Note = null,
    NewPropertyAnswer? NewProperty = null,
    AcceptRelation? Relation = null);

/// <summary>How an accepted claim stands to one of the ledger.</summary>
/// <param name="Kind">The kind of relation.</param>
/// <param name="To">The other claim's id.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="IsInferred">Whether no document says so.</param>
internal sealed record AcceptRelation(RelationKind Kind, string To, string Reason, bool IsInferred = true);

/// <summary>What entered the ledger, or would.</summary>
/// <param name="IsWritten">Whether it was written.</param>
/// <param name="Added">The new entries, and where they stand.</param>
/// <param name="Superseded">Claims that a new one takes the place of.</param>
/// <param name="Diff">What changes in the ledger's files, line by line.</param>
/// <param name="Mark">The mark of exactly this change; whoever sends it back agrees to it and to nothing else.</param>
/// <param name="Remarks">What is worth knowing about it.</param>
internal sealed record AcceptAnswer(bool IsWritten, IReadOnlyList<AddedAnswer> Added, IReadOnlyList<AddedAnswer> Superseded, string Diff, string Mark, IReadOnlyList<FindingAnswer> Remarks);

/// <summary>An entry of the ledger.</summary>
/// <param name="Entry">What it is: document, property, claim, relation.</param>
/// <param name="Id">Its id.</param>
/// <param name="File">The file in which it stands, from the ledger's folder.</param>
/// <param name="Line">The line, counted from one.</param>
internal sealed record AddedAnswer(string Entry, string Id, string File, int Line);
