namespace Rampart.Evidence.Questions;

/// <summary>By what claims are told apart when it is asked who says them.</summary>
public enum SourceKind
{
    Origin,
    Speaker,
    Publisher,
    Document,
}

/// <summary>Who is cited for what, and how that held.</summary>
public sealed record SourceRecord
{
    /// <summary>The origin, speaker, publisher or document; "unknown" for all claims of unknown origin.</summary>
    public required string Name { get; init; }

    public required int Claims { get; init; }

    public required int Standing { get; init; }

    public required int Superseded { get; init; }

    public required int Rejected { get; init; }

    public required int OutOfScope { get; init; }

    /// <summary>Claims that the ledger holds to repeat another one.</summary>
    public required int Repeating { get; init; }

    /// <summary>What its claims speak of, such as <c>s-400-turkey</c>, those with most claims first.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    public required int Properties { get; init; }

    public required int Documents { get; init; }

    /// <summary>Known origins behind its claims, capital and small letters being one.</summary>
    public required int Origins { get; init; }

    /// <summary>How many claims have each grade, the best first.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Grades { get; init; }

    /// <summary>Its forecasts of dates, with what became of them.</summary>
    public required IReadOnlyList<ForecastOutcome> Forecasts { get; init; }

    /// <summary>Its claims that somebody else's claim disputes, or that dispute it, with that relation.</summary>
    public required IReadOnlyList<(Claim Own, Claim Other)> Disputes { get; init; }

    public int ForecastsWith(ForecastVerdict verdict) => Forecasts.Count(outcome => outcome.Verdict == verdict);

    /// <summary>The record of every source of a kind: the one with most claims first, then by name.</summary>
    public static IReadOnlyList<SourceRecord> By(Ledger ledger, SourceKind kind)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return [.. ledger.Claims.GroupBy(claim => Key(claim, kind), StringComparer.Ordinal)
            .Select(group => Of(ledger, kind, group))
            .OrderByDescending(record => record.Claims)
            .ThenBy(record => record.Name, StringComparer.Ordinal)];
    }

    private static SourceRecord Of(Ledger ledger, SourceKind kind, IGrouping<string, Claim> group)
    {
        var claims = group.ToList();
        var disputes = claims
            .SelectMany(claim => ledger.RelationsOf(claim).Where(relation => relation.Kind == RelationKind.Disputes).Select(relation => (Own: claim, Other: string.Equals(relation.From.Id, claim.Id, StringComparison.Ordinal) ? relation.To : relation.From)))
            .Where(pair => !string.Equals(Key(pair.Other, kind), group.Key, StringComparison.Ordinal))
            .ToList();
        int In(ClaimState state) => claims.Count(claim => claim.State == state);
        return new SourceRecord
        {
            Name = NameOf(claims, kind),
            Claims = claims.Count,
            Standing = In(ClaimState.Standing),
            Superseded = In(ClaimState.Superseded),
            Rejected = In(ClaimState.Rejected),
            OutOfScope = In(ClaimState.OutOfScope),
            Repeating = claims.Count(claim => !ReferenceEquals(ledger.OriginalOf(claim), claim)),
            Subjects = [.. claims.GroupBy(claim => Subject(claim.Property), StringComparer.Ordinal).OrderByDescending(subject => subject.Count()).ThenBy(subject => subject.Key, StringComparer.Ordinal).Select(subject => subject.Key)],
            Properties = claims.Select(claim => claim.Property.Id).Distinct(StringComparer.Ordinal).Count(),
            Documents = claims.Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).Count(),
            Origins = claims.Where(claim => claim.OriginIsKnown).Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count(),
            Grades = [.. claims.GroupBy(claim => claim.Grade.Text, StringComparer.Ordinal).OrderBy(grade => grade.Key, StringComparer.Ordinal).Select(grade => KeyValuePair.Create(grade.Key, grade.Count()))],
            Forecasts = [.. claims.Where(claim => claim.State is ClaimState.Standing or ClaimState.Superseded).Select(claim => ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id))).OfType<ForecastOutcome>()],
            Disputes = disputes,
        };
    }

    private static string Subject(PropertyDefinition property) => property.Id[..property.Id.LastIndexOf('/')];

    private static string Key(Claim claim, SourceKind kind) => kind switch
    {
        SourceKind.Origin => claim.OriginIsKnown ? Voices.OriginOf(claim) : "unknown",
        SourceKind.Speaker => claim.Speaker,
        SourceKind.Publisher => claim.Document.Publisher,
        _ => claim.Document.Id,
    };

    private static string NameOf(List<Claim> claims, SourceKind kind) =>
        kind == SourceKind.Origin && claims[0].OriginIsKnown
            ? claims.GroupBy(claim => claim.Origin, StringComparer.Ordinal).OrderByDescending(spelled => spelled.Count()).ThenBy(spelled => spelled.Key, StringComparer.Ordinal).First().Key
            : Key(claims[0], kind);
}
