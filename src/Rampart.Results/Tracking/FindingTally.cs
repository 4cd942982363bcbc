using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>Findings of one file: the first twenty of each kind as they are, and at the end how many more there were.</summary>
internal sealed class FindingTally(string file, ICollection<Finding> findings)
{
    /// <summary>Who has read twenty of a kind knows what is wrong with the file.</summary>
    public const int MostOfAKind = 20;

    private readonly Dictionary<string, (int Count, Finding First, string Remedy)> _kinds = new(StringComparer.Ordinal);

    public int Errors { get; private set; }

    public void Error(string kind, int line, string subject, string message, string remedy) => Tell(kind, FindingSeverity.Error, line, subject, message, remedy);

    public void Remark(string kind, int line, string subject, string message, string remedy) => Tell(kind, FindingSeverity.Remark, line, subject, message, remedy);

    public void Tell(string kind, FindingSeverity severity, int line, string subject, string message, string remedy)
    {
        if (severity == FindingSeverity.Error)
        {
            Errors++;
        }

        if (!_kinds.TryGetValue(kind, out var told))
        {
            told = (0, new Finding(severity, new Place(file, line), subject, message, remedy), remedy);
        }

        _kinds[kind] = (told.Count + 1, told.First, told.Remedy);
        if (told.Count < MostOfAKind)
        {
            findings.Add(new Finding(severity, new Place(file, line), subject, message, remedy));
        }
    }

    public int CountOf(string kind) => _kinds.TryGetValue(kind, out var told) ? told.Count : 0;

    /// <summary>What to do about a kind, when the whole file tells more than one row did.</summary>
    public void Explain(string kind, string remedy)
    {
        if (_kinds.TryGetValue(kind, out var told))
        {
            _kinds[kind] = told with { Remedy = remedy };
        }
    }

    /// <summary>Says of each kind how many were not told.</summary>
    public void Close()
    {
        foreach (var (kind, told) in _kinds.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (told.Count > MostOfAKind)
            {
                findings.Add(new Finding(told.First.Severity, new Place(file), told.First.Subject, $"{told.Count - MostOfAKind} more of this kind ({kind}), {told.Count} in all.", told.Remedy));
            }
        }

        _kinds.Clear();
    }
}
