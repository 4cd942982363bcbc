using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Rampart.Results.Database;

/// <summary>A result could not be written, for a reason that lies in the machine: no room, no permission, no such folder.</summary>
public sealed class ResultWriteException : Exception
{
    private const int LinuxNoSpace = 28;
    private const int WindowsNoSpace = unchecked((int)0x80070070);
    private const int WindowsHandleNoSpace = unchecked((int)0x80070027);

    public ResultWriteException()
    {
    }

    public ResultWriteException(string message)
        : base(message)
    {
    }

    public ResultWriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The cause in a few words, such as "disk full".</summary>
    public string Cause { get; private init; } = "";

    /// <summary>Does the writing and turns what the machine refuses into this exception.</summary>
    /// <exception cref="ResultWriteException">The machine refused.</exception>
    public static void Guard(string path, Action write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw From(path, exception);
        }
    }

    /// <summary>What the machine said, as this exception.</summary>
    public static ResultWriteException From(string path, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var cause = CauseOf(exception);
        return new ResultWriteException($"{path} could not be written: {cause}.", exception) { Cause = cause };
    }

    private static string CauseOf(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => "disk full",
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } => "the file cannot be opened there",
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH } => "no permission",
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => "another program holds it",
        IOException { HResult: LinuxNoSpace or WindowsNoSpace or WindowsHandleNoSpace } => "disk full",
        UnauthorizedAccessException => "no permission",
        DirectoryNotFoundException => "no such folder",
        _ => exception.Message.TrimEnd('.'),
    };
}
