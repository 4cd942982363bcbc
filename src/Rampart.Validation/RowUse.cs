namespace Rampart.Validation;

/// <summary>What the column <c>use</c> says of a row.</summary>
internal static class RowUse
{
    public const string Formula = "formula";

    public const string LeftOut = "left out";

    public static IReadOnlyList<string> Known { get; } = [Formula, "context", "later", LeftOut];

    public static bool IsKnown(string use) => use.Length == 0 || Known.Contains(use, StringComparer.Ordinal);

    /// <summary>Why a row is not held against a formula, as a sentence; null where it is.</summary>
    public static string? WhyLeftOut(PublishedRow row) => row.Use switch
    {
        "" or Formula => null,
        "context" => "Context: no formula gives it.",
        "later" => "For later: no formula gives it yet.",
        LeftOut when row.ToleranceReason.Length > 0 => Sentence(row.ToleranceReason),
        _ => $"Its use is \"{row.Use}\".",
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..].TrimEnd('.') + ".";
}
