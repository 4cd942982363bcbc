namespace Rampart.Simulation.Command;

/// <summary>A threat's place in the queue: by time to the asset, then by track number.</summary>
public readonly record struct ThreatRank(double SecondsToAsset, int TrackNumber, int Row) : IComparable<ThreatRank>
{
    public int CompareTo(ThreatRank other)
    {
        var byTime = SecondsToAsset.CompareTo(other.SecondsToAsset);
        return byTime != 0 ? byTime : TrackNumber.CompareTo(other.TrackNumber);
    }
}

/// <summary>What the command post thinks of each row of tracks, and its workbench for ordering them.</summary>
public sealed class JudgementTable
{
    private TrackJudgement[] _rows = new TrackJudgement[128];
    private ThreatRank[] _order = new ThreatRank[128];

    /// <summary>Empty between wakes.</summary>
    public ThreatRank[] Order => _order;

    public ref TrackJudgement this[int row] => ref _rows[row];

    public void Reserve(int rows)
    {
        if (rows > _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(rows, _rows.Length * 2));
            Array.Resize(ref _order, _rows.Length);
        }
    }

    internal TrackJudgement[] Save() => [.. _rows];

    internal void Load(TrackJudgement[] saved)
    {
        Reserve(saved.Length);
        Array.Clear(_rows);
        saved.CopyTo(_rows, 0);

        // How often a row was told something new is counted anew.
        foreach (ref var judgement in _rows.AsSpan())
        {
            judgement.SettledAt = 0;
        }
    }
}
