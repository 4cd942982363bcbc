using Rampart.Evidence;
using Rampart.Evidence.Questions;
using Rampart.Quantities;

namespace Rampart.Web.Evidence;

/// <summary>What the ledger's claims do not agree on: what a model reads first, then by how far the answers lie apart.</summary>
/// <param name="Conflicts">In that order.</param>
internal sealed record ConflictsAnswer(IReadOnlyList<ConflictAnswer> Conflicts)
{
    public static ConflictsAnswer Of(Ledger ledger, ModelLibrary models, string? prefix, bool onlyOpen) => new([.. Rampart.Evidence.Questions.Conflicts.Of(ledger, PropertyReaders.Of(models, ledger))
        .Where(conflict => prefix is null || conflict.Properties.Any(property => property.Id.StartsWith(prefix, StringComparison.Ordinal)))
        .Where(conflict => !onlyOpen || conflict.State == ConflictState.Open)
        .Select(conflict => ConflictAnswer.Of(ledger, conflict))]);
}

/// <summary>Claims that do not say the same, on one property or on several that relations join.</summary>
/// <param name="Lead">The id of the property that leads.</param>
/// <param name="State">How the conflict stands.</param>
/// <param name="Weight">How far the answers lie apart: a ratio, one more than the years between dates, or the number of answers.</param>
/// <param name="ReadBy">The values of models that read one of its properties.</param>
/// <param name="Properties">The leading one first.</param>
/// <param name="Reasons">The relations between its claims, with their reasons.</param>
/// <param name="Settling">What would settle it, a sentence each.</param>
internal sealed record ConflictAnswer(
    string Lead,
    ConflictState State,
    double Weight,
    IReadOnlyList<string> ReadBy,
    IReadOnlyList<ConflictPropertyAnswer> Properties,
    IReadOnlyList<ReasonAnswer> Reasons,
    IReadOnlyList<SettlingAnswer> Settling)
{
    public static ConflictAnswer Of(Ledger ledger, Conflict conflict) => new(
        conflict.Lead.Id,
        conflict.State,
        conflict.Weight,
        conflict.ReadBy,
        [.. conflict.Properties.Select(property => ConflictPropertyAnswer.Of(ledger, conflict, property))],
        [.. conflict.Relations.Select(ReasonAnswer.Of)],
        [.. conflict.Settling.Select(step => new SettlingAnswer(step.Rule, step.Text))]);
}

/// <summary>One thing that would settle a conflict.</summary>
/// <param name="Rule">The rule by which it is said.</param>
/// <param name="Text">What to look for.</param>
internal sealed record SettlingAnswer(SettlingRule Rule, string Text);

/// <summary>A relation between two claims of a conflict.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="From">The first claim's id.</param>
/// <param name="FromValue">What it says.</param>
/// <param name="Words">How it stands to the second: "disputes".</param>
/// <param name="To">The second claim's id.</param>
/// <param name="ToValue">What that says.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsInferred">Whether the ledger's keeper concluded it.</param>
internal sealed record ReasonAnswer(RelationKind Kind, string From, string FromValue, string Words, string To, string ToValue, string Reason, bool IsInferred)
{
    public static ReasonAnswer Of(Relation relation) => new(
        relation.Kind, relation.From.Id, ClaimAnswer.Shown(relation.From), relation.WordsFrom(relation.From), relation.To.Id, ClaimAnswer.Shown(relation.To), relation.Reason, relation.IsInferred);
}

/// <summary>The answers on one property of a conflict, side by side.</summary>
/// <param name="Id">The property's id.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Unit">What a count counts.</param>
/// <param name="Spread">How far the answers lie apart, in words; empty where they are one.</param>
/// <param name="Scale">The unit in which numbers are drawn; null where the values are no numbers.</param>
/// <param name="Rows">One for each claim that speaks for itself or no longer stands.</param>
internal sealed record ConflictPropertyAnswer(string Id, PropertyKind Kind, string Meaning, UnitOfAccount? Unit, string Spread, ScaleAnswer? Scale, IReadOnlyList<ConflictRowAnswer> Rows)
{
    public static ConflictPropertyAnswer Of(Ledger ledger, Conflict conflict, PropertyDefinition property)
    {
        var rows = ConflictRow.Of(ledger, conflict, property);
        return new ConflictPropertyAnswer(
            property.Id, property.Kind, property.Meaning, property.Unit,
            string.Join(' ', conflict.Spreads.Where(spread => ReferenceEquals(spread.Property, property)).Select(spread => ConflictText.Words(spread, isNamed: false))),
            ScaleAnswer.For(property, [.. rows.Select(row => row.Claim)]),
            [.. rows.Select(row => new ConflictRowAnswer(ClaimAnswer.Of(ledger, row.Claim), [.. row.Repeated.Select(EchoAnswer.Of)], [.. row.AlsoSaid.Select(EchoAnswer.Of)]))]);
    }
}

/// <summary>One answer, with the claims that only say it again.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Repeated">Claims that repeat it, as the ledger holds.</param>
/// <param name="AlsoSaid">Claims of unknown origin that say the same.</param>
internal sealed record ConflictRowAnswer(ClaimAnswer Claim, IReadOnlyList<EchoAnswer> Repeated, IReadOnlyList<EchoAnswer> AlsoSaid);

/// <summary>A claim that says again what another one says.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Document">Its document.</param>
/// <param name="Value">As it says it.</param>
internal sealed record EchoAnswer(string Id, string Document, string Value)
{
    public static EchoAnswer Of(Claim claim) => new(claim.Id, claim.Document.Id, ClaimAnswer.Shown(claim));
}

/// <summary>A unit for an axis.</summary>
/// <param name="Unit">Its symbol; empty for numbers without one.</param>
/// <param name="Si">How much of the SI unit one of it is.</param>
internal sealed record ScaleAnswer(string Unit, double Si)
{
    /// <summary>The unit that a reader would choose for the greatest of the values.</summary>
    public static ScaleAnswer? For(PropertyDefinition property, IReadOnlyList<Claim> claims)
    {
        var values = claims.Select(claim => Math.Abs(claim.Value.Si)).Where(double.IsFinite).ToList();
        if (values.Count == 0 || property.Kind is PropertyKind.YesNo)
        {
            return null;
        }

        if (property.Kind == PropertyKind.Money)
        {
            return new ScaleAnswer(string.Join('/', claims.Select(claim => claim.Value.Currency).OfType<string>().Distinct(StringComparer.Ordinal)), 1.0);
        }

        return property.Quantity is { } kind ? Of(kind, values.Max()) : new ScaleAnswer(string.Empty, 1.0);
    }

    /// <summary>The unit that a reader would choose for the greatest of some values of a kind; null where they are no numbers.</summary>
    public static ScaleAnswer? For(QuantityKind? kind, IEnumerable<double> values) =>
        kind is { } known && values.Where(double.IsFinite).Select(Math.Abs).ToList() is { Count: > 0 } sizes ? Of(known, sizes.Max()) : null;

    private static ScaleAnswer Of(QuantityKind kind, double greatest)
    {
        if (kind == QuantityKind.Number)
        {
            return new ScaleAnswer(string.Empty, 1.0);
        }

        var text = QuantityFormat.Text(kind, greatest);
        var unit = text[(text.LastIndexOf(' ') + 1)..];
        var one = QuantityText.Parse(kind, "1 " + unit);
        return one.IsValid && one.Si > 0.0 ? new ScaleAnswer(unit, one.Si) : new ScaleAnswer(string.Empty, 1.0);
    }
}
