using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The speed with which a body must start, at a given flight-path angle, to come down at a place.</summary>
/// <remarks>
/// <para>Formula: Q = (1 − cos ψ)/(cos φ·((r₁/r₂)·cos φ − cos(φ + ψ))), v = √(Q·μ/r₁), with ψ the angle between the two places at the Earth's centre
/// and φ the flight-path angle; of all φ the one half-way between the vertical and the chord to the place needs the least speed.</para>
/// <para>Source: the polar equation r = p/(1 + e·cos ν) written for both places (Bate, Mueller and White, Fundamentals of Astrodynamics, 1.5);
/// for r₁ = r₂ it is their equation 6.2-16.</para>
/// <para>Valid: two bodies, no drag, 0 &lt; ψ &lt; π.</para>
/// </remarks>
public static class HitSpeed
{
    /// <summary>v²·r/μ at the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">At this angle no ellipse joins the two places.</exception>
    public static double Q(double startRadius, double endRadius, Angle between, Angle flightPathAngle)
    {
        var (sinAngle, cosAngle) = Portable.SinCos(flightPathAngle.Radians);
        var (sinBetween, cosBetween) = Portable.SinCos(between.Radians);
        var below = cosAngle * ((startRadius / endRadius * cosAngle) - ((cosAngle * cosBetween) - (sinAngle * sinBetween)));
        var sinHalf = Portable.Sin(between.Radians / 2.0);
        var q = 2.0 * sinHalf * sinHalf / below;
        return cosAngle > 0.0 && q is > 0.0 and < 2.0
            ? q
            : throw new ArgumentOutOfRangeException(nameof(flightPathAngle), flightPathAngle.Degrees, "At this flight-path angle (degrees) no ellipse about the Earth joins the two places.");
    }

    /// <summary>The flight-path angle that needs the least speed.</summary>
    public static Angle AngleOfLeastSpeed(double startRadius, double endRadius, Angle between)
    {
        var (sin, cos) = Portable.SinCos(between.Radians);

        // The chord's elevation, below the horizon for all but a much higher end.
        return Angle.FromRadians(((Portable.Pi / 2.0) + Portable.Atan2((endRadius * cos) - startRadius, endRadius * sin)) / 2.0);
    }
}
