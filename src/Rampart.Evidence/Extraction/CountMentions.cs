using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds counts of units and things of a force: "two S-400 batteries", "a regiment set", "more than 120 advanced guided missiles".</summary>
internal static partial class CountMentions
{
    // "120 advanced guided surface-to-air missiles": further words before the noun make another sentence of it.
    private const int MostWordsBetween = 6;

    private static readonly Dictionary<string, UnitOfAccount> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["battery"] = UnitOfAccount.Battery, ["batteries"] = UnitOfAccount.Battery, ["batterien"] = UnitOfAccount.Battery, ["batterie"] = UnitOfAccount.Battery,
        ["battalion"] = UnitOfAccount.Battalion, ["battalions"] = UnitOfAccount.Battalion, ["bataillone"] = UnitOfAccount.Battalion, ["bataillons"] = UnitOfAccount.Battalion, ["division"] = UnitOfAccount.Battalion, ["divisions"] = UnitOfAccount.Battalion, ["divisions’"] = UnitOfAccount.Battalion,
        ["regiment"] = UnitOfAccount.Regiment, ["regiments"] = UnitOfAccount.Regiment,
        ["regiment set"] = UnitOfAccount.RegimentSet, ["regiment sets"] = UnitOfAccount.RegimentSet, ["regimental set"] = UnitOfAccount.RegimentSet, ["regimental sets"] = UnitOfAccount.RegimentSet,
        ["squadron"] = UnitOfAccount.Squadron, ["squadrons"] = UnitOfAccount.Squadron, ["staffel"] = UnitOfAccount.Squadron, ["staffeln"] = UnitOfAccount.Squadron,
        ["system"] = UnitOfAccount.System, ["systems"] = UnitOfAccount.System, ["systeme"] = UnitOfAccount.System, ["systèmes"] = UnitOfAccount.System, ["complexes"] = UnitOfAccount.System,
        ["launcher"] = UnitOfAccount.Launcher, ["launchers"] = UnitOfAccount.Launcher, ["startgeräte"] = UnitOfAccount.Launcher, ["startgeräten"] = UnitOfAccount.Launcher, ["lanceurs"] = UnitOfAccount.Launcher,
        ["missile"] = UnitOfAccount.Missile, ["missiles"] = UnitOfAccount.Missile, ["interceptors"] = UnitOfAccount.Missile, ["interceptor"] = UnitOfAccount.Missile, ["lenkflugkörper"] = UnitOfAccount.Missile, ["lenkflugkörpern"] = UnitOfAccount.Missile, ["flugkörper"] = UnitOfAccount.Missile, ["flugkörpern"] = UnitOfAccount.Missile, ["raketen"] = UnitOfAccount.Missile,
        ["shipment"] = UnitOfAccount.Shipment, ["shipments"] = UnitOfAccount.Shipment, ["flights"] = UnitOfAccount.Flight, ["flight"] = UnitOfAccount.Flight, ["planeloads"] = UnitOfAccount.Flight, ["sorties"] = UnitOfAccount.Flight,
        ["vehicle"] = UnitOfAccount.Vehicle, ["vehicles"] = UnitOfAccount.Vehicle, ["trucks"] = UnitOfAccount.Vehicle, ["fahrzeuge"] = UnitOfAccount.Vehicle,
        ["warheads"] = UnitOfAccount.Warhead, ["targets"] = UnitOfAccount.Target, ["rockets"] = UnitOfAccount.Target, ["drones"] = UnitOfAccount.Drone, ["drohnen"] = UnitOfAccount.Drone, ["uavs"] = UnitOfAccount.Drone,
        ["aircraft"] = UnitOfAccount.Aircraft, ["fighters"] = UnitOfAccount.Aircraft, ["jets"] = UnitOfAccount.Aircraft, ["planes"] = UnitOfAccount.Aircraft, ["helicopters"] = UnitOfAccount.Aircraft, ["types"] = UnitOfAccount.Type,
    };

    // What a force is made of; "a missile" and "a system" tell a kind, "a battery" a number.
    private static readonly HashSet<UnitOfAccount> Formations = [UnitOfAccount.Battery, UnitOfAccount.Battalion, UnitOfAccount.Regiment, UnitOfAccount.RegimentSet, UnitOfAccount.Squadron];

    // Words that end the noun's own phrase.
    private static readonly HashSet<string> Stops = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "to", "in", "on", "at", "by", "for", "from", "with", "into", "than", "as", "that", "which", "who", "was", "were", "is", "are", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "not", "their", "his", "its", "against", "between", "countries", "sides", "years", "months", "weeks", "days", "hours", "und", "oder", "für", "mit", "von", "et", "pour", "avec", "dans", "a", "an", "when", "while", "but", "per", "took", "said", "members", "states", "people", "percent", "dollars", "euros",
    };

    public static IEnumerable<Mention> In(Sentence sentence, IReadOnlyList<WrittenNumber> numbers, IReadOnlyList<Mention> others)
    {
        var text = sentence.Text;
        foreach (var number in numbers)
        {
            if (number.Value != decimal.Floor(number.Value) || number.Value is < 1m or > 10_000_000m || (number.IsYear && IsAfterDateWord(text, number.Start)) || IsTaken(number, others))
            {
                continue;
            }

            if (Noun(text, number.End, MostWordsBetween, plural: number.Value != 1m) is var (unit, end))
            {
                var (start, ordinal) = WithOrdinal(text, number.Start);
                yield return new Mention(ProposalKind.Count, sentence, start, end, number.Value.ToString("0", CultureInfo.InvariantCulture)) { Unit = unit, Bound = BoundWords.At(text, start, end), Reading = number.Reading ?? DivisionReading(text, end), CountedFromFirst = ordinal == 1 ? (int)number.Value : null };
            }
        }

        foreach (Match match in One().Matches(text))
        {
            var ordinal = NumberWords.Ordinal(match.Value);
            var isOrdinal = ordinal is not null;
            if (Noun(text, match.Index + match.Length, 3, plural: false) is var (unit, end)
                && (Formations.Contains(unit) || (isOrdinal && unit == UnitOfAccount.System && IsWordAt(text, end, "of") is false))
                && !IsAttribute(text, end))
            {
                yield return new Mention(ProposalKind.Count, sentence, match.Index, end, "1") { Unit = unit, CountedFromFirst = ordinal };
            }
            else if (isOrdinal && BareSet().Match(text, match.Index + match.Length) is { Success: true } set)
            {
                yield return new Mention(ProposalKind.Count, sentence, match.Index, set.Index + set.Length, "1") { Unit = UnitOfAccount.RegimentSet, CountedFromFirst = ordinal };
            }
        }
    }

    // The Russian дивизион is a battalion; agencies translate it so and as division.
    private static string? DivisionReading(string text, int end) =>
        text[..end].EndsWith("divisions", StringComparison.OrdinalIgnoreCase) || text[..end].EndsWith("division", StringComparison.OrdinalIgnoreCase) ? "a division was taken as a battalion (Russian divizion)" : null;

    private static bool IsTaken(WrittenNumber number, IReadOnlyList<Mention> others) =>
        others.Any(other => other.Start < number.End && number.Start < other.End);

    // "the first two batteries"
    private static (int Start, int? Ordinal) WithOrdinal(string text, int start)
    {
        var head = text.AsSpan(0, start).TrimEnd();
        var blank = head.LastIndexOf(' ') + 1;
        return NumberWords.Ordinal(head[blank..].ToString()) is { } ordinal ? (blank, ordinal) : (start, null);
    }

    private static (UnitOfAccount Unit, int End)? Noun(string text, int at, int most, bool plural)
    {
        for (var words = 0; words <= most; words++)
        {
            if (at >= text.Length || text[at] is not (' ' or '-' or '‑' or '\u00A0'))
            {
                return null;
            }

            var start = at + 1;
            var end = WordEnd(text, start);
            if (end == start)
            {
                return null;
            }

            var word = text[start..end];
            var two = end < text.Length && text[end] == ' ' ? text[start..WordEnd(text, end + 1)] : word;
            if (two.Length > word.Length && Nouns.TryGetValue(two.Replace('-', ' '), out var pair))
            {
                return IsPlural(two) == plural ? (pair, start + two.Length) : null;
            }

            // "regiment-set", "Patriot-Staffeln": the last part is the noun.
            // But "anti-aircraft missiles" count no aircraft.
            var last = word.StartsWith("anti-", StringComparison.OrdinalIgnoreCase) ? word : word[(word.LastIndexOf('-') + 1)..];
            if (Nouns.TryGetValue(word.Replace('-', ' '), out var unit) || Nouns.TryGetValue(last, out unit))
            {
                // "air defence missile systems": the noun is the last of them; "of" binds the next phrase.
                var next = end < text.Length && text[end] == ' ' ? text[(end + 1)..WordEnd(text, end + 1)] : string.Empty;
                if (next.Length > 0 && words < most && Nouns.ContainsKey(next[(next.LastIndexOf('-') + 1)..]) && !IsPlural(last))
                {
                    at = end;
                    continue;
                }

                return (plural ? IsPlural(last) : IsSingular(last)) ? (unit, end) : null;
            }

            // "six more of the batteries"; "two of them" counts nothing that is named.
            if (Stops.Contains(word) || string.Equals(word, "of", StringComparison.Ordinal))
            {
                return null;
            }

            at = end;
        }

        return null;
    }

    private static readonly HashSet<string> Singulars = new(StringComparer.OrdinalIgnoreCase)
    {
        "battery", "batterie", "battalion", "division", "regiment", "regiment set", "regimental set", "squadron", "staffel", "system", "launcher", "missile", "interceptor", "shipment", "flight", "vehicle",
    };

    private static bool IsPlural(string noun) => !Singulars.Contains(noun.Replace('-', ' '));

    // "Flugkörper" and "aircraft" are one or many.
    private static bool IsSingular(string noun) => !IsPlural(noun) || noun.EndsWith("körper", StringComparison.OrdinalIgnoreCase) || string.Equals(noun, "aircraft", StringComparison.OrdinalIgnoreCase);

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '-' or '‑' or '/' or '\'' or '’' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    // "a battery commander", "a regiment set contract": the unit only describes what follows.
    private static bool IsAttribute(string text, int end) => Attribute().IsMatch(text[end..Math.Min(text.Length, end + 16)]);

    private static bool IsWordAt(string text, int at, string word) => text.AsSpan(at).TrimStart().StartsWith(word, StringComparison.Ordinal);

    private static bool IsAfterDateWord(string text, int start) => text.AsSpan(0, start).TrimEnd().EndsWith("in", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, start).TrimEnd().EndsWith("of", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\d-])(?:an?|another|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|première|deuxième|troisième|zweite|dritte)(?= )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex One();

    [GeneratedRegex(@"\G set\b(?! of\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareSet();

    [GeneratedRegex(@"^ (?:commander|crew|crews|headquarters|command|radar|commanders|level|base)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
