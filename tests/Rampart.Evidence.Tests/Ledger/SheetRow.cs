using System.Text;

namespace Rampart.Evidence.Tests;

/// <summary>A row of a fact sheet (comma-separated, quotation marks around fields with commas) by the names of its columns.</summary>
internal sealed class SheetRow(Dictionary<string, string> fields)
{
    public string this[string column] => fields[column];

    /// <summary>Reads a sheet; lines that begin with # are remarks.</summary>
    public static IReadOnlyList<SheetRow> Read(string path)
    {
        var records = Records(File.ReadAllText(path, Encoding.UTF8)).Where(record => !record[0].StartsWith('#')).ToList();
        var header = records[0];
        return [.. records.Skip(1).Select(record =>
        {
            Assert.True(record.Count == header.Count, $"{Path.GetFileName(path)}: {record.Count} fields instead of {header.Count} in the row {record[0]}, {record[1]}");
            return new SheetRow(header.Zip(record).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        })];
    }

    private static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c is ',' or '\n' && !isQuoted)
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    Close();
                }
            }
            else if (c != '\r' || isQuoted)
            {
                field.Append(c);
            }
        }

        record.Add(field.ToString());
        Close();
        return records;

        void Close()
        {
            if (record.Exists(value => value.Length > 0))
            {
                records.Add(record);
            }

            record = [];
        }
    }
}
