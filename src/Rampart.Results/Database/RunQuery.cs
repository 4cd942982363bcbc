using Microsoft.Data.Sqlite;
using Rampart.Results.Reading;
using SQLitePCL;

namespace Rampart.Results.Database;

/// <summary>The answer to a query. A value is null, a long, a double, a string or bytes.</summary>
public sealed record QueryResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>Asks a run.sqlite a question and changes nothing.</summary>
public static class RunQuery
{
    private const int StepsBetweenLooks = 10000;

    /// <summary>Runs a single SELECT on the database, which is opened for reading only.</summary>
    /// <exception cref="QueryException">The SQL is wrong, is more than one statement, or would do more than read.</exception>
    /// <exception cref="ResultFormatException">The file is no run.sqlite of this version.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OperationCanceledException">Someone asked to stop.</exception>
    public static QueryResult Execute(string path, string sql, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no {path}.", path);
        }

        var source = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(source.ToString());
        Open(connection, path);
        var database = connection.Handle!;

        // SQLite itself asks for each thing that a statement would do: reading is let through, and nothing else, not even ATTACH.
        raw.sqlite3_set_authorizer(database, (object _, int action, string _, string _, string _, string _) => IsReading(action) ? raw.SQLITE_OK : raw.SQLITE_DENY, null);
        raw.sqlite3_progress_handler(database, StepsBetweenLooks, _ => stop.IsCancellationRequested ? 1 : 0, null);
        using var statement = PrepareOne(database, sql);
        return Read(database, statement, stop);
    }

    private static bool IsReading(int action) => action is raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE;

    private static void Open(SqliteConnection connection, string path)
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM meta WHERE key = 'format'";
            var format = command.ExecuteScalar() as string;
            if (!string.Equals(format, RunDatabase.FormatVersion.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                throw new ResultFormatException($"The database has format version {format ?? "none"}; this Rampart reads version {RunDatabase.FormatVersion}.")
                {
                    Remedy = "Run the battle again with this Rampart.",
                };
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_ERROR or raw.SQLITE_CORRUPT)
        {
            throw new ResultFormatException($"{path} is no database that rampart run has written.", exception)
            {
                Remedy = "Give the run.sqlite that rampart run has written.",
            };
        }
    }

    private static sqlite3_stmt PrepareOne(sqlite3 database, string sql)
    {
        var statement = Prepare(database, sql, out var rest);
        if (statement.IsInvalid)
        {
            throw new QueryException("There is no question in this query.") { Remedy = "Write a SELECT, or the name of a question." };
        }

        while (rest.Length > 0)
        {
            // What follows may be space or a comment, which prepares to nothing.
            using var next = Prepare(database, rest, out rest);
            if (!next.IsInvalid)
            {
                statement.Dispose();
                throw new QueryException("This query has more than one statement.") { Remedy = "Ask one SELECT at a time." };
            }
        }

        return statement;
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql, out string rest)
    {
        var code = raw.sqlite3_prepare_v2(database, sql, out var statement, out rest);
        return code == raw.SQLITE_OK ? statement : throw Refusal(database, code);
    }

    private static QueryResult Read(sqlite3 database, sqlite3_stmt statement, CancellationToken stop)
    {
        var count = raw.sqlite3_column_count(statement);
        var columns = Enumerable.Range(0, count).Select(column => raw.sqlite3_column_name(statement, column).utf8_to_string()).ToArray();
        var rows = new List<IReadOnlyList<object?>>();
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            var row = new object?[count];
            for (var column = 0; column < count; column++)
            {
                row[column] = Value(statement, column);
            }

            rows.Add(row);
        }

        if (code == raw.SQLITE_INTERRUPT)
        {
            stop.ThrowIfCancellationRequested();
        }

        return code == raw.SQLITE_DONE ? new QueryResult(columns, rows) : throw Refusal(database, code);
    }

    private static object? Value(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, column).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, column).ToArray(),
        _ => null,
    };

    private static QueryException Refusal(sqlite3 database, int code) =>
        (code & 0xff) is raw.SQLITE_AUTH or raw.SQLITE_READONLY
            ? new QueryException("A query may read and nothing else.") { Remedy = "Write a single SELECT (or WITH … SELECT); to change data, copy run.sqlite and open the copy with sqlite3." }
            : new QueryException($"SQLite says: {raw.sqlite3_errmsg(database).utf8_to_string()}.") { Remedy = "SELECT * FROM column_units lists all tables, views and columns." };
}
