using Rampart.Evidence;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;

namespace Rampart.Scenarios;

/// <summary>Reads on which ground a scenario is fought: <c>smooth</c>, <c>built-in</c>, or folders of tiles, the finest first at each place.</summary>
internal static class GroundReader
{
    /// <summary>The ground under a theatre; a smooth Earth at its height where the key does not stand, null where a finding says why there is none.</summary>
    /// <param name="section">The theatre's section.</param>
    /// <param name="key">The key that names the ground.</param>
    /// <param name="height">Height of a smooth Earth.</param>
    /// <param name="origin">The theatre's origin.</param>
    /// <param name="reach">How far from it a radar sees: what is unknown nearer by is told.</param>
    /// <param name="radius">How far from it anything may be: all ground within belongs to the battle.</param>
    /// <param name="folder">Folders are named from here: the scenario's own.</param>
    /// <param name="findings">What is wrong with the tiles goes here.</param>
    public static IGround? Read(ScenarioSection section, string key, Length height, Geodetic origin, Length reach, Length radius, string folder, ICollection<Finding> findings) =>
        section.Map.TryGet(key, out _)
            ? NamedGround.Open(Names(section, key), section.PlaceOf(key), key, height, origin, reach, radius, folder, findings)
            : new SmoothGround(height);

    /// <summary>The grounds that are named, each once; a finding where none is.</summary>
    private static List<string> Names(ScenarioSection section, string key)
    {
        var remedy = $"Write `{key}: {NamedGround.BuiltIn}`, `{key}: {NamedGround.Smooth}`, a folder of tiles, or a list such as `{key}: [ my-tiles, {NamedGround.BuiltIn} ]`.";
        var names = new List<string>();
        IReadOnlyList<YamlNode> items = section.Map.TryGet(key, out var node) && node is YamlScalar ? [node] : section.List(key);
        foreach (var item in items)
        {
            if (item is not YamlScalar scalar)
            {
                section.Error(key, $"An entry of `{key}` names a ground; here is {item.What}.", remedy);
            }
            else if (string.IsNullOrWhiteSpace(scalar.Text))
            {
                section.Error(key, $"`{key}` names no ground.", remedy);
            }
            else if (!names.Contains(scalar.Text, StringComparer.Ordinal))
            {
                names.Add(scalar.Text);
            }
        }

        if (node is YamlList && items.Count == 0)
        {
            section.Error(key, $"`{key}` names no ground.", remedy);
        }

        return names;
    }
}
