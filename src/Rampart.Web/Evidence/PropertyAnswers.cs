using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Web.Evidence;

/// <summary>What the ledger holds, by system.</summary>
/// <param name="Ledger">The ledger's fingerprint: SHA-256 over everything that it says.</param>
/// <param name="Newest">The last day of the newest document (YYYY-MM-DD); null where there is no document.</param>
/// <param name="Documents">How many documents there are.</param>
/// <param name="Claims">How many claims there are, standing or not.</param>
/// <param name="Standing">How many of them stand.</param>
/// <param name="Relations">How many relations between claims there are.</param>
/// <param name="Origins">How many known origins speak.</param>
/// <param name="Systems">By name.</param>
internal sealed record PropertiesAnswer(string Ledger, string? Newest, int Documents, int Claims, int Standing, int Relations, int Origins, IReadOnlyList<SystemAnswer> Systems)
{
    public static PropertiesAnswer Of(Ledger ledger, ModelLibrary models)
    {
        var readers = PropertyReaders.Of(models, ledger);
        var conflicts = Rampart.Evidence.Questions.Conflicts.Of(ledger, readers).SelectMany(conflict => conflict.Properties.Select(property => (property.Id, conflict.State))).ToDictionary(pair => pair.Id, pair => pair.State, StringComparer.Ordinal);
        return new PropertiesAnswer(
            ledger.Fingerprint(),
            ledger.Documents.Count == 0 ? null : DateAnswer.Iso(ledger.Documents.Max(document => document.Date.Latest)),
            ledger.Documents.Count,
            ledger.Claims.Count,
            ledger.Claims.Count(claim => claim.IsStanding),
            ledger.Relations.Count,
            ledger.Claims.Where(claim => claim.OriginIsKnown).Select(claim => claim.Origin).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            [.. ledger.Properties.GroupBy(ClaimAnswer.SystemOf, StringComparer.Ordinal).OrderBy(system => system.Key, StringComparer.Ordinal).Select(system => new SystemAnswer(
                system.Key,
                system.Sum(property => ledger.ClaimsOn(property.Id).Count),
                system.Count(property => conflicts.TryGetValue(property.Id, out var state) && state == ConflictState.Open),
                [.. system.Select(property => PropertyAnswer.Of(ledger, property, readers, conflicts.TryGetValue(property.Id, out var state) ? state : null))]))]);
    }
}

/// <summary>What claims speak of: a system, a deal, a target.</summary>
/// <param name="Name">What stands before the last slash of its properties' ids.</param>
/// <param name="Claims">How many claims speak of it.</param>
/// <param name="Open">How many of its properties are in a conflict that nothing decides.</param>
/// <param name="Properties">By id.</param>
internal sealed record SystemAnswer(string Name, int Claims, int Open, IReadOnlyList<PropertyAnswer> Properties);

/// <summary>Something that can be claimed of a system.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Unit">What a count counts.</param>
/// <param name="Per">Of which unit the counted ones are parts.</param>
/// <param name="Deal">The deal of which it tells a state.</param>
/// <param name="Stage">That state.</param>
/// <param name="Claims">How many claims there are, standing or not.</param>
/// <param name="Standing">How many of them stand.</param>
/// <param name="Documents">How many documents the standing ones are in.</param>
/// <param name="Origins">How many independent known origins they have.</param>
/// <param name="Conflict">How its conflict stands; null where its claims agree.</param>
/// <param name="ReadBy">The values of models that read it, such as <c>s-400 engagement-range</c>.</param>
internal sealed record PropertyAnswer(
    string Id,
    PropertyKind Kind,
    string Meaning,
    UnitOfAccount? Unit,
    UnitOfAccount? Per,
    string? Deal,
    DealStage? Stage,
    int Claims,
    int Standing,
    int Documents,
    int Origins,
    ConflictState? Conflict,
    IReadOnlyList<string> ReadBy)
{
    public static PropertyAnswer Of(Ledger ledger, PropertyDefinition property, IReadOnlyDictionary<string, IReadOnlyList<string>> readers, ConflictState? conflict)
    {
        var agreement = ledger.AgreementOn(property.Id);
        return new PropertyAnswer(
            property.Id, property.Kind, property.Meaning, property.Unit, property.Per, property.Deal?.Id, property.Stage,
            ledger.ClaimsOn(property.Id).Count, agreement.Claims, agreement.Documents, agreement.Origins.Count, conflict, readers.GetValueOrDefault(property.Id) ?? []);
    }
}
