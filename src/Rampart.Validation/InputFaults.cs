namespace Rampart.Validation;

/// <summary>A row lacks an input that its quantity needs.</summary>
public sealed class InputMissingException : Exception
{
    public InputMissingException()
    {
    }

    public InputMissingException(string name)
        : base($"The input {name} is missing.")
    {
    }

    public InputMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A row has an input that cannot be read.</summary>
public sealed class InputUnreadableException : Exception
{
    public InputUnreadableException()
    {
    }

    public InputUnreadableException(string message)
        : base(message)
    {
    }

    public InputUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InputUnreadableException(string part, string what)
        : base($"The input \"{part}\" {what}.")
    {
    }
}
