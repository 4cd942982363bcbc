using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Validation;

/// <summary>The inputs of a published row, read part by part; what a formula never asked for can be named afterwards.</summary>
/// <remarks>A part is <c>name=value unit</c>, <c>name value unit</c> or a remark such as <c>square-law</c>; parts stand apart by <c>;</c>.</remarks>
public sealed partial class RowInputs
{
    private readonly List<Part> _parts;
    private readonly List<string> _asked = [];
    private readonly List<string> _faults = [];

    public RowInputs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _parts = [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Part.Of)];
    }

    /// <summary>For a trial that only asks what a formula would read: what is missing or cannot be read is taken as 1, and the latter is told in <see cref="Faults"/>.</summary>
    internal bool IsTrial { get; init; }

    /// <summary>What a trial could not read, a sentence each.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>The parts that no formula asked for.</summary>
    public IReadOnlyList<string> Unread => [.. _parts.Where(part => !part.IsRead).Select(part => part.Text)];

    /// <summary>What formulas asked for so far, each once: names of parts whether there or not, then parts that were read without a name.</summary>
    public IReadOnlyList<string> Asked => [.. _asked, .. _parts.Where(part => part.IsRead && !_asked.Contains(part.Name, StringComparer.OrdinalIgnoreCase)).Select(part => part.Text)];

    /// <summary>Whether there is a part with this name, without reading it.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether there is a part with exactly these words; it counts as read.</summary>
    public bool Says(string words)
    {
        var part = _parts.Find(candidate => string.Equals(candidate.Text, words, StringComparison.OrdinalIgnoreCase));
        if (part is null)
        {
            return false;
        }

        part.IsRead = true;
        return true;
    }

    /// <summary>The part's words after its name, unread as a number: for inputs such as <c>50/75 km</c> or <c>0..30</c>.</summary>
    /// <exception cref="InputMissingException">There is no such part.</exception>
    public string Text(string name)
    {
        Remember(name);
        if (Find(name) is not { } part)
        {
            return IsTrial ? "1" : throw new InputMissingException(name);
        }

        part.IsRead = true;
        return part.Rest;
    }

    /// <summary>The number of a part in the wanted unit; a part without a unit is taken to be in it.</summary>
    /// <param name="name">The part's name, such as <c>Pfa</c> or <c>slant</c>.</param>
    /// <param name="unit">The unit in which the number comes out; empty for a pure number.</param>
    /// <param name="otherwise">Taken where there is no such part.</param>
    /// <exception cref="InputMissingException">There is no such part and nothing to take instead.</exception>
    /// <exception cref="InputUnreadableException">The part is no number, or in a unit that does not turn into the wanted one.</exception>
    public double Number(string name, string unit = "", double? otherwise = null)
    {
        Remember(name);
        try
        {
            return Read(name, unit, otherwise);
        }
        catch (InputMissingException) when (IsTrial)
        {
            return 1.0;
        }
        catch (InputUnreadableException fault) when (IsTrial)
        {
            _faults.Add(fault.Message);
            return 1.0;
        }
    }

    private double Read(string name, string unit, double? otherwise)
    {
        var part = Find(name);
        if (part is null)
        {
            return otherwise ?? throw new InputMissingException(name);
        }

        part.IsRead = true;
        var match = NumberAndUnit().Match(part.Rest);
        if (!match.Success || !double.TryParse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new InputUnreadableException(part.Text, "is not a number");
        }

        if (match.Groups["below"].Success)
        {
            number /= double.Parse(match.Groups["below"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        if (!double.IsFinite(number))
        {
            throw new InputUnreadableException(part.Text, "is beyond all numbers");
        }

        var given = match.Groups["unit"].Value.Trim();
        return given.Length == 0 ? number : number * InputUnit.Factor(given, unit, part.Text);
    }

    private void Remember(string name)
    {
        if (!_asked.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            _asked.Add(name);
        }
    }

    private Part? Find(string name) => _parts.Find(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^\s*(?<number>[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?)\s*(/\s*(?<below>\d+(\.\d*)?))?(?<unit>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex(@"^(?<name>[^=]*?)\s*=\s*(?<rest>.*)$|^(?<name>.*?\D)\s*(?<rest>[-+]?\d.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NameAndRest();

    private sealed class Part
    {
        public required string Text { get; init; }

        public required string Name { get; init; }

        public required string Rest { get; init; }

        public bool IsRead { get; set; }

        public static Part Of(string text)
        {
            var match = NameAndRest().Match(text);
            return match.Success
                ? new Part { Text = text, Name = match.Groups["name"].Value.Trim(), Rest = match.Groups["rest"].Value }
                : new Part { Text = text, Name = text, Rest = string.Empty };
        }
    }
}
