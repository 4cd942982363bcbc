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

    /// <summary>A list of a request, empty where none was sent.</summary>
    /// <exception cref="RefusalException">Null stands in it.</exception>
    public static IReadOnlyList<T> Whole<T>(IReadOnlyList<T?>? list, string name)
        where T : class
    {
        List<T> whole = [.. (list ?? []).OfType<T>()];
        return whole.Count == (list?.Count ?? 0)
            ? whole
            : throw new RefusalException(StatusCodes.Status400BadRequest, $"null stands among the {name}.", "Leave it out.");
    }
}
