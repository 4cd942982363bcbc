using Microsoft.Data.Sqlite;
using Rampart.Evidence;

namespace Rampart.Results.Database;

/// <summary>The tables of what the models' numbers rest on: every reading, the claims behind and against it, and the claims' words.</summary>
internal sealed class ReadingTables(SqliteConnection connection, UsedReadings? readings, List<DescribedColumn> described)
{
    public void Write()
    {
        WriteReadings();
        WriteLinks();
        WriteClaims();
        if (readings is not null)
        {
            using var row = new RowWriter(connection, "meta", 2, []);
            row.Text("ledger");
            row.Text(readings.Ledger);
            row.EndRow();
        }
    }

    private void WriteReadings()
    {
        using var row = Create(
            "readings", 13,
            "model TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, si REAL, source TEXT NOT NULL, as_read TEXT NOT NULL, property TEXT, could_be TEXT, because TEXT, drawn_as TEXT, "
            + "overlay TEXT, definition INTEGER NOT NULL, disputed INTEGER NOT NULL, PRIMARY KEY (model, key)");
        foreach (var reading in readings?.Readings ?? [])
        {
            row.Text(reading.Model);
            row.Text(reading.Key);
            row.Text(reading.Value);
            row.Number(reading.Si ?? double.NaN);
            row.Text(reading.Source);
            row.Text(reading.As);
            row.Text(reading.Property);
            row.Text(reading.Range);
            row.Text(reading.Because);
            row.Text(reading.Drawn);
            row.Text(reading.Overlay);
            row.Flag(reading.IsDefinition);
            row.Flag(reading.IsDisputed);
            row.EndRow();
        }
    }

    private void WriteLinks()
    {
        using var row = Create("reading_claims", 4, "model TEXT NOT NULL, key TEXT NOT NULL, claim TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (model, key, claim, role)");
        foreach (var reading in readings?.Readings ?? [])
        {
            foreach (var (role, claims) in (IEnumerable<(string, IReadOnlyList<string>)>)[("read", reading.Claims), ("disputes", reading.DisputedBy), ("passed-over", reading.Beside)])
            {
                foreach (var claim in claims)
                {
                    row.Text(reading.Model);
                    row.Text(reading.Key);
                    row.Text(claim);
                    row.Text(role);
                    row.EndRow();
                }
            }
        }
    }

    private void WriteClaims()
    {
        using var row = Create(
            "claims", 15,
            "claim TEXT PRIMARY KEY, property TEXT NOT NULL, value TEXT NOT NULL, quotation TEXT, recorded TEXT, speaker TEXT NOT NULL, origin TEXT NOT NULL, said TEXT NOT NULL, grade TEXT NOT NULL, "
            + "state TEXT NOT NULL, document TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL, address TEXT");
        foreach (var claim in readings?.Claims ?? [])
        {
            row.Text(claim.Id);
            row.Text(claim.Property);
            row.Text(claim.Value);
            row.Text(claim.Quotation.Length == 0 ? null : claim.Quotation);
            row.Text(claim.Recorded);
            row.Text(claim.Speaker);
            row.Text(claim.Origin);
            row.Text(claim.Said);
            row.Text(claim.Grade);
            row.Text(claim.State);
            row.Text(claim.Document.Id);
            row.Text(claim.Document.Publisher);
            row.Text(claim.Document.Title);
            row.Text(claim.Document.Date);
            row.Text(claim.Document.Address);
            row.EndRow();
        }
    }

    private RowWriter Create(string table, int count, string columns)
    {
        RunDatabase.Do(connection, $"CREATE TABLE {table} ({columns}) WITHOUT ROWID");
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            described.Add(new DescribedColumn(table, reader.GetString(0), []));
        }

        return new RowWriter(connection, table, count, []);
    }
}
