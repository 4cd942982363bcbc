using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>Whether the words beside a number make it a bound: "up to", "more than", "at least", "about".</summary>
internal static partial class BoundWords
{
    // "As far as 402 km" states the distance; "as much as" and "up to" set a limit.
    private static readonly (string Words, ClaimBound Bound)[] Before =
    [
        ("up to", ClaimBound.AtMost), ("as much as", ClaimBound.AtMost), ("as many as", ClaimBound.AtMost), ("at most", ClaimBound.AtMost), ("no more than", ClaimBound.AtMost), ("not more than", ClaimBound.AtMost), ("a maximum of", ClaimBound.AtMost), ("bis zu", ClaimBound.AtMost), ("höchstens", ClaimBound.AtMost), ("jusqu'à", ClaimBound.AtMost), ("jusqu’à", ClaimBound.AtMost), ("au plus", ClaimBound.AtMost),
        ("more than", ClaimBound.MoreThan), ("over", ClaimBound.MoreThan), ("exceeds", ClaimBound.MoreThan), ("exceeding", ClaimBound.MoreThan), ("above", ClaimBound.MoreThan), ("beyond", ClaimBound.Exact), ("upwards of", ClaimBound.MoreThan), ("mehr als", ClaimBound.MoreThan), ("über", ClaimBound.MoreThan), ("plus de", ClaimBound.MoreThan), (">", ClaimBound.MoreThan),
        ("at least", ClaimBound.AtLeast), ("no less than", ClaimBound.AtLeast), ("not less than", ClaimBound.AtLeast), ("no fewer than", ClaimBound.AtLeast), ("a minimum of", ClaimBound.AtLeast), ("mindestens", ClaimBound.AtLeast), ("au moins", ClaimBound.AtLeast),
        ("less than", ClaimBound.LessThan), ("fewer than", ClaimBound.LessThan), ("under", ClaimBound.LessThan), ("below", ClaimBound.LessThan), ("weniger als", ClaimBound.LessThan), ("moins de", ClaimBound.LessThan), ("<", ClaimBound.LessThan),
        ("about", ClaimBound.About), ("around", ClaimBound.About), ("some", ClaimBound.About), ("roughly", ClaimBound.About), ("approximately", ClaimBound.About), ("approx.", ClaimBound.About), ("nearly", ClaimBound.About), ("almost", ClaimBound.About), ("circa", ClaimBound.About), ("ca.", ClaimBound.About), ("an estimated", ClaimBound.About), ("perhaps", ClaimBound.About), ("rund", ClaimBound.About), ("etwa", ClaimBound.About), ("environ", ClaimBound.About), ("~", ClaimBound.About), ("close to", ClaimBound.About), ("in the region of", ClaimBound.About), ("around some", ClaimBound.About),
    ];

    public static ClaimBound At(string sentence, int start, int end)
    {
        var head = sentence.AsSpan(0, start).TrimEnd(" \u00A0$€£₹\"“(");
        head = Currency().Match(head.Length > 8 ? head[^8..].ToString() : head.ToString()) is { Success: true } currency ? head[..^currency.Length].TrimEnd() : head;
        foreach (var (words, bound) in Before)
        {
            if (head.EndsWith(words, StringComparison.OrdinalIgnoreCase) && (head.Length == words.Length || !char.IsLetter(head[^(words.Length + 1)]) || !char.IsLetter(words[0])))
            {
                return bound;
            }
        }

        return Behind().Match(sentence[end..Math.Min(sentence.Length, end + 24)]) is { Success: true } match
            ? match.Groups["most"].Success ? ClaimBound.AtMost : match.Groups["least"].Success ? ClaimBound.AtLeast : ClaimBound.MoreThan
            : ClaimBound.Exact;
    }

    [GeneratedRegex(@"(?:US\$|Rs\.?|USD|EUR|US)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Currency();

    [GeneratedRegex(@"^,? (?:(?<most>at (?:the )?most|or less|maximum)|(?<least>at (?:the very )?least)|or more|and more|and beyond)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Behind();
}
