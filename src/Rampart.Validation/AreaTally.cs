using System.Globalization;

namespace Rampart.Validation;

/// <summary>How the rows of one area fared.</summary>
/// <param name="Area">The area, as its rows name it.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Found">Those compared that stand in a publication.</param>
/// <param name="Computed">Those compared that were computed by other means: cross-checks.</param>
/// <param name="Passed">Those within their tolerance.</param>
/// <param name="Failed">Those beyond it.</param>
/// <param name="NotKnown">Those whose quantity or inputs are not known.</param>
/// <param name="LeftOut">Those that hold no number, or are not meant for a formula.</param>
/// <param name="Worst">The greatest deviation, in units of the tolerance; null where nothing was compared.</param>
public sealed record AreaTally(string Area, int Rows, int Found, int Computed, int Passed, int Failed, int NotKnown, int LeftOut, double? Worst)
{
    /// <summary>One for each area, in the order of their numbers.</summary>
    public static IReadOnlyList<AreaTally> ByArea(IEnumerable<Comparison> comparisons) =>
        [.. comparisons.GroupBy(comparison => comparison.Row.Area, StringComparer.Ordinal).OrderBy(group => NumberOf(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group]))];

    /// <summary>All rows together.</summary>
    public static AreaTally Of(string area, IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var compared = comparisons.Where(comparison => comparison.Values.Count > 0).ToList();
        return new AreaTally(
            area, comparisons.Count, compared.Count(comparison => RowKind.IsFound(comparison.Row)), compared.Count(comparison => RowKind.IsComputed(comparison.Row)),
            Count(Verdict.Pass), Count(Verdict.Fail), Count(Verdict.NotKnown), Count(Verdict.LeftOut), compared.Max(comparison => comparison.Worst));

        int Count(Verdict verdict) => comparisons.Count(comparison => comparison.Verdict == verdict);
    }

    // Areas are numbered, as in 1-detection and 10-PN; those without a number come last.
    private static int NumberOf(string area) => int.TryParse(area.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}

/// <summary>What the column <c>kind</c> says of a row: <c>found-secondary</c> and the like are found too.</summary>
internal static class RowKind
{
    public static bool IsFound(PublishedRow row) => row.Kind.StartsWith("found", StringComparison.Ordinal);

    public static bool IsComputed(PublishedRow row) => row.Kind.StartsWith("computed", StringComparison.Ordinal);
}
