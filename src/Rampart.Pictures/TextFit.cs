using System.Globalization;

namespace Rampart.Pictures;

/// <summary>How much room a text takes, near enough: no font is asked, so that a picture is the same everywhere.</summary>
internal static class TextFit
{
    public const double LineHeight = 15.0;
    private const double MeanCharacterWidth = 0.57;
    private const double BoldFactor = 1.15;

    public static double Width(string text, double size = 13.0, bool isBold = false)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += rune.Value < 0x2E80 ? MeanCharacterWidth : 1.0;
        }

        return width * size * (isBold ? BoldFactor : 1.0);
    }

    /// <summary>The text, or as much of its beginning as fits, and an ellipsis.</summary>
    public static string Cut(string text, double room, double size = 13.0)
    {
        text = text.ReplaceLineEndings(" ");
        if (Width(text, size) <= room)
        {
            return text;
        }

        var elements = new StringInfo(text);
        for (var length = elements.LengthInTextElements - 1; length > 0; length--)
        {
            var cut = elements.SubstringByTextElements(0, length).TrimEnd() + "…";
            if (Width(cut, size) <= room)
            {
                return cut;
            }
        }

        return "…";
    }
}
