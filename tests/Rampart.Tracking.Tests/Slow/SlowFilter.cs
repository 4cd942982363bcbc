using Rampart.Tracking.Filters;

namespace Rampart.Tracking.Tests.Slow;

/// <summary>One motion model's extended Kalman filter with textbook matrices. State: e, n, u, their rates, turn rate, three accelerations.</summary>
internal sealed class SlowFilter
{
    public const int Size = 10;
    private const int Omega = 6;
    private const int Accelerations = 7;

    private Ready? _ready;

    public SlowFilter(MotionModel model, RadarModel radar)
    {
        Model = model;
        Radar = radar;
    }

    public MotionModel Model { get; }

    public RadarModel Radar { get; }

    public Matrix X { get; set; } = new(Size, 1);

    public Matrix P { get; set; } = new(Size, Size);

    public void Start(in RadarPlot plot, double speedSpread_mps, double climbSpread_mps)
    {
        double r = plot.Range_m, sa = Math.Sin(plot.Azimuth_rad), ca = Math.Cos(plot.Azimuth_rad);
        double se = Math.Sin(plot.Elevation_rad), ce = Math.Cos(plot.Elevation_rad);
        var turn = Turn(Radar);
        var place = (turn.Transposed() * Matrix.Column(r * ce * sa, r * ce * ca, r * se)) + Offset(Radar);
        var slope = new Matrix(3, 3);
        double[,] own = { { ce * sa, r * ce * ca, -r * se * sa }, { ce * ca, -r * ce * sa, -r * se * ca }, { se, 0.0, r * ce } };
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                slope[i, j] = own[i, j];
            }
        }

        var errors = Errors(Radar, false);
        var b = turn.Transposed() * slope;
        var spread = b * errors * b.Transposed();
        X = new Matrix(Size, 1);
        P = new Matrix(Size, Size);
        for (var i = 0; i < 3; i++)
        {
            X[i, 0] = place[i, 0];
            P[i + 3, i + 3] = Math.Pow(i < 2 ? speedSpread_mps : climbSpread_mps, 2.0);
            for (var j = 0; j < 3; j++)
            {
                P[i, j] = spread[i, j];
            }
        }

        foreach (var only in Only(Model.Kind))
        {
            P[only, only] = Model.Fresh * Model.Fresh;
        }

        if (double.IsFinite(Radar.RangeRateVariance_m2ps2) && !double.IsNaN(plot.RangeRate_mps))
        {
            // The rate alone, as one measurement of its own.
            var (h, slopes) = Measured(X, Radar, true);
            var row = Matrix.Made(1, Size, (_, j) => slopes[3, j]);
            var s = (row * P * row.Transposed())[0, 0] + Radar.RangeRateVariance_m2ps2;
            var gain = (1.0 / s) * (P * row.Transposed());
            X += (plot.RangeRate_mps - h[3, 0]) * gain;
            P -= s * (gain * gain.Transposed());
        }
    }

    public void Predict(double dt)
    {
        var f = Slopes(X, Model, dt);
        X = Moved(X, Model, dt);
        P = (f * P * f.Transposed()) + Noise(X, Model, dt);
    }

    /// <summary>Components that only a model of this kind holds.</summary>
    public static int[] Only(MotionKind kind) => kind switch
    {
        MotionKind.CoordinatedTurn => [Omega],
        MotionKind.ConstantAcceleration => [Accelerations, Accelerations + 1, Accelerations + 2],
        _ => [],
    };

    public static Matrix Moved(Matrix x, MotionModel model, double dt)
    {
        var moved = x.Copy();
        var (carry, kept) = Climb(model, dt);
        switch (model.Kind)
        {
            case MotionKind.CoordinatedTurn:
                var theta = x[Omega, 0] * dt;
                moved[0, 0] += dt * ((Sinc(theta) * x[3, 0]) - (Cosinc(theta) * x[4, 0]));
                moved[1, 0] += dt * ((Cosinc(theta) * x[3, 0]) + (Sinc(theta) * x[4, 0]));
                moved[3, 0] = (Math.Cos(theta) * x[3, 0]) - (Math.Sin(theta) * x[4, 0]);
                moved[4, 0] = (Math.Sin(theta) * x[3, 0]) + (Math.Cos(theta) * x[4, 0]);
                moved[2, 0] += carry * x[5, 0];
                moved[5, 0] *= kept;
                break;
            case MotionKind.ConstantAcceleration:
                for (var i = 0; i < 3; i++)
                {
                    moved[i, 0] += (dt * x[i + 3, 0]) + (0.5 * dt * dt * x[i + Accelerations, 0]);
                    moved[i + 3, 0] += dt * x[i + Accelerations, 0];
                }

                break;
            default:
                moved[0, 0] += dt * x[3, 0];
                moved[1, 0] += dt * x[4, 0];
                moved[2, 0] += carry * x[5, 0];
                moved[5, 0] *= kept;
                break;
        }

        return moved;
    }

    /// <summary>The derivative of <see cref="Moved"/>, written out; a test holds it against differences.</summary>
    public static Matrix Slopes(Matrix x, MotionModel model, double dt)
    {
        var f = Matrix.Identity(Size);
        for (var i = 0; i < 3; i++)
        {
            f[i, i + 3] = dt;
        }

        if (model.Kind == MotionKind.ConstantAcceleration)
        {
            for (var i = 0; i < 3; i++)
            {
                f[i, i + Accelerations] = 0.5 * dt * dt;
                f[i + 3, i + Accelerations] = dt;
            }

            return f;
        }

        var (carry, kept) = Climb(model, dt);
        f[2, 5] = carry;
        f[5, 5] = kept;
        if (model.Kind == MotionKind.CoordinatedTurn)
        {
            double theta = x[Omega, 0] * dt, ve = x[3, 0], vn = x[4, 0], sin = Math.Sin(theta), cos = Math.Cos(theta);
            f[0, 3] = dt * Sinc(theta);
            f[0, 4] = -dt * Cosinc(theta);
            f[1, 3] = dt * Cosinc(theta);
            f[1, 4] = dt * Sinc(theta);
            f[3, 3] = cos;
            f[3, 4] = -sin;
            f[4, 3] = sin;
            f[4, 4] = cos;
            f[0, Omega] = dt * dt * ((ve * SincSlope(theta)) - (vn * CosincSlope(theta)));
            f[1, Omega] = dt * dt * ((ve * CosincSlope(theta)) + (vn * SincSlope(theta)));
            f[3, Omega] = -dt * ((sin * ve) + (cos * vn));
            f[4, Omega] = dt * ((cos * ve) - (sin * vn));
        }

        return f;
    }

    /// <summary>The noise of a step, for the state at its end.</summary>
    public static Matrix Noise(Matrix x, MotionModel model, double dt)
    {
        var q = new Matrix(Size, Size);
        var noise = model.Noise;
        double ve = x[3, 0], vn = x[4, 0], square = (ve * ve) + (vn * vn);
        var (ee, nn, en) = square > 1.0 ? (ve * ve / square, vn * vn / square, ve * vn / square) : (0.5, 0.5, 0.0);
        var (along, across) = (noise.Along_m2ps3, noise.Across_m2ps3);
        White(q, 0, 0, (along * ee) + (across * (1.0 - ee)), dt);
        White(q, 1, 1, (along * nn) + (across * (1.0 - nn)), dt);
        White(q, 0, 1, (along - across) * en, dt);
        White(q, 1, 0, (along - across) * en, dt);

        var a = 1.0 / noise.ClimbTime_s;
        if (a * dt < 1e-3)
        {
            White(q, 2, 2, noise.Vertical_m2ps3, dt);
        }
        else
        {
            double k = Math.Exp(-a * dt), v = noise.Vertical_m2ps3;
            q[2, 2] = v / (2.0 * a * a * a) * ((2.0 * a * dt) - 3.0 + (4.0 * k) - (k * k));
            q[2, 5] = q[5, 2] = v / (2.0 * a * a) * (1.0 - k) * (1.0 - k);
            q[5, 5] = v / (2.0 * a) * (1.0 - (k * k));
        }

        if (model.Kind == MotionKind.CoordinatedTurn)
        {
            q[Omega, Omega] = noise.TurnRate_rad2ps3 * dt;
        }
        else if (model.Kind == MotionKind.ConstantAcceleration)
        {
            var j = noise.Jerk_m2ps5;
            for (var i = 0; i < 3; i++)
            {
                q[i, i] += j * Math.Pow(dt, 5.0) / 20.0;
                q[i + 3, i + 3] += j * Math.Pow(dt, 3.0) / 3.0;
                q[i + 7, i + 7] += j * dt;
                q[i, i + 3] += j * Math.Pow(dt, 4.0) / 8.0;
                q[i, i + 7] += j * Math.Pow(dt, 3.0) / 6.0;
                q[i + 3, i + 7] += j * dt * dt / 2.0;
                q[i + 3, i] = q[i, i + 3];
                q[i + 7, i] = q[i, i + 7];
                q[i + 7, i + 3] = q[i + 3, i + 7];
            }
        }

        return q;
    }

    /// <summary>Range, azimuth, elevation and, if wanted, the range's rate, with the rows of their derivatives.</summary>
    public static (Matrix Measured, Matrix Slopes) Measured(Matrix x, RadarModel radar, bool withRate)
    {
        var turn = Turn(radar);
        var p = turn * (x.Corner(3, 1) - Offset(radar));
        var v = turn * Matrix.Column(x[3, 0], x[4, 0], x[5, 0]);
        double e = p[0, 0], n = p[1, 0], u = p[2, 0];
        double h = Math.Sqrt((e * e) + (n * n)), r = Math.Sqrt((h * h) + (u * u));
        var rate = ((e * v[0, 0]) + (n * v[1, 0]) + (u * v[2, 0])) / r;
        var rows = withRate ? 4 : 3;
        var measured = Matrix.Column(r, Math.Atan2(e, n), Math.Atan2(u, h), rate).Corner(rows, 1);
        double[,] own =
        {
            { e / r, n / r, u / r },
            { n / (h * h), -e / (h * h), 0.0 },
            { -e * u / (h * r * r), -n * u / (h * r * r), h / (r * r) },
            { (v[0, 0] - (rate * e / r)) / r, (v[1, 0] - (rate * n / r)) / r, (v[2, 0] - (rate * u / r)) / r },
        };
        var byPlace = Matrix.Made(rows, 3, (i, j) => own[i, j]) * turn;
        var slopes = Matrix.Made(rows, Size, (i, j) => j < 3 ? byPlace[i, j] : 0.0);
        if (withRate)
        {
            var byRate = Matrix.Made(1, 3, (_, j) => p[j, 0] / r) * turn;
            for (var j = 0; j < 3; j++)
            {
                slopes[3, 3 + j] = byRate[0, j];
            }
        }

        return (measured, slopes);
    }

    public static Matrix Errors(RadarModel radar, bool withRate)
    {
        double[] variances = [radar.RangeVariance_m2, radar.AzimuthVariance_rad2, radar.ElevationVariance_rad2, radar.RangeRateVariance_m2ps2];
        var rows = withRate ? 4 : 3;
        return Matrix.Made(rows, rows, (i, j) => i == j ? variances[i] : 0.0);
    }

    /// <summary>ν = z − h(x), S = H·P·Hᵀ + R, K = P·Hᵀ·S⁻¹. What does not hang on the plot is kept while the estimate stays.</summary>
    public Innovation Against(in RadarPlot plot, bool withRate)
    {
        if (_ready is null || _ready.X != X || _ready.P != P || _ready.Measured.Rows != (withRate ? 4 : 3))
        {
            var (measured, slopes) = Measured(X, Radar, withRate);
            var spread = (slopes * P * slopes.Transposed()) + Errors(Radar, withRate);
            var inverted = spread.Inverse(out var determinant);
            _ready = new Ready(X, P, measured, spread, inverted, P * slopes.Transposed() * inverted, Math.Log(determinant));
        }

        var z = Matrix.Column(plot.Range_m, plot.Azimuth_rad, plot.Elevation_rad, plot.RangeRate_mps).Corner(withRate ? 4 : 3, 1);
        var nu = z - _ready.Measured;
        nu[1, 0] = Math.IEEERemainder(nu[1, 0], 2.0 * Math.PI);
        var distance = (nu.Transposed() * _ready.Inverse * nu)[0, 0];
        var log = (-0.5 * (distance + _ready.LogDeterminant + (nu.Rows * Math.Log(2.0 * Math.PI)))) + (withRate ? Math.Log(RadarModel.RateSpan_mps) : 0.0);
        return new Innovation(nu, _ready.S, _ready.Gain, distance, log);
    }

    private static Matrix Turn(RadarModel radar) => Matrix.Made(3, 3, (i, j) => radar.Rotation[(3 * i) + j]);

    private static Matrix Offset(RadarModel radar) => Matrix.Column(radar.Offset.East, radar.Offset.North, radar.Offset.Up);

    private static (double Carry, double Kept) Climb(MotionModel model, double dt)
    {
        var a = 1.0 / model.Noise.ClimbTime_s;
        return a * dt < 1e-3 ? (dt, 1.0 - (a * dt)) : ((1.0 - Math.Exp(-a * dt)) / a, Math.Exp(-a * dt));
    }

    private static void White(Matrix q, int row, int column, double intensity, double dt)
    {
        q[row, column] += intensity * dt * dt * dt / 3.0;
        q[row, column + 3] += intensity * dt * dt / 2.0;
        q[row + 3, column] += intensity * dt * dt / 2.0;
        q[row + 3, column + 3] += intensity * dt;
    }

    // sin θ/θ, (1 − cos θ)/θ and their slopes; by Taylor's series where the quotients would cancel.
    private static double Sinc(double t) => Math.Abs(t) > 0.5 ? Math.Sin(t) / t : Series(t, n => n % 2 == 0 ? Sign(n / 2) / Factorial(n + 1) : 0.0);

    private static double Cosinc(double t) => Math.Abs(t) > 0.5 ? (1.0 - Math.Cos(t)) / t : Series(t, n => n % 2 == 1 ? Sign(n / 2) / Factorial(n + 1) : 0.0);

    private static double SincSlope(double t) => Math.Abs(t) > 0.5
        ? ((t * Math.Cos(t)) - Math.Sin(t)) / (t * t)
        : Series(t, n => n % 2 == 1 ? (n + 1) * Sign((n + 1) / 2) / Factorial(n + 2) : 0.0);

    private static double CosincSlope(double t) => Math.Abs(t) > 0.5
        ? ((t * Math.Sin(t)) - 1.0 + Math.Cos(t)) / (t * t)
        : Series(t, n => n % 2 == 0 ? (n + 1) * Sign(n / 2) / Factorial(n + 2) : 0.0);

    private static double Series(double t, Func<int, double> coefficient)
    {
        var sum = 0.0;
        for (var n = 0; n < 16; n++)
        {
            sum += coefficient(n) * Math.Pow(t, n);
        }

        return sum;
    }

    private static double Sign(int n) => n % 2 == 0 ? 1.0 : -1.0;

    private static double Factorial(int n) => n < 2 ? 1.0 : n * Factorial(n - 1);

    private sealed record Ready(Matrix X, Matrix P, Matrix Measured, Matrix S, Matrix Inverse, Matrix Gain, double LogDeterminant);
}

/// <summary>How a plot lies to a filter.</summary>
internal sealed record Innovation(Matrix Nu, Matrix S, Matrix Gain, double Distance, double LogLikelihood);
