using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Reads a model's fields one by one, by kind; keeps each reading and reports each fault with its place and remedy.</summary>
/// <remarks>A field that cannot be read gives a finding and a harmless value, so that all faults are reported together. Keys with dots walk into sections.</remarks>
public sealed class ModelReader
{
    private readonly Ledger ledger;
    private readonly ICollection<Finding> findings;
    private readonly List<Reading> readings = [];
    private readonly Dictionary<string, Reading?> byKey = new(StringComparer.Ordinal);
    private readonly List<YamlMap> sections = [];

    public ModelReader(Model model, Ledger ledger, ICollection<Finding> findings, ReadingChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(findings);
        Model = model;
        this.ledger = ledger;
        this.findings = findings;
        Choices = choices ?? ReadingChoices.AsWritten;
        sections.Add(model.Root);
    }

    public Model Model { get; }

    /// <summary>How the fields are read where not as they are written.</summary>
    public ReadingChoices Choices { get; }

    /// <summary>What was read so far, in the order asked; references to other models are not among them.</summary>
    public IReadOnlyList<Reading> Readings => readings;

    public Length Length(string key, Bounds? bounds = null) => Quantities.Length.FromMetres(Quantity(key, PropertyKind.Length, bounds));

    public Speed Speed(string key, Bounds? bounds = null) => Quantities.Speed.FromMetresPerSecond(Quantity(key, PropertyKind.Speed, bounds));

    public Acceleration Acceleration(string key, Bounds? bounds = null) => Quantities.Acceleration.FromMetresPerSecondSquared(Quantity(key, PropertyKind.Acceleration, bounds));

    public Angle Angle(string key, Bounds? bounds = null) => Quantities.Angle.FromRadians(Quantity(key, PropertyKind.Angle, bounds));

    public AngularRate AngularRate(string key, Bounds? bounds = null) => Quantities.AngularRate.FromRadiansPerSecond(Quantity(key, PropertyKind.AngularRate, bounds));

    public Duration Duration(string key, Bounds? bounds = null) => Quantities.Duration.FromSeconds(Quantity(key, PropertyKind.Duration, WithinTime(bounds)));

    public Frequency Frequency(string key, Bounds? bounds = null) => Quantities.Frequency.FromHertz(Quantity(key, PropertyKind.Frequency, bounds));

    public Power Power(string key, Bounds? bounds = null) => Quantities.Power.FromWatts(Quantity(key, PropertyKind.Power, bounds));

    public Area Area(string key, Bounds? bounds = null) => Quantities.Area.FromSquareMetres(Quantity(key, PropertyKind.Area, bounds));

    public Decibels Decibels(string key, Bounds? bounds = null) => Quantities.Decibels.FromDecibels(Quantity(key, PropertyKind.Decibels, bounds));

    public double Number(string key, Bounds? bounds = null) => Quantity(key, PropertyKind.Number, bounds);

    /// <summary>A number from 0 to 1.</summary>
    public double Probability(string key, Bounds? bounds = null) => Quantity(key, PropertyKind.Probability, bounds ?? Bounds.Share);

    /// <summary>A whole number from zero upwards.</summary>
    public int Count(string key, Bounds? bounds = null) => (int)Quantity(key, PropertyKind.Count, bounds);

    /// <summary>A word; where the caller names the words it knows, any other is a finding.</summary>
    public string Word(string key, params IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var isFirst = !byKey.ContainsKey(key);
        if (Read(key, PropertyKind.Word, Bounds.None) is not { } reading)
        {
            return known.Count > 0 ? known[0] : string.Empty;
        }

        if (known.Count == 0)
        {
            return reading.Text;
        }

        // A campaign draws the other words sooner or later: they are known as well, or it would end half-way.
        string[] words = reading.IsSampled ? [reading.Text, .. reading.Among] : [reading.Text];
        foreach (var word in words.Distinct(StringComparer.Ordinal).Where(word => isFirst && !known.Contains(word, StringComparer.Ordinal)))
        {
            findings.Add(Finding.Error(reading.Place, key, $"\"{word}\" is not known here.", $"{Spelling.Suggestion(word, known)}Known: {string.Join(", ", known)}."));
        }

        return known.Contains(reading.Text, StringComparer.Ordinal) ? reading.Text : known[0];
    }

    /// <summary>Yes or no.</summary>
    public bool Flag(string key) => Read(key, PropertyKind.YesNo, Bounds.None) is { Si: not 0.0 };

    /// <summary>The id of another model: a plain word, which needs no source, or a word that is read or assumed.</summary>
    public string Reference(string key)
    {
        if (Node(key, isRequired: true) is not { } node)
        {
            return string.Empty;
        }

        if (node is not YamlScalar scalar)
        {
            return Word(key);
        }

        if (LedgerNames.IsWord(scalar.Text))
        {
            return scalar.Text;
        }

        findings.Add(Finding.Error(scalar.Place, key, $"\"{scalar.Text}\" cannot name a model.", "Write a model's id: its file's name without .yaml."));
        return string.Empty;
    }

    /// <summary>True where the field or section stands in the file; asking makes it a known key.</summary>
    public bool Has(string key) => Node(key, isRequired: false) is not null;

    /// <summary>True where a field was asked for and could be read: only then may its value be held against another's.</summary>
    public bool WasRead(string key) => byKey.GetValueOrDefault(key) is not null;

    /// <summary>The names in a section, in ordinal order; none where there is no such section.</summary>
    public IReadOnlyList<string> KeysOf(string section) =>
        Node(section, isRequired: false) is YamlMap map && !FieldReader.IsField(map)
            ? [.. map.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>The place of a field, or of the file where it does not stand: for findings that compare fields.</summary>
    public Place PlaceOf(string key) => Node(key, isRequired: false)?.Place ?? Model.Place;

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var section in sections)
        {
            section.ReportUnknownKeys(findings);
        }
    }

    private static Bounds WithinTime(Bounds? bounds)
    {
        // A duration is 64 bits of microseconds; a century is more than any field means.
        const double Century = 100.0 * 365.25 * 86400.0;
        var given = bounds ?? Bounds.None;
        return given.HighSi > Century ? given with { HighSi = Century, LowSi = double.Max(given.LowSi, -Century), Text = given.Text + ", and less than a century" } : given;
    }

    private double Quantity(string key, PropertyKind kind, Bounds? bounds) =>
        Read(key, kind, bounds ?? Bounds.None)?.Si ?? (bounds ?? Bounds.None).Harmless;

    private Reading? Read(string key, PropertyKind kind, Bounds bounds)
    {
        if (byKey.TryGetValue(key, out var known) && (known is null || known.ValueKind == kind))
        {
            return known;
        }

        var reading = Node(key, isRequired: true) is { } node
            ? new FieldReader(Model, ledger, findings, Choices).Read(key, node, kind, bounds)
            : null;
        byKey[key] = reading;
        if (reading is not null)
        {
            readings.Add(reading);
        }

        return reading;
    }

    private YamlNode? Node(string key, bool isRequired)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var section = Model.Root;
        var parts = key.Split('.');
        for (var i = 0; ; i++)
        {
            var isFound = section.TryGet(parts[i], out var node);
            if (isFound && i == parts.Length - 1)
            {
                return node;
            }

            if (isFound && node is YamlMap inner && !FieldReader.IsField(inner))
            {
                section = inner;
                if (!sections.Contains(inner))
                {
                    sections.Add(inner);
                }

                continue;
            }

            if (isFound)
            {
                findings.Add(Finding.Error(node!.Place, key, $"`{parts[i]}` must be a section; here is {(node is YamlMap ? "a value" : node.What)}.", $"Write `{parts[i]}:` and `{parts[i + 1]}: …` indented below."));
            }
            else if (isRequired)
            {
                var near = Spelling.Suggestion(parts[i], section.Entries.Select(entry => entry.Key).Where(candidate => !section.IsKnown(candidate)));
                near = near.Length == 0 ? near : near.Replace("Did you mean", "Is it spelled", StringComparison.Ordinal);
                findings.Add(Finding.Error(section.Place, key, $"`{key}` is missing.", $"{near}Write `{parts[i]}: {{ read: …, as: … }}` or `{{ assumed: …, range: …, because: … }}`."));
            }

            return null;
        }
    }
}
