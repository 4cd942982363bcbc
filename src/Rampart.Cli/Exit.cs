namespace Rampart.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>There are errors in the user's files.</summary>
    public const int Findings = 1;

    public const int Usage = 2;

    /// <summary>A file is missing, a permission, disk space or the network.</summary>
    public const int Environment = 3;

    /// <summary>A fault of Rampart itself.</summary>
    public const int Fault = 70;

    public const int Interrupted = 130;
}
