using System.Text;

namespace Rampart.Evidence;

/// <summary>Breaks a sentence into lines below each other.</summary>
internal static class WrappedText
{
    public static void Append(StringBuilder text, string first, string further, string content, int width)
    {
        text.Append(first);
        var column = first.Length;
        var isLineStart = true;
        foreach (var word in content.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isLineStart && column + 1 + word.Length > width)
            {
                text.Append('\n').Append(further);
                column = further.Length;
                isLineStart = true;
            }

            if (!isLineStart)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
            isLineStart = false;
        }

        text.Append('\n');
    }
}
