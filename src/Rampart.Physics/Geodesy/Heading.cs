using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>An angle as its sine and cosine, and the exact ways from and to degrees.</summary>
internal readonly record struct Heading(double Sin, double Cos)
{
    private const double Degree = Portable.Pi / 180.0;

    /// <summary>Degrees fold to a quadrant before they become radians, so that 90°, 180° and 270° are exact.</summary>
    public static Heading FromDegrees(double angle_deg, double further_deg = 0.0)
    {
        var rest = angle_deg % 360.0;
        var quadrant = Math.Round(rest / 90.0);
        rest = (rest - (90.0 * quadrant)) + further_deg;
        var (sin, cos) = Portable.SinCos(rest * Degree);
        return ((int)quadrant & 3) switch
        {
            0 => new(sin, cos),
            1 => new(cos, -sin),
            2 => new(-sin, -cos),
            _ => new(-cos, sin),
        };
    }

    public static Heading Normalized(double sin, double cos)
    {
        var norm = Math.Sqrt((sin * sin) + (cos * cos));
        return new(sin / norm, cos / norm);
    }

    /// <summary>The angle in degrees, in [−180, 180]; the arctangent is taken where it is small, so that the result is as exact as its sine.</summary>
    public static double Degrees(double sin, double cos)
    {
        if (Math.Abs(sin) > Math.Abs(cos))
        {
            var fromQuarter = Portable.Atan2(cos, Math.Abs(sin)) / Degree;
            return sin > 0.0 ? 90.0 - fromQuarter : fromQuarter - 90.0;
        }

        if (cos >= 0.0)
        {
            return Portable.Atan2(sin, cos) / Degree;
        }

        var fromHalf = Portable.Atan2(Math.Abs(sin), -cos) / Degree;
        return double.IsNegative(sin) ? fromHalf - 180.0 : 180.0 - fromHalf;
    }

    /// <summary>The sum of two numbers and what its rounding left out.</summary>
    public static (double Sum, double Remainder) ExactSum(double left, double right)
    {
        var sum = left + right;
        var part = sum - left;
        return (sum, (left - (sum - part)) + (right - part));
    }

    /// <summary>The turn from one angle to another in [−180, 180], with what its rounding left out.</summary>
    public static (double Turn, double Remainder) Difference_deg(double from_deg, double to_deg)
    {
        var (turn, rest) = ExactSum(Folded(-from_deg), Folded(to_deg));
        if (turn > 180.0 || (turn == 180.0 && rest > 0.0))
        {
            (turn, var less) = ExactSum(turn - 360.0, rest);
            return (turn, less);
        }

        if (turn < -180.0 || (turn == -180.0 && rest < 0.0))
        {
            (turn, var less) = ExactSum(turn + 360.0, rest);
            return (turn, less);
        }

        return (turn, rest);
    }

    /// <summary>The same direction in [−180, 180].</summary>
    public static double Folded(double angle_deg)
    {
        var rest = angle_deg % 360.0;
        return rest > 180.0 ? rest - 360.0 : rest < -180.0 ? rest + 360.0 : rest;
    }
}
