using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>Constant errors of the radars in range, azimuth and elevation, learned from the tracks that they share.</summary>
/// <remarks>
/// <para>Formula: a Kalman filter for each radar with the state b = (range, azimuth, elevation), b random walk, and the measurement Δ = J·b + v;
/// Δ the difference of place between the radar's corrected track and another radar's track of the same target, J the derivative of the place by range, azimuth and elevation at the radar, v of covariance w·T.</para>
/// <para>Source: Bar-Shalom and Li (1995), Multitarget-Multisensor Tracking, section 8.6 (registration); the decoupling into one filter for each radar and the weight w = 10 for differences that repeat from look to look are choices of this project.</para>
/// <para>Valid: errors small against a radian. Only differences between radars can be seen: what all share stays, and two radars that disagree meet where their prior deviations say.</para>
/// </remarks>
internal sealed class BiasEstimator
{
    /// <summary>Successive estimates of a track share most of their plots: ten differences count as one.</summary>
    private const double Repetition = 10.0;

    /// <summary>What is learned is never taken for better than this share of what was assumed at first: radars drift, and differences share errors.</summary>
    private const double LeastShare = 0.1;

    private readonly EnuOffset[] _places;
    private readonly double _floorRange;
    private readonly double _floorAngle;
    private readonly double[] _used = new double[3];
    private double[] _bias;
    private double[] _covariance;

    public BiasEstimator(EnuOffset[] places, double range_m, double angle_rad)
    {
        _places = places;
        _bias = new double[places.Length * 3];
        _covariance = new double[places.Length * 9];
        _floorRange = Square(range_m * LeastShare);
        _floorAngle = Square(angle_rad * LeastShare);
        for (var source = 0; source < places.Length; source++)
        {
            _covariance[source * 9] = Square(range_m);
            _covariance[(source * 9) + 4] = Square(angle_rad);
            _covariance[(source * 9) + 8] = Square(angle_rad);
        }
    }

    public SensorBias Of(int source)
    {
        var b = _bias.AsSpan(source * 3, 3);
        var p = _covariance.AsSpan(source * 9, 9);
        return new SensorBias(
            Length.FromMetres(b[0]), Angle.FromRadians(b[1]), Angle.FromRadians(b[2]),
            Length.FromMetres(Math.Sqrt(p[0])), Angle.FromRadians(Math.Sqrt(p[4])), Angle.FromRadians(Math.Sqrt(p[8])));
    }

    /// <summary>From here on the reports of one radar are corrected by what is known of it now, whatever is learned from them.</summary>
    public void Begin(int source) => _bias.AsSpan(source * 3, 3).CopyTo(_used);

    /// <summary>Takes the bias out of an estimate and adds what is not known of it to the covariance of the place.</summary>
    public void Correct(int source, ref Estimate estimate)
    {
        Span<double> j = stackalloc double[9];
        Derivative(source, estimate, j);
        ReadOnlySpan<double> b = _used;
        var p = _covariance.AsSpan(source * 9, 9);
        Span<double> jp = stackalloc double[9];
        Product(j, p, jp);
        for (var i = 0; i < 3; i++)
        {
            estimate.State[i] -= (j[i * 3] * b[0]) + (j[(i * 3) + 1] * b[1]) + (j[(i * 3) + 2] * b[2]);
            for (var k = 0; k < 3; k++)
            {
                estimate.Covariance[(i * 6) + k] += (jp[i * 3] * j[k * 3]) + (jp[(i * 3) + 1] * j[(k * 3) + 1]) + (jp[(i * 3) + 2] * j[(k * 3) + 2]);
            }
        }

        // The azimuth's error turns the velocity as well; the other two are too small to matter there.
        var (east, north) = (estimate.State[3], estimate.State[4]);
        estimate.State[3] = east - (north * b[1]);
        estimate.State[4] = north + (east * b[1]);
    }

    /// <summary>A difference of place between a track of this radar, corrected since the last <see cref="Begin"/>, and another's, with its covariance (nine elements).</summary>
    public void Learn(int source, in Estimate corrected, ReadOnlySpan<double> difference, ReadOnlySpan<double> covariance)
    {
        Span<double> j = stackalloc double[9];
        Derivative(source, corrected, j);
        var b = _bias.AsSpan(source * 3, 3);
        var p = _covariance.AsSpan(source * 9, 9);
        Span<double> pjt = stackalloc double[9];
        Span<double> s = stackalloc double[9];
        for (var i = 0; i < 3; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                pjt[(i * 3) + k] = (p[i * 3] * j[k * 3]) + (p[(i * 3) + 1] * j[(k * 3) + 1]) + (p[(i * 3) + 2] * j[(k * 3) + 2]);
            }
        }

        Product(j, pjt, s);
        for (var i = 0; i < 9; i++)
        {
            s[i] += Repetition * covariance[i];
        }

        Span<double> inverse = stackalloc double[9];
        if (!Invert(s, inverse))
        {
            return;
        }

        Span<double> gain = stackalloc double[9];
        Product(pjt, inverse, gain);
        Span<double> kj = stackalloc double[9];
        Product(gain, j, kj);
        Span<double> kjp = stackalloc double[9];
        Product(kj, p, kjp);

        // What earlier tracks of the same look have taught is no longer in the difference.
        double range = b[0] - _used[0], azimuth = b[1] - _used[1], elevation = b[2] - _used[2];
        Span<double> innovation = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            innovation[i] = difference[i] - ((j[i * 3] * range) + (j[(i * 3) + 1] * azimuth) + (j[(i * 3) + 2] * elevation));
        }

        for (var i = 0; i < 3; i++)
        {
            b[i] += (gain[i * 3] * innovation[0]) + (gain[(i * 3) + 1] * innovation[1]) + (gain[(i * 3) + 2] * innovation[2]);
        }

        for (var i = 0; i < 3; i++)
        {
            for (var k = i; k < 3; k++)
            {
                var value = p[(i * 3) + k] - (0.5 * (kjp[(i * 3) + k] + kjp[(k * 3) + i]));
                p[(i * 3) + k] = value;
                p[(k * 3) + i] = value;
            }
        }

        p[0] = Math.Max(p[0], _floorRange);
        p[4] = Math.Max(p[4], _floorAngle);
        p[8] = Math.Max(p[8], _floorAngle);
    }

    public (double[] Bias, double[] Covariance) Save() => ([.. _bias], [.. _covariance]);

    public void Load((double[] Bias, double[] Covariance) saved)
    {
        _bias = [.. saved.Bias];
        _covariance = [.. saved.Covariance];
    }

    /// <summary>Columns: derivative of east, north, up by range, azimuth, elevation.</summary>
    private void Derivative(int source, in Estimate estimate, Span<double> j)
    {
        var place = _places[source];
        double east = estimate.State[0] - place.East, north = estimate.State[1] - place.North, up = estimate.State[2] - place.Up;
        var ground = Math.Max(1.0, Math.Sqrt((east * east) + (north * north)));
        var range = Math.Max(1.0, Math.Sqrt((east * east) + (north * north) + (up * up)));
        j[0] = east / range;
        j[1] = north;
        j[2] = -up * east / ground;
        j[3] = north / range;
        j[4] = -east;
        j[5] = -up * north / ground;
        j[6] = up / range;
        j[7] = 0.0;
        j[8] = ground;
    }

    private static void Product(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> product)
    {
        for (var i = 0; i < 3; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                product[(i * 3) + k] = (first[i * 3] * second[k]) + (first[(i * 3) + 1] * second[3 + k]) + (first[(i * 3) + 2] * second[6 + k]);
            }
        }
    }

    private static bool Invert(ReadOnlySpan<double> m, Span<double> inverse)
    {
        double a = (m[4] * m[8]) - (m[5] * m[7]), b = (m[5] * m[6]) - (m[3] * m[8]), c = (m[3] * m[7]) - (m[4] * m[6]);
        var determinant = (m[0] * a) + (m[1] * b) + (m[2] * c);
        if (!(determinant > 0.0))
        {
            return false;
        }

        var scale = 1.0 / determinant;
        inverse[0] = a * scale;
        inverse[1] = ((m[2] * m[7]) - (m[1] * m[8])) * scale;
        inverse[2] = ((m[1] * m[5]) - (m[2] * m[4])) * scale;
        inverse[3] = b * scale;
        inverse[4] = ((m[0] * m[8]) - (m[2] * m[6])) * scale;
        inverse[5] = ((m[2] * m[3]) - (m[0] * m[5])) * scale;
        inverse[6] = c * scale;
        inverse[7] = ((m[1] * m[6]) - (m[0] * m[7])) * scale;
        inverse[8] = ((m[0] * m[4]) - (m[1] * m[3])) * scale;
        return true;
    }

    private static double Square(double value) => value * value;
}
