namespace Rampart.Validation;

/// <summary>One published value beside ours.</summary>
public readonly record struct ComparedValue(string Printed, double Published, double Ours, double Tolerance)
{
    public bool Passes => Math.Abs(Ours - Published) <= Tolerance;

    /// <summary>How far ours lies from the published value, in units of the tolerance: up to 1 passes.</summary>
    public double Deviation => Passes && Tolerance == 0.0 ? 0.0 : Math.Abs(Ours - Published) / Tolerance;
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
/// <param name="Row">The row as it stands in its table.</param>
/// <param name="Verdict">How it fared.</param>
/// <param name="Quantity">The quantity of ours that was asked; null where there is none.</param>
/// <param name="Inputs">The inputs that the quantity asked for, in the order of asking.</param>
/// <param name="Values">The values that were compared.</param>
/// <param name="Reason">Why nothing was compared, as a sentence; empty for a row that passed or failed.</param>
public sealed record Comparison(PublishedRow Row, Verdict Verdict, KnownQuantity? Quantity, IReadOnlyList<string> Inputs, IReadOnlyList<ComparedValue> Values, string Reason)
{
    /// <summary>The type of ours that gives the quantity; empty where there is none.</summary>
    public string Formula => Quantity?.Formula ?? string.Empty;

    /// <summary>The greatest deviation among the values, in units of the tolerance; null where nothing was compared, infinite for what is no number.</summary>
    public double? Worst => Values.Count == 0 ? null : Values.Max(value => double.IsNaN(value.Deviation) ? double.PositiveInfinity : value.Deviation);

    /// <summary>Whether the row was meant for a formula, and yet is left out: it holds no number, or its table says why not.</summary>
    public bool IsLeftOutOfFormulas => Verdict == Verdict.LeftOut && (Row.Use is "" or RowUse.Formula or RowUse.LeftOut);

    /// <summary>Holds a row against the quantities that we know.</summary>
    public static Comparison Of(PublishedRow row, IReadOnlyList<KnownQuantity> known)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(known);
        if (RowUse.WhyLeftOut(row) is { } reason)
        {
            return new Comparison(row, Verdict.LeftOut, null, [], [], reason);
        }

        KnownQuantity? quantity = null;
        var inputs = new RowInputs(row.Inputs);
        IReadOnlyList<double> ours;
        try
        {
            var named = known.Where(candidate => string.Equals(candidate.Name, row.Quantity, StringComparison.OrdinalIgnoreCase)).ToList();
            quantity = named.Find(candidate => candidate.When?.Invoke(row) != false);
            if (quantity is null)
            {
                return new Comparison(row, Verdict.NotKnown, null, [], [], named.Count == 0 ? $"The quantity \"{row.Quantity}\" is not known." : $"The quantity \"{row.Quantity}\" is known, but not for these inputs.{InputTrial.Told(row, named)}");
            }

            ours = quantity.Values(inputs);
        }
        catch (InputMissingException fault)
        {
            return NotKnown(fault.Message + InputTrial.Told(row, [quantity!]));
        }
        catch (InputUnreadableException fault)
        {
            return NotKnown(fault.Message);
        }
        catch (Exception fault) when (IsOfInputs(fault))
        {
            return NotKnown($"An input is impossible: {FirstLine(fault)}");
        }

        if (inputs.Unread.Count > 0)
        {
            return NotKnown($"The input \"{string.Join("; ", inputs.Unread)}\" is not known.");
        }

        var printed = row.Value.Split(';', StringSplitOptions.TrimEntries);
        if (printed.Length != ours.Count)
        {
            return NotKnown($"{(printed.Length == 1 ? "1 value is" : $"{printed.Length} values are")} printed where the quantity has {ours.Count}.");
        }

        if (StatedTolerance.Read(row.Tolerance, printed.Length, out var wrong) is not { } tolerance)
        {
            return NotKnown($"The tolerance {wrong}.");
        }

        var compared = new List<ComparedValue>();
        for (var i = 0; i < printed.Length; i++)
        {
            if (PrintedNumber.Read(printed[i]) is not { } published)
            {
                return new Comparison(row, Verdict.LeftOut, quantity, inputs.Asked, [], printed[i].Length == 0 ? "No value is printed." : $"\"{printed[i]}\" is not a number.");
            }

            compared.Add(new ComparedValue(printed[i], published.Value, ours[i], tolerance.Of(i, published)));
        }

        return new Comparison(row, compared.TrueForAll(value => value.Passes) ? Verdict.Pass : Verdict.Fail, quantity, inputs.Asked, compared, string.Empty);

        Comparison NotKnown(string why) => new(row, Verdict.NotKnown, quantity, inputs.Asked, [], why);
    }

    /// <summary>Whether a formula's exception is one that impossible inputs bring about.</summary>
    internal static bool IsOfInputs(Exception fault) =>
        fault is InputMissingException or InputUnreadableException or ArgumentException or FormatException or ArithmeticException or InvalidOperationException or IndexOutOfRangeException;

    // An exception of the runtime adds the parameter's name and the value in lines of their own.
    private static string FirstLine(Exception fault) => fault.Message.Split('\n')[0].Split(" (Parameter ")[0].TrimEnd('\r', '.') + ".";
}
