using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <content>What the members together say of a target.</content>
public sealed partial class AirPicture
{
    /// <summary>In place of the radar that is left out, where none is.</summary>
    private const int AnySource = -1;

    private int[] _byPrecision = new int[16];
    private double[] _precision = new double[16];

    /// <summary>The fused estimate of a system track, carried to a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row holds no track.</exception>
    public void EstimateAt(int row, SimulationTime time, out Estimate estimate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _usedRows);
        ArgumentOutOfRangeException.ThrowIfZero(_tracks[row].Number, nameof(row));
        Fuse(row);
        WhiteNoiseAcceleration.Carry(_fused[row], time, _definition.ProcessNoise_m2ps3, out estimate);
    }

    /// <summary>What the member knows that knows the target best at a time, at the time of its own estimate: at once at hand, and less sure than the fused estimate. Without members the last that was known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row holds no track.</exception>
    public ref readonly Estimate BestMemberAt(int row, SimulationTime time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _usedRows);
        ArgumentOutOfRangeException.ThrowIfZero(_tracks[row].Number, nameof(row));
        var best = BestOf(row, AnySource, time);
        return ref best >= 0 ? ref _estimates[best] : ref _fused[row];
    }

    /// <summary>How good a system track is at a time: the number on which the decision to fire rests.</summary>
    public TrackQuality QualityAt(int row, SimulationTime time)
    {
        EstimateAt(row, time, out var estimate);
        ref readonly var track = ref _tracks[row];
        return new TrackQuality(estimate.PositionDeviation_m, estimate.SpeedDeviation_mps, track.Members, track.Plots, time - track.LastSeen);
    }

    /// <summary>Fuses the members at the time of the newest, the most precise first; what was fused before stands until one of them changes.</summary>
    private void Fuse(int row)
    {
        ref var inner = ref _inner[row];
        if (inner.IsFused || _tracks[row].IsCoasting)
        {
            return;
        }

        inner.IsFused = true;
        var members = MembersIn(row);
        if (members.Length == 1)
        {
            _fused[row] = _estimates[members[0].Local];
            return;
        }

        var time = members[0].Time;
        foreach (ref readonly var member in members)
        {
            time = SimulationTime.Max(time, member.Time);
        }

        var count = 0;
        foreach (ref readonly var member in members)
        {
            if (count == _byPrecision.Length)
            {
                Array.Resize(ref _byPrecision, 2 * count);
                Array.Resize(ref _precision, 2 * count);
            }

            var variance = VarianceAt(member, time);
            var place = count++;
            while (place > 0 && _precision[place - 1] > variance)
            {
                _precision[place] = _precision[place - 1];
                _byPrecision[place] = _byPrecision[place - 1];
                place--;
            }

            _precision[place] = variance;
            _byPrecision[place] = member.Local;
        }

        ref var fused = ref _fused[row];
        WhiteNoiseAcceleration.Carry(_estimates[_byPrecision[0]], time, _definition.ProcessNoise_m2ps3, out fused);
        for (var at = 1; at < Math.Min(count, _definition.MostMembersFused); at++)
        {
            WhiteNoiseAcceleration.Carry(_estimates[_byPrecision[at]], time, _definition.ProcessNoise_m2ps3, out var next);
            CovarianceIntersection.Fuse(fused, next, out fused);
        }
    }
}
