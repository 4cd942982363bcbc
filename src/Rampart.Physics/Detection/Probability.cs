namespace Rampart.Physics.Detection;

/// <summary>The guard that every formula with a probability shares.</summary>
internal static class Probability
{
    public static void MustLieInside(double probability)
    {
        if (!(probability > 0.0 && probability < 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability strictly between 0 and 1 is needed.");
        }
    }
}
