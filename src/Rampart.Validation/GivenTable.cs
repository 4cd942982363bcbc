namespace Rampart.Validation;

/// <summary>Anyone's rows beside our formulas, with what the shipped tables know of them.</summary>
/// <remarks>
/// A row that stands in a shipped table too (same case, inputs, quantity, value and source) is held to the tolerance that is stated there, and is left out where it is left out there; the reason says so.
/// A row in another unit than the one in which we give its quantity is not compared.
/// </remarks>
public static class GivenTable
{
    public static IReadOnlyList<Comparison> Compare(IEnumerable<PublishedRow> rows) => Compare(rows, ShippedTables.Comparisons, Catalogue.All);

    /// <summary>The same against other tables and quantities than those that travel with the program.</summary>
    public static IReadOnlyList<Comparison> Compare(IEnumerable<PublishedRow> rows, IReadOnlyList<Comparison> shippedComparisons, IReadOnlyList<KnownQuantity> known)
    {
        ArgumentNullException.ThrowIfNull(shippedComparisons);
        var shipped = new Dictionary<(string, string, string, string, string), PublishedRow>();
        foreach (var comparison in shippedComparisons)
        {
            shipped.TryAdd(Identity(comparison.Row), comparison.Row);
        }

        var units = shippedComparisons.Where(comparison => comparison.Quantity is not null).GroupBy(comparison => comparison.Quantity!)
            .ToDictionary(group => group.Key, group => group.SelectMany(comparison => Units(comparison.Row)).Distinct(StringComparer.Ordinal).ToList());
        return [.. rows.Select(row => Comparison.Of(AsShipped(row, shipped.GetValueOrDefault(Identity(row))), known)).Select(comparison => InOurUnit(comparison, comparison.Quantity is null ? null : units.GetValueOrDefault(comparison.Quantity)))];
    }

    private static (string CaseId, string Inputs, string Quantity, string Value, string Source) Identity(PublishedRow row) => (row.CaseId, row.Inputs, row.Quantity, row.Value, row.Source);

    private static PublishedRow AsShipped(PublishedRow row, PublishedRow? shipped)
    {
        if (shipped is null || RowUse.WhyLeftOut(row) is not null || row.Tolerance.Length > 0 || (shipped.Tolerance.Length == 0 && shipped.Use is not RowUse.LeftOut))
        {
            return row;
        }

        return row with { Use = shipped.Use is RowUse.LeftOut ? shipped.Use : row.Use, Tolerance = shipped.Tolerance, ToleranceReason = $"as in {shipped.Place.File}: {shipped.ToleranceReason}" };
    }

    /// <summary>The comparison, unless the row says a unit that no shipped row of the quantity has.</summary>
    private static Comparison InOurUnit(Comparison comparison, List<string>? ours)
    {
        var other = comparison.Values.Count == 0 || ours is not { Count: > 0 }
            ? null
            : Units(comparison.Row).FirstOrDefault(unit => !ours.Contains(unit, StringComparer.Ordinal) && !comparison.Row.Quantity.Contains($"[{unit}]", StringComparison.Ordinal));
        return other is null
            ? comparison
            : comparison with { Verdict = Verdict.NotKnown, Values = [], Reason = $"The value is in \"{other}\"; ours is in {string.Join(" or ", ours!)}." };
    }

    private static IEnumerable<string> Units(PublishedRow row) =>
        row.Value.Split(';', StringSplitOptions.TrimEntries).Select(value => PrintedNumber.Read(value)?.Unit ?? string.Empty).Append(row.Unit).Where(unit => unit.Length > 0);
}
