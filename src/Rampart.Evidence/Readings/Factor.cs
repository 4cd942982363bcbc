namespace Rampart.Evidence;

/// <summary>What a factor's draws are.</summary>
public enum FactorKind
{
    /// <summary>A place in a range.</summary>
    Continuous,

    /// <summary>One of some values.</summary>
    Levels,
}

/// <summary>What stands behind a factor.</summary>
public enum FactorSupport
{
    /// <summary>Claims behind all of it.</summary>
    Claimed,

    /// <summary>Claims behind a part of it; the rest is assumed.</summary>
    Partly,

    /// <summary>It is assumed although claims exist, which the model passes over for a reason.</summary>
    Beside,

    /// <summary>It is assumed, and the model names no claim that speaks of it.</summary>
    Assumed,
}

/// <summary>What a campaign's point has drawn of a factor.</summary>
/// <param name="Position">The place in the range, from 0 to 1 (the mean over readings that are drawn together); of a single reading with levels, the level's place among them. Null for a combination of several discrete readings, and where nothing is drawn.</param>
/// <param name="Level">The values as a reader sees them: equal values are equal texts.</param>
/// <param name="Believed">The documents that the point believes, where claims are drawn: "tass-2020-03-16".</param>
public sealed record FactorDraw(double? Position, string Level, string Believed);

/// <summary>What a campaign draws at once: a reading by itself, readings that are drawn together, or all discrete spreads over the same bundles of claims.</summary>
/// <remarks>The unit of a tornado: what is drawn at once cannot be told apart by its effect.</remarks>
public sealed record Factor
{
    private Factor(string name, IReadOnlyList<Reading> readings) => (Name, Readings) = (name, readings);

    /// <summary>Its name in files: <c>s-400/engagement-range</c>, <c>fighter together rcs</c>; of tied readings the first by name.</summary>
    public string Name { get; }

    /// <summary>Its name for a reader: "S-400 engagement-range".</summary>
    public string Title => string.Join("; ", Readings.GroupBy(reading => reading.Model, StringComparer.Ordinal).Select(TitleOf));

    /// <summary>The readings that it draws, by model and key.</summary>
    public IReadOnlyList<Reading> Readings { get; }

    /// <summary>Whether claims are behind all of it, a part of it, or none of it.</summary>
    public FactorSupport Support => Readings.Count(reading => reading.Source == ReadingSource.Claimed) is var claimed && claimed == Readings.Count ? FactorSupport.Claimed
        : claimed > 0 ? FactorSupport.Partly
        : ClaimsBeside > 0 ? FactorSupport.Beside
        : FactorSupport.Assumed;

    /// <summary>True where claims are behind all of it; false where anything of it is assumed.</summary>
    public bool IsClaimed => Support == FactorSupport.Claimed;

    /// <summary>How many claims its assumptions pass over.</summary>
    public int ClaimsBeside => Readings.Where(reading => reading.Source == ReadingSource.Assumed).SelectMany(reading => reading.OtherClaims).Select(claim => claim.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many independent, known origins speak of it, or of the part of it that is read from claims; none of an assumption.</summary>
    public int IndependentOrigins => Claims.Where(claim => claim.OriginIsKnown).Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many documents speak of it, copies among them.</summary>
    public int Documents => Readings.SelectMany(reading => reading.Claims.Concat(reading.OtherClaims)).Where(claim => claim.IsStanding)
        .Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Levels where each of its readings takes one of some values.</summary>
    public FactorKind Kind => Readings.All(reading => reading.Spread == ReadingSpread.Discrete) ? FactorKind.Levels : FactorKind.Continuous;

    private IEnumerable<Claim> Claims => Readings.SelectMany(reading => reading.Voices);

    /// <summary>The factors behind some readings, in ordinal order of their names; readings that are not drawn belong to none.</summary>
    public static IReadOnlyList<Factor> Of(IReadOnlyList<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var sampled = readings.Where(reading => reading.IsSampled)
            .DistinctBy(NameOf, StringComparer.Ordinal)
            .OrderBy(NameOf, StringComparer.Ordinal)
            .ToList();

        // Readings that share a tie are one group; a reading with ties to several groups makes them one.
        var groups = new List<(HashSet<string> Ties, List<Reading> Readings)>();
        foreach (var reading in sampled)
        {
            var ties = TiesOf(reading).ToHashSet(StringComparer.Ordinal);
            var tied = groups.Where(group => group.Ties.Overlaps(ties)).ToList();
            groups.RemoveAll(tied.Contains);
            groups.Add((ties.Union(tied.SelectMany(group => group.Ties), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal), [.. tied.SelectMany(group => group.Readings), reading]));
        }

        return [.. groups.Select(group => new Factor(NameOf(group.Readings), [.. group.Readings.OrderBy(NameOf, StringComparer.Ordinal)]))
            .OrderBy(factor => factor.Name, StringComparer.Ordinal)];
    }

    /// <summary>What a point has drawn of this factor.</summary>
    /// <param name="readingsAtPoint">The readings as drawn at the point; others than the factor's are passed over.</param>
    /// <exception cref="ArgumentException">One of the factor's readings is not among them.</exception>
    public FactorDraw Draw(IReadOnlyList<Reading> readingsAtPoint)
    {
        ArgumentNullException.ThrowIfNull(readingsAtPoint);
        var drawn = Readings.Select(reading => readingsAtPoint.FirstOrDefault(other => string.Equals(other.Model, reading.Model, StringComparison.Ordinal) && string.Equals(other.Key, reading.Key, StringComparison.Ordinal))
            ?? throw new ArgumentException($"The point has no reading {NameOf(reading)}.", nameof(readingsAtPoint))).ToList();
        var level = drawn.Count == 1 ? Value(drawn[0]) : string.Join(", ", drawn.Select(reading => $"{(drawn.TrueForAll(other => string.Equals(other.Model, reading.Model, StringComparison.Ordinal)) ? reading.Key : NameOf(reading))} {Value(reading)}"));
        var believed = string.Join(", ", drawn.Where(reading => reading is { Spread: ReadingSpread.Discrete, Claims.Count: 1 }).Select(reading => reading.Claims[0].Document.Id).Distinct(StringComparer.Ordinal));
        return new FactorDraw(Position(drawn), level, believed);
    }

    // Equal values of several voices are one level, however each has written its own.
    private static string Value(Reading reading) =>
        reading is { Source: ReadingSource.Claimed, Spread: ReadingSpread.Discrete, Kind: not null }
            ? reading.Voices.FirstOrDefault(claim => claim.Value.Si == reading.Si)?.Value.Text ?? reading.Text
            : reading.Text;

    // Readings drawn together move the same way: so does the mean of their places. Tied discrete readings have no such order.
    private double? Position(List<Reading> drawn)
    {
        var ranged = drawn.Where(reading => drawn.Count == 1 || Kind == FactorKind.Continuous || string.Equals(reading.Together, drawn[0].Together, StringComparison.Ordinal)).ToList();
        return ranged.Count < drawn.Count || ranged.Exists(reading => reading.Position is null) ? null : ranged.Average(reading => reading.Position!.Value);
    }

    private static IEnumerable<string> TiesOf(Reading reading)
    {
        yield return "reading " + reading.Together;
        if (reading is { Source: ReadingSource.Claimed, Spread: ReadingSpread.Discrete })
        {
            // Disputes between the same bundles are one draw. Those that share some voices and not all are drawn by one race and looked at apart:
            // an origin or a document that speaks of many things would tie half the ledger into one lump.
            yield return "bundles " + string.Join('|', reading.Voices.Select(claim => claim.Bundle).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }
    }

    private static string NameOf(Reading reading) => $"{reading.Model}/{reading.Key}";

    private static string NameOf(List<Reading> readings) =>
        readings.Count > 1 && readings.TrueForAll(reading => string.Equals(reading.Together, readings[0].Together, StringComparison.Ordinal))
            ? readings[0].Together
            : readings.Select(NameOf).Min(StringComparer.Ordinal)!;

    private static string TitleOf(IGrouping<string, Reading> model)
    {
        var first = model.First();
        var name = first.ModelName.Length > 0 ? first.ModelName : first.Model;
        var parts = model.GroupBy(reading => reading.Together, StringComparer.Ordinal).Select(group => Field.TogetherName(group.First()) is { } together && group.Count() > 1 ? together : string.Join(", ", group.Select(reading => reading.Key)));
        return $"{name} {string.Join(", ", parts)}";
    }
}
