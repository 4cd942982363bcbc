using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>A property that a mention may be a value of, and the words for it where the ledger lacks it.</summary>
/// <param name="Id">Its id: <c>s-400/engagement-range</c>; <c>unnamed/length</c> where nothing tells of what it is.</param>
/// <param name="Cue">The lexicon's entry; null where no word pointed to one.</param>
/// <param name="Deal">The deal, where it is of one.</param>
internal sealed record FoundProperty(string Id, PropertyCue? Cue, DealSubject? Deal)
{
    /// <summary>True where the system was named in an earlier sentence.</summary>
    public bool IsOfEarlierSystem { get; init; }
}

/// <summary>Asks the lexicon of what and of whom a sentence speaks: the names and words nearest to the value, or the subject last named.</summary>
internal sealed class PropertyFinder
{
    /// <summary>The subject of a property where nothing tells of what a value is.</summary>
    public const string Unnamed = "unnamed";

    // Words farther away speak of something else.
    private const int FarthestCue = 150;
    private const int FarthestExclusion = 70;

    // A word behind a value tells less than one before it.
    private const int BehindIsFarther = 15;

    // "Two battalions" itself says little of them: what stands near by tells more, such as the regiment set they make up.
    private const int WithinItself = 60;

    private readonly Lexicon lexicon;
    private readonly CueWords<NamedSubject> systems;
    private readonly CueWords<NamedSubject> states;
    private readonly CueWords<DealSubject> dealWords;
    private readonly CueWords<PropertyCue> cues;
    private readonly CueWords<PropertyCue> exclusions;

    private string? lastSystem;
    private string? lastOwner;

    public PropertyFinder(Lexicon lexicon)
    {
        this.lexicon = lexicon;
        systems = new CueWords<NamedSubject>(lexicon.Systems.SelectMany(subject => subject.Names.Select(name => (name, subject))));
        states = new CueWords<NamedSubject>(lexicon.States.SelectMany(subject => subject.Names.Select(name => (name, subject))));
        dealWords = new CueWords<DealSubject>(lexicon.Deals.SelectMany(deal => deal.Words.Select(word => (word, deal))));
        cues = new CueWords<PropertyCue>(lexicon.Properties.SelectMany(cue => cue.Words.Select(word => (word, cue))));
        exclusions = new CueWords<PropertyCue>(lexicon.Properties.SelectMany(cue => cue.Unless.Select(word => (word, cue))));
    }

    /// <summary>The properties of a sentence's mentions, in their order. Sentences are asked in the order of the text: "it" is what was named last.</summary>
    public IReadOnlyList<FoundProperty> Of(Sentence sentence, IReadOnlyList<Mention> mentions)
    {
        var text = sentence.Text;
        var named = systems.In(text).ToList();
        var owners = states.In(text).Select(hit => (hit.Start, hit.End, hit.Value.Id)).ToList();
        IReadOnlyList<FoundProperty> found = [];
        if (mentions.Count > 0)
        {
            var further = dealWords.In(text).Select(hit => hit.Value).ToHashSet();
            var hits = cues.In(text).ToList();
            var excluded = exclusions.In(text).ToList();
            found = [.. mentions.Select(mention => Of(mention, named, owners, further, hits, excluded) with { IsOfEarlierSystem = named.Count == 0 && lastSystem is not null })];
        }

        lastSystem = named.Count > 0 ? named[^1].Value.Id : lastSystem;
        lastOwner = owners.Where(owner => !IsOnlySeller(owner.Id)).Select(owner => owner.Id).LastOrDefault() ?? lastOwner;
        return found;
    }

    private FoundProperty Of(Mention mention, List<(int Start, int End, NamedSubject Value)> named, List<(int Start, int End, string Id)> owners, HashSet<DealSubject> further, List<(int Start, int End, PropertyCue Value)> hits, List<(int Start, int End, PropertyCue Value)> excluded)
    {
        // "The S-400 entered service in 2007, replacing the S-300": the value is of what was named before it.
        var names = named.Select(hit => (hit.Start, hit.End, hit.Value.Id)).ToList();
        var system = Nearest(mention, names.Where(name => name.Start < mention.End)) ?? Nearest(mention, names) ?? lastSystem;
        var buyers = owners.Where(owner => !IsOnlySeller(owner.Id)).Select(owner => owner.Id).ToList();

        // "The second regiment set … to China" is not Turkey's second contract.
        var deal = lexicon.Deals.FirstOrDefault(deal => further.Contains(deal) && string.Equals(deal.System, system, StringComparison.Ordinal) && (buyers.Count == 0 || buyers.Contains(deal.Owner, StringComparer.Ordinal)));

        // "The second set was delivered" says how many were delivered, not how many were bought; where the second set is a contract of its own, it is that contract's one set.
        var isOneOfSeveral = mention.CountedFromFirst is not null && deal is null;
        var cue = hits
            .Where(hit => mention.Kind != ProposalKind.Count || hit.Value.IsCountedFromFirst == isOneOfSeveral)
            .Where(hit => Fits(hit.Value, mention) && Gap(mention, hit.Start, hit.End) <= FarthestCue)
            .Where(hit => !excluded.Exists(other => ReferenceEquals(other.Value, hit.Value) && Gap(mention, other.Start, other.End) <= FarthestExclusion && !hits.Exists(wider => ReferenceEquals(wider.Value, hit.Value) && wider.Start <= other.Start && other.End <= wider.End)))
            .OrderBy(hit => Gap(mention, hit.Start, hit.End))
            .ThenByDescending(hit => hit.End - hit.Start)
            .Select(hit => hit.Value)
            .FirstOrDefault();
        if (cue is null)
        {
            return new FoundProperty($"{system ?? Unnamed}/{PlainName(mention)}", null, null);
        }

        if (!cue.IsOfDeal)
        {
            return new FoundProperty($"{system ?? Unnamed}/{cue.Name}", cue, null);
        }

        var owner = deal?.Owner ?? Nearest(mention, owners.Where(owner => !IsOnlySeller(owner.Id))) ?? lastOwner;
        deal ??= lexicon.Deals.FirstOrDefault(known => known.Words.Count == 0 && string.Equals(known.System, system, StringComparison.Ordinal) && string.Equals(known.Owner, owner, StringComparison.Ordinal));
        var subject = deal?.Id ?? (system is null ? Unnamed : owner is null ? system : $"{system}-{owner}");
        return new FoundProperty($"{subject}/{cue.Name}", cue, deal);
    }

    // A state whose deals all need words of their own is named in most sentences as the seller.
    private bool IsOnlySeller(string owner) =>
        lexicon.Deals.Any(deal => string.Equals(deal.Owner, owner, StringComparison.Ordinal)) && lexicon.Deals.All(deal => !string.Equals(deal.Owner, owner, StringComparison.Ordinal) || deal.Words.Count > 0);

    private static bool Fits(PropertyCue cue, Mention mention) => mention.Kind switch
    {
        ProposalKind.Quantity => PropertyKinds.Quantity(cue.Kind) == mention.Quantity && cue.Kind is not (PropertyKind.Count or PropertyKind.Number or PropertyKind.Probability),
        ProposalKind.Money => cue.Kind == PropertyKind.Money,
        ProposalKind.Date => cue.Kind == PropertyKind.Date,
        _ => cue.Kind == PropertyKind.Count && (cue.Unit is null || cue.Unit == mention.Unit),
    };

    private static string? Nearest(Mention mention, IEnumerable<(int Start, int End, string Id)> hits) =>
        hits.OrderBy(hit => Gap(mention, hit.Start, hit.End)).Select(hit => hit.Id).FirstOrDefault();

    private static int Gap(Mention mention, int start, int end) =>
        end <= mention.Start ? mention.Start - end : start >= mention.End ? start - mention.End + BehindIsFarther : WithinItself;

    private static string PlainName(Mention mention) => mention.Kind switch
    {
        ProposalKind.Quantity => PropertyKinds.Word(KindOf(mention)),
        ProposalKind.Money => "money",
        ProposalKind.Date => "date",
        _ => $"{(mention.Unit is { } unit ? UnitsOfAccount.Counted("2", unit)[2..].Replace(' ', '-') : "count")}{(mention.CountedFromFirst is null ? string.Empty : "-of-several")}",
    };

    /// <summary>The kind of property that a mention can be a value of.</summary>
    public static PropertyKind KindOf(Mention mention) => mention.Kind switch
    {
        ProposalKind.Money => PropertyKind.Money,
        ProposalKind.Date => PropertyKind.Date,
        ProposalKind.Count => PropertyKind.Count,
        _ => Enum.GetValues<PropertyKind>().First(kind => PropertyKinds.Quantity(kind) == mention.Quantity && kind is not (PropertyKind.Count or PropertyKind.Probability)),
    };
}
