using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Kernel;
using SQLitePCL;

namespace Rampart.Results.Database;

/// <summary>Writes rows of one table through a prepared statement, column after column.</summary>
/// <remarks>It speaks to SQLite's own interface: through ADO.NET's parameters each value would be boxed.</remarks>
internal sealed class RowWriter : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly IReadOnlyList<byte[]> _names;
    private int _column;

    /// <param name="connection">An open database.</param>
    /// <param name="table">The table, already created.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="names">The names of all entities in UTF-8, by id.</param>
    public RowWriter(SqliteConnection connection, string table, int columns, IReadOnlyList<byte[]> names)
    {
        _database = connection.Handle!;
        _names = names;
        var sql = $"INSERT INTO \"{table}\" VALUES ({string.Join(',', Enumerable.Repeat('?', columns))})";
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public void Moment(SimulationTime value) => Number(value.SinceStart.Seconds);

    public void MomentIfAny(SimulationTime? value)
    {
        if (value is { } moment)
        {
            Moment(moment);
        }
        else
        {
            Nothing();
        }
    }

    public void Time(Duration value) => Number(value.Seconds);

    public void Metres(Length value) => Number(value.Metres);

    public void Rate(Speed value) => Number(value.MetresPerSecond);

    public void SquareMetres(Area value) => Number(value.SquareMetres);

    public void Degrees(Angle value) => Number(value.Normalized().Degrees);

    public void SignedDegrees(Angle value) => Number(value.Degrees);

    /// <summary>Not a number becomes NULL, as SQLite has it.</summary>
    public void Number(double value) => Check(raw.sqlite3_bind_double(_statement, ++_column, value));

    public void Flag(bool value) => Count(value ? 1 : 0);

    public void Count(int value) => Check(raw.sqlite3_bind_int(_statement, ++_column, value));

    public void Whole(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_column, value));

    public void Nothing() => Check(raw.sqlite3_bind_null(_statement, ++_column));

    public void Text(string? value)
    {
        if (value is null)
        {
            Nothing();
        }
        else
        {
            Text(Encoding.UTF8.GetBytes(value));
        }
    }

    /// <exception cref="JournalFormatException">The journal gives this id no name.</exception>
    public void Name(EntityId id)
    {
        if (id.IsNone)
        {
            Nothing();
            return;
        }

        if (id.Value >= _names.Count)
        {
            throw new JournalFormatException(0, $"The journal has no name for entity {id.Value}.", "The file was changed after it was written; run the battle again.");
        }

        Text(_names[id.Value]);
    }

    public void Word<T>(T value)
        where T : unmanaged, Enum
    {
        var number = Unsafe.SizeOf<T>() == 1 ? Unsafe.BitCast<T, byte>(value) : Convert.ToInt32(value);
        var words = Kept<T>.Words;
        if (number < words.Length)
        {
            Text(words[number]);
        }
        else
        {
            Count(number);
        }
    }

    public void EndRow()
    {
        var code = raw.sqlite3_step(_statement);
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        Check(raw.sqlite3_reset(_statement));
        _column = 0;
    }

    public void Dispose() => _statement.Dispose();

    private void Text(byte[] utf8) => Check(raw.sqlite3_bind_text(_statement, ++_column, utf8.AsSpan()));

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), code & 0xff, code);
        }
    }

    /// <summary>The words of an enum by their numbers; its numbers run from zero without gaps.</summary>
    private static class Kept<T>
        where T : struct, Enum
    {
        public static readonly byte[][] Words = [.. Enum.GetValues<T>().Select(value => Encoding.UTF8.GetBytes(Reading.Words.Kebab(value)))];
    }
}
