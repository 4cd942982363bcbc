using Rampart.Quantities;

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

    /// <summary>Where findings about overlays stand: the option that gives them.</summary>
    public static Place OverlayPlace { get; } = new("--reading");

    /// <summary>Other readings, by <c>MODEL/KEY</c> or by property: <c>one(DOCUMENT)</c>, <c>middle</c>, <c>spread(…)</c> for a field that reads claims, a value for one that is assumed.</summary>
    /// <remarks>A property's id means the model's field of that name where there is one; else every field that reads the property.</remarks>
    public IReadOnlyDictionary<string, string> Overlays { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The point at which spreads and assumptions are drawn; null for a plain reading.</summary>
    public IReadingDraws? Draws { get; init; }

    /// <summary>Overlays from texts of the form <c>KEY=VALUE</c>; a text of another form and a key that stands twice are findings.</summary>
    public static IReadOnlyDictionary<string, string> ParseOverlays(IEnumerable<string> texts, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(findings);
        var overlays = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var (key, value) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : (text, string.Empty);
            if (!LedgerNames.IsProperty(key) || value.Length == 0)
            {
                findings.Add(Finding.Error(OverlayPlace, text, $"\"{text}\" says no other reading.", "Write MODEL/KEY=VALUE, such as `s-400/engagement-range=one(tass-2020-03-16)` or `91n6e/scan-period=9 s`."));
            }
            else if (!overlays.TryAdd(key, value))
            {
                findings.Add(Finding.Error(OverlayPlace, key, $"`{key}` is given twice: {overlays[key]} and {value}.", "Keep one of the two."));
            }
        }

        return overlays;
    }

    /// <summary>The overlays that none of the readings took, in ordinal order.</summary>
    public IReadOnlyList<string> Unused(IReadOnlyCollection<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var used = readings.Select(reading => reading.Overlay).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. Overlays.Keys.Where(key => !used.Contains(key)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A finding for each overlay that none of the readings took, with the nearest spelling; one that was refused has its own finding already.</summary>
    public void ReportUnused(IReadOnlyCollection<Reading> readings, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(findings);
        var known = readings.Select(reading => $"{reading.Model}/{reading.Key}").Concat(readings.Select(reading => reading.Property?.Id).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in Unused(readings))
        {
            if (findings.Any(finding => finding.Place == OverlayPlace && finding.Severity == FindingSeverity.Error && string.Equals(finding.Subject, key, StringComparison.Ordinal)))
            {
                continue;
            }

            findings.Add(Finding.Error(OverlayPlace, key, $"Nothing that is read here is named `{key}`.", $"{Spelling.Suggestion(key, known)}Name a value as MODEL/KEY, such as `{(known.Count > 0 ? known[0] : "s-400/engagement-range")}`, or the property that it reads; `rampart explain MODEL` lists a model's keys."));
        }
    }

    /// <summary>The overlay that a field takes, if any: its own before its property's.</summary>
    internal (string Key, string Text)? OverlayOf(Model model, string key, string? property)
    {
        if (Overlays.Count == 0)
        {
            return null;
        }

        var own = $"{model.Id}/{key}";
        if (Overlays.TryGetValue(own, out var text))
        {
            return (own, text.Trim());
        }

        return property is not null && Overlays.TryGetValue(property, out text) && !NamesAField(model.Library, property) ? (property, text.Trim()) : null;
    }

    private static bool NamesAField(ModelLibrary? library, string property)
    {
        var slash = property.IndexOf('/', StringComparison.Ordinal);
        return library?.Find(property[..slash])?.HasField(property[(slash + 1)..]) == true;
    }
}
