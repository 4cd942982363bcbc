using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A purchase, or a state's own procurement, that claims speak of: who gets what from whom.</summary>
/// <param name="Id">Its name in properties, such as <c>turkey-first</c>.</param>
/// <param name="Owner">Who gets the units: a state in small letters.</param>
/// <param name="Seller">Who hands them over; the owner itself for its own procurement.</param>
/// <param name="System">The system bought, such as <c>s-400</c>.</param>
/// <param name="Name">Its name in a sentence.</param>
/// <param name="Note">Anything a reader should know.</param>
/// <param name="Place">Where the deal stands in the ledger.</param>
public sealed record Deal(string Id, string Owner, string Seller, string System, string Name, string? Note, Place Place);

/// <summary>The states that a deal goes through, in the order in which they are told; a deal may skip or repeat them.</summary>
public enum DealStage
{
    Talks,
    Loan,
    Instalment,
    Contract,
    Option,
    SanctionsThreatened,
    SanctionsImposed,
    ProductionShare,
    TechnologyTransfer,
    Training,
    DeliveryBegun,
    Delivery,
    Acceptance,
    Payment,
    Test,
    CombatDuty,
    Ended,
}

/// <summary>The words for the states of a deal.</summary>
public static class DealStages
{
    private static readonly (string Word, DealStage Value)[] Words =
    [
        ("talks", DealStage.Talks),
        ("loan", DealStage.Loan),
        ("instalment", DealStage.Instalment),
        ("contract", DealStage.Contract),
        ("option", DealStage.Option),
        ("sanctions-threatened", DealStage.SanctionsThreatened),
        ("sanctions-imposed", DealStage.SanctionsImposed),
        ("production-share", DealStage.ProductionShare),
        ("technology-transfer", DealStage.TechnologyTransfer),
        ("training", DealStage.Training),
        ("delivery-begun", DealStage.DeliveryBegun),
        ("delivery", DealStage.Delivery),
        ("acceptance", DealStage.Acceptance),
        ("payment", DealStage.Payment),
        ("test", DealStage.Test),
        ("combat-duty", DealStage.CombatDuty),
        ("ended", DealStage.Ended),
    ];

    /// <summary>Every word, in the order of the states.</summary>
    public static IEnumerable<string> All => Words.Select(word => word.Word);

    public static DealStage? TryParse(string word) => LedgerWords.Find(Words, word);

    public static string Word(DealStage stage) => Words.First(word => word.Value == stage).Word;
}

/// <summary>What a count counts. Two units of account convert only through a claim on a property that says how many of one the other has.</summary>
public enum UnitOfAccount
{
    Battery,
    Battalion,
    Regiment,
    RegimentSet,
    Squadron,
    System,
    Launcher,
    Missile,
    Shipment,
    Flight,
    Vehicle,
    Warhead,
    Target,
    Drone,
    Aircraft,
    Type,
}

/// <summary>The words for units of account.</summary>
public static class UnitsOfAccount
{
    private static readonly (string Word, UnitOfAccount Value)[] Words =
    [
        ("battery", UnitOfAccount.Battery),
        ("battalion", UnitOfAccount.Battalion),
        ("regiment", UnitOfAccount.Regiment),
        ("regiment-set", UnitOfAccount.RegimentSet),
        ("squadron", UnitOfAccount.Squadron),
        ("system", UnitOfAccount.System),
        ("launcher", UnitOfAccount.Launcher),
        ("missile", UnitOfAccount.Missile),
        ("shipment", UnitOfAccount.Shipment),
        ("flight", UnitOfAccount.Flight),
        ("vehicle", UnitOfAccount.Vehicle),
        ("warhead", UnitOfAccount.Warhead),
        ("target", UnitOfAccount.Target),
        ("drone", UnitOfAccount.Drone),
        ("aircraft", UnitOfAccount.Aircraft),
        ("type", UnitOfAccount.Type),
    ];

    public static IEnumerable<string> All => Words.Select(word => word.Word);

    public static UnitOfAccount? TryParse(string word) => LedgerWords.Find(Words, word);

    public static string Word(UnitOfAccount unit) => Words.First(word => word.Value == unit).Word;

    /// <summary>"1 regiment set", "2 batteries".</summary>
    public static string Counted(string count, UnitOfAccount unit)
    {
        var singular = Word(unit).Replace('-', ' ');
        var isOne = string.Equals(count, "1", StringComparison.Ordinal);
        var noun = isOne || unit == UnitOfAccount.Aircraft ? singular
            : singular.EndsWith('y') ? singular[..^1] + "ies"
            : singular + "s";
        return $"{count} {noun}";
    }
}

/// <summary>Looks a word up in a table of words.</summary>
internal static class LedgerWords
{
    public static T? Find<T>((string Word, T Value)[] words, string word)
        where T : struct
    {
        foreach (var known in words)
        {
            if (string.Equals(known.Word, word, StringComparison.Ordinal))
            {
                return known.Value;
            }
        }

        return null;
    }
}
