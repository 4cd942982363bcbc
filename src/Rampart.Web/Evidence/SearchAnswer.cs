using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Web.Evidence;

/// <summary>What a search found.</summary>
public enum HitKind
{
    /// <summary>A property: by its id or its meaning.</summary>
    Property,

    /// <summary>A document: by its id, its title or its publisher.</summary>
    Document,

    /// <summary>A claim: by its value, its words, its speaker or its note.</summary>
    Claim,

    /// <summary>A model: by its id, its name, what it is or its note.</summary>
    Model,
}

/// <summary>Hits of a search, the nearest first.</summary>
/// <param name="Query">The words that were looked for.</param>
/// <param name="Found">How many there are in all.</param>
/// <param name="Hits">At most a hundred of them.</param>
internal sealed record SearchAnswer(string Query, int Found, IReadOnlyList<HitAnswer> Hits)
{
    private const int Most = 100;

    /// <summary>Every entry that holds all the words, wherever in it they stand; capitals do not count.</summary>
    public static SearchAnswer Of(Ledger ledger, ModelLibrary models, string query)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return new SearchAnswer(query, 0, []);
        }

        var hits = ledger.Properties.Select(property => (Hit: Hit(property), Weight: Weight(words, property.Id, property.Meaning)))
            .Concat(ledger.Documents.Select(document => (Hit: Hit(document), Weight: Weight(words, document.Id, $"{document.Title}\n{document.Publisher}"))))
            .Concat(ledger.Claims.Select(claim => (Hit: Hit(claim), Weight: Weight(words, claim.Id, $"{ClaimAnswer.Shown(claim)}\n{claim.Quotation}\n{claim.Recorded}\n{claim.Speaker}\n{claim.Origin}\n{claim.Note}"))))
            .Concat(models.All.Select(model => (Hit: Hit(model), Weight: Weight(words, $"{model.Id}\n{model.Name}\n{model.Kind.Replace('-', ' ')}\n{model.Kind}", model.Note ?? string.Empty))))
            .Where(each => each.Weight > 0)
            .OrderByDescending(each => string.Equals(each.Hit.Id, query.Trim(), StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(each => each.Weight)
            .ThenByDescending(each => each.Hit.Kind == HitKind.Model)
            .ThenBy(each => each.Hit.Kind)
            .ThenBy(each => each.Hit.Id, StringComparer.Ordinal)
            .ToList();
        return new SearchAnswer(query, hits.Count, [.. hits.Take(Most).Select(each => each.Hit)]);
    }

    private static HitAnswer Hit(PropertyDefinition property) => new(HitKind.Property, property.Id, property.Id, property.Meaning);

    private static HitAnswer Hit(SourceDocument document) => new(HitKind.Document, document.Id, document.Title, $"{document.Publisher}, {document.Date.Words}");

    private static HitAnswer Hit(Claim claim) => new(HitKind.Claim, claim.Id, $"{ClaimAnswer.Shown(claim)}, {claim.Speaker}, {claim.Said.Words}", claim.Recorded ?? claim.Quotation);

    private static HitAnswer Hit(Model model) => new(HitKind.Model, model.Id, $"{model.Name}, {model.Kind.Replace('-', ' ')}", model.Note ?? string.Empty);

    // A word in the name weighs more than one in the text; an entry that lacks one of them is no hit.
    private static int Weight(string[] words, string name, string text)
    {
        var weight = 0;
        foreach (var word in words)
        {
            var found = name.Contains(word, StringComparison.OrdinalIgnoreCase) ? 3 : text.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            if (found == 0)
            {
                return 0;
            }

            weight += found;
        }

        return weight;
    }
}

/// <summary>One entry that holds the words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called, or says.</param>
/// <param name="Text">Its words.</param>
internal sealed record HitAnswer(HitKind Kind, string Id, string Title, string Text);
