namespace Rampart.Evidence.Editing;

/// <summary>The parts of a ledger that entries are added to, in the order in which they refer to each other: nothing speaks of a later one.</summary>
public enum LedgerSection
{
    Documents,
    Deals,
    Properties,
    Claims,
    Relations,
}

/// <summary>How the parts are named, and where they stand.</summary>
internal static class LedgerSections
{
    public static IReadOnlyList<LedgerSection> All { get; } = Enum.GetValues<LedgerSection>();

    /// <summary>The key above the entries.</summary>
    public static string Key(LedgerSection section) => section switch
    {
        LedgerSection.Documents => "documents",
        LedgerSection.Deals => "deals",
        LedgerSection.Properties => "properties",
        LedgerSection.Claims => "claims",
        _ => "relations",
    };

    /// <summary>One entry of the part, in a sentence.</summary>
    public static string Noun(LedgerSection section) => section switch
    {
        LedgerSection.Documents => "document",
        LedgerSection.Deals => "deal",
        LedgerSection.Properties => "property",
        LedgerSection.Claims => "claim",
        _ => "relation",
    };

    /// <summary>The file of the part in the ledger's folder. Claims stand in many files.</summary>
    public static string File(LedgerSection section) => Key(section) + ".yaml";

    /// <summary>Whether the shipped files leave a blank line between two entries of the part.</summary>
    public static bool HasBlankLines(LedgerSection section) => section is not (LedgerSection.Properties or LedgerSection.Deals);

    /// <summary>The lines with which a new file of the part begins.</summary>
    public static IReadOnlyList<string> Header(LedgerSection section, string subject) =>
    [
        section switch
        {
            LedgerSection.Claims => $"# What the documents say of {subject}. Form: docs/formats/ledger.md",
            LedgerSection.Deals => "# Who gets what from whom. Form: docs/formats/ledger.md",
            _ => $"# Form: docs/formats/ledger.md",
        },
        "format: 1",
        Key(section) + ":",
    ];
}
