using System.Globalization;
using System.Text;

namespace Rampart.Evidence.Questions;

/// <summary>Tells who is cited for what to a reader at a terminal.</summary>
public static class SourceText
{
    private const int NarrowestText = 60;

    public static string Of(IReadOnlyList<SourceRecord> records, int width)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestText);
        var text = new StringBuilder();
        foreach (var record in records)
        {
            WrappedText.Append(text, string.Create(CultureInfo.InvariantCulture, $"{record.Claims,4}  "), "      ", record.Name, width);
            WrappedText.Append(text, "      ", "        ", Counts(record), width);
            WrappedText.Append(text, "      on ", "        ", Subjects(record), width);
            if (record.Forecasts.Count > 0)
            {
                WrappedText.Append(text, "      ", "        ", Forecasts(record), width);
            }

            if (record.Disputes.Count > 0)
            {
                WrappedText.Append(text, "      disputed: ", "        ", Disputed(record), width);
            }
        }

        return text.ToString();
    }

    private static string Counts(SourceRecord record)
    {
        var parts = new List<string>
        {
            Counted(record.Properties, "property", "properties"),
            Counted(record.Documents, "document", "documents"),
            Counted(record.Origins, "known origin", "known origins"),
            "grades " + string.Join(" ", record.Grades.Select(grade => $"{grade.Key}x{grade.Value}")),
        };
        Add(record.Repeating, "repeating another");
        Add(record.Superseded, "superseded");
        Add(record.Rejected, "rejected");
        Add(record.OutOfScope, "out of scope");
        return string.Join(", ", parts);

        void Add(int count, string word)
        {
            if (count > 0)
            {
                parts.Add($"{count} {word}");
            }
        }
    }

    private static string Subjects(SourceRecord record)
    {
        const int Most = 6;
        return record.Subjects.Count <= Most ? string.Join(", ", record.Subjects) : $"{string.Join(", ", record.Subjects.Take(Most))} and {record.Subjects.Count - Most} more";
    }

    private static string Forecasts(SourceRecord record)
    {
        var parts = new List<string>();
        Add(ForecastVerdict.BorneOut, "borne out");
        Add(ForecastVerdict.CameLater, "too early");
        Add(ForecastVerdict.CameEarlier, "too late");
        Add(ForecastVerdict.Undecided, "not decided");
        Add(ForecastVerdict.Open, "open");
        return $"{Counted(record.Forecasts.Count, "forecast", "forecasts")}: {string.Join(", ", parts)}";

        void Add(ForecastVerdict verdict, string word)
        {
            if (record.ForecastsWith(verdict) is > 0 and var count)
            {
                parts.Add($"{count} {word}");
            }
        }
    }

    private static string Disputed(SourceRecord record)
    {
        const int Most = 4;
        var pairs = record.Disputes.Select(pair => $"{pair.Own.Property.Id} {pair.Own.ValueText} against {pair.Other.ValueText} ({pair.Other.Document.Id})").Distinct(StringComparer.Ordinal).ToList();
        return pairs.Count <= Most ? string.Join("; ", pairs) : $"{string.Join("; ", pairs.Take(Most))}; and {pairs.Count - Most} more";
    }

    private static string Counted(int count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";
}
