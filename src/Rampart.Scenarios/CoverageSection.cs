using Rampart.Evidence;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Scenarios;

/// <summary>What a scenario asks of its first battery's cover, for those who draw it: the claimed ring, against what, at which heights.</summary>
/// <param name="Radius">The claimed range; null where the command line is to say.</param>
/// <param name="Against">A model of kind target; null where it is to say.</param>
/// <param name="Heights">Heights of the target; empty where it is to say.</param>
/// <param name="AreAboveSea">Whether those count from the sea; else from the ground.</param>
/// <param name="Masts">Heights of the battery's antennas over the ground that are compared; may be empty.</param>
public sealed record CoverageSection(Length? Radius, string? Against, IReadOnlyList<Length> Heights, bool AreAboveSea, IReadOnlyList<Length> Masts)
{
    /// <summary>Who jams, and from where; empty where the command line is to say, or nobody does.</summary>
    public IReadOnlyList<JammerPlacing> Jammers { get; init; } = [];

    private const int Most = 6;
    private static readonly Bounds Radii = new(1000.0, 1_500_000.0, "from 1 km to 1,500 km");
    private static readonly Bounds Flights = new(1.0, 30_000.0, "from 1 m to 30 km");
    private static readonly Bounds Altitudes = new(-500.0, JammerPlacing.Highest.Metres, "from −500 m to 100 km");
    private static readonly Bounds Antennas = new(0.0, 200.0, "from 0 to 200 m");

    internal static CoverageSection? Read(ScenarioSection file, ICollection<Finding> findings)
    {
        if (file.Section("coverage") is not { } section)
        {
            return null;
        }

        var hasRadius = section.Map.TryGet("radius", out _);
        var read = new CoverageSection(
            hasRadius ? section.Length("radius", Radii) : null, section.OptionalText("against"), Lengths(section, "heights", Flights, findings), section.Flag("above-sea", otherwise: false),
            Lengths(section, "masts", Antennas, findings))
        {
            Jammers = JammersOf(section),
        };
        section.Finish();
        return read;
    }

    private static List<JammerPlacing> JammersOf(ScenarioSection section)
    {
        var jammers = new List<JammerPlacing>();
        foreach (var each in section.Sections("jammers"))
        {
            var model = each.Text("model", "Write `model: stand-off-jammer`, a model of kind target that carries a jammer.");
            jammers.Add(new JammerPlacing(model, each.PlaceOn("at", each.Length("height", Altitudes)), each.Place));
            each.Finish();
        }

        return jammers;
    }

    private static List<Length> Lengths(ScenarioSection section, string key, Bounds bounds, ICollection<Finding> findings)
    {
        var lengths = new List<Length>();
        var items = section.List(key);
        if (items.Count > Most)
        {
            section.Error(key, $"`{key}` names {items.Count} heights, and a page shows {Most}.", "Leave some out.");
        }

        foreach (var item in items)
        {
            var text = (item as YamlScalar)?.Text ?? item.What;
            var parsed = QuantityText.Parse(QuantityKind.Length, text);
            if (!parsed.IsValid || !bounds.Holds(parsed.Si))
            {
                findings.Add(Finding.Error(item.Place, key, parsed.IsValid ? $"{text} is not possible here: it must be {bounds.Text}." : parsed.Problem, parsed.Remedy ?? "Correct the value."));
            }
            else
            {
                lengths.Add(Length.FromMetres(parsed.Si));
            }
        }

        return lengths;
    }
}
