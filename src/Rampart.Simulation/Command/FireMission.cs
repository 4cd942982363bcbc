using Rampart.Quantities;

namespace Rampart.Simulation.Command;

/// <summary>How far a battery has come with a track.</summary>
public enum MissionStage : byte
{
    None,

    /// <summary>The engagement radar follows the track.</summary>
    Designated,

    /// <summary>Fire is ordered; the launch is prepared or the salvo is going out.</summary>
    Ordered,

    /// <summary>All missiles of the salvo are away or judged; the outcome is awaited.</summary>
    Awaiting,

    /// <summary>Judged killed; left alone for a while.</summary>
    Held,
}

/// <summary>What one battery does about one track.</summary>
/// <remarks>Small, for all of them are looked at in every decision cycle; the meetings that answers rest on are kept apart (<see cref="FireMissionTable.Kept"/>).</remarks>
public struct FireMission
{
    public SimulationTime DesignatedAt;
    public SimulationTime NextShotAt;
    public SimulationTime HoldUntil;

    /// <summary>When the battery was last asked in full, or the answer was last found to hold still.</summary>
    public SimulationTime AskedAt;

    /// <summary>Number of the track that this is about; when the row has another track by now, the mission is void.</summary>
    public int TrackNumber;

    /// <summary>Which of the battery's types of missile the last decision chose, and an order names.</summary>
    public int Type;
    public int ShotsToFire;
    public int MissilesPending;

    /// <summary>How many missiles the battery has launched at the track so far.</summary>
    public int Launched;
    public MissionStage Stage;

    /// <summary>Why this battery does not fire at this track, as the last judgement left it.</summary>
    public FireReason Reason;
    public bool AssessedKill;
}

/// <summary>The missions of all batteries: for each row of tracks those of the batteries side by side, and for each battery the rows about which it does something.</summary>
public sealed class FireMissionTable
{
    private readonly int _batteries;

    // For each battery, ascending, all rows with a mission that is not at MissionStage.None; some that ended lately may stand among them.
    private readonly int[][] _open;
    private readonly int[] _openCount;
    private FireMission[] _missions;
    private KeptMeeting[] _kept;
    private int _tracks = 128;

    // For each row the track that all its missions are about; zero where nobody has looked.
    private int[] _about = new int[128];

    public FireMissionTable(int batteries)
    {
        _batteries = batteries;
        _missions = new FireMission[batteries * _tracks];
        _kept = new KeptMeeting[batteries * _tracks];
        _open = new int[batteries][];
        _openCount = new int[batteries];
        for (var battery = 0; battery < batteries; battery++)
        {
            _open[battery] = new int[32];
        }
    }

    public ref FireMission this[int battery, int trackRow] => ref _missions[(trackRow * _batteries) + battery];

    /// <summary>The meeting that a battery's last answer about a row rested on.</summary>
    public ref KeptMeeting Kept(int battery, int trackRow) => ref _kept[(trackRow * _batteries) + battery];

    /// <summary>A mission about a track of this number, of which nothing is known yet, takes the place of what was there; zero: about none.</summary>
    public void Renew(int battery, int trackRow, int number)
    {
        this[battery, trackRow] = new FireMission { TrackNumber = number };
        Kept(battery, trackRow).Forget();
    }

    /// <summary>The missions of all batteries about one row, in the order of the batteries.</summary>
    public Span<FireMission> About(int trackRow) => _missions.AsSpan(trackRow * _batteries, _batteries);

    /// <summary>Whether the missions of all batteries about a row are known to be about the track of this number.</summary>
    public bool AreAbout(int trackRow, int number) => _about[trackRow] == number;

    /// <summary>Notes that the missions of all batteries about a row are about the track of this number; zero: that somebody must look again.</summary>
    public void NoteAbout(int trackRow, int number) => _about[trackRow] = number;

    /// <summary>The rows about which a battery does something, ascending; good until the next mission begins or this is asked again.</summary>
    public ReadOnlySpan<int> Open(int battery)
    {
        var rows = _open[battery];
        var kept = 0;
        for (var at = 0; at < _openCount[battery]; at++)
        {
            if (this[battery, rows[at]].Stage != MissionStage.None)
            {
                rows[kept++] = rows[at];
            }
        }

        _openCount[battery] = kept;
        return rows.AsSpan(0, kept);
    }

    /// <summary>The engagement radar of a battery is told to follow a track: the way in which a mission begins.</summary>
    public void Designate(int battery, int trackRow, SimulationTime now)
    {
        ref var mission = ref this[battery, trackRow];
        mission.Stage = MissionStage.Designated;
        mission.DesignatedAt = now;
        List(battery, trackRow);
    }

    /// <summary>Counts a row among those about which a battery does something; its mission must not be at <see cref="MissionStage.None"/>.</summary>
    internal void List(int battery, int trackRow)
    {
        if (Open(battery).BinarySearch(trackRow) is var at && at >= 0)
        {
            return;
        }

        ref var rows = ref _open[battery];
        var count = _openCount[battery]++;
        if (count == rows.Length)
        {
            Array.Resize(ref rows, rows.Length * 2);
        }

        Array.Copy(rows, ~at, rows, ~at + 1, count - ~at);
        rows[~at] = trackRow;
    }

    /// <summary>Makes room for so many rows of tracks.</summary>
    public void Reserve(int tracks)
    {
        if (tracks > _tracks)
        {
            _tracks = Math.Max(tracks, _tracks * 2);
            Array.Resize(ref _missions, _tracks * _batteries);
            Array.Resize(ref _kept, _tracks * _batteries);
            Array.Resize(ref _about, _tracks);
        }
    }

    internal Saved Save() => new([.. _missions], [.. _kept], _tracks);

    internal void Load(Saved saved)
    {
        _missions = [.. saved.Missions];
        _kept = [.. saved.Kept];
        _tracks = saved.Tracks;
        _about = new int[_tracks];
        for (var battery = 0; battery < _batteries; battery++)
        {
            _openCount[battery] = 0;
            for (var row = 0; row < _tracks; row++)
            {
                if (this[battery, row].Stage == MissionStage.None)
                {
                    continue;
                }

                if (_openCount[battery] == _open[battery].Length)
                {
                    Array.Resize(ref _open[battery], _open[battery].Length * 2);
                }

                _open[battery][_openCount[battery]++] = row;
            }
        }
    }

    internal sealed record Saved(FireMission[] Missions, KeptMeeting[] Kept, int Tracks);
}
