using System.Runtime.InteropServices;
using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <summary>Carries a state and its covariance forward by the equations of a motion model.</summary>
/// <remarks>
/// <para>Formula: x ← f(x, dt), P ← F·P·Fᵀ + Q, F = ∂f/∂x. Constant velocity: p + v·dt. Constant acceleration: p + v·dt + a·dt²/2.
/// Coordinated turn with θ = ω·dt: p′ = p + [sin θ/ω, −(1 − cos θ)/ω; (1 − cos θ)/ω, sin θ/ω]·v, v′ = [cos θ, −sin θ; sin θ, cos θ]·v,
/// the height at a rate that stays or is given up with a time constant. Q of white noise of intensity q over dt: q·dt³/3, q·dt²/2, q·dt for place, cross and rate; for jerk of
/// intensity j: j·dt⁵/20, j·dt⁴/8, j·dt³/6, j·dt³/3, j·dt²/2, j·dt. Noise along and across is turned by the direction of flight.</para>
/// <para>Source: Bar-Shalom, Li and Kirubarajan, Estimation with Applications to Tracking and Navigation (2001), 6.2 and 11.7 (sections
/// unconfirmed); the derivatives by the state are checked against differences by a test.</para>
/// <para>Valid: dt ≥ 0; the turn in the horizontal plane of the tracker's frame. Noise of the turn rate reaches the velocity only with
/// the next step.</para>
/// </remarks>
public static class MotionPrediction
{
    // Below this angle the quotients by the turn rate are taken from their series; what is left out is under 1e-8 of them.
    private const double SmallTurn_rad = 1e-2;

    /// <summary>Carries the state and covariance by dt seconds.</summary>
    /// <param name="state">One state, of the layout's length.</param>
    /// <param name="covariance">Its covariance, row by row.</param>
    /// <param name="model">The equations and the noise.</param>
    /// <param name="step">What the seconds mean for this model.</param>
    /// <param name="blocks">Two or three, see <see cref="StateLayout"/>.</param>
    public static void Predict(Span<double> state, Span<double> covariance, MotionModel model, in MotionStep step, int blocks)
    {
        ArgumentNullException.ThrowIfNull(model);
        var size = StateLayout.Size(blocks);
        ArgumentOutOfRangeException.ThrowIfLessThan(state.Length, size);
        ArgumentOutOfRangeException.ThrowIfLessThan(covariance.Length, size * size);
        ref var x = ref MemoryMarshal.GetReference(state);
        ref var p = ref MemoryMarshal.GetReference(covariance);
        switch (model.Kind)
        {
            case MotionKind.ConstantVelocity:
                Straight(ref x, ref p, ref x, ref p, step, size);
                break;
            case MotionKind.CoordinatedTurn:
                Turn(state, covariance, step, size);
                covariance[(StateLayout.TurnRate * size) + StateLayout.TurnRate] += model.Noise.TurnRate_rad2ps3 * step.Dt;
                break;
            default:
                ArgumentOutOfRangeException.ThrowIfNotEqual(blocks, 3);
                Accelerated(ref x, ref p, step.Dt);
                AddJerk(covariance, model.Noise.Jerk_m2ps5, step.Dt);
                break;
        }

        AddNoise(state, covariance, model, step, size);
    }

    /// <summary>As <see cref="Predict"/> with nearly constant velocity, but leaves what it begins with as it is.</summary>
    /// <param name="state">One state, of the layout's length.</param>
    /// <param name="covariance">Its covariance, row by row.</param>
    /// <param name="nextState">Takes the state after the step.</param>
    /// <param name="nextCovariance">Takes its covariance.</param>
    /// <param name="model">Of nearly constant velocity.</param>
    /// <param name="step">What the seconds mean for this model.</param>
    /// <param name="blocks">Two or three, see <see cref="StateLayout"/>.</param>
    public static void PredictStraight(
        ReadOnlySpan<double> state, ReadOnlySpan<double> covariance, Span<double> nextState, Span<double> nextCovariance, MotionModel model, in MotionStep step, int blocks)
    {
        ArgumentNullException.ThrowIfNull(model);
        var size = StateLayout.Size(blocks);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(state.Length, nextState.Length), size);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(covariance.Length, nextCovariance.Length), size * size);
        Straight(
            ref MemoryMarshal.GetReference(state), ref MemoryMarshal.GetReference(covariance),
            ref MemoryMarshal.GetReference(nextState), ref MemoryMarshal.GetReference(nextCovariance), step, size);
        AddNoise(nextState, nextCovariance, model, step, size);
    }

    // P ← (I + N)·P·(I + N)ᵀ, where N takes the rates to the places: of each row first what comes from another row, then what goes between its columns.
    // No row is needed again once a later one is written, so that what goes in and what comes out may be the same.
    private static void Straight(ref double x, ref double p, ref double nextX, ref double nextP, in MotionStep step, int size)
    {
        var carry = Four.Of(step.Dt, step.Dt, step.ClimbCarry, 0.0);
        var keep = Four.Of(1.0, 1.0, step.ClimbKept, 0.0);
        var ofState = Four.Load(ref x, 4);
        (Four.Load(ref x, 0) + (carry * ofState)).Store(ref nextX, 0);
        (keep * ofState).Store(ref nextX, 4);
        for (var row = 0; row < 3; row++)
        {
            int to = row * size, from = (row + 4) * size;
            var by = Four.All(row == 2 ? step.ClimbCarry : step.Dt);
            var ofRates = Four.Load(ref p, to + 4) + (by * Four.Load(ref p, from + 4));
            (Four.Load(ref p, to) + (by * Four.Load(ref p, from)) + (carry * ofRates)).Store(ref nextP, to);
            (keep * ofRates).Store(ref nextP, to + 4);
            for (var block = 8; block < size; block += 4)
            {
                (Four.Load(ref p, to + block) + (by * Four.Load(ref p, from + block))).Store(ref nextP, to + block);
            }
        }

        var kept = Four.All(step.ClimbKept);
        for (var row = 3; row < size; row++)
        {
            var at = row * size;
            var ofRates = Four.Load(ref p, at + 4);
            var ofPlaces = Four.Load(ref p, at);
            if (row == StateLayout.UpRate)
            {
                (ofPlaces, ofRates) = (kept * ofPlaces, kept * ofRates);
            }

            (ofPlaces + (carry * ofRates)).Store(ref nextP, at);
            (keep * ofRates).Store(ref nextP, at + 4);
            for (var block = 8; block < size; block += 4)
            {
                var further = Four.Load(ref p, at + block);
                (row == StateLayout.UpRate ? kept * further : further).Store(ref nextP, at + block);
            }
        }
    }

    // The fourth of a block is no rate and no acceleration.
    private static Four Places => Four.Of(1.0, 1.0, 1.0, 0.0);

    private static void Accelerated(ref double x, ref double p, double dt)
    {
        const int Size = 12;
        var step = Four.All(dt);
        var half = Four.All(0.5 * dt * dt);
        var rates = Places * Four.Load(ref x, 4);
        var accelerations = Places * Four.Load(ref x, 8);
        (Four.Load(ref x, 0) + (step * rates) + (half * accelerations)).Store(ref x, 0);
        (Four.Load(ref x, 4) + (step * accelerations)).Store(ref x, 4);
        for (var row = 0; row < 3; row++)
        {
            int place = row * Size, rate = (row + 4) * Size, acceleration = (row + 8) * Size;
            for (int block = 0; block < Size; block += 4)
            {
                var ofRate = Four.Load(ref p, rate + block);
                var ofAcceleration = Four.Load(ref p, acceleration + block);
                (Four.Load(ref p, place + block) + (step * ofRate) + (half * ofAcceleration)).Store(ref p, place + block);
                (ofRate + (step * ofAcceleration)).Store(ref p, rate + block);
            }
        }

        for (var row = 0; row < Size; row++)
        {
            var at = row * Size;
            var ofRate = Places * Four.Load(ref p, at + 4);
            var ofAcceleration = Places * Four.Load(ref p, at + 8);
            (Four.Load(ref p, at) + (step * ofRate) + (half * ofAcceleration)).Store(ref p, at);
            (Four.Load(ref p, at + 4) + (step * ofAcceleration)).Store(ref p, at + 4);
        }
    }

    private static void Turn(Span<double> x, Span<double> p, in MotionStep step, int size)
    {
        var dt = step.Dt;
        double eastRate = x[StateLayout.EastRate], northRate = x[StateLayout.NorthRate], rate = x[StateLayout.TurnRate];
        var angle = rate * dt;
        var (sin, cos) = Portable.SinCos(angle);
        double along, aside, alongSlope, asideSlope;
        if (Math.Abs(angle) < SmallTurn_rad)
        {
            var square = angle * angle;
            along = dt * (1.0 - (square / 6.0));
            aside = dt * angle * (0.5 - (square / 24.0));
            alongSlope = -dt * dt * angle * ((1.0 / 3.0) - (square / 30.0));
            asideSlope = dt * dt * (0.5 - (square / 8.0));
        }
        else
        {
            along = sin / rate;
            aside = (1.0 - cos) / rate;
            alongSlope = ((dt * cos) - along) / rate;
            asideSlope = ((dt * sin) - aside) / rate;
        }

        Span<double> f =
        [
            along, -aside, (eastRate * alongSlope) - (northRate * asideSlope),
            aside, along, (eastRate * asideSlope) + (northRate * alongSlope),
            cos, -sin, -dt * ((eastRate * sin) + (northRate * cos)),
            sin, cos, dt * ((eastRate * cos) - (northRate * sin)),
        ];
        x[StateLayout.East] += (along * eastRate) - (aside * northRate);
        x[StateLayout.North] += (aside * eastRate) + (along * northRate);
        x[StateLayout.Up] += step.ClimbCarry * x[StateLayout.UpRate];
        x[StateLayout.UpRate] *= step.ClimbKept;
        x[StateLayout.EastRate] = (cos * eastRate) - (sin * northRate);
        x[StateLayout.NorthRate] = (sin * eastRate) + (cos * northRate);

        // P′ = F·(F·P)ᵀ since P is symmetric: rows, mirror, rows.
        ref var covariance = ref MemoryMarshal.GetReference(p);
        TurnRows(ref covariance, f, step, size);
        Mirror(p, size);
        TurnRows(ref covariance, f, step, size);
    }

    private static void TurnRows(ref double p, ReadOnlySpan<double> f, in MotionStep step, int size)
    {
        int east = 0, north = size, up = 2 * size;
        int eastRate = 4 * size, northRate = 5 * size, upRate = 6 * size, rate = 7 * size;
        for (int block = 0; block < size; block += 4)
        {
            var ofEast = Four.Load(ref p, eastRate + block);
            var ofNorth = Four.Load(ref p, northRate + block);
            var ofRate = Four.Load(ref p, rate + block);
            (Four.Load(ref p, east + block) + (Four.All(f[0]) * ofEast) + (Four.All(f[1]) * ofNorth) + (Four.All(f[2]) * ofRate)).Store(ref p, east + block);
            (Four.Load(ref p, north + block) + (Four.All(f[3]) * ofEast) + (Four.All(f[4]) * ofNorth) + (Four.All(f[5]) * ofRate)).Store(ref p, north + block);
            var ofUp = Four.Load(ref p, upRate + block);
            (Four.Load(ref p, up + block) + (Four.All(step.ClimbCarry) * ofUp)).Store(ref p, up + block);
            (Four.All(step.ClimbKept) * ofUp).Store(ref p, upRate + block);
            ((Four.All(f[6]) * ofEast) + (Four.All(f[7]) * ofNorth) + (Four.All(f[8]) * ofRate)).Store(ref p, eastRate + block);
            ((Four.All(f[9]) * ofEast) + (Four.All(f[10]) * ofNorth) + (Four.All(f[11]) * ofRate)).Store(ref p, northRate + block);
        }
    }

    private static void Mirror(Span<double> p, int size)
    {
        for (var row = 1; row < size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                (p[(row * size) + column], p[(column * size) + row]) = (p[(column * size) + row], p[(row * size) + column]);
            }
        }
    }

    private static void AddNoise(ReadOnlySpan<double> x, Span<double> p, MotionModel model, in MotionStep step, int size)
    {
        var noise = model.Noise;
        var dt = step.Dt;
        double rate = dt, cross = 0.5 * dt * dt, place = dt * dt * dt / 3.0;
        AddAxis(p, size, StateLayout.Up, StateLayout.Up, 1.0, step.ClimbPlace, step.ClimbCross, step.ClimbRate);
        double east = noise.Across_m2ps3, north = noise.Across_m2ps3, mixed = 0.0;
        var difference = noise.Along_m2ps3 - noise.Across_m2ps3;
        if (difference != 0.0)
        {
            double ve = x[StateLayout.EastRate], vn = x[StateLayout.NorthRate];
            var square = (ve * ve) + (vn * vn);

            // Without a direction both shares are taken alike.
            (double ee, double nn, double en) = square > 1.0 ? (ve * ve / square, vn * vn / square, ve * vn / square) : (0.5, 0.5, 0.0);
            east += difference * ee;
            north += difference * nn;
            mixed = difference * en;
        }

        AddAxis(p, size, StateLayout.East, StateLayout.East, east, place, cross, rate);
        AddAxis(p, size, StateLayout.North, StateLayout.North, north, place, cross, rate);
        if (mixed != 0.0)
        {
            AddAxis(p, size, StateLayout.East, StateLayout.North, mixed, place, cross, rate);
            AddAxis(p, size, StateLayout.North, StateLayout.East, mixed, place, cross, rate);
        }
    }

    private static void AddAxis(Span<double> p, int size, int row, int column, double intensity, double place, double cross, double rate)
    {
        p[(row * size) + column] += intensity * place;
        p[(row * size) + column + 4] += intensity * cross;
        p[((row + 4) * size) + column] += intensity * cross;
        p[((row + 4) * size) + column + 4] += intensity * rate;
    }

    private static void AddJerk(Span<double> p, double intensity, double dt)
    {
        const int Size = 12;
        var square = dt * dt;
        Span<double> terms = [square * square * dt / 20.0, square * square / 8.0, square * dt / 6.0, square * dt / 3.0, square / 2.0, dt];
        for (var axis = 0; axis < 3; axis++)
        {
            p[(axis * Size) + axis] += intensity * terms[0];
            p[(axis * Size) + axis + 4] += intensity * terms[1];
            p[((axis + 4) * Size) + axis] += intensity * terms[1];
            p[(axis * Size) + axis + 8] += intensity * terms[2];
            p[((axis + 8) * Size) + axis] += intensity * terms[2];
            p[((axis + 4) * Size) + axis + 4] += intensity * terms[3];
            p[((axis + 4) * Size) + axis + 8] += intensity * terms[4];
            p[((axis + 8) * Size) + axis + 4] += intensity * terms[4];
            p[((axis + 8) * Size) + axis + 8] += intensity * terms[5];
        }
    }
}
