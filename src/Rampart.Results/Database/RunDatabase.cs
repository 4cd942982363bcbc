using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Rampart.Evidence;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Kernel;
using SQLitePCL;

namespace Rampart.Results.Database;

/// <summary>run.sqlite: one table for each kind of record, what is derived from them, and views for the questions people ask.</summary>
public static class RunDatabase
{
    public const int FormatVersion = 1;

    /// <summary>Builds the database at a path where no file is yet; the caller gives it a folder of its own and moves that into place.</summary>
    /// <param name="path">Where the file goes.</param>
    /// <param name="journal">The battle's records.</param>
    /// <param name="battle">What was fought.</param>
    /// <param name="run">Which battle it is.</param>
    /// <param name="readings">Every number of the models with the claims behind it; none where the battle was defined without models.</param>
    /// <param name="modelOf">The model of each thing in the battle, by its name.</param>
    /// <exception cref="ResultWriteException">The machine refused: no room, no permission, no such folder.</exception>
    /// <exception cref="JournalFormatException">The journal's records do not belong together.</exception>
    public static void Write(
        string path, JournalContents journal, BattleDefinition battle, RunIdentity run, UsedReadings? readings = null, IReadOnlyDictionary<string, string>? modelOf = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(battle);
        ArgumentNullException.ThrowIfNull(run);
        ResultWriteException.Guard(path, () => Build(path, journal, battle, run, readings, modelOf ?? new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    private static void Build(string path, JournalContents journal, BattleDefinition battle, RunIdentity run, UsedReadings? readings, IReadOnlyDictionary<string, string> modelOf)
    {
        if (File.Exists(path))
        {
            throw new IOException("a file of this name is there already");
        }

        var source = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        using var connection = new SqliteConnection(source.ToString());
        connection.Open();

        // Nobody else reads a file that is being built, and one that is cut off is thrown away: no journal, no waiting for the disk.
        Do(connection, "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; BEGIN;");
        var names = Enumerable.Range(0, journal.EntityCount).Select(id => Encoding.UTF8.GetBytes(journal.Name(new EntityId(id)))).ToArray();
        var described = new List<DescribedColumn>();
        foreach (var list in journal.Lists())
        {
            Invoke(nameof(WriteRecords), list.RecordType, connection, list, names, described);
        }

        new DerivedTables(connection, journal, battle, run, modelOf, names, described).Write();
        new ReadingTables(connection, readings, described).Write();
        Do(connection, Views.Indices);
        foreach (var view in Views.All)
        {
            Do(connection, $"CREATE VIEW {view.Name} AS\n{view.Sql}");
        }

        DescribeViews(connection, described);
        WriteDescriptions(connection, described);
        Do(connection, "COMMIT;");
    }

    private static void Invoke(string method, Type record, params object[] arguments)
    {
        // The one step from a type known at run time to a method that knows it at compile time.
        var generic = typeof(RunDatabase).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(record);
        generic.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture);
    }

    private static void WriteRecords<T>(SqliteConnection connection, RecordList<T> records, byte[][] names, List<DescribedColumn> described)
        where T : unmanaged, IJournalRecord
    {
        var table = Words.Snake(T.Kind.ToString());
        var columns = Column.Of(typeof(T));
        Do(connection, $"CREATE TABLE {table} (record INTEGER PRIMARY KEY, {string.Join(", ", columns.Select(column => $"\"{column.Name}\" {column.Type}"))})");
        described.Add(new DescribedColumn(table, "record", []));
        described.AddRange(columns.Select(column => new DescribedColumn(table, column.Name, column.Words)));
        if (records.Count == 0)
        {
            return;
        }

        var write = Column.Writer<T>(columns);
        using var row = new RowWriter(connection, table, columns.Count + 1, names);
        for (var i = 0; i < records.Count; i++)
        {
            row.Count(records.Position(i));
            write(row, records[i]);
            row.EndRow();
        }
    }

    private static void DescribeViews(SqliteConnection connection, List<DescribedColumn> described)
    {
        foreach (var view in Views.All)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT name FROM pragma_table_info('{view.Name}') ORDER BY cid";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                described.Add(new DescribedColumn(view.Name, reader.GetString(0), []));
            }
        }
    }

    private static void WriteDescriptions(SqliteConnection connection, List<DescribedColumn> described)
    {
        Do(connection, "CREATE TABLE column_units (table_name TEXT NOT NULL, column_name TEXT NOT NULL, unit TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (table_name, column_name)) WITHOUT ROWID");
        using var row = new RowWriter(connection, "column_units", 4, []);
        foreach (var column in described.DistinctBy(column => (column.Table, column.Name)))
        {
            row.Text(column.Table);
            row.Text(column.Name);
            row.Text(ColumnMeanings.Unit(column.Name));
            row.Text(ColumnMeanings.Meaning(column));
            row.EndRow();
        }
    }

    internal static void Do(SqliteConnection connection, string sql)
    {
        var code = raw.sqlite3_exec(connection.Handle!, sql, out var message);
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(message, code);
        }
    }
}

/// <summary>A column that <c>column_units</c> says something about.</summary>
internal sealed record DescribedColumn(string Table, string Name, IReadOnlyList<string> Words);
