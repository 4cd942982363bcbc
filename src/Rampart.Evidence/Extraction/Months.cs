namespace Rampart.Evidence.Extraction;

/// <summary>The names of the months in English, German and French.</summary>
internal static class Months
{
    public static readonly string[] English = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[][] Names =
    [
        ["January", "Jan", "Januar", "janvier"],
        ["February", "Feb", "Februar", "février", "fevrier"],
        ["March", "Mar", "März", "Maerz", "mars"],
        ["April", "Apr", "avril"],
        ["May", "Mai"],
        ["June", "Jun", "Juni", "juin"],
        ["July", "Jul", "Juli", "juillet"],
        ["August", "Aug", "août", "aout"],
        ["September", "Sept", "Sep", "septembre"],
        ["October", "Oct", "Oktober", "octobre"],
        ["November", "Nov", "novembre"],
        ["December", "Dec", "Dezember", "décembre", "decembre"],
    ];

    /// <summary>All of them as alternatives of a search, the longest first. Capitals count: "may" is no month, "mars" is.</summary>
    public const string Pattern = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Maerz|Mai|Juni|Juli|Oktober|Dezember|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|Sept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    public static bool IsName(string word) => Number(word) > 0;

    /// <summary>From 1; nought where it names none.</summary>
    public static int Number(string word)
    {
        var name = word.TrimEnd('.');
        return Array.FindIndex(Names, names => names.Contains(name, StringComparer.OrdinalIgnoreCase)) + 1;
    }
}
