using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Whether a value is one of its kind and lies in the bounds of its field.</summary>
internal static class FieldValue
{
    public static bool IsNumeric(PropertyKind kind) => PropertyKinds.Quantity(kind) is not null;

    public static bool LooksLikeNumber(string text) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '.' or '-' or '+' && (char.IsAsciiDigit(text[1]) || text[1] == '.')));

    /// <summary>What a text measures, by its unit, where nobody asks for a kind.</summary>
    public static PropertyKind KindOf(string text)
    {
        if (text is "yes" or "no")
        {
            return PropertyKind.YesNo;
        }

        var quantities = Enum.GetValues<PropertyKind>().Where(kind => kind is not (PropertyKind.Count or PropertyKind.Probability) && IsNumeric(kind));
        return quantities.Cast<PropertyKind?>().FirstOrDefault(kind => QuantityText.Parse(PropertyKinds.Quantity(kind!.Value)!.Value, text).IsValid) ?? PropertyKind.Word;
    }

    /// <summary>The value of a text that fits the field, or null with a finding.</summary>
    public static ClaimValue? Parse(Field field, Place place, string text, PropertyKind kind)
    {
        var value = ClaimValue.TryParse(kind, text, out var problem, out var remedy);
        if (value is null)
        {
            field.Error(place, problem, remedy);
            return null;
        }

        return Fits(field, place, value.Si, text, kind) ? value : null;
    }

    /// <summary>True where a value fits the field; a finding where it does not.</summary>
    public static bool Fits(Field field, Place place, double si, string text, PropertyKind kind)
    {
        if (!IsNumeric(kind))
        {
            return true;
        }

        if (kind == PropertyKind.Count && (si < 0 || si > int.MaxValue || si != double.Floor(si)))
        {
            field.Error(place, $"{text} is not a count.", "Use a whole number from zero upwards.");
            return false;
        }

        if (kind == PropertyKind.Probability && !Bounds.Share.Holds(si))
        {
            field.Error(place, $"{text} is not a probability.", "Use a number from 0 to 1.");
            return false;
        }

        if (!field.Bounds.Holds(si))
        {
            field.Error(place, $"{text} does not fit here.", $"It must be {field.Bounds.Text}.");
            return false;
        }

        return true;
    }
}
