namespace Rampart.Validation.Tests;

/// <summary>Rows and quantities made up for tests.</summary>
internal static class Rows
{
    public static KnownQuantity DoubleOfX { get; } = new("double of x", "Test.Double", inputs => [2.0 * inputs.Number("x", "m")]);

    public static PublishedRow Row(
        string inputs = "x=2.05 m", string value = "4.1", string quantity = "double of x", string caseId = "T-1", string area = "1-test", string unit = "m", string kind = "found", string use = "formula",
        string tolerance = "", string toleranceReason = "", string source = "somebody") =>
        new(area, caseId, inputs, quantity, value, unit, source, kind, string.Empty, use, tolerance, toleranceReason, new Place("test.csv", 2));

    /// <summary>A value as printed, beside whatever ours is.</summary>
    public static Comparison Beside(string printed, double ours, string tolerance = "") =>
        Comparison.Of(Row(inputs: string.Empty, value: printed, quantity: "given", tolerance: tolerance), [new KnownQuantity("given", "Test.Given", _ => [.. printed.Split(';').Select(_ => ours)])]);
}
