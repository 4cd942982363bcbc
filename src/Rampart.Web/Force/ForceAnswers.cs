using Rampart.Evidence;
using Rampart.Web.Evidence;

namespace Rampart.Web.Force;

/// <summary>The states of which the ledger holds deals.</summary>
/// <param name="Owners">By name.</param>
internal sealed record OwnersAnswer(IReadOnlyList<OwnerAnswer> Owners)
{
    public static OwnersAnswer Of(Ledger ledger) => new([.. ForceHistory.OwnersIn(ledger).Select(owner => OwnerAnswer.Of(ledger, owner))]);
}

/// <summary>A state, and the days of which the ledger can tell.</summary>
/// <param name="Owner">The state, as the ledger's deals name it.</param>
/// <param name="Deals">Its deals.</param>
/// <param name="Claims">How many claims tell of them.</param>
/// <param name="First">The first day of which anything is told (YYYY-MM-DD).</param>
/// <param name="Newest">The last day of which the ledger can know anything: that of its newest document.</param>
/// <param name="Last">The last day of which any claim tells: on which something was said, happened or was to happen.</param>
internal sealed record OwnerAnswer(string Owner, IReadOnlyList<DealAnswer> Deals, int Claims, string First, string Newest, string Last)
{
    public static OwnerAnswer Of(Ledger ledger, string owner)
    {
        var history = ForceHistory.Of(ledger, owner);
        var newest = ForceDays.Newest(ledger);
        var told = history.Claims.SelectMany(claim => new[] { claim.Said, ForceHistory.When(claim) }).Select(date => date.Latest.Year == 9999 ? date.Start : date.Latest).DefaultIfEmpty(newest).Max();
        return new OwnerAnswer(
            owner,
            [.. ledger.Deals.Where(deal => string.Equals(deal.Owner, owner, StringComparison.Ordinal)).Select(DealAnswer.Of)],
            history.Claims.Count,
            DateAnswer.Iso(ForceDays.First(history, newest)),
            DateAnswer.Iso(newest),
            DateAnswer.Iso(told));
    }
}

/// <summary>A purchase, or a state's own procurement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in a sentence.</param>
/// <param name="Owner">Who gets the units.</param>
/// <param name="Seller">Who hands them over; the owner itself for its own procurement.</param>
/// <param name="System">The system.</param>
/// <param name="Note">Anything that a reader should know.</param>
internal sealed record DealAnswer(string Id, string Name, string Owner, string Seller, string System, string? Note)
{
    public static DealAnswer Of(Deal deal) => new(deal.Id, deal.Name, deal.Owner, deal.Seller, deal.System, deal.Note);
}

/// <summary>What a state had, was getting and was promised on one day.</summary>
/// <param name="Owner">The state.</param>
/// <param name="Day">The day.</param>
/// <param name="KnownBy">Only what had been said by then was looked at; null for everything.</param>
/// <param name="Deals">Those of which anything was so or awaited, the earliest first.</param>
internal sealed record ForceAnswer(string Owner, string Day, string? KnownBy, IReadOnlyList<DealOnDayAnswer> Deals)
{
    public static ForceAnswer Of(Ledger ledger, ForceOnDay force) => new(
        force.Owner,
        DateAnswer.Iso(force.Day),
        force.KnownBy is { } known ? DateAnswer.Iso(known) : null,
        [.. force.Deals.Select(deal => DealOnDayAnswer.Of(ledger, deal))]);
}

/// <summary>One deal on one day.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="State">The furthest state that was reached, in words.</param>
/// <param name="Furthest">The same as a word; null where only forecasts speak of it.</param>
/// <param name="IsDisputed">Whether the furthest state is disputed.</param>
/// <param name="Lines">What was so, by state and then by date.</param>
/// <param name="Awaited">What was expected.</param>
internal sealed record DealOnDayAnswer(DealAnswer Deal, string State, DealStage? Furthest, bool IsDisputed, IReadOnlyList<StateLineAnswer> Lines, IReadOnlyList<AwaitedAnswer> Awaited)
{
    public static DealOnDayAnswer Of(Ledger ledger, DealOnDay deal) => new(
        DealAnswer.Of(deal.Deal),
        ForceWords.State(deal),
        deal.Furthest,
        deal.IsFurthestDisputed,
        [.. deal.Lines.Select(line => new StateLineAnswer(line.Stage, line.IsDisputed, [.. line.Alternatives.Select(reading => StateReadingAnswer.Of(ledger, reading))], line.Reasons))],
        [.. deal.Awaited.Select(awaited => new AwaitedAnswer(
            awaited.Stage,
            ForceWords.Name(awaited.Forecast.Property),
            awaited.IsOverdue,
            awaited.Outcome is { } outcome ? ForceWords.Outcome(outcome) : null,
            ClaimAnswer.Of(ledger, awaited.Forecast)))]);
}

/// <summary>Something about a state of a deal: one reading, or alternatives that exclude each other or count in different units.</summary>
/// <param name="Stage">The state.</param>
/// <param name="IsDisputed">Whether it is disputed.</param>
/// <param name="Alternatives">At least one; kept apart, never averaged.</param>
/// <param name="Reasons">Why they are apart.</param>
internal sealed record StateLineAnswer(DealStage Stage, bool IsDisputed, IReadOnlyList<StateReadingAnswer> Alternatives, IReadOnlyList<string> Reasons);

/// <summary>One thing that is said of a state.</summary>
/// <param name="Property">The property.</param>
/// <param name="Words">What is said, with conversions into other units of account.</param>
/// <param name="Certainty">How sure it is on the day.</param>
/// <param name="When">When it began.</param>
/// <param name="IsDated">Whether the claims date it; else it holds from the day on which it was said.</param>
/// <param name="Origins">The known origins that say so.</param>
/// <param name="Conversions">The same in other units of account, and the claims that convert.</param>
/// <param name="Claims">The claims that say so, the first said first.</param>
internal sealed record StateReadingAnswer(string Property, string Words, StateCertainty Certainty, DateAnswer When, bool IsDated, IReadOnlyList<string> Origins, IReadOnlyList<UnitConversionAnswer> Conversions, IReadOnlyList<ClaimAnswer> Claims)
{
    public static StateReadingAnswer Of(Ledger ledger, StateReading reading) => new(
        reading.Property.Id,
        ForceWords.Said(reading),
        reading.Certainty,
        DateAnswer.Of(reading.When),
        reading.First.EventDate is not null,
        reading.Origins,
        [.. reading.Conversions.Select(conversion => new UnitConversionAnswer(conversion.Count, conversion.Unit, conversion.Words, conversion.By.Id))],
        [.. reading.Claims.Select(claim => ClaimAnswer.Of(ledger, claim))]);
}

/// <summary>A count in another unit of account.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Words">In words, with the document.</param>
/// <param name="By">The id of the claim that converts.</param>
internal sealed record UnitConversionAnswer(double Count, UnitOfAccount Unit, string Words, string By);

/// <summary>What somebody expected on the day.</summary>
/// <param name="Stage">The state that was awaited.</param>
/// <param name="Words">What was awaited.</param>
/// <param name="IsOverdue">Whether all days foretold had passed.</param>
/// <param name="Outcome">What became of it later, as the ledger knows today.</param>
/// <param name="Claim">The forecast.</param>
internal sealed record AwaitedAnswer(DealStage Stage, string Words, bool IsOverdue, string? Outcome, ClaimAnswer Claim);
