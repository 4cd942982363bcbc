using Rampart.Evidence;
using Rampart.Evidence.Extraction;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>How an article is written.</summary>
public enum ArticleForm
{
    /// <summary>Plain text, or a page where it begins as one.</summary>
    Text,

    /// <summary>A page (HTML). Nothing in it is run and nothing is loaded.</summary>
    Html,
}

/// <summary>An article from which claims shall be proposed.</summary>
/// <param name="Text">Its text, or the page's source; at most a million characters.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Document">The id of a document of the ledger, or of a new one; null makes one of publisher and date.</param>
/// <param name="Publisher">Who published it; null where the ledger's document or the page says so.</param>
/// <param name="Title">Its headline; null where the page or the first line says so.</param>
/// <param name="Date">When it was published, at any precision; null where the ledger's document, the page or the dateline says so.</param>
/// <param name="Address">Where it can be read.</param>
internal sealed record ExtractRequest(string Text, ArticleForm Form = ArticleForm.Text, string? Document = null, string? Publisher = null, string? Title = null, string? Date = null, string? Address = null);

/// <summary>What an article may support. A person accepts or drops; nothing enters the ledger by itself.</summary>
/// <param name="Document">The article as the ledger knows it or shall know it.</param>
/// <param name="Text">The text in which the spans lie; of a page what a reader sees of it.</param>
/// <param name="Sentences">How many sentences were read.</param>
/// <param name="Proposals">In the order of the text; no more than 500, and a remark tells how many more there are.</param>
/// <param name="Compared">The ledger's claims with which proposals were compared, each once.</param>
/// <param name="Remarks">What had to be assumed, and what is left out.</param>
internal sealed record ExtractAnswer(ArticleAnswer Document, string Text, int Sentences, IReadOnlyList<ProposalAnswer> Proposals, IReadOnlyList<ClaimAnswer> Compared, IReadOnlyList<FindingAnswer> Remarks);

/// <summary>The document of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsInLedger">Whether the ledger has it already; then nothing of the rest is written.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Date">When it was published.</param>
/// <param name="DateKnown">How the date is known.</param>
/// <param name="Address">Where it can be read.</param>
/// <param name="Origin">Where its statements come from unless they say otherwise.</param>
/// <param name="Reliability">The source's reliability, A to F, where it is judged.</param>
/// <param name="OthersReliability">What other documents of the publisher have.</param>
internal sealed record ArticleAnswer(string Id, bool IsInLedger, string Publisher, string Title, string Date, string DateKnown, string? Address, string? Origin, string? Reliability, IReadOnlyList<string> OthersReliability);

/// <summary>A stretch of the text, in UTF-16 units.</summary>
/// <param name="Start">Its first character, counted from 0.</param>
/// <param name="Length">How many characters it has.</param>
internal sealed record SpanAnswer(int Start, int Length);

/// <summary>A claim that the article may support.</summary>
/// <param name="Claim">The id that it would have.</param>
/// <param name="Property">The property under which it is proposed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As the ledger writes it.</param>
/// <param name="Bound">How the number bounds what it speaks of.</param>
/// <param name="Unit">What a count counts.</param>
/// <param name="Quotation">The article's words.</param>
/// <param name="Speaker">Who said it, as the ledger writes him.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Event">When what it speaks of happened or shall happen.</param>
/// <param name="IsForecast">Whether it foretells.</param>
/// <param name="At">Where the value stands in the text.</param>
/// <param name="AlsoAt">Where the same speaker says the same again.</param>
/// <param name="Verdict">How it stands to the ledger.</param>
/// <param name="With">The ids of the claims that it was compared with.</param>
/// <param name="IsInLedger">Whether the ledger has this very claim already.</param>
/// <param name="NewProperty">The property that the ledger lacks; null where it has it.</param>
/// <param name="IsNamed">False where a person must still say which property it is.</param>
/// <param name="Note">How the value was read, where it could be read in two ways.</param>
internal sealed record ProposalAnswer(
    string Claim,
    string Property,
    ProposalKind Kind,
    string Value,
    ClaimBound Bound,
    UnitOfAccount? Unit,
    string Quotation,
    string Speaker,
    string Said,
    string? Event,
    bool IsForecast,
    SpanAnswer At,
    IReadOnlyList<SpanAnswer> AlsoAt,
    ProposalVerdict Verdict,
    IReadOnlyList<string> With,
    bool IsInLedger,
    NewPropertyAnswer? NewProperty,
    bool IsNamed,
    string? Note)
{
    public static ProposalAnswer Of(Proposal proposal, SourceDocument document)
    {
        var property = proposal.Claim[..proposal.Claim.IndexOf('#', StringComparison.Ordinal)];
        return new ProposalAnswer(
            proposal.Claim, property, proposal.Kind, proposal.Value, proposal.Bound, proposal.Unit, proposal.Quotation, ProposalYaml.SpeakerOf(proposal, document),
            proposal.Said, proposal.Event, proposal.IsForecast, Span(proposal.At), [.. proposal.AlsoAt.Select(Span)], proposal.Verdict,
            proposal.With,
            proposal.IsInLedger,
            proposal.NewProperty is { } suggested ? NewPropertyAnswer.Of(suggested) : null,
            proposal.NewProperty?.IsNamed ?? true,
            proposal.Note);
    }

    private static SpanAnswer Span(TextSpan span) => new(span.Start, span.Length);
}

/// <summary>A property that the ledger lacks, as it is suggested, in the words of the ledger's files.</summary>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Unit">What a count counts.</param>
/// <param name="Per">Of what the counted ones are parts.</param>
/// <param name="Deal">The deal of which it tells a state.</param>
/// <param name="Stage">That state.</param>
internal sealed record NewPropertyAnswer(PropertyKind Kind, string Meaning, UnitOfAccount? Unit = null, UnitOfAccount? Per = null, string? Deal = null, DealStage? Stage = null)
{
    public static NewPropertyAnswer Of(PropertySuggestion property) => new(property.Kind, property.Meaning, property.Unit, property.Per, property.Deal, property.Stage);
}
