namespace Rampart.Answers;

/// <summary>The machine does not give what is needed: exit code 3 of the command line.</summary>
internal sealed class EnvironmentException(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
