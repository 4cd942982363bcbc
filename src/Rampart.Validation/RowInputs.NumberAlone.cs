using System.Globalization;

namespace Rampart.Validation;

public sealed partial class RowInputs
{
    /// <summary>The number of a part that has no name and is known by its unit alone, such as <c>10GHz</c> or <c>1MW</c>.</summary>
    /// <param name="unit">The unit in which the number comes out; the part's own unit must turn into it.</param>
    /// <exception cref="InputMissingException">There is no such part.</exception>
    public double NumberAlone(string unit)
    {
        foreach (var part in _parts)
        {
            var match = NumberAndUnit().Match(part.Text);
            if (match.Success && InputUnit.TurnsInto(match.Groups["unit"].Value.Trim(), unit))
            {
                part.IsRead = true;
                return double.Parse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) * InputUnit.Factor(match.Groups["unit"].Value.Trim(), unit, part.Text);
            }
        }

        return IsTrial ? 1.0 : throw new InputMissingException($"in {unit}");
    }
}
