namespace Rampart.Web.Hosting;

/// <summary>Bounds of what a browser can say without changing it on the way.</summary>
internal static class Limits
{
    /// <summary>The largest whole number that JavaScript keeps as it is: 2^53 − 1.</summary>
    public const ulong LargestWhole = (1UL << 53) - 1;

    /// <exception cref="RefusalException">A browser would have rounded it.</exception>
    public static ulong? Seed(ulong? seed) => seed is null or <= LargestWhole
        ? seed
        : throw new RefusalException(StatusCodes.Status400BadRequest, "Seeds go up to 2^53 − 1 here.", "Larger ones are for the command line.");
}
