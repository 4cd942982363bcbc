using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>One value of one property with all claims that state it: those that stand, or those that were rejected.</summary>
internal sealed record ClaimedValue(string Subject, string Name, double Si, IReadOnlyList<Claim> Claims)
{
    public Claim First => Claims[0];

    public bool IsRejected => !First.IsStanding;

    /// <summary>"engagement-range 400 km", with a word where it was rejected.</summary>
    public string Text => $"{Name} {First.ValueText}{(IsRejected ? " (rejected)" : string.Empty)}";
}

/// <summary>The ledger's values by subject and by the property's own name, so that a rule asks for a name and a new subject needs no code.</summary>
internal sealed class ClaimedValues
{
    private readonly List<ClaimedValue> _values = [];

    public ClaimedValues(Ledger ledger)
    {
        Ledger = ledger;
        foreach (var property in ledger.Properties.Where(property => property.Quantity is not null))
        {
            var (subject, name) = Split(property.Id);
            var judged = ledger.ClaimsOn(property.Id).Where(claim => claim.State is ClaimState.Standing or ClaimState.Rejected);

            // What repeats another claim is no value of its own.
            foreach (var group in judged.GroupBy(claim => (Si: OriginalOn(claim).Value.Si, claim.State)).OrderBy(group => group.Key.Si).ThenBy(group => (int)group.Key.State))
            {
                _values.Add(new ClaimedValue(subject, name, group.Key.Si, [.. group.OrderBy(claim => ReferenceEquals(OriginalOn(claim), claim) ? 0 : 1).ThenBy(claim => claim.Id, StringComparer.Ordinal)]));
            }
        }
    }

    public Ledger Ledger { get; }

    /// <summary>All values of a kind.</summary>
    public IEnumerable<ClaimedValue> Of(QuantityKind kind) => _values.Where(value => value.First.Property.Quantity == kind);

    /// <summary>All values of a kind of properties that have one of these names, or end in it (<c>long-detection-range</c>); what is least, or was so in one test, is another matter.</summary>
    public IEnumerable<ClaimedValue> Named(QuantityKind kind, params string[] names) => Of(kind).Where(value => names.Any(name => IsNamed(value.Name, name)));

    /// <summary>The standing values of one subject, from the least to the greatest.</summary>
    public IReadOnlyList<ClaimedValue> StandingOn(string subject, QuantityKind kind, string name) =>
        [.. Named(kind, name).Where(value => !value.IsRejected && string.Equals(value.Subject, subject, StringComparison.Ordinal)).OrderBy(value => value.Si)];

    /// <summary>Cuts a property's id at its last slash: <c>s-400</c> and <c>engagement-range</c>.</summary>
    public static (string Subject, string Name) Split(string property)
    {
        var slash = property.LastIndexOf('/');
        return (property[..slash], property[(slash + 1)..]);
    }

    // Only within the property: a claim may repeat what another property says in other words.
    private Claim OriginalOn(Claim claim) => Ledger.OriginalOf(claim) is var original && ReferenceEquals(original.Property, claim.Property) ? original : claim;

    private static bool IsNamed(string name, string asked) =>
        string.Equals(name, asked, StringComparison.Ordinal)
        || (name.EndsWith("-" + asked, StringComparison.Ordinal) && !name.StartsWith("minimum-", StringComparison.Ordinal) && !name.StartsWith("test-", StringComparison.Ordinal));
}
