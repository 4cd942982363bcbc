using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>What an article holds beyond the most that are proposed of it at once.</summary>
/// <param name="Figures">How many values; what would have been one claim said several times counts each time.</param>
/// <param name="First">Where the first of them stands in the article's text.</param>
public sealed record UnproposedRest(int Figures, TextSpan First)
{
    // Enough to be searched for.
    private const int Shown = 40;

    /// <summary>Tells it, so that nobody takes the proposals for all there is.</summary>
    /// <param name="article">The article.</param>
    /// <param name="proposed">How many are proposed.</param>
    /// <param name="place">Where the article came from.</param>
    /// <param name="remedy">How the rest is had.</param>
    public Finding ToFinding(Article article, int proposed, Place place, string remedy)
    {
        ArgumentNullException.ThrowIfNull(article);
        var end = Math.Min(article.Text.Length, First.Start + Shown);
        var words = article.Text[First.Start..(end < article.Text.Length && article.Text.LastIndexOf(' ', end - 1, end - First.Start) is var blank && blank > First.End ? blank : end)];
        var message = string.Create(CultureInfo.InvariantCulture, $"The first {proposed:N0} values are proposed; {Figures:N0} more stand behind them, from character {First.Start + 1:N0} on: \"{string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}\".");
        return Finding.Remark(place, "proposals", message, remedy);
    }
}
