using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <content>What becomes of members and system tracks once it is decided.</content>
public sealed partial class AirPicture
{
    private void Start(int local)
    {
        ref var it = ref _locals[local];
        var row = StartRow(it.Time);
        Link(local, row);
        Tell(PictureChangeKind.Started, _tracks[row].Number, local);
        PlaceInGrid(row);
    }

    private void Join(int local, int row)
    {
        Link(local, row);
        Tell(PictureChangeKind.Joined, _tracks[row].Number, local);
    }

    private void Link(int local, int row)
    {
        ref var it = ref _locals[local];
        ref var track = ref _tracks[row];
        _coasting -= track.IsCoasting ? 1 : 0;
        Insert(local, row);
        track.Interrogations += it.Interrogations;
        track.Answers += it.Answers;
        track.Plots += it.Plots;
        track.LastSeen = SimulationTime.Max(track.LastSeen, it.Time);
        _inner[row].IsFused = false;
        it.Joined = Now;
        it.Candidate = 0;
        it.Consistent = 0;
        it.Waited = 0;
        it.Inconsistent = 0;
        it.Rival = 0;
    }

    /// <summary>A member was found to be another target: what was asked of it and seen of it goes with it.</summary>
    private void Detach(int local, PictureChangeKind kind)
    {
        ref var it = ref _locals[local];
        var row = it.Row;
        ref var track = ref _tracks[row];
        KeepLast(row);
        Remove(local);
        track.Interrogations -= it.Interrogations;
        track.Answers -= it.Answers;
        track.Plots -= it.Plots;
        _inner[row].IsFused = false;
        Tell(kind, track.Number, local);
    }

    /// <summary>A member's radar has dropped it: what was asked of it was asked of this target, and stays.</summary>
    private void Leave(int local)
    {
        var row = _locals[local].Row;
        if (row < 0)
        {
            return;
        }

        KeepLast(row);
        Remove(local);
        Tell(PictureChangeKind.Left, _tracks[row].Number, local);
        _inner[row].IsFused = _tracks[row].IsCoasting;
    }

    /// <summary>Without members the last that was known of a target stands.</summary>
    private void KeepLast(int row)
    {
        if (_tracks[row].Members == 1)
        {
            Fuse(row);
        }
    }

    /// <summary>One member of a system track whose members disagree begins its own: the one that disagrees with most, among equals the last to have joined.</summary>
    private void Part(int row)
    {
        int worst = -1, most = -1;
        foreach (ref readonly var member in MembersIn(row))
        {
            var against = 0;
            foreach (ref readonly var other in MembersIn(row))
            {
                if (other.Local != member.Local && !IsWithin(member.Local, other.Local, _definition.PartGate))
                {
                    against++;
                }
            }

            if (against > most || (against == most && IsLater(member.Local, worst)))
            {
                (worst, most) = (member.Local, against);
            }
        }

        Detach(worst, PictureChangeKind.Parted);
        if (_locals[worst].BoundTo != 0 && !_locals[worst].IsUnbound)
        {
            Unbind(worst);
        }
        else
        {
            Start(worst);
        }

        Forgive(row);
    }

    private bool IsLater(int local, int other) =>
        _locals[local].Joined > _locals[other].Joined
        || (_locals[local].Joined == _locals[other].Joined && _locals[local].Source > _locals[other].Source);

    private bool IsWithin(int local, int other, double gate)
    {
        if (!TrackDistance.Between(_estimates[local], _estimates[other], _definition.ProcessNoise_m2ps3, gate, out var distance, out _))
        {
            return false;
        }

        ref readonly var one = ref _locals[local];
        ref readonly var two = ref _locals[other];
        return distance + _vote.Penalty(one.Interrogations, one.Answers, two.Interrogations, two.Answers) <= gate;
    }

    /// <summary>Two system tracks are one target: the older number stays.</summary>
    private void Merge(int one, int two, int local)
    {
        var (keeps, ends) = _tracks[one].Number < _tracks[two].Number ? (one, two) : (two, one);
        ref var older = ref _tracks[keeps];
        ref var younger = ref _tracks[ends];
        _coasting -= (older.IsCoasting ? 1 : 0) + (younger.IsCoasting ? 1 : 0);
        for (var at = 0; at < younger.Members; at++)
        {
            Insert(MembersIn(ends)[at].Local, keeps);
        }

        older.Interrogations += younger.Interrogations;
        older.Answers += younger.Answers;
        older.Plots += younger.Plots;
        older.LastSeen = SimulationTime.Max(older.LastSeen, younger.LastSeen);
        _inner[keeps].IsFused = false;
        _merges[_mergeCount++ % MergesRemembered] = (younger.Number, older.Number);
        Tell(PictureChangeKind.Merged, younger.Number, local, older.Number);
        FreeRow(ends);
        PlaceInGrid(keeps);
        Forgive(keeps);
        _locals[local].Candidate = 0;
        _locals[local].Consistent = 0;
    }
}
