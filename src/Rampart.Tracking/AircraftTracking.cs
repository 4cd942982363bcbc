using Rampart.Quantities;
using Rampart.Tracking.Filters;

namespace Rampart.Tracking;

/// <summary>Definitions for a raid of manned aircraft: what they may do, and how the tracker decides. What a tracker takes that is told nothing else.</summary>
/// <remarks>
/// Speeds, turns and climbs are those that the data on which trackers are compared state of their raids: 120 to 320 m/s; a quarter of the
/// targets turns with half a g to two, a quarter with three to six, by 60° to 180°, every 15 to 60 s; climbs of up to 25 m/s either way, kept
/// for 20 to 60 s. What is not stated (shares of the models, thresholds, what is left of straight flight) was tuned on the one set of that
/// data that is meant for it; <c>docs/decisions/0013</c> says how, and what came out on fresh sets.
/// </remarks>
public static class AircraftTracking
{
    private const double Gravity_mps2 = 9.80665;

    // What is left of straight flight when nobody turns, and of a turn beside its own rate: gusts and hands.
    private const double QuietNoise_m2ps3 = 0.01;
    private const double TurnWander_m2ps3 = 5.0;

    // Tuned; of flying time the raids turn gently for an eighth and hard for a twentieth.
    private const double GentleShare = 0.2;
    private const double HardShare = 0.05;

    // Between turns 15 to 60 s.
    private const double TurnEvery_s = 0.5 * (15.0 + 60.0);
    private const double ShareOfRaid = 0.25;

    // Even between −25 and 25 m/s. What is met at any moment is likelier a long spell: of spells of 20 to 60 s, E[L²]/2E[L] are left on the mean.
    private const double GreatestClimb_mps = 25.0;
    private const double ClimbMemory_s = ((20.0 * 20.0) + (20.0 * 60.0) + (60.0 * 60.0)) / 3.0 / (20.0 + 60.0);

    public static ManoeuvreClass Gentle { get; } = Class("turn", 0.5, 2.0);

    public static ManoeuvreClass Hard { get; } = Class("hard turn", 3.0, 6.0);

    /// <summary>The definition for a kind of tracker.</summary>
    public static TrackerDefinition Definition(TrackerKind kind) => new()
    {
        Kind = kind,
        Models = kind == TrackerKind.EkfGnn ? [Single()] : [Straight(), GentleTurn(), HardTurn()],
        SpeedSpread = Speed.FromMetresPerSecond(160.0),
        ClimbSpread = Gentle.ClimbSpread,
        Gate = 25.0,
        NewTargetsPerScan = 0.3,
        FalseConfirmation = 0.05,
        FalseDrop = 0.01,
    };

    private static ManoeuvreClass Class(string name, double least_g, double greatest_g) => new(
        name, Acceleration.FromMetresPerSecondSquared(least_g * Gravity_mps2), Acceleration.FromMetresPerSecondSquared(greatest_g * Gravity_mps2),
        Angle.FromDegrees(60.0), Angle.FromDegrees(180.0), Speed.FromMetresPerSecond(120.0), Speed.FromMetresPerSecond(320.0),
        Speed.FromMetresPerSecond(GreatestClimb_mps / Math.Sqrt(3.0)), Duration.FromSeconds(ClimbMemory_s));

    private static MotionModel Single()
    {
        var noise = 0.0;
        foreach (var turns in new[] { Gentle, Hard })
        {
            noise += ShareOfRaid * turns.TurnTime.Seconds / (turns.TurnTime.Seconds + TurnEvery_s) * turns.TurnNoise_m2ps3;
        }

        return new MotionModel("all", MotionKind.ConstantVelocity, Gentle.WhiteTurn with { Along_m2ps3 = noise, Across_m2ps3 = noise }, Duration.FromSeconds(1.0), 1.0);
    }

    private static MotionModel Straight() => new(
        "straight", MotionKind.ConstantVelocity, Gentle.WhiteTurn with { Along_m2ps3 = QuietNoise_m2ps3, Across_m2ps3 = QuietNoise_m2ps3 },
        Duration.FromSeconds(1000.0), 1.0 - GentleShare - HardShare);

    private static MotionModel GentleTurn() => new(
        Gentle.Name, MotionKind.CoordinatedTurn, Gentle.WhiteTurn with { Along_m2ps3 = TurnWander_m2ps3, Across_m2ps3 = TurnWander_m2ps3 },
        Gentle.TurnTime, GentleShare, Gentle.TurnRate_radps);

    private static MotionModel HardTurn() => new(Hard.Name, MotionKind.ConstantVelocity, Hard.WhiteTurn, Hard.TurnTime, HardShare);
}
