using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>Makes proposals of an article's mentions: numbers their claims, dates their events, and holds them against the ledger.</summary>
internal sealed partial class ProposalBuilder(Article article, SourceDocument document, Ledger ledger, int most)
{
    private readonly List<Proposal> proposals = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PropertySuggestion> suggestions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Property, string Value, ClaimBound Bound, string? Speaker), int> said = [];
    private readonly Dictionary<int, List<TextSpan>> again = [];

    /// <summary>In the order of the text; a new property is suggested alike wherever it stands.</summary>
    public IReadOnlyList<Proposal> Proposals => [.. proposals.Select(proposal => proposal.NewProperty is null ? proposal : proposal with { NewProperty = suggestions[PropertyOf(proposal)] })];

    /// <summary>What was found beyond the most that are proposed; null where nothing was.</summary>
    public UnproposedRest? Rest { get; private set; }

    public void Add(Mention mention, FoundProperty found, Statement statement, IReadOnlyList<Mention> all)
    {
        // "The second set was delivered": counted from the first they are two.
        if (found.Cue is { IsCountedFromFirst: true } && mention.CountedFromFirst is { } upTo)
        {
            mention = mention with { Value = upTo.ToString(CultureInfo.InvariantCulture) };
        }

        // What the same speaker says again of the same is one claim with two places; a mention of which nothing is known is each its own.
        var key = (found.Id, mention.Value, mention.Bound, statement.Speaker?.Name);
        if (found.Cue is not null && said.TryGetValue(key, out var first))
        {
            Again(first).Add(mention.Span);
            return;
        }

        if (proposals.Count == most)
        {
            Rest = Rest is null ? new UnproposedRest(1, mention.Span) : Rest with { Figures = Rest.Figures + 1 };
            return;
        }

        said.TryAdd(key, proposals.Count);
        var known = ledger.FindProperty(found.Id);
        var property = known is not null && known.Kind == PropertyFinder.KindOf(mention) ? known : new PropertyDefinition(found.Id, PropertyFinder.KindOf(mention), found.Cue?.Meaning ?? string.Empty, document.Place) { Unit = mention.Unit };
        var when = EventOf(mention, all, statement);
        var isForecast = IsForecast(mention.Date ?? (when is null ? null : PartialDate.TryParse(when)), mention.Sentence.Text);
        var draft = Draft(mention, property, statement, when, isForecast);
        var own = known is null || draft is null ? null : ledger.ClaimsOn(found.Id).FirstOrDefault(claim => string.Equals(claim.Document.Id, document.Id, StringComparison.Ordinal) && SameValue(claim.Value, draft.Value));
        var (verdict, with) = draft is null || known is null ? (ProposalVerdict.New, []) : LedgerComparison.Of(ledger, draft);
        var suggestion = known is null || !ReferenceEquals(known, property) ? Suggestion(mention, found) : null;
        if (suggestion is not null && (!suggestions.TryGetValue(found.Id, out var earlier) || (!earlier.IsNamed && suggestion.IsNamed)))
        {
            suggestions[found.Id] = suggestion;
        }

        proposals.Add(new Proposal
        {
            Claim = own?.Id ?? NextId(found.Id),
            Kind = mention.Kind,
            Value = mention.Value,
            Bound = mention.Bound,
            Unit = mention.Unit,
            Quotation = Extractor.Quotation(mention.Sentence, mention.Start, mention.End),
            Speaker = statement.Speaker,
            Said = statement.Said,
            Event = when,
            IsForecast = isForecast,
            At = mention.Span,
            Verdict = own is null ? verdict : ProposalVerdict.Agrees,
            With = own is null ? [.. with.Select(claim => claim.Id)] : [own.Id],
            IsInLedger = own is not null,
            NewProperty = suggestion,
            Note = Note(mention, found, all),
        });
    }

    private List<TextSpan> Again(int proposal)
    {
        if (!again.TryGetValue(proposal, out var places))
        {
            again[proposal] = places = [];
            proposals[proposal] = proposals[proposal] with { AlsoAt = places };
        }

        return places;
    }

    private static string? Note(Mention mention, FoundProperty found, IReadOnlyList<Mention> all)
    {
        var notes = new List<string>();
        if (mention.Reading is not null)
        {
            notes.Add(char.ToUpperInvariant(mention.Reading[0]) + mention.Reading[1..] + ".");
        }

        if (mention.CountedFromFirst is not null)
        {
            notes.Add(found.Cue is { IsCountedFromFirst: true } ? "Counted from the first, by the ordinal." : "One of several, by its ordinal; the words do not count them all.");
        }

        if (mention.Kind is ProposalKind.Quantity or ProposalKind.Money && all.Any(other => IsSpan(mention, other) || IsSpan(other, mention)))
        {
            notes.Add("One end of a span.");
        }

        if (found.IsOfEarlierSystem)
        {
            notes.Add("The system was named in an earlier sentence.");
        }

        return notes.Count == 0 ? null : string.Join(' ', notes);
    }

    // "18 to 22 million", "25–40 km", "between 25 and 40 km"
    private static bool IsSpan(Mention from, Mention to)
    {
        if (from.Kind != to.Kind || from.End > to.Start)
        {
            return false;
        }

        var text = from.Sentence.Text;
        var gap = text[from.End..to.Start].Trim();
        return gap is "-" or "–" or "to" or "bis" or "à" || (gap is "and" or "und" or "et" && Between().IsMatch(text[..from.Start]));
    }

    private static string PropertyOf(Proposal proposal) => proposal.Claim.Split('#')[0];

    private Claim? Draft(Mention mention, PropertyDefinition property, Statement statement, string? when, bool isForecast)
    {
        if (ClaimValue.TryParse(property.Kind, mention.Value, out _, out _) is not { } value || PartialDate.TryParse(statement.Said) is not { } on)
        {
            return null;
        }

        return new Claim
        {
            Id = $"{property.Id}#{document.Id}",
            Property = property,
            Document = document,
            Number = 1,
            Value = value,
            Bound = mention.Bound,
            Quotation = string.Empty,
            Speaker = statement.Speaker?.ToString() ?? string.Empty,
            Origin = string.Empty,
            Said = on,
            Event = when is null ? null : PartialDate.TryParse(when),
            IsForecast = isForecast,
            Grade = Grade.TryParse("F6")!,
            State = ClaimState.Standing,
            Bundle = document.Id,
            Place = new Place(article.FileName),
        };
    }

    private static bool SameValue(ClaimValue known, ClaimValue proposed) =>
        double.IsFinite(known.Si) && double.IsFinite(proposed.Si)
            ? known.Si == proposed.Si && string.Equals(known.Currency, proposed.Currency, StringComparison.Ordinal)
            : string.Equals(known.Text, proposed.Text, StringComparison.Ordinal)
              || (PartialDate.TryParse(known.Text) is { } one && PartialDate.TryParse(proposed.Text) is { } other && one.Earliest == other.Earliest && one.Latest == other.Latest);

    // A number takes the one date of its sentence that is not the speech's; of two, none.
    private static string? EventOf(Mention mention, IReadOnlyList<Mention> all, Statement statement)
    {
        if (mention.Kind == ProposalKind.Date || mention.Kind == ProposalKind.Quantity)
        {
            return null;
        }

        var dates = all.Where(other => other.Kind == ProposalKind.Date && (!ReferenceEquals(other, statement.Words?.Said) || SpeechVerbs.IsEvent(statement.Words!.Verb))).ToList();
        return dates.Count == 1 ? dates[0].Value : null;
    }

    private bool IsForecast(PartialDate? date, string sentence) =>
        date is not null && (date.Earliest > document.Date.Latest || (date.Latest > document.Date.Latest && Ahead().IsMatch(sentence)));

    private string NextId(string property)
    {
        var number = numbers.GetValueOrDefault(property);
        string id;
        do
        {
            number++;
            id = number == 1 ? $"{property}#{document.Id}" : $"{property}#{document.Id}/{number}";
        }
        while (ledger.FindClaim(id) is not null);

        numbers[property] = number;
        return id;
    }

    private PropertySuggestion Suggestion(Mention mention, FoundProperty found)
    {
        var deal = found.Deal?.Deal is { } id && ledger.FindDeal(id) is not null ? id : null;
        return new PropertySuggestion(
            PropertyFinder.KindOf(mention),
            found.Cue?.Meaning ?? $"{PropertySuggestion.ToBeNamed}: no word near by told which {found.Id[(found.Id.LastIndexOf('/') + 1)..]} this is{(found.Id.StartsWith(PropertyFinder.Unnamed + "/", StringComparison.Ordinal) ? ", or whose" : string.Empty)}.",
            mention.Unit,
            found.Cue?.Per,
            deal,
            deal is null ? null : found.Cue?.Stage);
    }

    [GeneratedRegex(@"\b(?:between|zwischen|entre)\s*(?:about\s*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:will|would|shall|expects?|expected|plans?|planned|due|set to|scheduled|is to|are to|could|may|might|werden|wird|sollen|soll)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ahead();
}
