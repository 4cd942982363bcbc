using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <content>Several models side by side: what one brings into another before a step, and what a plot says of them.</content>
public sealed partial class FilterBank
{
    private void SetStep(double dt)
    {
        if (dt == _stepTime_s)
        {
            return;
        }

        _stepTime_s = dt;
        for (var model = 0; model < Models; model++)
        {
            _steps[model] = MotionStep.Of(_models[model], dt);
        }

        if (Models == 1)
        {
            return;
        }

        for (var from = 0; from < Models; from++)
        {
            var stay = Portable.Exp(-dt / _models[from].Sojourn.Seconds);
            var others = 0.0;
            for (var to = 0; to < Models; to++)
            {
                others += to == from ? 0.0 : _models[to].Share;
            }

            for (var to = 0; to < Models; to++)
            {
                _transition[(from * Models) + to] = to == from ? stay : (1.0 - stay) * _models[to].Share / others;
            }
        }
    }

    private void Mix(int row)
    {
        Span<double> predicted = stackalloc double[MostModels];
        Span<double> weight = stackalloc double[MostModels];
        ref var states = ref MemoryMarshal.GetReference(_state.AsSpan(row * Models * _size, Models * _size));
        ref var covariances = ref MemoryMarshal.GetReference(_covariance.AsSpan(row * Models * _square, Models * _square));
        for (var to = 0; to < Models; to++)
        {
            var sum = 0.0;
            for (var from = 0; from < Models; from++)
            {
                weight[from] = _transition[(from * Models) + to] * _probability[(row * Models) + from];
                sum += weight[from];
            }

            predicted[to] = sum;
            for (var from = 0; from < Models; from++)
            {
                weight[from] /= sum;
            }

            MixInto(to, weight, ref states, ref covariances);
        }

        _mixedState.AsSpan(0, Models * _size).CopyTo(_state.AsSpan(row * Models * _size));
        _mixedCovariance.AsSpan(0, Models * _square).CopyTo(_covariance.AsSpan(row * Models * _square));
        predicted[..Models].CopyTo(_probability.AsSpan(row * Models, Models));
    }

    private void MixInto(int to, ReadOnlySpan<double> weight, ref double states, ref double covariances)
    {
        ref var mean = ref _mixedState[to * _size];
        ref var mixed = ref _mixedCovariance[to * _square];
        for (var block = 0; block < _size; block += 4)
        {
            var sum = Four.Zero;
            for (var from = 0; from < Models; from++)
            {
                sum += Four.All(weight[from]) * Four.Load(ref states, ((from * _size) + block));
            }

            sum.Store(ref mean, block);
        }

        // What a model does not hold is new to the one that holds it, and forgotten by the one that does not.
        Span<double> differences = stackalloc double[MostModels * MostSize];
        Span<int> partners = stackalloc int[MostModels];
        var count = 0;
        for (var from = 0; from < Models; from++)
        {
            if (weight[from] < 1e-12)
            {
                continue;
            }

            for (var i = 0; i < _size; i++)
            {
                differences[(count * MostSize) + i] = Unsafe.Add(ref states, (from * _size) + i) - Unsafe.Add(ref mean, i);
            }

            partners[count++] = from;
        }

        ref var firstDifference = ref MemoryMarshal.GetReference(differences);
        for (var i = 0; i < _size; i++)
        {
            for (var block = 0; block < _size; block += 4)
            {
                var at = (i * _size) + block;
                var sum = Four.Zero;
                for (var k = 0; k < count; k++)
                {
                    var from = partners[k];
                    sum += Four.All(weight[from])
                        * (Four.Load(ref covariances, (from * _square) + at) + (Four.All(Unsafe.Add(ref firstDifference, (k * MostSize) + i)) * Four.Load(ref firstDifference, (k * MostSize) + block)));
                }

                sum.Store(ref mixed, at);
            }
        }

        Settle(to, weight);
    }

    /// <summary>After mixing: a model without a turn rate or an acceleration has none; one that holds it has the fresh spread for the share that comes from models without.</summary>
    private void Settle(int to, ReadOnlySpan<double> weight)
    {
        var state = _mixedState.AsSpan(to * _size, _size);
        var covariance = _mixedCovariance.AsSpan(to * _square, _square);
        var kind = _models[to].Kind;
        var fresh = 0.0;
        for (var from = 0; from < Models; from++)
        {
            fresh += _models[from].Kind == kind ? 0.0 : weight[from];
        }

        var spread = _models[to].Fresh * _models[to].Fresh * fresh;
        if (kind == MotionKind.CoordinatedTurn)
        {
            covariance[(StateLayout.TurnRate * _size) + StateLayout.TurnRate] += spread;
        }
        else
        {
            Forget(state, covariance, StateLayout.TurnRate);
        }

        for (var i = StateLayout.EastAcceleration; i < _size; i++)
        {
            if (kind != MotionKind.ConstantAcceleration)
            {
                Forget(state, covariance, i);
            }
            else if (i < _size - 1)
            {
                covariance[(i * _size) + i] += spread;
            }
        }
    }

    private void Forget(Span<double> state, Span<double> covariance, int component)
    {
        state[component] = 0.0;
        for (var i = 0; i < _size; i++)
        {
            covariance[(component * _size) + i] = 0.0;
            covariance[(i * _size) + component] = 0.0;
        }
    }

    private void Reweigh(int row, ReadOnlySpan<double> logs, double greatest)
    {
        var probability = _probability.AsSpan(row * Models, Models);
        var sum = 0.0;
        for (var model = 0; model < Models; model++)
        {
            probability[model] = Math.Max(probability[model] * Portable.Exp(logs[model] - greatest), LeastProbability);
            sum += probability[model];
        }

        for (var model = 0; model < Models; model++)
        {
            probability[model] /= sum;
        }
    }
}
