using System.Globalization;
using System.Text;

namespace Rampart.Evidence.Editing;

/// <summary>Shows edits of a file in the unified form.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoEnding = "\\ No newline at end of file\n";

    /// <param name="old">The old file; null where it is new.</param>
    /// <param name="whole">The new file; null where there is an old one.</param>
    /// <param name="edits">The edits of the old file in its order.</param>
    /// <param name="name">The file's name from the project's folder.</param>
    public static string Of(TextLines? old, TextLines? whole, IReadOnlyList<LineEdit> edits, string name)
    {
        var diff = new StringBuilder();
        if (old is null)
        {
            diff.Append(CultureInfo.InvariantCulture, $"--- /dev/null\n+++ {name}\n@@ -0,0 +1,{whole!.Count} @@\n");
            for (var i = 0; i < whole.Count; i++)
            {
                diff.Append('+').Append(whole[i]).Append(whole.EndingOf(i));
            }

            return diff.ToString();
        }

        diff.Append(CultureInfo.InvariantCulture, $"--- {name}\n+++ {name}\n");
        var shift = 0;
        for (var first = 0; first < edits.Count;)
        {
            // Edits whose surroundings touch are shown together.
            var last = first;
            while (last + 1 < edits.Count && edits[last + 1].At - EndOf(edits[last]) <= 2 * Context)
            {
                last++;
            }

            shift += Hunk(diff, old, [.. edits.Skip(first).Take(last - first + 1)], shift);
            first = last + 1;
        }

        return diff.ToString();
    }

    private static int Hunk(StringBuilder diff, TextLines old, List<LineEdit> edits, int shift)
    {
        // A last line without an ending gets one when something comes behind it: it is shown as replaced.
        var isEnded = old.Count == 0 || old.EndingOf(old.Count - 1).Length > 0;
        var begin = Math.Max(edits[0].At - Context, 0);
        var end = Math.Min(EndOf(edits[^1]) + Context, old.Count);
        var body = new StringBuilder();
        var (before, after) = (0, 0);
        var line = begin;
        foreach (var edit in edits)
        {
            for (; line < edit.At; line++)
            {
                if (line == old.Count - 1 && !isEnded)
                {
                    body.Append('-').Append(old[line]).Append('\n').Append(NoEnding).Append('+').Append(old[line]).Append(old.Ending);
                }
                else
                {
                    body.Append(' ').Append(old[line]).Append(old.EndingOf(line));
                }

                before++;
                after++;
            }

            if (edit.Replaces)
            {
                body.Append('-').Append(old[line]).Append(old.EndingOf(line) is { Length: > 0 } ending ? ending : "\n" + NoEnding);
                before++;
                line++;
            }

            foreach (var written in edit.Lines)
            {
                body.Append('+').Append(written.Text).Append(old.Ending);
                after++;
            }
        }

        for (; line < end; line++)
        {
            body.Append(' ').Append(old[line]).Append(old.EndingOf(line) is { Length: > 0 } ending ? ending : "\n" + NoEnding);
            before++;
            after++;
        }

        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Range(begin, before)} +{Range(begin + shift, after)} @@\n").Append(body);
        return after - before;
    }

    private static int EndOf(LineEdit edit) => edit.At + (edit.Replaces ? 1 : 0);

    private static string Range(int begin, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? begin : begin + 1)},{count}");
}
