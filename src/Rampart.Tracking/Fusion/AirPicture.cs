using Rampart.Quantities;
using Rampart.Tracking.Association;

namespace Rampart.Tracking.Fusion;

/// <summary>The command post's picture: which tracks of its radars are one target, under one number that outlives any of them.</summary>
/// <remarks>
/// <para>Reports and withdrawals are collected; <see cref="Advance"/> acts on them by source and number, so nothing depends on the order in which they came.
/// A report not newer than the last of its track is left out and counted.</para>
/// <para>A radar's track is compared with the most precise member that another radar brought. It joins after <see cref="FusionDefinition.JoinsAfter"/> comparisons within the join gate;
/// until then, or if it starts near nothing, it waits or begins a system track of its own. Two tracks of one radar are never one: the radar tells them apart.</para>
/// </remarks>
public sealed partial class AirPicture
{
    private readonly FusionDefinition _definition;
    private readonly int _sources;
    private readonly IdentityVote _vote;
    private readonly BiasEstimator? _biases;

    /// <summary>A picture of so many radars.</summary>
    /// <param name="definition">How it decides.</param>
    /// <param name="sources">Radars that report, counted from zero.</param>
    /// <param name="places">Where they stand in the theatre's frame; needed to learn their biases.</param>
    public AirPicture(FusionDefinition definition, int sources, IReadOnlyList<EnuOffset>? places = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegative(sources);
        definition.Check();
        _definition = definition;
        _sources = sources;
        _vote = new IdentityVote(definition.FriendAnswers, definition.OthersAnswer);
        if (definition.EstimatesBiases)
        {
            ArgumentNullException.ThrowIfNull(places);
            ArgumentOutOfRangeException.ThrowIfNotEqual(places.Count, sources);
            _biases = new BiasEstimator([.. places], definition.RangeBias.Metres, definition.AngleBias.Radians);
        }

        _grid.Clear();
    }

    /// <summary>The time of the last <see cref="Advance"/>.</summary>
    public SimulationTime Now { get; private set; }

    /// <summary>Rows that are or were in use; number zero marks a free one. A system track keeps its row as long as it lives.</summary>
    public ReadOnlySpan<SystemTrack> Tracks => _tracks.AsSpan(0, _usedRows);

    /// <summary>What the last <see cref="Advance"/> changed, in the order in which it did.</summary>
    public ReadOnlySpan<PictureChange> Changes => _changes.AsSpan(0, _changeCount);

    /// <summary>Rows of which the last <see cref="Advance"/> may have changed anything, each once, in no order that means something.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    /// <summary>Reports left out so far because a newer one of the same track had been taken.</summary>
    public long LateReports { get; private set; }

    /// <summary>Reports left out so far because they held no finite numbers.</summary>
    public long RefusedReports { get; private set; }

    /// <summary>How often a radar's track has been compared with the system tracks near it so far: the greater part of the picture's work.</summary>
    public long LookRounds { get; private set; }

    /// <summary>A radar's track has a new estimate. Tracks that are not confirmed are left out.</summary>
    public void Report(in TrackReport report)
    {
        CheckSource(report.Source);
        ArgumentOutOfRangeException.ThrowIfLessThan(report.Number, 1);
        if (!report.IsConfirmed)
        {
            return;
        }

        if (!IsUsable(report.Estimate))
        {
            RefusedReports++;
            return;
        }

        if (_reportCount == _reports.Length)
        {
            Array.Resize(ref _reports, 2 * _reportCount);
            Array.Resize(ref _reportKeys, 2 * _reportCount);
            Array.Resize(ref _reportOrder, 2 * _reportCount);
        }

        _reports[_reportCount] = report;
        _reportKeys[_reportCount] = KeyOf(report.Source, report.Number);
        _reportOrder[_reportCount] = _reportCount;
        _reportCount++;
    }

    /// <summary>A radar has dropped its track. Reports of it that come later are left out.</summary>
    public void Withdraw(int source, int number)
    {
        CheckSource(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        if (_withdrawnCount == _withdrawn.Length)
        {
            Array.Resize(ref _withdrawn, 2 * _withdrawnCount);
        }

        _withdrawn[_withdrawnCount++] = KeyOf(source, number);
    }

    /// <summary>Takes in what was reported and withdrawn, decides which tracks are one, and ends what nobody has seen for the grace time.</summary>
    public void Advance(SimulationTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(now, Now);
        Now = now;
        _changeCount = 0;
        ForgetTouched();
        if (_gridTime + GridLife <= now || _isGridEmpty)
        {
            RebuildGrid(now);
        }

        TakeWithdrawals();
        Sweep();
        _reportKeys.AsSpan(0, _reportCount).Sort(_reportOrder.AsSpan(0, _reportCount));
        var first = 0;
        while (first < _reportCount)
        {
            var source = SourceOf(_reportKeys[first]);
            _batchCount = 0;
            _biases?.Begin(source);
            while (first < _reportCount && SourceOf(_reportKeys[first]) == source)
            {
                var last = first + 1;
                var newest = _reportOrder[first];
                while (last < _reportCount && _reportKeys[last] == _reportKeys[first])
                {
                    newest = Newer(newest, _reportOrder[last]);
                    LateReports++;
                    last++;
                }

                Take(_reports[newest]);
                first = last;
            }

            Decide(source);
        }

        _reportCount = 0;
        EndForgotten();
    }

    /// <summary>Whether this row still holds the system track of this number.</summary>
    public bool Holds(int row, int number) => number > 0 && (uint)row < (uint)_usedRows && _tracks[row].Number == number;

    /// <summary>Row of the system track to which a radar's track belongs; −1 while it waits or is not known.</summary>
    public int RowOf(int source, int number) =>
        _localOf.TryGetValue(KeyOf(source, number), out var local) ? _locals[local].Row : -1;

    /// <summary>Row of the system track of this number, or of the one that it was merged into; −1 when it has ended.</summary>
    public int RowOf(int number) =>
        _rowOf.TryGetValue(number, out var row) || _rowOf.TryGetValue(Survivor(number), out row) ? row : -1;

    /// <summary>Writes the members of a system track, by source, and returns their count; no more than fit are written.</summary>
    public int MembersOf(int row, Span<TrackMember> members)
    {
        var all = MembersIn(row);
        for (var at = 0; at < Math.Min(all.Length, members.Length); at++)
        {
            members[at] = new TrackMember(all[at].Source, _locals[all[at].Local].Number);
        }

        return all.Length;
    }

    /// <summary>What has been learned of a radar's constant errors.</summary>
    /// <exception cref="InvalidOperationException">The definition does not ask for it.</exception>
    public SensorBias BiasOf(int source)
    {
        CheckSource(source);
        return (_biases ?? throw new InvalidOperationException("This picture does not estimate biases.")).Of(source);
    }

    private static long KeyOf(int source, int number) => ((long)source << 32) | (uint)number;

    private static int SourceOf(long key) => (int)(key >> 32);

    private static bool IsUsable(in Estimate estimate)
    {
        var sum = 0.0;
        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            sum += estimate.State[i] * 0.0;
        }

        for (var i = 0; i < SymmetricSix.Elements; i++)
        {
            sum += estimate.Covariance[i] * 0.0;
        }

        return sum == 0.0 && estimate.Covariance[0] > 0.0 && estimate.Covariance[7] > 0.0 && estimate.Covariance[14] > 0.0;
    }

    private void CheckSource(int source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, _sources);
    }

    /// <summary>Of two reports of one track the newer; of two of one time the more precise, then the one that is less in its first different number.</summary>
    private int Newer(int one, int other)
    {
        ref readonly var a = ref _reports[one];
        ref readonly var b = ref _reports[other];
        if (a.Estimate.Time != b.Estimate.Time)
        {
            return a.Estimate.Time > b.Estimate.Time ? one : other;
        }

        for (var i = 0; i < SymmetricSix.Elements; i++)
        {
            if (a.Estimate.Covariance[i] != b.Estimate.Covariance[i])
            {
                return a.Estimate.Covariance[i] < b.Estimate.Covariance[i] ? one : other;
            }
        }

        for (var i = 0; i < SymmetricSix.Rows; i++)
        {
            if (a.Estimate.State[i] != b.Estimate.State[i])
            {
                return a.Estimate.State[i] < b.Estimate.State[i] ? one : other;
            }
        }

        return (a.Plots, a.Interrogations, a.Answers, a.BoundTo, a.Born).CompareTo((b.Plots, b.Interrogations, b.Answers, b.BoundTo, b.Born)) <= 0 ? one : other;
    }
}
