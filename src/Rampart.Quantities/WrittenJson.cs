using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Rampart.Quantities;

/// <summary>Reads JSON that Rampart has written, and that may have been damaged since.</summary>
/// <remarks>
/// Null is read only where the form has room for it, a list holds no null at all, and what must be there may not be missing.
/// What may be missing, as in a file of an older program, has its usual value then.
/// </remarks>
public static class WrittenJson
{
    private const string Missing = "including: ";
    private const string Twice = "Duplicate property";

    /// <summary>How a form is read strictly that is written with these options.</summary>
    public static JsonSerializerOptions Reading(JsonSerializerOptions written)
    {
        ArgumentNullException.ThrowIfNull(written);

        // Generated code would set what is missing to null, whatever its usual value is: forms are written by it, and read without.
        var options = new JsonSerializerOptions(written)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What a text says.</summary>
    /// <param name="json">The text.</param>
    /// <param name="options">As <see cref="Reading"/> gives them.</param>
    /// <exception cref="JsonException">The text is damaged; <see cref="Words"/> and <see cref="LineOf"/> say how and where.</exception>
    public static T Read<T>(string json, JsonSerializerOptions options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        RefuseNullInLists(json);
        return JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("null", "$", 0, 0);
    }

    /// <summary>The nodes of a text, in which no name stands twice.</summary>
    /// <exception cref="JsonException">The text is damaged.</exception>
    public static JsonNode? Parse(string json) => JsonNode.Parse(json, nodeOptions: null, new JsonDocumentOptions { AllowDuplicateProperties = false });

    /// <summary>What is wrong, in a sentence's end: "$.title is null, missing or of another kind".</summary>
    public static string Words(JsonException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var path = exception.Path ?? "$";
        var lacks = exception.Message.IndexOf(Missing, StringComparison.Ordinal);
        return lacks >= 0 ? $"{path} lacks {exception.Message[(lacks + Missing.Length)..].Split(". Path:", 2)[0].TrimEnd('.')}"
            : exception.Message.StartsWith(Twice, StringComparison.Ordinal) ? "a name stands twice in it"
            : exception.Path is null ? "it is no JSON, or not whole"
            : $"{path} is null, or of another kind than Rampart writes";
    }

    /// <summary>The line at which it is wrong, from one; 0 where nobody knows.</summary>
    public static int LineOf(JsonException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return (int)(exception.LineNumber ?? -1) + 1;
    }

    // The serializer looks at what a property may be, never at what a list may hold.
    private static void RefuseNullInLists(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var above = new Stack<(string Path, int At)>();
        var name = string.Empty;
        while (reader.Read())
        {
            var isInList = above.Count > 0 && above.Peek().At >= 0;
            var path = above.Count == 0 ? "$" : isInList ? $"{above.Peek().Path}[{above.Peek().At}]" : $"{above.Peek().Path}.{name}";
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString() ?? string.Empty;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    above.Pop();
                    break;
                case JsonTokenType.StartObject:
                    above.Push((path, -1));
                    continue;
                case JsonTokenType.StartArray:
                    above.Push((path, 0));
                    continue;
                case JsonTokenType.Null when isInList:
                    throw new JsonException("Null stands in a list.", path, bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n'), null);
                default:
                    break;
            }

            if (above.Count > 0 && above.Peek().At >= 0)
            {
                var (list, at) = above.Pop();
                above.Push((list, at + 1));
            }
        }
    }
}
