namespace Rampart.Validation;

/// <summary>Which inputs of a row are at fault, where no formula could take them as they are.</summary>
internal static class InputTrial
{
    /// <summary>Sentences on the inputs that cannot be read or that nobody knows, beginning with a blank; of several quantities by that which has least to say. Empty where all are known.</summary>
    public static string Told(PublishedRow row, IEnumerable<KnownQuantity> quantities) =>
        string.Concat(quantities.Select(quantity => Of(row, quantity)).MinBy(sentences => sentences.Count)?.Select(sentence => $" {sentence}") ?? []);

    private static List<string> Of(PublishedRow row, KnownQuantity quantity)
    {
        var inputs = new RowInputs(row.Inputs) { IsTrial = true };
        try
        {
            quantity.Values(inputs);
        }
        catch (Exception fault) when (Comparison.IsOfInputs(fault))
        {
            // With 1 for what is missing a formula may well be impossible; it has asked for its inputs by then.
        }

        return [.. inputs.Faults.Distinct(StringComparer.Ordinal), .. inputs.Unread.Select(part => $"The input \"{part}\" is not known.")];
    }
}
