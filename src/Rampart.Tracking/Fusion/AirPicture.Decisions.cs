using Rampart.Quantities;
using Rampart.Tracking.Association;

namespace Rampart.Tracking.Fusion;

/// <content>Which tracks are one.</content>
public sealed partial class AirPicture
{
    /// <summary>Share of the newest comparison in the mean advantage of an exchange: about eight comparisons are remembered.</summary>
    private const double NewestShare = 0.125;

    /// <summary>One comparison counts no more than this, so that a single outlier exchanges nobody.</summary>
    private const double GreatestAdvantage = 10.0;

    /// <summary>Comparisons in succession after which a new track takes the place of the one that its radar has lost.</summary>
    private const int SucceedsAfter = 3;

    /// <summary>A track that has changed its mind for so many times the comparisons that joining takes begins a system track of its own.</summary>
    private const int PatienceFactor = 3;

    /// <summary>Two targets that were joined crosswise are told apart within these minutes or hardly ever; after them a member looks round at every fourth plot only.
    /// Until then it looks at every fourth, and whenever it lies so far from the others of its own that its distance alone could promise the advantage which an exchange
    /// takes. Where the gain lies in the precision of the other side, that side asks.</summary>
    private static readonly Duration SettledAfter = Duration.FromSeconds(120.0);
    private const int LooksAtEvery = 4;

    /// <summary>In place of the row that a track was assigned to.</summary>
    private const int DidNotLook = -2;

    private int[] _batch = new int[256];
    private int[] _assigned = new int[256];
    private int[] _assignedNumber = new int[256];
    private int _batchCount;

    private Candidate[] _candidates = new Candidate[64];
    private int _candidateCount;
    private int[] _columnOfRow = new int[128];
    private int[] _columns = new int[64];
    private readonly PairGraph _graph = new();
    private readonly SparseAssignment _assignment = new();
    private int[] _nearRows = new int[64];

    /// <summary>Takes a report over into the radar's track, unless it is late.</summary>
    private void Take(in TrackReport report)
    {
        if (!_localOf.TryGetValue(KeyOf(report.Source, report.Number), out var local))
        {
            local = StartLocal(report.Source, report.Number);
            _locals[local].Born = report.Born;
        }
        else if (_locals[local].IsWithdrawn || report.Estimate.Time <= _locals[local].Time)
        {
            LateReports++;
            return;
        }

        ref var it = ref _locals[local];
        ref var estimate = ref _estimates[local];
        estimate = report.Estimate;
        _biases?.Correct(report.Source, ref estimate);
        it.Time = estimate.Time;
        it.Heard = Now;
        if (it.Row >= 0)
        {
            ref var track = ref _tracks[it.Row];
            track.Interrogations += report.Interrogations - it.Interrogations;
            track.Answers += report.Answers - it.Answers;
            track.Plots += report.Plots - it.Plots;
            track.LastSeen = SimulationTime.Max(track.LastSeen, it.Time);
            _inner[it.Row].IsFused = false;
            Renew(local, it.Row);
        }

        it.Interrogations = report.Interrogations;
        it.Answers = report.Answers;
        it.Plots = report.Plots;
        if (it.BoundTo != report.BoundTo)
        {
            it.BoundTo = report.BoundTo;
            it.IsUnbound = false;
        }

        if (_batchCount == _batch.Length)
        {
            Array.Resize(ref _batch, 2 * _batchCount);
            Array.Resize(ref _assigned, 2 * _batchCount);
            Array.Resize(ref _assignedNumber, 2 * _batchCount);
        }

        _batch[_batchCount++] = local;
    }

    /// <summary>Judges the reports of one radar together: its tracks compete for the same system tracks.</summary>
    private void Decide(int source)
    {
        _candidateCount = 0;
        for (var place = 0; place < _batchCount; place++)
        {
            _assigned[place] = Judge(_batch[place], place, source) ? -1 : DidNotLook;
        }

        Assign();
        for (var place = 0; place < _batchCount; place++)
        {
            if (_assigned[place] == DidNotLook)
            {
                continue;
            }

            Act(_batch[place], _assigned[place], _assignedNumber[place], source);
        }
    }

    /// <summary>Compares a track with its own system track, and with those near it unless it fits there so well that it need not look; returns whether it looked.</summary>
    private bool Judge(int local, int place, int source)
    {
        if (_locals[local].BoundTo != 0 && !_locals[local].IsUnbound)
        {
            Bind(local, source);
        }

        double ownCost = double.NaN, ownDistance = double.PositiveInfinity;
        if (_locals[local].Row >= 0 && _tracks[_locals[local].Row].Members > 1)
        {
            ownCost = JudgeOwn(local, source, out ownDistance);
        }

        ref var it = ref _locals[local];
        if (!double.IsNaN(ownCost) && it.Inconsistent == 0 && it.Plots > 0 && it.Plots % LooksAtEvery != it.Number % LooksAtEvery)
        {
            if (it.Time > it.Joined + SettledAfter)
            {
                return false;
            }

            if (ownDistance <= 2.0 * _definition.ExchangeAdvantage)
            {
                // To fit so well where it is speaks for staying.
                it.Rivalries++;
                it.Advantage -= NewestShare * it.Advantage;
                return false;
            }
        }

        LookRounds++;
        var box = BoxOf(_estimates[local], 0.0);
        var near = _grid.Near(box, _definition.PartGate, GridMargin_m, it.Row, ref _nearRows);
        int rival = -1, rivalMember = -1;
        var advantage = 0.0;
        for (var at = 0; at < near; at++)
        {
            var row = _nearRows[at];
            var member = MemberOf(row, source);
            if (it.Row < 0 ? member < 0 || Succeeds(local, member) : member < 0 && MayMerge(it.Row, row))
            {
                if (Compare(local, row, source, _definition.JoinGate, out var distance, out var logDeterminant) && (it.Row < 0 || !Contradict(it.Row, row)))
                {
                    Add(new Candidate(place, row, distance, logDeterminant));
                }
            }
            else if (!double.IsNaN(ownCost) && !_tracks[row].IsCoasting)
            {
                if (AdvantageOf(local, row, member, source, ownCost, out var gain) && (gain > advantage || rival < 0))
                {
                    (rival, rivalMember, advantage) = (row, member, gain);
                }
            }
        }

        if (!double.IsNaN(ownCost))
        {
            Weigh(local, rival, rivalMember, advantage);
        }

        return true;
    }

    /// <summary>Whether a radar had lost the target of one track before it began another: then the new one may be the same target, found again.</summary>
    private bool Succeeds(int local, int member) => _locals[member].Time < _locals[local].Born;

    /// <summary>Compares a member with the best that another radar has of its system track; returns the cost of belonging there, NaN when nobody else knows it.</summary>
    private double JudgeOwn(int local, int source, out double distance)
    {
        distance = double.PositiveInfinity;
        ref var it = ref _locals[local];
        var reference = BestOf(it.Row, source, it.Time);
        if (reference < 0
            || !TrackDistance.Between(_estimates[local], _estimates[reference], _definition.ProcessNoise_m2ps3, double.PositiveInfinity, out distance, out var logDeterminant))
        {
            return double.NaN;
        }

        ref readonly var track = ref _tracks[it.Row];
        distance += _vote.Penalty(it.Interrogations, it.Answers, track.Interrogations - it.Interrogations, track.Answers - it.Answers);
        if (distance <= _definition.PartGate)
        {
            it.Inconsistent = 0;
            if (_biases is not null && distance <= _definition.JoinGate)
            {
                Learn(local, reference);
            }
        }
        else if (++it.Inconsistent >= _definition.PartsAfter)
        {
            Part(it.Row);
            return double.NaN;
        }

        return CostOf(distance, logDeterminant);
    }

    private double CostOf(double distance, double logDeterminant) =>
        0.5 * (Math.Min(distance, 4.0 * _definition.PartGate) + logDeterminant);

    /// <summary>By how much the likelihood would grow if this track and the same radar's track in another system track changed places; false when it does not fit there at all.</summary>
    private bool AdvantageOf(int local, int row, int member, int source, double ownCost, out double gain)
    {
        gain = 0.0;
        if (!Compare(local, row, source, _definition.PartGate, out var distance, out var logDeterminant))
        {
            return false;
        }

        // Of two that would gain together, one gains by itself: it is the one that asks.
        gain = ownCost - CostOf(distance, logDeterminant);
        if (member < 0 || gain <= 0.0)
        {
            return true;
        }

        if (!Compare(member, row, source, double.PositiveInfinity, out distance, out logDeterminant))
        {
            return false;
        }

        gain += CostOf(distance, logDeterminant);
        if (!Compare(member, _locals[local].Row, source, double.PositiveInfinity, out distance, out logDeterminant))
        {
            return false;
        }

        gain -= CostOf(distance, logDeterminant);
        return true;
    }

    /// <summary>Remembers the advantage of an exchange and makes it when it has held long enough.</summary>
    private void Weigh(int local, int rival, int rivalMember, double advantage)
    {
        ref var it = ref _locals[local];
        if (rival < 0)
        {
            it.Rival = 0;
            return;
        }

        if (it.Rival != _tracks[rival].Number)
        {
            it.Rival = _tracks[rival].Number;
            it.Advantage = 0.0;
            it.Rivalries = 0;
        }

        it.Rivalries++;
        it.Advantage += NewestShare * (Math.Clamp(advantage, -GreatestAdvantage, GreatestAdvantage) - it.Advantage);
        if (it.Advantage < _definition.ExchangeAdvantage || it.Rivalries < _definition.JoinsAfter)
        {
            return;
        }

        var own = it.Row;
        Detach(local, PictureChangeKind.Parted);
        if (rivalMember >= 0)
        {
            Detach(rivalMember, PictureChangeKind.Parted);
            Join(rivalMember, own);
        }

        Join(local, rival);
        Forgive(own);
        Forgive(rival);
    }

    /// <summary>Forgets what the members of a system track held against one another.</summary>
    private void Forgive(int row)
    {
        foreach (ref readonly var member in MembersIn(row))
        {
            _locals[member.Local].Inconsistent = 0;
            _locals[member.Local].Rival = 0;
        }
    }

    /// <summary>A radar that was told to follow a system track, and does, belongs to it at once.</summary>
    private void Bind(int local, int source)
    {
        ref var it = ref _locals[local];
        var row = RowOf(it.BoundTo);
        if (row >= 0 && row == it.Row)
        {
            return;
        }

        if (row >= 0 && MemberOf(row, source) >= 0)
        {
            return;
        }

        if (row >= 0 && Compare(local, row, source, _definition.PartGate, out _, out _))
        {
            if (it.Row < 0)
            {
                Join(local, row);
            }
            else if (IsDisjoint(it.Row, row) && !Contradict(it.Row, row))
            {
                Merge(it.Row, row, local);
            }
            else
            {
                Detach(local, PictureChangeKind.Parted);
                Join(local, row);
            }

            return;
        }

        Unbind(local);
    }

    /// <summary>The radar follows something else than it was told to; it is given until its next report to be told otherwise, or to drop it.</summary>
    private void Unbind(int local)
    {
        _locals[local].IsUnbound = true;
        _locals[local].UnboundAt = Now;
        Tell(PictureChangeKind.Unbound, _locals[local].BoundTo, local);
    }

    private void Add(in Candidate candidate)
    {
        if (_candidateCount == _candidates.Length)
        {
            Array.Resize(ref _candidates, 2 * _candidateCount);
        }

        _candidates[_candidateCount++] = candidate;
    }

    /// <summary>Gives each track at most one system track and each system track at most one track, at the least total cost.</summary>
    private void Assign()
    {
        if (_candidateCount == 0)
        {
            return;
        }

        if (_columnOfRow.Length < _usedRows)
        {
            Array.Resize(ref _columnOfRow, _tracks.Length);
        }

        if (_columns.Length < Math.Max(_candidateCount, _batchCount))
        {
            _columns = new int[Math.Max(_candidates.Length, _batch.Length)];
        }

        // System tracks are numbered densely, in the order in which they were met.
        for (var at = 0; at < _candidateCount; at++)
        {
            _columnOfRow[_candidates[at].Row] = -1;
        }

        var columns = 0;
        for (var at = 0; at < _candidateCount; at++)
        {
            ref var column = ref _columnOfRow[_candidates[at].Row];
            if (column < 0)
            {
                column = columns++;
            }
        }

        _graph.Clear(_batchCount, columns);
        var first = 0;
        while (first < _candidateCount)
        {
            var last = first;
            var mean = 0.0;
            while (last < _candidateCount && _candidates[last].Place == _candidates[first].Place)
            {
                mean += _candidates[last++].LogDeterminant;
            }

            // A track near nobody costs nothing; a pair at the gate costs as much, at the mean vagueness of the track's pairs.
            mean /= last - first;
            for (; first < last; first++)
            {
                ref readonly var pair = ref _candidates[first];
                var cost = 0.5 * (pair.Distance - _definition.JoinGate + pair.LogDeterminant - mean);
                if (cost < 0.0)
                {
                    _graph.Add(pair.Place, _columnOfRow[pair.Row], cost);
                }
            }
        }

        _graph.Build();
        var columnOfPlace = _columns.AsSpan(0, _batchCount);
        _assignment.Solve(_graph, columnOfPlace);
        for (var at = 0; at < _candidateCount; at++)
        {
            ref readonly var pair = ref _candidates[at];
            if (columnOfPlace[pair.Place] == _columnOfRow[pair.Row])
            {
                _assigned[pair.Place] = pair.Row;
                _assignedNumber[pair.Place] = _tracks[pair.Row].Number;
            }
        }
    }

    /// <summary>Counts a comparison that spoke for being one, and joins when there were enough; a track that nothing speaks for begins its own.</summary>
    private void Act(int local, int row, int number, int source)
    {
        ref var it = ref _locals[local];
        var member = row >= 0 && Holds(row, number) ? MemberOf(row, source) : -1;
        if (row >= 0 && Holds(row, number)
            && (it.Row < 0 ? member < 0 || Succeeds(local, member) : member < 0 && it.Row != row && MayMerge(it.Row, row)))
        {
            it.Consistent = it.Candidate == number ? it.Consistent + 1 : 1;
            it.Candidate = number;

            // A system track without members has nobody to contradict: the first that fits goes on with it.
            // A radar that has only missed one of two targets for a moment must not be taken to have lost it.
            var needed = it.Row < 0 && _tracks[row].IsCoasting ? 1
                : member >= 0 ? Math.Max(_definition.JoinsAfter, SucceedsAfter)
                : _definition.JoinsAfter;
            if (it.Consistent >= needed)
            {
                if (it.Row >= 0)
                {
                    Merge(it.Row, row, local);
                    return;
                }

                if (member >= 0)
                {
                    Leave(member);
                }

                Join(local, row);
                return;
            }

            if (it.Row >= 0 || ++it.Waited <= PatienceFactor * _definition.JoinsAfter)
            {
                return;
            }
        }

        it.Candidate = 0;
        it.Consistent = 0;
        if (it.Row < 0 && !(it.IsUnbound && it.UnboundAt == Now))
        {
            Start(local);
        }
    }

    /// <summary>Whether two system tracks could be one: no radar holds both, and they were not both seen at once when one of them has been lost since.</summary>
    private bool MayMerge(int one, int two)
    {
        if (_tracks[one].IsCoasting || _tracks[two].IsCoasting)
        {
            var (lost, living) = _tracks[one].IsCoasting ? (one, two) : (two, one);
            return _tracks[living].Born > _tracks[lost].LastSeen;
        }

        return IsDisjoint(one, two);
    }

    /// <summary>Whether the answers of two system tracks speak against their being one: all that were ever asked, for a member that has just begun has hardly asked.</summary>
    private bool Contradict(int one, int two)
    {
        ref readonly var first = ref _tracks[one];
        ref readonly var second = ref _tracks[two];
        return _vote.Penalty(first.Interrogations, first.Answers, second.Interrogations, second.Answers) > _definition.JoinGate;
    }

    /// <summary>The distance of a radar's track from a system track, by what other radars know of it; false beyond the gate or when nobody else does.</summary>
    private bool Compare(int local, int row, int source, double gate, out double distance, out double logDeterminant)
    {
        ref readonly var it = ref _locals[local];
        distance = double.PositiveInfinity;
        logDeterminant = 0.0;
        var reference = BestOf(row, source, it.Time);
        if (reference < 0 && !_tracks[row].IsCoasting)
        {
            // A radar that alone held a target and found it again is held against what it knew itself.
            reference = MemberOf(row, source);
            if (reference < 0 || it.Row >= 0 || !Succeeds(local, reference))
            {
                return false;
            }
        }

        ref readonly var known = ref reference >= 0 ? ref _estimates[reference] : ref _fused[row];
        if (!TrackDistance.Between(_estimates[local], known, _definition.ProcessNoise_m2ps3, gate, out distance, out logDeterminant))
        {
            return false;
        }

        ref readonly var track = ref _tracks[row];
        var (questions, answers) = it.Row == row
            ? (track.Interrogations - it.Interrogations, track.Answers - it.Answers)
            : (track.Interrogations, track.Answers);
        distance += _vote.Penalty(it.Interrogations, it.Answers, questions, answers);
        return distance <= gate;
    }

    private void Learn(int local, int reference)
    {
        ref readonly var own = ref _estimates[local];
        ref readonly var other = ref _estimates[reference];
        var time = SimulationTime.Max(own.Time, other.Time);
        WhiteNoiseAcceleration.Carry(own, time, _definition.ProcessNoise_m2ps3, out var one);
        WhiteNoiseAcceleration.Carry(other, time, _definition.ProcessNoise_m2ps3, out var two);
        Span<double> difference = stackalloc double[3];
        Span<double> covariance = stackalloc double[9];
        for (var i = 0; i < 3; i++)
        {
            difference[i] = one.State[i] - two.State[i];
            for (var k = 0; k < 3; k++)
            {
                covariance[(i * 3) + k] = one.Covariance[(i * 6) + k] + two.Covariance[(i * 6) + k];
            }
        }

        _biases!.Learn(_locals[local].Source, one, difference, covariance);
    }

    private readonly record struct Candidate(int Place, int Row, double Distance, double LogDeterminant);
}
