using Rampart.Results.Reading;

namespace Rampart.Results.Replay;

/// <summary>These bytes are no whole replay of this version.</summary>
public sealed class ReplayFormatException : ResultFormatException
{
    public ReplayFormatException()
    {
    }

    public ReplayFormatException(string message)
        : base(message)
    {
    }

    public ReplayFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
