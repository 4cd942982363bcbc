namespace Rampart.Evidence;

/// <summary>The path from talks to duty that a deal walks; sanctions, shares of production and the like go beside it.</summary>
internal static class DealPath
{
    private static readonly DealStage[] Steps =
    [
        DealStage.Talks,
        DealStage.Contract,
        DealStage.DeliveryBegun,
        DealStage.Delivery,
        DealStage.Acceptance,
        DealStage.Test,
        DealStage.CombatDuty,
        DealStage.Ended,
    ];

    /// <summary>The furthest step that is more than possible on the day, or null. A report that something is not so, or not yet, is no step.</summary>
    public static DealStage? Furthest(IEnumerable<StateLine> lines)
    {
        var reached = lines
            .SelectMany(line => line.Alternatives)
            .Where(reading => reading.Certainty != StateCertainty.Possible && !IsDenial(reading))
            .Select(reading => Array.IndexOf(Steps, reading.Property.Stage!.Value))
            .DefaultIfEmpty(-1)
            .Max();
        return reached < 0 ? null : Steps[reached];
    }

    private static bool IsDenial(StateReading reading) => reading.Property.Kind == PropertyKind.YesNo && reading.First.Value.Si == 0.0;
}
