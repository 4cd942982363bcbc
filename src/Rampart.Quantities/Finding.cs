namespace Rampart.Quantities;

/// <summary>How much a finding weighs: an error stops the work (exit code 1), a remark goes along with the result.</summary>
public enum FindingSeverity
{
    Remark,
    Error,
}

/// <summary>Where in the user's files a finding stands; line and column count from one, zero means the whole file.</summary>
public readonly record struct Place(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };
}

/// <summary>Something in the user's files that wants attention: where it is, what it is about, what is wrong and what mends it.</summary>
public sealed record Finding(FindingSeverity Severity, Place Place, string Subject, string Message, string Remedy)
{
    public static Finding Error(Place place, string subject, string message, string remedy) =>
        new(FindingSeverity.Error, place, subject, message, remedy);

    public static Finding Remark(Place place, string subject, string message, string remedy) =>
        new(FindingSeverity.Remark, place, subject, message, remedy);

    /// <summary>Two lines: place, subject and message; the remedy indented below.</summary>
    public override string ToString() => Remedy.Length == 0
        ? $"{Place}  {Subject}  {Message}"
        : $"{Place}  {Subject}  {Message}\n  {Remedy}";
}
