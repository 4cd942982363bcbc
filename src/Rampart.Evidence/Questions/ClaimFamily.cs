using System.Globalization;
using Rampart.Evidence.Nature;
using Rampart.Quantities;

namespace Rampart.Evidence.Questions;

/// <summary>A claim in the tree of those that repeat it or took its place.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Relation">The relation by which it hangs on the claim above it; null for the first.</param>
/// <param name="Children">What repeats it or took its place, by date said.</param>
public sealed record FamilyMember(Claim Claim, Relation? Relation, IReadOnlyList<FamilyMember> Children);

/// <summary>A document that prints the value in two units: where a number may have changed its unit.</summary>
/// <param name="Claim">The claim whose words hold both.</param>
/// <param name="Own">The value as the claim has it.</param>
/// <param name="Other">The same in the other unit.</param>
/// <param name="Became">The claims of the family whose value is that other number turned back and rounded.</param>
public sealed record PrintedConversion(Claim Claim, QuotedNumber Own, QuotedNumber Other, IReadOnlyList<Claim> Became);

/// <summary>How a statement went from document to document: copies, conversions and what took its place, from the original down.</summary>
/// <param name="Asked">The claim that was asked for.</param>
/// <param name="Roots">The claims that repeat no other and took nobody's place, by date said; most families have one.</param>
/// <param name="AlsoSaid">Claims on the same property that say the same as a root, and that no relation ties to it; by date said.</param>
/// <param name="Conversions">Where the value is printed in two units, by date said.</param>
/// <param name="RoundTrips">Ways through another unit by which one value of the family became another, in words (<see cref="NatureCheck"/>, rule round-trip).</param>
public sealed record ClaimFamily(Claim Asked, IReadOnlyList<FamilyMember> Roots, IReadOnlyList<Claim> AlsoSaid, IReadOnlyList<PrintedConversion> Conversions, IReadOnlyList<string> RoundTrips)
{
    // A number that was turned into another unit and back is off by a rounding, and not by more.
    private const double Rounding = 0.005;

    /// <summary>Every claim of the tree once.</summary>
    public IReadOnlyList<Claim> Members => [.. Roots.SelectMany(Flat).DistinctBy(claim => claim.Id, StringComparer.Ordinal)];

    /// <summary>The family of a claim.</summary>
    public static ClaimFamily Of(Ledger ledger, Claim asked)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(asked);
        var ties = ledger.Relations.Where(relation => relation.Kind is RelationKind.SameAs or RelationKind.Supersedes).ToList();
        var members = new SortedDictionary<string, Claim>(StringComparer.Ordinal) { [asked.Id] = asked };
        for (var before = 0; before != members.Count;)
        {
            before = members.Count;
            foreach (var tie in ties.Where(tie => members.ContainsKey(tie.From.Id) || members.ContainsKey(tie.To.Id)))
            {
                members[tie.From.Id] = tie.From;
                members[tie.To.Id] = tie.To;
            }
        }

        var inside = ties.Where(tie => members.ContainsKey(tie.From.Id)).ToList();
        var first = Ordered(members.Values.Where(claim => !inside.Exists(tie => Is(tie.From, claim)))).ToList();

        // Claims that repeat each other in a circle have no first: the one that the ledger lets speak stands for it.
        var roots = first.Count > 0 ? first : [ledger.OriginalOf(asked)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tree = roots.Select(root => Member(root, relation: null, inside, seen)).ToList();
        var also = Ordered(roots.SelectMany(root => ledger.ClaimsOn(root.Property.Id).Where(claim => !members.ContainsKey(claim.Id) && claim.IsStanding && Voices.SaysTheSame(claim, root)))).DistinctBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        return new ClaimFamily(asked, tree, also, PrintedBy(members.Values, also), TripsOf(ledger, members.Values));
    }

    private static FamilyMember Member(Claim claim, Relation? relation, List<Relation> ties, HashSet<string> seen)
    {
        // A claim that hangs on two others is shown under the first of them.
        seen.Add(claim.Id);
        var children = new List<FamilyMember>();
        foreach (var tie in ties.Where(tie => Is(tie.To, claim)).OrderBy(tie => tie.From.Said.Latest).ThenBy(tie => tie.From.Id, StringComparer.Ordinal))
        {
            if (!seen.Contains(tie.From.Id))
            {
                children.Add(Member(tie.From, tie, ties, seen));
            }
        }

        return new FamilyMember(claim, relation, children);
    }

    private static List<PrintedConversion> PrintedBy(IEnumerable<Claim> members, List<Claim> also)
    {
        var family = members.ToList();
        var conversions = new List<PrintedConversion>();
        foreach (var claim in Ordered(family.Concat(also)))
        {
            if (claim.Property.Quantity is not (QuantityKind.Length or QuantityKind.Speed) || claim.Value.Si <= 0.0)
            {
                continue;
            }

            var mentions = QuotedNumbers.Near(claim.Recorded ?? claim.Quotation, claim.Property.Quantity.Value, claim.Value.Si);
            var own = mentions.FirstOrDefault(mention => Math.Abs(mention.Si - claim.Value.Si) <= 1e-9 * claim.Value.Si);
            var other = own is null ? null : mentions.FirstOrDefault(mention => mention.UnitSi != own.UnitSi);
            if (own is not null && other is not null)
            {
                var became = family.Where(member => !Voices.SaysTheSame(member, claim) && Math.Abs(member.Value.Si - other.Si) <= Math.Min(Rounding * other.Si, Math.Abs(member.Value.Si - own.Si)));
                conversions.Add(new PrintedConversion(claim, own, other, [.. Ordered(became)]));
            }
        }

        return conversions;
    }

    private static List<string> TripsOf(Ledger ledger, IEnumerable<Claim> members)
    {
        var family = members.ToList();
        return [.. NatureCheck.Of(ledger)
            .Where(verdict => string.Equals(verdict.Rule, new RoundTripRule().Name, StringComparison.Ordinal) && verdict.Claims.Count == 2)
            .Where(verdict => verdict.Claims.All(claim => family.Exists(member => ReferenceEquals(member.Property, claim.Property) && Voices.SaysTheSame(member, claim))))
            .Select(verdict => Trip(verdict, family))];
    }

    private static string Trip(NatureVerdict verdict, List<Claim> family)
    {
        double Number(string name) => verdict.Numbers.First(number => string.Equals(number.Name, name, StringComparison.Ordinal)).Value;
        var (from, to) = (family.First(claim => claim.Value.Si == Number("from")), family.First(claim => claim.Value.Si == Number("to")));
        var rounded = verdict.Numbers.First(number => number.Name is "rounded-in-unit");
        return string.Create(CultureInfo.InvariantCulture, $"{from.Value.Text} is about {rounded.Value:#,0.##} {rounded.Unit}, and these are {QuantityFormat.Text(QuantityKind.Length, Number("back"))}: {to.Value.Text}.");
    }

    private static IOrderedEnumerable<Claim> Ordered(IEnumerable<Claim> claims) => claims.OrderBy(claim => claim.Said.Latest).ThenBy(claim => claim.Id, StringComparer.Ordinal);

    private static IEnumerable<Claim> Flat(FamilyMember member) => [member.Claim, .. member.Children.SelectMany(Flat)];

    private static bool Is(Claim one, Claim other) => string.Equals(one.Id, other.Id, StringComparison.Ordinal);
}
