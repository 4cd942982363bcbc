using Rampart.Quantities;

namespace Rampart.Physics.Engagement;

/// <summary>How often a shot with a given accuracy falls within a given radius.</summary>
/// <remarks>
/// <para>Formula: P = 1 − 2^(−(R/CEP)²); CEP the radius that half of the shots keep, R lethal radius. With the mean point of impact off the aim by b:
/// P = (1/2π)·∮ (1 − exp(−ρ²/2σ²))/ρ²·(R² + b·R·cos ψ) dψ, ρ² = R² + b² + 2·b·R·cos ψ, σ = CEP/√(2·ln 2); this is 1 − Q₁(b/σ, R/σ) with Marcum's Q.</para>
/// <para>Source: Driels, Weaponeering, 2nd ed. (CEP, Rayleigh distribution; chapter unconfirmed); the integral over the disc is turned into one around its edge by Green's theorem, derived here.</para>
/// <para>Valid: circular normal scatter; the CEP is measured around the mean point of impact.</para>
/// </remarks>
public static class CircularError
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>Probability of falling within the radius when the scatter is centred on the aim.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative radius, or a CEP that is not positive.</exception>
    public static double HitProbability(Length radius, Length circularErrorProbable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(circularErrorProbable.Metres);
        var ratio = radius / circularErrorProbable;
        return 1.0 - Portable.Exp(-Ln2 * ratio * ratio);
    }

    /// <summary>The CEP with which this share of the shots falls within the radius.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A radius that is not positive, or a share outside (0, 1).</exception>
    public static Length FromHitProbability(double probability, Length radius)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius.Metres);
        return radius / RadiiOfCep(probability);
    }

    /// <summary>The radius within which this share of the shots falls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A CEP that is not positive, or a share outside (0, 1).</exception>
    public static Length RadiusFor(double probability, Length circularErrorProbable)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(circularErrorProbable.Metres);
        return circularErrorProbable * RadiiOfCep(probability);
    }

    /// <summary>Probability of falling within the radius around the aim when the mean point of impact is off it by the bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative radius or bias, or a CEP that is not positive.</exception>
    public static double HitProbability(Length radius, Length circularErrorProbable, Length bias)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius.Metres);
        ArgumentOutOfRangeException.ThrowIfNegative(bias.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(circularErrorProbable.Metres);
        var sigma = circularErrorProbable.Metres / Math.Sqrt(2.0 * Ln2);
        double r = radius.Metres / sigma, b = bias.Metres / sigma;

        // Beyond these the answer is 1 or 0 to the last digit.
        if (r - b > 9.0)
        {
            return 1.0;
        }

        if (b - r > 39.0)
        {
            return 0.0;
        }

        // Equal steps around the circle: the integrand is periodic and smooth over about one σ of the edge.
        var steps = 64 + (16 * (int)Math.Ceiling(r));
        var sum = 0.0;
        for (var i = 0; i < steps; i++)
        {
            var cosine = Portable.Cos(2.0 * Portable.Pi * (i + 0.5) / steps);
            var half = 0.5 * Math.Max((r * r) + (b * b) + (2.0 * b * r * cosine), 0.0);
            sum += Share(half) * 0.5 * ((r * r) + (b * r * cosine));
        }

        return Math.Clamp(sum / steps, 0.0, 1.0);
    }

    // (1 − exp(−q))/q, whose limit at 0 is 1.
    private static double Share(double q) =>
        q < 1e-3 ? 1.0 - (q * (0.5 - (q * ((1.0 / 6.0) - (q / 24.0))))) : (1.0 - Portable.Exp(-q)) / q;

    private static double RadiiOfCep(double probability)
    {
        if (!(probability is > 0.0 and < 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability strictly between 0 and 1 is needed.");
        }

        return Math.Sqrt(-Portable.Log(1.0 - probability) / Ln2);
    }
}
