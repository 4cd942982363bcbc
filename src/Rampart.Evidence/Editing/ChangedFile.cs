using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>A file of the ledger as it would be.</summary>
internal sealed class ChangedFile
{
    private readonly IReadOnlyList<LineEdit> edits;
    private readonly TextLines lines;

    public ChangedFile(LedgerFile file, byte[] bytes, IReadOnlyList<LineEdit> edits, TextLines lines)
    {
        (File, Bytes) = (file, bytes);
        (this.edits, this.lines) = (edits, lines);
    }

    public LedgerFile File { get; }

    /// <summary>The whole new content.</summary>
    public byte[] Bytes { get; }

    /// <summary>The line, counted from one, at which what came from a place now stands.</summary>
    public int LineOf(Place place)
    {
        var shift = 0;
        foreach (var edit in edits)
        {
            for (var i = 0; i < edit.Lines.Count; i++)
            {
                if (edit.Lines[i].From == place)
                {
                    return edit.At + shift + i + 1;
                }
            }

            shift += edit.Lines.Count - (edit.Replaces ? 1 : 0);
        }

        return 0;
    }

    /// <summary>Where a line of the new content, counted from one, came from: a place in what was read, or the old line of this file.</summary>
    public Place Origin(Place place)
    {
        var shift = 0;
        foreach (var edit in edits)
        {
            var begin = edit.At + shift;
            if (place.Line - 1 < begin)
            {
                break;
            }

            if (place.Line - 1 < begin + edit.Lines.Count)
            {
                var from = edit.Lines.Take(place.Line - begin).Reverse().FirstOrDefault(line => line.From is not null)
                    ?? edit.Lines.FirstOrDefault(line => line.From is not null);
                return from?.From ?? place;
            }

            shift += edit.Lines.Count - (edit.Replaces ? 1 : 0);
        }

        return place.Line == 0 ? place : place with { Line = Math.Max(place.Line - shift, 1) };
    }

    /// <summary>What changes, line by line, in the unified form that <c>patch</c> reads.</summary>
    public string Diff() => UnifiedDiff.Of(File.Old is null ? null : lines, File.Old is null ? new TextLines(Bytes) : null, edits, File.DisplayName);
}
