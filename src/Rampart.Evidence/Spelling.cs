namespace Rampart.Evidence;

/// <summary>Finds the word a writer may have meant.</summary>
public static class Spelling
{
    // Longer words are not compared: the table grows with the square of the length.
    private const int LongestWord = 200;

    /// <summary>The candidate nearest to the word, or null where none is near; equals in nearness go in ordinal order.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (candidate.Length > LongestWord)
            {
                continue;
            }

            var distance = Distance(word, candidate);
            if (distance < bestDistance && distance <= Math.Max(1, Math.Max(word.Length, candidate.Length) / 3))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>"Did you mean …? " with a blank behind it, or nothing.</summary>
    internal static string Suggestion(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } near ? $"Did you mean `{near}`? " : string.Empty;

    /// <summary>True where two names differ by no more than a slip of the pen: capitals, blanks and marks, or one letter of a longer name. Other digits are another name.</summary>
    internal static bool IsSlip(string left, string right)
    {
        const int Short = 6;
        var (a, b) = (Letters(left), Letters(right));
        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return true;
        }

        var allowed = Math.Min(a.Length, b.Length) < Short ? 0 : 1;
        return Math.Max(a.Length, b.Length) <= LongestWord
            && Math.Abs(a.Length - b.Length) <= allowed
            && string.Equals(string.Concat(a.Where(char.IsAsciiDigit)), string.Concat(b.Where(char.IsAsciiDigit)), StringComparison.Ordinal)
            && Distance(a, b) <= allowed;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal string alignment).
    private static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                var best = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                }

                current[j] = best;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
