using Rampart.Evidence;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Scenarios;

/// <summary>A section of a scenario file whose values are read by kind; every fault is a finding with its place and remedy.</summary>
/// <remarks>A value that cannot be read gives a harmless one, so that all faults of a file are reported together.</remarks>
internal sealed class ScenarioSection(YamlMap map, ICollection<Finding> findings)
{
    public YamlMap Map { get; } = map;

    public Place Place => Map.Place;

    public Length Length(string key, Bounds bounds, Length? otherwise = null) =>
        Quantities.Length.FromMetres(Quantity(key, QuantityKind.Length, bounds, otherwise?.Metres));

    public Duration Duration(string key, Bounds bounds, Duration? otherwise = null) =>
        Quantities.Duration.FromSeconds(Quantity(key, QuantityKind.Duration, bounds, otherwise?.Seconds));

    public Speed Speed(string key, Bounds bounds, string? example = null) => Quantities.Speed.FromMetresPerSecond(Quantity(key, QuantityKind.Speed, bounds, null, example));

    public Angle Angle(string key, Bounds bounds) => Quantities.Angle.FromRadians(Quantity(key, QuantityKind.Angle, bounds, null));

    /// <summary>A whole number within bounds.</summary>
    public int Count(string key, int least, int most, int? otherwise = null)
    {
        if (!Map.TryGet(key, out var node))
        {
            return otherwise ?? Missing(key, $"Write `{key}: {least}` or more.", least);
        }

        if (node is YamlScalar scalar && int.TryParse(scalar.Text, out var value) && value >= least && value <= most)
        {
            return value;
        }

        findings.Add(Finding.Error(node.Place, key, $"{Shown(node)} is not a whole number from {least} to {most}.", $"Write `{key}: {least}`, or up to {most}."));
        return least;
    }

    /// <summary>Yes or no.</summary>
    public bool Flag(string key, bool otherwise)
    {
        if (!Map.TryGet(key, out var node))
        {
            return otherwise;
        }

        if (node is YamlScalar { Text: "yes" or "no" } scalar)
        {
            return scalar.Text is "yes";
        }

        findings.Add(Finding.Error(node.Place, key, $"{Shown(node)} is neither yes nor no.", $"Write `{key}: yes` or `{key}: no`."));
        return otherwise;
    }

    public ulong Seed(string key, ulong otherwise)
    {
        if (!Map.TryGet(key, out var node))
        {
            return otherwise;
        }

        if (node is YamlScalar scalar && ulong.TryParse(scalar.Text, out var value))
        {
            return value;
        }

        findings.Add(Finding.Error(node.Place, key, $"{Shown(node)} is not a seed.", "Write a whole number from 0 to 18446744073709551615."));
        return otherwise;
    }

    /// <summary>Latitude and longitude under one key; the height is added by the caller.</summary>
    public Geodetic PlaceOn(string key, Length height)
    {
        if (Map.RequiredText(key, $"Write `{key}: 40.0N 33.0E`.", findings) is not { } text)
        {
            return new Geodetic(default, default, height);
        }

        var parsed = GeodeticText.Parse(text);
        if (!parsed.IsValid)
        {
            findings.Add(Finding.Error(PlaceOf(key), key, parsed.Problem, parsed.Remedy));
        }

        return parsed.Value with { Height = height };
    }

    public string Text(string key, string remedy) => Map.RequiredText(key, remedy, findings) ?? string.Empty;

    public string? OptionalText(string key) => Map.Text(key, findings);

    /// <summary>The name of an entity: letters, digits, dots, hyphens and blanks.</summary>
    public string Name(string key)
    {
        var name = Text(key, $"Write `{key}: …`, a name that nothing else in the scenario has.");
        if (name.Length > 0 && (name.Length > 60 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' or ' ' or '_')))
        {
            findings.Add(Finding.Error(PlaceOf(key), key, $"\"{name}\" cannot name an entity.", "Use up to 60 letters, digits, blanks, dots, hyphens and underscores."));
        }

        return name;
    }

    public ScenarioSection? Section(string key) => Map.Section(key, findings) is { } inner ? new ScenarioSection(inner, findings) : null;

    /// <summary>The sections of a list; an absent list is empty, an entry that is no section is a finding.</summary>
    public IReadOnlyList<ScenarioSection> Sections(string key)
    {
        var sections = new List<ScenarioSection>();
        foreach (var item in Map.List(key, findings)?.Items ?? [])
        {
            if (item is YamlMap inner)
            {
                sections.Add(new ScenarioSection(inner, findings));
            }
            else
            {
                findings.Add(Finding.Error(item.Place, key, $"An entry of `{key}` is a section; here is {item.What}.", "Write `- name: …` and its other keys below, at the same indent."));
            }
        }

        return sections;
    }

    /// <summary>The entries of a list, whatever they are.</summary>
    public IReadOnlyList<YamlNode> List(string key) => Map.List(key, findings)?.Items ?? [];

    public Place PlaceOf(string key) => Map.TryGet(key, out var node) ? node.Place : Map.Place;

    public void Error(string key, string message, string remedy) => findings.Add(Finding.Error(PlaceOf(key), key, message, remedy));

    public void Finish() => Map.ReportUnknownKeys(findings);

    private static string Shown(YamlNode node) => node is YamlScalar { Text.Length: > 0 } scalar ? $"\"{scalar.Text}\"" : node.What;

    private int Missing(string key, string remedy, int harmless)
    {
        findings.Add(Finding.Error(Place, key, $"`{key}` is missing.", remedy));
        return harmless;
    }

    private double Quantity(string key, QuantityKind kind, Bounds bounds, double? otherwise, string? example = null)
    {
        var harmless = otherwise ?? (bounds.Holds(0.0) ? 0.0 : bounds.Holds(1.0) ? 1.0 : bounds.LowSi);
        if (!Map.TryGet(key, out var node))
        {
            if (otherwise is null)
            {
                findings.Add(Finding.Error(Place, key, $"`{key}` is missing.", Remedy(QuantityText.Parse(kind, "?").Remedy ?? string.Empty)));
            }

            return harmless;
        }

        if (node is not YamlScalar scalar)
        {
            findings.Add(Finding.Error(node.Place, key, $"A value was expected; here is {node.What}.", $"Write `{key}: …` with a number and its unit."));
            return harmless;
        }

        var parsed = QuantityText.Parse(kind, scalar.Text);
        if (!parsed.IsValid)
        {
            findings.Add(Finding.Error(node.Place, key, parsed.Problem!, Remedy(parsed.Remedy!)));
            return harmless;
        }

        if (!bounds.Holds(parsed.Si))
        {
            findings.Add(Finding.Error(node.Place, key, $"{scalar.Text} is not possible here: it must be {bounds.Text}.", "Correct the value."));
            return harmless;
        }

        if (parsed.Assumption is { } assumption)
        {
            findings.Add(Finding.Remark(node.Place, key, assumption, string.Empty));
        }

        return parsed.Si;

        // A rain rate is a speed, and an aircraft's is no example for it.
        string Remedy(string usual) => example is null ? usual : $"Write it with its unit, such as `{key}: {example}`.";
    }
}
