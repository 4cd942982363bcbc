using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <content>Which radars' tracks are members of which system track, and what their order of precision needs.</content>
/// <remarks>The members of a row stand side by side, by source: whoever asks for the best of them reads a line or two of memory instead of following a chain.
/// All of this follows from the radars' tracks and their estimates, and is made anew from them when a snapshot is loaded.</remarks>
public sealed partial class AirPicture
{
    private Member[] _members = new Member[128 * 8];

    /// <summary>Places for members in each row.</summary>
    private int _berths = 8;

    private ReadOnlySpan<Member> MembersIn(int row) => new(_members, row * _berths, _tracks[row].Members);

    /// <summary>Puts a radar's track among the members of a row, by source.</summary>
    private void Insert(int local, int row)
    {
        var count = _tracks[row].Members;
        if (count == _berths)
        {
            Widen();
        }

        var source = _locals[local].Source;
        var members = _members.AsSpan(row * _berths, count + 1);
        var place = count;
        while (place > 0 && members[place - 1].Source > source)
        {
            members[place] = members[place - 1];
            place--;
        }

        members[place].Source = source;
        members[place].Local = local;
        Note(_estimates[local], ref members[place]);
        _locals[local].Row = row;
        _inner[row].Sources |= SourceBit(source);
        _tracks[row].Members = count + 1;
        Touch(row);
    }

    private void Remove(int local)
    {
        var row = _locals[local].Row;
        var members = _members.AsSpan(row * _berths, _tracks[row].Members);
        var place = 0;
        while (members[place].Local != local)
        {
            place++;
        }

        members[(place + 1)..].CopyTo(members[place..]);
        _locals[local].Row = -1;
        var sources = 0UL;
        foreach (ref readonly var member in members[..^1])
        {
            sources |= SourceBit(member.Source);
        }

        _inner[row].Sources = sources;
        Touch(row);
        if (--_tracks[row].Members == 0)
        {
            _coasting++;
            _inner[row].Lost = Now;
            _firstLost = SimulationTime.Min(_firstLost, Now);
        }
    }

    /// <summary>A member has a new estimate.</summary>
    private void Renew(int local, int row)
    {
        var source = _locals[local].Source;
        foreach (ref var member in _members.AsSpan(row * _berths, _tracks[row].Members))
        {
            if (member.Source == source)
            {
                Note(_estimates[local], ref member);
                break;
            }
        }

        Touch(row);
    }

    private static void Note(in Estimate estimate, ref Member member)
    {
        member.Time = estimate.Time;
        member.PlaceVariance = estimate.Covariance[0] + estimate.Covariance[7] + estimate.Covariance[14];
        member.SpeedVariance = estimate.Covariance[21] + estimate.Covariance[28] + estimate.Covariance[35];
    }

    private void Widen()
    {
        var wider = new Member[_tracks.Length * 2 * _berths];
        for (var row = 0; row < _usedRows; row++)
        {
            MembersIn(row).CopyTo(wider.AsSpan(row * 2 * _berths));
        }

        _members = wider;
        _berths *= 2;
    }

    /// <summary>After a snapshot: each radar's track goes to the row that it names.</summary>
    private void InsertAll()
    {
        Match(ref _members, _tracks.Length * _berths);
        for (var row = 0; row < _usedRows; row++)
        {
            _tracks[row].Members = 0;
        }

        for (var local = 0; local < _usedLocals; local++)
        {
            if (_locals[local].Number > 0 && _locals[local].Row >= 0)
            {
                Insert(local, _locals[local].Row);
            }
        }
    }

    private static ulong SourceBit(int source) => 1UL << (source & 63);

    /// <summary>Whether no radar holds both.</summary>
    private bool IsDisjoint(int one, int two)
    {
        if ((_inner[one].Sources & _inner[two].Sources) == 0)
        {
            return true;
        }

        ReadOnlySpan<Member> left = MembersIn(one), right = MembersIn(two);
        int a = 0, b = 0;
        while (a < left.Length && b < right.Length)
        {
            if (left[a].Source == right[b].Source)
            {
                return false;
            }

            if (left[a].Source < right[b].Source)
            {
                a++;
            }
            else
            {
                b++;
            }
        }

        return true;
    }

    private int MemberOf(int row, int source)
    {
        if ((_inner[row].Sources & SourceBit(source)) == 0)
        {
            return -1;
        }

        foreach (ref readonly var member in MembersIn(row))
        {
            if (member.Source == source)
            {
                return member.Local;
            }
        }

        return -1;
    }

    /// <summary>The member of another radar that knows the target best at this time; −1 when there is none.</summary>
    private int BestOf(int row, int source, SimulationTime time)
    {
        var best = -1;
        var least = double.PositiveInfinity;
        foreach (ref readonly var member in MembersIn(row))
        {
            if (member.Source == source)
            {
                continue;
            }

            var variance = VarianceAt(member, time);
            if (variance < least)
            {
                (best, least) = (member.Local, variance);
            }
        }

        return best;
    }

    /// <summary>About the variance of a member's place at another time; for the order of precision alone.</summary>
    private double VarianceAt(in Member member, SimulationTime time)
    {
        var t = Math.Abs((time - member.Time).Seconds);
        return member.PlaceVariance + (t * t * (member.SpeedVariance + (t * _definition.ProcessNoise_m2ps3)));
    }

    /// <summary>What of a member decides who knows a target best.</summary>
    private struct Member
    {
        public int Source;
        public int Local;
        public SimulationTime Time;

        /// <summary>Variances of place and velocity over the three axes at the time of the estimate.</summary>
        public double PlaceVariance;
        public double SpeedVariance;
    }
}
