using NodaTime;

namespace Rampart.Evidence;

/// <summary>How sure it is that a state of a deal held on a day.</summary>
public enum StateCertainty
{
    /// <summary>Some claim reports it, and its date lies wholly on or before the day.</summary>
    Reported,

    /// <summary>It is reported, and its date is not precise or not sure enough to say whether it came before the day or after it.</summary>
    Possible,

    /// <summary>It is reported for sure before the day's end, and another claim that stands on that day says otherwise.</summary>
    Disputed,
}

/// <summary>A count in another unit of account, and the claim that converts one into the other.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="By">The claim that says how many of these the other unit has.</param>
public sealed record UnitConversion(double Count, UnitOfAccount Unit, Claim By)
{
    /// <summary>"2 battalions by tass-2020-03-16".</summary>
    public string Words => $"{UnitsOfAccount.Counted(ClaimValue.Print(PropertyKind.Count, Count), Unit)} by {By.Document.Id}";
}

/// <summary>One thing that is said of a state of a deal, by however many claims.</summary>
/// <param name="Property">The property on which they stand.</param>
/// <param name="Claims">The claims that say it, the first said first; never empty.</param>
/// <param name="When">When the state was reached, by the most precise of these claims.</param>
/// <param name="Certainty">How sure it is on the day that was asked about.</param>
/// <param name="Conversions">The same in other units of account, where a claim converts them.</param>
public sealed record StateReading(PropertyDefinition Property, IReadOnlyList<Claim> Claims, PartialDate When, StateCertainty Certainty, IReadOnlyList<UnitConversion> Conversions)
{
    /// <summary>The first of its claims.</summary>
    public Claim First => Claims[0];

    /// <summary>Known origins that say so.</summary>
    public IReadOnlyList<string> Origins => [.. Claims.Where(claim => claim.OriginIsKnown).Select(claim => claim.Origin).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>What is said, in a few words: "2 batteries", "2.5 billion USD", "yes", a date.</summary>
    public string Words => Property is { Kind: PropertyKind.Count, Unit: { } unit }
        ? First.ValueText.Replace(First.Value.Text, UnitsOfAccount.Counted(First.Value.Text, unit), StringComparison.Ordinal)
        : First.ValueText;

    /// <summary>What is said with its conversions: "1 regiment set (2 battalions)".</summary>
    public string WordsWithConversions => Conversions.Count == 0
        ? Words
        : $"{Words} ({string.Join("; ", Conversions.Take(MostConversions).Select(conversion => conversion.Words))}{(Conversions.Count > MostConversions ? "; …" : string.Empty)})";

    // The others stand in the JSON answer.
    private const int MostConversions = 3;
}

/// <summary>Something about a state of a deal: one reading, or alternatives that exclude each other or count in different units.</summary>
/// <param name="Stage">The state.</param>
/// <param name="Alternatives">At least one; kept apart, never averaged.</param>
/// <param name="Reasons">The reasons that the ledger gives for their disagreement.</param>
public sealed record StateLine(DealStage Stage, IReadOnlyList<StateReading> Alternatives, IReadOnlyList<string> Reasons)
{
    public bool IsDisputed => Alternatives.Count > 1 || Alternatives.Any(reading => reading.Certainty == StateCertainty.Disputed);

    /// <summary>The earliest day from which any of its alternatives may have held.</summary>
    public LocalDate Since => Alternatives.Min(reading => reading.When.Start);
}

/// <summary>What somebody expected on the day that was asked about, and what came of it.</summary>
/// <param name="Stage">The state that was awaited.</param>
/// <param name="Forecast">The claim.</param>
/// <param name="IsOverdue">True where all days foretold had passed.</param>
/// <param name="Outcome">What became of it later, as the ledger knows today; null for a forecast of no date.</param>
public sealed record AwaitedState(DealStage Stage, Claim Forecast, bool IsOverdue, ForecastOutcome? Outcome);

/// <summary>One deal on one day.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Furthest">The furthest state that was reached for certain or by a disputed report; null where only forecasts speak of it.</param>
/// <param name="Lines">What was so, by state and then by date.</param>
/// <param name="Awaited">What was expected.</param>
public sealed record DealOnDay(Deal Deal, DealStage? Furthest, IReadOnlyList<StateLine> Lines, IReadOnlyList<AwaitedState> Awaited)
{
    /// <summary>True where nobody tells of the furthest state without another who says otherwise.</summary>
    public bool IsFurthestDisputed => Furthest is { } furthest
        && Lines.Where(line => line.Stage == furthest).SelectMany(line => line.Alternatives).Where(reading => reading.Certainty != StateCertainty.Possible).All(reading => reading.Certainty == StateCertainty.Disputed);
}

/// <summary>What a state had, was getting and was promised on one day.</summary>
/// <param name="Owner">The state, as the ledger's deals name it.</param>
/// <param name="Day">The day.</param>
/// <param name="KnownBy">Only what had been said by then was looked at; null for everything that the ledger holds.</param>
/// <param name="Deals">Its deals of which anything was so or awaited, the earliest first.</param>
public sealed record ForceOnDay(string Owner, LocalDate Day, LocalDate? KnownBy, IReadOnlyList<DealOnDay> Deals);
