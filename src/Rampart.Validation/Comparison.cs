using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Validation;

/// <summary>One published value beside ours.</summary>
public readonly record struct ComparedValue(string Printed, double Published, double Ours, double Tolerance)
{
    public bool Passes => Math.Abs(Ours - Published) <= Tolerance;
}

/// <summary>How a row fared.</summary>
public enum Verdict
{
    Pass,
    Fail,

    /// <summary>The quantity, or one of the inputs, is not one that our formulas know; the reason says which.</summary>
    NotKnown,

    /// <summary>The row holds no number to compare, or is not meant for a formula; the reason says why.</summary>
    LeftOut,
}

/// <summary>One row beside our formula.</summary>
public sealed record Comparison(PublishedRow Row, Verdict Verdict, string Formula, IReadOnlyList<ComparedValue> Values, string Reason)
{
    /// <summary>Holds a row against the quantities that we know.</summary>
    public static Comparison Of(PublishedRow row, IReadOnlyList<KnownQuantity> known)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(known);
        var quantity = known.FirstOrDefault(candidate => string.Equals(candidate.Name, row.Quantity, StringComparison.OrdinalIgnoreCase) && candidate.When?.Invoke(row) != false);
        if (quantity is null)
        {
            return new Comparison(row, Verdict.NotKnown, string.Empty, [], $"the quantity \"{row.Quantity}\" is not known");
        }

        var inputs = new RowInputs(row.Inputs);
        IReadOnlyList<double> ours;
        try
        {
            ours = quantity.Values(inputs);
        }
        catch (Exception fault) when (fault is InputMissingException or InputUnreadableException)
        {
            return new Comparison(row, Verdict.NotKnown, quantity.Formula, [], fault.Message);
        }
        catch (ArgumentException fault)
        {
            return new Comparison(row, Verdict.NotKnown, quantity.Formula, [], $"an input is impossible: {fault.Message}");
        }

        if (inputs.Unread.Count > 0)
        {
            return new Comparison(row, Verdict.NotKnown, quantity.Formula, [], $"the input \"{string.Join("; ", inputs.Unread)}\" is not known");
        }

        var printed = row.Value.Split(';', StringSplitOptions.TrimEntries);
        if (printed.Length != ours.Count)
        {
            return new Comparison(row, Verdict.NotKnown, quantity.Formula, [], $"{printed.Length} values are printed where the quantity has {ours.Count}");
        }

        var compared = new List<ComparedValue>();
        for (var i = 0; i < printed.Length; i++)
        {
            if (!PrintedNumber.TryRead(printed[i], out var published, out var halfDigit))
            {
                return new Comparison(row, Verdict.LeftOut, quantity.Formula, [], $"\"{printed[i]}\" is not a number");
            }

            compared.Add(new ComparedValue(printed[i], published, ours[i], PrintedNumber.Tolerance(row.Tolerance, i, printed.Length, published, halfDigit)));
        }

        return new Comparison(row, compared.TrueForAll(value => value.Passes) ? Verdict.Pass : Verdict.Fail, quantity.Formula, compared, string.Empty);
    }
}

/// <summary>A number as a table prints it: its digits say how exactly it is meant.</summary>
internal static partial class PrintedNumber
{
    // What a double keeps of a decimal with 16 or 17 digits: the last printed digit cannot be asked of it.
    private const double LeastRelativeTolerance = 4.5e-16;

    public static bool TryRead(string text, out double number, out double halfDigit)
    {
        halfDigit = 0.0;
        var match = Number().Match(text);
        if (!match.Success || !double.TryParse(match.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            number = 0.0;
            return false;
        }

        // A fraction such as 2/3 is exact.
        if (match.Groups["below"].Success)
        {
            return false;
        }

        var decimals = match.Groups["decimals"].Length;
        var exponent = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        halfDigit = Math.Max(0.5 * Math.Pow(10.0, exponent - decimals), LeastRelativeTolerance * Math.Abs(number));

        // The half digit itself, written in binary, must not decide.
        halfDigit *= 1.0 + 1e-9;
        return true;
    }

    public static double Tolerance(string stated, int index, int count, double published, double halfDigit)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return halfDigit;
        }

        var parts = stated.Split(';', StringSplitOptions.TrimEntries);
        var part = parts.Length == count ? parts[index] : parts[0];
        if (part.Length == 0)
        {
            return halfDigit;
        }

        var isRelative = part.EndsWith("rel", StringComparison.Ordinal);
        var figure = double.Parse(isRelative ? part[..^3] : part, NumberStyles.Float, CultureInfo.InvariantCulture);
        return isRelative ? figure * Math.Abs(published) : figure;
    }

    [GeneratedRegex(@"[-+]?\d+(\.(?<decimals>\d*))?([eE](?<exponent>[-+]?\d+))?(?<below>/\d)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
