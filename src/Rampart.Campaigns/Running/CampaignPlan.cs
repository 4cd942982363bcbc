using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;

namespace Rampart.Campaigns.Running;

/// <summary>Which battles are still to be fought: in what portions the threads take them, and in which shards their rows are kept.</summary>
internal sealed class CampaignPlan
{
    private readonly int _shardSize;
    private readonly SortedDictionary<int, Shard> _shards = [];

    /// <param name="design">Which battles the campaign has.</param>
    /// <param name="missing">Those that are not fought yet, ascending.</param>
    /// <param name="threads">How many take from the plan.</param>
    /// <param name="shardSize">At most so many rows in a shard.</param>
    public CampaignPlan(CampaignDesign design, IReadOnlyList<int> missing, int threads, int shardSize)
    {
        _shardSize = shardSize;

        // A point is read once for all its battles, unless the threads would then stand idle.
        var points = missing.GroupBy(design.PointOf).Select(point => new Portion(point.Key, [.. point])).ToList();
        Portions = points.Count >= 2 * threads || threads == 1 ? points : [.. points.SelectMany(point => point.Replications.Select(each => new Portion(point.Point, [each])))];
        foreach (var replication in missing)
        {
            var number = replication / shardSize;
            if (!_shards.TryGetValue(number, out var shard))
            {
                _shards.Add(number, shard = new Shard());
            }

            shard.Awaited++;
        }
    }

    public IReadOnlyList<Portion> Portions { get; }

    /// <summary>Takes a finished row in; what is ready to be kept now comes back.</summary>
    public IReadOnlyList<IReadOnlyList<BattleOutcome>> Take(BattleOutcome row)
    {
        var shard = _shards[row.Replication / _shardSize];
        shard.Rows.Add(row.Replication, row);
        if (shard.Rows.Count < shard.Awaited)
        {
            return [];
        }

        _shards.Remove(row.Replication / _shardSize);
        return Runs(shard.Rows.Values);
    }

    /// <summary>The rows that wait for others which will not come now.</summary>
    public IReadOnlyList<IReadOnlyList<BattleOutcome>> Rest()
    {
        var rest = _shards.Values.SelectMany(shard => Runs(shard.Rows.Values)).ToList();
        _shards.Clear();
        return rest;
    }

    // A shard holds battles without a gap, so that its name says what is in it.
    private static List<IReadOnlyList<BattleOutcome>> Runs(IEnumerable<BattleOutcome> rows)
    {
        var runs = new List<IReadOnlyList<BattleOutcome>>();
        var run = new List<BattleOutcome>();
        foreach (var row in rows)
        {
            if (run.Count > 0 && run[^1].Replication + 1 != row.Replication)
            {
                runs.Add(run);
                run = [];
            }

            run.Add(row);
        }

        if (run.Count > 0)
        {
            runs.Add(run);
        }

        return runs;
    }

    /// <summary>Battles of one point that one thread fights one after the other.</summary>
    internal sealed record Portion(int Point, IReadOnlyList<int> Replications);

    private sealed class Shard
    {
        public int Awaited { get; set; }

        public SortedDictionary<int, BattleOutcome> Rows { get; } = [];
    }
}
