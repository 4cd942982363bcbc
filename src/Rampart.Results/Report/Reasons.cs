using Rampart.Pictures;
using Rampart.Simulation.Command;

namespace Rampart.Results.Report;

/// <summary>The reasons for not firing in the report's words, each with the fill that it keeps in every picture.</summary>
public static class Reasons
{
    /// <summary>By the order in which the simulation asks; fills were chosen so that the common ones differ in colour as well as in hatching.</summary>
    public static IReadOnlyList<(FireReason Reason, string Name, string Brief, int Fill)> All { get; } =
    [
        (FireReason.Engaged, "engaged: a missile ordered or flying", "engaged", 0),
        (FireReason.NotAThreat, "not a threat", "no threat", 1),
        (FireReason.BatteryOutOfAction, "battery out of action", "out of action", 12),
        (FireReason.BelowHorizon, "below the horizon", "horizon", 3),
        (FireReason.Masked, "hidden by terrain", "masked", 16),
        (FireReason.Jammed, "jammed", "jammed", 18),
        (FireReason.NotDetected, "in sight, not detected", "not detected", 4),
        (FireReason.NotConfirmed, "track not confirmed yet", "not confirmed", 5),
        (FireReason.Identity, "identity not sure enough", "identity", 7),
        (FireReason.OutOfEnvelope, "outside the missile’s envelope", "envelope", 9),
        (FireReason.TooLate, "too late, or running away", "too late", 8),
        (FireReason.OutOfSector, "radar does not face it", "sector", 6),
        (FireReason.LinkLost, "link lost", "link", 19),
        (FireReason.AnotherBatteryHasIt, "another battery has it", "other battery", 10),
        (FireReason.HeldByDoctrine, "judged killed: held by doctrine", "doctrine", 11),
        (FireReason.NoChannel, "no channel free", "channel", 15),
        (FireReason.NotFireQuality, "track not good enough to fire on", "quality", 14),
        (FireReason.Reloading, "launchers reloading", "reloading", 17),
        (FireReason.NoMissile, "no missile left", "no missile", 2),
    ];

    public static string Name(FireReason reason) => Of(reason).Name;

    public static int Fill(FireReason reason) => Of(reason).Fill;

    public static IReadOnlyList<ReasonLook> Looks() => [.. All.Select(entry => new ReasonLook(entry.Fill, entry.Name, entry.Brief))];

    private static (FireReason Reason, string Name, string Brief, int Fill) Of(FireReason reason) => All.First(entry => entry.Reason == reason);
}
