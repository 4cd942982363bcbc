namespace Rampart.Evidence.Extraction;

/// <summary>Finds many words and phrases in a sentence at one go.</summary>
/// <remarks>A word stands whole; capitals do not count; <c>*</c> stands for any ending.</remarks>
internal sealed class CueWords<T>
    where T : class
{
    // All words that begin alike: few, so that each place of a text is compared with few.
    private readonly Dictionary<(char First, char Second), List<(string Word, bool IsOpen, T Value)>> byBeginning = [];

    public CueWords(IEnumerable<(string Word, T Value)> words)
    {
        foreach (var (written, value) in words)
        {
            var isOpen = written.EndsWith('*');
            var word = isOpen ? written[..^1] : written;
            if (word.Length >= 2)
            {
                var key = (char.ToLowerInvariant(word[0]), char.ToLowerInvariant(word[1]));
                if (!byBeginning.TryGetValue(key, out var list))
                {
                    byBeginning.Add(key, list = []);
                }

                list.Add((word, isOpen, value));
            }
        }

        foreach (var list in byBeginning.Values)
        {
            list.Sort((left, right) => right.Word.Length.CompareTo(left.Word.Length));
        }
    }

    /// <summary>Every word that stands in the text, the longest first where several begin at one place.</summary>
    public IEnumerable<(int Start, int End, T Value)> In(string text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]))
                || !byBeginning.TryGetValue((char.ToLowerInvariant(text[at]), char.ToLowerInvariant(text[at + 1])), out var candidates))
            {
                continue;
            }

            foreach (var (word, isOpen, value) in candidates)
            {
                var end = at + word.Length;
                if (end <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    while (isOpen && end < text.Length && char.IsLetter(text[end]))
                    {
                        end++;
                    }

                    if (EndsAt(text, end))
                    {
                        yield return (at, end, value);
                    }
                }
            }
        }
    }

    // "S-400s" names the system; "reaches" is no "reach".
    private static bool EndsAt(string text, int end) =>
        end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1]) || (text[end] == 's' && char.IsAsciiDigit(text[end - 1]));
}
