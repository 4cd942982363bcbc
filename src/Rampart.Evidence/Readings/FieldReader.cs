using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Finds a model's fields and tells what is read from what is assumed and from what stands bare.</summary>
internal sealed class FieldReader(Model model, Ledger ledger, ICollection<Finding> findings, ReadingChoices choices)
{
    private const string SourceRemedy = "Write { read: …, as: … } or { assumed: …, range: …, because: … }.";

    // Keys of a model's root that are no fields.
    public static readonly IReadOnlyList<string> PlainKeys = ["format", "kind", "name", "note"];

    /// <summary>Checks the form of every field of a model, whatever reads it later.</summary>
    public static void CheckForm(Model model, Ledger ledger, ICollection<Finding> findings) =>
        CheckTogether(ReadAll(model, ledger, findings, ReadingChoices.AsWritten), findings);

    /// <summary>Every field of a model, whatever its kind, in the order of the file.</summary>
    public static IReadOnlyList<Reading> ReadAll(Model model, Ledger ledger, ICollection<Finding> findings, ReadingChoices choices)
    {
        var readings = new List<Reading>();
        new FieldReader(model, ledger, findings, choices).ReadSection(model.Root, string.Empty, readings);
        return readings;
    }

    /// <summary>The reading of a field, or null where a finding says why there is none.</summary>
    public Reading? Read(string key, YamlNode node, PropertyKind kind, Bounds bounds)
    {
        switch (node)
        {
            case YamlScalar bare:
                findings.Add(Bare(key, bare, FieldValue.IsNumeric(kind) || FieldValue.LooksLikeNumber(bare.Text)));
                return null;
            case YamlMap map when IsField(map):
                return ReadField(key, map, kind, bounds);
            default:
                findings.Add(Finding.Error(node.Place, key, $"A value with its source was expected; here is {node.What}.", SourceRemedy));
                return null;
        }
    }

    /// <summary>True for a word that needs no source, since it may name another model.</summary>
    public static bool IsPlainWord(YamlScalar scalar) => LedgerNames.IsWord(scalar.Text) && scalar.Text is not ("yes" or "no") && !IsQuantity(scalar.Text);

    public static bool IsField(YamlMap map) => map.Entries.Any(entry => entry.Key is "read" or "assumed");

    private static Finding Bare(string key, YamlScalar bare, bool isNumber)
    {
        if (bare.Text.Length == 0)
        {
            return Finding.Error(bare.Place, key, "Nothing stands here.", SourceRemedy);
        }

        return isNumber
            ? Finding.Error(bare.Place, key, $"\"{bare.Text}\" stands bare. A number needs a source.", SourceRemedy)
            : Finding.Error(bare.Place, key, $"\"{bare.Text}\" stands bare. A value needs a source.", "Write { read: …, as: … } or { assumed: …, among: [ … ], because: … }.");
    }

    // 400km and 1e3 are written like names and are numbers all the same.
    private static bool IsQuantity(string text) =>
        FieldValue.LooksLikeNumber(text) && Array.Exists(Enum.GetValues<QuantityKind>(), kind => QuantityText.Parse(kind, text).IsValid);

    // A name that stands alone ties nothing: most likely its partner's is spelled otherwise.
    private static void CheckTogether(IReadOnlyList<Reading> readings, ICollection<Finding> findings)
    {
        var named = readings.Where(reading => Field.TogetherName(reading) is not null).ToList();
        foreach (var group in named.GroupBy(reading => reading.Together, StringComparer.Ordinal).Where(group => group.Count() == 1))
        {
            var name = Field.TogetherName(group.First())!;
            var near = Spelling.Suggestion(name, named.Select(reading => Field.TogetherName(reading)!).Where(other => !string.Equals(other, name, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
            findings.Add(Finding.Remark(group.First().Place, group.First().Key, $"Nothing else of this model is drawn together with it under the name `{name}`.", near + "Give the name to the other readings, or leave `together` out."));
        }
    }

    private void ReadSection(YamlMap section, string prefix, List<Reading> readings)
    {
        foreach (var entry in section.Entries)
        {
            if (prefix.Length == 0 && PlainKeys.Contains(entry.Key, StringComparer.Ordinal))
            {
                continue;
            }

            var key = prefix + entry.Key;
            switch (entry.Value)
            {
                case YamlMap map when IsField(map):
                    if (ReadField(key, map, kind: null, Bounds.None) is { } reading)
                    {
                        readings.Add(reading);
                    }

                    break;
                case YamlMap map:
                    ReadSection(map, key + ".", readings);
                    break;
                case YamlScalar scalar when IsPlainWord(scalar):
                    // A plain word may name another model: 5p85.
                    break;
                case YamlScalar scalar:
                    findings.Add(Bare(key, scalar, FieldValue.LooksLikeNumber(scalar.Text)));
                    break;
                default:
                    findings.Add(Finding.Error(entry.Value.Place, key, $"A value with its source was expected; here is {entry.Value.What}.", SourceRemedy));
                    break;
            }
        }
    }

    private Reading? ReadField(string key, YamlMap map, PropertyKind? kind, Bounds bounds)
    {
        var hasRead = map.TryGet("read", out _);
        if (map.TryGet("assumed", out _) && hasRead)
        {
            findings.Add(Finding.Error(map.Place, key, "A value is either read or assumed; here are both.", "Keep `read` and `as`, or `assumed` with its range and reason."));
            return null;
        }

        // A remark goes along with a reading; an error leaves none.
        var found = new List<Finding>();
        var field = new Field(model, ledger, found, choices, key, map, kind, bounds);
        var reading = hasRead ? new ClaimReading(field).Read() : new AssumptionReading(field).Read();
        map.ReportUnknownKeys(found);
        foreach (var finding in found)
        {
            findings.Add(finding);
        }

        return found.Exists(finding => finding.Severity == FindingSeverity.Error) ? null : reading;
    }
}
