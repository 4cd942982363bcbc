using System.Globalization;

namespace Rampart.Evidence.Nature;

/// <summary>Standing claims on one property agree within rounding, or the ledger says why they differ.</summary>
internal sealed class AgreementRule : NatureRule
{
    public override string Name => "agreement";

    public override string Formula => "the values of two documents meet when each is opened by half a step of its last digit (at most 1 %), its bound, and 5 % for \"about\"; numbered claims of one document are one span";

    public override string Source => "the ledger's own relations explain a difference: same-as, different-instrument, supersedes; origins are counted, never articles";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var property in values.Ledger.Properties.Where(property => property.Quantity is not null))
        {
            var claims = values.Ledger.ClaimsOn(property.Id).Where(claim => claim.IsStanding).ToList();
            var spans = claims.GroupBy(claim => claim.Document.Id, StringComparer.Ordinal).Select(group => Interval.Of([.. group])).ToList();
            if (spans.Count > 1)
            {
                yield return Judge(values.Ledger, property, claims, spans);
            }
        }
    }

    private NatureVerdict Judge(Ledger ledger, PropertyDefinition property, List<Claim> claims, List<Interval> spans)
    {
        var (subject, name) = ClaimedValues.Split(property.Id);
        var ordered = claims.OrderBy(claim => claim.Value.Si).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        var (low, high) = (ordered[0], ordered[^1]);
        var unit = property.Quantity is { } kind ? UnitOf(kind) : string.Empty;
        NatureNumber[] numbers = [new("lowest", low.Value.Si, unit), new("highest", high.Value.Si, unit), new("documents", spans.Count, string.Empty), new("independent-origins", ledger.AgreementOn(property.Id).Origins.Count, string.Empty)];
        var apart = Apart(spans).ToList();
        var open = apart.Where(pair => Explaining(ledger, pair.First, pair.Second) is null && !AreOfDifferentEvents(pair.First, pair.Second)).ToList();
        var voices = ledger.AgreementOn(property.Id).ToString();
        if (open.Count > 0)
        {
            var told = open.SelectMany(pair => pair.First.Claims.Concat(pair.Second.Claims)).Distinct().OrderBy(claim => claim.Value.Si).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
            var factor = low.Value.Si > 0.0 ? string.Create(CultureInfo.InvariantCulture, $", a factor of {high.Value.Si / low.Value.Si:#,0.##}") : string.Empty;
            var disputes = open.Any(pair => Relations(ledger, pair.First, pair.Second).Any(relation => relation.Kind == RelationKind.Disputes)) ? "the ledger holds them as disputed" : "no relation explains it";
            return Verdict(subject, NatureOutcome.Contradicts, told, $"{name} is claimed as {string.Join(", ", ordered.DistinctBy(claim => claim.Value.Si).Select(claim => claim.ValueText))}{factor}; {disputes}. {voices}", numbers);
        }

        if (apart.Count > 0)
        {
            var reasons = apart.Select(pair => Explaining(ledger, pair.First, pair.Second) is { } relation
                    ? $"{relation.From.Document.Id} {relation.WordsFrom(relation.From)} {relation.To.Document.Id}"
                    : $"{pair.First.Claims[0].Document.Id} and {pair.Second.Claims[0].Document.Id} speak of different events")
                .Distinct(StringComparer.Ordinal);
            return Verdict(subject, NatureOutcome.Holds, ordered, $"{name}: {low.ValueText} to {high.ValueText}, and the ledger explains each difference: {string.Join("; ", reasons)}. {voices}", numbers);
        }

        var isRounding = Interval.Of([low]).Meets(Interval.Of([high]));
        var same = string.Equals(low.Value.Text, high.Value.Text, StringComparison.Ordinal) ? $"{low.Value.Text} in {(spans.Count == 2 ? "both documents" : $"all {spans.Count} documents")}"
            : isRounding ? $"{low.ValueText} and {high.ValueText} agree within rounding and bounds"
            : $"{low.ValueText} to {high.ValueText}: what the documents leave open meets";
        return Verdict(subject, NatureOutcome.Holds, ordered, $"{name}: {same}. {voices}", numbers);
    }

    private static IEnumerable<(Interval First, Interval Second)> Apart(List<Interval> spans)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            for (var j = i + 1; j < spans.Count; j++)
            {
                if (!spans[i].Meets(spans[j]))
                {
                    yield return (spans[i], spans[j]);
                }
            }
        }
    }

    /// <summary>Two tests, two deliveries: what happened at different times need not be the same.</summary>
    private static bool AreOfDifferentEvents(Interval first, Interval second) => first.Claims.All(one => second.Claims.All(other =>
        one.Event is { } here && other.Event is { } there && (here.Latest < there.Earliest || there.Latest < here.Earliest)));

    private static Relation? Explaining(Ledger ledger, Interval first, Interval second) => Relations(ledger, first, second).FirstOrDefault(relation => relation.Kind != RelationKind.Disputes);

    // Whatever is said of a claim is said of those that repeat it.
    private static IEnumerable<Relation> Relations(Ledger ledger, Interval first, Interval second)
    {
        var (one, other) = (WithOriginals(ledger, first), WithOriginals(ledger, second));
        return ledger.Relations.Where(relation => (one.Contains(relation.From.Id) && other.Contains(relation.To.Id)) || (one.Contains(relation.To.Id) && other.Contains(relation.From.Id)));
    }

    private static HashSet<string> WithOriginals(Ledger ledger, Interval span) =>
        span.Claims.SelectMany(claim => new[] { claim.Id, ledger.OriginalOf(claim).Id }).ToHashSet(StringComparer.Ordinal);

    private static string UnitOf(Quantities.QuantityKind kind) => kind switch
    {
        Quantities.QuantityKind.Length => "m",
        Quantities.QuantityKind.Speed => "m/s",
        Quantities.QuantityKind.Acceleration => "m/s2",
        Quantities.QuantityKind.Angle => "rad",
        Quantities.QuantityKind.AngularRate => "rad/s",
        Quantities.QuantityKind.Duration => "s",
        Quantities.QuantityKind.Frequency => "Hz",
        Quantities.QuantityKind.Area => "m2",
        Quantities.QuantityKind.Power => "W",
        Quantities.QuantityKind.Mass => "kg",
        Quantities.QuantityKind.Decibels => "dB",
        _ => string.Empty,
    };
}
