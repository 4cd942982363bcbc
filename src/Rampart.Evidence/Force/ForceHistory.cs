using NodaTime;

namespace Rampart.Evidence;

/// <summary>Who had how many, on which day, and who says so: event claims put together by owner and date.</summary>
/// <remarks>
/// <para>A claim on a property with a <c>deal</c> and a <c>stage</c> tells of a state. The state holds from the claim's event date on; where
/// the claim dates no event, from the day it was said. A date that is open to the past counts from its last day.</para>
/// <para>A superseded claim holds until the one that took its place does. Rejected claims and those out of scope are left out.
/// What is foretold is never so: it is awaited, from the day it was said until its event.</para>
/// <para>Claims on one property with different values, and claims of one deal that the ledger holds to dispute each other, are
/// alternatives. They are kept apart. A count is converted into another unit only by a claim that says how many of one the other has.</para>
/// </remarks>
public sealed class ForceHistory
{
    private readonly Ledger _ledger;
    private readonly List<Claim> _claims;
    private readonly LocalDate? _knownBy;

    // Between this owner's claims alone.
    private readonly List<Relation> _relations;
    private readonly ILookup<string, Claim> _replacements;
    private readonly List<Claim> _conversions;

    private ForceHistory(Ledger ledger, string owner, LocalDate? knownBy, List<Claim> claims)
    {
        (_ledger, Owner, _knownBy, _claims) = (ledger, owner, knownBy, claims);
        var ids = claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        _relations = [.. ledger.Relations.Where(relation => relation.Kind != RelationKind.SameAs && ids.Contains(relation.From.Id) && ids.Contains(relation.To.Id))];
        _replacements = ledger.Relations
            .Where(relation => relation.Kind == RelationKind.Supersedes && !relation.From.IsForecast && ids.Contains(relation.To.Id))
            .ToLookup(relation => relation.To.Id, relation => relation.From, StringComparer.Ordinal);
        _conversions = [.. ledger.Claims.Where(claim => claim.IsStanding && claim.Property.Per is not null)];
    }

    public string Owner { get; }

    /// <summary>The claims that tell of this owner's deals, forecasts too, in the ledger's order.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Every owner of a deal, in ordinal order.</summary>
    public static IReadOnlyList<string> OwnersIn(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return [.. ledger.Deals.Select(deal => deal.Owner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The history of an owner.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="owner">A state, as the ledger's deals name it.</param>
    /// <param name="knownBy">Only what had been said by then is looked at; null for everything.</param>
    public static ForceHistory Of(Ledger ledger, string owner, LocalDate? knownBy = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentException.ThrowIfNullOrEmpty(owner);
        var asked = knownBy is { } day ? ledger.AsKnownBy(day) : ledger;
        var claims = asked.Claims.Where(claim => string.Equals(claim.Property.Deal?.Owner, owner, StringComparison.Ordinal)
            && claim.State is ClaimState.Standing or ClaimState.Superseded);
        return new ForceHistory(asked, owner, knownBy, [.. claims]);
    }

    /// <summary>When the state of which a claim tells was reached.</summary>
    public static PartialDate When(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.EventDate ?? claim.Said;
    }

    /// <summary>What was so, and what was awaited, on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="onlyDeal">Only this deal; null for all of the owner's.</param>
    public ForceOnDay On(LocalDate day, Deal? onlyDeal = null)
    {
        var deals = _ledger.Deals
            .Where(deal => string.Equals(deal.Owner, Owner, StringComparison.Ordinal) && (onlyDeal is null || ReferenceEquals(deal, onlyDeal)))
            .Select(deal => OnDay(deal, day))
            .Where(deal => deal.Lines.Count > 0 || deal.Awaited.Count > 0)
            .OrderBy(deal => deal.Lines.Count == 0 ? deal.Awaited[0].Forecast.Said.Start : deal.Lines.Min(line => line.Since))
            .ThenBy(deal => deal.Deal.Id, StringComparer.Ordinal);
        return new ForceOnDay(Owner, day, _knownBy, [.. deals]);
    }

    internal IReadOnlyList<IReadOnlyList<Claim>> SayingTheSame(IEnumerable<Claim> claims) => SameSayings.Of(_relations, claims);

    private DealOnDay OnDay(Deal deal, LocalDate day)
    {
        var claims = _claims.Where(claim => ReferenceEquals(claim.Property.Deal, deal)).ToList();
        var current = claims.Where(claim => !claim.IsForecast && When(claim).Start <= day && !IsReplacedBy(claim, day)).ToList();
        var lines = AlternativeGroups.Of(_relations, current)
            .Select(group => Line(group, current, day))
            .OrderBy(line => line.Stage)
            .ThenBy(line => line.Since)
            .ThenBy(line => line.Alternatives[0].Property.Id, StringComparer.Ordinal)
            .ToList();
        var awaited = claims
            .Where(claim => claim.IsForecast && claim.Said.Start <= day && !HasHappened(claim, day))
            .OrderBy(claim => claim.Property.Stage)
            .ThenBy(claim => claim.Said.Start)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal)
            .Select(claim => new AwaitedState(claim.Property.Stage!.Value, claim, claim.EventDate is { } promised && promised.Latest < day, ForecastOutcome.Of(claim, _ledger.ClaimsOn(claim.Property.Id))))
            .ToList();
        return new DealOnDay(deal, DealPath.Furthest(lines), lines, awaited);
    }

    private StateLine Line(IReadOnlyList<Claim> group, List<Claim> current, LocalDate day)
    {
        // Another line of the day may dispute this one: a contract that one calls signed and another awaited.
        var ids = group.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var holding = current.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var relations = _relations
            .Where(relation => holding.Contains(relation.From.Id) && holding.Contains(relation.To.Id) && (ids.Contains(relation.From.Id) || ids.Contains(relation.To.Id)))
            .ToList();
        var disputed = relations.Where(relation => relation.Kind == RelationKind.Disputes).SelectMany(relation => new[] { relation.From.Id, relation.To.Id }).ToHashSet(StringComparer.Ordinal);
        var said = SameSayings.Of(_relations, group);
        var alternatives = said.Select(same =>
        {
            var when = When(same[0]);
            return new StateReading(same[0].Property, same, when, CertaintyOf(when, day, isDisputed: said.Count > 1 || same.Any(claim => disputed.Contains(claim.Id))), ConversionsOf(same[0]));
        }).ToList();
        return new StateLine(alternatives.Min(reading => reading.Property.Stage!.Value), alternatives, [.. relations.Select(relation => relation.Reason).Distinct(StringComparer.Ordinal)]);
    }

    private static StateCertainty CertaintyOf(PartialDate when, LocalDate day, bool isDisputed) =>
        when.IsUncertain || when.Latest > day ? StateCertainty.Possible
        : isDisputed ? StateCertainty.Disputed
        : StateCertainty.Reported;

    private List<UnitConversion> ConversionsOf(Claim claim)
    {
        if (claim.Property.Unit is not { } unit || !double.IsFinite(claim.Value.Si))
        {
            return [];
        }

        // What is said of this purchase itself goes before what is said of the system.
        var own = _conversions.FindAll(by => by.Property.Per == unit && by.Property.Id.StartsWith(Subject(claim.Property) + "/", StringComparison.Ordinal));
        var general = _conversions.FindAll(by => by.Property.Per == unit && by.Property.Id.StartsWith(claim.Property.Deal!.System + "/", StringComparison.Ordinal) && !own.Exists(said => said.Property.Unit == by.Property.Unit));
        return [.. own.Concat(general)
            .GroupBy(by => (by.Property.Unit, by.Value.Si))
            .Select(same => same.OrderBy(by => by.Said.Latest).ThenBy(by => by.Id, StringComparer.Ordinal).First())
            .Select(by => new UnitConversion(claim.Value.Si * by.Value.Si, by.Property.Unit!.Value, by))];
    }

    private static string Subject(PropertyDefinition property) => property.Id[..property.Id.LastIndexOf('/')];

    /// <summary>Whether another claim had taken its place by a day.</summary>
    private bool IsReplacedBy(Claim claim, LocalDate day) => ReplacedOn(claim) <= day;

    /// <summary>The first day by which another claim had taken its place for sure; null where none has.</summary>
    internal LocalDate? ReplacedOn(Claim claim) => _replacements[claim.Id].Select(by => (LocalDate?)When(by).Latest).Min();

    internal IReadOnlyList<Relation> Relations => _relations;

    /// <summary>Whether what a claim foretells had been reported for a date that had passed on the day.</summary>
    private bool HasHappened(Claim forecast, LocalDate day) =>
        _ledger.ClaimsOn(forecast.Property.Id).Any(claim => !claim.IsForecast
            && claim.IsStanding
            && When(claim).Latest <= day
            && !(claim.Value.Si == 0.0 && claim.Property.Kind == PropertyKind.YesNo));
}
