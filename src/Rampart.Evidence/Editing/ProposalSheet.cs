using System.Text;

namespace Rampart.Evidence.Editing;

/// <summary>The article that accepted proposals are taken from, as a person has left it. Only a document that the ledger lacks needs more than its id.</summary>
public sealed record SheetArticle(string Document)
{
    public string? Publisher { get; init; }

    public string? Title { get; init; }

    public string? Date { get; init; }

    /// <summary>How the date is known.</summary>
    public string? DateKnown { get; init; }

    public string? Address { get; init; }

    public string? Origin { get; init; }

    /// <summary>A to F.</summary>
    public string? Reliability { get; init; }

    public string? ReliabilityBecause { get; init; }
}

/// <summary>A property that the ledger lacks, in the words of its files.</summary>
public sealed record SheetProperty(string Kind, string Meaning)
{
    public string? Unit { get; init; }

    public string? Per { get; init; }

    public string? Deal { get; init; }

    public string? Stage { get; init; }
}

/// <summary>How an accepted claim stands to one of the ledger.</summary>
public sealed record SheetRelation(string Kind, string To, string Reason)
{
    /// <summary>True where no document says so.</summary>
    public bool IsInferred { get; init; }
}

/// <summary>A proposal that a person accepts, with whatever he has corrected; every text in the words of the ledger's files.</summary>
public sealed record SheetProposal(string Claim, string Value)
{
    public string? Bound { get; init; }

    public string? Quotation { get; init; }

    public string? Speaker { get; init; }

    public string? Origin { get; init; }

    public string? Said { get; init; }

    public string? Event { get; init; }

    public bool IsForecast { get; init; }

    public string? Note { get; init; }

    public SheetProperty? NewProperty { get; init; }

    public SheetRelation? Relation { get; init; }
}

/// <summary>Accepted proposals as the text that <see cref="ProposalFile"/> reads, and where each of them stands in it.</summary>
/// <remarks>Every text is in quotation marks, whatever it holds: nothing in it can become a key.</remarks>
public sealed class ProposalSheet
{
    private readonly StringBuilder text = new();
    private readonly List<(int Proposal, string Key)> lines = [];

    private ProposalSheet(SheetArticle article, IReadOnlyList<SheetProposal> proposals)
    {
        Line("format: 1", 0, "format");
        Line("article:", 0, "article");
        Key(2, "document", article.Document, 0);
        Key(2, "publisher", article.Publisher, 0);
        Key(2, "title", article.Title, 0);
        Key(2, "date", article.Date, 0);
        Key(2, "date-known", article.DateKnown, 0);
        Key(2, "address", article.Address, 0);
        Key(2, "origin", article.Origin, 0);
        Key(2, "reliability", article.Reliability, 0);
        Key(2, "reliability-because", article.ReliabilityBecause, 0);
        Line(proposals.Count == 0 ? "proposals: []" : "proposals:", 0, "proposals");
        for (var i = 0; i < proposals.Count; i++)
        {
            Write(proposals[i], i + 1);
        }
    }

    /// <summary>The text, in YAML.</summary>
    public string Text => text.ToString();

    public static ProposalSheet Of(SheetArticle article, IReadOnlyList<SheetProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(proposals);
        return new ProposalSheet(article, proposals);
    }

    /// <summary>The proposal, counted from one, and the key that stand in a line counted from one; 0 for the article.</summary>
    public (int Proposal, string Key) At(int line) => line >= 1 && line <= lines.Count ? lines[line - 1] : (0, string.Empty);

    private void Write(SheetProposal proposal, int number)
    {
        Line("  - accept: \"yes\"", number, "accept");
        Key(4, "claim", proposal.Claim, number);
        Key(4, "value", proposal.Value, number);
        Key(4, "bound", proposal.Bound, number);
        Key(4, "quotation", proposal.Quotation, number);
        Key(4, "speaker", proposal.Speaker, number);
        Key(4, "origin", proposal.Origin, number);
        Key(4, "said", proposal.Said, number);
        Key(4, "event", proposal.Event, number);
        Key(4, "forecast", proposal.IsForecast ? "yes" : null, number);
        Key(4, "note", proposal.Note, number);
        if (proposal.NewProperty is { } property)
        {
            Line("    new-property:", number, "new-property");
            Key(6, "kind", property.Kind, number);
            Key(6, "unit", property.Unit, number);
            Key(6, "per", property.Per, number);
            Key(6, "deal", property.Deal, number);
            Key(6, "stage", property.Stage, number);
            Key(6, "meaning", property.Meaning, number);
        }

        if (proposal.Relation is { } relation)
        {
            Line("    relation:", number, "relation");
            Key(6, "kind", relation.Kind, number);
            Key(6, "to", relation.To, number);
            Key(6, "reason", relation.Reason, number);
            Key(6, "inferred", relation.IsInferred ? "yes" : null, number);
        }
    }

    private void Key(int indent, string key, string? value, int proposal)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Line($"{new string(' ', indent)}{key}: {ScalarText.Quoted(value.Trim())}", proposal, key);
        }
    }

    private void Line(string line, int proposal, string key)
    {
        text.Append(line).Append('\n');
        lines.Add((proposal, key));
    }
}
