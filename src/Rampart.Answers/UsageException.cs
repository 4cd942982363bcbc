namespace Rampart.Answers;

/// <summary>What is asked for cannot be: exit code 2 of the command line.</summary>
internal sealed class UsageException(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
