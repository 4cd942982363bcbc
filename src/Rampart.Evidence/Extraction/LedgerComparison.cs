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

        var standing = others.Where(claim => claim.IsStanding).ToList();
        if (standing.Count == 0)
        {
            return (ProposalVerdict.New, []);
        }

        var overtaken = standing.Where(claim => TakesThePlaceOf(proposed, claim)).ToList();
        return overtaken.Count > 0 ? (ProposalVerdict.Supersedes, overtaken) : (ProposalVerdict.Disputes, standing);
    }

    private static bool SaysTheSame(Claim known, Claim proposed)
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
