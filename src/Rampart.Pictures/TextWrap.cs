namespace Rampart.Pictures;

/// <summary>Breaks a text into lines at its blanks; what does not fit is cut.</summary>
internal static class TextWrap
{
    /// <summary>The size at which strong text takes its room.</summary>
    public const double Strong = 13.0 * 1.15;

    /// <summary>A picture's title, as far as there is room for it.</summary>
    public static string Title(Caption caption, double width) => TextFit.Cut(caption.Title, width - 32.0, 15.0 * 1.15);

    public static IReadOnlyList<string> Lines(string text, double room, double size, int most)
    {
        var lines = new List<string>();
        var rest = text.ReplaceLineEndings(" ").Trim();
        while (rest.Length > 0 && lines.Count < most - 1 && TextFit.Width(rest, size) > room)
        {
            var end = Break(rest, room, size);
            if (end <= 0)
            {
                break;
            }

            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            lines.Add(TextFit.Cut(rest, room, size));
        }

        return lines;
    }

    /// <summary>Where the longest beginning ends that fits and is followed by a blank; nought where there is none.</summary>
    private static int Break(string text, double room, double size)
    {
        var best = 0;
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at > 0 && TextFit.Width(text[..at], size) <= room; at = text.IndexOf(' ', at + 1))
        {
            best = at;
        }

        return best;
    }
}
