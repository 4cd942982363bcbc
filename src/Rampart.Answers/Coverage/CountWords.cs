using System.Globalization;

namespace Rampart.Answers.Coverage;

/// <summary>Counts in words.</summary>
internal static class CountWords
{
    public static string Draws(int count) => count == 1 ? "1 draw" : $"{count.ToString(CultureInfo.InvariantCulture)} draws";
}
