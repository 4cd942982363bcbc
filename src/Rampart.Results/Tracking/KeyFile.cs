using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>Reads <c>key.csv</c> and <c>key.csv.gz</c>: which target each plot came from. Only scores may read it.</summary>
public static class KeyFile
{
    /// <summary>The target of a false plot.</summary>
    public const int FalsePlot = -1;

    private static readonly string[] Needed = ["plot_id", "truth_id"];

    /// <summary>The target of each plot, −1 for a false one; null, with findings, when the file has errors.</summary>
    public static IReadOnlyDictionary<int, int>? Read(string path, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var tally = new FindingTally(path, findings);
        var key = new Dictionary<int, int>();
        if (TableBytes.Read(path, tally) is { } text && NumberRows.Open(text, Needed, [], tally) is { } rows)
        {
            while (rows.MoveNext(FindingSeverity.Error, out var isComplete))
            {
                if (isComplete
                    && rows.TryWhole(0, 0, FindingSeverity.Error, out var plot)
                    & rows.TryWhole(1, FalsePlot, FindingSeverity.Error, out var truth)
                    && !key.TryAdd(plot, truth))
                {
                    rows.Fault("doubled plot_id", FindingSeverity.Error, "plot_id", $"{plot} stands twice.", "Give each plot one row.");
                }
            }
        }

        tally.Close();
        return tally.Errors == 0 ? key : null;
    }
}
