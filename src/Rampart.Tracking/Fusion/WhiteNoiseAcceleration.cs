using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>Carries an estimate to another time when the target's acceleration is white noise.</summary>
/// <remarks>
/// <para>Formula: x' = F·x, P' = F·P·Fᵀ + Q with F = [1 t; 0 1] and Q = q·[|t|³/3 t|t|/2; t|t|/2 |t|] for each axis; t the time, q the noise's intensity. Backward in time the noise is added as well.</para>
/// <para>Source: Bar-Shalom, Li, Kirubarajan (2001), Estimation with Applications to Tracking and Navigation, section 6.2.2; the backward form is a choice of this project.</para>
/// <para>Valid: times over which the target's manoeuvres are of the intensity said.</para>
/// </remarks>
public static class WhiteNoiseAcceleration
{
    /// <summary>The estimate at another time.</summary>
    /// <param name="estimate">What is carried.</param>
    /// <param name="time">Where to.</param>
    /// <param name="intensity_m2ps3">Intensity of the acceleration along each axis, m²/s³.</param>
    /// <param name="carried">The result; it may be the same variable.</param>
    public static void Carry(in Estimate estimate, SimulationTime time, double intensity_m2ps3, out Estimate carried)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(intensity_m2ps3);
        carried = estimate;
        if (time == estimate.Time)
        {
            return;
        }

        var t = (time - estimate.Time).Seconds;
        carried.Time = time;
        Span<double> state = carried.State;
        Span<double> p = carried.Covariance;
        var far = Math.Abs(t);
        double cubic = intensity_m2ps3 * far * far * far / 3.0, square = intensity_m2ps3 * t * far / 2.0, linear = intensity_m2ps3 * far;
        for (var i = 0; i < 3; i++)
        {
            state[i] += state[i + 3] * t;
            for (var j = i; j < 3; j++)
            {
                double a = p[(i * 6) + j], b = p[(i * 6) + j + 3], c = p[(j * 6) + i + 3], d = p[((i + 3) * 6) + j + 3];
                var place = a + (t * (b + c + (t * d)));
                double upper = b + (t * d), lower = c + (t * d), speed = d;
                if (i == j)
                {
                    place += cubic;
                    upper += square;
                    lower = upper;
                    speed += linear;
                }

                p[(i * 6) + j] = place;
                p[(j * 6) + i] = place;
                p[(i * 6) + j + 3] = upper;
                p[((j + 3) * 6) + i] = upper;
                p[(j * 6) + i + 3] = lower;
                p[((i + 3) * 6) + j] = lower;
                p[((i + 3) * 6) + j + 3] = speed;
                p[((j + 3) * 6) + i + 3] = speed;
            }
        }
    }
}
