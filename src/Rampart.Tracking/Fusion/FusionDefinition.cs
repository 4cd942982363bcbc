using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>How a command post decides which tracks of its radars are one target.</summary>
/// <remarks>The gates are squared normalised distances in six dimensions (place and velocity); their defaults are points of the chi-squared distribution with six degrees of freedom.</remarks>
public sealed record FusionDefinition
{
    /// <summary>Greatest squared distance at which two tracks may become one: 16.81, which one true pair in a hundred exceeds.</summary>
    public double JoinGate { get; init; } = 16.81;

    /// <summary>Squared distance beyond which a track speaks against the system track that it belongs to: 27.86, which one true pair in ten thousand exceeds.</summary>
    public double PartGate { get; init; } = 27.86;

    /// <summary>Comparisons, one after another, that must speak for being one before a track joins.</summary>
    public int JoinsAfter { get; init; } = 3;

    /// <summary>Comparisons, one after another, that must speak against it before a member parts.</summary>
    public int PartsAfter { get; init; } = 4;

    /// <summary>How long a system track without members is kept, waiting for its target to be seen again: six scans of ten seconds.</summary>
    public Duration GraceTime { get; init; } = Duration.FromSeconds(60);

    /// <summary>A member of which nothing has been heard for so long is taken for dropped, whether its radar says so or not.</summary>
    public Duration Silence { get; init; } = Duration.FromSeconds(120);

    /// <summary>Intensity of the white noise of each component of the acceleration by which an estimate is carried to another time, m²/s³; 10 is a manoeuvre of about 1 m/s² held for ten seconds.</summary>
    public double ProcessNoise_m2ps3 { get; init; } = 10.0;

    /// <summary>No more members than this are fused into the estimate, the most precise first.</summary>
    public int MostMembersFused { get; init; } = 4;

    /// <summary>Probability that a friend's transponder answers when it is asked.</summary>
    public double FriendAnswers { get; init; } = 0.95;

    /// <summary>Probability that an answer is reported of a target that is no friend.</summary>
    public double OthersAnswer { get; init; } = 0.03;

    /// <summary>Mean advantage, as the logarithm of a likelihood ratio, that exchanging the members of two near system tracks must promise before it is done; 3 is odds of twenty to one.</summary>
    public double ExchangeAdvantage { get; init; } = 3.0;

    /// <summary>Whether the picture learns the constant errors of its radars from the tracks that they share.</summary>
    public bool EstimatesBiases { get; init; }

    /// <summary>Standard deviation of a radar's constant error in range, before anything is learned.</summary>
    public Length RangeBias { get; init; } = Length.FromMetres(50.0);

    /// <summary>Standard deviation of a radar's constant error in azimuth and in elevation, before anything is learned.</summary>
    public Angle AngleBias { get; init; } = Angle.FromDegrees(0.2);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(JoinGate);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartGate, JoinGate);
        ArgumentOutOfRangeException.ThrowIfLessThan(JoinsAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartsAfter, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(GraceTime.Microseconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Silence.Microseconds);
        ArgumentOutOfRangeException.ThrowIfNegative(ProcessNoise_m2ps3);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostMembersFused, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(OthersAnswer, 0.0);
        ArgumentOutOfRangeException.ThrowIfLessThan(FriendAnswers, OthersAnswer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(FriendAnswers, 1.0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ExchangeAdvantage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RangeBias.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AngleBias.Radians);
    }
}
