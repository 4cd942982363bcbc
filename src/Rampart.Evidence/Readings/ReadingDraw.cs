using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Draws a reading at a point of a campaign. What a reader sees is what is computed with: the drawn number is the one that its printed text says.</summary>
internal static class ReadingDraw
{
    /// <summary>The reading at a point, from its range.</summary>
    /// <param name="reading">The reading as written.</param>
    /// <param name="spread">Its range.</param>
    /// <param name="lowText">The low end as written, for a value that printing would push out of the range.</param>
    /// <param name="highText">The high end as written.</param>
    /// <param name="draws">The point.</param>
    public static Reading FromRange(Reading reading, RangeSpread spread, string lowText, string highText, IReadingDraws? draws)
    {
        if (draws is null || spread.Shape == ReadingSpread.None)
        {
            return reading;
        }

        var value = Shown(spread.Kind, spread.At(draws.Uniform("reading " + reading.Together)));
        var (si, text) = value.Si <= spread.Low ? (spread.Low, lowText) : value.Si >= spread.High ? (spread.High, highText) : value;
        return reading with { Si = si, Text = text, Position = spread.PositionOf(si) };
    }

    /// <summary>The reading at a point, from the choices of an assumption: each as often.</summary>
    public static Reading FromChoices(Reading reading, IReadOnlyList<ClaimValue> choices, IReadingDraws? draws)
    {
        if (draws is null || choices.Count < 2)
        {
            return reading;
        }

        var index = Math.Min((int)(draws.Uniform("reading " + reading.Together) * choices.Count), choices.Count - 1);
        return reading with { Si = choices[index].Si, Text = choices[index].Text, Position = index / (choices.Count - 1.0) };
    }

    /// <summary>The reading at a point, from the voices of a discrete spread.</summary>
    public static Reading FromVoices(Reading reading, IReadOnlyList<ClaimValue> levels, IReadingDraws? draws)
    {
        if (draws is null || levels.Count < 2)
        {
            return reading;
        }

        var claim = DiscreteSpread.Draw(reading.Voices, draws);
        var index = levels.TakeWhile(level => !Voices.SaysTheSame(level, claim.Value)).Count();
        return reading with
        {
            Si = claim.Value.Si,
            Text = claim.Value.Text,
            Position = index / (levels.Count - 1.0),
            Claims = [claim],
            OtherClaims = [.. reading.Claims.Concat(reading.OtherClaims).Where(other => !ReferenceEquals(other, claim)).OrderBy(other => other.Id, StringComparer.Ordinal)],
        };
    }

    // Four digits in a unit that a reader would choose; the number is what these digits say.
    private static (double Si, string Text) Shown(PropertyKind kind, double si)
    {
        var quantity = PropertyKinds.Quantity(kind)!.Value;
        var text = ClaimValue.Print(kind, si);
        var parsed = QuantityText.Parse(quantity, text);
        if (!parsed.IsValid)
        {
            text = QuantityFormat.RoundTrip(quantity, si);
            parsed = QuantityText.Parse(quantity, text);
        }

        return (parsed.Si, text);
    }
}
