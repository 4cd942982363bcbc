using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rampart.Quantities;

/// <summary>What reading a place gave: the place, or what is wrong with the text and what mends it.</summary>
/// <param name="IsValid">The text was understood; otherwise <paramref name="Problem"/> and <paramref name="Remedy"/> say why not.</param>
/// <param name="Value">The place; meaningless where the text was not understood.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence with an example.</param>
public readonly record struct ParsedGeodetic(
    [property: MemberNotNullWhen(false, nameof(ParsedGeodetic.Problem), nameof(ParsedGeodetic.Remedy))] bool IsValid,
    Geodetic Value,
    string? Problem,
    string? Remedy)
{
    internal static ParsedGeodetic Of(Geodetic value) => new(IsValid: true, value, Problem: null, Remedy: null);

    internal static ParsedGeodetic Refused(string problem, string remedy) => new(IsValid: false, default, problem, remedy);
}

/// <summary>Reads places: "40.0, 33.0", "40.0N 33.0E", "40°05'N 32°34'E", with a height behind them where there is one: "40.0, 33.0, 938 m".</summary>
public static class GeodeticText
{
    private const string Remedy = "Expected latitude and longitude, such as \"40.0, 33.0\" or \"40°05'N 32°34'E\".";

    /// <summary>The place that the text states, or a problem and its remedy as sentences for a finding.</summary>
    public static ParsedGeodetic Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = text.Trim();
        if (written.Length is 0 or > QuantityText.LongestText)
        {
            return ParsedGeodetic.Refused(written.Length == 0 ? "The place is empty." : $"\"{written[..24]}…\" is longer than {QuantityText.LongestText} characters.", Remedy);
        }

        var at = 0;
        if (Coordinate.Read(written, ref at) is not { } first || !Separated(written, ref at, out _)
            || Coordinate.Read(written, ref at) is not { } second || !Separated(written, ref at, out var hasHeight))
        {
            return ParsedGeodetic.Refused($"\"{written}\" cannot be read as latitude and longitude.", Remedy);
        }

        if ((first.Hemisphere is null) != (second.Hemisphere is null) || first.IsAlong(second))
        {
            return ParsedGeodetic.Refused($"\"{written}\" does not name one latitude and one longitude.", Remedy);
        }

        var (latitude, longitude) = first.Hemisphere is 'E' or 'W' ? (second, first) : (first, second);
        if (Math.Abs(latitude.Degrees) > 90.0)
        {
            return ParsedGeodetic.Refused(
                $"Latitude {Shown(latitude.Degrees)} is outside −90°…90°.",
                latitude.Hemisphere is null && Math.Abs(latitude.Degrees) <= 180.0 && Math.Abs(longitude.Degrees) <= 90.0
                    ? "Latitude comes first, then longitude; perhaps the two are exchanged."
                    : Remedy);
        }

        if (Math.Abs(longitude.Degrees) > 180.0)
        {
            return ParsedGeodetic.Refused($"Longitude {Shown(longitude.Degrees)} is outside −180°…180°.", "Count longitude to the east up to 180° and to the west down to −180°.");
        }

        var height = ParsedQuantity.Of(0.0);
        if (at < written.Length || hasHeight)
        {
            height = QuantityText.Parse(QuantityKind.Length, written[at..]);
        }

        return height.IsValid
            ? ParsedGeodetic.Of(Geodetic.FromDegrees(latitude.Degrees, longitude.Degrees, height.Si))
            : ParsedGeodetic.Refused($"Behind latitude and longitude: {height.Problem}", "Expected a height above the ellipsoid, such as \"40.0, 33.0, 938 m\".");
    }

    /// <summary>A comma, a semicolon or white space between two parts, or the end of the text.</summary>
    private static bool Separated(string text, ref int at, out bool hasComma)
    {
        var before = at;
        SkipSpace(text, ref at);
        hasComma = at < text.Length && text[at] is ',' or ';';
        if (hasComma)
        {
            at++;
            SkipSpace(text, ref at);
        }

        return at > before || at == text.Length || !char.IsAsciiDigit(text[at - 1]);
    }

    private static void SkipSpace(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private static string Shown(double degrees) =>
        (degrees < 0.0 ? "−" : "") + Math.Abs(degrees).ToString("R", CultureInfo.InvariantCulture) + "°";

    /// <summary>One angle with the letter of its hemisphere, if it has one.</summary>
    private readonly record struct Coordinate(double Degrees, char? Hemisphere)
    {
        public bool IsAlong(Coordinate other) =>
            Hemisphere is not null && other.Hemisphere is not null && (Hemisphere is 'N' or 'S') == (other.Hemisphere is 'N' or 'S');

        /// <summary>Degrees, or degrees with minutes, or with seconds too; the letter in front or behind; null for anything else.</summary>
        public static Coordinate? Read(string text, ref int at)
        {
            var hemisphere = Letter(text, ref at);
            var sign = NumberReading.IsMinus(text, at) ? -1.0 : 1.0;
            var hasSign = sign < 0.0 || (at < text.Length && text[at] == '+');
            at += hasSign ? 1 : 0;
            if (Digits(text, ref at) is not { } degrees)
            {
                return null;
            }

            if (Mark(text, ref at, "°º"))
            {
                if (Sixtieth(text, ref at, "'′’") is { } minutes)
                {
                    var seconds = Sixtieth(text, ref at, "\"″”") ?? 0.0;
                    if (minutes >= 60.0 || seconds >= 60.0)
                    {
                        return null;
                    }

                    degrees += ((minutes * 60.0) + seconds) / 3600.0;
                }
            }

            if (hemisphere is null)
            {
                var ahead = at;
                SkipSpace(text, ref ahead);
                hemisphere = Letter(text, ref ahead);
                at = hemisphere is null ? at : ahead;
            }

            if (hemisphere is not null && hasSign)
            {
                return null;
            }

            return new Coordinate(hemisphere is 'S' or 'W' ? -degrees : sign * degrees, hemisphere);
        }

        private static char? Letter(string text, ref int at)
        {
            if (at >= text.Length || char.ToUpperInvariant(text[at]) is not ('N' or 'S' or 'E' or 'W'))
            {
                return null;
            }

            var letter = char.ToUpperInvariant(text[at]);
            at++;
            SkipSpace(text, ref at);
            return letter;
        }

        private static double? Digits(string text, ref int at)
        {
            var whole = NumberReading.DigitsAt(text, at);
            if (whole == 0)
            {
                return null;
            }

            var end = at + whole;
            if (end < text.Length && text[end] == '.' && NumberReading.DigitsAt(text, end + 1) is > 0 and var fraction)
            {
                end += 1 + fraction;
            }

            var value = double.Parse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            at = end;
            return value;
        }

        private static bool Mark(string text, ref int at, string marks)
        {
            if (at >= text.Length || !marks.Contains(text[at], StringComparison.Ordinal))
            {
                return false;
            }

            at++;
            return true;
        }

        /// <summary>A number that bears one of the marks; otherwise nothing is read.</summary>
        private static double? Sixtieth(string text, ref int at, string marks)
        {
            var ahead = at;
            SkipSpace(text, ref ahead);
            if (Digits(text, ref ahead) is not { } value || !Mark(text, ref ahead, marks))
            {
                return null;
            }

            at = ahead;
            return value;
        }
    }
}
