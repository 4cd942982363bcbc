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

    /// <summary>What the program shows its user.</summary>
    public Finding ToFinding(string file) => Finding.Error(new Place(file), Subject, Message, Remedy);

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
