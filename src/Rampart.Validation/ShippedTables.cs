namespace Rampart.Validation;

/// <summary>The tables that travel with the program, row by row beside our formulas.</summary>
public static class ShippedTables
{
    private static readonly Lazy<IReadOnlyList<Comparison>> Compared = new(() => [.. PublishedTable.Shipped.SelectMany(PublishedTable.ReadShipped).Select(row => Comparison.Of(row, Catalogue.All))]);

    /// <summary>Every row, table by table, in the order of the tables' names.</summary>
    public static IReadOnlyList<Comparison> Comparisons => Compared.Value;

    /// <summary>The first row of each known quantity: an example of its inputs; null where no table has one.</summary>
    public static Comparison? ExampleOf(KnownQuantity quantity) =>
        Comparisons.FirstOrDefault(comparison => ReferenceEquals(comparison.Quantity, quantity) && comparison.Values.Count > 0);
}
