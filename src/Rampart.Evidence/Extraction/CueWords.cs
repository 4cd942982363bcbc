using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds many words and phrases in a sentence at one go.</summary>
/// <remarks>A word stands whole; capitals do not count, but for names that are all capitals or hold digits; <c>*</c> stands for any ending.</remarks>
internal sealed class CueWords<T>
    where T : class
{
    private static readonly Regex Never = new("(?!)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly Regex pattern = Never;
    private readonly Dictionary<string, List<T>> byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Head, T Value)> endings = [];

    public CueWords(IEnumerable<(string Word, T Value)> words)
    {
        var all = words.ToList();
        foreach (var (word, value) in all)
        {
            if (word.EndsWith('*'))
            {
                endings.Add((word[..^1], value));
            }
            else
            {
                if (!byWord.TryGetValue(word, out var list))
                {
                    byWord.Add(word, list = []);
                }

                list.Add(value);
            }
        }

        // The engine without backtracking takes a time that is linear in the text, whatever the words are.
        if (all.Count > 0)
        {
            var alternatives = all.Select(word => word.Word).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(word => word.Length)
                .Select(word => word.EndsWith('*') ? Regex.Escape(word[..^1]) + @"\p{L}*" : Regex.Escape(word));
            pattern = new Regex($@"(?:{string.Join('|', alternatives)})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(10));
        }
    }

    public IEnumerable<(int Start, int End, T Value)> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var match = pattern.Match(text, at);
            if (!match.Success)
            {
                yield break;
            }

            var end = match.Index + match.Length;
            at = match.Index + 1;
            if (!Stands(text, match.Index, end))
            {
                continue;
            }

            at = end;
            if (byWord.TryGetValue(match.Value, out var values))
            {
                foreach (var value in values)
                {
                    yield return (match.Index, end, value);
                }
            }

            foreach (var (head, value) in endings)
            {
                if (match.Value.StartsWith(head, StringComparison.OrdinalIgnoreCase))
                {
                    yield return (match.Index, end, value);
                }
            }
        }
    }

    // "S-400s", "S-400’s" name the system; "48N6E3" holds no "N6E", and "reaches" no "reach".
    private static bool Stands(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetterOrDigit(text[start]))
        && (end == text.Length || !char.IsLetterOrDigit(text[end]) || (text[end] == 's' && char.IsAsciiDigit(text[end - 1])) || !char.IsLetterOrDigit(text[end - 1]));
}
