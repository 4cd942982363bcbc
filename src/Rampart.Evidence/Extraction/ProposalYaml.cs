using System.Text;
using Rampart.Evidence.Editing;

namespace Rampart.Evidence.Extraction;

/// <summary>Writes proposals as a file that a person reviews: in the order of the text, each with its words, a count at the head.</summary>
public static class ProposalYaml
{
    public const int Format = 1;

    /// <summary>The file's text, in YAML.</summary>
    /// <param name="article">The article.</param>
    /// <param name="result">What was found in it.</param>
    /// <param name="keepsText">True where the ledger shall name the article's file under <c>text</c>.</param>
    public static string Write(Article article, ExtractionResult result, bool keepsText)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(result);
        var document = result.Document;
        var text = new StringBuilder();
        text.Append("# Proposed claims, in the order of the text. Write `accept: yes` where you agree, correct what is wrong, then:\n");
        text.Append("# rampart evidence accept FILE. Nothing enters the ledger by itself. Form: docs/formats/evidence.md\n");
        text.Append($"# {Summary(result)}\n");
        text.Append($"format: {Format}\narticle:\n");
        Line(text, 2, "document", document.Id);
        Line(text, 2, "publisher", document.Publisher);
        Line(text, 2, "title", document.Title);
        Line(text, 2, "date", document.Date.Text);
        Line(text, 2, "date-known", document.DateKnown);
        Line(text, 2, "origin", document.Origin);
        Line(text, 2, "text", keepsText ? document.TextFile ?? article.FileName : document.TextFile);
        if (document.Reliability is null)
        {
            text.Append("  # reliability: (A to F) and reliability-because: say how reliable a new document is; without them grades begin with F\n");
        }

        text.Append(result.Proposals.Count == 0 ? "proposals: []\n" : "proposals:\n");
        string? quotation = null;
        foreach (var proposal in result.Proposals)
        {
            // One sentence may hold several values; a blank line parts the sentences.
            if (!string.Equals(quotation, proposal.Quotation, StringComparison.Ordinal))
            {
                text.Append('\n');
            }

            quotation = proposal.Quotation;
            Write(text, proposal, document);
        }

        return text.ToString();
    }

    /// <summary>"9 proposals: 3 new, 5 agree, 1 disputes, 0 supersede".</summary>
    public static string Summary(ExtractionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int Of(ProposalVerdict verdict) => result.Proposals.Count(proposal => proposal.Verdict == verdict);
        var known = result.Proposals.Count(proposal => proposal.IsInLedger);
        return $"{(result.Proposals.Count == 1 ? "1 proposal" : $"{result.Proposals.Count} proposals")} from {result.Sentences.Count} sentences: {Of(ProposalVerdict.New)} new, {Of(ProposalVerdict.Agrees)} agree{(known == 0 ? string.Empty : $" ({known} in the ledger already)")}, {Of(ProposalVerdict.Disputes)} dispute, {Of(ProposalVerdict.Supersedes)} supersede.";
    }

    /// <summary>The word of a verdict: <c>new</c>, <c>agrees</c>, <c>disputes</c>, <c>supersedes</c>.</summary>
    public static string Word(ProposalVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>The word of a kind: <c>quantity</c>, <c>money</c>, <c>date</c>, <c>count</c>.</summary>
    public static string Word(ProposalKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The word of a bound as the ledger writes it; null for an exact value.</summary>
    public static string? Word(ClaimBound bound) => bound switch
    {
        ClaimBound.About => "about",
        ClaimBound.AtLeast => "at-least",
        ClaimBound.MoreThan => "more-than",
        ClaimBound.AtMost => "at-most",
        ClaimBound.LessThan => "less-than",
        _ => null,
    };

    /// <summary>The speaker as the ledger writes him: a name with its role, or <c>narrator (TASS)</c>.</summary>
    public static string SpeakerOf(Proposal proposal, SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(document);
        return proposal.Speaker?.ToString() ?? $"narrator ({document.Publisher})";
    }

    private static void Write(StringBuilder text, Proposal proposal, SourceDocument document)
    {
        var unit = proposal.Unit is { } counted ? $"  # {UnitsOfAccount.Counted(proposal.Value, counted)}" : string.Empty;
        text.Append(proposal.IsInLedger ? "  - accept: no  # the ledger has it already\n" : "  - accept: no\n");
        Line(text, 4, "claim", proposal.Claim);
        Line(text, 4, "kind", Word(proposal.Kind));
        text.Append($"    value: {Scalar(proposal.Value)}{unit}\n");
        Line(text, 4, "bound", Word(proposal.Bound));
        Line(text, 4, "quotation", proposal.Quotation);
        Line(text, 4, "speaker", SpeakerOf(proposal, document));
        Line(text, 4, "said", proposal.Said);
        Line(text, 4, "event", proposal.Event);
        Line(text, 4, "forecast", proposal.IsForecast ? "yes" : null, isWord: true);
        text.Append($"    at: {proposal.At}{(proposal.AlsoAt.Count == 0 ? string.Empty : $"  # said again at {string.Join(", ", proposal.AlsoAt)}")}\n");
        Line(text, 4, "verdict", Word(proposal.Verdict));
        if (proposal.With.Count > 0)
        {
            text.Append($"    with: [{string.Join(", ", proposal.With.Select(id => Scalar(id)))}]\n");
        }

        if (proposal.NewProperty is { } property)
        {
            text.Append($"    new-property: {Flow(property)}\n");
        }

        Line(text, 4, "note", proposal.Note);
    }

    private static string Flow(PropertySuggestion property)
    {
        var keys = new List<string> { $"kind: {PropertyKinds.Word(property.Kind)}" };
        if (property.Unit is { } unit)
        {
            keys.Add($"unit: {UnitsOfAccount.Word(unit)}");
        }

        if (property.Per is { } per)
        {
            keys.Add($"per: {UnitsOfAccount.Word(per)}");
        }

        if (property is { Deal: { } deal, Stage: { } stage })
        {
            keys.Add($"deal: {deal}");
            keys.Add($"stage: {DealStages.Word(stage)}");
        }

        keys.Add($"meaning: {ScalarText.Quoted(property.Meaning)}");
        return $"{{ {string.Join(", ", keys)} }}";
    }

    private static void Line(StringBuilder text, int indent, string key, string? value, bool isWord = false)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(' ', indent).Append(key).Append(": ").Append(isWord ? value : Scalar(value)).Append('\n');
        }
    }

    // Plain where YAML cannot read it otherwise; in double quotation marks else.
    private static string Scalar(string value)
    {
        var isPlain = char.IsLetterOrDigit(value[0])
            && value.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '.' or '/' or '(' or ')' or '\'' or '’' or '_' or '+' or ';' or '?' or '$' or '€' or '%' || (letter is ',' or '#' && !value.Contains(" #", StringComparison.Ordinal)))
            && value[^1] != ' '
            && value is not ("yes" or "no" or "null" or "true" or "false")
            && !value.Contains('\uFFFD', StringComparison.Ordinal)
            && !(value.Contains(',', StringComparison.Ordinal) && value.Length < 12);
        return isPlain ? value : ScalarText.Quoted(value);
    }
}
