using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Damage;

/// <summary>What may have become of a JSON file: one value of it is null, of another kind, gone, or there twice.</summary>
public static class JsonDamage
{
    private static readonly string[] Instead = ["null", "[]", "[null]", "\"<other>\"", "-1"];

    /// <summary>Every way to spoil one value of a document, each kind of place once: the third reading is no other than the first.</summary>
    /// <returns>What was done, and the text that the file then has.</returns>
    public static IEnumerable<(string What, string Json)> Of(string whole)
    {
        foreach (var place in Places(JsonNode.Parse(whole)!, []).DistinctBy(Kind, StringComparer.Ordinal))
        {
            foreach (var other in Instead)
            {
                yield return ($"{place.Path} = {other}", Changed(whole, place.Steps, (parent, step) => Put(parent, step, JsonNode.Parse(other))));
            }

            yield return ($"without {place.Path}", Changed(whole, place.Steps, Remove));
        }

        foreach (var member in JsonNode.Parse(whole)!.AsObject())
        {
            yield return ($"{member.Key} twice", $"{{{new JsonObject { [member.Key] = member.Value?.DeepClone() }.ToJsonString()[1..^1]},{whole.TrimStart()[1..]}");
        }

        foreach (var text in (string[])[string.Empty, "null", "[]", "{}", "7", "{\"format\":1", whole[..(whole.Length / 2)]])
        {
            yield return ($"the file is {(text.Length > 20 ? "cut off" : $"\"{text}\"")}", text);
        }
    }

    private static string Kind(Place place) => string.Join('/', place.Steps.Select(step => step is int ? "*" : (string)step));

    private static IEnumerable<Place> Places(JsonNode? node, IReadOnlyList<object> above)
    {
        var below = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray elements => elements.Select((element, at) => ((object)at, element)),
            _ => [],
        };
        foreach (var (step, value) in below)
        {
            IReadOnlyList<object> steps = [.. above, step];
            yield return new Place(steps);
            foreach (var place in Places(value, steps))
            {
                yield return place;
            }
        }
    }

    private static string Changed(string whole, IReadOnlyList<object> steps, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(whole)!;
        var parent = root;
        foreach (var step in steps.SkipLast(1))
        {
            parent = step is int at ? parent![at] : parent![(string)step];
        }

        change(parent!, steps[^1]);
        return root.ToJsonString();
    }

    private static void Put(JsonNode parent, object step, JsonNode? value)
    {
        if (step is int at)
        {
            parent[at] = value;
        }
        else
        {
            parent[(string)step] = value;
        }
    }

    private static void Remove(JsonNode parent, object step)
    {
        if (step is int at)
        {
            parent.AsArray().RemoveAt(at);
        }
        else
        {
            parent.AsObject().Remove((string)step);
        }
    }

    private sealed record Place(IReadOnlyList<object> Steps)
    {
        public string Path => "$" + string.Concat(Steps.Select(step => step is int at ? $"[{at}]" : $".{step}"));
    }
}
