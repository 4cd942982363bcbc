using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Terrain;
using Rampart.Tracking;

namespace Rampart.Simulation.Kernel;

/// <summary>Puts a definition into the world before the first moment: tables are filled, paths appended, first wakes booked.</summary>
internal static class Deployment
{
    public static World Deploy(BattleDefinition battle, Chance chance, Calendar calendar, Journal journal)
    {
        var names = new NameTable(EntityNames.All(battle).Select(entity => entity.Name));
        var kinds = EntityNames.All(battle).ToDictionary(entity => entity.Name, entity => entity.Kind, StringComparer.Ordinal);
        for (var rank = 0; rank < names.Count; rank++)
        {
            var id = new EntityId(rank);
            journal.RecordName(id, kinds[names[id]], names[id]);
        }

        var world = new World(battle, names);
        var processes = new Processes();
        DeployCommandPost(world, battle, processes, calendar);
        foreach (var battery in battle.Batteries)
        {
            DeployBattery(world, battle, battery, processes, calendar);
        }

        LinkLaunchers(world);
        DeployAssets(world, battle);

        // In the order of names: paths are journalled here, and the order of the definition's list must not show.
        foreach (var target in battle.Targets.OrderBy(target => target.Name, StringComparer.Ordinal))
        {
            DeployTarget(world, target, battle.Flights, chance, processes, calendar, journal);
        }

        return world;
    }

    private static void DeployCommandPost(World world, BattleDefinition battle, Processes processes, Calendar calendar)
    {
        var definition = battle.CommandPost;
        var id = world.Names.Find(definition.Name);
        var radar = EntityId.None;
        if (definition.SurveillanceRadar is { } surveillance)
        {
            var site = definition.Site ?? throw new ArgumentException("A command post with a radar needs a site.");
            radar = DeploySearchRadar(world, battle, surveillance, EntityId.None, site, processes, calendar);
        }

        world.CommandPosts[id] = new CommandPostState { Id = id, Definition = definition, SurveillanceRadar = radar };
        calendar.Book(SimulationTime.Start + definition.DecisionCycle, Phase.Command, processes.Assignment, id);
        calendar.Book(SimulationTime.Start + definition.DecisionCycle, Phase.Account, processes.FireAccount, id);
    }

    private static EntityId DeploySearchRadar(
        World world, BattleDefinition battle, SearchRadarDefinition radar, EntityId battery, Geodetic site, Processes processes, Calendar calendar)
    {
        var id = world.Names.Find(radar.Name);
        world.SearchRadars[id] = new SearchRadarState
        {
            Id = id,
            Key = world.Names.Key(id),
            Battery = battery,
            Definition = radar,
            Sight = RadarSight.Of(radar, site.Height, battle.Ground, battle.Weather, battle.Echoes),
        };
        DeployTracker(world, id, radar);
        calendar.Book(SearchRadarScan.EndOfSector(radar, 0), Phase.Sensing, processes.SearchScan, id);
        return id;
    }

    private static void DeployBattery(World world, BattleDefinition battle, BatteryDefinition definition, Processes processes, Calendar calendar)
    {
        var id = world.Names.Find(definition.Name);
        var engagementId = world.Names.Find(definition.EngagementRadar.Name);
        world.Batteries[id] = new BatteryState
        {
            Id = id,
            Definition = definition,
            SearchRadar = DeploySearchRadar(world, battle, definition.SearchRadar, id, definition.Site, processes, calendar),
            EngagementRadar = engagementId,
            Site = world.Theatre.ToEnu(definition.Site.ToEcef()),
            Types = Types(definition),
        };

        var engagement = definition.EngagementRadar;
        world.EngagementRadars[engagementId] = new EngagementRadarState
        {
            Id = engagementId,
            Key = world.Names.Key(engagementId),
            Battery = id,
            Definition = engagement,
            Sight = RadarSight.Of(engagement, definition.Site.Height, battle.Ground, battle.Weather, battle.Echoes),
            FacingAtTurn = engagement.InitialFacing,
            FacingWanted = engagement.InitialFacing,
            SectorClaimedAt = SimulationTime.Never,
        };
        world.FollowedTracks[world.EngagementRadars.RowOf(engagementId)] = new FollowedTracks(
            world.SourceOf(engagementId), Model(world, engagement, RadarModel.LeastFalsePlotsPerScan), world.Post.Tracker.Definition(), world.Post.Tracker.MeanNoise_m2ps3(), engagement.GuidanceMemory);
        calendar.Book(SimulationTime.Start + engagement.UpdatePeriod, Phase.Sensing, processes.EngagementScan, engagementId);

        foreach (var launcher in definition.Launchers)
        {
            DeployLauncher(world, id, launcher);
        }
    }

    /// <summary>What the battery's launchers carry, the shortest reach first; types of one reach by their names.</summary>
    private static InterceptorDefinition[] Types(BatteryDefinition battery)
    {
        InterceptorDefinition[] types = [.. battery.Launchers.Select(launcher => launcher.Interceptor).Distinct()
            .OrderBy(type => type.MaximumRange.Metres).ThenBy(type => type.Name, StringComparer.Ordinal)];
        return types.DistinctBy(type => type.Name, StringComparer.Ordinal).Count() == types.Length
            ? types
            : throw new ArgumentException($"Battery {battery.Name} has two types of interceptor of one name.");
    }

    private static void DeployLauncher(World world, EntityId battery, LauncherDefinition definition)
    {
        var id = world.Names.Find(definition.Name);
        var missiles = EntityNames.OfMissiles(definition).ToArray();
        for (var i = 0; i < missiles.Length; i++)
        {
            var missile = world.Names.Find(missiles[i]);
            var load = i / definition.Missiles;
            world.Interceptors[missile] = new InterceptorState
            {
                Id = missile,
                Battery = battery,
                Launcher = id,
                Load = load,
                Status = load == 0 ? InterceptorStatus.Ready : InterceptorStatus.InReserve,
            };
        }

        world.Launchers[id] = new LauncherState
        {
            Id = id,
            Battery = battery,
            Definition = definition,
            Type = Array.IndexOf(world.Batteries[battery].Types, definition.Interceptor),
            FirstMissile = missiles.Length == 0 ? 0 : world.Interceptors.RowOf(world.Names.Find(missiles[0])),
            MissileCount = missiles.Length,
            Ready = definition.Missiles,
        };
    }

    /// <summary>The launchers of a battery must be neighbours in their table, so that a span reaches them.</summary>
    private static void LinkLaunchers(World world)
    {
        for (var row = 0; row < world.Launchers.Count; row++)
        {
            ref var battery = ref world.Batteries[world.Launchers.Rows[row].Battery];
            if (battery.LauncherCount == 0)
            {
                battery.FirstLauncher = row;
            }
            else if (battery.FirstLauncher + battery.LauncherCount != row)
            {
                throw new ArgumentException("The names of a battery's launchers must begin with the battery's name, so that they stand together.");
            }

            battery.LauncherCount++;
        }
    }

    private static void DeployAssets(World world, BattleDefinition battle)
    {
        var place = 0;
        foreach (var id in world.Assets.Ids)
        {
            var definition = battle.Assets.Single(asset => string.Equals(asset.Name, world.Names[id], StringComparison.Ordinal));
            world.Assets[id] = new AssetState { Id = id, Definition = definition };
            world.DefendedPlaces[place++] = world.Theatre.ToEnu(definition.Place.ToEcef());
        }

        foreach (ref readonly var battery in world.Batteries.Rows)
        {
            world.DefendedPlaces[place++] = battery.Site;
        }
    }

    private static void DeployTarget(World world, TargetDefinition definition, PlannedFlights flights, Chance chance, Processes processes, Calendar calendar, Journal journal)
    {
        var id = world.Names.Find(definition.Name);
        var key = world.Names.Key(id);
        var isBroken = chance.Uniform(Draw.TransponderFailure, key, 0, 0) < definition.TransponderFailure;
        world.Targets[id] = new TargetState
        {
            Id = id,
            Key = key,
            Definition = definition,
            Aim = definition.Aim is null ? EntityId.None : world.Names.Find(definition.Aim),
            Appears = definition.Appears,
            Ends = SimulationTime.Never,
            Answers = definition.HasTransponder && !isBroken,
            TrackRow = -1,
            PlotRadar = EntityId.None,
        };
        if (definition.Jammer is not null)
        {
            world.Jammers.Add(world.Targets.RowOf(id));
        }

        if (definition.Class == TargetClass.BallisticMissile)
        {
            var flight = flights.Ballistic(definition);
            var body = definition.Ballistic!;
            var end = definition.Appears + flight.TimeOfFlight;
            world.Trajectory.Append(id, definition.Appears, end, flight);
            journal.Record(new BallisticArcFlown(
                definition.Appears, end, id, definition.Route[0].ToEcef(), definition.Route[^1].ToEcef(), body.BurnTime, body.BallisticCoefficient_kgpm2, body.Loft));
        }
        else
        {
            AppendRoute(world, id, definition, flights, journal);
        }

        calendar.Book(definition.Appears, Phase.Motion, processes.Appearance, id);
    }

    private static void AppendRoute(World world, EntityId id, TargetDefinition definition, PlannedFlights flights, Journal journal)
    {
        var flight = flights.Of(definition, world.Ground);
        var start = definition.Appears;
        foreach (var (arc, time) in flight.Arcs)
        {
            world.Trajectory.Append(id, start, start + time, arc, flight.Heights, (start - definition.Appears).Seconds);
            journal.Record(new SurfaceArcFlown(start, start + time, id, definition.HeightsOver, arc));
            start += time;
        }
    }

    private static void DeployTracker(World world, EntityId id, SearchRadarDefinition radar)
    {
        var model = Model(world, radar, Math.Max(radar.FalsePlotsPerScan, RadarModel.LeastFalsePlotsPerScan));
        var look = new SectorLook(model, radar.ScanPeriod);
        world.RadarTrackers[world.SearchRadars.RowOf(id)] = new RadarTracker(world.SourceOf(id), model, look, world.Post.Tracker.Definition());
    }

    private static RadarModel Model(World world, RadarDefinition radar, double falsePlotsPerScan) => new(
        world.Theatre, new EnuFrame(radar.Antenna), new RadarAccuracy(radar.Accuracy.Range, radar.Accuracy.Azimuth, radar.Accuracy.Elevation, radar.Accuracy.RangeRate),
        world.Post.Tracker.ExpectedDetection, falsePlotsPerScan, radar.InstrumentedRange.Metres * 2.0 * Portable.Pi * radar.MaximumElevation.Radians);

    /// <summary>The processes of a battle, tied to those that they book.</summary>
    private sealed class Processes
    {
        public Processes()
        {
            var account = new PlotAccount();
            SearchScan = new SearchRadarScan(new TrackMaintenance(), account);
            EngagementScan = new EngagementRadarScan(new TrackFollowing(), account);
            Assignment = new WeaponAssignment(new Launch(new InterceptorFlyout(new Assessment())));
            Appearance = new TargetAppearance(new TargetArrival());
            FireAccount = new FireAccount();
        }

        public SearchRadarScan SearchScan { get; }

        public EngagementRadarScan EngagementScan { get; }

        public WeaponAssignment Assignment { get; }

        public TargetAppearance Appearance { get; }

        public FireAccount FireAccount { get; }
    }
}
