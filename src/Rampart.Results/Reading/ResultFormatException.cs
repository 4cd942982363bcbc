using System.Text.Json;
using Rampart.Quantities;

namespace Rampart.Results.Reading;

/// <summary>A file that Rampart wrote, or should have written, cannot be understood.</summary>
public class ResultFormatException : Exception
{
    public ResultFormatException()
    {
    }

    public ResultFormatException(string message)
        : base(message)
    {
    }

    public ResultFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What mends it, said to the user.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Where in which file the trouble is; null where only the whole is known.</summary>
    public Place? Place { get; init; }

    /// <summary>A JSON file is damaged: which, where, and what mends it.</summary>
    public static ResultFormatException Damaged(string file, JsonException fault, string remedy) => new($"{file} is not as Rampart has written it: {WrittenJson.Words(fault)}.", fault)
    {
        Place = new Place(file, WrittenJson.LineOf(fault)),
        Remedy = remedy,
    };

    /// <summary>What a JSON file says does not go together.</summary>
    public static ResultFormatException Damaged(string file, string what, string remedy) => new($"{file} is not as Rampart has written it: {what}.") { Place = new Place(file), Remedy = remedy };

    /// <summary>What the program shows its user.</summary>
    public Finding ToFinding(string file) => Finding.Error(Place ?? new Place(file), Subject, Message, Remedy);

    /// <summary>What the finding is about.</summary>
    protected virtual string Subject => "result";
}

/// <summary>A journal cannot be read: not one, of another version, cut off or garbled.</summary>
public sealed class JournalFormatException : ResultFormatException
{
    public JournalFormatException()
    {
    }

    public JournalFormatException(string message)
        : base(message)
    {
    }

    public JournalFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public JournalFormatException(long offset, string message, string remedy)
        : base($"At byte {offset}: {message}")
    {
        Offset = offset;
        Remedy = remedy;
    }

    /// <summary>How many bytes into the stream the trouble begins.</summary>
    public long Offset { get; }

    protected override string Subject => "journal";
}
