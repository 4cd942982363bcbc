using Rampart.Campaigns.Outcomes;

namespace Rampart.Campaigns.Estimates;

/// <summary>The points at which a factor was drawn low, those at which it was drawn high, and how both are called.</summary>
/// <remarks>
/// Rule: a factor of two to six levels, or of levels without order (one position for all, such as voices of which one is believed), is split by level, and of its levels with <see cref="LeastPoints"/> points or more each the two are compared whose
/// means differ most, the search among <see cref="Pairs"/> pairs being paid for in the chance. Any other factor is split by its position: lowest third against highest
/// third, with fewer than 15 points below against above the middle; points of one position are never put on two sides.
/// </remarks>
/// <param name="Low">Indices of the points.</param>
/// <param name="High">Indices of the points.</param>
/// <param name="LowWords">"up to 312 km", or the level.</param>
/// <param name="HighWords">"from 380 km", or the level.</param>
/// <param name="Pairs">Out of how many pairs this one was chosen.</param>
public sealed record FactorSplit(IReadOnlyList<int> Low, IReadOnlyList<int> High, string LowWords, string HighWords, int Pairs)
{
    public const int LeastPoints = 5;
    private const int MostLevels = 6;
    private const int EnoughForThirds = 3 * LeastPoints;

    /// <param name="levels">What each point has drawn; null where it has not drawn the factor.</param>
    /// <param name="means">The mean of the measure at each point.</param>
    /// <returns>Null where no two sides have points enough.</returns>
    public static FactorSplit? Of(IReadOnlyList<FactorLevel?> levels, IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(means);
        var drawn = levels.Select((level, index) => (Level: level, Index: index))
            .Where(each => each.Level is not null)
            .Select(each => (Level: each.Level!, each.Index))
            .OrderBy(each => each.Level.Position)
            .ThenBy(each => each.Level.Level, StringComparer.Ordinal)
            .ThenBy(each => each.Index)
            .ToArray();
        var groups = drawn.GroupBy(each => each.Level.Level, StringComparer.Ordinal).ToArray();
        return groups.Length < 2 ? null
            : (groups.Length <= MostLevels || drawn[0].Level.Position == drawn[^1].Level.Position ? ByLevel(groups, means) : null) ?? ByPosition(drawn);
    }

    private static FactorSplit? ByLevel(IReadOnlyList<IGrouping<string, (FactorLevel Level, int Index)>> groups, IReadOnlyList<double> means)
    {
        var large = groups
            .Select(group => (Words: group.Key, Points: group.Select(each => each.Index).Order().ToArray()))
            .Where(group => group.Points.Length >= LeastPoints)
            .Select(group => (group.Words, group.Points, Mean: group.Points.Average(index => means[index])))
            .ToArray();
        if (large.Length < 2)
        {
            return null;
        }

        var (low, high) = (0, 1);
        for (var first = 0; first < large.Length; first++)
        {
            for (var second = first + 1; second < large.Length; second++)
            {
                if (Math.Abs(large[second].Mean - large[first].Mean) > Math.Abs(large[high].Mean - large[low].Mean))
                {
                    (low, high) = (first, second);
                }
            }
        }

        return new FactorSplit(large[low].Points, large[high].Points, LevelWords.Of(large[low].Words), LevelWords.Of(large[high].Words), large.Length * (large.Length - 1) / 2);
    }

    private static FactorSplit? ByPosition((FactorLevel Level, int Index)[] drawn)
    {
        var side = drawn.Length >= EnoughForThirds ? drawn.Length / 3 : drawn.Length / 2;
        if (side < LeastPoints)
        {
            return null;
        }

        var lowEnd = drawn[side - 1].Level.Position;
        var highEnd = drawn[^side].Level.Position;
        if (lowEnd >= highEnd)
        {
            return null;
        }

        var low = drawn.Where(each => each.Level.Position <= lowEnd).ToArray();
        var high = drawn.Where(each => each.Level.Position >= highEnd).ToArray();
        return new FactorSplit(
            [.. low.Select(each => each.Index).Order()],
            [.. high.Select(each => each.Index).Order()],
            Called(low, "up to", low[^1].Level.Level),
            Called(high, "from", high[0].Level.Level),
            Pairs: 1);
    }

    private static string Called((FactorLevel Level, int Index)[] side, string word, string end) =>
        side.All(each => string.Equals(each.Level.Level, end, StringComparison.Ordinal)) ? LevelWords.Of(end) : $"{word} {LevelWords.Of(end)}";
}
