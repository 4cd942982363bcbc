using Rampart.Tracking.Filters;
using Rampart.Tracking.Tests.Scenes;
using Rampart.Tracking.Tests.Slow;

namespace Rampart.Tracking.Tests.Filters;

public sealed class MotionPredictionTests
{
    private const int Blocks = 3;
    private const int Size = 12;

    private static readonly int[] Held = [0, 1, 2, 4, 5, 6];

    private static MotionModel Model(MotionKind kind, ProcessNoise noise) => new("m", kind, noise, Duration.FromSeconds(20.0), 1.0, 0.1);

    private static readonly ProcessNoise Silent = new(0.0, 0.0, 0.0);

    public static TheoryData<MotionKind, double, double> Motions
    {
        get
        {
            var motions = new TheoryData<MotionKind, double, double>
            {
                { MotionKind.ConstantVelocity, double.PositiveInfinity, 0.0 },
                { MotionKind.ConstantVelocity, 20.0, 0.0 },
                { MotionKind.ConstantAcceleration, double.PositiveInfinity, 0.0 },
            };

            // About the switch to the series (an angle of 0.01 in five seconds), on both sides of it, and far from it.
            foreach (var rate in new[] { 0.0, 1e-9, 1e-5, 1e-3, 1.99e-3, 2.01e-3, 0.01, 0.1, 0.5, 1.5 })
            {
                motions.Add(MotionKind.CoordinatedTurn, 20.0, rate);
                motions.Add(MotionKind.CoordinatedTurn, double.PositiveInfinity, -rate);
            }

            return motions;
        }
    }

    [Theory]
    [MemberData(nameof(Motions))]
    public void The_covariance_is_carried_by_the_derivative_of_the_motion(MotionKind kind, double climbTime_s, double turnRate_radps)
    {
        var model = Model(kind, Silent with { ClimbTime_s = climbTime_s });
        var luck = new Luck(3);
        foreach (var dt in new[] { 1e-3, 1.0, 5.0, 12.0 })
        {
            var step = MotionStep.Of(model, dt);
            var state = State(luck, kind, turnRate_radps);
            var covariance = Covariance(luck, kind);
            var slopes = Differences(x => Moved(x, model, step), state, kind);
            var expected = slopes * AsMatrix(covariance) * slopes.Transposed();
            MotionPrediction.Predict(state, covariance, model, step, Blocks);
            for (var i = 0; i < Size; i++)
            {
                for (var j = 0; j < Size; j++)
                {
                    var scale = Math.Sqrt(expected[i, i] * expected[j, j]);
                    Assert.Equal(expected[i, j], covariance[(i * Size) + j], (1e-5 * scale) + 1e-12);
                }
            }
        }
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(-0.3)]
    public void A_turn_keeps_the_speed_and_runs_on_a_circle(double turnRate_radps)
    {
        var model = Model(MotionKind.CoordinatedTurn, Silent);
        const double Speed = 250.0, Dt = 3.0;
        double[] state = [0.0, 0.0, 0.0, 0.0, 0.0, Speed, 0.0, turnRate_radps, 0.0, 0.0, 0.0, 0.0];
        MotionPrediction.Predict(state, new double[Size * Size], model, MotionStep.Of(model, Dt), Blocks);

        // Northward at first, turning to the left: the middle of the circle lies at a radius to the west.
        var radius = Speed / turnRate_radps;
        var angle = turnRate_radps * Dt;
        var versine = 2.0 * Math.Sin(angle / 2.0) * Math.Sin(angle / 2.0);
        Assert.Equal(Speed, Math.Sqrt((state[4] * state[4]) + (state[5] * state[5])), 1e-9);
        Assert.Equal(-radius * versine, state[0], 1e-6);
        Assert.Equal(radius * Math.Sin(angle), state[1], 1e-6);
    }

    [Fact]
    public void The_series_of_a_small_turn_meets_the_quotients_where_it_hands_over()
    {
        var model = Model(MotionKind.CoordinatedTurn, Silent);
        var under = new double[] { 0.0, 0.0, 0.0, 0.0, 200.0, 100.0, 5.0, 0.01 - 1e-12, 0.0, 0.0, 0.0, 0.0 };
        var over = (double[])under.Clone();
        over[7] = 0.01 + 1e-12;
        var luck = new Luck(8);
        var underCovariance = Covariance(luck, MotionKind.CoordinatedTurn);
        var overCovariance = (double[])underCovariance.Clone();
        var step = MotionStep.Of(model, 1.0);
        MotionPrediction.Predict(under, underCovariance, model, step, Blocks);
        MotionPrediction.Predict(over, overCovariance, model, step, Blocks);
        for (var i = 0; i < Size; i++)
        {
            Assert.Equal(under[i], over[i], 1e-7);
            for (var j = 0; j < Size; j++)
            {
                Assert.Equal(underCovariance[(i * Size) + j], overCovariance[(i * Size) + j], 1e-5 * Math.Sqrt(underCovariance[(i * Size) + i] * underCovariance[(j * Size) + j]));
            }
        }
    }

    [Theory]
    [InlineData(MotionKind.ConstantVelocity, double.PositiveInfinity)]
    [InlineData(MotionKind.ConstantVelocity, 20.0)]
    [InlineData(MotionKind.ConstantVelocity, 2.0)]
    [InlineData(MotionKind.CoordinatedTurn, 20.0)]
    [InlineData(MotionKind.ConstantAcceleration, double.PositiveInfinity)]
    public void The_noise_of_a_step_is_what_many_small_steps_add_up_to(MotionKind kind, double climbTime_s)
    {
        const int Steps = 5_000;
        const double Dt = 10.0;
        var vertical = kind == MotionKind.ConstantAcceleration ? 0.0 : 7.0;
        var sideways = kind == MotionKind.ConstantAcceleration ? 0.0 : 1.0;
        var model = Model(kind, new ProcessNoise(4.0 * sideways, 9.0 * sideways, vertical, climbTime_s, 0.0, 2.0));
        var once = new double[Size * Size];
        var often = new double[Size * Size];
        MotionPrediction.Predict(Straight(), once, model, MotionStep.Of(model, Dt), Blocks);
        var state = Straight();
        var step = MotionStep.Of(model, Dt / Steps);
        for (var i = 0; i < Steps; i++)
        {
            MotionPrediction.Predict(state, often, model, step, Blocks);
        }

        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                Assert.Equal(often[(i * Size) + j], once[(i * Size) + j], (1e-3 * Math.Sqrt(often[(i * Size) + i] * often[(j * Size) + j])) + 1e-12);
            }
        }

        static double[] Straight() => [0.0, 0.0, 0.0, 0.0, 180.0, 240.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    }

    [Fact]
    public void Noise_along_the_course_lies_along_it()
    {
        var model = Model(MotionKind.ConstantVelocity, new ProcessNoise(8.0, 2.0, 0.0));
        double[] state = [0.0, 0.0, 0.0, 0.0, 300.0, 400.0, 0.0, 0.0];
        var covariance = new double[64];
        MotionPrediction.Predict(state, covariance, model, MotionStep.Of(model, 1.0), 2);

        // The rates' noise along (0.6, 0.8) and across it.
        double ee = covariance[(4 * 8) + 4], en = covariance[(4 * 8) + 5], nn = covariance[(5 * 8) + 5];
        Assert.Equal(8.0, (0.36 * ee) + (0.96 * en) + (0.64 * nn), 1e-12);
        Assert.Equal(2.0, (0.64 * ee) - (0.96 * en) + (0.36 * nn), 1e-12);
        Assert.Equal(0.0, (0.48 * (nn - ee)) + ((0.36 - 0.64) * en), 1e-12);
    }

    [Theory]
    [InlineData(MotionKind.ConstantVelocity)]
    [InlineData(MotionKind.CoordinatedTurn)]
    [InlineData(MotionKind.ConstantAcceleration)]
    public void A_step_of_no_time_does_nothing(MotionKind kind)
    {
        var luck = new Luck(4);
        var model = Model(kind, new ProcessNoise(4.0, 9.0, 7.0, 20.0, 0.1, 2.0));
        var state = State(luck, kind, 0.2);
        var covariance = Covariance(luck, kind);
        var (stateBefore, covarianceBefore) = ((double[])state.Clone(), (double[])covariance.Clone());
        MotionPrediction.Predict(state, covariance, model, MotionStep.Of(model, 0.0), Blocks);

        Assert.Equal(stateBefore, state);
        Assert.Equal(covarianceBefore, covariance);
    }

    [Fact]
    public void A_step_back_in_time_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MotionStep.Of(Model(MotionKind.ConstantVelocity, Silent), -1.0));
    }

    // Rounding makes the halves differ, and an acceleration carries the difference on: a track of a hundred looks has 1e-12 of it.
    [Theory]
    [InlineData(MotionKind.ConstantVelocity, 1e-12)]
    [InlineData(MotionKind.CoordinatedTurn, 1e-7)]
    [InlineData(MotionKind.ConstantAcceleration, 1e-3)]
    public void The_covariance_stays_symmetric_and_positive_over_a_hundred_thousand_steps(MotionKind kind, double unlike)
    {
        var luck = new Luck(5);
        var model = Model(kind, new ProcessNoise(4.0, 9.0, 7.0, 20.0, 1e-4, 2.0));
        var state = State(luck, kind, 0.1);
        var covariance = Covariance(luck, kind);
        var gain = new double[Size];
        for (var round = 0; round < 100_000; round++)
        {
            MotionPrediction.Predict(state, covariance, model, MotionStep.Of(model, luck.Between(0.0, 8.0)), Blocks);

            // Something is measured, so that nothing grows beyond bounds: the place along each axis, and the turn rate or acceleration now and then.
            for (var axis = 0; axis < 3; axis++)
            {
                Observe(covariance, gain, axis, 1e4);
                Observe(covariance, gain, axis + 4, 100.0);
            }

            foreach (var only in Only(kind))
            {
                Observe(covariance, gain, only, kind == MotionKind.CoordinatedTurn ? 0.01 : 100.0);
                state[only] = luck.Between(-0.2, 0.2);
            }

            if (round % 500 != 0)
            {
                continue;
            }

            var matrix = AsMatrix(covariance);
            var held = Matrix.Made(Held.Length + Only(kind).Length, Held.Length + Only(kind).Length, (i, j) => matrix[HeldAt(kind, i), HeldAt(kind, j)]);
            Assert.NotNull(held.LowerFactor());
            for (var i = 0; i < Size; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    Assert.Equal(matrix[i, j], matrix[j, i], unlike * Math.Sqrt(matrix[i, i] * matrix[j, j]));
                }
            }
        }
    }

    private static int HeldAt(MotionKind kind, int at) => at < Held.Length ? Held[at] : Only(kind)[at - Held.Length];

    private static int[] Only(MotionKind kind) => kind switch
    {
        MotionKind.CoordinatedTurn => [StateLayout.TurnRate],
        MotionKind.ConstantAcceleration => [8, 9, 10],
        _ => [],
    };

    // P ← P − P·h·hᵀ·P/(hᵀ·P·h + r), h one component; read from rows, as the filter does.
    private static void Observe(double[] p, double[] gain, int component, double variance)
    {
        var s = p[(component * Size) + component] + variance;
        for (var i = 0; i < Size; i++)
        {
            gain[i] = p[(component * Size) + i];
        }

        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                p[(i * Size) + j] -= gain[i] * gain[j] / s;
            }
        }
    }

    private static double[] State(Luck luck, MotionKind kind, double turnRate_radps)
    {
        var state = new double[Size];
        for (var axis = 0; axis < 3; axis++)
        {
            state[axis] = luck.Between(-5e4, 5e4);
            state[axis + 4] = luck.Between(-300.0, 300.0);
            state[axis + 8] = kind == MotionKind.ConstantAcceleration ? luck.Between(-30.0, 30.0) : 0.0;
        }

        state[7] = kind == MotionKind.CoordinatedTurn ? turnRate_radps : 0.0;
        return state;
    }

    /// <summary>B·Bᵀ over what the kind holds, with deviations of about 100 m, 30 m/s, 0.1 rad/s and 5 m/s².</summary>
    private static double[] Covariance(Luck luck, MotionKind kind)
    {
        var root = Matrix.Made(Size, Size, (i, j) => Deviation(i) * luck.Normal() * (j <= i ? 1.0 : 0.3));
        var product = root * root.Transposed();
        var covariance = new double[Size * Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                covariance[(i * Size) + j] = product[i, j];
            }
        }

        return covariance;

        double Deviation(int i) => i switch
        {
            < 3 => 100.0,
            >= 4 and < 7 => 30.0,
            7 => kind == MotionKind.CoordinatedTurn ? 0.1 : 0.0,
            >= 8 and < 11 => kind == MotionKind.ConstantAcceleration ? 5.0 : 0.0,
            _ => 0.0,
        };
    }

    private static double[] Moved(double[] x, MotionModel model, MotionStep step)
    {
        var moved = (double[])x.Clone();
        MotionPrediction.Predict(moved, new double[Size * Size], model, step, Blocks);
        return moved;
    }

    private static Matrix Differences(Func<double[], double[]> function, double[] at, MotionKind kind)
    {
        var slopes = new Matrix(Size, Size);
        foreach (var column in Held.Concat(Only(kind)))
        {
            // The turn rate's step is large enough against the rounding of places of 50 km, and small against the curve.
            var h = column == StateLayout.TurnRate ? 1e-5 : 1e-2;
            var (more, less) = ((double[])at.Clone(), (double[])at.Clone());
            more[column] += h;
            less[column] -= h;
            var (right, left) = (function(more), function(less));
            for (var row = 0; row < Size; row++)
            {
                slopes[row, column] = (right[row] - left[row]) / (2.0 * h);
            }
        }

        return slopes;
    }

    private static Matrix AsMatrix(double[] covariance) => Matrix.Made(Size, Size, (i, j) => covariance[(i * Size) + j]);
}
