namespace Rampart.Physics.Detection;

/// <summary>The guards that every formula with a probability shares.</summary>
internal static class Probability
{
    public static void MustLieInside(double probability)
    {
        if (!(probability > 0.0 && probability < 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability strictly between 0 and 1 is needed.");
        }
    }

    /// <summary>A signal-to-noise ratio is a finite number from 0.</summary>
    public static void MustBeARatio(double signalToNoise)
    {
        if (!(signalToNoise >= 0.0 && signalToNoise <= double.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(signalToNoise), signalToNoise, "A finite ratio from 0 is needed, as a factor and not in decibels.");
        }
    }

    /// <summary>Swerling's cases are 0 to 4.</summary>
    public static void MustBeACase(Fluctuation fluctuation)
    {
        if (fluctuation > Fluctuation.Swerling4)
        {
            throw new ArgumentOutOfRangeException(nameof(fluctuation), fluctuation, "Swerling's cases are 0 to 4.");
        }
    }
}
