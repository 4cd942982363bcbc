using Rampart.Quantities;

namespace Rampart.Results.Database;

/// <summary>A question to a result that cannot be answered as it was put.</summary>
public sealed class QueryException : Exception
{
    public QueryException()
    {
    }

    public QueryException(string message)
        : base(message)
    {
    }

    public QueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What mends it, said to the user.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>What the program shows its user.</summary>
    public Finding ToFinding(string file) => Finding.Error(new Place(file), "query", Message, Remedy);
}
