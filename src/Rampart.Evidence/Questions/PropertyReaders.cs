using Rampart.Quantities;

namespace Rampart.Evidence.Questions;

/// <summary>Which values of models read which property.</summary>
public static class PropertyReaders
{
    /// <summary>By property id the model and key of each value that reads it, such as <c>s-400 engagement-range</c>.</summary>
    /// <remarks>What is wrong with a model is no matter here and is not told.</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(ModelLibrary models, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(ledger);
        var untold = new List<Finding>();
        return models.All
            .SelectMany(model => ModelLibrary.ReadFields(model, ledger, untold))
            .Where(reading => reading.Property is not null)
            .GroupBy(reading => reading.Property!.Id, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<string> (group) => [.. group.Select(reading => $"{reading.Model} {reading.Key}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                StringComparer.Ordinal);
    }
}
