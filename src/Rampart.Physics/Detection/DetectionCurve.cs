using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Probability of detection over the signal-to-noise ratio for one case, one probability of false alarm and one number of pulses; made once, asked often.</summary>
/// <remarks>
/// <para>Formula: that of <see cref="SwerlingDetection"/>. For one pulse the closed forms: cases 1 and 2, Pd = Pfa^(1/(1+S)); cases 3 and 4, Pd = Pfa^(1/c)·(1 − (1 − 1/c)·ln Pfa/c), c = 1 + S/2.
/// Else ln(Pd/(1 − Pd)) as polynomials of degree 7 through Chebyshev's points on equal pieces of u; case 0: u = √(N + 2·N·S) − √N, which makes the deviation of the sum one unit wide; the others: u = ln(1 + N·S/K).</para>
/// <para>Source: Swerling (1960) and Marcum (1960), as there; the polynomials: Trefethen, Approximation Theory and Approximation Practice, ch. 4.</para>
/// <para>Valid: as there. Largest error against the exact theory measured over cases, N to 1000 and Pfa from 1e-15 to 1/2: 1e-12 in Pd, no step down anywhere (the tests hold it to 2e-12). Without a signal it is exactly Pfa, and from where 1 − Pd is below 1.2e-16 it is 1.</para>
/// </remarks>
public sealed class DetectionCurve
{
    private const int Degree = 7;
    private const int Pieces = 256;

    private readonly Shape _shape;
    private readonly double _logFalseAlarm;
    private readonly double _perRatio;
    private readonly double _root;
    private readonly double _end;
    private readonly double _piecesPerUnit;
    private readonly double[] _coefficients = [];

    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), no pulse, or a case that there is not.</exception>
    public DetectionCurve(Fluctuation fluctuation, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustLieInside(falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        Detection.Probability.MustBeACase(fluctuation);
        Fluctuation = fluctuation;
        FalseAlarmProbability = falseAlarmProbability;
        Pulses = pulses;
        _logFalseAlarm = Portable.Log(falseAlarmProbability);
        _shape = (fluctuation, pulses) switch
        {
            (Fluctuation.Swerling0, _) => Shape.SteadyTable,
            (Fluctuation.Swerling1 or Fluctuation.Swerling2, 1) => Shape.ManyScatterers,
            (_, 1) => Shape.OneDominant,
            _ => Shape.FadingTable,
        };
        _perRatio = fluctuation switch
        {
            Fluctuation.Swerling0 => 2.0 * pulses,
            Fluctuation.Swerling1 => pulses,
            Fluctuation.Swerling3 => 0.5 * pulses,
            Fluctuation.Swerling2 => 1.0,
            _ => 0.5,
        };
        _root = Math.Sqrt(pulses);
        if (_shape is Shape.SteadyTable or Shape.FadingTable)
        {
            var threshold = DetectionThreshold.SquareLaw(falseAlarmProbability, pulses);
            _end = ToU(SwerlingDetection.RequiredSignalToNoise(fluctuation, Math.Max(AlmostOne, falseAlarmProbability), falseAlarmProbability, pulses));
            _piecesPerUnit = Pieces / _end;
            _coefficients = Fit(u => LogOdds(SwerlingDetection.Beyond(threshold, fluctuation, ToRatio(u), pulses)), _end);
        }
    }

    private enum Shape : byte
    {
        ManyScatterers,
        OneDominant,
        SteadyTable,
        FadingTable,
    }

    public Fluctuation Fluctuation { get; }

    public double FalseAlarmProbability { get; }

    public int Pulses { get; }

    // The last double before 1.
    private static double AlmostOne => 1.0 - 1.1102230246251565e-16;

    /// <summary>Probability of detection at a mean signal-to-noise ratio of one pulse, as a factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio.</exception>
    public double Probability(double signalToNoise)
    {
        if (!(signalToNoise > 0.0))
        {
            Detection.Probability.MustBeARatio(signalToNoise);
            return FalseAlarmProbability;
        }

        double probability;
        if (_shape == Shape.ManyScatterers)
        {
            probability = Portable.Exp(_logFalseAlarm / (1.0 + signalToNoise));
        }
        else if (_shape == Shape.OneDominant)
        {
            var share = 1.0 / (1.0 + (0.5 * signalToNoise));
            var exponent = _logFalseAlarm * share;
            probability = Portable.Exp(exponent) * (1.0 - ((1.0 - share) * exponent));
        }
        else
        {
            var u = _shape == Shape.SteadyTable ? Math.Sqrt(Pulses + (_perRatio * signalToNoise)) - _root : Portable.Log(1.0 + (_perRatio * signalToNoise));
            if (u >= _end)
            {
                return 1.0;
            }

            var place = u * _piecesPerUnit;
            var piece = Math.Min((int)place, Pieces - 1);
            var t = place - piece;
            var c = _coefficients.AsSpan((Degree + 1) * piece, Degree + 1);
            var square = t * t;
            var fourth = square * square;
            var logOdds = (c[0] + (c[1] * t)) + (square * (c[2] + (c[3] * t))) + (fourth * ((c[4] + (c[5] * t)) + (square * (c[6] + (c[7] * t)))));
            probability = 1.0 / (1.0 + Portable.Exp(-logOdds));
        }

        return Math.Min(Math.Max(probability, FalseAlarmProbability), 1.0);
    }

    /// <summary>The ratio that gives this probability; exact and slower.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), or a detection rarer than a false alarm.</exception>
    public double RequiredSignalToNoise(double detectionProbability) =>
        SwerlingDetection.RequiredSignalToNoise(Fluctuation, detectionProbability, FalseAlarmProbability, Pulses);

    private static double LogOdds(HitAndMiss probability) => Portable.Log(probability.Hit) - Portable.Log(Math.Max(probability.Miss, 1e-300));

    /// <summary>Per piece the coefficients of powers of t from 0 to 1; neighbours share their end points.</summary>
    private static double[] Fit(Func<double, double> function, double end)
    {
        var nodes = new double[Degree + 1];
        for (var i = 0; i <= Degree; i++)
        {
            nodes[i] = 0.5 * (1.0 - Portable.Cos(Portable.Pi * i / Degree));
        }

        nodes[0] = 0.0;
        nodes[Degree] = 1.0;
        var coefficients = new double[Pieces * (Degree + 1)];
        var values = new double[Degree + 1];
        values[Degree] = function(0.0);
        for (var piece = 0; piece < Pieces; piece++)
        {
            values[0] = values[Degree];
            for (var i = 1; i <= Degree; i++)
            {
                values[i] = function(end * ((piece + nodes[i]) / Pieces));
            }

            Powers(nodes, values).CopyTo(coefficients.AsSpan(piece * (Degree + 1)));
        }

        return coefficients;
    }

    /// <summary>Newton's divided differences, multiplied out.</summary>
    private static double[] Powers(double[] nodes, double[] values)
    {
        var differences = values.ToArray();
        for (var order = 1; order <= Degree; order++)
        {
            for (var i = Degree; i >= order; i--)
            {
                differences[i] = (differences[i] - differences[i - 1]) / (nodes[i] - nodes[i - order]);
            }
        }

        var powers = new double[Degree + 1];
        for (var i = Degree; i >= 0; i--)
        {
            for (var j = Degree; j > 0; j--)
            {
                powers[j] = powers[j - 1] - (nodes[i] * powers[j]);
            }

            powers[0] = differences[i] - (nodes[i] * powers[0]);
        }

        return powers;
    }

    private double ToU(double ratio) => _shape == Shape.SteadyTable ? Math.Sqrt(Pulses + (_perRatio * ratio)) - _root : Portable.Log(1.0 + (_perRatio * ratio));

    private double ToRatio(double u) => _shape == Shape.SteadyTable ? u * (u + (2.0 * _root)) / _perRatio : (Portable.Exp(u) - 1.0) / _perRatio;
}
