namespace Rampart.Evidence.Extraction;

/// <summary>What a claim may be about, and the words that tell it: one property's name for any system or any deal.</summary>
/// <param name="Name">The name behind the subject, such as <c>engagement-range</c>.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsOfDeal">True where its subject is a deal and not a system.</param>
/// <param name="Meaning">What the property means, for a ledger that lacks it.</param>
/// <param name="Words">The words that point to it; <c>*</c> stands for any ending.</param>
/// <param name="Unless">Words that say that something else is meant.</param>
public sealed record PropertyCue(string Name, PropertyKind Kind, bool IsOfDeal, string Meaning, IReadOnlyList<string> Words, IReadOnlyList<string> Unless)
{
    /// <summary>What is counted, for a count.</summary>
    public UnitOfAccount? Unit { get; init; }

    /// <summary>What the counted ones are parts of.</summary>
    public UnitOfAccount? Per { get; init; }

    /// <summary>True where it counts from the first: "the second set was delivered" makes two delivered.</summary>
    public bool IsCountedFromFirst { get; init; }

    /// <summary>The state of the deal of which it tells.</summary>
    public DealStage? Stage { get; init; }
}

/// <summary>A subject that articles name: a system, or a state as the owner in a deal.</summary>
/// <param name="Id">Its name in the ledger.</param>
/// <param name="Names">How articles name it.</param>
public sealed record NamedSubject(string Id, IReadOnlyList<string> Names);

/// <summary>The subject of a deal's properties: what system goes to whom.</summary>
/// <param name="Id">The subject, such as <c>s-400-turkey</c>.</param>
/// <param name="System">The system's id.</param>
/// <param name="Owner">The state's id.</param>
/// <param name="Words">Words that tell it from the first deal of the two; empty for the first.</param>
/// <param name="Deal">The deal's id in the ledger's <c>deals.yaml</c>, if the lexicon names it.</param>
public sealed record DealSubject(string Id, string System, string Owner, IReadOnlyList<string> Words, string? Deal);

/// <summary>The words by which articles name systems, states, deals and what is said of them: data of the ledger's keeper (<c>lexicon.yaml</c>).</summary>
public sealed record Lexicon(IReadOnlyList<NamedSubject> Systems, IReadOnlyList<NamedSubject> States, IReadOnlyList<DealSubject> Deals, IReadOnlyList<PropertyCue> Properties)
{
    /// <summary>A lexicon that knows no word: proposals come without a property.</summary>
    public static Lexicon Empty { get; } = new([], [], [], []);

    /// <summary>Reads <c>lexicon.yaml</c> of a ledger's folder; a folder without one gives the empty lexicon and a remark.</summary>
    /// <param name="folder">The ledger's folder.</param>
    /// <param name="findings">Receives what is wrong with the file; a wrong entry is left out.</param>
    public static Lexicon Load(string folder, ICollection<Quantities.Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(findings);
        return LexiconReader.Read(folder, findings);
    }
}
