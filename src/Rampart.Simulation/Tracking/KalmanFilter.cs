using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tracking;

/// <summary>How a plot lies to a track: the innovation, its covariance and what follows from them.</summary>
public struct Innovation
{
    /// <summary>Range (m), azimuth and elevation (rad) of the plot less those predicted.</summary>
    public double Range;
    public double Azimuth;
    public double Elevation;

    /// <summary>Squared normalised (Mahalanobis) distance.</summary>
    public double Distance;

    /// <summary>Determinant of the innovation's covariance, m²·rad⁴.</summary>
    public double Determinant;

    /// <summary>Inverse of the innovation's covariance, row by row.</summary>
    public Matrix3 Inverse;

    /// <summary>Derivative of range, azimuth and elevation by the place in the theatre's frame, row by row.</summary>
    public Matrix3 Jacobian;
}

/// <summary>Nine doubles, row by row.</summary>
[System.Runtime.CompilerServices.InlineArray(9)]
public struct Matrix3
{
    private double _first;
}

/// <summary>The extended Kalman filter of a nearly constant velocity measured in range, azimuth and elevation.</summary>
/// <remarks>
/// <para>Formula: x ← F·x, P ← F·P·Fᵀ + Q with discrete white-noise acceleration, Q = σₐ²·[dt⁴/4, dt³/2; dt³/2, dt²] per axis;
/// K = P·Hᵀ·S⁻¹, x ← x + K·ν, P ← P − K·S·Kᵀ with S = H·P·Hᵀ + R, H the Jacobian at the predicted place.</para>
/// <para>Source: Bar-Shalom, Li and Kirubarajan, Estimation with Applications to Tracking and Navigation (2001), 6.3.2 and 10.3.</para>
/// <para>Valid: away from the vertical above the radar, where the azimuth is undefined.</para>
/// </remarks>
public static class KalmanFilter
{
    /// <summary>Carries the track to another moment, forwards.</summary>
    public static void Predict(ref Track track, SimulationTime time, double accelerationDeviation)
    {
        var dt = (time - track.Time).Seconds;
        track.Time = time;
        ref var p = ref track.Covariance;
        for (var i = 0; i < 3; i++)
        {
            track.State[i] += track.State[i + 3] * dt;
        }

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var velocity = p[((i + 3) * 6) + j + 3];
                p[(i * 6) + j] += dt * (p[(i * 6) + j + 3] + p[((i + 3) * 6) + j] + (dt * velocity));
                p[(i * 6) + j + 3] += dt * velocity;
                p[((i + 3) * 6) + j] += dt * velocity;
            }
        }

        var q = accelerationDeviation * accelerationDeviation;
        for (var i = 0; i < 3; i++)
        {
            p[(i * 6) + i] += q * dt * dt * dt * dt / 4.0;
            p[(i * 6) + i + 3] += q * dt * dt * dt / 2.0;
            p[((i + 3) * 6) + i] += q * dt * dt * dt / 2.0;
            p[((i + 3) * 6) + i + 3] += q * dt * dt;
        }
    }

    /// <summary>How the plot lies to the track, both taken at the plot's time.</summary>
    public static Innovation Innovate(in Track track, in Plot plot, RadarModel radar, double accelerationDeviation)
    {
        var dt = (plot.Time - track.Time).Seconds;
        Matrix3 place = default;
        var q = accelerationDeviation * accelerationDeviation * dt * dt * dt * dt / 4.0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                place[(i * 3) + j] = track.Covariance[(i * 6) + j]
                    + (dt * (track.Covariance[(i * 6) + j + 3] + track.Covariance[((i + 3) * 6) + j] + (dt * track.Covariance[((i + 3) * 6) + j + 3])))
                    + (i == j ? q : 0.0);
            }
        }

        var local = radar.ToRadar(track.PositionAt(plot.Time));
        var horizontalSquared = (local.East * local.East) + (local.North * local.North);
        var horizontal = Math.Sqrt(horizontalSquared);
        var rangeSquared = horizontalSquared + (local.Up * local.Up);
        var range = Math.Sqrt(rangeSquared);

        Innovation result = default;
        result.Range = plot.Range_m - range;
        result.Azimuth = Wrapped(plot.Azimuth_rad - Portable.Atan2(local.East, local.North));
        result.Elevation = plot.Elevation_rad - Portable.Atan2(local.Up, horizontal);
        Matrix3 own = default;
        own[0] = local.East / range;
        own[1] = local.North / range;
        own[2] = local.Up / range;
        own[3] = local.North / horizontalSquared;
        own[4] = -local.East / horizontalSquared;
        own[5] = 0.0;
        own[6] = -local.East * local.Up / (rangeSquared * horizontal);
        own[7] = -local.North * local.Up / (rangeSquared * horizontal);
        own[8] = horizontal / rangeSquared;
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                result.Jacobian[(row * 3) + column] =
                    (own[row * 3] * radar.Rotation[column]) + (own[(row * 3) + 1] * radar.Rotation[3 + column]) + (own[(row * 3) + 2] * radar.Rotation[6 + column]);
            }
        }

        var covariance = Sandwich(result.Jacobian, place);
        covariance[0] += radar.Variance[0];
        covariance[4] += radar.Variance[1];
        covariance[8] += radar.Variance[2];
        Invert(covariance, ref result);
        result.Distance = Quadratic(result.Inverse, result.Range, result.Azimuth, result.Elevation);
        return result;
    }

    /// <summary>Takes the plot into the estimate; the track must have been predicted to the plot's time and the innovation made there.</summary>
    public static void Update(ref Track track, in Innovation innovation)
    {
        // C = P·Hᵀ (6×3), since H looks at the place only; then K = C·S⁻¹ and P − K·Cᵀ.
        Span<double> cross = stackalloc double[18];
        Span<double> gain = stackalloc double[18];
        for (var i = 0; i < 6; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                cross[(i * 3) + k] = (track.Covariance[i * 6] * innovation.Jacobian[k * 3])
                    + (track.Covariance[(i * 6) + 1] * innovation.Jacobian[(k * 3) + 1])
                    + (track.Covariance[(i * 6) + 2] * innovation.Jacobian[(k * 3) + 2]);
            }
        }

        for (var i = 0; i < 6; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                gain[(i * 3) + k] = (cross[i * 3] * innovation.Inverse[k])
                    + (cross[(i * 3) + 1] * innovation.Inverse[3 + k])
                    + (cross[(i * 3) + 2] * innovation.Inverse[6 + k]);
            }

            track.State[i] += (gain[i * 3] * innovation.Range) + (gain[(i * 3) + 1] * innovation.Azimuth) + (gain[(i * 3) + 2] * innovation.Elevation);
        }

        for (var i = 0; i < 6; i++)
        {
            for (var j = i; j < 6; j++)
            {
                var value = track.Covariance[(i * 6) + j]
                    - ((gain[i * 3] * cross[j * 3]) + (gain[(i * 3) + 1] * cross[(j * 3) + 1]) + (gain[(i * 3) + 2] * cross[(j * 3) + 2]));
                track.Covariance[(i * 6) + j] = value;
                track.Covariance[(j * 6) + i] = value;
            }
        }
    }

    /// <summary>Sets a new track to a plot: the place with the plot's errors, no speed, and a wide spread of speeds.</summary>
    public static void Initiate(ref Track track, in Plot plot, RadarModel radar, double speedDeviation)
    {
        var measured = new Polar(Length.FromMetres(plot.Range_m), Angle.FromRadians(plot.Azimuth_rad), Angle.FromRadians(plot.Elevation_rad));
        var place = radar.ToTheatre(measured);
        track.Time = plot.Time;
        track.State = default;
        track.State[0] = place.East;
        track.State[1] = place.North;
        track.State[2] = place.Up;

        // The columns of B are the steps in the theatre's frame of a unit step in range, azimuth and elevation; P = B·R·Bᵀ.
        var (sinAzimuth, cosAzimuth) = Portable.SinCos(plot.Azimuth_rad);
        var (sinElevation, cosElevation) = Portable.SinCos(plot.Elevation_rad);
        var range = plot.Range_m;
        Span<double> own =
        [
            cosElevation * sinAzimuth, range * cosElevation * cosAzimuth, -range * sinElevation * sinAzimuth,
            cosElevation * cosAzimuth, -range * cosElevation * sinAzimuth, -range * sinElevation * cosAzimuth,
            sinElevation, 0.0, range * cosElevation,
        ];
        Span<double> step = stackalloc double[9];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                step[(row * 3) + column] = (radar.Rotation[row] * own[column]) + (radar.Rotation[3 + row] * own[3 + column]) + (radar.Rotation[6 + row] * own[6 + column]);
            }
        }

        track.Covariance = default;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                track.Covariance[(i * 6) + j] = (step[i * 3] * step[j * 3] * radar.Variance[0])
                    + (step[(i * 3) + 1] * step[(j * 3) + 1] * radar.Variance[1])
                    + (step[(i * 3) + 2] * step[(j * 3) + 2] * radar.Variance[2]);
            }

            track.Covariance[((i + 3) * 6) + i + 3] = speedDeviation * speedDeviation;
        }
    }

    private static double Wrapped(double angle)
    {
        if (angle > Portable.Pi)
        {
            return angle - (2.0 * Portable.Pi);
        }

        return angle < -Portable.Pi ? angle + (2.0 * Portable.Pi) : angle;
    }

    private static Matrix3 Sandwich(in Matrix3 h, in Matrix3 p)
    {
        Matrix3 left = default;
        Matrix3 result = default;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                left[(i * 3) + j] = (h[i * 3] * p[j]) + (h[(i * 3) + 1] * p[3 + j]) + (h[(i * 3) + 2] * p[6 + j]);
            }
        }

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                result[(i * 3) + j] = (left[i * 3] * h[j * 3]) + (left[(i * 3) + 1] * h[(j * 3) + 1]) + (left[(i * 3) + 2] * h[(j * 3) + 2]);
            }
        }

        return result;
    }

    private static void Invert(in Matrix3 m, ref Innovation result)
    {
        var c0 = (m[4] * m[8]) - (m[5] * m[7]);
        var c1 = (m[5] * m[6]) - (m[3] * m[8]);
        var c2 = (m[3] * m[7]) - (m[4] * m[6]);
        result.Determinant = (m[0] * c0) + (m[1] * c1) + (m[2] * c2);
        var scale = 1.0 / result.Determinant;
        result.Inverse[0] = c0 * scale;
        result.Inverse[1] = ((m[2] * m[7]) - (m[1] * m[8])) * scale;
        result.Inverse[2] = ((m[1] * m[5]) - (m[2] * m[4])) * scale;
        result.Inverse[3] = c1 * scale;
        result.Inverse[4] = ((m[0] * m[8]) - (m[2] * m[6])) * scale;
        result.Inverse[5] = ((m[2] * m[3]) - (m[0] * m[5])) * scale;
        result.Inverse[6] = c2 * scale;
        result.Inverse[7] = ((m[1] * m[6]) - (m[0] * m[7])) * scale;
        result.Inverse[8] = ((m[0] * m[4]) - (m[1] * m[3])) * scale;
    }

    private static double Quadratic(in Matrix3 m, double x, double y, double z) =>
        (x * ((m[0] * x) + (m[1] * y) + (m[2] * z))) + (y * ((m[3] * x) + (m[4] * y) + (m[5] * z))) + (z * ((m[6] * x) + (m[7] * y) + (m[8] * z)));
}
