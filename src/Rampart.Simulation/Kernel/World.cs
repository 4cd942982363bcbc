using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Terrain;
using Rampart.Tracking;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Kernel;

/// <summary>What is: tables of small structs, reached by id. All state of a battle is here, in the calendar and in the journal.</summary>
public sealed class World
{
    private readonly PlotQueue?[] _plots;
    private readonly Reload _reload = new();

    internal World(BattleDefinition battle, NameTable names)
    {
        Names = names;
        Theatre = new EnuFrame(battle.Theatre);
        TheatreHeight_m = battle.Theatre.Height.Metres;
        Ground = battle.Ground;
        Trajectory = new Trajectory(names.Count);
        Post = battle.CommandPost;
        Judgements = new JudgementTable();
        Missions = new FireMissionTable(battle.Batteries.Count);
        Reasons = new ReasonHeld[battle.Batteries.Count * battle.Targets.Count];
        DefendedPlaces = new EnuOffset[battle.Assets.Count + battle.Batteries.Count];

        Table<T> Make<T>(IEnumerable<string> entities)
            where T : struct => new(entities.Select(names.Find), names.Count);

        Targets = Make<TargetState>(battle.Targets.Select(target => target.Name));
        Assets = Make<AssetState>(battle.Assets.Select(asset => asset.Name));
        CommandPosts = Make<CommandPostState>([battle.CommandPost.Name]);
        Batteries = Make<BatteryState>(battle.Batteries.Select(battery => battery.Name));
        SearchRadars = Make<SearchRadarState>(battle.SearchRadars.Select(radar => radar.Name));
        EngagementRadars = Make<EngagementRadarState>(battle.Batteries.Select(battery => battery.EngagementRadar.Name));
        Launchers = Make<LauncherState>(battle.Batteries.SelectMany(battery => battery.Launchers).Select(launcher => launcher.Name));
        Interceptors = Make<InterceptorState>(battle.Batteries.SelectMany(battery => battery.Launchers).SelectMany(EntityNames.OfMissiles));
        _plots = new PlotQueue[names.Count];
        RadarTrackers = new RadarTracker[SearchRadars.Count];
        FollowedTracks = new FollowedTracks[EngagementRadars.Count];
        var fusion = Post.Tracker.Fusion();
        Picture = new AirPicture(fusion, SearchRadars.Count + EngagementRadars.Count);
        Tracks = new TrackTable(Picture, fusion.ProcessNoise_m2ps3);
        FirstMeetings = new PredictedIntercept[Batteries.Count];
        Asked = new int[Batteries.Count];
        Sectors = new SectorView[Batteries.Count];
        Forecast = new SweepForecast(SearchRadars.Count, Targets.Count);
        Whereabouts = new Whereabouts(Targets.Count);
    }

    public NameTable Names { get; }

    /// <summary>The theatre's local frame, in which tracks live.</summary>
    public EnuFrame Theatre { get; }

    /// <summary>Height of the theatre's origin above the ellipsoid.</summary>
    public double TheatreHeight_m { get; }

    /// <summary>What lies under the battle: the defender has the same map.</summary>
    public IGround Ground { get; }

    /// <summary>The targets that carry a jammer.</summary>
    public JammerTable Jammers { get; } = new();

    public CommandPostDefinition Post { get; }

    /// <summary>Truth.</summary>
    public Table<TargetState> Targets { get; }

    /// <summary>Truth.</summary>
    public Trajectory Trajectory { get; }

    /// <summary>Saves time and is no state: which targets a search radar need not look up.</summary>
    public SweepForecast Forecast { get; }

    /// <summary>Saves time and is no state: which targets cannot be near a place.</summary>
    public Whereabouts Whereabouts { get; }

    public Table<AssetState> Assets { get; }

    public Table<CommandPostState> CommandPosts { get; }

    public Table<BatteryState> Batteries { get; }

    public Table<SearchRadarState> SearchRadars { get; }

    public Table<EngagementRadarState> EngagementRadars { get; }

    public Table<LauncherState> Launchers { get; }

    public Table<InterceptorState> Interceptors { get; }

    /// <summary>Belief: the tracker of each search radar, in the order of their rows.</summary>
    public RadarTracker[] RadarTrackers { get; }

    /// <summary>Belief: what each engagement radar follows, in the order of their rows.</summary>
    public FollowedTracks[] FollowedTracks { get; }

    /// <summary>Belief: which tracks of the radars are one target. Search radars are its first sources, then engagement radars.</summary>
    public AirPicture Picture { get; }

    /// <summary>Belief: the air picture as command reads it.</summary>
    public TrackTable Tracks { get; }

    /// <summary>Belief: what is thought of each track.</summary>
    public JudgementTable Judgements { get; }

    /// <summary>A workbench of command: where each battery's first type of missile would meet the track that is being decided on.</summary>
    public PredictedIntercept[] FirstMeetings { get; }

    /// <summary>Workbench of the command post: the batteries that are asked about the track in hand.</summary>
    internal int[] Asked { get; }

    /// <summary>Workbench of the command post: where the batteries' sectors lie in this cycle.</summary>
    internal SectorView[] Sectors { get; }

    /// <summary>What each battery does about each track.</summary>
    public FireMissionTable Missions { get; }

    /// <summary>Places that threats are measured against, in the theatre's frame: assets first, then batteries.</summary>
    public EnuOffset[] DefendedPlaces { get; }

    /// <summary>Whether a place of <see cref="DefendedPlaces"/> is still worth defending: its asset stands, its battery fights.</summary>
    public bool IsStillDefended(int place) =>
        place < Assets.Count ? !Assets.Rows[place].IsDestroyed : !Batteries.Rows[place - Assets.Count].IsOutOfAction;

    /// <summary>Why each battery does not fire at each target, and since when.</summary>
    public ReasonHeld[] Reasons { get; }

    /// <summary>The plots of a radar that wait for the tracker.</summary>
    public PlotQueue Plots(EntityId radar) => _plots[radar.Value] ??= new PlotQueue();

    /// <summary>How many plots all radars have reported so far: what the tracker had to work on.</summary>
    public long PlotsReported => _plots.Sum(queue => queue?.Reported ?? 0);

    /// <summary>The radar that is this source of the picture.</summary>
    public EntityId RadarOfSource(int source) =>
        source < SearchRadars.Count ? SearchRadars.Ids[source] : EngagementRadars.Ids[source - SearchRadars.Count];

    /// <summary>The source of the picture that a radar is.</summary>
    public int SourceOf(EntityId radar) =>
        SearchRadars.Contains(radar) ? SearchRadars.RowOf(radar) : SearchRadars.Count + EngagementRadars.RowOf(radar);

    /// <summary>Whether a radar's own track still lives.</summary>
    public bool IsAlive(EntityId radar, int row, int number) => SearchRadars.Contains(radar)
        ? RadarTrackers[SearchRadars.RowOf(radar)].IsAlive(row, number)
        : EngagementRadars.Contains(radar) && FollowedTracks[EngagementRadars.RowOf(radar)].IsAlive(row, number);

    public int ReasonIndex(int battery, EntityId target) => (Targets.RowOf(target) * Batteries.Count) + battery;

    /// <summary>The missiles of a launcher, in order of their names.</summary>
    public Span<InterceptorState> Missiles(in LauncherState launcher) => Interceptors.Rows.Slice(launcher.FirstMissile, launcher.MissileCount);

    /// <summary>The launchers of a battery, in order of their names.</summary>
    public Span<LauncherState> LaunchersOf(in BatteryState battery) => Launchers.Rows.Slice(battery.FirstLauncher, battery.LauncherCount);

    /// <summary>Missiles of a type that a battery has ready, on all its launchers.</summary>
    public int MissilesReady(in BatteryState battery, int type)
    {
        var ready = 0;
        foreach (ref readonly var launcher in LaunchersOf(battery))
        {
            ready += launcher.Type == type ? launcher.Ready : 0;
        }

        return ready;
    }

    /// <summary>Whether a launcher that carries the type is being reloaded.</summary>
    public bool IsReloading(in BatteryState battery, int type)
    {
        foreach (ref readonly var launcher in LaunchersOf(battery))
        {
            if (launcher.Type == type && launcher.IsReloading)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Missiles of a type, or of all, that are ordered of a battery and not yet away.</summary>
    public int MissilesOrdered(int battery, int? type = null)
    {
        var ordered = 0;
        foreach (var row in Missions.Open(battery))
        {
            ref readonly var mission = ref Missions[battery, row];
            if (mission.Stage == MissionStage.Ordered && (type is null || mission.Type == type) && Tracks.Holds(row, mission.TrackNumber))
            {
                ordered += mission.ShotsToFire;
            }
        }

        return ordered;
    }

    /// <summary>The row of the first launcher that can fire a missile of the type now, or −1 and when the next one can.</summary>
    public int FirstReadyLauncher(in BatteryState battery, int type, SimulationTime now, out SimulationTime nextReadyAt)
    {
        nextReadyAt = SimulationTime.Never;
        for (var row = battery.FirstLauncher; row < battery.FirstLauncher + battery.LauncherCount; row++)
        {
            ref readonly var launcher = ref Launchers.Rows[row];
            if (launcher.Type != type || launcher.Ready == 0)
            {
                continue;
            }

            if (launcher.NextReadyAt <= now)
            {
                return row;
            }

            if (launcher.NextReadyAt < nextReadyAt)
            {
                nextReadyAt = launcher.NextReadyAt;
            }
        }

        return -1;
    }

    /// <summary>What a missile is: what its launcher carries.</summary>
    public InterceptorDefinition TypeOf(in InterceptorState missile) => Launchers[missile.Launcher].Definition.Interceptor;

    /// <summary>Takes the first ready missile of a launcher.</summary>
    /// <exception cref="InvalidOperationException">None is ready.</exception>
    public ref InterceptorState TakeMissile(ref LauncherState launcher)
    {
        var missiles = Missiles(launcher);
        for (var i = 0; i < missiles.Length; i++)
        {
            if (missiles[i].Status == InterceptorStatus.Ready)
            {
                missiles[i].Status = InterceptorStatus.InFlight;
                launcher.Ready--;
                return ref missiles[i];
            }
        }

        throw new InvalidOperationException($"Launcher {Names[launcher.Id]} has no missile ready.");
    }

    /// <summary>When a launcher has fired its last missile and a load is left for it, the reload begins.</summary>
    public void BookReloadIfEmpty(ref LauncherState launcher, in Turn turn)
    {
        if (launcher.Ready == 0 && !launcher.IsReloading && launcher.LoadsUsed < launcher.Definition.Reloads)
        {
            launcher.IsReloading = true;
            turn.Calendar.Book(turn.Now + launcher.Definition.ReloadTime, Phase.Engagement, _reload, launcher.Id);
        }
    }

    internal Saved Save() => new(
        Targets.Save(), Trajectory.Save(), Assets.Save(), CommandPosts.Save(), Batteries.Save(), SearchRadars.Save(), EngagementRadars.Save(),
        Launchers.Save(), Interceptors.Save(), Array.ConvertAll(RadarTrackers, tracker => tracker.Save()), Array.ConvertAll(FollowedTracks, tracks => tracks.Save()),
        Picture.Save(), Judgements.Save(), Missions.Save(), [.. Reasons], Array.ConvertAll(_plots, queue => queue?.Save()));

    internal void Load(Saved saved)
    {
        Targets.Load(saved.Targets);
        Trajectory.Load(saved.Trajectory);
        Forecast.Forget();
        Whereabouts.Forget();
        Assets.Load(saved.Assets);
        CommandPosts.Load(saved.CommandPosts);
        Batteries.Load(saved.Batteries);
        SearchRadars.Load(saved.SearchRadars);
        EngagementRadars.Load(saved.EngagementRadars);
        Launchers.Load(saved.Launchers);
        Interceptors.Load(saved.Interceptors);
        for (var row = 0; row < RadarTrackers.Length; row++)
        {
            RadarTrackers[row].Load(saved.RadarTrackers[row]);
        }

        for (var row = 0; row < FollowedTracks.Length; row++)
        {
            FollowedTracks[row].Load(saved.FollowedTracks[row]);
        }

        Picture.Load(saved.Picture);
        Tracks.FollowAnew();
        Judgements.Load(saved.Judgements);
        Missions.Load(saved.Missions);
        saved.Reasons.CopyTo(Reasons, 0);
        for (var id = 0; id < _plots.Length; id++)
        {
            if (saved.Plots[id] is { } plots)
            {
                Plots(new EntityId(id)).Load(plots);
            }
            else
            {
                _plots[id] = null;
            }
        }
    }

    internal sealed record Saved(
        TargetState[] Targets, Trajectory.Saved Trajectory, AssetState[] Assets, CommandPostState[] CommandPosts, BatteryState[] Batteries,
        SearchRadarState[] SearchRadars, EngagementRadarState[] EngagementRadars, LauncherState[] Launchers, InterceptorState[] Interceptors,
        RadarTracker.Saved[] RadarTrackers, FollowedTracks.Saved[] FollowedTracks, SavedAirPicture Picture, TrackJudgement[] Judgements, FireMissionTable.Saved Missions, ReasonHeld[] Reasons, PlotQueue.Saved?[] Plots);
}
