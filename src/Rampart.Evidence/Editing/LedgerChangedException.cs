namespace Rampart.Evidence.Editing;

/// <summary>The ledger is another one than that on which a person has agreed to a change.</summary>
public sealed class LedgerChangedException : Exception
{
    public LedgerChangedException()
    {
    }

    public LedgerChangedException(string message)
        : base(message)
    {
    }

    public LedgerChangedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
