using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Evidence;

/// <summary>Words of an answer.</summary>
internal static class JsonWords
{
    /// <summary>Whether a node is this text.</summary>
    public static bool Is(this JsonNode? node, string words) => string.Equals((string?)node, words, StringComparison.Ordinal);

    /// <summary>One text of each entry of a list, with blanks between them.</summary>
    public static string Words(this JsonNode? list, string key) => string.Join(' ', list!.AsArray().Select(entry => (string?)entry![key]));
}
