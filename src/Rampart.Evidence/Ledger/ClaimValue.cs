using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A value of a property: as written, and in SI units where it is a number.</summary>
/// <param name="Text">The value as written, such as <c>402 km</c>, <c>yes</c> or <c>swerling-1</c>.</param>
/// <param name="Kind">The kind of its property.</param>
/// <param name="Si">The number in SI units; 1 or 0 for yes or no; an amount in its own currency; not a number for words, texts and dates.</param>
/// <param name="Assumption">What had to be assumed to read the text, such as which mile was meant.</param>
public sealed record ClaimValue(string Text, PropertyKind Kind, double Si, string? Assumption)
{
    private const int LongestText = 200;

    /// <summary>The currency of a sum of money, in the three letters of ISO 4217; null for anything else.</summary>
    public string? Currency { get; init; }

    /// <summary>Reads a value of a kind; where that fails, null with the problem and its remedy.</summary>
    public static ClaimValue? TryParse(PropertyKind kind, string text, out string problem, out string remedy)
    {
        ArgumentNullException.ThrowIfNull(text);
        (problem, remedy) = (string.Empty, string.Empty);
        switch (kind)
        {
            case PropertyKind.YesNo:
                if (text is "yes" or "no")
                {
                    return new ClaimValue(text, kind, text is "yes" ? 1.0 : 0.0, Assumption: null);
                }

                (problem, remedy) = ($"\"{text}\" is neither yes nor no.", "Write yes or no.");
                return null;

            case PropertyKind.Word:
                if (LedgerNames.IsWord(text))
                {
                    return new ClaimValue(text, kind, double.NaN, Assumption: null);
                }

                (problem, remedy) = ($"\"{text}\" is not a word.", "Write small letters, digits, dots and hyphens, such as swerling-1.");
                return null;

            case PropertyKind.Date:
                if (PartialDate.TryParse(text) is not null)
                {
                    return new ClaimValue(text, kind, double.NaN, Assumption: null);
                }

                (problem, remedy) = ($"\"{text}\" is not a date.", $"Write {PartialDate.Forms}.");
                return null;

            case PropertyKind.Money:
                if (MoneyText.TryParse(text) is var (amount, currency))
                {
                    return new ClaimValue(text, kind, amount, Assumption: null) { Currency = currency };
                }

                (problem, remedy) = ($"\"{text}\" is no sum of money.", $"Write {MoneyText.Form}.");
                return null;

            case PropertyKind.Text:
                if (text.Length is > 0 and <= LongestText)
                {
                    return new ClaimValue(text, kind, double.NaN, Assumption: null);
                }

                (problem, remedy) = ($"The text has {text.Length} characters.", $"Write what is said in at most {LongestText} characters.");
                return null;

            default:
                return Quantity(kind, text, ref problem, ref remedy);
        }
    }

    private static ClaimValue? Quantity(PropertyKind kind, string text, ref string problem, ref string remedy)
    {
        var quantity = PropertyKinds.Quantity(kind)!.Value;
        var parsed = QuantityText.Parse(quantity, text);
        if (!parsed.IsValid)
        {
            (problem, remedy) = (parsed.Problem ?? $"\"{text}\" is not a {PropertyKinds.Word(kind)}.", parsed.Remedy ?? "Write a number with a unit.");
            return null;
        }

        if (!double.IsFinite(parsed.Si))
        {
            (problem, remedy) = ($"\"{text}\" is not a finite number.", "Write a number that can be measured.");
            return null;
        }

        if (kind == PropertyKind.Count && (parsed.Si < 0 || parsed.Si > int.MaxValue || parsed.Si != double.Floor(parsed.Si)))
        {
            (problem, remedy) = ($"\"{text}\" is not a count.", "Write a whole number from zero upwards.");
            return null;
        }

        if (kind == PropertyKind.Probability && parsed.Si is < 0.0 or > 1.0)
        {
            (problem, remedy) = ($"\"{text}\" is not a probability.", "Write a number from 0 to 1.");
            return null;
        }

        return new ClaimValue(text, kind, parsed.Si, parsed.Assumption);
    }

    /// <summary>An SI value as text in a unit that a reader would choose.</summary>
    internal static string Print(PropertyKind kind, double si) => kind switch
    {
        PropertyKind.YesNo => si != 0.0 ? "yes" : "no",
        PropertyKind.Number or PropertyKind.Count or PropertyKind.Probability => si.ToString("G6", CultureInfo.InvariantCulture),
        _ => QuantityFormat.Text(PropertyKinds.Quantity(kind) ?? QuantityKind.Number, si),
    };
}
