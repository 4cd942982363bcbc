using System.Diagnostics.CodeAnalysis;

namespace Rampart.Web.Hosting;

/// <summary>A result's name, NAME/KEY: the folder of that name below the folder of results, and nothing else on the disk.</summary>
/// <remarks>Every path that a request can reach goes through here. Letters, digits, blanks and <c>- _ . +</c> are all that a part may hold; none begins or ends with a dot or a blank.</remarks>
internal readonly record struct ResultId : IParsable<ResultId>
{
    private const int LongestPart = 120;

    private ResultId(string name, string key) => (Name, Key) = (name, key);

    /// <summary>The scenario's or the answer's name.</summary>
    public string Name { get; }

    /// <summary>Seed and hash, such as <c>3-e41ab9c2</c> or <c>campaign-3-e41ab9c2</c>.</summary>
    public string Key { get; }

    /// <summary>Two parts of a path; false where either could leave the folder of results or is hidden in it.</summary>
    public static bool TryOf(string? name, string? key, out ResultId id)
    {
        var isId = IsPart(name) && IsPart(key);
        id = isId ? new ResultId(name!, key!) : default;
        return isId;
    }

    /// <exception cref="RefusalException">These are no parts of a result's name.</exception>
    public static ResultId Of(string? name, string? key) => TryOf(name, key, out var id)
        ? id
        : throw new RefusalException(StatusCodes.Status400BadRequest, "This is no result's name.", "A result is named NAME/KEY, such as first-look/3-e41ab9c2.");

    /// <exception cref="RefusalException">The text is no result's name.</exception>
    public static ResultId Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var id) ? id : Of(null, null);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ResultId result)
    {
        var parts = s?.Split('/');
        result = default;
        return parts is [var name, var key] && TryOf(name, key, out result);
    }

    public override string ToString() => $"{Name}/{Key}";

    /// <summary>Whether a text is the name of a folder and nothing else.</summary>
    public static bool IsPart([NotNullWhen(true)] string? part) =>
        part is { Length: > 0 and <= LongestPart }
        && part.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or '+' or ' ')
        && part[0] is not ('.' or ' ') && part[^1] is not ('.' or ' ');
}
