using System.Text;
using System.Text.Json.Serialization;

namespace Rampart.Evidence;

/// <summary>What a line of an explanation tells.</summary>
public enum ExplanationRole
{
    /// <summary>The number itself and the model it stands in.</summary>
    Number,

    /// <summary>What the property means.</summary>
    Meaning,

    /// <summary>How claims became the number.</summary>
    Reading,

    /// <summary>A claim on a property that no reading is asked about.</summary>
    Claim,

    /// <summary>A claim the number was made from.</summary>
    ClaimUsed,

    /// <summary>Another claim on the same property.</summary>
    ClaimNotUsed,

    /// <summary>A claim on another property that is related to one of these.</summary>
    ClaimRelated,

    /// <summary>The document's words.</summary>
    Quotation,

    /// <summary>Who said it, when, and where it came from.</summary>
    Speaker,

    /// <summary>The document: publisher, title, date and how the date is known.</summary>
    Document,

    /// <summary>A remark on a claim: its state, a conversion, a note.</summary>
    Remark,

    /// <summary>How a claim stands to another one, and why.</summary>
    Relation,

    /// <summary>That nobody is known to have said so; the range and the reason instead.</summary>
    Assumption,

    /// <summary>How many documents and origins speak of it.</summary>
    Agreement,
}

/// <summary>One line of an explanation; lines of a claim follow it with a deeper indent.</summary>
public sealed record ExplanationLine(ExplanationRole Role, int Indent, string Text);

/// <summary>A document as an explanation shows it.</summary>
public sealed record ExplainedDocument(string Id, string Publisher, string Title, string Date, string DateKnown, string? Address);

/// <summary>A relation as seen from one of its claims.</summary>
public sealed record ExplainedRelation(string Words, string OtherClaim, string OtherValue, string Reason, bool IsInferred);

/// <summary>A claim as an explanation shows it.</summary>
public sealed record ExplainedClaim(
    string Id,
    string Property,
    string Value,
    string? Converted,
    string? ReadingAssumption,
    string Quotation,
    string Speaker,
    string Origin,
    string Said,
    string? Event,
    string Grade,
    string GradeMeaning,
    string State,
    string? Because,
    string? Note,
    ExplainedDocument Document,
    IReadOnlyList<ExplainedRelation> Relations)
{
    /// <summary>What was noted of the document where its words are not at hand; then the quotation is empty.</summary>
    public string? Recorded { get; init; }

    /// <summary>What the claim weighs in a spread, in words; null where nothing is weighed.</summary>
    public string? Weight { get; init; }

    /// <summary>The bundle that is believed as a whole, with the claims that belong to it; null where the claim is alone.</summary>
    public string? Bundle { get; init; }

    /// <summary>How the grade came about where that is worth a word: by the rule, or by hand with its reason.</summary>
    public string? Graded { get; init; }

    /// <summary>What became of a forecast, in words; null for what is none.</summary>
    public string? Foretold { get; init; }
}

/// <summary>The voices behind a property.</summary>
public sealed record ExplainedAgreement(int Documents, int IndependentOrigins, IReadOnlyList<string> Origins, string Text);

/// <summary>The walk from a number to the page: model, reading, claims, quotations, documents; or the assumption where nobody is known to have said so.</summary>
public sealed record Explanation
{
    private const int LabelWidth = 16;

    /// <summary>The model's id; empty where a property is explained without a model.</summary>
    public required string Model { get; init; }

    public required string Key { get; init; }

    /// <summary>The value as a reader sees it.</summary>
    public required string Value { get; init; }

    /// <summary>The value in SI units; null for words.</summary>
    public double? Si { get; init; }

    /// <summary>The file and line of the model.</summary>
    public required string Place { get; init; }

    /// <summary>"claimed" or "assumed".</summary>
    public required string Source { get; init; }

    public required string As { get; init; }

    /// <summary>How the number was made, in a sentence.</summary>
    public required string How { get; init; }

    public string? Property { get; init; }

    public string? Meaning { get; init; }

    /// <summary>The range or the choices, as text.</summary>
    public string? Range { get; init; }

    /// <summary>What the value shares its draw with, in a sentence; null where it has one of its own.</summary>
    public string? Together { get; init; }

    /// <summary>True where a campaign draws the value.</summary>
    public bool IsSampled { get; init; }

    /// <summary>The properties whose claims an assumption passes over; those claims are among the ones not used.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Of an assumption, whether no public claim is known, or which claims are passed over; null where claims are read.</summary>
    public string? AssumedHow { get; init; }

    /// <summary>The reason of an assumption.</summary>
    public string? Because { get; init; }

    public IReadOnlyList<ExplainedClaim> Used { get; init; } = [];

    public IReadOnlyList<ExplainedClaim> NotUsed { get; init; } = [];

    public IReadOnlyList<ExplainedClaim> Related { get; init; } = [];

    public ExplainedAgreement? Agreement { get; init; }

    /// <summary>The same as lines with roles, for a page or a table.</summary>
    [JsonIgnore]
    public IReadOnlyList<ExplanationLine> Lines { get; init; } = [];

    /// <summary>The explanation for a terminal, wrapped at a width.</summary>
    public string ToText(int width = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        var text = new StringBuilder();
        foreach (var line in Lines)
        {
            var label = line.Indent > 0 ? string.Empty : Label(line.Role);
            var indent = line.Role == ExplanationRole.Number ? 0 : LabelWidth + ((line.Indent > 1 ? line.Indent - 1 : 0) * 2);
            if (line.Indent == 0 && text.Length > 0 && StartsParagraph(line.Role))
            {
                text.Append('\n');
            }

            var first = label.Length == 0 ? new string(' ', indent) : label.PadRight(indent);
            WrappedText.Append(text, first, new string(' ', indent), line.Text, width);
        }

        return text.ToString();
    }

    private static bool StartsParagraph(ExplanationRole role) => role is not (ExplanationRole.Number or ExplanationRole.Reading);

    private static string Label(ExplanationRole role) => role switch
    {
        ExplanationRole.Meaning => "What it means",
        ExplanationRole.Reading => "How it is read",
        ExplanationRole.Claim => "Claim",
        ExplanationRole.ClaimUsed => "Claim used",
        ExplanationRole.ClaimNotUsed => "Not used",
        ExplanationRole.ClaimRelated => "Related",
        ExplanationRole.Assumption => "Assumed",
        ExplanationRole.Agreement => "Who says so",
        _ => string.Empty,
    };
}
