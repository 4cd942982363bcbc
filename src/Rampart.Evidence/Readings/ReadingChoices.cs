namespace Rampart.Evidence;

/// <summary>The numbers from which one point of a campaign draws its readings.</summary>
public interface IReadingDraws
{
    /// <summary>A number strictly between 0 and 1 that depends on the name and the point alone.</summary>
    /// <param name="name">What is drawn: a reading, a group of readings that belong together, an origin or a bundle of claims.</param>
    double Uniform(string name);
}

/// <summary>How a scenario's models are read where not as they are written: with other readings, and at a point of a campaign.</summary>
public sealed record ReadingChoices
{
    /// <summary>As the files say; spreads at their middle.</summary>
    public static ReadingChoices AsWritten { get; } = new();

    /// <summary>Other readings, by <c>MODEL/KEY</c>: <c>one(DOCUMENT)</c>, <c>middle</c>, <c>spread(…)</c> for a field that reads claims, a value in its range for one that is assumed.</summary>
    public IReadOnlyDictionary<string, string> Overlays { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The point at which spreads and assumptions are drawn; null for a plain reading.</summary>
    public IReadingDraws? Draws { get; init; }
}
