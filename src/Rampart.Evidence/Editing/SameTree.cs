using Rampart.Evidence.Yaml;

namespace Rampart.Evidence.Editing;

/// <summary>Whether two readings of YAML say the same, wherever it stands.</summary>
internal static class SameTree
{
    public static bool AreSame(YamlNode left, YamlNode right) => (left, right) switch
    {
        (YamlScalar one, YamlScalar other) => string.Equals(one.Text, other.Text, StringComparison.Ordinal),
        (YamlList one, YamlList other) => one.Items.Count == other.Items.Count && one.Items.Zip(other.Items, AreSame).All(isSame => isSame),
        (YamlMap one, YamlMap other) => one.Entries.Count == other.Entries.Count && one.Entries.Zip(other.Entries, AreSameEntries).All(isSame => isSame),
        _ => false,
    };

    private static bool AreSameEntries(YamlEntry one, YamlEntry other) =>
        string.Equals(one.Key, other.Key, StringComparison.Ordinal) && AreSame(one.Value, other.Value);
}
