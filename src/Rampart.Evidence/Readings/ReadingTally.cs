namespace Rampart.Evidence;

/// <summary>How many values rest on claims and how many on assumptions. What only defines a thing (its class, a single choice) is neither.</summary>
public readonly record struct ReadingTally(int Claimed, int Assumed, int Defined)
{
    /// <summary>Values that could be otherwise.</summary>
    public int Values => Claimed + Assumed;

    public static ReadingTally Of(IReadOnlyCollection<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var claimed = readings.Count(reading => reading.Source == ReadingSource.Claimed);
        var defined = readings.Count(reading => reading.IsDefinition);
        return new ReadingTally(claimed, readings.Count - claimed - defined, defined);
    }
}
