namespace Rampart.Campaigns.Estimates;

/// <summary>One measure of all battles of a campaign, point by point, as many battles at each.</summary>
public sealed class PointSample
{
    private readonly double[][] battles;
    private readonly double[] means;

    /// <param name="battlesByPoint">For every point the values of its battles.</param>
    public PointSample(IReadOnlyList<IReadOnlyList<double>> battlesByPoint)
    {
        ArgumentNullException.ThrowIfNull(battlesByPoint);
        ArgumentOutOfRangeException.ThrowIfZero(battlesByPoint.Count);
        BattlesPerPoint = battlesByPoint[0].Count;
        ArgumentOutOfRangeException.ThrowIfZero(BattlesPerPoint);
        if (battlesByPoint.Any(point => point.Count != BattlesPerPoint))
        {
            throw new ArgumentException("Every point needs as many battles as the first.", nameof(battlesByPoint));
        }

        battles = [.. battlesByPoint.Select(point => point.ToArray())];
        means = [.. battles.Select(MeanOf)];
        Mean = MeanOf(means);
    }

    public int Points => battles.Length;

    public int BattlesPerPoint { get; }

    public double Mean { get; }

    public IReadOnlyList<double> PointMeans => means;

    public IEnumerable<double> All => battles.SelectMany(point => point);

    public IReadOnlyList<double> Battles(int point) => battles[point];

    /// <summary>The values that are independent of each other: the points' means, or the battles where there is one point only.</summary>
    public IReadOnlyList<double> Independent => Points == 1 ? battles[0] : means;

    /// <summary>What <see cref="Independent"/> consists of.</summary>
    public string IndependentUnit => Points == 1 ? "battles of one point" : BattlesPerPoint == 1 ? "points of one battle" : "points";

    // The mean of equal values is that value to the last bit, so that points that are alike are seen to be so.
    private static double MeanOf(double[] values) => Array.TrueForAll(values, value => value == values[0]) ? values[0] : values.Sum() / values.Length;
}
