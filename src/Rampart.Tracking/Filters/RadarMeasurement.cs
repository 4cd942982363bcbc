using System.Runtime.CompilerServices;
using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <summary>What a radar would measure of a state, and how that changes with the state.</summary>
/// <remarks>
/// <para>Formula: with the place (e, n, u) in the radar's own frame, h² = e² + n², r² = h² + u²: range r, azimuth atan2(e, n), elevation
/// atan2(u, h), rate of range (e·ė + n·ṅ + u·u̇)/r; rows of the derivative in the tracker's frame by the radar's rotation.</para>
/// <para>Source: differentiation; checked against differences by a test.</para>
/// <para>Valid: away from the vertical above the radar, where the azimuth is undefined: within a metre of it the derivative is taken at a metre.</para>
/// </remarks>
public static class RadarMeasurement
{
    private const double LeastHorizontal_m = 1.0;

    /// <summary>Fills what the radar would measure and the rows of the derivative.</summary>
    /// <param name="state">East, north, up at 0 to 2, their rates at 4 to 6.</param>
    /// <param name="radar">Where it stands and how it is turned.</param>
    /// <param name="measured">Range (m), azimuth in (−π, π] and elevation (rad), rate of range (m/s).</param>
    /// <param name="byPlace">Four rows of three: the derivatives by the place.</param>
    /// <param name="byRate">Three: the derivative of the rate of range by the velocity.</param>
    public static void Of(ReadOnlySpan<double> state, RadarModel radar, Span<double> measured, Span<double> byPlace, Span<double> byRate)
    {
        SlopesOf(state, radar, measured, byPlace, byRate);
        AnglesOf(state, radar, measured);
    }

    /// <summary>Fills azimuth and elevation of what the radar would measure.</summary>
    public static void AnglesOf(ReadOnlySpan<double> state, RadarModel radar, Span<double> measured)
    {
        ArgumentNullException.ThrowIfNull(radar);
        var own = radar.ToRadar(new EnuOffset(state[0], state[1], state[2]));
        var hSquared = Math.Max((own.East * own.East) + (own.North * own.North), LeastHorizontal_m * LeastHorizontal_m);
        measured[1] = Portable.Atan2(own.East, own.North);
        measured[2] = Portable.Atan2(own.Up, Math.Sqrt(hSquared));
    }

    /// <summary>The same as <see cref="Of"/> without the two angles, which are no numbers then: a plot of another time does not ask for them.</summary>
    public static void SlopesOf(ReadOnlySpan<double> state, RadarModel radar, Span<double> measured, Span<double> byPlace, Span<double> byRate)
    {
        ArgumentNullException.ThrowIfNull(radar);
        var turn = radar.Rotation;
        double x = state[0] - radar.Offset.East, y = state[1] - radar.Offset.North, z = state[2] - radar.Offset.Up;
        var e = (turn[0] * x) + (turn[1] * y) + (turn[2] * z);
        var n = (turn[3] * x) + (turn[4] * y) + (turn[5] * z);
        var u = (turn[6] * x) + (turn[7] * y) + (turn[8] * z);
        var hSquared = Math.Max((e * e) + (n * n), LeastHorizontal_m * LeastHorizontal_m);
        var h = Math.Sqrt(hSquared);
        var rSquared = hSquared + (u * u);
        var r = Math.Sqrt(rSquared);
        double ve = (turn[0] * state[4]) + (turn[1] * state[5]) + (turn[2] * state[6]);
        double vn = (turn[3] * state[4]) + (turn[4] * state[5]) + (turn[5] * state[6]);
        double vu = (turn[6] * state[4]) + (turn[7] * state[5]) + (turn[8] * state[6]);
        double oneOverR = 1.0 / r, oneOverH = 1.0 / hSquared, elevation = 1.0 / (rSquared * h);
        double le = e * oneOverR, ln = n * oneOverR, lu = u * oneOverR;
        var rate = (le * ve) + (ln * vn) + (lu * vu);
        measured[0] = r;
        measured[1] = double.NaN;
        measured[2] = double.NaN;
        measured[3] = rate;
        SetRow(byPlace, 0, le, ln, lu, turn);
        SetRow(byPlace, 3, n * oneOverH, -e * oneOverH, 0.0, turn);
        SetRow(byPlace, 6, -e * u * elevation, -n * u * elevation, hSquared * elevation, turn);
        SetRow(byPlace, 9, (ve - (rate * le)) * oneOverR, (vn - (rate * ln)) * oneOverR, (vu - (rate * lu)) * oneOverR, turn);
        SetRow(byRate, 0, le, ln, lu, turn);
    }

    /// <summary>An angle's difference, brought into (−π, π].</summary>
    public static double Wrapped(double angle_rad)
    {
        // Almost always no turn or one; an azimuth of several turns is the same direction all the same.
        if (angle_rad > Portable.Pi)
        {
            return angle_rad - (2.0 * Portable.Pi * Math.Ceiling((angle_rad - Portable.Pi) / (2.0 * Portable.Pi)));
        }

        return angle_rad <= -Portable.Pi
            ? angle_rad + (2.0 * Portable.Pi * (Math.Floor((-Portable.Pi - angle_rad) / (2.0 * Portable.Pi)) + 1.0))
            : angle_rad;
    }

    // Called five times for each track and time; its own reckoning is no longer than the call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetRow(Span<double> rows, int at, double e, double n, double u, double[] turn)
    {
        rows[at] = (e * turn[0]) + (n * turn[3]) + (u * turn[6]);
        rows[at + 1] = (e * turn[1]) + (n * turn[4]) + (u * turn[7]);
        rows[at + 2] = (e * turn[2]) + (n * turn[5]) + (u * turn[8]);
    }
}
