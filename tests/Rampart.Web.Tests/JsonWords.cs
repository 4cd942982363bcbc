using System.Text.Json.Nodes;

namespace Rampart.Web.Tests;

/// <summary>Looks things up in answers by the words they hold.</summary>
internal static class JsonWords
{
    public static bool Says(this JsonNode? node, string key, string word) => string.Equals((string?)node?[key], word, StringComparison.Ordinal);
}
