using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>A sentence that gives one value in two units must give the same value twice.</summary>
internal sealed class QuotedUnitsRule : NatureRule
{
    // Zeros at the end of a number may be exact: a rounding coarser than this is granted, but told.
    private const double FineRounding = 0.01;

    public override string Name => "quoted-units";

    public override string Formula => "|v₁ − v₂| ≤ half a step of the last digit of each, after conversion";

    public override string Source => "SI Brochure, 9th ed., table 8, and NIST SP 811, appendix B: the units' factors, exact by definition";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var kind in new[] { QuantityKind.Length, QuantityKind.Speed })
        {
            foreach (var value in values.Of(kind).Where(value => value.Si > 0.0))
            {
                foreach (var claim in value.Claims)
                {
                    if (Judge(value, claim, kind) is { } verdict)
                    {
                        yield return verdict;
                    }
                }
            }
        }
    }

    private NatureVerdict? Judge(ClaimedValue value, Claim claim, QuantityKind kind)
    {
        var mentions = QuotedNumbers.Near(claim.Recorded ?? claim.Quotation, kind, claim.Value.Si);
        var own = mentions.FirstOrDefault(mention => Math.Abs(mention.Si - claim.Value.Si) <= 1e-9 * claim.Value.Si);
        if (own is null || mentions.FirstOrDefault(mention => mention.UnitSi != own.UnitSi) is not { } other)
        {
            return null;
        }

        var apart = Math.Abs(own.Si - other.Si);
        var fine = Math.Min(own.Rounding, FineRounding * own.Si) + Math.Min(other.Rounding, FineRounding * other.Si);
        var outcome = apart <= fine ? NatureOutcome.Holds : apart <= own.Rounding + other.Rounding ? NatureOutcome.Strained : NatureOutcome.Contradicts;
        var share = string.Create(CultureInfo.InvariantCulture, $"{100.0 * apart / own.Si:0.0} %");
        var turned = string.Create(CultureInfo.InvariantCulture, $"{own.Si / other.UnitSi:#,0.###}");
        var message = outcome switch
        {
            NatureOutcome.Holds => $"its words hold both {own.Text} and {other.Text}: one value, rounded.",
            NatureOutcome.Strained => $"its words hold both {own.Text} and {other.Text}, but the first is {turned} in the unit of the second: {share} apart, which only a number rounded to its first digits explains.",
            _ => $"its words hold both {own.Text} and {other.Text}, but the first is {turned} in the unit of the second: {share} apart, more than rounding explains.",
        };
        return Verdict(
            value.Subject,
            outcome,
            [claim],
            $"{value.Text}: {message}",
            new NatureNumber("first", own.Si, kind == QuantityKind.Speed ? "m/s" : "m"),
            new NatureNumber("second", other.Si, kind == QuantityKind.Speed ? "m/s" : "m"),
            new NatureNumber("apart", apart / own.Si, string.Empty));
    }
}
