using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <content>The radar's side of the filter: what it would measure of a row, how a plot differs from it, and what the plot changes.</content>
public sealed partial class FilterBank
{
    /// <summary>What the radar would measure, the factor of the innovation's covariance and H·P, from which the gains come: the same for every plot of the look.</summary>
    private void Prepare(int at)
    {
        Span<double> byPlace = stackalloc double[12];
        Span<double> byRate = stackalloc double[3];
        var measured = _measured.AsSpan(at * 4, 4);
        RadarMeasurement.SlopesOf(_state.AsSpan(at * _size, _size), _radar, measured, byPlace, byRate);
        ref var p = ref _covariance[at * _square];
        ref var w = ref _gain[at * 4 * _size];
        var rows = _measuresRate ? 4 : 3;

        // Rows of H·P; P is symmetric, so that its rows serve as columns.
        for (var k = 0; k < rows; k++)
        {
            for (var block = 0; block < _size; block += 4)
            {
                var sum = (Four.All(byPlace[3 * k]) * Four.Load(ref p, block))
                    + (Four.All(byPlace[(3 * k) + 1]) * Four.Load(ref p, (_size + block)))
                    + (Four.All(byPlace[(3 * k) + 2]) * Four.Load(ref p, ((2 * _size) + block)));
                if (k == 3)
                {
                    sum += (Four.All(byRate[0]) * Four.Load(ref p, ((4 * _size) + block)))
                        + (Four.All(byRate[1]) * Four.Load(ref p, ((5 * _size) + block)))
                        + (Four.All(byRate[2]) * Four.Load(ref p, ((6 * _size) + block)));
                }

                sum.Store(ref w, ((k * _size) + block));
            }
        }

        ref var factor = ref _factor[at * FactorSize];
        Factorise(ref w, ref MemoryMarshal.GetReference(byPlace), ref MemoryMarshal.GetReference(byRate), rows, ref factor);
    }

    /// <summary>W = (H·P)ᵀ·L⁻ᵀ, the rows one after another: only what takes a plot in needs it, and it takes the place of H·P.</summary>
    private void Weigh(int at)
    {
        ref var w = ref _gain[at * 4 * _size];
        ref var factor = ref _factor[at * FactorSize];
        for (var block = 0; block < _size; block += 4)
        {
            var first = Four.All(factor) * Four.Load(ref w, block);
            var second = (Four.Load(ref w, _size + block) - (Factor(ref factor, 1) * first)) * Factor(ref factor, 2);
            var third = (Four.Load(ref w, (2 * _size) + block) - (Factor(ref factor, 3) * first) - (Factor(ref factor, 4) * second)) * Factor(ref factor, 5);
            first.Store(ref w, block);
            second.Store(ref w, _size + block);
            third.Store(ref w, (2 * _size) + block);
            if (_measuresRate)
            {
                var fourth = (Four.Load(ref w, (3 * _size) + block)
                    - (Factor(ref factor, 6) * first) - (Factor(ref factor, 7) * second) - (Factor(ref factor, 8) * third)) * Factor(ref factor, 9);
                fourth.Store(ref w, (3 * _size) + block);
            }
        }
    }

    private static Four Factor(ref double factor, int at) => Four.All(Unsafe.Add(ref factor, at));

    // The lower factor lies row by row: 1, 2, 3 and 4 entries; on the diagonal stand the reciprocals. Behind it the products of the diagonal, without and with the rate:
    // and behind these the logarithms of the densities' scales, no numbers until they are asked for.
    private void Factorise(ref double cross, ref double byPlace, ref double byRate, int rows, ref double factor)
    {
        ref var ofAzimuth = ref Unsafe.Add(ref byPlace, 3);
        ref var ofElevation = ref Unsafe.Add(ref byPlace, 6);
        ref var c1 = ref Unsafe.Add(ref cross, _size);
        ref var c2 = ref Unsafe.Add(ref cross, 2 * _size);
        var root = RootOf(Along(ref cross, ref byPlace) + _radar.RangeVariance_m2);
        var product = root;
        var f0 = 1.0 / root;

        var f1 = Along(ref cross, ref ofAzimuth) * f0;
        root = RootOf(Along(ref c1, ref ofAzimuth) + _radar.AzimuthVariance_rad2 - (f1 * f1));
        product *= root;
        var f2 = 1.0 / root;

        var f3 = Along(ref cross, ref ofElevation) * f0;
        var f4 = (Along(ref c1, ref ofElevation) - (f3 * f1)) * f2;
        root = RootOf(Along(ref c2, ref ofElevation) + _radar.ElevationVariance_rad2 - (f3 * f3) - (f4 * f4));
        product *= root;
        var f5 = 1.0 / root;
        factor = f0;
        Unsafe.Add(ref factor, 1) = f1;
        Unsafe.Add(ref factor, 2) = f2;
        Unsafe.Add(ref factor, 3) = f3;
        Unsafe.Add(ref factor, 4) = f4;
        Unsafe.Add(ref factor, 5) = f5;
        Unsafe.Add(ref factor, 10) = product;
        Unsafe.Add(ref factor, 12) = double.NaN;
        if (rows < 4)
        {
            return;
        }

        ref var ofRate = ref Unsafe.Add(ref byPlace, 9);
        ref var c3 = ref Unsafe.Add(ref cross, 3 * _size);
        var f6 = (Along(ref cross, ref ofRate) + Along(ref Unsafe.Add(ref cross, 4), ref byRate)) * f0;
        var f7 = (Along(ref c1, ref ofRate) + Along(ref Unsafe.Add(ref c1, 4), ref byRate) - (f6 * f1)) * f2;
        var f8 = (Along(ref c2, ref ofRate) + Along(ref Unsafe.Add(ref c2, 4), ref byRate) - (f6 * f3) - (f7 * f4)) * f5;
        root = RootOf(Along(ref c3, ref ofRate) + Along(ref Unsafe.Add(ref c3, 4), ref byRate) + _radar.RangeRateVariance_m2ps2 - (f6 * f6) - (f7 * f7) - (f8 * f8));
        Unsafe.Add(ref factor, 6) = f6;
        Unsafe.Add(ref factor, 7) = f7;
        Unsafe.Add(ref factor, 8) = f8;
        Unsafe.Add(ref factor, 9) = 1.0 / root;
        Unsafe.Add(ref factor, 11) = product * root;
        Unsafe.Add(ref factor, 13) = double.NaN;
    }

    /// <summary>The logarithm of the density's scale, without and with the rate: reckoned when a plot is first found inside the gate, which to many tracks never happens.</summary>
    private double LogScale(int at, bool withRate)
    {
        var factor = _factor.AsSpan(at * FactorSize, FactorSize);
        ref var scale = ref factor[withRate ? 13 : 12];
        if (double.IsNaN(scale))
        {
            scale = withRate
                ? (2.0 * Portable.Log(factor[11])) + (4.0 * LogTwoPi) - (2.0 * LogRateSpan)
                : (2.0 * Portable.Log(factor[10])) + (3.0 * LogTwoPi);
        }

        return scale;
    }

    private static double RootOf(double variance) => Math.Sqrt(Math.Max(variance, double.Epsilon));

    private static double Along(ref double row, ref double derivative) =>
        (row * derivative) + (Unsafe.Add(ref row, 1) * Unsafe.Add(ref derivative, 1)) + (Unsafe.Add(ref row, 2) * Unsafe.Add(ref derivative, 2));

    /// <summary>y = L⁻¹ν and its square; a square that is greater than enough already is returned as it is, and what is left of y is not reckoned.</summary>
    private double Innovate(int at, int row, in RadarPlot plot, bool withRate, double enough, Span<double> y)
    {
        var measured = _measured.AsSpan(at * 4, 4);
        var factor = _factor.AsSpan(at * FactorSize, FactorSize);

        // A plot of the same look a moment earlier or later: the place is carried by the velocity, the errors stay.
        var isOther = plot.Time != _time[row];
        if (!isOther && double.IsNaN(measured[1]))
        {
            RadarMeasurement.AnglesOf(_state.AsSpan(at * _size, _size), _radar, measured);
        }

        var place = isOther ? PlaceAt(at, (plot.Time - _time[row]).Seconds) : default;
        var own = isOther ? _radar.ToRadar(place) : default;
        var range = isOther ? own.Norm : measured[0];
        y[0] = (plot.Range_m - range) * factor[0];
        var distance = y[0] * y[0];
        if (distance > enough)
        {
            return distance;
        }

        var azimuth = isOther ? Portable.Atan2(own.East, own.North) : measured[1];
        y[1] = (RadarMeasurement.Wrapped(plot.Azimuth_rad - azimuth) - (factor[1] * y[0])) * factor[2];
        distance += y[1] * y[1];
        if (distance > enough)
        {
            return distance;
        }

        var elevation = isOther ? Portable.Atan2(own.Up, Math.Sqrt((own.East * own.East) + (own.North * own.North))) : measured[2];
        y[2] = (plot.Elevation_rad - elevation - (factor[3] * y[0]) - (factor[4] * y[1])) * factor[5];
        distance += y[2] * y[2];
        if (withRate)
        {
            y[3] = (plot.RangeRate_mps - (isOther ? RateOf(at, place, range) : measured[3]) - (factor[6] * y[0]) - (factor[7] * y[1]) - (factor[8] * y[2])) * factor[9];
            distance += y[3] * y[3];
        }

        return distance;
    }

    private EnuOffset PlaceAt(int at, double dt)
    {
        var state = _state.AsSpan(at * _size, _size);
        return new EnuOffset(state[0] + (dt * state[4]), state[1] + (dt * state[5]), state[2] + (dt * state[6]));
    }

    private double RateOf(int at, in EnuOffset place, double range)
    {
        var state = _state.AsSpan(at * _size, _size);
        var off = place - _radar.Offset;
        return ((off.East * state[4]) + (off.North * state[5]) + (off.Up * state[6])) / range;
    }

    private void Shift(int at, ReadOnlySpan<double> y, int rows)
    {
        ref var state = ref _state[at * _size];
        ref var w = ref _gain[at * 4 * _size];
        for (var block = 0; block < _size; block += 4)
        {
            var value = Four.Load(ref state, block);
            for (var k = 0; k < rows; k++)
            {
                value += Four.All(y[k]) * Four.Load(ref w, ((k * _size) + block));
            }

            value.Store(ref state, block);
        }
    }

    /// <summary>P ← P − share·W·Wᵀ.</summary>
    private void Shrink(int at, int rows, double share)
    {
        ref var p = ref _covariance[at * _square];
        ref var w = ref _gain[at * 4 * _size];
        for (var i = 0; i < _size; i++)
        {
            // The fourth of the places is always zero, and so is its gain.
            if (i == StateLayout.Block - 1)
            {
                continue;
            }

            var first = Four.All(share * Unsafe.Add(ref w, i));
            var second = Four.All(share * Unsafe.Add(ref w, _size + i));
            var third = Four.All(share * Unsafe.Add(ref w, (2 * _size) + i));
            for (var block = 0; block < _size; block += 4)
            {
                var to = (i * _size) + block;
                var left = Four.Load(ref p, to) - (first * Four.Load(ref w, block)) - (second * Four.Load(ref w, _size + block)) - (third * Four.Load(ref w, (2 * _size) + block));
                if (rows == 4)
                {
                    left -= Four.All(share * Unsafe.Add(ref w, (3 * _size) + i)) * Four.Load(ref w, (3 * _size) + block);
                }

                left.Store(ref p, to);
            }
        }
    }

    /// <summary>P ← P + W·D·Wᵀ.</summary>
    private void Spread(int at, int rows, ReadOnlySpan<double> d)
    {
        var p = _covariance.AsSpan(at * _square, _square);
        var w = _gain.AsSpan(at * 4 * _size, 4 * _size);
        Span<double> left = stackalloc double[4];
        for (var i = 0; i < _size; i++)
        {
            for (var k = 0; k < rows; k++)
            {
                var sum = 0.0;
                for (var l = 0; l < rows; l++)
                {
                    sum += w[(l * _size) + i] * d[(l * 4) + k];
                }

                left[k] = sum;
            }

            for (var j = 0; j < _size; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < rows; k++)
                {
                    sum += left[k] * w[(k * _size) + j];
                }

                p[(i * _size) + j] += sum;
            }
        }
    }
}
