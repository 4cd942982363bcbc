using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>Who said something: a name, a role, or both, as the article gives them.</summary>
/// <param name="Name">The name; the role where no name is given: "U.S. officials".</param>
/// <param name="Role">The role beside the name, in the article's words; null where there is none.</param>
/// <param name="IsPerson">True for a named person.</param>
public sealed record Speaker(string Name, string? Role, bool IsPerson)
{
    /// <summary>The name, with the role in brackets.</summary>
    public override string ToString() => Role is null ? Name : $"{Name} ({Role})";
}

/// <summary>Takes a speaker's phrase apart: "Head of Russia's Federal Service … Dmitry Shugayev" is a role and a name.</summary>
internal static partial class SpeakerPhrase
{
    private const int LongestPhrase = 160;

    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "minister", "ministerin", "president", "chief", "director", "secretary", "general", "gen", "lt", "lieutenant", "colonel", "col", "admiral", "adm", "air", "marshal", "commodore", "commander", "major", "maj", "captain", "capt", "sergeant", "sgt", "brigadier", "brig", "defense", "defence", "foreign", "prime", "deputy", "assistant", "state", "affairs", "senator", "sen", "rep", "congressman", "ambassador", "spokesman", "spokeswoman", "spokesperson", "analyst", "expert", "professor", "prof", "dr", "mr", "mrs", "ms", "m", "mme", "herr", "frau", "chancellor", "chairman", "ceo", "head", "executive", "officer", "official", "premier", "vice", "verteidigungsminister", "außenminister", "ministre", "kremlin", "pentagon", "white", "house", "turkish", "russian", "us", "u.s", "american", "chinese", "indian", "polish", "israeli", "iranian", "ukrainian", "german", "french", "british", "reserve", "retired", "ret", "sales", "predecessor", "counterpart", "corporal", "wing", "group", "staff", "council", "le", "la", "der", "die", "das",
    };

    private static readonly string[] Articles = ["the ", "a ", "an ", "der ", "die ", "das ", "dem ", "den ", "des ", "le ", "la ", "les ", "du ", "ein ", "eine ", "un ", "une ", "l’", "l'", "its ", "his ", "her ", "their "];

    /// <summary>The speaker that a phrase names; null where it names nobody.</summary>
    public static Speaker? Read(string phrase)
    {
        var text = Tidy(phrase);
        if (text.Length is < 2 or > LongestPhrase || !text.Any(char.IsLetter) || text.Any(char.IsControl))
        {
            return null;
        }

        if (Two(text) is { } both)
        {
            return both;
        }

        var words = text.Split(' ');
        var run = words.Length;
        while (run > 0 && IsNameWord(words[run - 1]))
        {
            run--;
        }

        var name = words[run..];
        var role = words[..run];

        // Titles within the run of capitals belong to the role: "Turkish Foreign Minister Mevlut Cavusoglu".
        var lastTitle = Array.FindLastIndex(name, word => Titles.Contains(word.Trim('.', ',', '(', ')')) || word.EndsWith('.') && word.Length > 2);
        if (lastTitle >= 0)
        {
            role = [.. role, .. name[..(lastTitle + 1)]];
            name = name[(lastTitle + 1)..];
        }

        // Behind "Director … at Rostec" the last two words are the name.
        if (name.Length > 2 && role.Any(word => word is "of" or "for" or "at" or "corporation" or "company"))
        {
            role = [.. role, .. name[..^2]];
            name = name[^2..];
        }

        var isPerson = name.Length is >= 2 and <= 4 && !IsOrganisation(name) && (role.Length > 0 || !name.Any(word => word.All(char.IsUpper) && word.Length > 2)) && !role.Any(word => word is "agency" or "newspaper" or "channel");
        if (isPerson)
        {
            return new Speaker(string.Join(' ', name), role.Length == 0 ? null : WithoutArticle(string.Join(' ', role)), IsPerson: true);
        }

        return name.Length == 1 && role.Length > 0 && role.All(word => Titles.Contains(word.Trim('.', ',', '(', ')')))
            ? new Speaker(name[0], WithoutArticle(string.Join(' ', role)), IsPerson: false)
            : new Speaker(WithoutArticle(text), Role: null, IsPerson: false);
    }

    /// <summary>True for a phrase of capitals alone: "Rostec Corporation".</summary>
    public static bool IsName(string phrase) => phrase.Trim() is { Length: > 2 } name && name.Split(' ').All(word => word.Length > 0 && char.IsUpper(word[0]));

    // "Turkish President Recep Tayyip Erdogan and his Russian counterpart Vladimir Putin"
    private static Speaker? Two(string text)
    {
        var and = text.IndexOf(" and ", StringComparison.Ordinal);
        return and > 0 && Read(text[..and]) is { IsPerson: true } first && Read(text[(and + 5)..]) is { IsPerson: true } second
            ? new Speaker($"{first.Name} and {second.Name}", first.Role is null || second.Role is null ? first.Role ?? second.Role : $"{first.Role}; {second.Role}", IsPerson: true)
            : null;
    }

    public static string WithoutArticle(string text)
    {
        foreach (var article in Articles)
        {
            if (text.StartsWith(article, StringComparison.OrdinalIgnoreCase))
            {
                return text[article.Length..];
            }
        }

        return text;
    }

    private static string Tidy(string phrase)
    {
        var text = Lead().Replace(string.Join(' ', phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), string.Empty);
        text = Statement().Replace(text, string.Empty);
        return Retired().Replace(text, string.Empty).Trim(' ', ',', '"', '“', '”', '„', '«', '»', ':', ';', '–', '—', '\uFFFD', '(', ')').Replace("\uFFFD", string.Empty, StringComparison.Ordinal);
    }

    private static bool IsNameWord(string word) => word.Length > 0 && (char.IsUpper(word[0]) || word is "van" or "von" or "de" or "al" or "bin" or "der" or "(ret.)" or "(retd)");

    private static bool IsOrganisation(string[] name) => name.Any(word => Organisation().IsMatch(word));

    [GeneratedRegex(@"^(?:(?:earlier|meanwhile|however|separately|also|and|but|then|later|asked|for (?:his|her) part|in (?:a|an) [\w\s]{3,40}?|as|that|where|while|because|since|although|(?:a )?(?:large |growing )?number of|several|some|many|Ein|Eine)\b,? ?)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:a|the|an) (?:[\w-]+ )?(?:statement|report|release|interview|account|post) (?:by|of|from|with) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(@" ?\((?:ret|retd|ret\.|retired)\.?\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Retired();

    [GeneratedRegex(@"^(?:States|Ministry|Corporation|Agency|House|Army|Force|Forces|Navy|Congress|Parliament|Institute|Group|Company|Inc|Ltd|Press|News|Times|Union|Nations|Department|Office|Systems|Defence|Defense|Industries|TV|Service|Council|Centre|Center|Emirates|Kingdom|Arabia|Korea|Cooperation|Affairs|Technical|Security|Relations|Development|Research|Studies|Policy|Command|Staff|Committee|Armed|Federal|Republic|Bank|University|Board|Bureau|Commission|Federation|Europe|Asia|Audit|National|Foundation|Squadron|Regiment|Fleet|Guard|Services|Technologies|Holdings)\.?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Organisation();
}
