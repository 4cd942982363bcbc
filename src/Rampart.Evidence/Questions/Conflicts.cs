namespace Rampart.Evidence.Questions;

/// <summary>Finds what the ledger's claims do not agree on.</summary>
/// <remarks>
/// A property is in conflict where its standing voices give more than one value. Relations join properties: what is disputed, easily
/// confused, superseded, or held to be the same in other numbers belongs to one conflict, on however many properties it stands.
/// </remarks>
public static class Conflicts
{
    /// <summary>Every conflict: those that a model reads first, then by how far the answers lie apart, then by name.</summary>
    /// <param name="ledger">The claims.</param>
    /// <param name="readers">By property the values of models that read it (<see cref="PropertyReaders"/>).</param>
    public static IReadOnlyList<Conflict> Of(Ledger ledger, IReadOnlyDictionary<string, IReadOnlyList<string>> readers)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(readers);
        var joining = ledger.Relations.Where(Joins).ToList();
        var groups = Groups(ledger, joining);
        return [.. groups.Select(properties => Conflict(ledger, readers, properties, joining))
            .OrderByDescending(conflict => conflict.ReadBy.Count > 0)
            .ThenByDescending(conflict => conflict.Weight)
            .ThenBy(conflict => conflict.Lead.Id, StringComparer.Ordinal)];
    }

    // To repeat the same value is no conflict; to repeat it in other numbers is what a reader stumbles over.
    private static bool Joins(Relation relation) => relation.Kind != RelationKind.SameAs || !Voices.SaysTheSame(relation.From, relation.To);

    private static List<List<PropertyDefinition>> Groups(Ledger ledger, List<Relation> joining)
    {
        var leaders = new Dictionary<string, string>(StringComparer.Ordinal);
        string Leader(string property)
        {
            while (leaders.TryGetValue(property, out var above))
            {
                property = above;
            }

            return property;
        }

        foreach (var relation in joining)
        {
            var (left, right) = (Leader(relation.From.Property.Id), Leader(relation.To.Property.Id));
            if (!string.Equals(left, right, StringComparison.Ordinal))
            {
                leaders.Add(left, right);
            }
        }

        var joined = joining.SelectMany(relation => new[] { relation.From.Property.Id, relation.To.Property.Id }).ToHashSet(StringComparer.Ordinal);
        return [.. ledger.Properties
            .Where(property => joined.Contains(property.Id) || DiscreteSpread.Levels(Voices.On(ledger, property.Id)).Count > 1)
            .GroupBy(property => Leader(property.Id), StringComparer.Ordinal)
            .Select(group => group.ToList())];
    }

    private static Conflict Conflict(Ledger ledger, IReadOnlyDictionary<string, IReadOnlyList<string>> readers, List<PropertyDefinition> properties, List<Relation> joining)
    {
        var ids = properties.Select(property => property.Id).ToHashSet(StringComparer.Ordinal);
        var relations = joining.Where(relation => ids.Contains(relation.From.Property.Id)).ToList();
        var touched = relations.SelectMany(relation => new[] { relation.From.Id, relation.To.Id }).ToHashSet(StringComparer.Ordinal);
        var lead = properties
            .OrderByDescending(property => readers.ContainsKey(property.Id))
            .ThenByDescending(property => ledger.ClaimsOn(property.Id).Count(claim => claim.IsStanding))
            .ThenBy(property => property.Id, StringComparer.Ordinal)
            .First();
        List<PropertyDefinition> ordered = [lead, .. properties.Where(property => !ReferenceEquals(property, lead))];
        var claims = ordered
            .SelectMany(property => ledger.ClaimsOn(property.Id)
                .Where(claim => claim.IsStanding || touched.Contains(claim.Id))
                .OrderBy(claim => claim.Said.Latest)
                .ThenBy(claim => claim.Id, StringComparer.Ordinal))
            .ToList();
        var conflict = new Conflict
        {
            Lead = lead,
            Properties = ordered,
            Claims = claims,
            Relations = relations,
            Spreads = [.. ordered.SelectMany(property => ConflictSpreads.On(ledger, property))],
            Units = [.. ordered.SelectMany(property => new[] { property.Unit, property.Per }).OfType<UnitOfAccount>().Distinct().Order()],
            State = ConflictState.Open,
            Settling = [],
            ReadBy = [.. ordered.SelectMany(property => readers.GetValueOrDefault(property.Id) ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        conflict = conflict with { State = State(ledger, conflict) };
        return conflict with { Settling = Settling.Of(ledger, conflict) };
    }

    private static ConflictState State(Ledger ledger, Conflict conflict)
    {
        var isDisputed = conflict.Relations.Any(relation => relation.Kind == RelationKind.Disputes && relation.From.IsStanding && relation.To.IsStanding && !IsPassed(relation.From) && !IsPassed(relation.To));
        var reports = conflict.Properties.Select(property => Voices.On(ledger, property.Id).Where(claim => !IsPassed(claim)).ToList()).ToList();
        var differ = reports.Where(voices => DiscreteSpread.Levels(voices).Count > 1).ToList();
        if (isDisputed || differ.Exists(voices => !AreExplained(voices, conflict) && !AreCompatible(voices)))
        {
            return ConflictState.Open;
        }

        if (conflict.Claims.Any(IsPassed) || conflict.Relations.Any(relation => relation.Kind == RelationKind.Supersedes))
        {
            return ConflictState.Decided;
        }

        return differ.Exists(AreCompatible) ? ConflictState.Compatible : ConflictState.Explained;

        // A forecast of a date whose event is known decides nothing any more.
        bool IsPassed(Claim claim) => ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id)) is { Verdict: not ForecastVerdict.Open };
    }

    private static bool AreCompatible(List<Claim> voices) =>
        voices.TrueForAll(claim => claim.Property.Kind == PropertyKind.Date && claim.EventDate is not null)
        && voices.Max(claim => claim.EventDate!.Earliest) <= voices.Min(claim => claim.EventDate!.Latest);

    // All that differ speak of different things, as a relation says of each pair's later claim.
    private static bool AreExplained(List<Claim> voices, Conflict conflict)
    {
        var apart = conflict.Relations.Where(relation => relation.Kind == RelationKind.DifferentInstrument).ToList();
        for (var i = 0; i < voices.Count; i++)
        {
            for (var j = i + 1; j < voices.Count; j++)
            {
                var (left, right) = (voices[i], voices[j]);
                if (!Voices.SaysTheSame(left, right) && !apart.Exists(relation => (Is(relation.From, left) && Is(relation.To, right)) || (Is(relation.From, right) && Is(relation.To, left))))
                {
                    return false;
                }
            }
        }

        return true;

        static bool Is(Claim one, Claim other) => string.Equals(one.Id, other.Id, StringComparison.Ordinal);
    }
}
