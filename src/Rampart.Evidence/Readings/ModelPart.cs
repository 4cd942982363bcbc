using Rampart.Evidence.Yaml;

namespace Rampart.Evidence;

/// <summary>A model that another one is made of: a system's launcher, its radars, its missiles.</summary>
/// <param name="Whole">The model that is made of it.</param>
/// <param name="Key">The key that names it, such as <c>engagement-radar</c>.</param>
/// <param name="Id">The id of the part; whether there is such a model is checked where it is opened.</param>
public sealed record ModelPart(Model Whole, string Key, string Id)
{
    /// <summary>The section of a system whose keys are the ids of its other missiles.</summary>
    public const string OtherInterceptors = "other-interceptors";

    /// <summary>The key of such a missile that says whether the set has it.</summary>
    public string? InSetKey => Key is OtherInterceptors ? $"{OtherInterceptors}.{Id}.in-set" : null;

    /// <summary>What a model is made of, in the order of its file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="readings">Its readings: a part may be a word that is read or assumed.</param>
    public static IReadOnlyList<ModelPart> Of(Model model, IReadOnlyList<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(readings);
        var parts = new List<ModelPart>();
        foreach (var entry in model.Root.Entries.Where(entry => !FieldReader.PlainKeys.Contains(entry.Key, StringComparer.Ordinal)))
        {
            switch (entry.Value)
            {
                case YamlScalar scalar when FieldReader.IsPlainWord(scalar):
                    parts.Add(new ModelPart(model, entry.Key, scalar.Text));
                    break;
                case YamlMap section when entry.Key is OtherInterceptors && !FieldReader.IsField(section):
                    parts.AddRange(section.Entries.Select(other => new ModelPart(model, entry.Key, other.Key)));
                    break;
                case YamlMap field when FieldReader.IsField(field) && Named(model, readings, entry.Key) is { } id:
                    parts.Add(new ModelPart(model, entry.Key, id));
                    break;
            }
        }

        return parts;
    }

    // A target's class may be called as its model is.
    private static string? Named(Model model, IReadOnlyList<Reading> readings, string key) =>
        readings.FirstOrDefault(reading => reading.Kind is null && string.Equals(reading.Key, key, StringComparison.Ordinal))?.Text is { } word
        && !string.Equals(word, model.Id, StringComparison.Ordinal) && model.Kind is "system" && model.Library?.Find(word) is not null ? word : null;
}
