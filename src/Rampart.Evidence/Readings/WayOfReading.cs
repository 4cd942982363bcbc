using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A way in which a value could be read from its claims, and what it would give.</summary>
/// <param name="As">As a model writes it: <c>one(tass-2020-03-16)</c>, <c>middle</c>, <c>spread(uniform)</c>.</param>
/// <param name="Reading">What it gives; null where the claims cannot be read so.</param>
/// <param name="WhyNot">Why they cannot; null where they can.</param>
public sealed record WayOfReading(string As, Reading? Reading, string? WhyNot)
{
    private static readonly string[] OverAll = ["middle", "spread(uniform)", "spread(triangular)", "spread(discrete)"];

    // Words, answers by yes or no, and dates have no middle.
    private static readonly string[] OfWords = ["spread(discrete)"];

    /// <summary>Every way for each value of a model that reads claims, by its key: each claim that stands alone, then all of them together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ledger">The claims.</param>
    /// <param name="asWritten">Its readings as the file says.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<WayOfReading>> Of(Model model, Ledger ledger, IReadOnlyList<Reading> asWritten)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(asWritten);
        var ways = asWritten.Where(reading => reading.Property is not null).ToDictionary(reading => reading.Key, reading => Ways(ledger, reading), StringComparer.Ordinal);
        var found = ways.Keys.ToDictionary(key => key, _ => new List<WayOfReading>(), StringComparer.Ordinal);

        // One reading of the file tries one way for every key.
        for (var round = 0; round < ways.Values.Select(each => each.Count).DefaultIfEmpty(0).Max(); round++)
        {
            var tried = ways.Where(each => round < each.Value.Count).ToDictionary(each => each.Key, each => each.Value[round], StringComparer.Ordinal);
            var findings = new List<Finding>();
            var choices = new ReadingChoices { Overlays = tried.ToDictionary(each => $"{model.Id}/{each.Key}", each => each.Value, StringComparer.Ordinal) };
            var read = ModelLibrary.ReadFields(model, ledger, findings, choices).ToDictionary(reading => reading.Key, StringComparer.Ordinal);
            foreach (var (key, way) in tried)
            {
                var why = findings.Find(finding => finding.Severity == FindingSeverity.Error && string.Equals(finding.Subject, $"{model.Id}/{key}", StringComparison.Ordinal))?.Message;
                found[key].Add(new WayOfReading(way, read.GetValueOrDefault(key), read.ContainsKey(key) ? null : why));
            }
        }

        return found.ToDictionary(each => each.Key, IReadOnlyList<WayOfReading> (each) => each.Value, StringComparer.Ordinal);
    }

    private static List<string> Ways(Ledger ledger, Reading reading) =>
    [
        .. ledger.ClaimsOn(reading.Property!.Id).Where(claim => claim.IsStanding).Select(claim => $"one({claim.Id[(reading.Property.Id.Length + 1)..]})"),
        .. reading.Kind is null ? OfWords : OverAll,
    ];
}
