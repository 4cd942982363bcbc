using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>What one document leaves open of a property: from its lowest claim to its highest, with their rounding and their bounds.</summary>
internal sealed record Interval(double Low, double High, IReadOnlyList<Claim> Claims)
{
    // Zeros at the end of a number may be exact.
    private const double FineRounding = 0.01;
    private const double About = 0.05;

    public static Interval Of(IReadOnlyList<Claim> claims) => new(claims.Min(claim => Open(claim).Low), claims.Max(claim => Open(claim).High), claims);

    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    private static (double Low, double High) Open(Claim claim)
    {
        var value = claim.Value.Si;
        var rounding = claim.Property.Kind == PropertyKind.Count ? 0.0 : Rounding(claim);

        // "At most 400 km" said of the greatest range is that range.
        var bound = claim.Bound == ClaimBound.AtMost && claim.Property.Meaning.Contains("greatest", StringComparison.OrdinalIgnoreCase) ? ClaimBound.Exact : claim.Bound;
        return bound switch
        {
            ClaimBound.AtLeast or ClaimBound.MoreThan => (value - rounding, double.PositiveInfinity),
            ClaimBound.AtMost or ClaimBound.LessThan => (double.NegativeInfinity, value + rounding),
            ClaimBound.About => (value - Math.Max(rounding, About * Math.Abs(value)), value + Math.Max(rounding, About * Math.Abs(value))),
            _ => (value - rounding, value + rounding),
        };
    }

    private static double Rounding(Claim claim) => Math.Min(Rounded.HalfStepOf(claim.Value.Text, claim.Value.Si), FineRounding * Math.Abs(claim.Value.Si));
}

/// <summary>How finely a value is written.</summary>
internal static class Rounded
{
    /// <summary>Half a step of the last digit that is not nought, in SI units; nought where the text holds no plain number.</summary>
    public static double HalfStepOf(string text, double si)
    {
        var digits = new string([.. text.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or ',').Where(letter => letter != ',')]).TrimEnd('.');
        return decimal.TryParse(digits, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) && number != 0m
            ? QuotedNumbers.HalfStep(number) * Math.Abs(si) / (double)number
            : 0.0;
    }
}
