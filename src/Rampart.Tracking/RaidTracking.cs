using Rampart.Quantities;
using Rampart.Tracking.Filters;
using Rampart.Tracking.Fusion;

namespace Rampart.Tracking;

/// <summary>How a command post's radars track everything that flies in a battle, drones to ballistic missiles, and how their tracks become one picture.</summary>
/// <remarks>
/// <para>Formula: an acceleration of deviation σ on each axis, kept for τ, is white noise of intensity q = 2σ²τ while it lasts. With several
/// models: straight flight; a turn in the plane whose rate has the deviation σ/v at a typical speed v; and nearly constant velocity with q
/// on all three axes, which carries climbs, dives and the fall of a ballistic missile. With one model: nearly constant velocity with the
/// mean of their noise, by the shares of time. No rate of climb is given up with time: what falls goes on falling.</para>
/// <para>Source: the white-noise equivalent of a random telegraph, as in Singer, IEEE Transactions on Aerospace and Electronic Systems 6
/// (1970), 473–483 (page unconfirmed); the shares of the models are a choice of this project.</para>
/// <para>Valid: accelerations kept for less than a few looks; longer ones the turn holds.</para>
/// </remarks>
public sealed record RaidTracking
{
    // Gusts, and the lie of the ground under what flies low.
    private const double QuietNoise_m2ps3 = 1.0;
    private const double TurnWander_m2ps3 = 5.0;

    // The speed at which a turn of the stated acceleration is taken: between a drone's and a fighter's.
    private const double TypicalSpeed_mps = 200.0;

    // Shares of flying time: most fly straight at their aim most of the time.
    private const double TurnShare = 0.1;
    private const double HardShare = 0.1;
    private const double StraightTime_s = 300.0;
    private const double TurnTime_s = 20.0;

    public required TrackerKind Tracker { get; init; }

    /// <summary>Standard deviation of the acceleration that a target may have, per axis.</summary>
    public required Acceleration ManoeuvreAcceleration { get; init; }

    /// <summary>How long it keeps such an acceleration, on the mean.</summary>
    public required Duration ManoeuvreTime { get; init; }

    /// <summary>Standard deviation of each horizontal component of the velocity with which a new track starts.</summary>
    public required Speed SpeedSpread { get; init; }

    /// <summary>Standard deviation of the rate of climb with which a new track starts.</summary>
    public required Speed ClimbSpread { get; init; }

    /// <summary>Probability of detection in one look that the score reckons with.</summary>
    public required double ExpectedDetection { get; init; }

    /// <summary>Greatest squared normalised distance from track to plot.</summary>
    public required double Gate { get; init; }

    /// <summary>New targets that a radar expects in one scan.</summary>
    public required double NewTargetsPerScan { get; init; }

    /// <summary>By score or by counting plots.</summary>
    public TrackLifeRule Life { get; init; } = TrackLifeRule.Score;

    /// <summary>Probability with which a track made of false plots may be confirmed.</summary>
    public required double FalseConfirmation { get; init; }

    /// <summary>Probability with which a true track may be dropped.</summary>
    public required double FalseDrop { get; init; }

    /// <summary>Greatest squared distance, of six dimensions, at which two radars' tracks may become one.</summary>
    public required double JoinGate { get; init; }

    /// <summary>Comparisons, one after another, that must speak for being one before a radar's track joins; it was confirmed before by plots of its own.</summary>
    public required int JoinsAfter { get; init; }

    /// <summary>Squared distance beyond which a track speaks against the system track that it belongs to.</summary>
    public required double PartGate { get; init; }

    /// <summary>How long the picture keeps a track that no radar holds any more.</summary>
    public required Duration GraceTime { get; init; }

    /// <summary>The score at which a track is believed.</summary>
    public double ConfirmationThreshold() => Portable.Log((1.0 - FalseDrop) / FalseConfirmation);

    /// <summary>Intensity of the white acceleration that the manoeuvres amount to, on each axis, m²/s³.</summary>
    public double ManoeuvreNoise_m2ps3() =>
        2.0 * ManoeuvreAcceleration.MetresPerSecondSquared * ManoeuvreAcceleration.MetresPerSecondSquared * ManoeuvreTime.Seconds;

    /// <summary>What straight flight and manoeuvres amount to by their shares of time: the noise of a single model, and that by which the picture carries an estimate on, m²/s³.</summary>
    public double MeanNoise_m2ps3() => QuietNoise_m2ps3 + ((TurnShare + HardShare) * ManoeuvreNoise_m2ps3());

    /// <summary>How the tracker of each radar decides.</summary>
    public TrackerDefinition Definition() => new()
    {
        Kind = Tracker,
        Models = Tracker == TrackerKind.EkfGnn ? [White("all", MeanNoise_m2ps3(), 1.0)] : [Straight(), Turn(), White("hard", ManoeuvreNoise_m2ps3(), HardShare)],
        SpeedSpread = SpeedSpread,
        ClimbSpread = ClimbSpread,
        Gate = Gate,
        NewTargetsPerScan = NewTargetsPerScan,
        Life = Life,
        FalseConfirmation = FalseConfirmation,
        FalseDrop = FalseDrop,

        // A radar sees a fighter near by at every turn and a small target far out at every other one.
        LearnsDetection = true,
    };

    /// <summary>How the command post decides which tracks are one.</summary>
    public FusionDefinition Fusion() => new()
    {
        JoinGate = JoinGate,
        JoinsAfter = JoinsAfter,
        PartGate = Math.Max(PartGate, JoinGate),
        GraceTime = GraceTime,
        ProcessNoise_m2ps3 = MeanNoise_m2ps3(),
    };

    private static MotionModel Straight() => new(
        "straight", MotionKind.ConstantVelocity, new ProcessNoise(QuietNoise_m2ps3, QuietNoise_m2ps3, QuietNoise_m2ps3),
        Duration.FromSeconds(StraightTime_s), 1.0 - TurnShare - HardShare);

    private MotionModel Turn() => new(
        "turn", MotionKind.CoordinatedTurn, new ProcessNoise(TurnWander_m2ps3, TurnWander_m2ps3, TurnWander_m2ps3),
        Duration.FromSeconds(TurnTime_s), TurnShare, ManoeuvreAcceleration.MetresPerSecondSquared / TypicalSpeed_mps);

    private static MotionModel White(string name, double noise_m2ps3, double share) => new(
        name, MotionKind.ConstantVelocity, new ProcessNoise(noise_m2ps3, noise_m2ps3, noise_m2ps3), Duration.FromSeconds(TurnTime_s), share);
}
