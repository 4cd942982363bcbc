using System.Text;

namespace Rampart.Evidence.Editing;

/// <summary>A file's bytes cut into lines, so that lines can be put between them and every other byte stays.</summary>
internal sealed class TextLines
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    // Where each line begins and where its text ends, in characters behind the byte order mark.
    private readonly List<(int Begin, int End, int Next)> lines = [];
    private readonly string text;
    private readonly bool hasMark;

    public TextLines(byte[] bytes)
    {
        hasMark = bytes.AsSpan().StartsWith(Mark);
        text = Encoding.UTF8.GetString(bytes.AsSpan(hasMark ? Mark.Length : 0));
        for (var begin = 0; begin < text.Length;)
        {
            var end = begin;
            while (end < text.Length && !IsBreak(text[end]))
            {
                end++;
            }

            var next = end == text.Length ? end : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
            lines.Add((begin, end, next));
            begin = next;
        }
    }

    public int Count => lines.Count;

    /// <summary>A line without its ending, counted from nought.</summary>
    public string this[int line] => text[lines[line].Begin..lines[line].End];

    /// <summary>How the file's lines end: as its first one does.</summary>
    public string Ending => lines.Count > 0 && EndingOf(0) is { Length: > 0 } ending ? ending : "\n";

    /// <summary>How a line ends; nothing where the file ends with it.</summary>
    public string EndingOf(int line) => text[lines[line].End..lines[line].Next];

    /// <summary>The bytes with lines put before some of the old ones.</summary>
    /// <param name="edits">In the order of the file, none at the place of another.</param>
    public byte[] With(IEnumerable<LineEdit> edits)
    {
        var written = new StringBuilder(text.Length + 1024);
        var from = 0;
        foreach (var edit in edits)
        {
            var at = edit.At == lines.Count ? text.Length : lines[edit.At].Begin;
            written.Append(text, from, at - from);
            if (at > 0 && !IsBreak(text[at - 1]))
            {
                written.Append(Ending);
            }

            foreach (var line in edit.Lines)
            {
                written.Append(line.Text).Append(Ending);
            }

            from = edit.Replaces ? lines[edit.At].Next : at;
        }

        written.Append(text, from, text.Length - from);
        var bytes = Encoding.UTF8.GetBytes(written.ToString());
        return hasMark ? [.. Mark, .. bytes] : bytes;
    }

    // What the reader of YAML takes for the end of a line.
    private static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}

/// <summary>Lines that come before an old one, counted from nought, or in its place.</summary>
internal sealed record LineEdit(int At, bool Replaces, IReadOnlyList<WrittenLine> Lines);
