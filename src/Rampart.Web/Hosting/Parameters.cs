using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Web.Hosting;

/// <summary>What stands behind the question mark of an address: each parameter once, and of a kind that can be read.</summary>
internal static partial class Parameters
{
    private const string Request = "request";

    // What a method takes does not change while the program runs.
    private static readonly ConcurrentDictionary<MethodInfo, HashSet<string>> NumbersOf = [];

    /// <summary>Refuses what is said twice: nobody could know which is meant.</summary>
    public static Task Once(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        var twice = context.Request.Query.Where(each => each.Value.Count > 1).Select(each => Finding.Error(new Place(Request), each.Key, $"{each.Key} is given {each.Value.Count} times.", "Give it once.")).ToList();
        return twice.Count == 0 ? next(context) : throw new RefusalException(StatusCodes.Status400BadRequest, "A parameter is given more than once.", "Give each once.", twice);
    }

    /// <summary>Refuses a comma in a number: the framework passes over it, so that 1,5 would be 15.</summary>
    public static Task Plain(HttpContext context, RequestDelegate next)
    {
        var numbers = context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } asked ? NumbersOf.GetOrAdd(asked, Numbers) : [];
        var wrong = context.Request.Query.FirstOrDefault(each => numbers.Contains(each.Key) && each.Value.ToString().Contains(',', StringComparison.Ordinal));
        return wrong.Key is null ? next(context) : throw Wrong(wrong.Key, $"\"{wrong.Value}\" is not a number.", $"Write a point and no comma, such as {wrong.Key}=12.5.");
    }

    private static HashSet<string> Numbers(MethodInfo asked) => asked.GetParameters()
        .SelectMany(each => each.IsDefined(typeof(AsParametersAttribute)) ? each.ParameterType.GetProperties().Select(property => (Name: property.Name, Type: property.PropertyType)) : [(Name: each.Name!, Type: each.ParameterType)])
        .Where(each => (Nullable.GetUnderlyingType(each.Type) ?? each.Type) == typeof(double))
        .Select(each => each.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A parameter that cannot be what it is.</summary>
    public static RefusalException Wrong(string name, string message, string remedy, int status = StatusCodes.Status400BadRequest) =>
        new(status, message, remedy, [Finding.Error(new Place(Request), name, message, remedy)]);

    /// <summary>A number that lies outside what is allowed, or is none; null where it is good.</summary>
    public static Finding? Outside(string name, double value, double least, double most, string unit = "")
    {
        var behind = unit.Length > 0 ? $" {unit}" : string.Empty;
        return value >= least && value <= most
            ? null
            : Finding.Error(new Place(Request), name, string.Create(CultureInfo.InvariantCulture, $"{value:0.###}{behind} lies outside {least:0.###} to {most:0.###}{behind}."), "Choose a value between them.");
    }

    /// <summary>What the framework could not read, in words; null where its complaint is about something else.</summary>
    public static Finding? Unread(BadHttpRequestException exception)
    {
        if (OfAnotherKind().Match(exception.Message) is { Success: true } wrong)
        {
            var kind = KindOf(wrong.Groups["type"].Value);
            var name = NameOf(wrong);
            return Finding.Error(new Place(Request), name, $"\"{wrong.Groups["value"].Value}\" is not {kind.Word}.", $"Expected {kind.Word}, such as {name}={kind.Example}.");
        }

        return NotGiven().Match(exception.Message) is { Success: true } missing
            ? Finding.Error(new Place(Request), NameOf(missing), $"{NameOf(missing)} is not given.", $"Add {NameOf(missing)}=… to the address.")
            : null;
    }

    // The first name that fits is the framework's; what comes behind it may be anything that a request holds.
    // A member of a record is named as in C#; in addresses all names begin small.
    private static string NameOf(Match match) => char.ToLowerInvariant(match.Groups["name"].Value[0]) + match.Groups["name"].Value[1..];

    private static (string Word, string Example) KindOf(string type) => type switch
    {
        _ when type.Contains("bool", StringComparison.OrdinalIgnoreCase) => ("true or false", "true"),
        _ when type.Contains(nameof(ResultId), StringComparison.Ordinal) => ("a result's name", "first-look/3-e41ab9c2"),
        _ when type.Contains("double", StringComparison.OrdinalIgnoreCase) => ("a number", "12.5"),
        _ when type.Contains("int", StringComparison.OrdinalIgnoreCase) || type.Contains("long", StringComparison.OrdinalIgnoreCase) => ("a whole number", "8"),
        _ => ("what this parameter takes", "…"),
    };

    [GeneratedRegex("^Failed to bind parameter \"(?<type>.+?) (?<name>[^ ]+?)\" from \"(?<value>.*)\"\\.$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex OfAnotherKind();

    [GeneratedRegex("^Required parameter \"(?<type>.+) (?<name>[^ ]+)\" was not provided from (query string|route or query string)\\.$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotGiven();
}
