using System.Globalization;
using System.Text;

namespace Rampart.Evidence.Questions;

/// <summary>Tells a claim's family to a reader at a terminal: the tree, then how the number changed its unit.</summary>
public static class FamilyText
{
    private const int NarrowestText = 60;

    public static string Of(ClaimFamily family, int width)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestText);
        var text = new StringBuilder();
        foreach (var root in family.Roots)
        {
            Append(text, family, root, string.Empty, string.Empty, width);
        }

        if (family.Members.Count == 1)
        {
            text.Append("No claim repeats it, and it repeats none.\n");
        }

        foreach (var conversion in family.Conversions)
        {
            var became = conversion.Became.Count == 0 ? string.Empty : $"; that is what {string.Join(", ", conversion.Became.Select(claim => $"{claim.Document.Id} ({claim.Said.Text}) prints as {claim.ValueText}"))}";
            WrappedText.Append(text, "Converted in print: ", "  ", string.Create(CultureInfo.InvariantCulture, $"{conversion.Claim.Document.Id} ({conversion.Claim.Said.Text}) has \"{conversion.Own.Text}\" and \"{conversion.Other.Text}\" in one sentence; the second is {Turned(conversion)}{became}."), width);
        }

        foreach (var trip in family.RoundTrips)
        {
            WrappedText.Append(text, "Round trip: ", "  ", trip, width);
        }

        if (family.AlsoSaid.Count > 0)
        {
            WrappedText.Append(text, "The same value without a relation: ", "  ", string.Join(", ", family.AlsoSaid.Select(claim => $"{claim.Document.Id} ({claim.Said.Text})")) + ".", width);
        }

        return text.ToString();
    }

    private static string Turned(PrintedConversion conversion) =>
        Quantities.QuantityFormat.Text(conversion.Claim.Property.Quantity!.Value, conversion.Other.Si);

    private static void Append(StringBuilder text, ClaimFamily family, FamilyMember member, string before, string indent, int width)
    {
        var claim = member.Claim;
        var converted = claim.Converted is { } other ? $" (converted by the keeper: {other.Text})" : string.Empty;
        var state = claim.IsStanding ? string.Empty : $", {(claim.State == ClaimState.OutOfScope ? "out of scope" : claim.State.ToString().ToLowerInvariant())}";
        var asked = ReferenceEquals(claim, family.Asked) ? "  <- asked for" : string.Empty;
        var tie = member.Relation switch
        {
            { Kind: RelationKind.Supersedes } => "took its place: ",
            { } => "repeats it: ",
            _ => string.Empty,
        };
        WrappedText.Append(text, $"{before}{tie}{ConflictText.Shown(claim)}{converted}  ", indent + "    ", $"{claim.Id}{state}, {claim.Speaker}, {claim.Said.Text}{asked}", width);
        WrappedText.Append(text, indent + "    ", indent + "    ", claim.Recorded is { } noted ? $"noted: {noted}" : $"\"{claim.Quotation}\"", width);
        if (member.Relation is { } relation)
        {
            WrappedText.Append(text, indent + "    ", indent + "    ", $"Because{(relation.IsInferred ? " (inferred)" : string.Empty)}: {relation.Reason}", width);
        }

        foreach (var child in member.Children)
        {
            Append(text, family, child, indent + "  +- ", indent + "  ", width);
        }
    }
}
