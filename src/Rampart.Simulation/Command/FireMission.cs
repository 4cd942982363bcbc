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
public struct FireMission
{
    /// <summary>Number of the track that this is about; when the row has another track by now, the mission is void.</summary>
    public int TrackNumber;
    public MissionStage Stage;
    public SimulationTime DesignatedAt;
    public SimulationTime NextShotAt;

    /// <summary>Which of the battery's types of missile the last decision chose, and an order names.</summary>
    public int Type;
    public int ShotsToFire;
    public int MissilesPending;

    /// <summary>How many missiles the battery has launched at the track so far.</summary>
    public int Launched;
    public bool AssessedKill;
    public SimulationTime HoldUntil;

    /// <summary>Why this battery does not fire at this track, as the last judgement left it.</summary>
    public FireReason Reason;
}

/// <summary>The missions of all batteries, one row of tracks for each battery.</summary>
public sealed class FireMissionTable(int batteries)
{
    private FireMission[] _missions = new FireMission[batteries * 128];
    private int _tracks = 128;

    public ref FireMission this[int battery, int trackRow] => ref _missions[(battery * _tracks) + trackRow];

    /// <summary>Makes room for so many rows of tracks.</summary>
    public void Reserve(int tracks)
    {
        if (tracks <= _tracks)
        {
            return;
        }

        var wider = Math.Max(tracks, _tracks * 2);
        var missions = new FireMission[batteries * wider];
        for (var battery = 0; battery < batteries; battery++)
        {
            Array.Copy(_missions, battery * _tracks, missions, battery * wider, _tracks);
        }

        _missions = missions;
        _tracks = wider;
    }

    internal (FireMission[] Missions, int Tracks) Save() => ([.. _missions], _tracks);

    internal void Load((FireMission[] Missions, int Tracks) saved)
    {
        _missions = [.. saved.Missions];
        _tracks = saved.Tracks;
    }
}
