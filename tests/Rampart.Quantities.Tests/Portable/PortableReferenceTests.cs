using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Quantities.Tests;

/// <summary>Portable against mpmath's values of 240 bits (Portable.reference.csv).</summary>
public class PortableReferenceTests
{
    private const double GreatestError = 2.0;

    private sealed record Reference(string Function, double Argument, double SecondArgument, double Nearest, double RestInUlps);

    private static readonly Lazy<ILookup<string, Reference>> References = new(Read);

    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tan")]
    [InlineData("Asin")]
    [InlineData("Acos")]
    [InlineData("Atan")]
    [InlineData("Atan2")]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Log10")]
    [InlineData("Pow")]
    public void A_function_stays_within_two_ulps_of_its_reference(string function)
    {
        var references = References.Value[function].ToList();
        Assert.True(references.Count >= 300, $"{function}: only {references.Count} reference values were read.");

        var worst = references.MaxBy(ErrorInUlps)!;
        var error = ErrorInUlps(worst);

        Assert.True(
            error <= GreatestError,
            $"{function}: the greatest error is {error:F3} ulp at ({worst.Argument:R}, {worst.SecondArgument:R}): {Compute(worst):R} instead of {worst.Nearest:R}.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{function}: {references.Count} points, greatest error {error:F3} ulp.");
    }

    private static double ErrorInUlps(Reference reference)
    {
        var size = Math.Abs(reference.Nearest);
        var ulp = size < double.MaxValue ? Math.BitIncrement(size) - size : size - Math.BitDecrement(size);
        var error = Math.Abs((Compute(reference) - reference.Nearest) / ulp - reference.RestInUlps);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static double Compute(Reference reference)
    {
        var x = reference.Argument;
        return reference.Function switch
        {
            "Sin" => Portable.Sin(x),
            "Cos" => Portable.Cos(x),
            "Tan" => Portable.Tan(x),
            "Asin" => Portable.Asin(x),
            "Acos" => Portable.Acos(x),
            "Atan" => Portable.Atan(x),
            "Atan2" => Portable.Atan2(x, reference.SecondArgument),
            "Exp" => Portable.Exp(x),
            "Log" => Portable.Log(x),
            "Log10" => Portable.Log10(x),
            "Pow" => Portable.Pow(x, reference.SecondArgument),
            _ => throw new InvalidDataException($"Portable.reference.csv names a function that is not there: {reference.Function}."),
        };
    }

    private static ILookup<string, Reference> Read()
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Portable", "Portable.reference.csv"))
            .Where(line => !line.StartsWith('#') && !line.StartsWith("function,", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .Select(field => new Reference(field[0], Number(field[1]), field[2].Length == 0 ? 0.0 : Number(field[2]), Number(field[3]), Number(field[4])))
            .ToLookup(reference => reference.Function, StringComparer.Ordinal);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
