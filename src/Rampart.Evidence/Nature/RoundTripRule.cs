using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>Two values may be one number that went through miles, nautical miles or feet and was rounded on the way.</summary>
internal sealed class RoundTripRule : NatureRule
{
    // A rounding that moves a number further makes another number of it; where no document names the other unit, it must be finer.
    private const double FarthestApart = 0.05;
    private const double FarthestWithoutWord = 0.025;
    private const int MostDigits = 3;

    private static readonly (string Name, double Si, string[] Words)[] Units =
    [
        ("statute miles", Length.FromStatuteMiles(1.0).Metres, ["mi", "mile", "miles", "statute miles"]),
        ("nautical miles", Length.FromNauticalMiles(1.0).Metres, ["nmi", "nm", "NM", "nautical mile", "nautical miles"]),
        ("feet", Length.FromFeet(1.0).Metres, ["ft", "foot", "feet"]),
        ("kilometres", 1000.0, ["km", "kilometre", "kilometres", "kilometer", "kilometers"]),
    ];

    public override string Name => "round-trip";

    public override string Formula => "v₂ = round(v₁/u)·u in the unit u, rounded to one to three digits, or to a five in the second or third";

    public override string Source => "SI Brochure, 9th ed., table 8: the units' factors, exact by definition; that the two are one is a conjecture until a document shows it";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var group in values.Of(QuantityKind.Length).Where(value => value.Si > 0.0 && !value.IsRejected).SelectMany(value => value.Claims).GroupBy(claim => claim.Property.Id, StringComparer.Ordinal))
        {
            var claims = group.DistinctBy(claim => claim.Value.Si).OrderBy(claim => claim.Value.Si).ToList();
            for (var i = 0; i < claims.Count; i++)
            {
                foreach (var other in claims.Skip(i + 1).Where(other => !string.Equals(other.Document.Id, claims[i].Document.Id, StringComparison.Ordinal)))
                {
                    // Of the ways there and back the one through a unit that a document names is the likeliest.
                    var trips = new[] { (From: claims[i], To: other), (From: other, To: claims[i]) }
                        .SelectMany(pair => Trips(pair.From, pair.To).Select(trip => (pair.From, pair.To, Trip: trip)))
                        .OrderBy(trip => (IsForeignWord(trip.Trip.Unit) ? 0 : 3) + (IsWrittenIn(trip.To, trip.Trip.Unit) ? 0 : IsWrittenIn(trip.From, trip.Trip.Unit) ? 1 : 2))
                        .ToList();
                    if (trips.Count > 0)
                    {
                        yield return Told(values.Ledger, trips[0].From, trips[0].To, trips[0].Trip);
                    }
                }
            }
        }
    }

    private NatureVerdict Told(Ledger ledger, Claim from, Claim to, (string Unit, double Count, double Rounded, double Si) trip)
    {
        var (subject, name) = ClaimedValues.Split(from.Property.Id);
        var known = ledger.RelationsOf(from).FirstOrDefault(relation => relation.Kind == RelationKind.SameAs && (ReferenceEquals(relation.From, to) || ReferenceEquals(relation.To, to)));
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {from.Value.Text} is {trip.Count:#,0.#} {trip.Unit}; rounded to {trip.Rounded:#,0.##} that is {QuantityFormat.Text(QuantityKind.Length, trip.Si)}: {to.Value.Text} and {from.Value.Text} may be one number{(known is null ? ", which the ledger does not say." : ", as the ledger says.")}");
        return Verdict(subject, known is null ? NatureOutcome.Needs : NatureOutcome.Holds, [from, to], message, new NatureNumber("from", from.Value.Si, "m"), new NatureNumber("rounded-in-unit", trip.Rounded, trip.Unit), new NatureNumber("back", trip.Si, "m"), new NatureNumber("to", to.Value.Si, "m"));
    }

    private static IEnumerable<(string Unit, double Count, double Rounded, double Si)> Trips(Claim from, Claim to)
    {
        var (start, end) = (from.Value.Si, to.Value.Si);
        if (Math.Abs(start - end) > FarthestApart * Math.Max(start, end))
        {
            yield break;
        }

        // The end must be what was printed: within half a step of its last digit, and no coarser than 1 %.
        var printed = Math.Min(Rounded.HalfStepOf(to.Value.Text, end), 0.01 * end);
        var isNear = Math.Abs(start - end) <= FarthestWithoutWord * Math.Max(start, end);
        foreach (var (unit, si, _) in Units.Where(unit => IsForeign(start, unit.Si) && (isNear || IsWrittenIn(from, unit.Name) || IsWrittenIn(to, unit.Name))))
        {
            foreach (var count in Roundings(start / si).Where(count => Math.Abs((count * si) - end) <= Math.Min(printed, 0.5 * Math.Abs(start - end))))
            {
                yield return (unit, start / si, count, count * si);
            }
        }
    }

    private static bool IsForeignWord(string unit) => !string.Equals(unit, "kilometres", StringComparison.Ordinal);

    private static bool IsWrittenIn(Claim claim, string unit) =>
        Array.Find(Units, known => string.Equals(known.Name, unit, StringComparison.Ordinal)).Words.Any(word => claim.Value.Text.EndsWith(word, StringComparison.Ordinal) && !char.IsAsciiLetter(claim.Value.Text[^(word.Length + 1)]));

    // A value that is whole in a unit was not rounded by going through it.
    private static bool IsForeign(double si, double unit) => Math.Abs((si / unit) - Math.Round(si / unit)) > 1e-6;

    private static IEnumerable<double> Roundings(double value)
    {
        var size = (int)Math.Floor(Portable.Log10(value));
        for (var digits = MostDigits; digits >= 1; digits--)
        {
            var step = Portable.Pow(10.0, size - digits + 1);
            yield return Math.Round(value / step) * step;
            if (digits > 1)
            {
                yield return Math.Round(value / (5.0 * step)) * 5.0 * step;
            }
        }
    }
}
