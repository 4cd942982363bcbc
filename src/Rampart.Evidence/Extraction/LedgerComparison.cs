using Rampart.Evidence.Nature;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>Holds a proposed claim against the claims that the ledger has on its property.</summary>
internal static class LedgerComparison
{
    /// <summary>The verdict, and the claims it rests on.</summary>
    public static (ProposalVerdict Verdict, IReadOnlyList<Claim> With) Of(Ledger ledger, Claim proposed)
    {
        var others = ledger.ClaimsOn(proposed.Property.Id).Where(claim => claim.State is ClaimState.Standing or ClaimState.Superseded).ToList();
        var same = others.Where(claim => SaysTheSame(claim, proposed)).ToList();
        if (same.Count > 0)
        {
            return (ProposalVerdict.Agrees, same);
        }

        // A date that is open on one side ("not later than 2020") and may be true beside this one decides nothing.
        var standing = others.Where(claim => claim.IsStanding && !MayBothBeTrue(claim, proposed)).ToList();
        if (standing.Count == 0)
        {
            return (ProposalVerdict.New, []);
        }

        var overtaken = standing.Where(claim => TakesThePlaceOf(proposed, claim)).ToList();
        return overtaken.Count > 0 ? (ProposalVerdict.Supersedes, overtaken) : (ProposalVerdict.Disputes, standing);
    }

    /// <summary>Equal within rounding and bounds; of dates, one within the other: an open end agrees only with the same end.</summary>
    private static bool SaysTheSame(Claim known, Claim proposed) =>
        MayBothBeTrue(known, proposed)
        && (known.Property.Kind != PropertyKind.Date || (PartialDate.TryParse(known.Value.Text) is { } date && PartialDate.TryParse(proposed.Value.Text) is { } other && IsWithin(date, other)));

    private static bool IsWithin(PartialDate left, PartialDate right)
    {
        var areClosed = left.Earliest == right.Earliest || left.Latest == right.Latest
            || (left.Earliest.Year > 1 && right.Earliest.Year > 1 && left.Latest.Year < 9999 && right.Latest.Year < 9999);
        return areClosed && (left.Days.Contains(right.Days) || right.Days.Contains(left.Days));
    }

    private static bool MayBothBeTrue(Claim known, Claim proposed)
    {
        if (known.Property.Kind != proposed.Property.Kind)
        {
            return false;
        }

        return known.Property.Kind switch
        {
            PropertyKind.Date => PartialDate.TryParse(known.Value.Text) is { } date && PartialDate.TryParse(proposed.Value.Text) is { } other && date.MayBe(other) && known.IsForecast == proposed.IsForecast,
            PropertyKind.Money => string.Equals(known.Value.Currency, proposed.Value.Currency, StringComparison.Ordinal) && Interval.Of([known]).Meets(Interval.Of([proposed])),
            _ => double.IsFinite(known.Value.Si) && double.IsFinite(proposed.Value.Si) && IsOfOneUnit(known, proposed) && Interval.Of([known]).Meets(Interval.Of([proposed])),
        };
    }

    // An event overtakes what foretold it; a later count of what arrived overtakes an earlier, smaller one.
    private static bool TakesThePlaceOf(Claim proposed, Claim known) => proposed.Property.Kind switch
    {
        PropertyKind.Date => known.IsForecast && !proposed.IsForecast && known.Said.Earliest <= proposed.Said.Latest,
        PropertyKind.Count => IsRunningCount(proposed.Property) && known.Said.Latest < proposed.Said.Earliest && known.Value.Si < proposed.Value.Si,
        _ => false,
    };

    private static bool IsRunningCount(PropertyDefinition property) =>
        property.Unit is UnitOfAccount.Shipment or UnitOfAccount.Flight || property.Stage is DealStage.DeliveryBegun or DealStage.Delivery
        || property.Id.EndsWith("-received", StringComparison.Ordinal) || property.Id.EndsWith("-delivered", StringComparison.Ordinal) || property.Id.EndsWith("-landed", StringComparison.Ordinal);

    private static bool IsOfOneUnit(Claim known, Claim proposed) => known.Property.Unit is null || proposed.Property.Unit is null || known.Property.Unit == proposed.Property.Unit;
}
